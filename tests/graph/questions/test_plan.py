from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.errors import InvalidParameter
from graph.model import (
    Background,
    Depth,
    Level,
    Mention,
    Milestone,
    Need,
    Requirement,
    Roadmap,
    Role,
    RoleSkill,
    Skill,
    Topic,
)
from graph.questions.before import before
from graph.questions.fitting import used_directly
from graph.questions.plan import plan
from graph.questions.verify import Concessions, Wrong, verify
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.reach import reach
from graph.solution import Choose, Profile, solve
from tests.graph.small import snapshot as small
from tests.graph.strategies import levelled_deadlines
from tests.strategies import roadmaps

MONDAY = date(2027, 1, 4)


def _plan(roadmap, data, **more):
    ids = [skill.id for skill in roadmap.skills]
    targets = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
    known = data.draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
    profile = Profile(known=known, depth=data.draw(st.sampled_from(Depth)))
    hours = data.draw(st.integers(1, 40)) / 2
    return plan(Snapshot(roadmap), targets, profile, start=MONDAY, hours_per_week=hours, **more)


@given(roadmaps(), st.data())
def test_weeks_are_never_over_full_and_hold_everything_in_order(roadmap, data):
    found = _plan(roadmap, data, pace=data.draw(st.sampled_from([0.5, 1, 1.5])))
    snapshot = Snapshot(roadmap)
    for week in found.weeks:
        assert week.hours <= found.hours_per_week
        assert week.starts == (MONDAY + timedelta(weeks=week.number - 1)).isoformat()
    assert all(week.hours == found.hours_per_week for week in found.weeks[:-1]), "each week is filled"
    parts = [part for week in found.weeks for part in week.parts]
    assert list(dict.fromkeys(part.id for part in parts)) == list(solve(snapshot, found.targets, found.profile).order)
    for item in found.items:
        own = [part for part in parts if part.id == item.id]
        assert sum(part.hours for part in own) == pytest.approx(item.hours)
        assert [part.done for part in own] == [False] * (len(own) - 1) + [True]
    assert found.planned_hours == pytest.approx(found.remaining_hours), "nothing is cut without a deadline"


def _timely(drawn, pace=1.0):
    """The plan of a drawn question with its deadline: a day has one hour."""
    asked = drawn.asked
    return plan(
        asked.snapshot, asked.targets, asked.profile, start=MONDAY, hours_per_week=7, deadline=drawn.day, pace=pace
    )


def _verified(snapshot, found, order):
    """Whether an order is accepted in the place of that of a plan."""
    stated = Concessions(found.picks, [cut.id for cut in found.cuts], found.lowered, found.waived)
    return verify(snapshot, order, found.targets, found.profile, revision=found.revision, concessions=stated).violations


@given(levelled_deadlines(targets=2, choose=tuple(Choose)))
def test_verify_accepts_every_plan_and_rejects_every_change_of_it(drawn):
    snapshot, found = drawn.asked.snapshot, _timely(drawn)
    order = [item.id for item in found.items]
    assert _verified(snapshot, found, order) == ()
    assert _verified(snapshot, found, [*order, "gardening"]), "a step is unknown"
    for at, id in enumerate(order):
        assert _verified(snapshot, found, order[:at] + order[at + 1 :]), f"{id} is missing"
        assert _verified(snapshot, found, [*order, id]), f"{id} is repeated"
    for extra in set(snapshot.order).difference(order):
        assert _verified(snapshot, found, [*order, extra]), f"{extra} is superfluous"
    for item in found.items:
        for one in item.requires:
            if one.picked in order:
                rest = [id for id in order if id != item.id]
                rest.insert(rest.index(one.picked), item.id)
                assert _verified(snapshot, found, rest), f"{item.id} comes before {one.picked}"


