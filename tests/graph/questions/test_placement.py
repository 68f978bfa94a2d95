from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.errors import AmbiguousName, InvalidParameter, UnknownNames
from graph.model import Background, Depth, Need, Requirement, Roadmap, Skill, Topic
from graph.questions.before import before
from graph.questions.placement import MAX_ANSWERS, Answer, placement
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.walks import maximal, used_by
from graph.solution import Profile, solve
from tests.graph.small import snapshot as small
from tests.graph.strategies import levelled
from tests.strategies import roadmaps


@pytest.fixture
def tiny():
    return Snapshot(TINY)


def _knowledge(data, snapshot):
    """What somebody may know: some skills, and all that one cannot have learned them without."""
    some = frozenset(data.draw(st.sets(st.sampled_from(snapshot.order), max_size=6)))
    return used_by(snapshot, some)


def _answered(snapshot, targets, knows, profile=Profile(), **asked):
    """Each state of a placement of somebody who answers truly."""
    answers = []
    while True:
        found = placement(snapshot, targets, answers, profile, **asked)
        yield found
        if found.question is None:
            return
        skill = found.question.skill
        answers = [*answers, Answer(skill, skill in knows)]


def _state(found):
    return replace(found, revision="", answers=(), question=None, done=False)


@given(roadmaps(), st.sampled_from(Depth), st.integers(1, 8), st.data())
def test_who_answers_truly_is_never_told_something_wrong_and_is_done_within_the_budget(roadmap, depth, budget, data):
    snapshot = Snapshot(roadmap)
    target = data.draw(st.sampled_from(snapshot.order))
    knows = _knowledge(data, snapshot)
    states = list(_answered(snapshot, [target], knows, Profile(depth=depth), budget=budget))
    asked = [found.question.skill for found in states if found.question]
    assert len(asked) == len(set(asked)) <= budget, "nothing is asked twice"
    assert target not in asked
    for found in states:
        has, lacks, open = {*found.known, *found.credited}, set(found.ruled_out), {one.id for one in found.undecided}
        assert has <= knows
        assert not lacks & knows
        assert not has & lacks
        assert not open & (has | lacks)
        assert found.questions_left == budget - len(found.answers)
        assert found.done == (found.question is None)
        assert found.question is None or snapshot.skills[found.question.skill].can_you
    assert found.questions_left == 0 or all(not snapshot.skills[one.id].can_you for one in found.undecided)


@given(roadmaps(plain_only=True), st.sampled_from(Depth), st.data())
def test_without_alternatives_enough_questions_find_all_that_knowledge_can_save(roadmap, depth, data):
    snapshot = Snapshot(replace(roadmap, skills=tuple(replace(one, can_you="Can you?") for one in roadmap.skills)))
    target = data.draw(st.sampled_from(snapshot.order))
    knows = _knowledge(data, snapshot)
    assume(target not in knows)
    *_, found = _answered(snapshot, [target], knows, Profile(depth=depth), budget=100)
    assert found.undecided == ()
    assert (
        found.hours_left
        == before(snapshot, [target], Profile(known=sorted(knows), depth=depth)).total_hours_with_targets
    )


@given(roadmaps(), st.sampled_from(Depth), st.data())
def test_the_known_list_plans_what_the_placement_says_is_left(roadmap, depth, data):
    snapshot = Snapshot(roadmap)
    target = data.draw(st.sampled_from(snapshot.order))
    at_first = before(snapshot, [target], Profile(depth=depth)).total_hours_with_targets
    for found in _answered(snapshot, [target], _knowledge(data, snapshot), Profile(depth=depth)):
        planned = before(snapshot, [target], Profile(known=found.known, depth=depth))
        assert planned.total_hours_with_targets == found.hours_left == at_first - found.hours_saved
        assert set(planned.credited) == set(found.credited)


