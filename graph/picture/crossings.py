"""The order within each row, so that few edges cross: sweeps of barycentres and exchanges of neighbours."""

import itertools
from bisect import bisect_right, insort
from collections.abc import Sequence

from graph.picture.rows import Rows

Order = list[list[int]]

SWEEPS = 12
"""How often the rows are gone through, down and up in turn."""


def ordered(rows: Rows) -> Order:
    """The rows, each in an order that crosses few edges; the best of several sweeps.

    Barycentres are of Sugiyama, Tagawa and Toda (1981), the exchange of neighbours of Gansner, Koutsofios, North and
    Vo, "A technique for drawing directed graphs", IEEE TSE 19(3), 1993.
    """
    best = [list(row) for row in rows.rows]
    fewest = crossings(rows, best)
    order = best
    for sweep in range(SWEEPS):
        if not fewest:
            break
        order = _swept(rows, order, down=sweep % 2 == 0)
        _exchange(rows, order)
        count = crossings(rows, order)
        if count < fewest:
            best, fewest = [list(row) for row in order], count
    return best


def crossings(rows: Rows, order: Order) -> int:
    """How many pairs of edges between neighbouring rows cross, in a given order of each row.

    Examples
    --------
    >>> from graph.picture.rows import rows
    >>> made = rows([9, 9, 9, 9], [(0, 3), (1, 2)], gap=1, most=99)
    >>> crossings(made, [[0, 1], [2, 3]]), crossings(made, [[0, 1], [3, 2]])
    (1, 0)
    """
    return sum(_between(rows, upper, lower) for upper, lower in itertools.pairwise(order))


def _between(rows: Rows, upper: Sequence[int], lower: Sequence[int]) -> int:
    """The inversions among the edges of two rows.

    Barth, Juenger, Mutzel, "Simple and efficient bilayer cross counting", Graph Drawing 2002.
    """
    place = {vertex: number for number, vertex in enumerate(lower)}
    ends: list[int] = []
    found = 0
    for vertex in upper:
        new = sorted(place[below] for below in rows.down[vertex])
        found += sum(len(ends) - bisect_right(ends, end) for end in new)
        for end in new:
            insort(ends, end)
    return found


def _swept(rows: Rows, order: Order, *, down: bool) -> Order:
    """The rows sorted one after the other by the mean place of their neighbours in the row before."""
    result = [list(row) for row in order]
    numbers = range(1, len(order)) if down else range(len(order) - 2, -1, -1)
    neighbours = rows.up if down else rows.down
    for number in numbers:
        fixed = result[number - 1 if down else number + 1]
        place = {vertex: index for index, vertex in enumerate(fixed)}
        result[number] = _by_barycentre(result[number], neighbours, place)
    return result


def _by_barycentre(row: list[int], neighbours: Sequence[Sequence[int]], place: dict[int, int]) -> list[int]:
    """A row sorted by mean neighbour; vertices without neighbours keep their places."""
    mean = {one: sum(place[near] for near in neighbours[one]) / len(neighbours[one]) for one in row if neighbours[one]}
    moved = iter(sorted(mean, key=mean.__getitem__))
    return [next(moved) if one in mean else one for one in row]


def _exchange(rows: Rows, order: Order) -> None:
    """Exchange neighbours in a row, in place, as long as that saves crossings."""
    places = [{vertex: index for index, vertex in enumerate(row)} for row in order]
    waiting = set(range(len(order)))
    while waiting:
        number = min(waiting)
        waiting.discard(number)
        if _exchange_row(rows, order, places, number):
            waiting.update({number - 1, number + 1} & set(range(len(order))))


def _exchange_row(rows: Rows, order: Order, places: list[dict[int, int]], number: int) -> bool:
    row = order[number]
    near = [_ends(rows, places, number, vertex) for vertex in row]
    changed = False
    for index in range(len(row) - 1):
        left, right = near[index], near[index + 1]
        if _pairs(left, right) > _pairs(right, left):
            row[index], row[index + 1] = row[index + 1], row[index]
            near[index], near[index + 1] = right, left
            changed = True
    if changed:
        places[number] = {vertex: index for index, vertex in enumerate(row)}
    return changed


def _ends(rows: Rows, places: list[dict[int, int]], number: int, vertex: int) -> tuple[list[int], list[int]]:
    """The sorted places of a vertex's neighbours above and below."""
    above = sorted(places[number - 1][one] for one in rows.up[vertex])
    below = sorted(places[number + 1][one] for one in rows.down[vertex])
    return above, below


def _pairs(left: tuple[list[int], list[int]], right: tuple[list[int], list[int]]) -> int:
    """How many edges of two neighbours cross."""
    return sum(bisect_right(second, end - 1) for first, second in zip(left, right, strict=True) for end in first)
