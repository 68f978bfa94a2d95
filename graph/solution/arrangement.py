"""The order made for an answer: a learner gets to something of the target early, and uses soon what they learned.

It is a depth-first topological order (Tarjan, "Edge-disjoint spanning trees and depth-first search", Acta Informatica
6, 1976): before a skill comes all that it rests on, one prerequisite after the other, in the order of the rows of
`graph.snapshot.earlier`. A target begins with the largest of its direct prerequisites that takes at most the first part
of the hours, and is no trifle.

Every requirement between two skills of the answer is respected, whatever its need, and so are introductions.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph.work import ITEM_UNITS, spend

if TYPE_CHECKING:
    from graph.solution.solution import Solution

Hours = Mapping[int, float] | Sequence[float]
"""Hours, in some unit, by the number of a skill."""

FIRST_PART, MIN_FIRST_PART = 0.5, 0.1
"""The share of the hours up to a target after which something of it should have been reached, and which that takes."""

MAX_EXACT_SKILLS = 5_000
"""Skills of an answer up to which the hours before each are counted; beyond, the longest chain stands for them."""


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
    hours = _hours_before(solution) if len(left) <= MAX_EXACT_SKILLS else chains
    spend(ITEM_UNITS * len(left))
    order: list[int] = []
    for goal in sorted(goals, key=lambda number: (chains[number], number)):
        direct = [number for number in solution.prerequisite_numbers[goal] if number in left]
        if direct and goal in left:
            order += _visited(solution, _first(solution, goal, direct, hours), left)
        order += _visited(solution, goal, left)
    return order


def _first(solution: "Solution", goal: int, direct: Sequence[int], hours: Hours) -> int:
    """The largest of the direct prerequisites that are reached in the first part, or else the smallest of the field."""
    whole, fields = hours[goal], solution.snapshot.earlier.fields
    parts = [(hours[number], number) for number in direct]
    fitting = [(-part, number) for part, number in parts if MIN_FIRST_PART * whole <= part <= FIRST_PART * whole]
    own = [(part, number) for part, number in parts if fields[number] == fields[goal]]
    return min(fitting or own or parts)[1]


def _hours_before(solution: "Solution") -> Hours:
    """The half hours up to each skill of an answer, itself included: bits, so that what parts share counts once."""
    hours, earlier, nodes = solution.snapshot.hours_by_node, solution.snapshot.earlier.rows, solution.nodes
    parts: dict[int, int] = {}
    part_of = parts.get
    width = 0
    for number, node in nodes.items():
        size = round(2 * hours[node])
        part = ((1 << size) - 1) << width
        for one in earlier[number]:
            part |= part_of(one, 0)
        parts[number] = part
        width += size
    return {number: part.bit_count() for number, part in parts.items()}


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
