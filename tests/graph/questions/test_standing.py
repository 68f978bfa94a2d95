from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Background, Depth, Level, Need, Requirement
from graph.questions.before import before
from graph.questions.standing import standing
from graph.questions.why import WhyVerdict, why
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors
from graph.solution import Profile, solve
from tests.graph.levelled import pairs, skills
from tests.graph.small import roadmap, snapshot


@given(pairs(skills), st.sampled_from(Depth), st.sampled_from(["", "none", "school"]))
def test_a_skill_stands_in_the_answer_exactly_if_before_lists_it(drawn, depth, background):
    roadmap, one, two, known = drawn
    snapshot = Snapshot(roadmap)
    profile = Profile(known=known, depth=depth, background=background)
    answer = before(snapshot, [two], profile)
    found = why(snapshot, one, two, profile)
    if one == two:
        assert found.standing is None
        return
    place = found.standing.place.value
    assert found.standing.listed == (one in {item.id for item in answer.items}) == (place == "listed")
    assert (place == "known") == (one in answer.known)
    assert (place == "credited") == (one in answer.credited)
    assert (place == "assumed") == (one in answer.assumed)
    passed_over = {other.id for choice in answer.alternatives for other in choice.not_picked}
    if place == "not_picked":
        assert one not in {item.id for item in before(snapshot, [two], Profile(depth=depth, background="none")).items}
        assert any(one in {id, *ancestors(snapshot, id, depth)} for id in passed_over)
    if place in {"not_needed", "helpful_only", "not_curated"}:
        assert found.answer in {WhyVerdict.NO, WhyVerdict.UNKNOWN, WhyVerdict.REVERSE}


@pytest.mark.parametrize(
    ("skill", "asked", "place", "says"),
    [
        ("softmax", {}, "listed", "Softmax is in the list."),
        ("softmax", {"known": ["softmax"]}, "known", "because you know it"),
        ("vectors", {"known": ["attention"]}, "credited", "Attention cannot be known without it"),
        ("softmax", {"known": ["attention"]}, "only_for_known", "only what you know, or are assumed to have, needs it"),
        ("tensorflow", {}, "not_picked", "for Transformers, PyTorch was taken"),
        ("pytorch", {"prefer": ["tensorflow"]}, "not_picked", "for Transformers, TensorFlow was taken"),
        ("softmax", {"depth": Depth.USE}, "only_to_understand", "ask at depth understand"),
    ],
)
def test_each_reason_for_being_absent_is_told(skill, asked, place, says):
    found = why(Snapshot(TINY), skill, "transformers", Profile(**asked)).standing
    assert found.place.value == place
    assert says in found.detail


def test_what_only_helps_and_what_nothing_needs_are_told_apart():
    helpful = Requirement("attention", ("pytorch",), Need.HELPFUL, "One can try it out.", ())
    snapshot = Snapshot(replace(TINY, requirements=(*TINY.requirements, helpful)))
    found = why(snapshot, "pytorch", "attention").standing
    assert (found.place.value, found.detail) == ("helpful_only", "PyTorch makes Attention easier and is not required.")
    assert why(snapshot, "tensorflow", "attention").standing.place.value == "not_needed"


def test_a_skill_that_the_catalogue_does_not_know_is_told():
    skills = tuple(replace(one, curated=one.id != "tensorflow") for one in TINY.skills)
    found = why(Snapshot(replace(TINY, skills=skills)), "tensorflow", "attention").standing
    assert found.place.value == "not_curated"


def _place(lines, skill, targets=("t",), **profile):
    found = standing(solve(snapshot(*lines), targets, Profile(**profile)), skill)
    assert found.listed == (found.place.value in {"listed", "target"})
    return found.place.value, found.detail


@pytest.mark.parametrize(
    ("skill", "place", "detail"),
    [
        ("t", "target", "T is a target."),
        ("a", "listed", "A is in the list."),
        ("x", "listed", "X is in the list."),
        ("y", "not_picked", "Y is one way of several: for T, X was taken."),
        ("p", "not_picked", "P is one way of several: for T, X was taken."),
        ("h", "helpful_only", "H makes T easier and is not required."),
        ("i", "helpful_only", "I makes something on the way easier and is not required."),
        ("z", "not_needed", "Z is not needed: the targets can be reached without it."),
    ],
)
def test_each_skill_has_one_place(skill, place, detail):
    assert _place(("t: a x|y h~", "y: p", "h: i", "z: t"), skill) == (place, detail)


