"""What is left out of a plan that does not fit, what hurts least first, and what each cut costs."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from graph.model import Need
from graph.solution import Solution


@dataclass(frozen=True, slots=True)
class Cut:
    """A skill that was dropped to meet the deadline, how strongly it was needed, and what that ``costs``."""

    id: str
    name: str
    hours: float
    need: Need
    costs: str


def fit(solution: Solution, room: float) -> tuple[set[str], tuple[Cut, ...]]:
    """The skills of a solution that are kept within so many hours, and the cuts, in the order of cutting."""
    snapshot = solution.snapshot
    kept = set(solution.needed)
    cut: dict[str, Need] = {}
    for need in (Need.HELPFUL, Need.UNDERSTAND):
        while snapshot.hours(kept) > room:
            leaf = _least_leaned_on(solution, kept, need)
            if leaf is None:
                break
            without = _still_needed(solution, kept - {leaf})
            cut |= dict.fromkeys(snapshot.sort(kept - without), need)
            kept = without
    return kept, tuple(_cut(solution, id, kept, need) for id, need in cut.items())


def _dependents(solution: Solution, id: str, kept: Set[str]) -> Iterator[tuple[str, Need]]:
    """The kept skills that count on a skill, and how strongly."""
    for one in solution.snapshot.required_by(id):
        if one.skill in kept and solution.is_decided(one) and solution.pick(one) == id:
            yield one.skill, one.need


_STRENGTH = {Need.USE: 0, Need.UNDERSTAND: 1, Need.HELPFUL: 2}


def _least_leaned_on(solution: Solution, kept: Set[str], weakest: Need) -> str | None:
    """The skill that no kept one needs more strongly than this, with the fewest kept ones leaning on it; last first."""
    ranked: list[tuple[int, int, str]] = []
    for id in kept - set(solution.targets.goals):
        leaning = list(_dependents(solution, id, kept))
        if all(_STRENGTH[need] >= _STRENGTH[weakest] for _, need in leaning):
            ranked.append((len(leaning), -solution.snapshot.position[id], id))
    return min(ranked)[2] if ranked else None


def _still_needed(solution: Solution, kept: Set[str]) -> set[str]:
    """What of the kept skills the goals still lead to: prerequisites of only what was cut go with it."""
    reached: set[str] = set()
    stack = [goal for goal in solution.targets.goals if goal in kept]
    while stack:
        id = stack.pop()
        if id not in reached:
            reached.add(id)
            decided = (one for one in solution.snapshot.requirements(id) if solution.is_decided(one))
            picks = (solution.pick(one) for one in decided)
            stack.extend(pick for pick in picks if pick in kept and pick not in solution.has)
    return reached


def _cut(solution: Solution, id: str, kept: Set[str], need: Need) -> Cut:
    skills = solution.snapshot.skills
    leaning = [skills[one].name for one in _leaning_on(solution, id, kept)]
    names = ", ".join(leaning[:3]) + (" and more" if len(leaning) > 3 else "")
    costs = (
        f"{names} will take you longer without it"
        if need is Need.HELPFUL
        else f"you will be able to use {names}, not to explain {'it' if len(leaning) == 1 else 'them'}"
    )
    return Cut(id, skills[id].name, skills[id].hours, need, costs)


def _leaning_on(solution: Solution, id: str, kept: Set[str]) -> list[str]:
    """The kept skills that miss a skill which was cut: what counts on it, itself or through others that were cut."""
    seen = {id}
    stack, leaning = [id], set[str]()
    while stack:
        for one, _ in _dependents(solution, stack.pop(), solution.needed):
            if one not in seen:
                seen.add(one)
                (leaning.add if one in kept else stack.append)(one)
    return solution.snapshot.sort(leaning)
