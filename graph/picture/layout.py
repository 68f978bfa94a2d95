"""Boxes and arrows laid out top to bottom: what is learned first stands higher, and no arrow runs through a box."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.errors import InvalidParameter
from graph.picture.crossings import Order, ordered
from graph.picture.placement import placed
from graph.picture.rows import Rows, rows

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Something to place: its size in pixels."""

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

    It only ever goes down. Between two rows it may be drawn as a curve within the height of each piece: it stays clear
    of all boxes.
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
    most_width: float = 1400,
) -> Layout:
    """The boxes in rows, foundations at the top, with a route for each edge ``(source, target)``.

    Parameters
    ----------
    gap, row_gap
        Pixels between neighbours in a row, at least, and between rows.
    most_width
        Pixels that the boxes of a row may take together; the lanes of long edges come on top.

    Raises
    ------
    InvalidParameter
        If an edge joins what is not among the boxes.
    Cycle
        If the edges lead round in a circle.

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
    made = rows([box.width for box in boxes], [(number[a], number[b]) for a, b in pairs], gap, most_width)
    order = ordered(made)
    return _drawn(boxes, pairs, made, order, gap, row_gap)


def _drawn(
    boxes: Sequence[Box], pairs: Sequence[tuple[str, str]], made: Rows, order: Order, gap: float, row_gap: float
) -> Layout:
    widths = [box.width for box in boxes] + [0.0] * (len(made.up) - len(boxes))
    middles = placed(made, order, widths, gap)
    bands = _bands(boxes, made, order, row_gap)
    level = {vertex: index for index, row in enumerate(order) for vertex in row}
    shown = tuple(
        Placed(box.id, level[one], middles[one] - box.width / 2, bands[level[one]][0], box.width, box.height)
        for one, box in enumerate(boxes)
    )
    number = {box.id: index for index, box in enumerate(boxes)}
    routes = tuple(Route(a, b, _route(made, shown, middles, bands, level, number[a], number[b])) for a, b in pairs)
    width = max((box.x + box.width for box in shown), default=0)
    return Layout(width, bands[-1][1] if bands else 0, shown, routes)


def _bands(boxes: Sequence[Box], made: Rows, order: Order, row_gap: float) -> list[tuple[float, float]]:
    """The top and bottom of each row."""
    found: list[tuple[float, float]] = []
    top = 0.0
    for row in order:
        height = max(boxes[one].height for one in row if not made.is_lane(one))
        found.append((top, top + height))
        top += height + row_gap
    return found


def _route(
    made: Rows,
    shown: Sequence[Placed],
    middles: Sequence[float],
    bands: Sequence[tuple[float, float]],
    level: dict[int, int],
    source: int,
    target: int,
) -> tuple[Point, ...]:
    points = [(middles[source], shown[source].y + shown[source].height), (middles[source], bands[level[source]][1])]
    for lane in _lanes(made, source, target):
        top, bottom = bands[level[lane]]
        points += [(middles[lane], top), (middles[lane], bottom)]
    points.append((middles[target], bands[level[target]][0]))
    return tuple(dict.fromkeys(points))


def _lanes(made: Rows, source: int, target: int) -> list[int]:
    """The lanes from a source to the row above a target."""
    found: list[int] = []
    at = source
    while target not in made.down[at]:
        at = next(one for one in made.down[at] if made.is_lane(one))
        found.append(at)
    return found
