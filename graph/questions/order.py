"""The bare order: targets with their prerequisites, or the whole graph, as a list and in stages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import Depth, Level, whole_hours
from graph.snapshot import Snapshot
from graph.snapshot.nodes import level_of, node_of
from graph.solution import Profile, solve
from graph.solution.profile import NO_BACKGROUND, Learner, learner


@dataclass(frozen=True, slots=True)
class Step:
    """One skill of an order, with the hours of its ``level``; ``stage`` counts from 1."""

    id: str
    name: str
    topic: str
    level: Level
    hours: float
    stage: int


@dataclass(frozen=True, slots=True)
class Order:
    """Skills in learning order, targets included; each of ``stages`` can be learned side by side."""

    revision: str
    targets: tuple[str, ...]
    depth: Depth
    background: str
    known: tuple[str, ...]
    credited: tuple[str, ...]
    assumed: tuple[str, ...]
    total_hours: float
    items: tuple[Step, ...]
    stages: tuple[tuple[str, ...], ...]


def order(snapshot: Snapshot, targets: Sequence[str] = (), profile: Profile = Profile()) -> Order:
    """The targets and their prerequisites in learning order; without targets, every skill of the roadmap.

    The order of the whole graph respects every requirement and every member of alternatives; of what is in a
    background it leaves out that of one that was named.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> order(Snapshot(TINY), ["attention"]).stages
    (('softmax', 'vectors'), ('attention',))
    """
    if targets:
        solution = solve(snapshot, targets, profile)
        stages = {number: solution.stage_numbers[number] for number in solution.numbers}
        return _order(
            snapshot,
            solution.targets.asked,
            profile.depth,
            solution.learner,
            stages,
            solution.nodes,
            solution.assumed_nodes,
        )
    who = learner(snapshot, profile if profile.background else replace(profile, background=NO_BACKGROUND))
    stages = _all_stages(snapshot, profile.depth, who)
    nodes = {number: node_of(number, profile.depth.level) for number in stages}
    return _order(snapshot, (), profile.depth, who, stages, nodes, who.held)


def _all_stages(snapshot: Snapshot, depth: Depth, learner: Learner) -> dict[int, int]:
    """The stage of every skill that the learner lacks, every member of alternatives counting."""
    stages: dict[int, int] = {}
    for number in range(len(snapshot.order)):
        if number not in learner.met:
            members = (node >> 1 for node in snapshot.at(depth).members[node_of(number, depth.level)])
            stages[number] = 1 + max((stages[one] for one in members if one in stages), default=0)
    return stages


def _order(
    snapshot: Snapshot,
    asked: tuple[str, ...],
    depth: Depth,
    learner: Learner,
    stages: Mapping[int, int],
    nodes: Mapping[int, int],
    assumed: Iterable[int],
) -> Order:
    ids = [snapshot.order[number] for number in stages]
    steps = tuple(_step(snapshot, nodes[number], stage) for number, stage in stages.items())
    return Order(
        revision=snapshot.revision,
        targets=asked,
        depth=depth,
        background=learner.background,
        known=tuple(snapshot.ids(learner.known)),
        credited=tuple(snapshot.ids(learner.credited)),
        assumed=tuple(snapshot.ids(assumed)),
        total_hours=whole_hours(sum(step.hours for step in steps)),
        items=steps,
        stages=_side_by_side(ids, stages.values()),
    )


def _step(snapshot: Snapshot, node: int, stage: int) -> Step:
    skill, level = snapshot.skills[snapshot.order[node >> 1]], level_of(node)
    return Step(skill.id, skill.name, skill.topic, level, skill.hours_at(level), stage)


def _side_by_side(ids: Iterable[str], stages: Iterable[int]) -> tuple[tuple[str, ...], ...]:
    levels: dict[int, list[str]] = {}
    for id, stage in zip(ids, stages, strict=True):
        levels.setdefault(stage, []).append(id)
    return tuple(tuple(levels[level]) for level in sorted(levels))
