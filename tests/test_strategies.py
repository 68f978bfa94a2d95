"""The random roadmaps and questions are worth asking: most answers have something in them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dag import check
from graph.model import Depth, Need
from tests.strategies import (
    FOLLOWED,
    ancestors_by_hand,
    choices_by_hand,
    deadlines,
    graphs_with_a_question,
    graphs_with_a_target,
    interesting,
    reached_by_hand,
)


def _has(roadmap, question):
    """What is known, and what that credits: its closure over plain ``use`` requirements."""
    return reached_by_hand(
        question.known,
        lambda id: [
            one.members[0]
            for one in roadmap.requirements
            if one.skill == id and one.need is Need.USE and len(one.members) == 1
        ],
    )


def _to_learn(roadmap, question):
    """What is left to learn at the question's depth, targets included, where each choice takes its default."""
    has = _has(roadmap, question)

    def missing(id):
        for one in roadmap.requirements:
            if one.skill == id and one.need in FOLLOWED[question.depth] and has.isdisjoint(one.members):
                yield one.default or one.members[0]

    return reached_by_hand(set(question.targets) - has, missing)


@given(graphs_with_a_question())
def test_every_roadmap_is_sound_and_every_question_names_its_skills(drawn):
    roadmap, question = drawn
    check(roadmap)
    ids = {skill.id for skill in roadmap.skills}
    assert {*question.targets, *question.known, *question.prefer, *question.avoid} <= ids
    assert not set(question.prefer) & set(question.avoid)


@given(graphs_with_a_target())
def test_every_target_has_two_ancestors(drawn):
    roadmap, target = drawn
    assert len(ancestors_by_hand(roadmap, [target])) >= 2


def test_most_targets_have_four_ancestors():
    assert interesting(graphs_with_a_target(), lambda drawn: len(ancestors_by_hand(drawn[0], [drawn[1]])) >= 4) >= 0.8


def test_most_skills_have_requirements():
    def most_require(drawn):
        roadmap, _ = drawn
        return len({one.skill for one in roadmap.requirements}) > len(roadmap.skills) / 2

    assert interesting(graphs_with_a_target(), most_require) >= 0.9


def test_there_are_alternatives_before_most_targets():
    assert interesting(graphs_with_a_target(), lambda drawn: choices_by_hand(drawn[0], [drawn[1]])) >= 0.6


def test_most_questions_leave_something_to_learn_before_the_targets():
    def something_is_left(drawn):
        roadmap, question = drawn
        return _to_learn(roadmap, question) - set(question.targets)

    assert interesting(graphs_with_a_question(), something_is_left) >= 0.8


def test_most_questions_come_from_somebody_who_knows_something_that_counts():
    def knowledge_counts(drawn):
        roadmap, question = drawn
        return _has(roadmap, question) & ancestors_by_hand(roadmap, question.targets, question.depth)

    assert interesting(graphs_with_a_question(), knowledge_counts) >= 0.6


def test_knowledge_credits_more_than_itself_in_many_questions():
    def credits(drawn):
        roadmap, question = drawn
        return _has(roadmap, question) - set(question.known)

    assert interesting(graphs_with_a_question(), credits) >= 0.2


def test_choices_are_made_in_most_questions():
    def choices_are_made(drawn):
        roadmap, question = drawn
        to_learn = _to_learn(roadmap, question)
        choices = choices_by_hand(roadmap, question.targets, question.depth)
        return any(one.skill in to_learn and set(question.known).isdisjoint(one.members) for one in choices)

    assert interesting(graphs_with_a_question(), choices_are_made) >= 0.6


def test_understanding_takes_more_than_using_in_many_questions():
    def use_is_less(drawn):
        roadmap, question = drawn
        return _to_learn(roadmap, question) - _to_learn(roadmap, replace(question, depth=Depth.USE))

    assert interesting(graphs_with_a_question(), use_is_less) >= 0.3


def test_somebody_likes_or_dislikes_a_member_of_a_choice_in_many_questions():
    assert interesting(graphs_with_a_question(), lambda drawn: drawn[1].prefer) >= 0.3
    assert interesting(graphs_with_a_question(), lambda drawn: drawn[1].avoid) >= 0.3


@pytest.mark.parametrize("depth", Depth)
def test_questions_come_at_every_depth(depth):
    assert interesting(graphs_with_a_question(), lambda drawn: drawn[1].depth is depth) >= 0.5 / len(Depth)


@given(st.integers(2, 300).map(lambda halves: halves / 2), st.data())
def test_a_deadline_leaves_30_to_95_percent_of_the_hours(total, data):
    drawn = data.draw(deadlines(total))
    room = (drawn.deadline - drawn.start).days * drawn.hours_per_week / 7
    assert 0.3 * total <= room <= 0.95 * total


def test_interesting_counts_the_draws_for_which_a_predicate_holds():
    assert interesting(st.just(1), lambda drawn: drawn == 1) == 1
    assert interesting(st.just(1), lambda drawn: drawn == 2) == 0
    assert 0.2 < interesting(st.integers(0, 9), lambda drawn: drawn < 5) < 0.8
