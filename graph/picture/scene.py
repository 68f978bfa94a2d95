"""A picture: boxes with labels and arrows with reasons, with their coordinates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, reduce
from operator import or_

from graph.model import Skill
from graph.picture.labels import WIDTH, height_of, wrapped
from graph.picture.layout import Box, Layout, Placed, Point, layout
from graph.work import measured, spend

MAX_BOXES = 80
"""Boxes that a picture of topics, or around a skill, shows at most; more would be unreadable."""

MAX_KEPT_LAYOUTS = 64
"""Layouts that are kept: each has no more boxes than a picture may show."""

MARGIN = 24
"""Pixels between the edge of a picture and its boxes."""


class NodeState(StrEnum):
    """The role of a box in the answer."""

    PLAN = "plan"
    NEXT = "next"
    TARGET = "target"
    KNOWN = "known"
    ASSUMED = "assumed"
    ALTERNATIVE = "alternative"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Node:
    """A skill or topic in its place: ``x`` and ``y`` are the top left corner, in pixels, ``y`` growing downwards.

    ``lines`` are the name as it fits the box in a sans-serif of 13 pixels. ``requires`` and ``required_by`` are the
    neighbours within the picture, those without an arrow of their own too.
    """

    id: str
    kind: str
    name: str
    lines: tuple[str, ...]
    hours: float
    state: NodeState
    x: float
    y: float
    width: float
    height: float
    requires: tuple[str, ...]
    required_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from ``source``, which is learned first, to ``target``, with its reason.

    ``alternative`` arrows come from a member of a choice that was not picked. ``weight`` counts the requirements that
    the arrow stands for. ``points`` is its line in pixels, from top to bottom.
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
    """A box before layout gives it coordinates; ``hours`` are those of the skill or topic."""

    id: str
    kind: str
    name: str
    hours: float
    state: NodeState


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow before layout gives it a line; ``source`` is learned before ``target``."""

    source: str
    target: str
    need: str
    reason: str
    alternative: bool = False
    weight: int = 1


def skill_thing(skill: Skill, state: NodeState, hours: float | None = None) -> Thing:
    """A box for a skill, with its hours to be understood unless others are given."""
    return Thing(skill.id, "skill", skill.name, skill.hours if hours is None else hours, state)


def picture(
    revision: str,
    title: str,
    things: Sequence[Thing],
    links: Iterable[Link],
    *,
    thin: bool = True,
    most_width: float | None = None,
) -> Picture:
    """Lay out boxes and arrows.

    Parameters
    ----------
    things
        The boxes, in learning order.
    links
        The arrows between them.
    thin
        Leave out arrows that a chain of others implies: they say nothing new about the order. The nodes still name
        each other in ``requires`` and ``required_by``.
    most_width
        Pixels from side to side, as in `graph.picture.layout.layout`.

    Raises
    ------
    InvalidParameter
        If a link joins something that is not among the boxes.
    Cycle
        If the links form a cycle.
    """
    links = tuple(links)
    shown = transitive_reduction([thing.id for thing in things], links) if thin else links
    boxes = tuple([Box(thing.id, WIDTH, height_of(wrapped(thing.name))) for thing in things])
    drawn, units = _laid_out(boxes, tuple([(link.source, link.target) for link in shown]), most_width)
    spend(units)
    lines = {(route.source, route.target): route.points for route in drawn.routes}
    return Picture(
        revision,
        title,
        round(drawn.width + 2 * MARGIN, 1),
        round(drawn.height + 2 * MARGIN, 1),
        tuple(_node(thing, box, links) for thing, box in zip(things, drawn.boxes, strict=True)),
        tuple(_arrow(link, lines[link.source, link.target]) for link in shown),
    )


@lru_cache(maxsize=MAX_KEPT_LAYOUTS)
def _laid_out(
    boxes: tuple[Box, ...], edges: tuple[tuple[str, str], ...], most_width: float | None
) -> tuple[Layout, int]:
    """A layout with the work that it takes: the same boxes and edges come again with other ticks, tabs and ways."""
    return measured(lambda: layout(boxes, edges, most_width=most_width))


def _node(thing: Thing, box: Placed, links: Sequence[Link]) -> Node:
    return Node(
        id=thing.id,
        kind=thing.kind,
        name=thing.name,
        lines=wrapped(thing.name),
        hours=thing.hours,
        state=thing.state,
        x=_within(box.x),
        y=_within(box.y),
        width=box.width,
        height=box.height,
        requires=tuple(link.source for link in links if link.target == thing.id),
        required_by=tuple(link.target for link in links if link.source == thing.id),
    )


def _arrow(link: Link, line: Iterable[Point]) -> Arrow:
    points = tuple((_within(x), _within(y)) for x, y in line)
    return Arrow(link.source, link.target, link.need, link.reason, link.alternative, link.weight, points)


def _within(pixels: float) -> float:
    """A coordinate of the drawing, shifted by the margin."""
    return round(pixels + MARGIN, 1)


def transitive_reduction(order: Sequence[str], links: Iterable[Link]) -> list[Link]:
    """The transitive reduction: links that no chain of others implies, and all links from alternatives.

    Aho, Garey, Ullman, "The transitive reduction of a directed graph", SIAM Journal on Computing 1(2), 1972; the
    ancestors of each box are a set of bits.

    Examples
    --------
    >>> links = [Link("a", "b", "use", "..."), Link("b", "c", "use", "..."), Link("a", "c", "use", "...")]
    >>> [(link.source, link.target) for link in transitive_reduction(["a", "b", "c"], links)]
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