def test_what_helps_several_names_them_all():
    assert _place(("t: a b h~", "a: h~", "b: h~"), "h")[1] == "H makes A, B and T easier and is not required."
    assert _place(("t: a b h~", "a: h~"), "h")[1] == "H makes A and T easier and is not required."


def test_a_credited_skill_names_those_that_are_known_with_it():
    lines = ("t: a b c", "a: p", "b: p", "c: q")
    assert _place(lines, "p", known=["a", "b", "c"])[1] == "P is left out because A and B cannot be known without it."
    assert _place(lines, "q", known=["a", "b", "c"])[1] == "Q is left out because C cannot be known without it."


def test_what_a_known_member_made_needless_is_left_out_for_what_is_known():
    lines = ("t: x|y", "x: p")
    says = "is left out because only what you know, or are assumed to have, needs it."
    assert _place(lines, "x", known=["y"]) == ("only_for_known", f"X {says}")
    assert _place(lines, "p", known=["y"]) == ("only_for_known", f"P {says}")
    assert _place(("t: a", "a: c?"), "c", known=["a"]) == ("only_for_known", f"C {says}")


def test_a_known_target_stands_as_known_and_what_it_needs_as_covered():
    assert _place(("t: a b?",), "t", known=["t"]) == ("known", "T is left out because you know it.")
    assert _place(("t: a b?",), "a", known=["t"])[0] == "credited"
    assert _place(("t: a b?",), "b", known=["t"])[0] == "only_for_known"


def test_the_depth_that_would_list_a_skill_is_named():
    asked = {"depth": Depth.USE}
    assert _place(("t: a u?",), "u", **asked)[0] == "only_to_understand"
    assert _place(("t: a h~",), "h", **asked)[0] == "helpful_only"
    assert _place(("t: a h~",), "h", depth=Depth.ALL)[0] == "listed"


def test_an_uncurated_skill_that_is_needed_stands_in_the_list():
    small = roadmap("t: a", "z: a")
    skills = tuple(replace(one, curated=False) for one in small.skills)
    solution = solve(Snapshot(replace(small, skills=skills)), ["t"])
    assert standing(solution, "a").place.value == "listed"
    detail = "Z is not in the curated catalogue, so nothing is known of what needs it."
    assert standing(solution, "z").detail == detail


def test_what_the_background_holds_is_needed_and_assumed():
    snapshot = Snapshot(replace(TINY, backgrounds=(Background("school", "School", "", seeds=("softmax",)),)))
    found = why(snapshot, "softmax", "attention")
    assert found.answer is WhyVerdict.YES
    assert found.standing.place.value == "assumed"
    assert found.standing.detail == "Softmax is needed; you are assumed to have it (school)."
    assert why(snapshot, "softmax", "attention", Profile(lacking=["softmax"])).standing.listed
    assert why(snapshot, "softmax", "attention", Profile(background="none")).standing.listed


def test_a_listed_skill_of_which_using_it_is_enough_is_told_so():
    needs = tuple(replace(one, levels=(Level.USE,) * len(one.members)) for one in TINY.requirements)
    snapshot = Snapshot(replace(TINY, requirements=needs))
    assert why(snapshot, "vectors", "attention").standing.detail == "Vectors is in the list, enough to use it."
    assert "down to the foundations" in why(snapshot, "softmax", "transformers").standing.detail


def test_of_a_topic_the_skills_are_counted_by_where_they_stand():
    found = why(Snapshot(TINY), "topic:maths", "transformers", Profile(known=["softmax"])).standing
    assert (found.skill, found.listed, found.place.value) == ("topic:maths", True, "listed")
    assert found.detail == "Of its 2 skills: 1 in your list, 1 known."
    assert why(Snapshot(TINY), "topic:models", "vectors").standing.detail == "None of its skills is needed."
