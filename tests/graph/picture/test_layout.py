from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import Cycle, InvalidParameter
from graph.picture.layout import Box, layout


@st.composite
def drawings(draw, most=16):
    """Boxes of unequal size and acyclic edges among them, repeats included, in any order."""
    count = draw(st.integers(0, most))
    ids = draw(st.permutations([f"b{number:02}" for number in range(count)]))
    boxes = [Box(id, draw(st.integers(20, 220)), draw(st.integers(20, 90))) for id in ids]
    places = st.integers(0, max(0, count - 1))
    pairs = draw(st.lists(st.tuples(places, places), max_size=3 * count))
    edges = [(f"b{min(pair):02}", f"b{max(pair):02}") for pair in pairs if pair[0] != pair[1]]
    return boxes, edges


WIDTHS = st.sampled_from([None, 100, 400])


def overlap(one, other):
    """Whether two rectangles (left, top, right, bottom) share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def rectangle(box):
    return box.x, box.y, box.x + box.width, box.y + box.height


@given(drawings(), WIDTHS)
def test_no_box_lies_on_another_or_outside_the_drawing(drawing, most_width):
    drawn = layout(*drawing, most_width=most_width)
    shapes = [rectangle(box) for box in drawn.boxes]
    assert not any(overlap(one, other) for place, one in enumerate(shapes) for other in shapes[:place])
    assert not any(overlap(shape, (-9e9, -9e9, -0.1, 9e9)) for shape in shapes)
    assert not any(overlap(shape, (drawn.width + 0.1, -9e9, 9e9, 9e9)) for shape in shapes)
    assert all(box.y >= 0 and box.y + box.height <= drawn.height for box in drawn.boxes)


@given(drawings(), WIDTHS)
def test_every_edge_has_a_line_that_only_goes_down_from_the_bottom_of_its_source_to_the_top_of_its_target(
    drawing, most_width
):
    boxes, edges = drawing
    drawn = layout(boxes, edges, most_width=most_width)
    placed = {box.id: box for box in drawn.boxes}
    assert sorted((route.source, route.target) for route in drawn.routes) == sorted(set(edges))
    for route in drawn.routes:
        source, target = placed[route.source], placed[route.target]
        assert source.layer < target.layer
        (first_x, first_y), (last_x, last_y) = route.points[0], route.points[-1]
        assert source.x <= first_x <= source.x + source.width
        assert first_y == source.y + source.height
        assert target.x <= last_x <= target.x + target.width
        assert last_y == target.y
        heights = [y for _, y in route.points]
        assert all(upper < lower for upper, lower in pairwise(heights))


@given(drawings(), WIDTHS)
def test_no_line_runs_through_a_box_nor_would_a_curve_in_its_place(drawing, most_width):
    drawn = layout(*drawing, most_width=most_width)
    shapes = [rectangle(box) for box in drawn.boxes]
    for route in drawn.routes:
        for (x, y), (next_x, next_y) in pairwise(route.points):
            around = (min(x, next_x) - 0.1, y, max(x, next_x) + 0.1, next_y)
            assert not any(overlap(around, shape) for shape in shapes)


@given(drawings(), st.randoms(use_true_random=False))
def test_the_order_of_the_edges_changes_nothing_but_that_of_the_lines(drawing, chance):
    boxes, edges = drawing
    drawn = layout(boxes, edges)
    again = layout(boxes, chance.sample(edges, len(edges)))
    assert drawn.boxes == again.boxes
    assert sorted(drawn.routes, key=repr) == sorted(again.routes, key=repr)


@given(st.integers(1, 60), st.sampled_from([300, 800]))
def test_boxes_that_nothing_joins_fill_rows_of_the_width_given(count, most_width):
    drawn = layout([Box(str(number), 100, 40) for number in range(count)], [], most_width=most_width)
    assert drawn.width <= most_width
    to_a_row = int((0.9 * most_width + 20) / 120)
    assert max(box.layer for box in drawn.boxes) == (count - 1) // to_a_row


def test_a_long_edge_passes_the_rows_between_on_one_vertical_line():
    boxes = [Box(id, 100, 40) for id in "abcd"]
    drawn = layout(boxes, [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")])
    [long] = [route for route in drawn.routes if (route.source, route.target) == ("a", "d")]
    assert len(long.points) == 4
    assert long.points[1][0] == long.points[2][0]


def test_nothing_makes_an_empty_drawing():
    drawn = layout([], [])
    assert (drawn.width, drawn.height, drawn.boxes, drawn.routes) == (0, 0, (), ())


def test_a_circle_is_refused():
    with pytest.raises(Cycle) as refused:
        layout([Box(id, 9, 9) for id in "abcd"], [("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")])
    assert " -> ".join(refused.value.path) in {"b -> c -> d -> b", "c -> d -> b -> c", "d -> b -> c -> d"}


def test_an_edge_to_nothing_is_refused_by_name():
    with pytest.raises(InvalidParameter, match="not among the boxes: b"):
        layout([Box("a", 9, 9)], [("a", "b")])
