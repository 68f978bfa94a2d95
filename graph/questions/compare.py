"""Two targets side by side: what is common on the way, and what each adds."""

from dataclasses import dataclass

from graph.model import Depth
from graph.questions.path import Stop, stop
from graph.snapshot import Snapshot
from graph.solution import Profile, Solution, solve


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


def compare(snapshot: Snapshot, one: str, other: str, profile: Profile = Profile()) -> Comparison:
    """What two targets (skills or topics) share, and what each takes beyond that.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> comparison = compare(Snapshot(TINY), "attention", "pytorch")
    >>> [step.id for step in comparison.common], [side.hours for side in comparison.sides]
    (['vectors'], [5, 12])
    """
    first, second = (solve(snapshot, [target], profile) for target in (one, other))
    common = first.needed & second.needed
    return Comparison(
        revision=snapshot.revision,
        depth=profile.depth,
        known=first.known,
        hours=snapshot.hours(common),
        common=_steps(snapshot, common),
        sides=(_side(first, common), _side(second, common)),
    )


def _side(solution: Solution, common: frozenset[str]) -> Side:
    snapshot, [target] = solution.snapshot, solution.targets.asked
    thing = snapshot.names.thing(target)
    own = solution.needed - common
    return Side(thing.id, thing.name, snapshot.hours(own), solution.hours, _steps(snapshot, own))


def _steps(snapshot: Snapshot, ids: frozenset[str]) -> tuple[Stop, ...]:
    return tuple(stop(snapshot, id) for id in snapshot.sort(ids))
