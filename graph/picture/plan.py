"""The picture of what to learn before the targets: foundations at the top, the targets at the end."""

from collections.abc import Iterable, Iterator, Sequence

from graph.closure import Closure, Learner, learner
from graph.least import Choose
from graph.least import choose as choose_closure
from graph.model import Depth
from graph.picture.scene import Link, Picture, State, Thing, picture
from graph.questions.before import resolve
from graph.snapshot import Snapshot


def plan_picture(
    snapshot: Snapshot,
    targets: Sequence[str],
    *,
    known: Iterable[str] = (),
    depth: Depth = Depth.UNDERSTAND,
    prefer: Iterable[str] = (),
    avoid: Iterable[str] = (),
    choose: Choose = Choose.DEFAULT,
) -> Picture:
    """The skills that `before` lists, with their targets, what is known of their direct requirements, and the choices.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> shown = plan_picture(Snapshot(TINY), ["transformers"], known=["softmax"])
    >>> [(node.id, node.state.value) for node in shown.nodes][:3]
    [('softmax', 'known'), ('vectors', 'plan'), ('attention', 'plan')]
    """
    aim = resolve(snapshot, targets)
    who = learner(snapshot, known, prefer, avoid)
    closure = choose_closure(snapshot, [*aim.skills, *aim.members], who, depth, choose).closure
    links = list(_links(snapshot, closure, who, depth))
    shown = {*closure.needed, *aim.skills, *(link.source for link in links)}
    things = [_thing(snapshot, id, _state(id, aim.skills, closure, who)) for id in snapshot.sort(shown)]
    names = ", ".join(snapshot.names.thing(target).name for target in aim.asked)
    return picture(snapshot.revision, f"Before {names}", things, links)


def _links(snapshot: Snapshot, closure: Closure, who: Learner, depth: Depth) -> Iterator[Link]:
    for id in snapshot.sort(closure.needed):
        for one in snapshot.requirements(id, depth):
            pick = closure.pick(one).member
            yield Link(pick, id, one.need.value, one.reason)
            if pick not in who.has:
                others = (member for member in one.members if member != pick)
                yield from (Link(other, id, one.need.value, one.reason, alternative=True) for other in others)


def _state(id: str, targets: Sequence[str], closure: Closure, who: Learner) -> State:
    if id in who.has:
        return State.KNOWN
    if id in targets:
        return State.TARGET
    return State.PLAN if id in closure.needed else State.ALTERNATIVE


def _thing(snapshot: Snapshot, id: str, state: State) -> Thing:
    skill = snapshot.skills[id]
    return Thing(id, "skill", skill.name, skill.hours, state)
