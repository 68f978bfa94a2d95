"""The order within each row, so that few edges cross: sweeps of barycentres, and exchanges of neighbours.

Barycentres are of Sugiyama, Tagawa and Toda (1981); to exchange neighbours and to keep the best of several sweeps, of
Gansner, Koutsofios, North and Vo, "A technique for drawing directed graphs", IEEE TSE 19(3), 1993.
"""

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise

from graph.picture.rows import Rows
from graph.work import spend

Order = list[list[int]]

PATIENCE = 3
"""Sweeps without a better order after which the search ends."""

MAX_SWEEPS = 12
"""Sweeps in all."""

ROUNDS = 3
"""Passes over the rows, after each sweep, that exchange neighbours."""

MAX_THOROUGH_VERTICES = 1000
"""Vertices of a graph up to which two starting orders are tried."""


def ordered(rows: Rows) -> Order:
    """The rows, each in an order that crosses few edges; the same rows give the same order.

    Examples
    --------
    >>> from graph.picture.rows import rows
    >>> ordered(rows([9, 9, 9, 9], [(0, 3), (1, 2)], gap=1, most=99))
    [[0, 1], [3, 2]]
    """
    starts = [rows.rows, _depth_first(rows)] if len(rows.up) <= MAX_THOROUGH_VERTICES else [rows.rows]
    return min((_improved(rows, start) for start in starts), key=lambda order: crossings(rows, order))


def _depth_first(rows: Rows) -> Order:
    """The rows in depth-first order from the last row upwards, so joined vertices stand together."""
    level = {vertex: number for number, row in enumerate(rows.rows) for vertex in row}
    result: Order = [[] for _ in rows.rows]
    seen: set[int] = set()
    stack = [vertex for row in rows.rows for vertex in row]
    while stack:
        vertex = stack.pop()
        if vertex not in seen:
            seen.add(vertex)
            result[level[vertex]].append(vertex)
            stack.extend(reversed(rows.up[vertex]))
    return result


def _improved(rows: Rows, order: Order) -> Order:
    """The order with the fewest crossings that several sweeps find."""
    best, fewest, patience = order, crossings(rows, order), PATIENCE
    for sweep in range(MAX_SWEEPS):
        if not fewest or not patience:
            break
        order = _swept(rows, order, down=sweep % 2 == 0)
        _exchange(rows, order)
        patience -= 1
        if (count := crossings(rows, order)) < fewest:
            best, fewest, patience = order, count, PATIENCE
    return best


def crossings(rows: Rows, order: Order) -> int:
    """How many pairs of edges between neighbouring rows cross, in a given order of each row.

    Examples
    --------
    >>> from graph.picture.rows import rows
    >>> layers = rows([9, 9, 9, 9], [(0, 3), (1, 2)], gap=1, most=99)
    >>> crossings(layers, [[0, 1], [2, 3]]), crossings(layers, [[0, 1], [3, 2]])
    (1, 0)
    """
    spend(sum(map(len, rows.down)))
    return sum(_between(rows, upper, lower) for upper, lower in pairwise(order))


def _between(rows: Rows, upper: Sequence[int], lower: Sequence[int]) -> int:
    """The inversions among the edges of two rows.

    Barth, Juenger, Mutzel, "Simple and efficient bilayer cross counting", Graph Drawing 2002.
    """
    place = _places(lower)
    ends: list[int] = []
    inversions = 0
    for vertex in upper:
        new = sorted(place[below] for below in rows.down[vertex])
        inversions += sum(len(ends) - bisect_right(ends, end) for end in new)
        for end in new:
            insort(ends, end)
    return inversions


def _places(row: Sequence[int]) -> dict[int, int]:
    return {vertex: place for place, vertex in enumerate(row)}


def _swept(rows: Rows, order: Order, *, down: bool) -> Order:
    """The rows sorted one after the other by the mean place of their neighbours in the row before."""
    neighbours = rows.up if down else rows.down
    before: list[int] = []
    result = []
    for row in order if down else reversed(order):
        before = _by_barycentre(row, neighbours, _places(before))
        result.append(before)
    return result if down else result[::-1]


def _by_barycentre(row: Sequence[int], neighbours: Sequence[Sequence[int]], place: dict[int, int]) -> list[int]:
    """A row sorted by mean neighbour; vertices without neighbours keep their places."""
    mean = {
        vertex: sum(map(place.__getitem__, neighbours[vertex])) / len(neighbours[vertex])
        for vertex in row
        if neighbours[vertex]
    }
    moved = iter(sorted(mean, key=mean.__getitem__))
    return [next(moved) if vertex in mean else vertex for vertex in row]


def _exchange(rows: Rows, order: Order) -> None:
    """Exchange neighbours in each row, in place, where that saves crossings; at most `ROUNDS` passes."""
    place = {vertex: number for row in order for number, vertex in enumerate(row)}
    stale = set(range(len(order)))
    for _ in range(ROUNDS):
        changed = [number for number in sorted(stale) if _exchange_row(rows, order[number], place)]
        stale = {near for number in changed for near in (number - 1, number, number + 1) if 0 <= near < len(order)}


def _exchange_row(rows: Rows, row: list[int], place: dict[int, int]) -> bool:
    """Whether a row changed in one pass from left to right."""
    at = place.__getitem__
    near = [(sorted(map(at, rows.up[vertex])), sorted(map(at, rows.down[vertex]))) for vertex in row]
    spend(len(row))
    changed = False
    for index in range(len(row) - 1):
        left, right = near[index], near[index + 1]
        if _saved(left[0], right[0]) + _saved(left[1], right[1]) > 0:
            row[index], row[index + 1] = row[index + 1], row[index]
            near[index], near[index + 1] = right, left
            changed = True
    place.update(_places(row))
    return changed


def _saved(left: Sequence[int], right: Sequence[int]) -> int:
    """How many crossings fewer two neighbours have when they change places, by their sorted ends in one row."""
    if not left or not right or left[-1] < right[0]:
        return -len(left) * len(right)
    return sum((one > other) - (one < other) for one in left for other in right)
