"""From the points of an arrow to the smooth line that SVG draws."""

from collections.abc import Sequence
from itertools import pairwise

from graph.picture.layout import Point


def curve(points: Sequence[Point]) -> str:
    """The path of an arrow: each piece bends within its own height, so it stays clear of all boxes.

    Examples
    --------
    >>> curve([(0, 0), (0, 10), (20, 30)])
    'M0,0V10C0,20 20,20 20,30'
    """
    x, y = points[0]
    return f"M{x:.0f},{y:.0f}" + "".join(_piece(start, end) for start, end in pairwise(points))


def _piece(start: Point, end: Point) -> str:
    (x0, y0), (x1, y1) = start, end
    if round(x0) == round(x1):
        return f"V{y1:.0f}"
    middle = (y0 + y1) / 2
    return f"C{x0:.0f},{middle:.0f} {x1:.0f},{middle:.0f} {x1:.0f},{y1:.0f}"
