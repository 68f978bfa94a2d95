"""The choice among alternatives that takes the least hours in all, solved exactly.

A skill is a binary variable; a chosen one needs, for each of its requirements, a chosen member: minimum-cost closure of
an AND/OR graph, which is NP-hard, as an integer program in whole half-hours, solved by HiGHS (Huangfu and Hall,
"Parallelizing the dual revised simplex method", Mathematical Programming Computation 10, 2018). A second solve settles
ties by id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import Depth, Requirement
from graph.snapshot import Snapshot
from graph.solution.closure import Closure, close, closure
from graph.solution.profile import Because, Choose, Learner, Pick

MAX_SOLVER_SECONDS = 2.0
"""How long a solve may take before the best found so far is given, as not proven."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A closure; ``proven`` is None if nothing had to be solved, and ``bound`` are the hours that none can go below."""

    closure: Closure
    proven: bool | None = None
    bound: float | None = None


def chosen(snapshot: Snapshot, targets: Sequence[int], learner: Learner, depth: Depth, choose: Choose) -> Chosen:
    """The closure of the targets (numbers) with its alternatives chosen in the given way.

    Without an open choice the solver is not touched.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> tiny = Snapshot(TINY)
    >>> least = chosen(tiny, tiny.numbers(["transformers"]), Learner(), Depth.UNDERSTAND, Choose.LEAST_HOURS)
    >>> tiny.ids(least.closure.needed)[-2:], least.proven
    (['pytorch', 'transformers'], True)
    """
    needs = _open_needs(snapshot, targets, learner, depth) if choose is Choose.LEAST_HOURS else {}
    if not any(len(members) > 1 for sets in needs.values() for members in sets):
        return Chosen(closure(snapshot, targets, learner, depth))
    taken, proven, bound = _solve(snapshot, needs, [one for one in targets if one not in learner.has])
    picks = _picks(snapshot, taken, learner, depth)
    return Chosen(close(snapshot.at(depth), targets, learner, picks), proven, bound)


def _open_needs(
    snapshot: Snapshot, targets: Iterable[int], learner: Learner, depth: Depth
) -> dict[int, list[tuple[int, ...]]]:
    """Each skill that may be needed, with the members of each of its requirements that can still meet it."""
    rows = snapshot.at(depth)
    needs: dict[int, list[tuple[int, ...]]] = {}
    queue = [target for target in targets if target not in learner.has]
    for number in queue:  # grows while it is read
        if number not in needs:
            sets = [_open_members(snapshot, one, learner) for one in rows.requirements[number]]
            needs[number] = [members for members in sets if members]
            queue += [member for members in sets for member in members]
    return needs


def _open_members(snapshot: Snapshot, requirement: Requirement, learner: Learner) -> tuple[int, ...]:
    """The members between which a requirement is open: one if it is settled, none if it is met."""
    if requirement.is_plain:
        [member] = snapshot.numbers(requirement.members)
        return () if member in learner.has else (member,)
    choice = snapshot.choices[snapshot.choice_number(requirement)]
    pick = learner.settled(choice)
    if pick is None:
        return choice.members
    return () if pick.member in learner.has else (pick.member,)


def _solve(
    snapshot: Snapshot, needs: Mapping[int, Sequence[tuple[int, ...]]], targets: Sequence[int]
) -> tuple[set[int], bool, float]:
    """The skills of a cheapest choice, whether that is proven, and the bound in hours."""
    import highspy

    model: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in {
        "log_to_console": False,
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "time_limit": MAX_SOLVER_SECONDS,
    }.items():
        model.setOptionValue(option, value)
    numbers = sorted(needs, key=snapshot.order.__getitem__)  # ties are settled by id
    half_hours = {number: round(snapshot.skill_hours[number] * 2) for number in numbers}
    taken = {number: model.addBinary(obj=half_hours[number]) for number in numbers}
    for target in targets:
        model.addConstr(taken[target] >= 1)
    for number in numbers:
        for members in needs[number]:
            model.addConstr(sum(taken[member] for member in members) - taken[number] >= 0)
    model.minimize()
    proven = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    cost, bound = model.getInfo().objective_function_value, model.getInfo().mip_dual_bound
    best = _ones(model, taken)
    if proven:
        model.addConstr(sum(half_hours[number] * taken[number] for number in numbers) <= round(cost))
        model.minimize(sum((rank + 1) * taken[number] for rank, number in enumerate(numbers)))
        best = _ones(model, taken) or best
    return best, proven, round(bound) / 2


def _ones(model: Any, taken: Mapping[int, Any]) -> set[int]:
    return {number for number, variable in taken.items() if model.val(variable) > 0.5}


def _picks(snapshot: Snapshot, taken: set[int], learner: Learner, depth: Depth) -> dict[int, Pick]:
    """The first taken member of each open choice of the skills that were taken."""
    choices = snapshot.at(depth).choices
    return {
        choice.number: Pick(min(taken.intersection(choice.members)), Because.LEAST_HOURS)
        for number in taken
        for choice in choices.get(number, ())
        if learner.settled(choice) is None
    }
