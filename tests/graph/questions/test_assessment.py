"""Which question tells most."""

import pytest

from graph.questions.assessment import Prospect, lower_sets, most_telling, upper_sets
from graph.solution import Profile, solve
from tests.graph.small import snapshot


@pytest.mark.parametrize(
    ("prospect", "hours"),
    [
        (Prospect(0, 0, 4, 2), 3),
        (Prospect(1, 0, 6, 3), 4),
        (Prospect(0, 1, 6, 3), 5),
        (Prospect(2, 2, 6, 2), 4),
        (Prospect(3, 0, 5, 10), 9),
    ],
)
def test_a_question_promises_its_hours_by_how_likely_each_answer_is(prospect, hours):
    assert prospect.hours == hours


def test_a_yes_makes_known_what_is_used_below_and_a_no_rules_out_what_uses_it_above():
    asked = snapshot("t: b", "b: a c? x|y", "a: z")
    below = lower_sets(asked, {"b", "c"})
    assert {skill: "".join(sorted(known)) for skill, known in below.items()} == {
        "z": "z", "a": "az", "b": "abz", "c": "c",
    }  # fmt: skip
    above = upper_sets(below, {"b", "a"})
    assert {skill: "".join(sorted(using)) for skill, using in above.items()} == {"b": "b", "a": "ab", "z": "ab"}


def _asked(lines, undecided, askable=None, known=(), **hours):
    solution = solve(snapshot(*lines, **hours), ["t"], Profile(known=known))
    return most_telling(solution, undecided=set(undecided), askable=set(askable or undecided))


def test_the_question_with_most_hours_to_settle_is_asked():
    lines = ("t: a b",)
    assert _asked(lines, "ab", a=2, b=3) == "b"
    assert _asked(lines, "ab", a=3, b=2) == "a"
    assert _asked(lines, "ab", a=2, b=2) == "a", "of equals the first in the order"
    assert _asked(lines, "ab", "a", a=2, b=3) == "a", "only what may be asked about"


def test_the_middle_of_a_chain_is_asked_first():
    assert _asked(("t: c", "c: b", "b: a"), "abc") == "b"


def test_a_member_that_would_spare_the_pick_is_worth_a_question():
    assert _asked(("t: x|y",), "x", "y", x=5, y=9) == "y"
    assert _asked(("t: x|y", "z: q"), "x", "z") is None, "what is not on the way settles nothing"
