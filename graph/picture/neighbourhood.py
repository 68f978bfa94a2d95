"""The picture of one skill among what it needs and what needs it, nearest first."""

from graph.errors import InvalidParameter
from graph.model import Depth
from graph.picture.scene import MAX_BOXES, Link, NodeState, Picture, picture, skill_thing
from graph.snapshot import Snapshot


def neighbourhood(snapshot: Snapshot, skill: str, *, most: int = 60, depth: Depth = Depth.UNDERSTAND) -> Picture:
    """The skills around one, at most ``most`` with itself.

    They are taken by distance, in steps upwards to what is needed and downwards to what needs it; of one distance what
    is needed comes first, and then the fixed learning order decides.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> [node.id for node in neighbourhood(Snapshot(TINY), "attention", most=4).nodes]
    ['softmax', 'vectors', 'attention', 'transformers']
    """
    if not 1 <= most <= MAX_BOXES:
        raise InvalidParameter("most", f"is {most}: give a number from 1 to {MAX_BOXES}")
    centre = snapshot.names.skill(skill)
    shown = _nearest(snapshot, centre, most, depth)
    things = [
        skill_thing(snapshot.skills[id], NodeState.TARGET if id == centre else NodeState.PLAN)
        for id in snapshot.sort(shown)
    ]
    links = [
        Link(member, id, one.need.value, one.reason, alternative=member != one.pick)
        for id in snapshot.sort(shown)
        for one in snapshot.requirements(id, depth)
        for member in one.members
        if member in shown
    ]
    return picture(snapshot.revision, f"Around {snapshot.skills[centre].name}", things, links)


def _nearest(snapshot: Snapshot, centre: str, most: int, depth: Depth) -> set[str]:
    found = {centre}
    above, below = {centre}, {centre}
    while above or below:
        above = {m for id in above for one in snapshot.requirements(id, depth) for m in one.members} - found
        below = {one.skill for id in below for one in snapshot.required_by(id, depth)} - found
        for id in [*snapshot.sort(above), *snapshot.sort(below - above)]:
            if len(found) >= most:
                return found
            found.add(id)
    return found
