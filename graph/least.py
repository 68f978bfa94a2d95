"""The choice among alternatives that takes the least hours in all, solved exactly.

A skill is a binary variable; a chosen one needs, for each of its requirements, a chosen member: minimum-cost closure of
an AND/OR graph, which is NP-hard, as an integer program in whole half-hours, solved by HiGHS (Huangfu and Hall,
"Parallelizing the dual revised simplex method", Mathematical Programming Computation 10, 2018). A second solve settles
ties by id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.closure import Choice, Closure, Learner, Pick, Picked, close, prerequisites, reach
from graph.model import Depth, Requirement
from graph.snapshot import Snapshot

SECONDS = 2.0
"""How long a solve may take before the best found so far is given, as not proven."""


class Choose(StrEnum):
    """How alternatives are chosen that nothing known or preferred settles."""

    DEFAULT = "default"
    LEAST_HOURS = "least_hours"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A closure; ``proven`` is None if nothing had to be solved, and ``bound`` are the hours that none can go below."""

    closure: Closure
    proven: bool | None = None
    bound: float | None = None


def choose(snapshot: Snapshot, targets: Sequence[str], who: Learner, depth: Depth, how: Choose) -> Chosen:
    """The closure of the targets with its alternatives chosen in the given way.

    Without an open choice the solver is not touched.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> found = choose(Snapshot(TINY), ["transformers"], Learner(), Depth.UNDERSTAND, Choose.LEAST_HOURS)
    >>> sorted(found.closure.needed & {"pytorch", "tensorflow"}), found.proven
    (['pytorch'], True)
    """
    needs = _open_needs(snapshot, targets, who, depth) if how is Choose.LEAST_HOURS else {}
    if not any(len(members) > 1 for sets in needs.values() for members in sets):
        return Chosen(prerequisites(snapshot, targets, who, depth))
    taken, proven, bound = _solve(snapshot, needs, [one for one in targets if one not in who.has])
    forced = _picks(snapshot, taken, who, depth)
    return Chosen(close(snapshot, targets, who, depth, forced), proven, bound)


def _open_needs(
    snapshot: Snapshot, targets: Iterable[str], who: Learner, depth: Depth
) -> dict[str, list[tuple[str, ...]]]:
    """Each skill that may be needed, with the members of each of its requirements that can still meet it."""
    found: dict[str, list[tuple[str, ...]]] = {}

    def following(skill: str) -> list[str]:
        sets = [_members(one, who) for one in snapshot.requirements(skill, depth)]
        found[skill] = [members for members in sets if members]
        return [member for members in sets for member in members]

    reach((one for one in targets if one not in who.has), following)
    return found


def _members(one: Requirement, who: Learner) -> tuple[str, ...]:
    """The members between which a requirement is open: one if it is settled, none if it is met."""
    pick = who.settled(one)
    if pick is None:
        return one.members
    return () if pick.member in who.has else (pick.member,)


def _solve(
    snapshot: Snapshot, needs: Mapping[str, Sequence[tuple[str, ...]]], targets: Sequence[str]
) -> tuple[set[str], bool, float]:
    """The skills of a cheapest choice, whether that is proven, and the bound in hours."""
    import highspy

    model: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in {
        "log_to_console": False,
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "time_limit": SECONDS,
    }.items():
        model.setOptionValue(option, value)
    ids = sorted(needs)
    taken = {id: model.addBinary(obj=round(snapshot.skills[id].hours * 2)) for id in ids}
    for target in targets:
        model.addConstr(taken[target] >= 1)
    for id in ids:
        for members in needs[id]:
            model.addConstr(sum(taken[member] for member in members) - taken[id] >= 0)
    model.minimize()
    proven = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    cost, bound = model.getInfo().objective_function_value, model.getInfo().mip_dual_bound
    best = _ones(model, taken)
    if proven:
        model.addConstr(sum(round(snapshot.skills[id].hours * 2) * taken[id] for id in ids) <= round(cost))
        model.minimize(sum((rank + 1) * taken[id] for rank, id in enumerate(ids)))
        best = _ones(model, taken) or best
    return best, proven, round(bound) / 2


def _ones(model: Any, taken: Mapping[str, Any]) -> set[str]:
    return {id for id, variable in taken.items() if model.val(variable) > 0.5}


def _picks(snapshot: Snapshot, taken: set[str], who: Learner, depth: Depth) -> dict[Choice, Pick]:
    open_choices = (
        one for id in taken for one in snapshot.requirements(id, depth) if not one.is_plain and who.settled(one) is None
    )
    return {
        (one.skill, one.group): Pick(snapshot.sort(taken.intersection(one.members))[0], Picked.LEAST_HOURS)
        for one in open_choices
    }
