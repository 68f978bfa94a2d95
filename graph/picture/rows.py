"""Which row each box stands in, and the lanes that long edges take through the rows between."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rows:
    """A layered graph in which every edge leads to the next row.

    ``boxes`` is the count of boxes, which are the vertices below it; the others are lanes, places at which a long edge
    passes a row. All edges of one source share their lanes. ``up`` and ``down`` are the neighbours of each vertex in
    the row above and the row below.
    """

    boxes: int
    rows: list[list[int]]
    up: list[list[int]]
    down: list[list[int]]

    def is_lane(self, vertex: int) -> bool:
        """Whether the vertex is a lane, not a box."""
        return vertex >= self.boxes

    def near(self, vertex: int) -> list[int]:
        """The neighbours of the vertex in the rows above and below."""
        return self.up[vertex] + self.down[vertex]

    def lanes(self, box: int) -> list[int]:
        """The lanes of the edges that leave a box, from the top."""
        lanes: list[int] = []
        below = self.down[box]
        while lane := next((vertex for vertex in below if self.is_lane(vertex)), 0):
            lanes.append(lane)
            below = self.down[lane]
        return lanes


def rows(widths: Sequence[float], edges: Iterable[Edge], gap: float, most: float) -> Rows:
    """The boxes in rows, top to bottom; every edge leads from a higher to a lower row.

    Boxes stand as low as they can, so that edges are short.

    Parameters
    ----------
    widths
        Pixels of each box from side to side; a box is its index here.
    edges
        Pairs of source and target; the source is learned first.
    gap
        Pixels between neighbours in a row.
    most
        Pixels that a row may be wide; only a single wider box exceeds it.

    Raises
    ------
    CycleError
        If the edges form a cycle.

    Examples
    --------
    >>> rows([10, 10, 10], [(0, 1), (1, 2), (0, 2)], gap=5, most=100).rows
    [[0], [3, 1], [2]]
    """
    after: list[list[int]] = [[] for _ in widths]
    before: list[list[int]] = [[] for _ in widths]
    for source, target in sorted(set(edges)):
        after[source].append(target)
        before[target].append(source)
    return _with_lanes(after, _assigned(widths, before, after, gap, most))


def _assigned(
    widths: Sequence[float], before: Sequence[Sequence[int]], after: Sequence[Sequence[int]], gap: float, most: float
) -> list[list[int]]:
    """Rows by list scheduling from the bottom: of the boxes that may stand, the one with the longest chain above first.

    That fills rows of bounded width in nearly as few rows as possible (Hu, "Parallel sequencing and assembly line
    problems", Operations Research 9(6), 1961; for drawings, Coffman and Graham 1972).
    """
    depth = _depths(before)
    waiting = [len(targets) for targets in after]
    ready = [(-depth[box], box) for box in range(len(widths)) if not waiting[box]]
    heapq.heapify(ready)
    assigned: list[list[int]] = []
    while ready:
        row = _filled(ready, widths, gap, most)
        for box in row:
            for source in before[box]:
                waiting[source] -= 1
                if not waiting[source]:
                    heapq.heappush(ready, (-depth[source], source))
        assigned.append(sorted(row))
    return assigned[::-1]


def _filled(ready: list[tuple[int, int]], widths: Sequence[float], gap: float, most: float) -> list[int]:
    """The boxes taken off the heap for one row: at least one, and no more than fit."""
    row: list[int] = []
    used = -gap
    while ready and (not row or used + gap + widths[ready[0][1]] <= most):
        box = heapq.heappop(ready)[1]
        used += gap + widths[box]
        row.append(box)
    return row


def _depths(before: Sequence[Sequence[int]]) -> list[int]:
    """The boxes on the longest chain above each box."""
    depth = [0] * len(before)
    for box in TopologicalSorter(dict(enumerate(before))).static_order():
        depth[box] = max((depth[source] + 1 for source in before[box]), default=0)
    return depth


def _with_lanes(after: Sequence[Sequence[int]], assigned: Sequence[Sequence[int]]) -> Rows:
    layers = Rows(len(after), [list(row) for row in assigned], [[] for _ in after], [[] for _ in after])
    level = {box: number for number, row in enumerate(assigned) for box in row}
    for source, targets in enumerate(after):
        last, row = source, level[source]
        for target in sorted(targets, key=lambda box: (level[box], box)):
            while row < level[target] - 1:
                row += 1
                last = _add_lane(layers, last, row)
            _join(layers, last, target)
    return layers


def _add_lane(layers: Rows, above: int, row: int) -> int:
    lane = len(layers.up)
    layers.up.append([])
    layers.down.append([])
    layers.rows[row].insert(len(layers.rows[row]) // 2, lane)  # what an edge leads to may then stand on both its sides
    _join(layers, above, lane)
    return lane


def _join(layers: Rows, above: int, below: int) -> None:
    layers.down[above].append(below)
    layers.up[below].append(above)
