"""The order made for an answer: a learner gets to something of the target early, and uses soon what they learned.

It is a depth-first topological order (Tarjan, "Edge-disjoint spanning trees and depth-first search", Acta Informatica
6, 1976): before a skill comes all that it rests on, one prerequisite after the other, in the order of the rows of
`graph.snapshot.earlier`. A target begins with the longest chain to one of its direct prerequisites that takes at most
the first part of its own.

Every requirement between two skills of the answer is respected, whatever its need, and so are introductions.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.solution.solution import Solution

FIRST_PART = 0.45
"""The share of the longest chain before a target after which something of the target should have been reached."""


def arrange(solution: "Solution") -> Sequence[int]:
    """The numbers of the skills of an answer, in learning order: target by target, the nearest first.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> from graph.solution import solve
    >>> tiny = Snapshot(TINY)
    >>> [tiny.order[number] for number in arrange(solve(tiny, ["transformers"]))]
    ['vectors', 'softmax', 'attention', 'pytorch', 'transformers']
    """
    chains, left = solution.snapshot.earlier.chain_hours, set(solution.nodes)
    goals = {node >> 1 for node in solution.targets.nodes} & left
    order: list[int] = []
    for goal in sorted(goals, key=lambda number: (chains[number], number)):
        direct = [number for number in solution.prerequisite_numbers[goal] if number in left]
        if direct and goal in left:
            order += _visited(solution, _first(direct, chains, FIRST_PART * chains[goal]), left)
        order += _visited(solution, goal, left)
    return order


def _first(direct: Collection[int], chains: Sequence[float], room: float) -> int:
    """The direct prerequisite at the end of the longest chain that fits into so many hours, or else of the shortest."""
    fitting = [number for number in direct if chains[number] <= room]
    if fitting:
        return min(fitting, key=lambda number: (-chains[number], number))
    return min(direct, key=lambda number: (chains[number], number))


def _visited(solution: "Solution", start: int, left: set[int]) -> Sequence[int]:
    """A skill after all that it rests on; what is visited is no longer left."""
    if start not in left:
        return ()
    earlier, order = solution.snapshot.earlier.rows, list[int]()
    left.discard(start)
    path = [(start, iter(earlier[start]))]
    while path:
        number, row = path[-1]
        for one in row:
            if one in left:
                left.discard(one)
                path.append((one, iter(earlier[one])))
                break
        else:
            order.append(number)
            path.pop()
    return order
