"""The picture of what to learn before the targets: foundations at the top, the targets at the end."""

from collections.abc import Iterable, Iterator, Sequence

from graph.closure import Closure, Learner, learner
from graph.least import Choose
from graph.least import choose as choose_closure
from graph.model import Depth
from graph.picture.leaning import Met, grouped, in_order, leanings
from graph.picture.scene import MOST, Link, Picture, State, picture, skill_thing
from graph.questions.targets import Targets, resolve
from graph.snapshot import Snapshot

MOST_SKILLS = 120
"""Skills that the picture of a plan shows one by one; more are shown by their topics."""

MOST_GOALS = 20
"""Named targets that stand beside topics; more are counted among these."""


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
    """The skills that `before` lists and its targets; what is known that these need directly; and what was not picked.

    Known and credited skills have the state ``known``; members of a choice that nothing else needs are
    ``alternative``. A plan of more than 120 skills is shown by its topics, each with the hours that the plan takes of
    it, and its named targets. The parameters are those of `before`.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> shown = plan_picture(Snapshot(TINY), ["transformers"], known=["softmax"])
    >>> [(node.id, node.state.value) for node in shown.nodes if node.state != "plan"]
    [('softmax', 'known'), ('tensorflow', 'alternative'), ('transformers', 'target')]
    """
    aim = resolve(snapshot, targets)
    who = learner(snapshot, known, prefer, avoid)
    closure = choose_closure(snapshot, [*aim.skills, *aim.members], who, depth, choose).closure
    title = "Before " + ", ".join(snapshot.names.thing(target).name for target in aim.asked)
    if len(closure.needed) > MOST_SKILLS:
        return _by_topic(snapshot, title, aim, closure, depth)
    links = list(_links(snapshot, closure, who, depth))
    shown = _shown(snapshot, aim, closure, links)
    things = [skill_thing(snapshot.skills[id], _state(id, aim, closure, who)) for id in snapshot.sort(shown)]
    return picture(snapshot.revision, title, things, [link for link in links if link.source in shown])


def _links(snapshot: Snapshot, closure: Closure, who: Learner, depth: Depth) -> Iterator[Link]:
    """What each skill counts on, and the members of its choices that were not picked."""
    for id in snapshot.sort(closure.needed):
        for one in snapshot.requirements(id, depth):
            pick = closure.pick(one).member
            yield Link(pick, id, one.need.value, one.reason)
            if pick not in who.has:
                others = (member for member in one.members if member != pick)
                yield from (Link(other, id, one.need.value, one.reason, alternative=True) for other in others)


def _shown(snapshot: Snapshot, aim: Targets, closure: Closure, links: Iterable[Link]) -> set[str]:
    """The plan with its targets; of what is known or was not picked, as much as there is room for, the latest first."""
    shown = closure.needed.union(aim.skills)
    others = snapshot.sort({link.source for link in links} - shown)
    return shown.union(others[::-1][: max(0, MOST_SKILLS - len(shown))])


def _state(id: str, aim: Targets, closure: Closure, who: Learner) -> State:
    if id in who.has:
        return State.KNOWN
    if id in aim.skills:
        return State.TARGET
    return State.PLAN if id in closure.needed else State.ALTERNATIVE


def _by_topic(snapshot: Snapshot, title: str, aim: Targets, closure: Closure, depth: Depth) -> Picture:
    """The topics of a plan, with the targets that were named themselves."""
    listed = snapshot.sort(closure.needed)
    group_of = _groups(snapshot, aim, listed)
    requirements = (one for id in listed for one in snapshot.requirements(id, depth))
    met = (Met(closure.pick(one).member, one.skill, one.need) for one in requirements)
    links = leanings(snapshot, group_of, (one for one in met if one.member in group_of))
    things = in_order(snapshot, grouped(snapshot, group_of, State.TARGET), links, group_of)
    return picture(snapshot.revision, title, things, links)


def _groups(snapshot: Snapshot, aim: Targets, listed: Sequence[str]) -> dict[str, str]:
    """The box of each skill: its own for a target, else that of its topic, or of one above if they are many."""
    goals = set(aim.skills) if len(aim.skills) <= MOST_GOALS else set()
    paths = {id: snapshot.path(snapshot.skills[id].topic) for id in listed}
    for level in range(max(map(len, paths.values())) - 1, -1, -1):
        found = {id: id if id in goals else f"topic:{path[: level + 1][-1]}" for id, path in paths.items()}
        if len(set(found.values())) <= MOST:
            break
    return found
