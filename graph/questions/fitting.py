"""Which skills of a solution fit into so many hours, and how well each is learned.

What only a deeper question asks for goes first, farthest from the goals first; then kept skills are learned to be used
only; at the end what was cut comes back as long as it fits. What remains is closed over ``use``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import Depth
from graph.solution import Solution
from graph.solution.closure import close
from graph.solution.reasons import hops_to_targets
from graph.solution.targets import resolve

_DEPTHS = tuple(Depth)


@dataclass(slots=True)
class Fit:
    """What is kept and what is cut, all by number.

    Attributes
    ----------
    kept
        The node of each skill that is learned, in the order of the answer.
    cut
        The skills that are left out, in the order in which they were cut, each with the least depth that asks for it.
    lowered
        The kept skills that are only learned to be used because of the deadline, in the order of the answer.
    fits
        Whether what is kept takes no more hours than there are.
    """

    kept: dict[int, int]
    cut: dict[int, Depth] = field(default_factory=dict)
    lowered: tuple[int, ...] = ()
    fits: bool = True


def fit(solution: Solution, room: float) -> Fit:
    """What of a solution is learned in ``room`` hours.

    If not even what the targets need at level ``use`` fits, that is kept all the same.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> from graph.solution import solve
    >>> tiny = Snapshot(TINY)
    >>> shorter = fit(solve(tiny, ["transformers"]), 27)
    >>> [tiny.order[number] for number in shorter.cut], shorter.fits
    (['softmax'], True)
    """
    everything = {number: solution.nodes[number] for number in solution.numbers}
    if solution.hours <= room:
        return Fit(everything)
    return _Fitting(solution, room, everything).made()


def least_depths(solution: Solution) -> Mapping[int, Depth]:
    """The least depth at which the same question, with the same picks, asks for each skill (number) to learn."""
    snapshot, least = solution.snapshot, dict.fromkeys(solution.nodes, solution.depth)
    for depth in reversed(_DEPTHS[: _DEPTHS.index(solution.depth)]):
        targets = resolve(snapshot, solution.targets.asked, depth, whole=solution.whole).nodes
        closure = close(snapshot.at(depth), targets, solution.learner, solution.closure.picks)
        least.update(dict.fromkeys(closure.needed & least.keys(), depth))
    return least


def used_directly(solution: Solution) -> Mapping[int, frozenset[int]]:
    """The skills to learn that each skill to learn needs to be used, all by number: the picks of its requirements."""
    needed = solution.nodes
    return {number: frozenset(used).intersection(needed) for number, used in solution.used_numbers.items()}


class _Fitting:
    """The work of `fit`: what is kept so far, and its hours."""

    def __init__(self, solution: Solution, room: float, everything: Mapping[int, int]) -> None:
        self._planned, self._room = everything, room
        self._hours = solution.snapshot.hours_by_node
        self._least, self._uses = least_depths(solution), used_directly(solution)
        self._users: dict[int, list[int]] = {number: [] for number in everything}
        for number, used in self._uses.items():
            for prerequisite in used:
                self._users[prerequisite].append(number)
        self._goals = {node >> 1 for node in solution.targets.nodes}
        hops, place = hops_to_targets(solution), {number: place for place, number in enumerate(everything)}
        self._nearest_first = sorted(everything, key=lambda number: (hops[number], place[number]))
        self._farthest_first = self._nearest_first[::-1]
        self._kept, self._cut, self._lowered = dict(everything), dict[int, Depth](), set[int]()
        self._total: float = solution.hours

    def made(self) -> Fit:
        """The fit."""
        self._leave_out()
        self._lower()
        fits = self._total <= self._room
        if fits:
            self._raise()
            while any(self._come_back(number) for number in self._nearest_first if number in self._cut):
                pass
            self._raise()
        else:
            self._lowered = {number for number in self._kept if self._planned[number] & 1}
        order = [number for number in self._planned if number in self._kept]
        nodes = {number: self._node(number) for number in order}
        return Fit(nodes, self._cut, tuple(number for number in order if number in self._lowered), fits)

    def _node(self, number: int) -> int:
        return 2 * number if number in self._lowered else self._planned[number]

    def _leave_out(self) -> None:
        """Cut what only a deeper question asks for, farthest from the goals first."""
        for depth in reversed(_DEPTHS[1:]):
            for number in self._farthest_first:
                if self._total <= self._room:
                    return
                if number in self._kept and self._least[number] is depth:
                    self._cut_with_users(number)

    def _cut_with_users(self, number: int) -> None:
        """Cut a skill, and every kept skill that needs it to be used."""
        stack = [number]
        while stack:
            gone = stack.pop()
            if gone in self._kept:
                self._total -= self._hours[self._kept.pop(gone)]
                self._cut[gone] = self._least[gone]
                stack += self._users[gone]

    def _lower(self) -> None:
        """Learn kept skills only to be used, farthest from the goals first and the goals last."""
        for number in sorted(self._farthest_first, key=self._goals.__contains__):
            if self._total <= self._room:
                return
            if number in self._kept and self._saves(number):
                self._lowered.add(number)
                self._total -= self._saves(number)

    def _saves(self, number: int) -> float:
        """The hours that it saves to learn a skill only to be used."""
        return self._hours[self._planned[number]] - self._hours[2 * number]

    def _raise(self) -> None:
        """Undo as much of the lowering as fits, the goals first."""
        for number in sorted(self._nearest_first, key=lambda number: number not in self._goals):
            if number in self._lowered and self._total + self._saves(number) <= self._room:
                self._lowered.discard(number)
                self._total += self._saves(number)

    def _come_back(self, number: int) -> bool:
        """Take a cut skill back with what it needs to be used, if that fits; else only to be used; whether it fits."""
        group = self._with_used(number)
        at_use = sum(self._hours[2 * one] for one in group)
        if self._total + at_use > self._room:
            return False
        as_planned = sum(self._hours[self._planned[one]] for one in group)
        is_lowered = self._total + as_planned > self._room
        for one in group:
            del self._cut[one]
            self._kept[one] = self._planned[one]
        if is_lowered:
            self._lowered.update(one for one in group if self._saves(one))
        self._total += at_use if is_lowered else as_planned
        return True

    def _with_used(self, number: int) -> set[int]:
        """A cut skill, and the cut ones that it needs to be used, directly or through others."""
        group, stack = {number}, [number]
        while stack:
            new = {one for one in self._uses[stack.pop()] if one in self._cut} - group
            group |= new
            stack += new
        return group
