from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Background, Depth, Level, Need, Requirement
from graph.questions.before import before
from graph.questions.why import WhyVerdict, why
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors
from graph.solution import Profile
from tests.graph.levelled import pairs, skills


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
