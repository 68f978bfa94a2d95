from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.errors import InvalidParameter
from graph.model import Depth, Need, Requirement
from graph.questions.before import before
from graph.questions.plan import plan
from graph.questions.verify import Wrong, verify
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile
from tests.strategies import roadmaps

MONDAY = date(2027, 1, 4)


def _plan(roadmap, data, **more):
    ids = [skill.id for skill in roadmap.skills]
    targets = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
    known = data.draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
    profile = Profile(known=known, depth=data.draw(st.sampled_from(Depth)))
    hours = data.draw(st.integers(1, 40)) / 2
    return plan(Snapshot(roadmap), targets, profile, start=MONDAY, hours_per_week=hours, **more)


def _profile(found):
    """The profile that a plan was made for."""
    return Profile(known=found.known, depth=found.depth)


@given(roadmaps(), st.data())
def test_weeks_are_never_over_full_and_hold_everything_in_order(roadmap, data):
    found = _plan(roadmap, data, pace=data.draw(st.sampled_from([0.5, 1, 1.5])))
    snapshot = Snapshot(roadmap)
    for week in found.weeks:
        assert week.hours <= found.hours_per_week
        assert week.starts == (MONDAY + timedelta(weeks=week.number - 1)).isoformat()
    assert all(week.hours == found.hours_per_week for week in found.weeks[:-1]), "each week is filled"
    parts = [part for week in found.weeks for part in week.parts]
    assert [part.id for part in parts] == snapshot.sort([part.id for part in parts])
    for item in found.items:
        own = [part for part in parts if part.id == item.id]
        assert sum(part.hours for part in own) == pytest.approx(item.hours)
        assert [part.done for part in own] == [False] * (len(own) - 1) + [True]
    assert found.planned_hours == pytest.approx(found.remaining_hours), "nothing is cut without a deadline"


@given(roadmaps(), st.data())
def test_verify_accepts_every_plan_and_rejects_every_mutation_of_it(roadmap, data):
    snapshot = Snapshot(roadmap)
    found = _plan(roadmap, data)
    order = [item.id for item in found.items]
    asked = found.targets, _profile(found)
    assert verify(snapshot, order, *asked, revision=found.revision).valid
    assume(order)
    at = data.draw(st.integers(0, len(order) - 1))
    assert not verify(snapshot, order[:at] + order[at + 1 :], *asked).valid, "a step is missing"
    assert not verify(snapshot, [*order, order[at]], *asked).valid, "a step is repeated"
    assert not verify(snapshot, [*order, "gardening"], *asked).valid, "a step is unknown"
    for item in found.items:
        early = [item.id, *(one for one in order if one != item.id)]
        if any(one.picked in order and set(one.members).isdisjoint(found.known) for one in item.requires):
            met = {*found.known, *found.credited}
            if any(met.isdisjoint(one.members) for one in item.requires):
                assert not verify(snapshot, early, *asked).valid, "a step comes too early"
    wanted = {member for item in found.items for one in item.requires for member in one.members}
    others = set(snapshot.order) - set(order) - {*found.known, *found.credited} - wanted
    for extra in sorted(others)[:3]:
        assert not verify(snapshot, [*order, extra], *asked).valid, "a step is superfluous"


@given(roadmaps(), st.integers(1, 60), st.data())
def test_a_deadline_is_met_by_cuts_or_honestly_refused(roadmap, days, data):
    snapshot = Snapshot(roadmap)
    pace = data.draw(st.sampled_from([0.3, 1, 1.1, 2]))
    found = _plan(roadmap, data, deadline=MONDAY + timedelta(days=days), pace=pace)
    room = days * found.hours_per_week / 7
    core = set(_core(snapshot, found))
    if found.fits:
        kept = {item.id for item in found.items}
        assert found.planned_hours <= room + 0.01
        cut = sum(one.hours for one in found.cuts)
        assert found.remaining_hours - found.planned_hours == pytest.approx(cut, abs=0.1), "cuts are at the pace too"
        assert found.finish is None or found.finish <= found.deadline
        assert kept.isdisjoint(cut.id for cut in found.cuts)
        names = {snapshot.skills[id].name for id in kept}
        assert all(any(name in cut.costs for name in names) for cut in found.cuts), "a cut costs something that is kept"
        needs = [cut.need for cut in found.cuts]
        assert needs == sorted(needs, key=list(Need).index, reverse=True), "helpful goes first"
        for item in found.items:
            for one in item.requires:
                if one.need is Need.USE:
                    assert {*kept, *found.known, *found.credited} & set(one.members), "what is kept can be used"
    else:
        assert found.weeks == ()
        assert found.instead is not None
        same = {"start": MONDAY, "pace": pace}
        if found.instead.hours_per_week:
            more = {**same, "hours_per_week": found.instead.hours_per_week}
            assert plan(snapshot, found.targets, _profile(found), deadline=MONDAY + timedelta(days=days), **more).fits
        later = plan(
            snapshot, found.targets, _profile(found), deadline=date.fromisoformat(found.instead.deadline),
            hours_per_week=found.hours_per_week, **same,
        )  # fmt: skip
        assert later.fits
        assert later.finish <= found.instead.deadline
    assert core <= {item.id for item in found.items} or not found.fits


