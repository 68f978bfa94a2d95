"""What a picture is: boxes with labels, arrows with reasons, and all of them in their places."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_

from graph.model import Skill
from graph.picture.layout import Box, Point, layout

MOST = 80
"""Boxes that a picture of topics, or around a skill, shows: more help nobody."""

WIDTH = 148
"""Pixels of a box from side to side."""

MARGIN = 24
"""Pixels between the edge of a picture and its boxes."""

_LINE = 17
_PADDING = 10
_LINES = 3
_NARROW, _CAPITAL, _WIDE, _USUAL = 4.2, 9.0, 13.5, 7.1
"""Pixels of a character in a sans-serif of 13 pixels, on the safe side."""


class State(StrEnum):
    """What a box is to the question."""

    PLAN = "plan"
    TARGET = "target"
    KNOWN = "known"
    ALTERNATIVE = "alternative"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Node:
    """A skill or topic in its place: ``x`` and ``y`` are the top left corner, in pixels, ``y`` growing downwards.

    ``lines`` are the name as it fits the box. ``requires`` and ``required_by`` are the neighbours within the picture.
    """

    id: str
    kind: str
    name: str
    lines: tuple[str, ...]
    hours: float
    state: State
    x: float
    y: float
    width: float
    height: float
    requires: tuple[str, ...]
    required_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """``source`` is learned before ``target``, and why.

    ``alternative`` arrows come from a member of a choice that was not picked. ``weight`` counts the requirements that
    the arrow stands for. ``points`` is its line, downwards.
    """

    source: str
    target: str
    need: str
    reason: str
    alternative: bool
    weight: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and arrows in a frame of ``width`` by ``height`` pixels."""

    revision: str
    title: str
    width: float
    height: float
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A box before it has a place."""

    id: str
    kind: str
    name: str
    hours: float
    state: State


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow before it has a line."""

    source: str
    target: str
    need: str
    reason: str
    alternative: bool = False
    weight: int = 1


def skill_thing(skill: Skill, state: State) -> Thing:
    """A box for a skill."""
    return Thing(skill.id, "skill", skill.name, skill.hours, state)


def picture(revision: str, title: str, things: Sequence[Thing], links: Iterable[Link], *, thin: bool = True) -> Picture:
    """The things, in learning order, laid out with their links.

    A link that a chain of others implies gets no arrow in a ``thin`` picture: it would say nothing new about the order,
    and clutter. It still counts among what a node requires.
    """
    links = tuple(links)
    shown = telling([thing.id for thing in things], links) if thin else links
    labels = {thing.id: wrapped(thing.name) for thing in things}
    boxes = [Box(thing.id, WIDTH, height_of(labels[thing.id])) for thing in things]
    drawn = layout(boxes, [(link.source, link.target) for link in shown])
    lines = {(route.source, route.target): route.points for route in drawn.routes}
    nodes = tuple(
        Node(
            id=thing.id,
            kind=thing.kind,
            name=thing.name,
            lines=labels[thing.id],
            hours=thing.hours,
            state=thing.state,
            x=box.x + MARGIN,
            y=box.y + MARGIN,
            width=box.width,
            height=box.height,
            requires=tuple(link.source for link in links if link.target == thing.id),
            required_by=tuple(link.target for link in links if link.source == thing.id),
        )
        for thing, box in zip(things, drawn.boxes, strict=True)
    )
    arrows = tuple(
        Arrow(
            link.source,
            link.target,
            link.need,
            link.reason,
            link.alternative,
            link.weight,
            tuple((x + MARGIN, y + MARGIN) for x, y in lines[link.source, link.target]),
        )
        for link in shown
    )
    return Picture(revision, title, drawn.width + 2 * MARGIN, drawn.height + 2 * MARGIN, nodes, arrows)


def telling(order: Sequence[str], links: Iterable[Link]) -> list[Link]:
    """The links that no chain of others implies, and all to alternatives: the transitive reduction.

    Aho, Garey, Ullman, "The transitive reduction of a directed graph", SIAM Journal on Computing 1(2), 1972; what comes
    before each thing is a set of bits.

    Examples
    --------
    >>> links = [Link("a", "b", "use", "..."), Link("b", "c", "use", "..."), Link("a", "c", "use", "...")]
    >>> [(link.source, link.target) for link in telling(["a", "b", "c"], links)]
    [('a', 'b'), ('b', 'c')]
    """
    links = list(links)
    bit = {id: 1 << place for place, id in enumerate(order)}
    sources: dict[str, list[str]] = {id: [] for id in order}
    for link in links:
        if not link.alternative:
            sources[link.target].append(link.source)
    before: dict[str, int] = {}
    further: dict[str, int] = {}
    for id in order:
        further[id] = reduce(or_, (before[source] for source in sources[id]), 0)
        before[id] = reduce(or_, (bit[source] for source in sources[id]), further[id])
    return [link for link in links if link.alternative or not bit[link.source] & further[link.target]]


def height_of(lines: Sequence[str]) -> int:
    """Pixels of a box from top to bottom: room for two lines at least."""
    return max(2, len(lines)) * _LINE + _PADDING


def wrapped(name: str) -> tuple[str, ...]:
    """A name in at most three lines that fit a box; what is too long ends in an ellipsis.

    Examples
    --------
    >>> wrapped("Kubernetes resource requests and limits")
    ('Kubernetes resource', 'requests and limits')
    """
    room = WIDTH - 2 * _PADDING
    lines: list[str] = []
    for word in re.findall(r"\s*[^\s/-]*[/-]*", " ".join(name.split())):
        if lines and text_width(lines[-1] + word) <= room:
            lines[-1] += word
        elif word.strip():
            lines.append(word.strip())
    kept = [_cut(line, room) for line in lines[:_LINES]]
    if len(lines) > _LINES:
        kept[-1] = _cut(kept[-1] + "…", room)
    return tuple(kept)


def _cut(line: str, room: float) -> str:
    if text_width(line) <= room:
        return line
    while line and text_width(line + "…") > room:
        line = line[:-1]
    return line.rstrip("…") + "…"


def text_width(text: str) -> float:
    """About how many pixels a text takes."""
    return sum(_character(char) for char in text)


def _character(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF" or char in "mwMW@":
        return _WIDE if char not in "mw" else 11.0
    if char in "iljtfrI.,:;'|()[]! -":
        return _NARROW
    return _CAPITAL if char.isupper() else _USUAL
