"""The kind with most evidence is taken where no whole phrase fits."""

import pytest

from graph.ask.evidence import by_evidence
from graph.ask.matching import Match


def _reading(text, names, **facts):
    found = by_evidence(text, text, set(range(names)), **facts)
    return found and found.reading


@pytest.mark.parametrize(
    ("text", "names", "reading"),
    [
        ("@0 , @1 , pros and cons .", 2, "compare"),
        ("@0 for @1 necessary .", 2, "why"),
        ("a short assessment in @0 .", 1, "placement"),
        ("PREREQS @0", 0, None),
    ],
)
def test_a_hint_tells_the_kind(text, names, reading):
    assert _reading(text, names) == reading


def test_a_hint_counts_only_with_as_many_names_as_the_verb_needs():
    assert _reading("@0 , pros and cons .", 1) is None


def test_three_names_that_are_compared_are_put_side_by_side():
    assert by_evidence("@0 , @1 , @2 . pros and cons .", "", {0, 1, 2}) == Match(
        "trunk",
        {"target": (0, 1, 2)},
        "pros (and |or )?cons|side by side|(which|what) of (them|these|those|the two|the three|both)",
        "pros and cons",
        (15, 28),
        is_several=True,
    )


def test_the_weights_of_a_kind_are_added_up():
    assert _reading("want to learn @0 .", 1) == "before"
    assert _reading("want to learn @0 , weak spots .", 1) == "placement"


def test_hours_that_may_be_enough_ask_for_hours():
    assert _reading("get to grips with @0 .", 1, is_enough=True) == "hours"


def test_without_any_hint_there_is_no_kind():
    assert _reading("@0 in the garden .", 1) is None
