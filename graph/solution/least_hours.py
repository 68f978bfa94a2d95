"""The choice among alternatives that takes the least hours in all, solved exactly.

Each skill has two binary variables: it is learned at all, and it is to be understood. What is taken needs, for each of
its requirements, a taken member at the level asked for: minimum-cost closure of an AND/OR graph, which is NP-hard, as
an integer program in whole half-hours, solved by HiGHS (Huangfu and Hall, "Parallelizing the dual revised simplex
method", Mathematical Programming Computation 10, 2018). Ties go to fewest skills to be understood, then to the first
list of picks: of the choice that comes last in the fixed order, and so nearest to the targets, the first member; then
of the one before it. Whether a choice is met at all is decided by those after it, so no two lists are alike.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import TookTooLong
from graph.model import Depth
from graph.snapshot import Snapshot
from graph.snapshot.nodes import Choice, Rows
from graph.solution.closure import Closure, close, closure
from graph.solution.profile import Because, Choose, Learner, Pick
from graph.work import ITEM_UNITS, spend

MAX_SOLVER_NODES, MAX_SOLVER_ITERATIONS = 10_000, 1_000_000
"""Work after which the best found so far is given, as not proven: counted, so that no clock decides an answer."""

MAX_SOLVER_SECONDS = 60.0
"""Seconds after which a solver that makes no step is given up: no answer then, rather than one that a clock decides."""

STEP_UNITS = 10
"""Units of work of one step of the solver."""

Needs = Mapping[int, Sequence[tuple[int, ...]]]
"""Each node that may be needed, with the nodes of each of its requirements that can still meet it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A closure; ``proven`` is None if nothing had to be solved, and ``bound`` are the hours that none can go below."""

    closure: Closure
    proven: bool | None = None
    bound: float | None = None


def chosen(snapshot: Snapshot, targets: Sequence[int], learner: Learner, depth: Depth, choose: Choose) -> Chosen:
    """The closure of the targets (nodes) with its alternatives chosen in the given way.

    Without an open choice the solver is not touched.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> tiny = Snapshot(TINY)
    >>> [goal] = tiny.numbers(["transformers"])
    >>> least = chosen(tiny, [2 * goal + 1], Learner(), Depth.UNDERSTAND, Choose.LEAST_HOURS)
    >>> tiny.ids(least.closure.needed)[-2:], least.proven
    (['pytorch', 'transformers'], True)
    """
    rows = snapshot.at(depth)
    wanted = [node for node in targets if node not in learner.has_nodes]
    needs = _open_needs(rows, wanted, learner) if choose is Choose.LEAST_HOURS else {}
    if not any(len(members) > 1 for sets in needs.values() for members in sets):
        return Chosen(closure(snapshot, targets, learner, depth))
    program = _Program(snapshot, needs, wanted, learner)
    proven, bound = program.solve()
    picks = program.first_picks(rows, learner) if proven else _picks(rows, program.taken(), learner)
    return Chosen(close(rows, targets, learner, picks), proven, bound)


def _open_needs(rows: Rows, targets: Iterable[int], learner: Learner) -> Needs:
    needs: dict[int, list[tuple[int, ...]]] = {}
    queue = list(targets)
    for node in queue:  # grows while it is read
        if node in learner.has_nodes:  # held and avoided: it settles nothing, and takes no time
            needs[node] = []
        elif node not in needs:
            sets: list[tuple[int, ...]] = [(one,) for one in rows.plain[node] if one not in learner.has_nodes]
            sets += [members for choice in rows.choices.get(node, ()) if (members := _open_members(choice, learner))]
            needs[node] = sets
            queue += [member for members in sets for member in members]
    return needs


def _open_members(choice: Choice, learner: Learner) -> tuple[int, ...]:
    """The nodes between which a choice is open: one if it is settled, none if it is met."""
    pick = learner.settled(choice)
    if pick is None:
        return choice.nodes
    return () if pick.member in learner.met else (choice.node(pick.member),)


class _Program:
    """The integer program of one question. A variable says that a skill is learned at its node's level or above.

    What the learner need not learn is taken, and takes no hours.
    """

    def __init__(self, snapshot: Snapshot, needs: Needs, targets: Iterable[int], learner: Learner) -> None:
        import highspy

        self._optimal, self._timed_out = highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit
        self._model: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in {
            "log_to_console": False,
            "output_flag": False,
            "threads": 1,
            "random_seed": 0,
            "mip_max_nodes": MAX_SOLVER_NODES,
            "simplex_iteration_limit": MAX_SOLVER_ITERATIONS,
            "time_limit": MAX_SOLVER_SECONDS,
        }.items():
            self._model.setOptionValue(option, value)
        by_id, free = snapshot.order, learner.has_nodes
        nodes = sorted({*needs, *(node - 1 for node in needs if node & 1)}, key=lambda node: (by_id[node >> 1], node))
        self._costs = {node: 0 if node in free else _half_hours(snapshot, node) for node in nodes}
        self._take = {node: self._model.addBinary(obj=self._costs[node]) for node in nodes}
        self._understood = [self._take[node] for node in nodes if node & 1 and node not in free]
        spend(ITEM_UNITS * len(nodes))
        self._require(needs, [*targets, *(node for node in nodes if node in free)])

    def _require(self, needs: Needs, targets: Iterable[int]) -> None:
        take, model = self._take, self._model
        for node in targets:
            model.addConstr(take[node] >= 1)
        for node in take:
            if node & 1:
                model.addConstr(take[node - 1] - take[node] >= 0)
            for members in needs.get(node, ()):
                model.addConstr(sum(take[member] for member in members) - take[node] >= 0)

    def solve(self) -> tuple[bool, float]:
        """Whether the best found is proven, and the hours that nothing can go below; ties by fewest at understand."""
        model = self._model
        model.minimize()
        self._spend()
        proven = model.getModelStatus() == self._optimal
        information = model.getInfo()
        cost, bound = information.objective_function_value, round(information.mip_dual_bound) / 2
        if proven:
            model.addConstr(sum(cost * self._take[node] for node, cost in self._costs.items()) <= round(cost))
            if self._understood:
                model.minimize(sum(self._understood))
                self._spend()
                model.addConstr(sum(self._understood) <= round(model.getInfo().objective_function_value))
        return proven, bound

    def _spend(self) -> None:
        """Count the work of the last run: each step of the solver looks at some of the variables."""
        if self._model.getModelStatus() == self._timed_out:
            raise TookTooLong(MAX_SOLVER_SECONDS)
        information = self._model.getInfo()
        steps = max(0, information.mip_node_count) + max(0, information.simplex_iteration_count)
        spend(len(self._take) + STEP_UNITS * steps)

    def taken(self) -> set[int]:
        """The nodes that are taken."""
        return {node for node, variable in self._take.items() if self._model.val(variable) > 0.5}

    def first_picks(self, rows: Rows, learner: Learner) -> dict[int, Pick]:
        """The first list of picks, choice by choice, among the solutions that are as good."""
        taken = self.taken()
        done: set[int] = set()
        while open_choices := [one for one in _open_choices(rows, taken, learner) if one.number not in done]:
            choice = max(open_choices, key=lambda one: (one.number, one.nodes))
            done.add(choice.number)
            for node in sorted(choice.nodes):
                if node in taken or self._can_take(node):
                    self._model.addConstr(self._take[node] >= 1)
                    taken = self.taken() if node not in taken else taken
                    break
        return _picks(rows, taken, learner)

    def _can_take(self, node: int) -> bool:
        """Whether a solution as good takes a node; if so, it is the one at hand afterwards."""
        variable = self._take[node]
        self._model.changeColBounds(variable.index, 1, 1)
        self._model.run()
        self._spend()
        possible = bool(self._model.getModelStatus() == self._optimal)
        if not possible:
            self._model.changeColBounds(variable.index, 0, 1)
            self._model.run()
        return possible


def _half_hours(snapshot: Snapshot, node: int) -> int:
    """The half-hours that a node adds: those at level use, or those beyond them at level understand."""
    hours = snapshot.hours_by_node
    return round(2 * (hours[node] - (hours[node - 1] if node & 1 else 0)))


def _open_choices(rows: Rows, taken: Iterable[int], learner: Learner) -> list[Choice]:
    choices = (choice for node in taken if node not in learner.has_nodes for choice in rows.choices.get(node, ()))
    return [choice for choice in choices if learner.settled(choice) is None]


def _picks(rows: Rows, taken: set[int], learner: Learner) -> dict[int, Pick]:
    """The first taken member of each open choice of the nodes that were taken."""
    picks: dict[int, Pick] = {}
    for choice in _open_choices(rows, sorted(taken), learner):  # the higher node of a skill last: it decides
        member = min(member for member, node in zip(choice.members, choice.nodes, strict=True) if node in taken)
        picks[choice.number] = Pick(member, Because.LEAST_HOURS)
    return picks