@given(levelled_deadlines(targets=2, choose=tuple(Choose)), st.sampled_from([0.3, 1, 1.1, 2]))
def test_a_plan_meets_its_deadline_or_is_the_shortest_and_says_so(drawn, pace):
    snapshot, found = drawn.asked.snapshot, _timely(drawn, pace)
    has = {*found.known, *found.credited, *snapshot.ids(drawn.asked.solution.learner.held)}
    kept, cut = {item.id: item for item in found.items}, {one.id for one in found.cuts}
    assert cut.isdisjoint(kept)
    assert {*kept, *cut} == drawn.asked.solution.needed
    assert has.isdisjoint(kept), "nothing is listed that is assumed or known"
    for item in found.items:
        for one in item.requires:
            if one.need is Need.USE:
                assert one.picked in {*kept, *has}, "what is kept can be used"
            elif one.picked not in {*kept, *has}:
                assert (item.id, one.picked) in {(it.skill, it.prerequisite) for it in found.waived}
    names = {item.name for item in found.items}
    assert all(any(name in one.costs for name in names) for one in found.cuts), "a cut costs something that is kept"
    if found.fits:
        assert found.planned_hours <= drawn.room + 0.01
        assert found.finish is None or found.finish <= found.deadline
        return
    ends = found.title.removeprefix(f"Does not fit by {found.deadline}: the shortest plan ends on ")
    assert ends == (found.instead.deadline if found.finish == found.deadline else found.finish)
    assert found.deadline < ends <= found.instead.deadline
    assert found.weeks
    assert {item.level for item in found.items} <= {Level.USE}
    assert found.waived == ()
    question = {"start": MONDAY, "pace": pace}
    later = date.fromisoformat(found.instead.deadline)
    assert plan(snapshot, found.targets, found.profile, deadline=later, hours_per_week=7, **question).fits
    if more := found.instead.hours_per_week:
        assert plan(snapshot, found.targets, found.profile, deadline=drawn.day, hours_per_week=more, **question).fits


@given(levelled_deadlines(targets=2, depths=[Depth.UNDERSTAND, Depth.THOROUGH, Depth.ALL], knows=False))
def test_a_plan_that_fits_uses_what_fits(drawn):
    snapshot, solution, found = drawn.asked.snapshot, drawn.asked.solution, _timely(drawn)
    assume(found.fits)
    uses, kept = used_directly(solution), set(snapshot.numbers(item.id for item in found.items))
    for cut in found.cuts:
        back = reach([snapshot.position[cut.id]], {number: used - kept for number, used in uses.items()})
        hours = sum(snapshot.hours_by_node[2 * number] for number in back)
        assert found.planned_hours + hours > drawn.room, f"{cut.id} would still fit"
    for id in found.lowered:
        skill = snapshot.skills[id]
        assert found.planned_hours + skill.hours - skill.hours_use > drawn.room, f"{id} could be understood"


def _chain(*needs, hours=2, hours_use=None):
    """A goal "g" with one requirement a need: of "a", "b", ...; each of so many hours."""
    ids = "abcdef"[: len(needs)]
    skills = tuple(Skill(id, id.upper(), "t", hours, hours_use=hours_use) for id in (*ids, "g"))
    requirements = [Requirement("g", (id,), need, "So.", ()) for id, need in zip(ids, needs, strict=True)]
    return Roadmap("Chain", skills, (Topic("t", "T"),), tuple(requirements))


def _within(roadmap, days, depth=Depth.UNDERSTAND, **asked):
    """The plan for the goal at an hour a day, and the ids of what it cuts."""
    profile = Profile(depth=depth, **asked)
    day = MONDAY + timedelta(days=days)
    found = plan(Snapshot(roadmap), ["g"], profile, start=MONDAY, hours_per_week=7, deadline=day)
    return found, [cut.id for cut in found.cuts]


def test_what_only_all_asks_for_goes_before_what_only_thorough_does_and_that_before_what_is_outside_the_use_closure():
    roadmap = _chain(Need.USE, Need.UNDERSTAND, Need.HELPFUL)
    deeper = Skill("x", "X", "t", 2)
    below = Requirement("a", ("x",), Need.UNDERSTAND, "So.", ())
    at_use = tuple(replace(one, levels=(Level.USE,)) for one in roadmap.requirements)
    roadmap = replace(roadmap, skills=(*roadmap.skills, deeper), requirements=(*at_use, below))
    cut_by_days = {days: _within(roadmap, days, Depth.ALL)[1] for days in (10, 9, 8, 7, 6, 5, 4)}
    assert cut_by_days == {
        10: [],
        9: ["c"],
        8: ["c"],
        7: ["c", "x"],
        6: ["c", "x"],
        5: ["c", "x", "b"],
        4: ["c", "x", "b"],
    }
    found, _ = _within(roadmap, 4, Depth.ALL)
    assert [cut.depth for cut in found.cuts] == [Depth.ALL, Depth.THOROUGH, Depth.UNDERSTAND]
    assert [cut.costs for cut in found.cuts] == [
        "G will take you longer without it",
        "you will understand A, but not all that it rests on",
        "you will be able to use G, not to explain it",
    ]


