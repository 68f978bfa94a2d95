from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.picture.coordinates import increasing, placed
from graph.picture.crossings import ordered
from graph.picture.rows import rows


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 9)), max_size=12))
def test_increasing_is_the_isotonic_regression_of_the_minimax_formula(pairs):
    def mean(start, end):
        part = pairs[start : end + 1]
        return sum(value * weight for value, weight in part) / sum(weight for _, weight in part)

    places = range(len(pairs))
    expected = [max(min(mean(start, end) for end in places[one:]) for start in places[: one + 1]) for one in places]
    assert increasing([value for value, _ in pairs], [weight for _, weight in pairs]) == pytest.approx(expected)


@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=30), st.sampled_from([0, 600]))
def test_neighbours_keep_apart_and_the_drawing_within_its_width(pairs, most):
    made = rows([100] * 15, [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]], 20, 500)
    rooms = [120.0] * 15 + [12.0] * (len(made.up) - 15)
    order = ordered(made)
    middles = placed(made, order, rooms, most)
    for row in order:
        for one, other in pairwise(row):
            assert middles[other] - middles[one] >= (rooms[one] + rooms[other]) / 2 - 1e-6
    fullest = max(sum(rooms[one] for one in row) for row in order)
    edges = [middles[one] + sign * rooms[one] / 2 for one in range(len(rooms)) for sign in (-1, 1)]
    assert max(edges) - min(edges) <= max(most, fullest) + 1e-6


def test_a_parent_stands_over_the_middle_of_its_children():
    made = rows([100] * 4, [(0, 1), (0, 2), (0, 3)], 20, 1000)
    middles = placed(made, ordered(made), [120.0] * 4, 1000)
    assert middles[0] == pytest.approx(sum(middles[1:]) / 3, abs=1)
