"""What the members of a choice that were not picked would cost."""

from dataclasses import replace

import pytest
from hypothesis import given

from graph.snapshot import Snapshot
from graph.solution import Choose, Profile, solve
from graph.solution.closure import close
from graph.solution.profile import Because, Pick
from tests.graph.doubled import as_levels, closed, doubled, goals, hours, levels, picks_of
from tests.graph.small import roadmap, snapshot, with_school
from tests.graph.strategies import full_questions


def _levels(asked, picks):
    """The skills that the goals lead to at their levels if each choice is made as ``picks`` says."""
    graph = doubled(asked.roadmap, asked.profile.depth, picks)
    met = asked.snapshot.ids(asked.solution.learner.met)
    return levels(closed(graph, goals(asked.snapshot, asked.solution), met))


def _otherwise(asked, choice, other):
    """The picks with one choice made otherwise; choices that only this opens are made as beside the whole closure."""
    solution, snapshot = asked.solution, asked.snapshot
    rows, made = snapshot.at(solution.depth), solution.closure
    number = snapshot.position[other]
    asking = [node for node in made.nodes if node >> 1 == choice.skill]
    starts = [one.node(number) for node in asking for one in rows.choices.get(node, ()) if one.number == choice.number]
    extra = close(rows, starts, solution.learner, {}, begun=made).picks
    assert made.picks.items() <= extra.items()
    requirement = choice.requirement
    return {**picks_of(snapshot, extra), (requirement.skill, requirement.members): other}


@given(full_questions(targets=2, choose=[Choose.DEFAULT, Choose.LEAST_HOURS]))
def test_the_hours_of_another_member_are_those_of_a_closure_with_that_one_choice_made_otherwise(asked):
    solution, snapshot = asked.solution, asked.snapshot
    made = _levels(asked, picks_of(snapshot, solution.closure.picks))
    assert made == {id: solution.level(id) for id in solution.order}
    for choice, alternative in zip(solution.choices, solution.alternatives, strict=True):
        others = [id for id in choice.requirement.members if id != solution.pick(choice.requirement)]
        assert [other.id for other in alternative.not_picked] == others
        for other in alternative.not_picked:
            otherwise = _levels(asked, _otherwise(asked, choice, other.id))
            assert hours(asked.roadmap, otherwise) == solution.hours + other.adds_hours


@given(full_questions(targets=2))
def test_where_another_member_opens_no_new_choice_the_whole_is_closed_again_with_it(asked):
    solution, snapshot = asked.solution, asked.snapshot
    picks = solution.closure.picks
    for choice, alternative in zip(solution.choices, solution.alternatives, strict=True):
        for other in alternative.not_picked:
            changed = {**picks, choice.number: Pick(snapshot.position[other.id], Because.PREFERRED)}
            swapped = close(snapshot.at(solution.depth), solution.targets.nodes, solution.learner, changed)
            if swapped.picks.keys() <= picks.keys():
                found = hours(asked.roadmap, as_levels(snapshot, swapped.nodes))
                assert found == solution.hours + other.adds_hours


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


@pytest.mark.parametrize(
    ("line", "adds"),
    [
        ("t: x|y", 4),  # y understood, with its p, for x understood
        ("t: x|y-", -1),  # y used for x understood
        ("t: x-|y", 6.5),
        ("t: x-|y-", 1.5),
    ],
)
def test_each_member_costs_the_hours_of_its_level_and_of_what_that_needs(line, adds):
    made = roadmap(line, "y: p?", x=4, y=6, p=2)
    at_use = {"x": 1.5, "y": 3}
    made = replace(made, skills=tuple(replace(one, hours_use=at_use.get(one.id)) for one in made.skills))
    [choice] = solve(Snapshot(made), ["t"]).alternatives
    assert [(other.id, other.adds_hours) for other in choice.not_picked] == [("y", adds)]


def test_a_member_that_is_learned_anyway_to_be_used_costs_only_what_is_missing_to_understand_it():
    made = roadmap("t: x|y h", "h: y-", x=4, y=6)
    made = replace(made, skills=tuple(replace(one, hours_use=one.hours / 2) for one in made.skills))
    [choice] = solve(Snapshot(made), ["t"], Profile(prefer=["x"])).alternatives
    assert [(other.id, other.adds_hours) for other in choice.not_picked] == [("y", 3 - 4)]


def test_a_member_that_the_background_holds_costs_nothing():
    asked = with_school(roadmap("t: x|y", x=4, y=6), "y")
    [choice] = solve(asked, ["t"], Profile(avoid=["y"])).alternatives
    assert (choice.picked, [(other.id, other.adds_hours) for other in choice.not_picked]) == ("x", [("y", -4)])


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
