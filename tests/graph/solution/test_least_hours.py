from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Depth
from graph.questions.before import before
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Choose, Profile, solve
from tests.graph.small import snapshot as small
from tests.graph.strategies import questions, roadmaps


def _cheapest(asked):
    """The least hours over every choice that nothing settles, by brute force over what is not known."""
    has, hours = asked.solution.has, asked.snapshot.skills
    followed = [one for one in asked.roadmap.requirements if one.need in asked.profile.depth.follows]
    best = None
    for choice in product(*(_open(one, has, asked.profile.prefer) for one in followed)):
        picks = {}
        for one, member in zip(followed, choice, strict=True):
            picks.setdefault(one.skill, []).append(member)
        needed, stack = set(), list(asked.targets)
        while stack:
            here = stack.pop()
            if here not in needed and here not in has:
                needed.add(here)
                stack += picks.get(here, [])
        cost = sum(hours[id].hours for id in needed)
        best = cost if best is None else min(best, cost)
    return best


def _open(requirement, has, prefer):
    known = [member for member in requirement.members if member in has]
    preferred = [member for member in prefer if member in requirement.members]
    return (known or preferred)[:1] or requirement.members


@settings(max_examples=60)
@given(questions(least=6, most=10, choose=[Choose.LEAST_HOURS], targets=2))
def test_least_hours_are_those_of_brute_force_whatever_is_known_or_preferred(asked):
    answer = before(asked.snapshot, asked.targets, asked.profile)
    usual = before(asked.snapshot, asked.targets, replace(asked.profile, choose=Choose.DEFAULT))
    assert answer.total_hours_with_targets == _cheapest(asked)
    assert answer.total_hours_with_targets <= usual.total_hours_with_targets
    assert answer.proven is not False
    assert (answer.proven, answer.bound) in {(None, None), (True, answer.total_hours_with_targets)}
    open_choices = [one for one in answer.alternatives if one.because not in {"known", "preferred"}]
    assert {one.because for one in open_choices} <= {"least_hours"}
    if open_choices:
        assert answer.proven


@given(roadmaps(plain_only=True), st.data())
def test_a_question_without_alternatives_never_touches_the_solver(roadmap, data):
    target = data.draw(st.sampled_from(roadmap.skills)).id
    profile = Profile(depth=Depth.ALL, choose=Choose.LEAST_HOURS)
    assert solve(Snapshot(roadmap), [target], profile).chosen.proven is None


def test_what_was_picked_for_its_hours_says_so():
    [choice] = before(Snapshot(TINY), ["transformers"], Profile(choose=Choose.LEAST_HOURS)).alternatives
    left = [one.id for one in choice.not_picked]
    assert (choice.picked, choice.because, left) == (
        "pytorch",
        "least_hours",
        ["tensorflow"],
    )


def test_a_preference_still_counts():
    answer = before(Snapshot(TINY), ["transformers"], Profile(prefer=["tensorflow"], choose=Choose.LEAST_HOURS))
    assert answer.alternatives[0].because == "preferred"
    assert answer.proven is None


def _least(lines, hours, **profile):
    asked = small(*lines, **hours)
    solution = solve(asked, ["t"], Profile(choose=Choose.LEAST_HOURS, **profile))
    return "".join(sorted(solution.needed)), solution.hours, solution.chosen.proven, solution.chosen.bound


def test_what_is_known_is_free_for_least_hours():
    lines, hours = ("t: x|y", "y: p", "x: q"), {"x": 2, "y": 1, "p": 9}
    assert _least(lines, hours) == ("qtx", 4, True, 4)
    assert _least(lines, hours, known=["p"]) == ("ty", 2, True, 2)
    assert _least(lines, hours, known=["y"]) == ("t", 1, None, None)
    assert _least(lines, hours, prefer=["y"]) == ("pty", 11, None, None)


def test_two_choices_share_what_each_alone_would_not_take():
    assert _least(("t: a b", "a: x|z", "b: y|z"), {"x": 2, "y": 2, "z": 3}) == ("abtz", 6, True, 6)


def test_equal_hours_are_settled_by_the_first_ids_whatever_the_default():
    assert _least(("t: y|x",), {}) == ("tx", 2, True, 2)
    assert _least(("t: z|y|x", "x: y"), {}) == ("ty", 2, True, 2)


def test_a_target_that_is_known_leaves_nothing_to_solve():
    assert _least(("t: y|x",), {}, known=["t"]) == ("", 0, None, None)


def test_the_depth_holds_for_least_hours_too():
    assert _least(("t: x|y", "x: p?"), {"x": 1, "y": 3, "p": 9}, depth=Depth.USE) == ("tx", 2, True, 2)
    assert _least(("t: x|y", "x: p?"), {"x": 1, "y": 3, "p": 9}, depth=Depth.UNDERSTAND) == ("ty", 4, True, 4)
