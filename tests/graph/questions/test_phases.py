"""The phases of an answer: where it is cut, and what the parts are called."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Confidence, Level, Need, Topic
from graph.questions.before import Item, answer
from graph.questions.phases import CROWN_SHARE, MAX_PHASES, MIN_HOURS, MIN_PHASE_HOURS, MIN_SKILLS, phases
from graph.snapshot.required import Required
from graph.solution import solve
from tests.graph import strategies

TOPICS = {id: Topic(id, id.title()) for id in ("algebra", "networks", "text")}


def item(id, hours=2.0, topic="algebra", requires=()):
    """A skill of an answer that requires others."""
    needs = tuple(
        Required((one,), one, Need.USE, Level.UNDERSTAND, "It is built from it.", (), Confidence.HIGH)
        for one in requires
    )
    return Item(
        id, id.title(), topic, Level.UNDERSTAND, hours, 0, False, 1, False, True, "", f"{id}?", (), needs, None, ()
    )


def chain(count, hours=2.0, prefix="s", **options):
    """Skills that each require the one before."""
    ids = [f"{prefix}{number}" for number in range(count)]
    return [item(id, hours, requires=ids[max(0, at - 1) : at], **options) for at, id in enumerate(ids)]


def most_phases(hours):
    """The most runs of at least two hours, found by trying all cuts."""
    places = range(1, len(hours))
    for count in range(min(MAX_PHASES, len(hours)), 1, -1):
        for cuts in combinations(places, count - 1):
            if all(sum(hours[a:b]) >= MIN_PHASE_HOURS for a, b in pairwise([0, *cuts, len(hours)])):
                return count
    return 1


def test_nothing_has_no_phase():
    assert phases([], TOPICS) == ()


@pytest.mark.parametrize("items", [chain(7, 10), chain(20, 0.5)])
def test_under_eight_skills_or_twelve_hours_is_one_phase(items):
    [phase] = phases(items, TOPICS)
    assert phase.items == tuple(items)


def test_a_long_answer_has_eight_phases():
    assert len(phases(chain(40), TOPICS)) == MAX_PHASES


def test_a_phase_is_cut_where_what_leads_to_a_skill_ends():
    first, second = chain(4, 2, "a"), chain(4, 2, "b", topic="networks")
    third = chain(4, 2, "c", topic="text")
    found = phases([*first, *second, *third], TOPICS)
    ends = {phase.items[-1].id for phase in found}
    assert {"a3", "b3", "c3"} <= ends


def test_a_phase_is_named_after_the_skill_that_it_leads_to_with_its_question():
    [phase] = phases([item("vectors", 1), item("noise", 0.5), item("matrices", 1, requires=["vectors"])], TOPICS)
    assert (phase.name, phase.crown, phase.can_you) == ("Matrices", "matrices", "matrices?")


def test_a_phase_is_named_after_what_takes_its_hours_and_not_after_a_trifle_at_its_end():
    [phase] = phases([item("python", 30), item("pip", 0.5, requires=["python"])], TOPICS)
    assert phase.name == "Python"


def test_a_phase_that_leads_to_nothing_is_named_after_the_two_topics_with_most_hours():
    found = [item("a", 1), item("b", 3, "text"), item("c", 2, "networks"), item("d", 1, "text")]
    [phase] = phases(found, TOPICS)
    assert (phase.name, phase.crown, phase.can_you) == ("Text, Networks", "", "")


def test_equal_names_are_numbered():
    found = phases([item(f"s{number}", 1, "text") for number in range(24)], TOPICS)
    assert [phase.name for phase in found] == [f"Text {number}" for number in range(1, 9)]


def test_the_skills_of_a_very_long_answer_are_all_in_its_phases():
    items = chain(2000, 0.5)
    found = phases(items, TOPICS)
    assert len(found) == MAX_PHASES
    assert [one for phase in found for one in phase.items] == items


@given(st.lists(st.sampled_from([0.5, 1, 2, 3, 9, 30]), min_size=1, max_size=11), st.data())
def test_there_are_as_many_phases_as_leave_none_under_two_hours(hours, data):
    topic = st.sampled_from(sorted(TOPICS))
    items = [item(f"s{number}", spent, data.draw(topic)) for number, spent in enumerate(hours)]
    found = phases(items, TOPICS)
    if len(hours) < MIN_SKILLS or sum(hours) < MIN_HOURS:
        assert len(found) == 1
    else:
        assert len(found) == most_phases(hours)


@given(strategies.full_questions(least=14, most=40))
def test_phases_are_runs_of_the_order_named_and_numbered_for_every_answer(asked):
    items = answer(asked.solution).items
    found = phases(items, asked.snapshot.topics)
    assert tuple(one for phase in found for one in phase.items) == items
    assert [phase.number for phase in found] == list(range(1, len(found) + 1))
    assert len({phase.name for phase in found}) == len(found)
    assert len(found) <= MAX_PHASES
    for phase in found:
        assert phase.name
        assert phase.hours == sum(one.hours for one in phase.items)
        assert len(found) == 1 or phase.hours >= MIN_PHASE_HOURS
        assert not phase.crown or phase.crown in {one.id for one in phase.items}


@given(strategies.full_questions(least=14, most=40))
def test_the_same_answer_has_the_same_phases(asked):
    again = solve(asked.snapshot, asked.targets, asked.profile)
    topics = asked.snapshot.topics
    assert phases(answer(asked.solution).items, topics) == phases(answer(again).items, topics)


@given(strategies.full_questions(least=14, most=40))
def test_at_least_half_of_the_hours_of_a_phase_lead_to_what_it_is_named_after(asked):
    for phase in phases(answer(asked.solution).items, asked.snapshot.topics):
        needs = {one.id: {required.picked for required in one.requires} for one in phase.items}
        reached, stack = {phase.crown}, [phase.crown]
        while stack:
            new = needs.get(stack.pop(), set()) - reached
            reached |= new
            stack += new
        hours = sum(one.hours for one in phase.items if one.id in reached)
        assert not phase.crown or hours >= CROWN_SHARE * phase.hours
