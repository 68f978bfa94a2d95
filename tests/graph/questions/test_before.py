from dataclasses import replace

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidParameter, UnknownNames
from graph.model import Depth, Need
from graph.questions.before import answer as answer_of
from graph.questions.before import before
from graph.questions.before_json import before_json
from graph.questions.order import order
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.walks import used_by
from graph.solution import Choose, Profile, solve
from tests.graph.doubled import closed, doubled, goals, levels
from tests.graph.small import roadmap, with_school
from tests.graph.strategies import full_questions
from tests.strategies import roadmaps


@pytest.fixture
def tiny():
    return Snapshot(TINY)


def _ids(answer):
    return [item.id for item in answer.items]


@given(full_questions(plain_only=True, targets=2))
def test_without_alternatives_the_items_are_the_ancestors_in_the_doubled_digraph(asked):
    found = before(asked.snapshot, asked.targets, asked.profile)
    met = asked.snapshot.ids(asked.solution.learner.met)
    expected = levels(closed(doubled(asked.roadmap, asked.profile.depth), goals(asked.snapshot, asked.solution), met))
    assert {item.id: item.level for item in (*found.items, *found.target_items)} == expected


@given(full_questions(choose=list(Choose), targets=2))
def test_every_answer_is_complete_minimal_and_in_order(asked):
    snapshot, solution = asked.snapshot, asked.solution
    answer = before(snapshot, asked.targets, asked.profile)
    has = {*answer.known, *answer.credited}
    held = set(snapshot.ids(solution.learner.held))
    seen = has | held
    listed = sorted([*answer.items, *answer.target_items], key=lambda item: item.position)
    assert [item.position for item in listed] == list(range(1, len(listed) + 1))
    wanted = goals(snapshot, solution)
    for item in listed:
        assert all(one.picked in seen for one in item.requires), "complete and in order"
        assert all(one.picked in {*has, *answer.assumed, *solution.needed} for one in item.requires)
        assert item.id not in has | held, "what is known or assumed is left out"
        assert item.goal == (item.id in wanted)
        assert item.goal or item.needed_by, "minimal: each item is needed by another"
        skill = snapshot.skills[item.id]
        assert (item.hours, item.can_you) == (skill.hours_at(item.level), skill.question_at(item.level))
        seen.add(item.id)
    assert set(wanted) <= seen
    assert {item.id for item in answer.target_items} == set(solution.targets.skills) - has
    assert answer.total_hours == sum(item.hours for item in answer.items)
    assert answer.goal_hours == sum(item.hours for item in listed if item.goal)
    assert answer.total_hours_with_targets == sum(item.hours for item in listed)
    assert set(answer.assumed) <= held


@given(full_questions(choose=list(Choose), targets=2))
def test_the_json_of_an_answer_is_the_answer_encoded(asked):
    assert before_json(asked.solution) == orjson.dumps(answer_of(asked.solution))


@given(full_questions(choose=list(Choose), targets=2), st.sampled_from(Depth))
def test_the_json_of_an_answer_does_not_depend_on_what_was_asked_before(asked, depth):
    other = solve(asked.snapshot, asked.targets, replace(asked.profile, depth=depth, background="none"))
    before_json(other)
    assert before_json(asked.solution) == orjson.dumps(answer_of(asked.solution))
    assert before_json(other) == orjson.dumps(answer_of(other))


@given(full_questions(choose=list(Choose), targets=2))
def test_the_main_reason_of_an_item_is_one_of_those_that_ask_for_it(asked):
    answer = before(asked.snapshot, asked.targets, asked.profile)
    items = {item.id: item for item in (*answer.items, *answer.target_items)}
    roles = {f"role:{role.id}" for role in asked.roadmap.roles}
    for item in items.values():
        asking = [(id, one) for id in item.needed_by for one in items[id].requires if one.picked == item.id]
        if item.reason is None:
            assert not asking
            assert item.goal
        elif item.reason.skill in roles:
            assert item.goal
        else:
            said = (item.reason.skill, item.reason.need, item.reason.level, item.reason.reason)
            assert said in [(id, one.need, one.level, one.reason) for id, one in asking]
            assert item.reason.need is min((one.need for _, one in asking), key=list(Need).index), "the strongest"


@given(roadmaps(), st.data())
def test_what_is_known_credits_its_plain_use_closure_and_nothing_else(roadmap, data):
    snapshot = Snapshot(roadmap)
    known = data.draw(st.sampled_from(roadmap.skills)).id
    expected, stack = set(), [known]
    while stack:
        here = stack.pop()
        for one in roadmap.requirements:
            if one.skill == here and one.need is Need.USE and one.is_plain and one.pick not in expected:
                expected.add(one.pick)
                stack.append(one.pick)
    answer = before(snapshot, [known], Profile(known=[known]))
    assert set(answer.credited) == expected - {known}
    assert used_by(snapshot, [known]) == expected | {known}