def test_what_is_farthest_from_the_goals_goes_first_and_of_ties_the_latest_in_the_list():
    skills = tuple(Skill(id, id.upper(), "t", 2) for id in ("far", "near", "also", "g"))
    requirements = tuple(
        Requirement(one, (other,), Need.UNDERSTAND, "So.", ())
        for one, other in (("g", "near"), ("g", "also"), ("near", "far"))
    )
    roadmap = Roadmap("Hops", skills, (Topic("t", "T"),), requirements)
    found, cut = _within(roadmap, 6)
    assert cut == ["far"]
    assert [(one.skill, one.prerequisite) for one in found.waived] == [("near", "far")]
    listed = [id for id in solve(Snapshot(roadmap), ["g"]).order if id in {"near", "also"}]
    assert _within(roadmap, 4)[1] == ["far", listed[1]]


def test_a_cut_skill_takes_along_what_needs_it_for_use_and_leaves_what_needs_it_only_to_understand():
    skills = tuple(Skill(id, id.upper(), "t", 2) for id in ("base", "user", "knower", "g"))
    requirements = (
        Requirement("user", ("base",), Need.USE, "So.", ()),
        Requirement("knower", ("base",), Need.UNDERSTAND, "Because.", ()),
        Requirement("g", ("user",), Need.UNDERSTAND, "So.", ()),
        Requirement("g", ("knower",), Need.USE, "So.", ()),
    )
    found, cut = _within(Roadmap("Along", skills, (Topic("t", "T"),), requirements), 5)
    assert cut == ["base", "user"]
    assert [item.id for item in found.items] == ["knower", "g"]
    assert [(one.skill, one.prerequisite, one.reason) for one in found.waived] == [
        ("knower", "base", "Because."),
        ("g", "user", "So."),
    ]


def test_kept_skills_are_only_learned_to_be_used_before_a_deadline_is_missed_and_the_goal_last():
    roadmap = _chain(Need.USE, hours=4, hours_use=1)
    skills = tuple(replace(one, can_you="Explain?", can_use="Use?") for one in roadmap.skills)
    roadmap = replace(roadmap, skills=skills)
    levels = {days: [item.level.value for item in _within(roadmap, days)[0].items] for days in (8, 7, 5, 4, 2)}
    assert levels == {
        8: ["understand", "understand"],
        7: ["use", "understand"],
        5: ["use", "understand"],
        4: ["use", "use"],
        2: ["use", "use"],
    }
    found, _ = _within(roadmap, 5)
    assert (found.lowered, [(item.hours, item.can_you) for item in found.items]) == (
        ("a",),
        [(1, "Use?"), (4, "Explain?")],
    )
    assert not _within(roadmap, 1)[0].fits


def test_what_was_cut_comes_back_nearest_first_as_long_as_it_fits():
    skills = tuple(Skill(id, id.upper(), "t", hours) for id, hours in (("far", 6), ("mid", 1), ("also", 2), ("g", 2)))
    requirements = (
        Requirement("g", ("mid",), Need.UNDERSTAND, "So.", ()),
        Requirement("mid", ("far",), Need.UNDERSTAND, "So.", ()),
        Requirement("g", ("also",), Need.UNDERSTAND, "So.", ()),
    )
    roadmap = Roadmap("Back", skills, (Topic("t", "T"),), requirements)
    assert _within(roadmap, 10)[1] == ["far"]
    needs = replace(requirements[1], need=Need.USE)
    roadmap = replace(roadmap, requirements=(requirements[0], needs, requirements[2]))
    assert _within(roadmap, 8)[1] == ["far", "mid"], "mid comes back only with far"
    assert _within(roadmap, 10)[1] == ["mid"], "far fits alone: an hour that is left is used"


def test_a_deadline_that_exactly_fits_cuts_nothing_and_one_that_even_one_skill_misses_gives_the_shortest_plan():
    assert _within(_chain(Need.UNDERSTAND), 4)[1] == []
    found, cut = _within(_chain(Need.UNDERSTAND), 1)
    assert (found.fits, cut, [item.id for item in found.items]) == (False, ["a"], ["g"])
    assert found.title == "Does not fit by 2027-01-05: the shortest plan ends on 2027-01-06"


def test_a_known_list_that_covers_everything_gives_a_plan_that_says_nothing_is_left():
    found = plan(
        Snapshot(TINY), ["attention"], Profile(known=["topic:maths", "attention"]), start=MONDAY, hours_per_week=5
    )
    assert (found.title, found.items, found.weeks) == ("Nothing is left to learn for Attention", (), ())