def _core(snapshot, found):
    skills = [target.removeprefix("topic:") for target in found.targets]
    return [id for id in skills if id not in {*found.known, *found.credited}]


def test_what_is_only_helpful_goes_first_then_what_is_needed_to_understand():
    helpful = Requirement("transformers", ("tensorflow",), Need.HELPFUL, "Some code is written in it.", ())
    needs = [one for one in TINY.requirements if one.is_plain]
    snapshot = Snapshot(replace(TINY, requirements=(*needs, helpful)))
    asked = {"profile": Profile(depth=Depth.ALL), "start": MONDAY, "hours_per_week": 7}
    everything = plan(snapshot, ["transformers"], **asked)
    assert {item.id for item in everything.items} == {"vectors", "softmax", "attention", "tensorflow", "transformers"}
    tight = plan(snapshot, ["transformers"], **asked, deadline=MONDAY + timedelta(days=16))
    assert [(cut.id, cut.need) for cut in tight.cuts] == [("tensorflow", Need.HELPFUL)]
    tighter = plan(snapshot, ["transformers"], **asked, deadline=MONDAY + timedelta(days=15))
    assert [(cut.id, cut.need) for cut in tighter.cuts] == [("tensorflow", Need.HELPFUL), ("softmax", Need.UNDERSTAND)]
    assert "to use Attention, not to explain it" in tighter.cuts[1].costs
    impossible = plan(snapshot, ["transformers"], **asked, deadline=MONDAY + timedelta(days=14))
    assert (impossible.fits, impossible.instead.hours_per_week) == (False, 7.5)
    assert impossible.instead.deadline == "2027-01-19"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"hours_per_week": 0}, "hours_per_week"),
        ({"hours_per_week": -1}, "hours_per_week"),
        ({"hours_per_week": 0.4}, "hours_per_week"),
        ({"hours_per_week": 0.5, "start": date(2199, 12, 1)}, "hours_per_week"),
        ({"hours_per_week": float("nan")}, "hours_per_week"),
        ({"hours_per_week": 1000}, "hours_per_week"),
        ({"pace": 0}, "pace"),
        ({"deadline": MONDAY}, "deadline"),
        ({"deadline": MONDAY - timedelta(days=1)}, "deadline"),
        ({"start": date(9999, 1, 1)}, "start"),
    ],
)
def test_hours_and_dates_that_make_no_sense_are_refused_by_name(change, field):
    asked = {"start": MONDAY, "hours_per_week": 5, **change}
    with pytest.raises(InvalidParameter) as caught:
        plan(Snapshot(TINY), ["attention"], **asked)
    assert caught.value.field == field


def test_a_known_target_is_an_empty_plan():
    found = plan(Snapshot(TINY), ["softmax"], Profile(known=["softmax"]), start=MONDAY, hours_per_week=5)
    assert (found.fits, found.weeks, found.planned_hours, found.total_hours) == (True, (), 0, 1)


def test_a_plan_is_identified_by_its_hash():
    one, same, other = (plan(Snapshot(TINY), ["attention"], start=MONDAY, hours_per_week=hours) for hours in (5, 5, 6))
    assert one.hash == same.hash != other.hash


def test_a_plan_of_another_revision_says_so():
    kinds = [one.kind for one in verify(Snapshot(TINY), ["softmax"], ["softmax"], revision="x" * 64).violations]
    assert kinds == [Wrong.OTHER_REVISION]


@given(roadmaps(), st.data())
def test_the_steps_of_a_plan_are_those_of_before(roadmap, data):
    found = _plan(roadmap, data)
    answer = before(Snapshot(roadmap), found.targets, _profile(found))
    assert {item.id for item in found.items} == {item.id for item in (*answer.items, *answer.target_items)}


def test_what_exactly_fits_is_not_cut_by_arithmetic():
    snapshot = Snapshot(TINY)
    for pace in (0.3, 0.7, 1.1, 1.3):
        free = plan(snapshot, ["transformers"], start=MONDAY, hours_per_week=0.7, pace=pace)
        day = date.fromisoformat(free.finish) + timedelta(days=1)
        tight = plan(snapshot, ["transformers"], start=MONDAY, hours_per_week=0.7, pace=pace, deadline=day)
        assert (tight.cuts, tight.finish) == ((), free.finish)


def test_hours_that_no_week_has_are_not_offered():
    found = plan(Snapshot(TINY), ["transformers"], start=MONDAY, hours_per_week=1, deadline=MONDAY + timedelta(days=1))
    assert (found.fits, found.instead.hours_per_week) == (False, None)


def test_a_step_that_is_no_text_is_refused():
    with pytest.raises(InvalidParameter):
        verify(Snapshot(TINY), ["\ud800"], ["attention"])
