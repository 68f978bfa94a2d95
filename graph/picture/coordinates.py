"""Where the vertices of ordered rows stand from left to right: near what they are joined to, long edges straight.

Sugiyama, Tagawa and Toda (1981) state it as a quadratic program: the least sum of squared sideways distances along the
edges, with neighbours in a row far enough apart. One row, with the others in place, is an isotonic regression, solved
exactly by pooling adjacent violators (Ayer, Brunk, Ewing, Reid, Silverman, "An empirical distribution function for
sampling with incomplete information", 1955); repeating this over all rows approaches the least total.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from math import inf

from graph.picture.crossings import Order
from graph.picture.rows import Rows

SWEEPS = 10
"""Passes over the rows, alternating down and up."""

_STRAIGHT = (1.0, 2.0, 8.0)
"""How much an edge between two boxes, a box and a lane, or two lanes counts (Gansner and others 1993)."""

_SLIP = 12.0
"""Pixels within which a box is moved straight above or below a neighbour."""


def placed(rows: Rows, order: Order, rooms: Sequence[float], most: float) -> list[float]:
    """The middle of each vertex, in pixels from the middle of the drawing.

    Neighbours in a row are at least half of both their ``rooms`` apart. The drawing is at most ``most`` wide, or as
    wide as its fullest row.
    """
    half = max([most, *(sum(rooms[vertex] for vertex in row) for row in order)]) / 2
    middles = [0.0] * len(rooms)
    for row in order:
        _set(middles, row, _packed(row, rooms))
    for sweep in range(SWEEPS):
        for row in order if sweep % 2 else reversed(order):
            _settle(rows, row, rooms, middles, half)
    limits = Limits(order, rooms, middles, half)
    for lanes in map(rows.lanes, range(rows.boxes)):
        _straighten(lanes, limits, middles)
    for row in order:
        _snap(rows, row, limits, middles)
    return middles


class Limits:
    """The range in which each vertex may move while all others stay."""

    def __init__(self, order: Order, rooms: Sequence[float], middles: Sequence[float], half: float) -> None:
        self._rooms, self._middles, self._half = rooms, middles, half
        self._left = {other: one for row in order for one, other in pairwise(row)}
        self._right = {one: other for row in order for one, other in pairwise(row)}

    def __call__(self, vertex: int) -> tuple[float, float]:
        """The least and the greatest middle that a vertex may have now."""
        low, high = self._rooms[vertex] / 2 - self._half, self._half - self._rooms[vertex] / 2
        if (left := self._left.get(vertex)) is not None:
            low = self._middles[left] + (self._rooms[left] + self._rooms[vertex]) / 2
        if (right := self._right.get(vertex)) is not None:
            high = self._middles[right] - (self._rooms[right] + self._rooms[vertex]) / 2
        return low, high


def _straighten(lanes: Sequence[int], limits: Limits, middles: list[float]) -> None:
    """Put the lanes of one long edge on as few vertical lines as the others leave room for, from the top."""
    start = 0
    while start < len(lanes):
        low, high = limits(lanes[start])
        end = start + 1
        while end < len(lanes):
            lower, upper = limits(lanes[end])
            if max(low, lower) > min(high, upper):
                break
            low, high, end = max(low, lower), min(high, upper), end + 1
        run = lanes[start:end]
        mean = sum(middles[lane] for lane in run) / len(run)
        _set(middles, run, [min(max(mean, low), high)] * len(run))
        start = end


def _snap(rows: Rows, row: Sequence[int], limits: Limits, middles: list[float]) -> None:
    """Put each box right under or above a neighbour that it nearly is: a slightly slanted arrow looks wrong."""
    for box in row:
        low, high = limits(box)
        reachable = [x for x in (middles[one] for one in rows.near(box)) if low <= x <= high]
        nearest = min(reachable, key=lambda x: abs(x - middles[box]), default=inf)
        if not rows.is_lane(box) and abs(nearest - middles[box]) < _SLIP:
            middles[box] = nearest


def _packed(row: Sequence[int], rooms: Sequence[float]) -> list[float]:
    """A row without room to spare, its middle at 0."""
    offsets = _offsets(row, rooms)
    return [offset - offsets[-1] / 2 for offset in offsets]


def _offsets(row: Sequence[int], rooms: Sequence[float]) -> list[float]:
    """How far each vertex of a row is from the first, at least."""
    return list(accumulate(((rooms[one] + rooms[other]) / 2 for one, other in pairwise(row)), initial=0.0))


def _set(middles: list[float], row: Iterable[int], places: Iterable[float]) -> None:
    for vertex, place in zip(row, places, strict=True):
        middles[vertex] = place


def _settle(rows: Rows, row: Sequence[int], rooms: Sequence[float], middles: list[float], half: float) -> None:
    """Move a row to where its edges to the rows above and below pull it, within ``half`` the width on either side."""
    offsets = _offsets(row, rooms)
    wanted = []
    weights = []
    for vertex, offset in zip(row, offsets, strict=True):
        neighbours = [
            (middles[other], _STRAIGHT[rows.is_lane(vertex) + rows.is_lane(other)]) for other in rows.near(vertex)
        ]
        weight = sum(strength for _, strength in neighbours)
        place = sum(at * strength for at, strength in neighbours) / weight if neighbours else middles[vertex]
        wanted.append(place - offset)
        weights.append(weight or 0.01)
    low, high = rooms[row[0]] / 2 - half, half - rooms[row[-1]] / 2 - offsets[-1]
    starts = (min(max(start, low), high) for start in increasing(wanted, weights))
    _set(middles, row, (start + offset for start, offset in zip(starts, offsets, strict=True)))


def increasing(wanted: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The numbers nearest to the wanted ones, by weighted squares, that never decrease.

    Examples
    --------
    >>> increasing([1, 5, 3, 9], [1, 1, 1, 1])
    [1.0, 4.0, 4.0, 9.0]
    """
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(wanted, weights, strict=True):
        mean, total, count = float(value), float(weight), 1
        while pools and pools[-1][0] >= mean:
            other, others, many = pools.pop()
            mean = (mean * total + other * others) / (total + others)
            total, count = total + others, count + many
        pools.append((mean, total, count))
    return [mean for mean, _, count in pools for _ in range(count)]
