"""The bare order: targets with their prerequisites, or the whole graph, as a list and in stages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.closure import learner
from graph.least import Choose
from graph.least import choose as choose_closure
from graph.model import Depth
from graph.order import stages
from graph.questions.before import stages_of
from graph.questions.targets import resolve
from graph.snapshot import Snapshot


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


def order(
    snapshot: Snapshot,
    targets: Sequence[str] = (),
    *,
    known: Iterable[str] = (),
    depth: Depth = Depth.UNDERSTAND,
    prefer: Iterable[str] = (),
    avoid: Iterable[str] = (),
    choose: Choose = Choose.DEFAULT,
) -> Order:
    """The targets and their prerequisites in learning order; without targets, every skill of the roadmap.

    Parameters and errors are those of `graph.questions.before.before`. The order of the whole graph respects every
    requirement of the depth and every member of alternatives.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> order(Snapshot(TINY), ["attention"]).stages
    (('softmax', 'vectors'), ('attention',))
    """
    who = learner(snapshot, known, prefer, avoid)
    if targets:
        aim = resolve(snapshot, targets)
        asked = aim.asked
        chosen = choose_closure(snapshot, aim.goals, who, depth, choose)
        closure = chosen.closure
        needed, stage = closure.needed, stages_of(snapshot, closure, depth)
    else:
        asked = ()
        needed = set(snapshot.order).difference(who.has)
        stage = stages(needed, {id: _all_members(snapshot, id, depth) for id in needed})
    listed = snapshot.sort(needed)
    return Order(
        revision=snapshot.revision,
        targets=asked,
        depth=depth,
        known=tuple(snapshot.sort(who.known)),
        credited=tuple(snapshot.sort(who.credited)),
        total_hours=snapshot.hours(listed),
        items=tuple(_step(snapshot, id, stage[id]) for id in listed),
        stages=_side_by_side(listed, stage),
    )


def _all_members(snapshot: Snapshot, skill: str, depth: Depth) -> list[str]:
    return [member for one in snapshot.requirements(skill, depth) for member in one.members]


def _step(snapshot: Snapshot, id: str, stage: int) -> Step:
    skill = snapshot.skills[id]
    return Step(id, skill.name, skill.topic, skill.hours, stage)


def _side_by_side(listed: Sequence[str], stage: dict[str, int]) -> tuple[tuple[str, ...], ...]:
    levels: dict[int, list[str]] = {}
    for id in listed:
        levels.setdefault(stage[id], []).append(id)
    return tuple(tuple(levels[level]) for level in sorted(levels))
