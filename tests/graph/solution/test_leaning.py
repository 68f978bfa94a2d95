from hypothesis import given

from graph.snapshot.walks import used_by
from graph.solution import Profile, solve
from graph.solution.leaning import Leaning
from tests.graph.small import snapshot as small
from tests.graph.strategies import questions


@given(questions(plain_only=True, targets=3))
def test_without_alternatives_what_is_spared_is_what_the_next_plan_lacks(asked):
    plan = solve(asked.snapshot, asked.targets, Profile(depth=asked.profile.depth))
    assert Leaning(plan).spared(asked.solution.has) == plan.needed - asked.solution.needed


@given(questions(targets=2))
def test_what_stays_meets_all_its_requirements_with_what_is_known(asked):
    plan = solve(asked.snapshot, asked.targets, Profile(depth=asked.profile.depth))
    has = used_by(asked.snapshot, asked.profile.known)
    left = plan.needed - Leaning(plan).spared(has)
    assert set(asked.targets) <= left | has
    for skill in left:
        requirements = asked.snapshot.requirements(skill, plan.depth)
        assert all(not (left | has).isdisjoint(one.members) for one in requirements)


def test_another_member_that_is_known_spares_the_pick_unless_something_else_needs_it():
    assert Leaning(solve(small("t: x|y", "x: p"), ["t"])).spared(["y"]) == {"x", "p"}
    assert Leaning(solve(small("t: x|y a", "x: p", "a: x"), ["t"])).spared(["y"]) == set()
    assert Leaning(solve(small("t: x|y", "x: p"), ["t", "x"])).spared(["y"]) == set()


def test_what_is_known_itself_is_spared_and_what_is_not_in_the_plan_is_not():
    assert Leaning(solve(small("t: a b", "a: c", "b: c"), ["t"])).spared(["a", "z"]) == {"a"}
    assert Leaning(solve(small("t: a b", "a: c", "b: c"), ["t"])).spared(["a", "b"]) == {"a", "b", "c"}
    assert Leaning(solve(small("t: a"), ["t"])).spared(["t"]) == {"t", "a"}
