"""Two targets side by side: what is common on the way, and what each adds."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.closure import Learner, learner, prerequisites
from graph.model import Depth
from graph.questions.path import Stop, stop
from graph.questions.targets import resolve
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Side:
    """One of the targets: what only it needs, itself included, in learning order, and the ``hours`` of that."""

    target: str
    name: str
    hours: float
    total_hours: float
    items: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The common steps and what each target adds, all in learning order; ``hours`` are those of the common steps."""

    revision: str
    depth: Depth
    known: tuple[str, ...]
    hours: float
    common: tuple[Stop, ...]
    sides: tuple[Side, Side]


def compare(
    snapshot: Snapshot, one: str, other: str, *, known: Iterable[str] = (), depth: Depth = Depth.UNDERSTAND
) -> Comparison:
    """What two targets (skills or topics) share, and what each takes beyond that.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> found = compare(Snapshot(TINY), "attention", "pytorch")
    >>> [step.id for step in found.common], [side.hours for side in found.sides]
    (['vectors'], [5, 12])
    """
    who = learner(snapshot, known)
    needed = [_needed(snapshot, target, who, depth) for target in (one, other)]
    common = needed[0] & needed[1]
    first, second = (
        _side(snapshot, target, all_of, common) for target, all_of in zip((one, other), needed, strict=True)
    )
    return Comparison(
        revision=snapshot.revision,
        depth=depth,
        known=tuple(snapshot.sort(who.known)),
        hours=snapshot.hours(common),
        common=_steps(snapshot, common),
        sides=(first, second),
    )


def _needed(snapshot: Snapshot, target: str, who: Learner, depth: Depth) -> set[str]:
    aim = resolve(snapshot, [target])
    return prerequisites(snapshot, aim.goals, who, depth).needed


def _side(snapshot: Snapshot, target: str, needed: set[str], common: set[str]) -> Side:
    thing = snapshot.names.thing(target)
    own = needed - common
    return Side(thing.id, thing.name, snapshot.hours(own), snapshot.hours(needed), _steps(snapshot, own))


def _steps(snapshot: Snapshot, ids: set[str]) -> tuple[Stop, ...]:
    return tuple(stop(snapshot, id) for id in snapshot.sort(ids))
