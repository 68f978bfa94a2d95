"""The choices inside an answer: what was taken, why, and what the others would have cost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.closure import Closure, Learner, close, reach
from graph.model import Depth, Requirement
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class NotPicked:
    """A member that was not taken: with it the whole would take ``adds_hours`` more (less, if negative)."""

    id: str
    name: str
    adds_hours: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """A choice inside the answer: of ``skill``'s ``members``, ``picked`` was taken, and ``because`` says why."""

    skill: str
    members: tuple[str, ...]
    picked: str
    because: str
    not_picked: tuple[NotPicked, ...]
    reason: str


def alternatives_of(
    snapshot: Snapshot, closure: Closure, targets: Sequence[str], who: Learner, depth: Depth
) -> tuple[Alternative, ...]:
    """The choices inside the closure of the targets (ids), in learning order of the skills that have them.

    What a member would add is found by making that one choice otherwise and leaving the others as they are.

    Examples
    --------
    >>> from graph.closure import prerequisites
    >>> from graph.samples import TINY
    >>> tiny, nobody = Snapshot(TINY), Learner()
    >>> closure = prerequisites(tiny, ["transformers"], nobody)
    >>> [one] = alternatives_of(tiny, closure, ["transformers"], nobody, Depth.UNDERSTAND)
    >>> one.picked, [(other.id, other.adds_hours) for other in one.not_picked]
    ('pytorch', [('tensorflow', 2)])
    """
    needed, links = closure.needed, _links(snapshot, closure, depth)
    goals, ready = needed.intersection(targets), replace(who, known=who.known | needed)

    def adds(one: Requirement, picked: str, member: str) -> float:
        extra = _links(snapshot, close(snapshot, [member], ready, depth, {}), depth)
        swapped = {**links, **extra, one.skill: [member if id == picked else id for id in links[one.skill]]}
        instead = reach(goals, lambda id: (one for one in swapped[id] if one not in who.has))
        return snapshot.hours(instead) - snapshot.hours(needed)

    def alternative(one: Requirement) -> Alternative:
        pick = closure.pick(one)
        others = [snapshot.skills[member] for member in one.members if member != pick.member]
        left = tuple(NotPicked(other.id, other.name, adds(one, pick.member, other.id)) for other in others)
        return Alternative(one.skill, one.members, pick.member, pick.because.value, left, one.reason)

    listed = (one for id in snapshot.sort(needed) for one in snapshot.requirements(id, depth))
    return tuple(alternative(one) for one in listed if not one.is_plain)


def _links(snapshot: Snapshot, closure: Closure, depth: Depth) -> dict[str, list[str]]:
    """The members that each skill of a closure counts on."""
    return {id: [closure.pick(one).member for one in snapshot.requirements(id, depth)] for id in closure.needed}
