"""Where the vertices of ordered rows stand from left to right: long edges straight, boxes near what they are joined to.

Method: Brandes and Koepf, "Fast and simple horizontal coordinate assignment", Graph Drawing 2001, LNCS 2265, 2002. Four
placements, aligning vertices with a median neighbour above or below, from the left or from the right, are balanced.
"""

import itertools
from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter

from graph.picture.crossings import Order
from graph.picture.rows import Rows

Conflicts = set[tuple[int, int]]


def placed(rows: Rows, order: Order, widths: Sequence[float], gap: float) -> list[float]:
    """The middle of each vertex, in pixels, the leftmost edge at 0; neighbours in a row are ``gap`` apart or more.

    ``widths`` are those of the boxes and then of the lanes.
    """
    conflicts = _conflicts(rows, order)
    found = []
    for upwards in (False, True):
        for leftwards in (False, True):
            turned = [row[::-1] if leftwards else row for row in (order[::-1] if upwards else order)]
            roots = _aligned(turned, rows.down if upwards else rows.up, conflicts)
            places = _compacted(turned, roots, widths, gap)
            found.append([-one for one in places] if leftwards else places)
    return _balanced(found, widths)


def _conflicts(rows: Rows, order: Order) -> Conflicts:
    """Edges that cross a straight piece of a long edge: they give way to it."""
    found: Conflicts = set()
    for upper, lower in itertools.pairwise(order):
        place = {vertex: index for index, vertex in enumerate(upper)}
        inner = [
            (place[above], index)
            for index, below in enumerate(lower)
            if rows.is_lane(below)
            for above in rows.up[below]
            if rows.is_lane(above)
        ]
        for index, below in enumerate(lower):
            for above in rows.up[below]:
                if rows.is_lane(above) and rows.is_lane(below):
                    continue
                if any((place[above] - x) * (index - y) < 0 for x, y in inner):
                    found.add((above, below))
    return found


def _aligned(order: Order, before: Sequence[Sequence[int]], conflicts: Conflicts) -> dict[int, int]:
    """The first vertex of the block of each vertex: it joins a median neighbour in the row before, if free."""
    root = {vertex: vertex for row in order for vertex in row}
    for upper, lower in itertools.pairwise(order):
        place = {vertex: index for index, vertex in enumerate(upper)}
        last = -1
        for vertex in lower:
            near = sorted(before[vertex], key=place.__getitem__)
            for one in _medians(near):
                free = (one, vertex) not in conflicts and (vertex, one) not in conflicts
                if root[vertex] == vertex and free and place[one] > last:
                    root[vertex] = root[one]
                    last = place[one]
    return root


def _medians(near: Sequence[int]) -> Sequence[int]:
    return near[(len(near) - 1) // 2 : len(near) // 2 + 1]


def _compacted(order: Order, root: Mapping[int, int], widths: Sequence[float], gap: float) -> list[float]:
    """The blocks as far left as they can be, and then as near to their right neighbours as they can be."""
    left: dict[int, dict[int, float]] = {one: {} for one in root.values()}
    right: dict[int, dict[int, float]] = {one: {} for one in root.values()}
    for row in order:
        for one, other in itertools.pairwise(row):
            apart = (widths[one] + widths[other]) / 2 + gap
            first, second = root[one], root[other]
            left[second][first] = right[first][second] = max(apart, left[second].get(first, 0))
    sequence = list(TopologicalSorter(left).static_order())
    place: dict[int, float] = {}
    for block in sequence:
        place[block] = max((place[one] + apart for one, apart in left[block].items()), default=0)
    for block in reversed(sequence):
        if right[block]:
            place[block] = max(place[block], min(place[one] - apart for one, apart in right[block].items()))
    return [place[root[vertex]] for vertex in range(len(widths))]


def _balanced(found: Sequence[Sequence[float]], widths: Sequence[float]) -> list[float]:
    """The mean of the two middle places of each vertex, after the placements were laid over the narrowest one."""
    bounds = [
        (
            min(x - width / 2 for x, width in zip(one, widths, strict=True)),
            max(x + width / 2 for x, width in zip(one, widths, strict=True)),
        )
        for one in found
    ]
    start, end = min(bounds, key=lambda pair: pair[1] - pair[0])
    shifts = [end - high if number % 2 else start - low for number, (low, high) in enumerate(bounds)]
    moved = [[x + shift for x in one] for one, shift in zip(found, shifts, strict=True)]
    middle = [sum(sorted(xs)[1:3]) / 2 for xs in zip(*moved, strict=True)]
    least = min((x - width / 2 for x, width in zip(middle, widths, strict=True)), default=0)
    return [x - least for x in middle]
