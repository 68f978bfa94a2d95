"""The shortest chains of requirements, with the reason and evidence of each hop."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from graph.model import Confidence, Evidence, Level, Need
from graph.questions.why.direction import Direction
from graph.questions.why.verdict import WhyVerdict
from graph.questions.why.walk import Walk
from graph.snapshot import Snapshot
from graph.snapshot.nodes import level_of, numbers_of

MAX_CHAINS = 8
"""How many shortest chains an answer shows."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One requirement of a chain.

    Attributes
    ----------
    prerequisite
        Id of the skill that is learned first.
    skill
        Id of the skill that needs it.
    need
        How badly the skill needs it.
    level
        How well the prerequisite must be mastered for it.
    reason
        Why the skill needs it, in one sentence.
    alternatives
        Ids of the skills of which any one would do instead; empty for a plain requirement.
    """

    prerequisite: str
    skill: str
    need: Need
    level: Level
    reason: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence
    alternatives: tuple[str, ...]


Chain = tuple[Hop, ...]


def hops(snapshot: Snapshot, nodes: Sequence[int]) -> Chain:
    """The requirements along a chain of nodes, in learning direction."""
    return tuple(_hop(snapshot, prerequisite, dependent) for prerequisite, dependent in pairwise(nodes))


def _hop(snapshot: Snapshot, prerequisite: int, dependent: int) -> Hop:
    """The requirement through which a node needs another directly."""
    id, skill = snapshot.order[prerequisite >> 1], snapshot.order[dependent >> 1]
    one = next(one for one in snapshot.requirements(skill) if id in one.members)
    others = () if one.is_plain else one.members
    return Hop(id, skill, one.need, level_of(prerequisite), one.reason, one.evidence, one.confidence, others)


def chains(answer: WhyVerdict, forward: Direction, backward: Direction) -> tuple[list[Chain], bool]:
    """The chains that an answer shows, and whether there are more like them."""
    match answer:
        case WhyVerdict.YES | WhyVerdict.PARTLY:
            return _as_picked(forward)
        case WhyVerdict.PART_OF:
            return _as_picked(forward) if forward.start.is_skill else ([], False)
        case WhyVerdict.BOTH:
            return [_as_picked(one)[0][0] for one in (forward, backward)], True
        case WhyVerdict.ALTERNATIVE | WhyVerdict.DEEPER:
            return _by_choice(forward)
        case WhyVerdict.REVERSE:
            return _as_picked(backward) if backward.listed else _by_choice(backward)
        case WhyVerdict.NO | WhyVerdict.UNKNOWN:
            return [], False


def _as_picked(direction: Direction) -> tuple[list[Chain], bool]:
    """The chains to the goals; for a set of skills the most telling ones, the second perhaps to the whole."""
    if not direction.listed:
        return [], False
    if direction.start.is_skill:
        return _bounded(direction.picked, direction.listed, direction.goal.nodes(direction.depth))
    first = _telling(direction, direction.listed)
    on_it = {hop.prerequisite for hop in first}
    snapshot = direction.start.snapshot
    others = {number for number in direction.listed if snapshot.order[number] not in on_it}
    second = _telling(direction, others) if others else _beyond(direction)
    return [first, *([second] if second else [])], len(direction.listed | direction.listed_for_whole) > 2


def _by_choice(direction: Direction) -> tuple[list[Chain], bool]:
    depth = direction.least_depth or direction.depth
    return _bounded(direction.every_way(depth), direction.at(depth), direction.goal.nodes(depth))


def _bounded(walk: Walk, starts: Collection[int], goals: Collection[int]) -> tuple[list[Chain], bool]:
    """The first of the shortest chains from any of the starts that is no goal itself, and whether there are more."""
    outside = set(starts) - numbers_of(goals) or {min(starts)}
    found = list(islice(walk.shortest(outside, goals), MAX_CHAINS + 1))
    return [hops(walk.snapshot, chain) for chain in found[:MAX_CHAINS]], len(found) > MAX_CHAINS


def _telling(direction: Direction, starts: Iterable[int]) -> Chain:
    """A shortest chain from the skill that comes before most goals, an essential one first among equals."""
    needing, essential = direction.goals_needing, direction.start.goals
    start = min(starts, key=lambda number: (-len(needing[number]), number not in essential, number))
    return _first(direction.picked, start, direction.goal.nodes(direction.depth))


def _beyond(direction: Direction) -> Chain | None:
    """A chain from a skill that only the whole of the goal needs, the essential ones first."""
    others = direction.listed_for_whole - direction.listed
    if not others:
        return None
    start = min(others, key=lambda number: (number not in direction.start.goals, number))
    return _first(direction.picked_whole, start, direction.goal.nodes(direction.depth, whole=True))


def _first(walk: Walk, start: int, goals: Iterable[int]) -> Chain:
    return hops(walk.snapshot, next(walk.shortest({start}, goals)))
