from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Depth, Need, Requirement
from graph.questions.before import before
from graph.questions.why import WhyVerdict, why
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors, used_by
from graph.solution import Profile
from tests.strategies import roadmaps


@given(roadmaps(), st.data(), st.sampled_from(Depth))
def test_a_skill_stands_in_the_answer_exactly_if_before_lists_it(roadmap, data, depth):
    snapshot = Snapshot(roadmap)
    ids = st.sampled_from(sorted(snapshot.skills))
    one, two, known = data.draw(ids), data.draw(ids), data.draw(st.lists(ids, max_size=2))
    profile = Profile(known=known, depth=depth)
    answer = before(snapshot, [two], profile)
    found = why(snapshot, one, two, profile)
    if one == two:
        assert found.standing is None
        return
    place = found.standing.place.value
    assert found.standing.listed == (one in {item.id for item in answer.items}) == (place == "listed")
    assert (place == "known") == (one in answer.known)
    assert (place == "credited") == (one in answer.credited)
    passed_over = {other.id for choice in answer.alternatives for other in choice.not_picked}
    if one in passed_over and not found.standing.listed and one not in used_by(snapshot, known):
        assert place == "not_picked"
    if place == "not_picked":
        assert one not in {item.id for item in before(snapshot, [two], Profile(depth=depth)).items}, (
            "nothing known, it is there"
        )
        assert any(one in {id, *ancestors(snapshot, id, depth)} for id in passed_over)
    if place in {"not_needed", "helpful_only", "not_curated"}:
        assert found.answer in {WhyVerdict.NO, WhyVerdict.UNKNOWN, WhyVerdict.REVERSE}


@pytest.mark.parametrize(
    ("skill", "asked", "place", "says"),
    [
        ("softmax", {}, "listed", "Softmax is in the list."),
        ("softmax", {"known": ["softmax"]}, "known", "because you know it"),
        ("vectors", {"known": ["attention"]}, "credited", "Attention cannot be known without it"),
        ("softmax", {"known": ["attention"]}, "only_for_known", "only what you know needs it"),
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