def test_a_plan_tells_where_it_starts_and_lists_nothing_of_it():
    school = Background("school", "School", "school mathematics", "add two vectors", ("vectors",))
    snapshot = Snapshot(replace(TINY, backgrounds=(school,)))
    found = plan(snapshot, ["attention"], start=MONDAY, hours_per_week=5)
    assert (found.background, found.assumed, found.assumed_hours) == ("school", ("vectors",), 3)
    assert found.starts_from.startswith("Assumes 1 skill of school mathematics, 3 hours (can you add two vectors?")
    assert [item.id for item in found.items] == ["softmax", "attention"]


def test_hours_are_a_range_that_the_pace_shifts():
    ranges = []
    for pace in (1, 2):
        found = plan(Snapshot(TINY), ["attention"], start=MONDAY, hours_per_week=5, pace=pace)
        ranges.append((found.low_hours, found.planned_hours, found.high_hours))
    assert ranges == [(6.5, 8, 12), (13, 16, 24)]


def test_each_part_of_a_long_skill_is_numbered_and_only_the_last_is_done():
    found = plan(Snapshot(TINY), ["pytorch"], Profile(known=["vectors"]), start=MONDAY, hours_per_week=5)
    parts = [(part.title, part.hours, part.done) for week in found.weeks for part in week.parts]
    assert parts == [("PyTorch, 1 of 3", 5, False), ("PyTorch, 2 of 3", 5, False), ("PyTorch, 3 of 3", 2, True)]


def test_each_item_says_why_it_is_there_and_whether_it_is_a_goal():
    found = plan(Snapshot(TINY), ["attention"], start=MONDAY, hours_per_week=5)
    assert [(item.id, item.reason and item.reason.skill, item.goal) for item in found.items] == [
        ("vectors", "attention", False),
        ("softmax", "attention", False),
        ("attention", None, True),
    ]


def test_a_role_brings_its_milestones_after_the_last_of_their_skills():
    first = Milestone("Lookup", "Build a lookup.", "It finds.", ("softmax", "vectors"))
    then = Milestone("Translator", "Build a translator.", "It translates.", ("attention", "softmax"))
    skills = tuple(RoleSkill(id, Level.UNDERSTAND, "Asked for.") for id in ("attention", "softmax"))
    role = Role("linguist", "Linguist", "Speaks.", skills, milestones=(then, first))
    found = plan(Snapshot(replace(TINY, roles=(role,))), ["role:linguist"], start=MONDAY, hours_per_week=5)
    assert [(one.title, one.week) for one in found.milestones] == [("Lookup", 1), ("Translator", 2)]
    assert found.title == "Plan: Linguist"


def test_all_is_a_target_of_a_plan():
    mentioned = tuple(replace(one, mentions=(Mention(1, one.name, one.topic),)) for one in TINY.skills)
    found = plan(Snapshot(replace(TINY, skills=mentioned)), ["all"], start=MONDAY, hours_per_week=5)
    assert (len(found.items), found.planned_hours) == (6, 42)


def test_a_topic_that_is_known_credits_for_a_plan_what_its_core_uses_and_the_plan_verifies():
    snapshot = Snapshot(TINY)
    found = plan(snapshot, ["transformers"], Profile(known=["topic:models"]), start=MONDAY, hours_per_week=5)
    assert found.profile.known == ("topic:models",)
    assert _verified(snapshot, found, [item.id for item in found.items]) == ()


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
    answer = before(Snapshot(roadmap), found.targets, found.profile)
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
    assert [(item.id, item.first_week, item.last_week, item.goal) for item in found.items] == [
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


def test_a_cut_has_its_hours_at_the_pace_and_the_shortest_plan_shows_cuts_too():
    asked = {"profile": Profile(depth=Depth.ALL), "start": MONDAY, "hours_per_week": 7, "pace": 2}
    found = plan(small("t: a h~", h=3), ["t"], deadline=MONDAY + timedelta(days=4), **asked)
    assert (found.fits, [(cut.id, cut.hours) for cut in found.cuts], found.planned_hours) == (True, [("h", 6)], 4)
    late = plan(small("t: a h~", h=3), ["t"], deadline=MONDAY + timedelta(days=3), **asked)
    assert (late.fits, [cut.hours for cut in late.cuts], late.finish) == (False, [6], "2027-01-07")
    assert [item.id for item in late.items] == ["a", "t"]
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
