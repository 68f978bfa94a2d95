"""What is wrong with an order of skills, each thing named."""

import pytest

from graph.errors import InvalidParameter
from graph.model import Depth
from graph.questions.verify import verify
from graph.solution import Profile
from tests.graph.small import snapshot


def _wrong(order, *lines, targets=("t",), **profile):
    found = verify(snapshot(*lines), order, targets, Profile(**profile))
    assert found.valid == (not found.violations)
    return [(one.kind.value, one.skill) for one in found.violations]


@pytest.mark.parametrize(
    ("order", "wrong"),
    [
        ("abt", []),
        ("at", [("missing", "b")]),
        ("bat", [("too_early", "b")]),
        ("tab", [("too_early", "t")]),
        ("ab", [("missing", "t")]),
        ("abtz", [("superfluous", "z")]),
        ("zabt", [("superfluous", "z")]),
        ("abbt", [("repeated", "b")]),
        ("aqbt", [("unknown", "q")]),
        ("", [("missing", "t")]),
    ],
)
def test_a_step_that_is_dropped_moved_added_or_doubled_is_named(order, wrong):
    assert _wrong(order, "t: b", "b: a", "z: t") == wrong


def test_a_step_that_only_a_superfluous_one_needs_is_superfluous_itself():
    assert _wrong("axyt", "t: a", "y: x", "x: a") == [("superfluous", "x"), ("superfluous", "y")]


def test_any_member_meets_a_choice_and_a_second_one_is_superfluous():
    lines = ("t: x|y",)
    assert _wrong("xt", *lines) == _wrong("yt", *lines) == []
    assert _wrong("xyt", *lines) == _wrong("yxt", *lines) == [("superfluous", "y")]
    assert _wrong("txy", *lines) == [("too_early", "t"), ("superfluous", "y")]
    assert _wrong("t", *lines) == [("missing", "x")]
    assert _wrong("t", *lines, known=["y"]) == []


def test_what_is_known_or_credited_is_no_step_and_needs_nothing():
    lines = ("t: a", "a: b c?")
    assert _wrong("t", *lines, known=["a"]) == []
    assert _wrong("at", *lines, known=["a"]) == [("superfluous", "a")]
    assert _wrong("bt", *lines, known=["a"]) == [("superfluous", "b")]
    assert _wrong("ct", *lines, known=["a"]) == [("superfluous", "c")]
    assert _wrong("", *lines, known=["t"]) == []


def test_the_depth_says_what_has_to_come_first():
    lines = ("t: a c? h~",)
    assert _wrong("at", *lines, depth=Depth.USE) == []
    assert _wrong("at", *lines) == [("missing", "c")]
    assert _wrong("cat", *lines, depth=Depth.USE) == [("superfluous", "c")]
    assert _wrong("act", *lines, depth=Depth.ALL) == [("missing", "h")]


def test_each_violation_says_what_is_wrong_in_a_sentence():
    asked = snapshot("t: x|y b", "b: a")
    found = verify(asked, ["t", "b", "b", "q"], ["t"], revision="0" * 64)
    assert [one.detail for one in found.violations] == [
        f"The plan was made from revision 000000000000, this is {asked.revision[:12]}: make it anew.",
        "b comes more than once.",
        '"q" is no skill of this roadmap.',
        "t comes before b, which it needs.",
        "t needs x or y, which is not among the steps.",
        "b needs a, which is not among the steps.",
    ]
    assert (found.steps, found.revision, found.valid) == (2, asked.revision, False)
    assert verify(asked, [], ["t"]).violations[0].detail == "The target t is not among the steps."
    assert verify(asked, ["a", "b", "x", "t"], ["t"], revision=asked.revision).valid


def test_an_order_may_have_ten_thousand_steps_and_no_more():
    asked = snapshot("t:")
    assert len(verify(asked, ["t"] * 10_000, ["t"]).violations) == 9_999
    with pytest.raises(InvalidParameter, match="has 10,001 steps: an order has at most 10,000"):
        verify(asked, ["t"] * 10_001, ["t"])
