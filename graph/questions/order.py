"""The bare order: targets with their prerequisites, or the whole graph, as a list and in stages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import Depth, Level
from graph.snapshot import Snapshot
from graph.snapshot.nodes import level_of, node_of
from graph.solution import Profile, Solution, solve
from graph.solution.profile import NO_BACKGROUND, learner


@dataclass(frozen=True, slots=True)
class Step:
    """One skill of an order.

    Attributes
    ----------
    stage
        Stage of the skill, counted from 1. Skills of one stage can be learned side by side.
    """

    id: str
    name: str
    topic: str
    level: Level
    hours: float
    stage: int


@dataclass(frozen=True, slots=True)
class Order:
    """Skills in learning order, targets included.

    Attributes
    ----------
    targets
        Ids of the targets; empty for the whole roadmap.
    total_hours
        Hours of all steps.
    items
        The steps, in learning order.
    stages
        Ids of the steps, by stage. Skills of one stage can be learned side by side.
    """

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

    The order of the whole graph is the fixed one, of which no question changes more than what is left out: what is
    known, credited, or held by a background that was named. All its skills are at the level of the depth.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> order(Snapshot(TINY), ["attention"]).stages
    (('vectors', 'softmax'), ('attention',))
    """
    return _of_targets(solve(snapshot, targets, profile)) if targets else _of_everything(snapshot, profile)


def _of_targets(solution: Solution) -> Order:
    """The order made for an answer."""
    steps = tuple(_steps(solution.snapshot, solution.nodes, solution.stage_numbers))
    return Order(
        revision=solution.snapshot.revision,
        targets=solution.targets.asked,
        depth=solution.depth,
        background=solution.learner.background,
        known=solution.known,
        credited=solution.credited,
        assumed=solution.assumed,
        total_hours=solution.hours,
        items=steps,
        stages=_side_by_side(steps),
    )


def _of_everything(snapshot: Snapshot, profile: Profile) -> Order:
    """The fixed order, without what the learner has or a background that was named holds."""
    who = learner(snapshot, profile if profile.background else replace(profile, background=NO_BACKGROUND))
    level = profile.depth.level
    stages = _all_stages(snapshot, who.met)
    steps = tuple(_steps(snapshot, {number: node_of(number, level) for number in stages}, stages))
    return Order(
        revision=snapshot.revision,
        targets=(),
        depth=profile.depth,
        background=who.background,
        known=tuple(snapshot.ids(who.known)),
        credited=tuple(snapshot.ids(who.credited)),
        assumed=tuple(snapshot.ids(who.held)),
        total_hours=snapshot.hours_at({step.id: level for step in steps}),
        items=steps,
        stages=_side_by_side(steps),
    )


def _all_stages(snapshot: Snapshot, met: frozenset[int]) -> dict[int, int]:
    """The stage of every skill (number) that is not met: every need, member and introduction counts."""
    introduced = snapshot.introduced
    stages: dict[int, int] = {}
    for number, members in enumerate(snapshot.adjacency.members):
        if number not in met:
            earlier = (*members, *introduced.get(number, ()))
            stages[number] = 1 + max((stages[one] for one in earlier if one in stages), default=0)
    return stages


def _steps(snapshot: Snapshot, nodes: Mapping[int, int], stages: Mapping[int, int]) -> Iterator[Step]:
    """The skills of an order (numbers) at their nodes, as they come in ``stages``."""
    for number, stage in stages.items():
        skill, level = snapshot.skills[snapshot.order[number]], level_of(nodes[number])
        yield Step(skill.id, skill.name, skill.topic, level, skill.hours_at(level), stage)


def _side_by_side(steps: Iterable[Step]) -> tuple[tuple[str, ...], ...]:
    stages: dict[int, list[str]] = {}
    for step in steps:
        stages.setdefault(step.stage, []).append(step.id)
    return tuple(tuple(stages[stage]) for stage in sorted(stages))
