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
from tests.graph.small import snapshot as small
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


def _weeks(found):
    """The parts of each week: id, hours, and a mark if the skill is finished."""
    return [[(part.id, part.hours, part.done) for part in week.parts] for week in found.weeks]


def test_a_week_that_is_exactly_full_ends_and_a_skill_goes_on_where_it_stopped():
    asked = small("t: b", "b: a", a=2, b=5, t=1)
    found = plan(asked, ["t"], start=MONDAY, hours_per_week=2)
    assert _weeks(found) == [
        [("a", 2, True)],
        [("b", 2, False)],
        [("b", 2, False)],
        [("b", 1, True), ("t", 1, True)],
    ]
    assert [(week.number, week.starts, week.ends, week.hours) for week in found.weeks] == [
        (1, "2027-01-04", "2027-01-10", 2),
        (2, "2027-01-11", "2027-01-17", 2),
        (3, "2027-01-18", "2027-01-24", 2),
        (4, "2027-01-25", "2027-01-31", 2),
    ]
    assert [(item.id, item.first_week, item.last_week, item.target) for item in found.items] == [
        ("a", 1, 1, False),
        ("b", 2, 4, False),
        ("t", 4, 4, True),
    ]
    assert found.finish == "2027-01-31"


@pytest.mark.parametrize(
    ("hours", "finish"),
    [(0.5, "2027-01-04"), (1, "2027-01-04"), (1.5, "2027-01-05"), (7, "2027-01-10"), (8, "2027-01-11")],
)
def test_a_plan_is_finished_on_the_day_on_which_its_hours_are_used_up(hours, finish):
    assert plan(small("t:", t=hours), ["t"], start=MONDAY, hours_per_week=7).finish == finish


def test_the_hours_of_a_plan_are_at_the_pace_and_those_of_the_known_count_only_in_the_total():
    found = plan(small("t: a b", a=3, b=2), ["t"], Profile(known=["a"]), start=MONDAY, hours_per_week=5, pace=1.5)
    assert (found.total_hours, found.remaining_hours, found.planned_hours) == (9, 4.5, 4.5)
    assert [(item.id, item.hours) for item in found.items] == [("b", 3), ("t", 1.5)]
    assert (found.pace, found.hours_per_week, found.known, found.already) == (1.5, 5, ("a",), ())


def test_a_cut_has_its_hours_at_the_pace_and_cuts_are_shown_only_where_the_plan_fits():
    asked = {"profile": Profile(depth=Depth.ALL), "start": MONDAY, "hours_per_week": 7, "pace": 2}
    found = plan(small("t: a h~", h=3), ["t"], deadline=MONDAY + timedelta(days=4), **asked)
    assert (found.fits, [(cut.id, cut.hours) for cut in found.cuts], found.planned_hours) == (True, [("h", 6)], 4)
    late = plan(small("t: a h~", h=3), ["t"], deadline=MONDAY + timedelta(days=3), **asked)
    assert (late.fits, late.cuts, late.items, late.links, late.finish) == (False, (), (), (), None)
    assert (late.instead.hours_per_week, late.instead.deadline) == (9.5, "2027-01-08")


def test_the_hours_offered_instead_may_be_the_most_that_a_week_can_have():
    asked = {"start": MONDAY, "hours_per_week": 1}
    most = plan(small("t:", t=100), ["t"], deadline=MONDAY + timedelta(days=7), **asked)
    assert most.instead.hours_per_week == 100
    more = plan(small("t:", t=100.5), ["t"], deadline=MONDAY + timedelta(days=7), **asked)
    assert (more.instead.hours_per_week, more.instead.deadline) == (None, "2028-12-08")


@pytest.mark.parametrize(
    "change",
    [
        {"hours_per_week": 0.5},
        {"hours_per_week": 100},
        {"pace": 0.1},
        {"pace": 10},
        {"start": date(2000, 1, 1)},
        {"start": date(2199, 12, 20)},
        {"deadline": MONDAY + timedelta(days=1)},
        {"deadline": date(2199, 12, 31)},
    ],
)
def test_the_last_of_what_is_allowed_is_planned(change):
    found = plan(small("t:", t=0.5), ["t"], **{"start": MONDAY, "hours_per_week": 5, **change})
    assert found.fits


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"hours_per_week": 100.5}, "hours_per_week is 100.5: give from 0.5 to 100"),
        ({"pace": 10.1}, "pace is 10.1: give a factor from 0.1 to 10"),
        ({"pace": float("inf")}, "pace is inf"),
        ({"start": date(1999, 12, 31)}, "start is 1999-12-31: give a day from 2000-01-01 on and before 2200-01-01"),
        ({"deadline": date(2200, 1, 1)}, "deadline is 2200-01-01"),
        ({"deadline": MONDAY}, "deadline 2027-01-04 is not after the start 2027-01-04"),
    ],
)
def test_the_first_beyond_what_is_allowed_is_refused_in_a_sentence(change, says):
    with pytest.raises(InvalidParameter) as caught:
        plan(small("t:"), ["t"], **{"start": MONDAY, "hours_per_week": 5, **change})
    assert says in str(caught.value)


def test_a_plan_may_end_on_the_last_day_and_not_after_it():
    ten_days = date(2199, 12, 22)
    assert plan(small("t:", t=9), ["t"], start=ten_days, hours_per_week=7).finish == "2199-12-30"
    with pytest.raises(InvalidParameter, match="would not end before 2200-01-01"):
        plan(small("t:", t=10), ["t"], start=ten_days, hours_per_week=7)
