from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.picture.crossings import MAX_THOROUGH_VERTICES, crossings, ordered
from graph.picture.rows import rows


@st.composite
def layered(draw):
    """Rows of equal boxes, with lanes for long edges."""
    count = draw(st.integers(1, 20))
    places = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(places, places), max_size=2 * count))
    return rows([100] * count, [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]], 20, 500)


def counted(made, order):
    """The crossings, by comparing every edge with every other."""
    found = 0
    for upper, lower in pairwise(order):
        edges = [(upper.index(one), lower.index(below)) for one in upper for below in made.down[one]]
        found += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(edges, 2))
    return found


@given(layered())
def test_crossings_are_those_that_one_counts_pair_by_pair(made):
    assert crossings(made, made.rows) == counted(made, made.rows)


@given(layered())
def test_ordering_keeps_each_row_together_and_never_adds_a_crossing(made):
    order = ordered(made)
    assert [sorted(row) for row in order] == [sorted(row) for row in made.rows]
    assert crossings(made, order) <= crossings(made, made.rows)


@given(layered())
def test_every_edge_of_the_rows_leads_to_the_next_row(made):
    level = {vertex: number for number, row in enumerate(made.rows) for vertex in row}
    assert sorted(level) == list(range(len(made.up)))
    assert all(level[below] == level[one] + 1 for one in level for below in made.down[one])
    assert all(len(made.up[lane]) == 1 for lane in range(made.boxes, len(made.up)))


def test_a_tree_is_drawn_without_crossings():
    edges = [(0, 5), (0, 6), (1, 3), (1, 4), (2, 0), (2, 1)]
    made = rows([10] * 7, edges, 5, 1000)
    assert crossings(made, ordered(made)) == 0


def test_a_drawing_too_large_for_two_tries_is_still_improved():
    half = MAX_THOROUGH_VERTICES
    made = rows([1] * 2 * half, [(one, 2 * half - 1 - one) for one in range(half)], 1, 10 * half)
    assert crossings(made, made.rows) == half * (half - 1) // 2
    assert crossings(made, ordered(made)) == 0
