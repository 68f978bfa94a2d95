"""What is left out of a plan that does not fit, what hurts least first, and what each cut costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.closure import Closure, Learner
from graph.model import Need
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Cut:
    """A skill that was dropped to meet the deadline, how strongly it was needed, and what that ``costs``."""

    id: str
    name: str
    hours: float
    need: Need
    costs: str


def fit(
    snapshot: Snapshot, closure: Closure, goals: Sequence[str], who: Learner, room: float
) -> tuple[set[str], tuple[Cut, ...]]:
    """The skills that are kept and the cuts, in the order in which they were made."""
    kept = set(closure.needed)
    cut: dict[str, Need] = {}
    for need in (Need.HELPFUL, Need.UNDERSTAND):
        while snapshot.hours(kept) > room:
            leaf = _least_leaned_on(snapshot, closure, kept, goals, need)
            if leaf is None:
                break
            without = _still_needed(snapshot, closure, kept - {leaf}, goals, who)
            cut |= dict.fromkeys(snapshot.sort(kept - without), need)
            kept = without
    return kept, tuple(_cut(snapshot, closure, id, kept, need) for id, need in cut.items())


def _dependents(snapshot: Snapshot, closure: Closure, id: str, kept: set[str]) -> Iterator[tuple[str, Need]]:
    """The kept skills that count on a skill, and how strongly."""
    for one in snapshot.required_by(id):
        decided = one.is_plain or (one.skill, one.group) in closure.picks
        if one.skill in kept and decided and closure.pick(one).member == id:
            yield one.skill, one.need


_STRENGTH = {Need.USE: 0, Need.UNDERSTAND: 1, Need.HELPFUL: 2}


def _least_leaned_on(
    snapshot: Snapshot, closure: Closure, kept: set[str], goals: Sequence[str], weakest: Need
) -> str | None:
    """The skill that no kept one needs more strongly than this, with the fewest kept ones leaning on it; last first."""
    found: list[tuple[int, int, str]] = []
    for id in kept.difference(goals):
        leaning = list(_dependents(snapshot, closure, id, kept))
        if all(_STRENGTH[need] >= _STRENGTH[weakest] for _, need in leaning):
            found.append((len(leaning), -snapshot.position[id], id))
    return min(found)[2] if found else None


def _still_needed(snapshot: Snapshot, closure: Closure, kept: set[str], goals: Sequence[str], who: Learner) -> set[str]:
    """What of the kept skills the goals still lead to: prerequisites of only what was cut go with it."""
    found: set[str] = set()
    stack = [goal for goal in goals if goal in kept]
    while stack:
        id = stack.pop()
        if id not in found:
            found.add(id)
            asked = (one for one in snapshot.requirements(id) if one.is_plain or (id, one.group) in closure.picks)
            stack.extend(pick for one in asked if (pick := closure.pick(one).member) in kept and pick not in who.has)
    return found


def _cut(snapshot: Snapshot, closure: Closure, id: str, kept: set[str], need: Need) -> Cut:
    skill = snapshot.skills[id]
    leaning = [snapshot.skills[one].name for one in _leaning_on(snapshot, closure, id, kept)]
    names = ", ".join(leaning[:3]) + (" and more" if len(leaning) > 3 else "")
    costs = (
        f"{names} will take you longer without it"
        if need is Need.HELPFUL
        else f"you will be able to use {names}, not to explain {'it' if len(leaning) == 1 else 'them'}"
    )
    return Cut(id, skill.name, skill.hours, need, costs)


def _leaning_on(snapshot: Snapshot, closure: Closure, id: str, kept: set[str]) -> list[str]:
    """The kept skills that miss a skill which was cut: what counts on it, itself or through others that were cut."""
    seen = {id}
    stack, found = [id], set[str]()
    while stack:
        for one, _ in _dependents(snapshot, closure, stack.pop(), closure.needed):
            if one not in seen:
                seen.add(one)
                (found.add if one in kept else stack.append)(one)
    return snapshot.sort(found)
