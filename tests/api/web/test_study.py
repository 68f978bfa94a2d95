"""What holds for the list of any target, whatever is ticked."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from api.web.canonical import canonical
from api.web.parameters import Grouping, Study, Tab
from api.web.study import NEXT_STEPS, StepState, study
from graph.model import Depth
from graph.names import address
from graph.questions.phases import phases
from graph.snapshot import Snapshot
from graph.snapshot.walks import used_by
from graph.solution import solve
from tests.strategies import roadmaps

TODAY = date(2027, 1, 4)


@st.composite
def asked(draw):
    """A snapshot, one of its skills, topics or roles as target, some skills as known or lacking, and a start."""
    snapshot = Snapshot(draw(roadmaps()))
    target = draw(
        st.sampled_from([*snapshot.order, *map(address, (*snapshot.topics.values(), *snapshot.roles.values()))])
    )
    known, lacking = (draw(st.lists(st.sampled_from(snapshot.order), max_size=4, unique=True)) for _ in range(2))
    question = Study(
        known=tuple(known),
        lacking=tuple(id for id in lacking if id not in known),
        background=draw(st.sampled_from(["", *(background.id for background in snapshot.names.backgrounds())])),
        depth=draw(st.sampled_from(Depth)),
        whole=draw(st.booleans()),
        by=draw(st.sampled_from(Grouping)),
        view=draw(st.sampled_from([None, *Tab])),
        hours_per_week=draw(st.sampled_from([None, 5.0])),
        missing=draw(st.sampled_from(["", "x"])),
        open=draw(st.sampled_from(["", "2"])),
    )
    return snapshot, target, question


def steps_of(view):
    """All steps of a view, in its order."""
    return list(view.steps)


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
    lists = {"known", "lacking"}
    query = {name: values if name in lists else values[0] for name, values in _query(once.address).items()}
    assert canonical(snapshot, target, Study(**query), TODAY) == once


@given(asked())
def test_every_step_of_the_answer_is_listed_once_and_the_hours_are_those_to_learn(case):
    snapshot, target, question = case
    view = study(solve(snapshot, [target], question.profile), question.by)
    ids = [step.item.id for step in steps_of(view)]
    todo = {step.item.id: step.item for step in steps_of(view) if step.is_todo}
    assert len(ids) == len(set(ids))
    assert todo == {item.id: item for item in (*view.answer.items, *view.answer.target_items)}
    of_goals = sum(step.item.hours for step in view.goals if step.is_todo)
    assert sum(group.hours for group in view.groups) + of_goals == view.answer.total_hours_with_targets


@given(asked())
def test_what_is_left_to_learn_stands_in_the_order_of_the_answer_in_phases(case):
    snapshot, target, question = case
    view = study(solve(snapshot, [target], question.profile), Grouping.PHASE)
    positions = [step.item.position for step in steps_of(view) if step.is_todo]
    assert positions == list(range(1, len(positions) + 1))
    assert [group.number for group in view.groups] == list(range(1, len(view.groups) + 1))
    listed = [step.item for group in view.groups for step in group.steps]
    assert [group.title for group in view.groups] == [phase.name for phase in phases(listed, snapshot.topics)]


@given(asked())
def test_the_next_steps_are_the_first_of_the_answer_and_need_nothing_but_each_other(case):
    snapshot, target, question = case
    view = study(solve(snapshot, [target], question.profile), question.by)
    ids = [step.item.id for step in view.next_steps]
    assert [step.item.position for step in view.next_steps] == list(range(1, len(ids) + 1))
    assert len(ids) == min(NEXT_STEPS, sum(step.is_todo for step in steps_of(view)))
    todo = {step.item.id for step in steps_of(view) if step.is_todo}
    for place, step in enumerate(view.next_steps):
        assert {one.picked for one in step.item.requires} & todo <= set(ids[:place])


@given(asked())
def test_the_shares_of_the_way_are_those_of_its_hours(case):
    snapshot, target, question = case
    view = study(solve(snapshot, [target], question.profile), question.by)
    assert 0 <= view.share_done <= view.share_done + view.share_assumed <= 1
    if not question.known:
        assert view.share_done == 0
    for group in view.groups:
        assert 0 <= group.share <= 1
        assert (group.share == 1) >= (group.hours == 0 < group.all_hours)


@given(asked())
def test_what_is_left_to_learn_comes_before_what_needs_it_in_either_grouping(case):
    snapshot, target, question = case
    view = study(solve(snapshot, [target], question.profile), question.by)
    steps = [step for step in steps_of(view) if step.is_todo]
    place = {step.item.id: number for number, step in enumerate(steps)}
    for step in steps:
        for required in step.item.requires:
            assert place.get(required.picked, -1) < place[step.item.id]


@given(asked())
def test_without_ticks_nothing_is_marked_as_done(case):
    snapshot, target, question = case
    asked = question.model_copy(update={"known": ()})
    view = study(solve(snapshot, [target], asked.profile), asked.by)
    assert all(step.is_todo for step in steps_of(view))
    assert view.hours_done == 0


@given(asked())
def test_what_is_assumed_is_no_step(case):
    snapshot, target, question = case
    view = study(solve(snapshot, [target], question.profile), question.by)
    assert not {step.item.id for step in steps_of(view) if step.is_todo}.intersection(view.answer.assumed)


@given(asked())
def test_known_and_credited_steps_are_what_the_answer_says(case):
    snapshot, target, question = case
    view = study(solve(snapshot, [target], question.profile), question.by)
    for step in steps_of(view):
        assert (step.state is StepState.KNOWN) == (step.item.id in view.answer.known)
        assert (step.state is StepState.CREDITED) == (step.item.id in view.answer.credited)
        assert bool(step.credited_by) >= (step.state is StepState.CREDITED)


def _query(address):
    return parse_qs(urlsplit(address).query)