@given(roadmaps(), st.data())
def test_a_later_answer_replaces_an_earlier_one_and_their_order_says_nothing(roadmap, data):
    snapshot = Snapshot(roadmap)
    target = data.draw(st.sampled_from(snapshot.order))
    *_, found = _answered(snapshot, [target], _knowledge(data, snapshot))
    shuffled = data.draw(st.permutations(found.answers))
    assert _state(placement(snapshot, [target], shuffled)) == _state(found)
    mistaken = [Answer(one.skill, yes=None) for one in found.answers]
    assert placement(snapshot, [target], [*mistaken, *found.answers]) == found


@given(roadmaps(), st.data())
def test_the_fewest_known_skills_credit_the_others_and_none_of_them_can_go(roadmap, data):
    snapshot = Snapshot(roadmap)
    known = frozenset(data.draw(st.sets(st.sampled_from(snapshot.order))))
    has = used_by(snapshot, known)
    fewest = maximal(snapshot, known)
    assert fewest <= known
    assert used_by(snapshot, fewest) == has
    assert all(one not in used_by(snapshot, fewest - {one}) for one in fewest)
    assert maximal(snapshot, frozenset(has)) == fewest


def _chain(length):
    """A skill that needs the one before it, and so on; equal hours."""
    ids = [f"s{place:02}" for place in range(length)]
    needs = tuple(Requirement(b, (a,), Need.USE, "Next.", ()) for a, b in pairwise(ids))
    return Roadmap("Chain", tuple(Skill(id, id, "t", 2, can_you="?") for id in ids), (Topic("t", "T"),), needs), ids


@pytest.mark.parametrize("known", range(16))
def test_on_a_chain_the_questions_are_a_binary_search(known):
    roadmap, ids = _chain(16)
    *_, found = _answered(Snapshot(roadmap), [ids[-1]], set(ids[:known]))
    assert len(found.answers) == 4, "16 states are four bits"
    assert found.hours_left == 2 * (16 - known)


def test_a_skipped_question_is_not_asked_again_and_stays_undecided(tiny):
    first = placement(tiny, ["transformers"]).question.skill
    found = placement(tiny, ["transformers"], [Answer(first, yes=None)])
    assert found.question.skill != first
    assert first in [one.id for one in found.undecided]
    assert (found.questions_left, found.hours_saved) == (11, 0)


def test_a_no_to_the_default_of_a_choice_leads_to_the_other_members(tiny):
    *_, found = _answered(tiny, ["transformers"], {"tensorflow"})
    assert found.known == ("tensorflow",)
    assert found.hours_saved == 12
    lacking_both = [one.skill for one in list(_answered(tiny, ["transformers"], set()))[-1].answers]
    assert "tensorflow" in lacking_both


def test_the_members_of_a_topic_are_asked_about_and_the_skills_named_as_targets_are_not(tiny):
    knows = {skill.id for skill in TINY.skills} - {"transformers"}

    def asked(*targets):
        return {one.skill for one in list(_answered(tiny, targets, knows, Profile(whole=True)))[-1].answers}

    assert "transformers" in asked("topic:models")
    assert "transformers" not in asked("topic:models", "transformers")


def test_what_is_known_from_the_start_is_neither_asked_about_nor_counted_as_saved(tiny):
    found = placement(tiny, ["transformers"], profile=Profile(known=["attention", "pytorch"]))
    assert (found.question, found.done, found.hours_saved, found.hours_left) == (None, True, 0, 8)
    assert (found.known, found.credited) == (("attention", "pytorch"), ("vectors",))


@pytest.fixture
def school():
    """The sample with a background that holds attention, and so vectors."""
    background = Background("school", "School", "school", "pay attention", ("attention",))
    return Snapshot(replace(TINY, backgrounds=(background,)))


def test_what_the_background_holds_is_asked_about_last(school):
    states = list(_answered(school, ["transformers"], {skill.id for skill in TINY.skills}))
    asked = [(found.question.skill, found.question.assumed) for found in states if found.question]
    assert asked == [("pytorch", False), ("attention", True)]
    assert (states[0].assumed, states[-1].assumed) == (("vectors", "attention"), ())
    assert (states[-1].known, states[-1].credited) == (("attention", "pytorch"), ("vectors",))
    assert (states[-1].hours_added, states[-1].hours_saved, states[-1].hours_left) == (0, 12, 8)


