"""The bare order: targets with their prerequisites, or the whole graph, as a list and in stages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Depth, Skill
from graph.snapshot import Snapshot
from graph.solution import Profile, solve
from graph.solution.profile import Learner, learner


@dataclass(frozen=True, slots=True)
class Step:
    """One skill of an order; ``stage`` counts from 1."""

    id: str
    name: str
    topic: str
    hours: float
    stage: int


@dataclass(frozen=True, slots=True)
class Order:
    """Skills in learning order, targets included; each of ``stages`` can be learned side by side."""

    revision: str
    targets: tuple[str, ...]
    depth: Depth
    known: tuple[str, ...]
    credited: tuple[str, ...]
    total_hours: float
    items: tuple[Step, ...]
    stages: tuple[tuple[str, ...], ...]


def order(snapshot: Snapshot, targets: Sequence[str] = (), profile: Profile = Profile()) -> Order:
    """The targets and their prerequisites in learning order; without targets, every skill of the roadmap.

    The order of the whole graph respects every requirement of the depth and every member of alternatives.

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
        return _order(snapshot, profile.depth, solution.targets.asked, solution.learner, solution.stage_numbers)
    who = learner(snapshot, profile)
    return _order(snapshot, profile.depth, (), who, _all_stages(snapshot, profile.depth, who))


def _all_stages(snapshot: Snapshot, depth: Depth, learner: Learner) -> dict[int, int]:
    """The stage of every skill that the learner lacks, every member of alternatives counting."""
    stages: dict[int, int] = {}
    for number, members in enumerate(snapshot.at(depth).members):
        if number not in learner.has:
            stages[number] = 1 + max((stages[one] for one in members if one in stages), default=0)
    return stages


def _order(
    snapshot: Snapshot, depth: Depth, asked: tuple[str, ...], learner: Learner, stages: Mapping[int, int]
) -> Order:
    ids = [snapshot.order[number] for number in stages]
    return Order(
        revision=snapshot.revision,
        targets=asked,
        depth=depth,
        known=tuple(snapshot.ids(learner.known)),
        credited=tuple(snapshot.ids(learner.credited)),
        total_hours=snapshot.hours(ids),
        items=tuple(_step(snapshot.skills[id], stage) for id, stage in zip(ids, stages.values(), strict=True)),
        stages=_side_by_side(ids, stages.values()),
    )


def _step(skill: Skill, stage: int) -> Step:
    return Step(skill.id, skill.name, skill.topic, skill.hours, stage)


def _side_by_side(ids: Iterable[str], stages: Iterable[int]) -> tuple[tuple[str, ...], ...]:
    levels: dict[int, list[str]] = {}
    for id, stage in zip(ids, stages, strict=True):
        levels.setdefault(stage, []).append(id)
    return tuple(tuple(levels[level]) for level in sorted(levels))
