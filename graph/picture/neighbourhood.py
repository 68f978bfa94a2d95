"""The picture of one skill among what it needs and what needs it, nearest first."""

from graph.errors import InvalidParameter
from graph.model import Depth
from graph.picture.scene import MAX_BOXES, Link, NodeState, Picture, picture, skill_thing
from graph.snapshot import Snapshot


def neighbourhood(snapshot: Snapshot, skill: str, *, most: int = 60, depth: Depth = Depth.UNDERSTAND) -> Picture:
    """The skills around one, at most ``most`` with itself.

    They are taken by distance, in steps up to prerequisites or down to dependents. At the same distance prerequisites
    come first, then the fixed order decides.

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
        Link(member, id, requirement.need.value, requirement.reason, alternative=member != requirement.pick)
        for id in snapshot.sort(shown)
        for requirement in snapshot.requirements(id, depth)
        for member in requirement.members
        if member in shown
    ]
    return picture(snapshot.revision, f"Around {snapshot.skills[centre].name}", things, links)


def _nearest(snapshot: Snapshot, centre: str, most: int, depth: Depth) -> set[str]:
    nearest = {centre}
    above, below = {centre}, {centre}
    while above or below:
        above = {
            member for id in above for requirement in snapshot.requirements(id, depth) for member in requirement.members
        } - nearest
        below = {requirement.skill for id in below for requirement in snapshot.required_by(id, depth)} - nearest
        for id in [*snapshot.sort(above), *snapshot.sort(below - above)]:
            if len(nearest) >= most:
                return nearest
            nearest.add(id)
    return nearest
