from hypothesis import given

from graph.snapshot.walks import used_by
from graph.solution import Profile, solve
from graph.solution.leaning import Leaning
from tests.graph.small import snapshot as small
from tests.graph.strategies import questions


def _plan(asked):
    """The plan of the same question before anything is known, from the same background."""
    background = asked.profile.background or asked.solution.learner.background
    return solve(asked.snapshot, asked.targets, Profile(depth=asked.profile.depth, background=background))


@given(questions(plain_only=True, targets=3))
def test_without_alternatives_what_is_spared_is_what_the_next_plan_lacks(asked):
    plan = _plan(asked)
    assert Leaning(plan).spared(asked.solution.has & plan.needed) == plan.needed - asked.solution.needed


@given(questions(targets=2))
def test_what_stays_meets_all_that_its_level_requires_with_what_is_known_or_assumed(asked):
    plan = _plan(asked)
    has = used_by(asked.snapshot, asked.profile.known)
    left = plan.needed - Leaning(plan).spared(has)
    met = left | has | set(asked.snapshot.ids(plan.learner.met))
    assert set(asked.targets) <= met
    for skill in left:
        for one in plan.requirements(skill):
            assert not met.isdisjoint(one.members)


def test_another_member_that_is_known_spares_the_pick_unless_something_else_needs_it():
    assert Leaning(solve(small("t: x|y", "x: p"), ["t"])).spared(["y"]) == {"x", "p"}
    assert Leaning(solve(small("t: x|y a", "x: p", "a: x"), ["t"])).spared(["y"]) == set()
    assert Leaning(solve(small("t: x|y", "x: p"), ["t", "x"])).spared(["y"]) == set()


def test_what_is_known_itself_is_spared_and_what_is_not_in_the_plan_is_not():
    assert Leaning(solve(small("t: a b", "a: c", "b: c", "d"), ["t"])).spared(["a", "d"]) == {"a"}
    assert Leaning(solve(small("t: a b", "a: c", "b: c"), ["t"])).spared(["a", "b"]) == {"a", "b", "c"}
    assert Leaning(solve(small("t: a"), ["t"])).spared(["t"]) == {"t", "a"}


def test_a_skill_that_something_else_still_uses_is_not_spared():
    plan = solve(small("t: a b", "a: c", "b: c-"), ["t"])
    assert Leaning(plan).spared(["a"]) == {"a"}
    assert Leaning(plan).spared(["a", "b"]) == {"a", "b", "c"}


def test_a_choice_that_a_skill_has_at_both_levels_spares_its_pick_once():
    plan = solve(small("t: a b", "a: m", "b: m-", "m: x|y"), ["t"])
    assert Leaning(plan).spared(["y"]) == {"x"}
    assert Leaning(plan).spared(["m"]) == {"m", "x"}
