"""What a plan leaves out to meet a deadline, in which order, and what each cut is said to cost."""

import pytest
from hypothesis import given

from graph.model import Depth, Need
from graph.questions.cuts import fit
from graph.solution import Profile, solve
from tests.graph.small import snapshot
from tests.graph.strategies import deadlines


def _fit(room, *lines, targets=("t",), known=(), depth=Depth.ALL, **hours):
    """The ids of what is kept and of what is cut, in order."""
    solution = solve(snapshot(*lines, **hours), targets, Profile(known=known, depth=depth))
    kept, cuts = fit(solution, room)
    return "".join(sorted(kept)), "".join(cut.id for cut in cuts)


def _costs(room, *lines, targets=("t",), **hours):
    _, cuts = fit(solve(snapshot(*lines, **hours), targets, Profile(depth=Depth.ALL)), room)
    return {cut.id: cut.costs for cut in cuts}


@pytest.mark.parametrize(
    ("room", "kept", "cut"),
    [(4, "ahtu", ""), (3.9, "atu", "h"), (3, "atu", "h"), (2.9, "at", "hu"), (2, "at", "hu"), (0, "at", "hu")],
)
def test_what_helps_goes_before_what_explains_and_what_is_used_always_stays(room, kept, cut):
    assert _fit(room, "t: a u? h~") == (kept, cut)


def test_no_more_is_cut_than_the_room_asks_for():
    assert _fit(4, "t: g~ h~ u?") == ("ghtu", "")
    assert _fit(3, "t: g~ h~ u?") == ("gtu", "h"), "the last in the order goes first"


def test_what_fewest_count_on_goes_first_whatever_its_place():
    assert _fit(4, "t: b g~ h~", "b: h~") == ("bght", "")
    assert _fit(3, "t: b g~ h~", "b: h~") == ("bht", "g")


def test_a_skill_that_another_uses_stays_although_it_also_helps():
    assert _fit(2, "t: a h~", "a: h") == ("aht", "")
    assert _fit(2, "t: a u?", "a: u") == ("atu", "")


def test_what_only_a_cut_skill_needs_goes_with_it():
    assert _fit(3, "t: a h~", "h: p q", "q: r") == ("at", "rpqh")
    assert _fit(3, "t: a h~", "h: p", "a: p") == ("apt", "h")
    assert _fit(1, "t: u?", "u: p") == ("t", "pu")


def test_a_target_is_never_cut():
    assert _fit(1, "t: u?", targets=["t", "u"]) == ("tu", "")
    assert _fit(0, "t: h~", targets=["topic:t"]) == ("ht", "")


def test_what_is_known_is_neither_kept_nor_cut_and_nothing_it_needs_comes_back():
    assert _fit(1, "t: u? v?", "u: p", known=["u"]) == ("t", "v")


def test_of_alternatives_only_the_pick_counts():
    assert _fit(2, "t: x|y u?") == ("tx", "u")
    assert _fit(3, "t: x|y z", "z: y?") == ("tyz", "")
    assert _fit(2, "t: x|y a", "a: x?") == ("atx", "")


def test_a_cut_says_who_misses_it():
    assert _costs(2, "t: a h~", "a: h~") == {"h": "A, T will take you longer without it"}
    assert _costs(2, "t: a u?") == {"u": "you will be able to use T, not to explain it"}
    assert _costs(2, "t: a u?", "a: u?") == {"u": "you will be able to use A, T, not to explain them"}


def test_a_cut_that_other_cuts_counted_on_names_those_that_are_kept():
    assert _costs(1, "t: u?", "u: p", "p: q") == dict.fromkeys("qpu", "you will be able to use T, not to explain it")


@pytest.mark.parametrize(
    ("users", "named"), [("abc", "A, B, C will"), ("abcd", "A, B, C and more will"), ("abcde", "A, B, C and more will")]
)
def test_three_that_miss_a_cut_are_named_and_more_are_said(users, named):
    lines = [f"t: {' '.join(users)}", *(f"{user}: h~" for user in users)]
    assert _costs(len(users) + 1, *lines)["h"] == f"{named} take you longer without it"


def test_a_cut_has_its_name_hours_and_the_need_it_was_cut_for():
    _, cuts = fit(solve(snapshot("t: u? h~", u=2.5, h=4), ["t"], Profile(depth=Depth.ALL)), 1)
    assert [(cut.id, cut.name, cut.hours, cut.need) for cut in cuts] == [
        ("h", "H", 4, Need.HELPFUL),
        ("u", "U", 2.5, Need.UNDERSTAND),
    ]


@given(deadlines(depths=(Depth.UNDERSTAND, Depth.ALL), targets=2))
def test_what_is_kept_and_cut_is_the_whole_and_the_last_cut_was_necessary(drawn):
    solution, snapshot = drawn.asked.solution, drawn.asked.snapshot
    kept, cuts = fit(solution, drawn.room)
    cut = [one.id for one in cuts]
    assert kept | set(cut) == solution.needed
    assert kept.isdisjoint(cut)
    assert len(set(cut)) == len(cut)
    assert set(solution.targets.goals) - solution.has <= kept
    for one in (one for id in kept for one in snapshot.requirements(id, Depth.USE)):
        assert solution.pick(one) in kept | solution.has, "what is kept can be used"
    if snapshot.hours(kept) > drawn.room:
        used = [one for id in solution.needed for one in snapshot.requirements(id, Depth.USE) if id in kept]
        assert kept == {*solution.targets.goals, *map(solution.pick, used)} - solution.has, "nothing else could go"
