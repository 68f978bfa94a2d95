"""The order made for an answer: a learner gets to something of the target early, and uses soon what they learned.

It is a depth-first topological order (Tarjan, "Edge-disjoint spanning trees and depth-first search", Acta Informatica
6, 1976): before a skill comes all that it rests on, one prerequisite after the other. What one chooses is the order
among the prerequisites of a skill. Those of other topics come first, so that its own topic is not left again; of
these the one that takes most hours, as registers are allotted (Sethi and Ullman, "The generation of optimal code for
arithmetic expressions", Journal of the ACM 17(4), 1970), so that little has to be kept in mind while it is learned. A
target begins with the largest of its direct prerequisites that is reached in the first part of the hours.

Every requirement between two skills of the answer is respected, whatever its need, and so are introductions.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.solution.solution import Solution

FIRST_PART = 0.45
"""The share of the hours after which something of the target should have been reached."""

MAX_EXACT_SKILLS = 5_000
"""Skills up to which the hours that are left before a skill are counted exactly; beyond, by the longest chain."""

Hours = Callable[[int], float]
"""The hours that are left before a skill (number) is reached, itself included."""


def arrange(solution: "Solution") -> Sequence[int]:
    """The numbers of the skills of an answer, in learning order.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> from graph.solution import solve
    >>> tiny = Snapshot(TINY)
    >>> [tiny.order[number] for number in arrange(solve(tiny, ["transformers"]))]
    ['vectors', 'softmax', 'attention', 'pytorch', 'transformers']
    """
    return _Arrangement(solution).made()


class _Arrangement:
    """An order that is being made."""

    def __init__(self, solution: "Solution") -> None:
        self._solution, self._earlier = solution, solution.earlier_numbers
        self._done: dict[int, None] = {}
        hours, nodes = solution.snapshot.hours_by_node, solution.nodes
        own = {number: hours[node] for number, node in nodes.items()}
        exact = len(nodes) <= MAX_EXACT_SKILLS
        self._left: Hours = self._exactly(own) if exact else self._by_chains(own).__getitem__

    def made(self) -> Sequence[int]:
        """The whole order: target by target, the nearest first."""
        goals = {node >> 1 for node in self._solution.targets.nodes} & self._earlier.keys()
        for goal in sorted(goals, key=lambda number: (self._left(number), number)):
            self._reach(goal)
        return list(self._done)

    def _reach(self, goal: int) -> None:
        """Learn a target, something of it first."""
        direct = [number for number in self._solution.prerequisite_numbers[goal] if number in self._earlier]
        if goal not in self._done and (first := self._first(direct, FIRST_PART * self._left(goal))) is not None:
            self._visit(first)
        left = [number for number in self._earlier[goal] if number not in self._done]
        for number in sorted(left, key=lambda number: (-self._left(number), number)):
            self._visit(number)
        self._visit(goal)

    def _first(self, direct: Iterable[int], room: float) -> int | None:
        """The largest of the direct prerequisites that fits into so many hours, or else the smallest."""
        hours = {number: self._left(number) for number in direct if number not in self._done}
        fitting = [number for number in hours if hours[number] <= room]
        if fitting:
            return min(fitting, key=lambda number: (-hours[number], number))
        return min(hours, key=lambda number: (hours[number], number), default=None)

    def _visit(self, start: int) -> None:
        """Append a skill after all that it rests on."""
        done, earlier, opened = self._done, self._earlier, set[int]()
        stack = [start]
        while stack:
            number = stack[-1]
            if number in done:
                stack.pop()
            elif number in opened or not (left := [one for one in earlier[number] if one not in done]):
                done[number] = None
                stack.pop()
            else:
                opened.add(number)
                stack += left if len(left) == 1 else self._last_first(number, left)

    def _last_first(self, number: int, prerequisites: Iterable[int]) -> list[int]:
        """The prerequisites of a skill in the order of learning, reversed: other topics first, then most hours."""
        topics, left = self._solution.snapshot.topic_by_number, self._left
        own = topics[number]
        ranked = sorted([(topics[one] != own, left(one), -one) for one in prerequisites])
        return [-place for _, _, place in ranked]

    def _exactly(self, own: Mapping[int, float]) -> Hours:
        """Hours as bits, one for each half hour, so that what is done is masked out at once."""
        masks: dict[int, int] = {}
        width = 0
        for number, rests_on in self._earlier.items():
            size = round(2 * own[number])
            mask = ((1 << size) - 1) << width
            width += size
            for prerequisite in rests_on:
                mask |= masks[prerequisite]
            masks[number] = mask
        done, learned, seen = self._done, 0, 0

        def left(number: int) -> float:
            nonlocal learned, seen
            if len(done) > seen:
                for one in list(done)[seen:]:
                    learned |= masks[one]
                seen = len(done)
            return (masks[number] & ~learned).bit_count() / 2

        return left

    def _by_chains(self, own: Mapping[int, float]) -> Mapping[int, float]:
        """The hours of the longest chain that ends in each skill."""
        longest: dict[int, float] = {}
        for number, rests_on in self._earlier.items():
            longest[number] = own[number] + max((longest[one] for one in rests_on), default=0)
        return longest