def test_a_no_to_an_assumed_skill_takes_it_and_what_plainly_uses_it_out_of_the_assumption_and_says_so(school):
    found = placement(school, ["transformers"], [Answer("vectors", yes=False)])
    assert (found.lacking, found.assumed) == (("vectors",), ())
    assert found.notes == ("You said no to Vectors: it is no longer assumed, nor is what uses it: Attention.",)
    assert (found.hours_added, found.hours_left) == (8, 28)
    assert "attention" in found.ruled_out
    one = placement(school, ["transformers"], [Answer("attention", yes=False)])
    assert (one.lacking, one.assumed) == (("attention",), ("vectors",))
    assert one.notes == ("You said no to Attention: it is no longer assumed.",)
    assert one.hours_left == 12 + 8 + 4 + 1


def test_contradictions_about_what_is_assumed_are_refused_as_before(school):
    answers = [Answer("attention", yes=True), Answer("vectors", yes=False)]
    with pytest.raises(InvalidParameter, match="no to vectors, and yes to attention, which nobody can do without it"):
        placement(school, ["transformers"], answers)


@given(levelled(knows=False), st.data())
def test_the_result_plans_what_is_left_from_a_background_and_its_hours_add_up(asked, data):
    snapshot, profile = asked.snapshot, asked.profile
    knows = _knowledge(data, snapshot)
    at_first = solve(snapshot, asked.targets, profile).hours
    for found in _answered(snapshot, asked.targets, knows, profile):
        planned = solve(snapshot, asked.targets, replace(profile, known=found.known, lacking=found.lacking))
        assert planned.hours == found.hours_left == at_first + found.hours_added - found.hours_saved
        assert planned.assumed == found.assumed
        assert set(planned.credited) == set(found.credited)
        assert not knows.intersection(found.lacking)


def test_a_known_topic_stays_a_topic_since_only_its_core_credits_more():
    found = placement(Snapshot(TINY), ["transformers"], profile=Profile(known=["topic:models"]))
    assert found.known == ("topic:models",)
    assert found.credited == ("vectors",)


def test_at_the_depth_use_what_is_only_needed_to_understand_is_not_asked_about(tiny):
    *_, found = _answered(tiny, ["transformers"], set(), Profile(depth=Depth.USE))
    assert {one.skill for one in found.answers} <= {"vectors", "attention"}
    with pytest.raises(InvalidParameter, match="not on the way to the targets: leave out softmax"):
        placement(tiny, ["transformers"], [Answer("softmax", yes=True)], Profile(depth=Depth.USE))


@pytest.mark.parametrize(
    ("answers", "asked", "says"),
    [
        ([("attention", True), ("vectors", False)], {}, "no to vectors, and yes to attention, which nobody can do"),
        (
            [("vectors", False)],
            {"profile": Profile(known=["attention"])},
            "no to vectors, and attention is given as known",
        ),
        ([("vectors", False)], {"profile": Profile(known=["vectors"])}, "no to vectors, which is given as known"),
        ([("transformers", True)], {"targets": ["attention"]}, "not on the way to the targets: leave out transformers"),
        ([("vectors", True)] * (MAX_ANSWERS + 1), {}, "at most 1000"),
        ([], {"budget": 0}, "from 1 to 100"),
        ([], {"budget": 101}, "from 1 to 100"),
        ([], {"targets": []}, "target is missing"),
    ],
)
def test_answers_that_cannot_be_are_refused_in_one_sentence(tiny, answers, asked, says):
    given = [Answer(skill, yes) for skill, yes in answers]
    with pytest.raises(InvalidParameter, match=says):
        placement(tiny, asked.pop("targets", ["transformers"]), given, **asked)


