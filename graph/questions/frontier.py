"""The frontier: every skill whose requirements are all met, the nearest to what one knows first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Depth, Level
from graph.questions.soon import Soon, soon
from graph.questions.unlocks import is_learnable
from graph.snapshot import Snapshot
from graph.snapshot.adjacency import inverse
from graph.snapshot.nodes import level_of, node_of
from graph.snapshot.reach import reach
from graph.solution import Profile, Solution, solve
from graph.solution.profile import learner
from graph.work import ITEM_UNITS, spend


@dataclass(frozen=True, slots=True)
class Startable:
    """A skill that can be started now.

    Attributes
    ----------
    near
        Id of the nearest known skill or target; empty if no requirements lead to one.
    hops
        Requirements between this skill and `near`; null if none lead there.
    opens
        How many skills may need this one: towards the targets if there are any, else in all.
    """

    id: str
    name: str
    topic: str
    level: Level
    hours: float
    near: str
    hops: int | None
    opens: int
    summary: str


@dataclass(frozen=True, slots=True)
class Frontier:
    """Everything that can be started now, and what comes soon after.

    Attributes
    ----------
    targets
        Ids of what the question is limited to; empty for the whole roadmap.
    assumed
        Ids of the skills that the background holds.
    items
        Skills that can be started now, the nearest first.
    soon
        Skills that build on a known one and lack only a little, fewest hours first; at most ten.
    """

    revision: str
    targets: tuple[str, ...]
    depth: Depth
    known: tuple[str, ...]
    credited: tuple[str, ...]
    background: str
    assumed: tuple[str, ...]
    items: tuple[Startable, ...]
    soon: tuple[Soon, ...]


def frontier(snapshot: Snapshot, profile: Profile = Profile(), targets: Sequence[str] = ()) -> Frontier:
    """Every skill whose requirements at a depth are met, without those that one has already.

    They are ranked by how many requirements lie between them and a known skill or a target, followed either way; then
    by how many skills they open; then in learning order. With targets, only the skills on the way to them. A skill of
    which nothing is known (not curated, and no requirement has it as an end) is left out.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> [(one.id, one.hops, one.opens) for one in frontier(Snapshot(TINY), targets=["transformers"]).items]
    [('vectors', 2, 3), ('softmax', 2, 2)]
    """
    solution = solve(snapshot, targets, profile) if targets else None
    who = solution.learner if solution else learner(snapshot, profile)
    nodes = solution.nodes if solution else _everything(snapshot, profile.depth)
    rows = snapshot.at(profile.depth)
    ready = [n for n, node in nodes.items() if is_learnable(rows, node, who) and _is_known_of(snapshot, n)]
    near = _nearest(snapshot, profile.depth, [*sorted(who.known), *_goals(solution)])
    on_the_way = nodes.keys() - who.met
    opens = {number: _opened(snapshot, number, on_the_way, profile.depth) for number in ready}
    spend(len(snapshot.order) + ITEM_UNITS * len(ready))
    far = len(snapshot.order)
    ranked = sorted(ready, key=lambda number: (near.get(number, (far, 0))[0], -opens[number], number))
    return Frontier(
        revision=snapshot.revision,
        targets=solution.targets.asked if solution else (),
        depth=profile.depth,
        known=tuple(snapshot.ids(who.known)),
        credited=tuple(snapshot.ids(who.credited)),
        background=who.background,
        assumed=solution.assumed if solution else tuple(snapshot.ids(who.held)),
        items=tuple(_startable(snapshot, nodes[number], near.get(number), opens[number]) for number in ranked),
        soon=soon(snapshot, who, nodes, frozenset(ready), profile.depth),
    )


def _everything(snapshot: Snapshot, depth: Depth) -> Mapping[int, int]:
    """The node of every skill (number) at the level of a depth."""
    return {number: node_of(number, depth.level) for number in range(len(snapshot.order))}


def _goals(solution: Solution | None) -> list[int]:
    return sorted({node >> 1 for node in solution.targets.nodes}) if solution else []


def _is_known_of(snapshot: Snapshot, number: int) -> bool:
    """Whether anything is known of a skill: it is curated, or a requirement has it as an end."""
    rows = snapshot.adjacency
    return snapshot.skills[snapshot.order[number]].curated or bool(rows.members[number] or rows.dependents[number])


def _nearest(snapshot: Snapshot, depth: Depth, anchors: Iterable[int]) -> Mapping[int, tuple[int, int]]:
    """The fewest requirements, followed either way, between each skill (number) and an anchor, and that anchor."""
    members = [
        tuple(node >> 1 for node in snapshot.at(depth).members[node_of(number, depth.level)])
        for number in range(len(snapshot.order))
    ]
    dependents = inverse(members)
    found = {anchor: (0, anchor) for anchor in anchors}
    queue = list(found)
    for number in queue:  # grows while it is read
        hops, anchor = found[number]
        for neighbour in (*members[number], *dependents[number]):
            if neighbour not in found:
                found[neighbour] = (hops + 1, anchor)
                queue.append(neighbour)
    return found


def _opened(snapshot: Snapshot, number: int, on_the_way: Iterable[int], depth: Depth) -> int:
    """How many of these skills (numbers) may need a skill (number), itself not counted."""
    reached = reach([2 * number, 2 * number + 1], snapshot.at(depth).dependents)
    wanted = (node_of(one, depth.level) for one in on_the_way if one != number)
    return sum(node in reached for node in wanted)


def _startable(snapshot: Snapshot, node: int, near: tuple[int, int] | None, opens: int) -> Startable:
    skill, level = snapshot.skills[snapshot.order[node >> 1]], level_of(node)
    hops, anchor = near if near else (None, None)
    return Startable(
        skill.id,
        skill.name,
        skill.topic,
        level,
        skill.hours_at(level),
        "" if anchor is None else snapshot.order[anchor],
        hops,
        opens,
        skill.summary,
    )
