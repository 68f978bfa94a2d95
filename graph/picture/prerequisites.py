"""The picture of what to learn before the targets: foundations at the top, the targets at the end."""

from collections.abc import Iterable, Iterator, Sequence

from graph.picture.leaning import Met, grouped, in_order, leanings
from graph.picture.scene import MAX_BOXES, Link, NodeState, Picture, picture, skill_thing
from graph.snapshot import Snapshot
from graph.solution import Solution
from graph.solution.targets import Targets

MAX_SKILLS = 120
"""Skills that the picture of a plan shows one by one; more are shown by their topics."""

MAX_GOALS = 20
"""Named targets that stand beside topics; more are counted among these."""


def prerequisites_picture(solution: Solution) -> Picture:
    """The skills that `before` lists and its targets; what is known that these need directly; and what was not picked.

    Known and credited skills have the state ``known``, those that the background holds ``assumed``; members of a choice
    that nothing else needs are ``alternative``. A plan of more than 120 skills is shown by its topics, each with the
    hours that the plan takes of it, and its named targets.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> from graph.solution import Profile, solve
    >>> shown = prerequisites_picture(solve(Snapshot(TINY), ["transformers"], Profile(known=["softmax"])))
    >>> [(node.id, node.state.value) for node in shown.nodes if node.state != "plan"]
    [('softmax', 'known'), ('tensorflow', 'alternative'), ('transformers', 'target')]
    """
    snapshot = solution.snapshot
    asked = snapshot.names.things(solution.targets.asked, "target", allow_all=True)
    title = "Before " + ", ".join(thing.name for thing in asked)
    if len(solution.order) > MAX_SKILLS:
        return _by_topic(solution, title)
    links = list(_links(solution))
    shown = _shown(solution, links)
    order = [*snapshot.sort(shown - solution.needed), *solution.order]  # what is not to be learned needs nothing here
    things = [skill_thing(snapshot.skills[id], _state(solution, id), _hours(solution, id)) for id in order]
    return picture(snapshot.revision, title, things, [link for link in links if link.source in shown])


def _links(solution: Solution) -> Iterator[Link]:
    """What each skill counts on, and the members of its choices that were not picked."""
    for id in solution.order:
        for one in solution.requirements(id):
            pick = solution.pick(one)
            yield Link(pick, id, one.need.value, one.reason)
            if not solution.meets(pick):
                others = (member for member in one.members if member != pick)
                yield from (Link(other, id, one.need.value, one.reason, alternative=True) for other in others)


def _shown(solution: Solution, links: Iterable[Link]) -> set[str]:
    """The plan with its targets; of what is known or was not picked, as much as there is room for, the latest first."""
    shown = {*solution.needed, *solution.targets.skills}
    others = solution.snapshot.sort({link.source for link in links} - shown)
    return shown.union(others[::-1][: max(0, MAX_SKILLS - len(shown))])


def _state(solution: Solution, id: str) -> NodeState:
    if id in solution.has:
        return NodeState.KNOWN
    if id in solution.targets.skills:
        return NodeState.TARGET
    if solution.meets(id):
        return NodeState.ASSUMED
    return NodeState.PLAN if id in solution.needed else NodeState.ALTERNATIVE


def _hours(solution: Solution, id: str) -> float:
    """The hours of a skill at the level at which it is to be learned; of any other skill, to understand it."""
    return solution.hours_of([id]) if id in solution.needed else solution.snapshot.skills[id].hours


def _by_topic(solution: Solution, title: str) -> Picture:
    """The topics of a plan, with the targets that were named themselves."""
    snapshot = solution.snapshot
    group_of = _groups(snapshot, solution.targets, solution.order)
    requirements = (one for id in solution.order for one in solution.requirements(id))
    met = (Met(solution.pick(one), one.skill, one.need) for one in requirements)
    links = leanings(snapshot, group_of, (one for one in met if one.member in group_of))
    boxes = grouped(snapshot, group_of, NodeState.TARGET, solution.hours_of)
    things = in_order(snapshot, boxes, links, group_of)
    return picture(snapshot.revision, title, things, links)


def _groups(snapshot: Snapshot, targets: Targets, listed: Sequence[str]) -> dict[str, str]:
    """The box of each skill: its own for a target, else that of its topic, or of one above if they are many."""
    goals = set(targets.skills) if len(targets.skills) <= MAX_GOALS else set()
    paths = {id: snapshot.path(snapshot.skills[id].topic) for id in listed}
    for level in range(max(map(len, paths.values())) - 1, -1, -1):
        groups = {id: id if id in goals else f"topic:{path[: level + 1][-1]}" for id, path in paths.items()}
        if len(set(groups.values())) <= MAX_BOXES:
            break
    return groups