def test_names_of_answers_are_resolved_like_all_others(tiny):
    found = placement(tiny, ["Transformer"], [Answer("vector", yes=True), Answer("Vectors", yes=False)])
    assert found.answers == (Answer("vectors", yes=False),)
    with pytest.raises(UnknownNames, match="gardening"):
        placement(tiny, ["transformers"], [Answer("gardening", yes=True)])
    twofold = Snapshot(replace(TINY, ambiguous={"frame": ("pytorch", "tensorflow")}))
    with pytest.raises(AmbiguousName):
        placement(twofold, ["transformers"], [Answer("frame", yes=True)])


def _refused(lines, answers, **profile):
    with pytest.raises(InvalidParameter) as caught:
        placement(small(*lines), ["t"], [Answer(skill, yes) for skill, yes in answers], Profile(**profile))
    assert caught.value.field == "answers"
    return str(caught.value)


def test_a_contradiction_names_the_answer_that_it_contradicts():
    lines = ("t: c d", "c: b", "b: a", "d: e?")
    nobody = "which nobody can do without it: take one of the two back"
    assert f"say no to a, and yes to c, {nobody}" in _refused(lines, [("a", False), ("c", True)])
    assert f"say no to a, and yes to b, {nobody}" in _refused(lines, [("c", True), ("a", False), ("b", True)])
    assert f"say no to a, and c is given as known, {nobody}" in _refused(lines, [("a", False)], known=["c"])
    both = _refused(lines, [("a", False), ("c", None)], known=["c"])
    assert f"say no to a, and c is given as known, {nobody}" in both
    assert "say no to c, which is given as known" in _refused(lines, [("c", False)], known=["c"])
    assert "leave out q, r" in _refused((*lines, "q: t", "r: q"), [("q", True), ("a", True), ("r", False)])


def test_a_yes_above_a_no_that_only_explains_is_no_contradiction():
    found = placement(small("t: d", "d: e?"), ["t"], [Answer("e", yes=False), Answer("d", yes=True)])
    assert (found.known, found.ruled_out, found.hours_left, found.hours_saved) == (("d",), ("e",), 1, 2)


def test_an_answer_counts_as_the_last_said_and_stands_where_it_was_said_last():
    found = placement(small("t: a b"), ["t"], [Answer("a", yes=True), Answer("b", yes=True), Answer("a", yes=False)])
    assert found.answers == (Answer("b", yes=True), Answer("a", yes=False))
    assert (found.known, found.ruled_out, found.questions_left) == (("b",), ("a", "t"), 10)


def test_a_no_rules_out_what_plainly_uses_it_on_the_way_and_nothing_else():
    lines = ("t: c x|b", "c: b", "b: a", "x: a?", "z: a")
    found = placement(small(*lines), ["t"], [Answer("a", yes=False)])
    assert set(found.ruled_out) == {"a", "b", "c", "t"}
    assert [one.id for one in found.undecided] == []
    assert (found.question, found.done, found.hours_saved) == (None, True, 0)


def test_the_last_question_of_a_budget_is_the_last():
    answers = [Answer("a", yes=None)]
    one_left = placement(small("t: a b c"), ["t"], answers, budget=2)
    assert (one_left.questions_left, one_left.done, one_left.question is None) == (1, False, False)
    none_left = placement(small("t: a b c"), ["t"], answers, budget=1)
    assert (none_left.questions_left, none_left.done, none_left.question) == (0, True, None)
    assert placement(small("t: a b c"), ["t"], [*answers, Answer("b", yes=None)], budget=1).questions_left == 0
    assert placement(small("t: a"), ["t"], budget=100).questions_left == 100
    assert placement(small("t: a"), ["t"], [Answer("a", yes=None)] * MAX_ANSWERS).answers == (Answer("a", None),)


def test_a_question_is_that_of_its_skill():
    found = placement(small("t: a", a=3), ["t"]).question
    assert (found.skill, found.name, found.can_you, found.hours, found.summary) == ("a", "A", "Can you a?", 3, "")
