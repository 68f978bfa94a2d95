from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Depth, Level, Need
from graph.questions.before import before
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Choose, Profile, solve
from graph.solution.profile import Because
from tests.graph.doubled import closed, doubled, goals, hours, levels
from tests.graph.small import roadmap, with_school
from tests.graph.small import snapshot as small
from tests.graph.strategies import full_questions, roadmaps


def _best(asked):
    """The least hours, then fewest skills to understand, then the first picks, by brute force over every choice.

    Picks are compared from the targets down: of the last choice in the fixed order that differs, the first member.
    """
    snapshot, solution = asked.snapshot, asked.solution
    met = set(snapshot.ids(solution.learner.met))
    wanted = goals(snapshot, solution)
    reach = {skill for skill, _ in closed(doubled(asked.roadmap, asked.profile.depth), wanted, met)}
    several = [one for one in asked.roadmap.requirements if len(one.members) > 1 and one.skill in reach]
    several.sort(key=lambda one: (snapshot.position[one.skill], sorted(one.members)), reverse=True)
    best = None
    for members in product(*(_open(one, asked, met) for one in several)):
        picks = {(one.skill, one.members): member for one, member in zip(several, members, strict=True)}
        nodes = closed(doubled(asked.roadmap, asked.profile.depth, picks), wanted, met)
        found = levels(nodes)
        open_picks = [
            snapshot.position[member]
            for one, member in zip(several, members, strict=True)
            if len(_open(one, asked, met)) > 1 and _asks(one, found)
        ]
        understood = sum(level is Level.UNDERSTAND for level in found.values())
        key = (hours(asked.roadmap, found), understood, open_picks)
        best = min(best or (key, found), (key, found), key=lambda pair: pair[0])
    return best


def _is_least(pick):
    return pick.because is Because.LEAST_HOURS


def _asks(requirement, found):
    """Whether the level of a skill asks for a requirement."""
    level = found.get(requirement.skill)
    return level is Level.UNDERSTAND or (level is Level.USE and requirement.need is Need.USE)


def _open(requirement, asked, met):
    """The members between which nothing decides: of what is known, preferred, or held unless avoided, the first."""
    has, profile = asked.solution.has, asked.profile
    known = [member for member in requirement.members if member in has]
    preferred = [member for member in profile.prefer if member in requirement.members]
    held = [member for member in requirement.members if member in met and member not in {*has, *profile.avoid}]
    return (known or preferred or held)[:1] or requirement.members


@settings(max_examples=60)
@given(full_questions(least=6, most=9, choose=[Choose.LEAST_HOURS], targets=2))
def test_least_hours_are_those_of_brute_force_with_its_levels_and_its_picks(asked):
    solution = asked.solution
    (least, understood, picks), found = _best(asked)
    assert solution.hours == least
    assert sum(solution.level(id) is Level.UNDERSTAND for id in solution.order) == understood
    assert {id: solution.level(id) for id in solution.order} == found
    made = [pick.member for _, pick in sorted(solution.closure.picks.items(), reverse=True) if _is_least(pick)]
    assert made == picks


@settings(max_examples=60)
@given(full_questions(least=6, most=10, choose=[Choose.LEAST_HOURS], targets=2))
def test_least_hours_are_no_more_than_those_of_the_defaults_and_proven(asked):
    answer = before(asked.snapshot, asked.targets, asked.profile)
    usual = before(asked.snapshot, asked.targets, replace(asked.profile, choose=Choose.DEFAULT))
    assert answer.total_hours_with_targets <= usual.total_hours_with_targets
    assert (answer.proven, answer.bound) in {(None, None), (True, answer.total_hours_with_targets)}
    open_choices = [one for one in answer.alternatives if one.because not in {"known", "preferred", "background"}]
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


def _at_use(made, **at_use):
    skills = tuple(replace(one, hours_use=at_use.get(one.id)) for one in made.skills)
    return Snapshot(replace(made, skills=skills))


def test_least_hours_count_each_member_at_the_level_at_which_it_is_asked_for():
    least = Profile(choose=Choose.LEAST_HOURS)
    asked = _at_use(roadmap("t: x|y-", x=3, y=5), y=2)
    assert (solve(asked, ["t"], least).needed, solve(asked, ["t"], least).hours) == ({"t", "y"}, 3)
    thorough = replace(least, depth=Depth.THOROUGH)
    assert (solve(asked, ["t"], thorough).needed, solve(asked, ["t"], thorough).hours) == ({"t", "x"}, 4)


def test_least_hours_raise_a_skill_that_is_used_anyway_if_that_takes_less():
    asked = _at_use(roadmap("t: x|y h", "h: y-", x=3, y=5), y=4)
    solution = solve(asked, ["t"], Profile(choose=Choose.LEAST_HOURS))
    assert (solution.needed, solution.level("y"), solution.hours) == ({"t", "h", "y"}, Level.UNDERSTAND, 7)


def test_equal_hours_are_settled_by_fewest_skills_to_understand():
    solution = solve(_at_use(roadmap("t: x|y-", x=3, y=3)), ["t"], Profile(choose=Choose.LEAST_HOURS))
    assert (solution.needed, solution.level("y")) == ({"t", "y"}, Level.USE)


def test_what_the_background_holds_takes_no_hours_though_it_is_avoided():
    asked = with_school(roadmap("t: x|y", x=4, y=6), "y")
    solution = solve(asked, ["t"], Profile(avoid=["y"], choose=Choose.LEAST_HOURS))
    assert (solution.needed, solution.assumed, solution.hours) == ({"t"}, ("y",), 1)
    assert (solution.chosen.proven, solution.chosen.bound) == (True, 1)


def test_the_first_pick_is_that_of_the_fixed_order_however_the_members_are_listed():
    made = roadmap("t: x|y", "x: q", "y: p", x=1, y=1)
    listed = replace(made, requirements=tuple(replace(one, members=one.members[::-1]) for one in made.requirements))
    asked = Snapshot(listed)
    first = min("xy", key=asked.position.__getitem__)
    assert solve(asked, ["t"], Profile(choose=Choose.LEAST_HOURS)).needed >= {first}


def test_ties_are_settled_from_the_targets_down():
    asked = small("t: y|x m", "m: z|y")
    solution = solve(asked, ["t"], Profile(choose=Choose.LEAST_HOURS))
    assert (solution.needed, solution.hours) == ({"t", "m", "y"}, 3)
