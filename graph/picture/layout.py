"""Boxes and arrows laid out top to bottom: what is learned first stands higher, and no arrow runs through a box."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from graphlib import CycleError
from math import sqrt

from graph.errors import Cycle, InvalidParameter
from graph.picture.coordinates import placed
from graph.picture.crossings import Order, ordered
from graph.picture.rows import Rows, rows

Point = tuple[float, float]

LANE = 12.0
"""Pixels from one long edge to the next, and half of that from its middle to what stands beside it."""

WIDE = 1550.0
"""Pixels from side to side of a drawing of up to some eighty boxes, if it has that many in a row."""

_BOXES = 0.9
"""The share of the width that the boxes of a row may take; the rest is for the lanes of long edges."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box to place, with its size in pixels."""

    id: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A box in its place: ``x`` and ``y`` are its top left corner, in pixels, ``y`` growing downwards.

    ``layer`` counts rows from 0 at the top.
    """

    id: str
    layer: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Route:
    """The line of an edge, from the bottom of ``source``, which is learned first, to the top of ``target``.

    Every piece of it leads down, and either stays between two rows or passes one straight, so it may be drawn as a
    curve within the heights of its pieces: it stays clear of all boxes. Long edges of one source run together.
    """

    source: str
    target: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing: its size in pixels, its boxes in the order given, and one route for each different edge."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    routes: tuple[Route, ...]


def layout(
    boxes: Sequence[Box],
    edges: Iterable[tuple[str, str]],
    *,
    gap: float = 20,
    row_gap: float = 48,
    most_width: float | None = None,
) -> Layout:
    """The boxes in rows, foundations at the top, with a route for each edge ``(source, target)``.

    Parameters
    ----------
    gap, row_gap
        Pixels between neighbours in a row, and between rows, at least.
    most_width
        Pixels from side to side; only a row with many long edges, or one wide box, may make it more. Without it 1,550,
        or what lets many boxes stand in about as many columns as rows.

    Raises
    ------
    InvalidParameter
        If an edge joins something that is not among the boxes.
    Cycle
        If the edges form a cycle.

    Examples
    --------
    >>> drawing = layout([Box("a", 90, 40), Box("b", 90, 40)], [("a", "b")])
    >>> [(box.id, box.x, box.y) for box in drawing.boxes], drawing.routes[0].points
    ([('a', 0.0, 0.0), ('b', 0.0, 88.0)], ((45.0, 40.0), (45.0, 88.0)))
    """
    number = {box.id: index for index, box in enumerate(boxes)}
    pairs = list(dict.fromkeys(edges))
    if unknown := sorted({end for pair in pairs for end in pair} - set(number)):
        raise InvalidParameter("edges", f"join what is not among the boxes: {', '.join(unknown)}")
    most = _wide(boxes, gap) if most_width is None else most_width
    try:
        layers = rows([box.width for box in boxes], [(number[a], number[b]) for a, b in pairs], gap, most * _BOXES)
    except CycleError as circle:
        raise Cycle([boxes[place].id for place in circle.args[1]]) from circle
    drawing = _Drawing(boxes, layers, ordered(layers), gap, row_gap, most)
    routes = tuple(Route(a, b, drawing.line(number[a], number[b])) for a, b in pairs)
    return Layout(drawing.width, drawing.height, drawing.boxes, routes)


def _wide(boxes: Sequence[Box], gap: float) -> float:
    """The width in pixels: `WIDE`, or that of as many boxes in a row as there are rows, if that is more."""
    return max(WIDE, sqrt(len(boxes)) * max((box.width + gap for box in boxes), default=0))


class _Drawing:
    """The boxes of ordered rows in their places, and the lines between them."""

    def __init__(self, boxes: Sequence[Box], rows: Rows, order: Order, gap: float, row_gap: float, most: float) -> None:
        self._rows, self._order = rows, order
        self._level = {vertex: number for number, row in enumerate(order) for vertex in row}
        self._middles = self._across(boxes, gap, most)
        self._bands = self._down(boxes, row_gap)
        self.boxes = tuple(self._placed(vertex, box) for vertex, box in enumerate(boxes))
        self.width = max(
            [box.x + box.width for box in self.boxes] + [x + LANE / 2 for x in self._middles[len(boxes) :]], default=0.0
        )
        self.height = self._bands[-1][1] if self._bands else 0.0

    def line(self, source: int, target: int) -> tuple[Point, ...]:
        """The line from a box to another that is joined to it."""
        below = self.boxes[source].y + self.boxes[source].height
        points = [(self._middles[source], below), (self._middles[source], self._bands[self._level[source]][1])]
        for lane in self._rows.lanes(source)[: self._level[target] - self._level[source] - 1]:
            points += [(self._middles[lane], edge) for edge in self._bands[self._level[lane]]]
        points.append((self._middles[target], self._bands[self._level[target]][0]))
        return straight(points)

    def _across(self, boxes: Sequence[Box], gap: float, most: float) -> list[float]:
        """The middle of each vertex, the leftmost box or lane at 0."""
        halves = [box.width / 2 for box in boxes] + [LANE / 2] * (len(self._rows.up) - len(boxes))
        rooms = [box.width + gap for box in boxes] + [LANE] * (len(halves) - len(boxes))
        middles = placed(self._rows, self._order, rooms, most)
        least = min((x - half for x, half in zip(middles, halves, strict=True)), default=0.0)
        return [round(x - least, 1) for x in middles]

    def _down(self, boxes: Sequence[Box], row_gap: float) -> list[tuple[float, float]]:
        """The top and bottom of each row; two rows are further apart where lines lead far sideways between them."""
        bands: list[tuple[float, float]] = []
        top = 0.0
        for row in self._order:
            height = max(boxes[vertex].height for vertex in row if not self._rows.is_lane(vertex))
            bands.append((top, top + height))
            sideways = [
                abs(self._middles[vertex] - self._middles[below]) for vertex in row for below in self._rows.down[vertex]
            ]
            top += height + round(row_gap + min(max(sideways, default=0.0) / 16, row_gap))
        return bands

    def _placed(self, vertex: int, box: Box) -> Placed:
        x = round(self._middles[vertex] - box.width / 2, 1)
        level = self._level[vertex]
        return Placed(box.id, level, x, self._bands[level][0], box.width, box.height)


def straight(points: Sequence[Point]) -> tuple[Point, ...]:
    """A line without the points that only continue a vertical piece, and without repeats.

    Examples
    --------
    >>> straight([(5, 0), (5, 9), (5, 9), (5, 20), (8, 30)])
    ((5, 0), (5, 20), (8, 30))
    """
    kept: list[Point] = []
    for point in dict.fromkeys(points):
        if len(kept) > 1 and kept[-2][0] == kept[-1][0] == point[0]:
            kept.pop()
        kept.append(point)
    return tuple(kept)
