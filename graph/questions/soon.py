"""Skills that build on known ones and can be started soon."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph.model import Depth, whole_hours
from graph.snapshot import Snapshot
from graph.solution.closure import closure
from graph.solution.profile import Learner

MAX_SOON = 10
"""Skills that are named as coming soon."""

MAX_SOON_HOPS, MAX_SOON_CANDIDATES = 2, 60
"""How many requirements away from a known skill they may be, and how many of the nearest are looked at."""


@dataclass(frozen=True, slots=True)
class Soon:
    """A skill that builds on a known one and still lacks some of its direct prerequisites.

    Attributes
    ----------
    near
        Id of the known skill that it builds on.
    lacks
        Ids of the direct prerequisites that are still to be learned.
    hours_before
        Hours of everything to learn before it.
    """

    id: str
    name: str
    topic: str
    hours: float
    near: str
    lacks: tuple[str, ...]
    hours_before: float


def soon(
    snapshot: Snapshot, who: Learner, nodes: Mapping[int, int], ready: Collection[int], depth: Depth
) -> tuple[Soon, ...]:
    """What builds on a known skill within two requirements and is not ``ready`` (numbers): fewest hours before first.

    ``nodes`` are the skills to choose from, by number, at the level at which they are wanted.
    """
    near = _building_on(snapshot, who, depth)
    candidates = [number for number in near if number in nodes and number not in who.met and number not in ready]
    found = (_told(snapshot, who, nodes[number], near[number], depth) for number in candidates[:MAX_SOON_CANDIDATES])
    return tuple(sorted(found, key=lambda one: one.hours_before)[:MAX_SOON])


def _building_on(snapshot: Snapshot, who: Learner, depth: Depth) -> dict[int, int]:
    """The known skill (number) on which each skill near one builds, nearest first."""
    near = {number: number for number in sorted(who.known)}
    layer = list(near)
    for _ in range(MAX_SOON_HOPS):
        following = [(one, near[number]) for number in layer for one in _dependents(snapshot, number, depth)]
        layer = list(dict.fromkeys(one for one, _ in following if one not in near))
        for one, anchor in following:
            near.setdefault(one, anchor)
    return near


def _dependents(snapshot: Snapshot, number: int, depth: Depth) -> Iterator[int]:
    rows = snapshot.at(depth).dependents
    return (node >> 1 for at in (2 * number, 2 * number + 1) for node in rows[at])


def _told(snapshot: Snapshot, who: Learner, node: int, near: int, depth: Depth) -> Soon:
    rows, hours = snapshot.at(depth), snapshot.hours_by_node
    missing = closure(snapshot, [node], who, depth)
    lacks = {one >> 1 for one in rows.plain[node]}
    lacks |= {missing.picks[choice.number].member for choice in rows.choices.get(node, ())}
    highest = {one >> 1: one for one in sorted(missing.nodes) if one >> 1 != node >> 1}
    skill = snapshot.skills[snapshot.order[node >> 1]]
    return Soon(
        skill.id,
        skill.name,
        skill.topic,
        whole_hours(hours[node]),
        snapshot.order[near],
        tuple(snapshot.ids(lacks - who.met)),
        whole_hours(sum(hours[one] for one in highest.values())),
    )