def test_the_default_is_taken_and_the_other_named(tiny):
    answer = before(tiny, ["transformers"])
    assert "pytorch" in _ids(answer)
    assert "tensorflow" not in _ids(answer)
    [choice] = answer.alternatives
    left = [one.id for one in choice.not_picked]
    assert (choice.picked, choice.because, left) == (
        "pytorch",
        "default",
        ["tensorflow"],
    )


@pytest.mark.parametrize(
    ("question", "picked", "because"),
    [
        ({"known": ["tensorflow"]}, "tensorflow", "known"),
        ({"prefer": ["TensorFlow"]}, "tensorflow", "preferred"),
        ({"avoid": ["pytorch"]}, "tensorflow", "not_avoided"),
        ({"avoid": ["pytorch", "tensorflow"]}, "pytorch", "default"),
        ({"known": ["tensorflow"], "prefer": ["pytorch"]}, "tensorflow", "known"),
    ],
)
def test_alternatives_are_known_then_preferred_then_the_default(tiny, question, picked, because):
    [choice] = before(tiny, ["transformers"], Profile(**question)).alternatives
    assert (choice.picked, choice.because) == (picked, because)


def test_use_is_shorter_than_understand(tiny):
    assert _ids(before(tiny, ["transformers"], Profile(depth=Depth.USE))) == ["vectors", "attention"]


def test_a_topic_as_target_lists_its_core_and_with_whole_all_its_skills(tiny):
    core = before(tiny, ["topic:models"])
    assert _ids(core) == ["vectors", "softmax", "attention"]
    assert [item.id for item in core.items if item.goal] == ["attention"]
    assert core.total_hours == core.total_hours_with_targets == 8
    assert core.goal_hours == 4
    answer = before(tiny, ["topic:models"], Profile(known=["attention"], whole=True))
    assert "transformers" in _ids(answer)
    assert answer.total_hours == answer.total_hours_with_targets
    assert answer.credited == ("vectors",)


def test_a_target_that_the_background_holds_is_listed_and_said():
    answer = before(with_school(roadmap("t: a", "a: b"), "a"), ["a"])
    assert ([item.id for item in answer.target_items], _ids(answer), answer.assumed) == (["a"], [], ("b",))
    assert answer.notes == ("A is part of the background, and listed because it is a target.",)
    assert before(with_school(roadmap("t: a", "a: b"), "a"), ["t"]).notes == ()


def test_goals_of_a_topic_are_items_and_one_position_numbers_them_with_the_targets():
    answer = before(with_school(roadmap("t: a", "b", "c: t")), ["topic:t", "t"])
    assert [(item.id, item.goal) for item in answer.target_items] == [("t", True)]
    assert sorted(_ids(answer)) == ["a", "b", "c"]
    assert sorted(item.position for item in (*answer.items, *answer.target_items)) == [1, 2, 3, 4]


def test_to_know_a_topic_is_to_know_its_skills(tiny):
    answer = before(tiny, ["attention"], Profile(known=["Maths"]))
    assert (_ids(answer), answer.known) == ([], ("softmax", "vectors"))


def test_a_known_target_leaves_nothing_to_learn(tiny):
    answer = before(tiny, ["transformers"], Profile(known=["transformers"]))
    assert _ids(answer) == []
    assert answer.total_hours_with_targets == 0


def test_all_unknown_names_are_reported_together(tiny):
    with pytest.raises(UnknownNames) as caught:
        before(tiny, ["transfromers", "softmax", "gardening"])
    assert caught.value.suggestions == {"transfromers": ("Transformers",), "gardening": ()}


def test_no_target_is_a_question_that_says_what_is_missing(tiny):
    with pytest.raises(InvalidParameter, match="target is missing"):
        before(tiny, [])


def test_the_order_of_everything_holds_every_skill_and_stages_respect_all_members(tiny):
    answer = order(tiny)
    assert len(answer.items) == len(TINY.skills)
    stage = {item.id: item.stage for item in answer.items}
    assert stage["transformers"] > max(stage["pytorch"], stage["tensorflow"])


def test_a_choice_is_met_by_what_has_to_be_learned_anyway(tiny):
    [choice] = before(tiny, ["transformers", "tensorflow"]).alternatives
    left = [one.id for one in choice.not_picked]
    assert (choice.picked, choice.because, left) == (
        "tensorflow",
        "planned",
        ["pytorch"],
    )
