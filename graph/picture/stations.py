"""The way to a target as a line with a station for each phase, from where somebody stands down to the target."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from graph.picture.labels import text_width, wrapped

MIN_RADIUS, MAX_RADIUS = 9.0, 20.0
"""Pixels of the smallest and the largest station; the area grows with the hours."""

AXIS = 34.0
"""Pixels from the left edge to the line."""

_LABEL = 24.0
"""Pixels from the edge of the largest station to the labels."""

_GAP, _STEP = 10.0, 46.0
"""Pixels between two stations: between their edges, and between their middles, at least."""

_LINE, _SMALL = 18.0, 16.0
"""Pixels of a line of a label, and of a note below it."""

_BOLD = 1.2
"""How much wider bold letters of 14 pixels are than those of 13."""

_HALT = 24.0
"""Pixels that a small stop takes at least."""

_END = 20.0
"""Half the height of the target at the end, in pixels."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A station before it has a place: ``share`` of its ``hours`` is behind one, and ``is_next`` where one goes on."""

    id: str
    name: str
    note: str
    hours: float
    colour: int
    share: float
    is_next: bool


@dataclass(frozen=True, slots=True)
class Station:
    """A stop in its place: ``y`` is the middle of its circle, and ``top`` the base of the first line of its label."""

    stop: Stop
    lines: tuple[str, ...]
    y: float
    radius: float
    top: float


@dataclass(frozen=True, slots=True)
class Halt:
    """A small stop between two stations: ``id`` is what halts there, ``y`` its middle, ``lines`` its name."""

    id: str
    lines: tuple[str, ...]
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of ``width`` by ``height`` pixels from ``start`` to ``end``, both given by the middle of their signs.

    All signs stand at ``x``, all labels begin at ``label``. ``names`` is the target in lines, ``room`` the width of its
    sign. The ``halts`` are those of the station that is opened on the line itself.
    """

    width: float
    height: float
    x: float
    label: float
    start: float
    end: float
    names: tuple[str, ...]
    room: float
    stations: tuple[Station, ...]
    halts: tuple[Halt, ...]


def line(
    stops: Sequence[Stop], target: str, width: float, opened: str = "", inside: Sequence[tuple[str, str]] = ()
) -> Line:
    """Stations from top to bottom, their size the hours, with room for their labels in ``width`` pixels.

    Below the station ``opened`` (id) come small stops, the ids and names ``inside``.

    Examples
    --------
    >>> stops = [Stop("1", "Attention", "9 h", 9, 0, 0.5, True), Stop("2", "Layers", "1 h", 1, 0, 0, False)]
    >>> way = line(stops, "Transformers", 400)
    >>> [(station.y, station.radius) for station in way.stations], way.end > way.stations[-1].y
    ([(70.0, 20.0), (116.0, 9.0)], True)
    """
    label = AXIS + MAX_RADIUS + _LABEL
    halts: list[Halt] = []
    stations = tuple(_placed(stops, width - label - 8, opened, inside, halts))
    last = stations[-1].y + stations[-1].radius if stations else 24.0
    if halts and stations[-1].stop.id == opened:
        last = halts[-1].y + _HALT / 2
    names = wrapped(target, (width - 60) / 1.25, 2)
    room = min(width - 16, max(map(text_width, names), default=0) * 1.25 + 44)
    end = last + 26 + _END * max(1, len(names) * 0.75)
    return Line(
        width, end + _END * len(names) + 6, AXIS, label, 24.0, round(end, 1), names, round(room), stations, tuple(halts)
    )


def _placed(
    stops: Sequence[Stop], room: float, opened: str, inside: Sequence[tuple[str, str]], halts: list[Halt]
) -> Iterator[Station]:
    y, radius, tall = 24.0, 6.0, _LINE
    most = max((stop.hours for stop in stops), default=0) or 1
    for stop in stops:
        lines = wrapped(stop.name, room / _BOLD)
        own = _radius(stop.hours / most)
        height = _LINE * len(lines) + _SMALL
        y += max(radius + own + _GAP, _STEP, (tall + height) / 2 + _GAP)
        radius, tall = own, height
        top = y - height / 2 + 13
        yield Station(stop, lines, round(y, 1), round(own, 1), round(top, 1))
        if stop.id == opened:
            for id, name in inside:
                label = wrapped(name, room, 2)
                y += max(radius if not halts else 0, 12) + 12 + _LINE / 2 * len(label)
                halts.append(Halt(id, label, round(y, 1)))
                radius, tall = _HALT / 2, _LINE * len(label)


def _radius(share: float) -> float:
    """The radius of a station by the share of its hours in those of the largest."""
    return max(MIN_RADIUS, MAX_RADIUS * sqrt(share))


def next_of(shares: Iterable[float]) -> int:
    """The place of the first station that is not all behind one; -1 if all are."""
    return next((place for place, share in enumerate(shares) if share < 1), -1)
