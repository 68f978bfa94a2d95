"""What holds for the list of any target, whatever is ticked."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from api.web.canonical import canonical
from api.web.parameters import Grouping, Study
from api.web.study import StepState, study
from graph.snapshot import Snapshot
from graph.snapshot.walks import used_by
from graph.solution import solve
from tests.strategies import roadmaps

TODAY = date(2027, 1, 4)


@st.composite
def asked(draw):
    """A snapshot, one of its skills as target, and some as known."""
    snapshot = Snapshot(draw(roadmaps()))
    target = draw(st.sampled_from(snapshot.order))
    known = draw(st.lists(st.sampled_from(snapshot.order), max_size=4, unique=True))
    return snapshot, target, Study(known=tuple(known), by=draw(st.sampled_from(Grouping)))


@given(asked())
def test_a_link_holds_no_tick_that_another_credits_and_counts_the_same(case):
    snapshot, target, question = case
    fewest = canonical(snapshot, target, question, TODAY).question.known
    for id in fewest:
        assert id not in used_by(snapshot, frozenset(fewest) - {id})
    assert used_by(snapshot, fewest) == used_by(snapshot, question.known)


@given(asked())
def test_the_canonical_address_asks_the_same_question_again(case):
    snapshot, target, question = case
    once = canonical(snapshot, target, question, TODAY)
    query = {name: values if name == "known" else values[0] for name, values in _query(once.address).items()}
    assert canonical(snapshot, target, Study(**query), TODAY) == once


@given(asked())
def test_every_step_of_the_answer_is_listed_once_and_the_hours_are_those_to_learn(case):
    snapshot, target, question = case
    view = study(solve(snapshot, [target], question.profile), question.by)
    steps = [*(step for group in view.groups for step in group.steps), *view.goals]
    ids = [step.item.id for step in steps]
    todo = [step.item.id for step in steps if step.state is StepState.TODO]
    assert len(ids) == len(set(ids))
    assert set(todo) == {item.id for item in (*view.answer.items, *view.answer.target_items)}
    assert snapshot.hours(todo) == view.answer.total_hours_with_targets
    assert sum(group.hours for group in view.groups) == view.answer.total_hours


@given(asked())
def test_a_listed_prerequisite_comes_before_what_needs_it_in_either_grouping(case):
    snapshot, target, question = case
    view = study(solve(snapshot, [target], question.profile), question.by)
    steps = [*(step for group in view.groups for step in group.steps), *view.goals]
    place = {step.item.id: number for number, step in enumerate(steps)}
    for step in steps:
        for need in step.needs:
            assert place.get(need.prerequisite, -1) < place[step.item.id]


@given(asked())
def test_known_and_credited_steps_are_what_the_answer_says(case):
    snapshot, target, question = case
    view = study(solve(snapshot, [target], question.profile), question.by)
    for step in [*(step for group in view.groups for step in group.steps), *view.goals]:
        assert (step.state is StepState.KNOWN) == (step.item.id in view.answer.known)
        assert (step.state is StepState.CREDITED) == (step.item.id in view.answer.credited)
        assert bool(step.credited_by) >= (step.state is StepState.CREDITED)


def _query(address):
    return parse_qs(urlsplit(address).query)
