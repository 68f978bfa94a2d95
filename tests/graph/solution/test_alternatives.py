"""What the members of a choice that were not picked would cost."""

import pytest
from hypothesis import given

from graph.solution import Choose, Profile, solve
from graph.solution.closure import close
from tests.graph.small import snapshot
from tests.graph.strategies import questions


def _reached(asked, picks):
    """The skills that the targets lead to if each choice is made as ``picks`` says, by ids."""
    solution, reached = asked.solution, set()
    stack = [id for id in asked.targets if id not in solution.has]
    while stack:
        id = stack.pop()
        if id not in reached:
            reached.add(id)
            for one in asked.snapshot.requirements(id, solution.depth):
                pick = one.pick if one.is_plain else asked.snapshot.order[picks[asked.snapshot.choice_number(one)]]
                stack += [] if pick in solution.has else [pick]
    return reached


@given(questions(targets=2, choose=[Choose.DEFAULT, Choose.LEAST_HOURS]))
def test_the_hours_of_another_member_are_those_of_a_closure_with_that_one_choice_made_otherwise(asked):
    solution, snapshot = asked.solution, asked.snapshot
    made = {number: pick.member for number, pick in solution.closure.picks.items()}
    assert _reached(asked, made) == solution.needed
    for choice, alternative in zip(solution.choices, solution.alternatives, strict=True):
        others = [id for id in choice.requirement.members if id != solution.pick(choice.requirement)]
        assert [other.id for other in alternative.not_picked] == others
        for other in alternative.not_picked:
            beside = solution.learner.__class__(
                has=solution.learner.has | solution.closure.needed,
                prefer=solution.learner.prefer,
                avoid=solution.learner.avoid,
            )
            number = snapshot.position[other.id]
            extra = close(snapshot.at(solution.depth), [number], beside, {}).picks
            otherwise = {**made, **{one: pick.member for one, pick in extra.items()}, choice.number: number}
            assert snapshot.hours(_reached(asked, otherwise)) == solution.hours + other.adds_hours


@pytest.mark.parametrize(
    ("lines", "hours", "profile", "adds"),
    [
        (("t: x|y",), {"x": 3, "y": 5}, Profile(), 2),
        (("t: x|y",), {"x": 5, "y": 3}, Profile(), -2),
        (("t: x|y",), {"x": 2, "y": 1.5}, Profile(), -0.5),
        (("t: x|y", "y: p q", "x: p"), {"x": 3, "y": 5, "q": 4}, Profile(), 6),
        (("t: x|y a", "a: x"), {"x": 3, "y": 5}, Profile(), 5),
        (("t: x|y", "y: q"), {"x": 3, "y": 5, "q": 4}, Profile(known=["q"]), 2),
        (("t: x|y", "y: v|w"), {"x": 3, "y": 5, "v": 2, "w": 1}, Profile(), 4),
        (("t: x|y", "y: v|w"), {"x": 3, "y": 5, "v": 2, "w": 1}, Profile(prefer=["w"]), 3),
        (("t: x|y", "y: v|x"), {"x": 3, "y": 5, "v": 2}, Profile(), 5),
        (("t: x|y a|b", "a: y"), {"x": 3, "y": 5, "a": 2, "b": 9}, Profile(prefer=["x"]), -3),
        (("t: x|y",), {"x": 3, "y": 5}, Profile(known=["x"]), 5),
    ],
)
def test_another_member_costs_what_it_needs_and_saves_what_only_the_picked_one_needed(lines, hours, profile, adds):
    solution = solve(snapshot(*lines, **hours), ["t"], profile)
    [choice] = [one for one in solution.alternatives if set(one.members) == {"x", "y"}]
    [other] = choice.not_picked
    assert (choice.picked, other.id, other.name) == ("x", "y", "Y")
    assert repr(other.adds_hours) == repr(adds), "an integer if it is whole"


def test_a_target_is_not_saved_by_another_pick():
    solution = solve(snapshot("t: x|y", x=3, y=5), ["t", "x"])
    [choice] = solution.alternatives
    assert [(other.id, other.adds_hours) for other in choice.not_picked] == [("y", 5)]


def test_choices_are_told_in_learning_order_with_their_reason_and_all_their_members():
    solution = solve(snapshot("t: b c|d", "b: x|y|z"), ["t"], Profile(prefer=["y"]))
    told = [
        (one.skill, one.members, one.picked, [other.id for other in one.not_picked]) for one in solution.alternatives
    ]
    assert told == [("b", ("x", "y", "z"), "y", ["x", "z"]), ("t", ("c", "d"), "c", ["d"])]
    assert solution.alternatives[1].reason == "t builds on c|d."


@pytest.mark.parametrize("earlier", range(8))
def test_choices_far_apart_are_told_in_learning_order_wherever_they_stand(earlier):
    chain = [f"s{number:02}: s{number - 1:02}" for number in range(1, 30)]
    places = [earlier + 2, earlier + 7, earlier + 12]
    choices = [f"s{number:02}: x|y" for number in places]
    solution = solve(snapshot(*chain, *choices), ["s29"], Profile(prefer=["x"]))
    assert [one.skill for one in solution.alternatives] == [f"s{number:02}" for number in places]
