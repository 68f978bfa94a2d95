"""The bare order and its stages."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Depth, Level
from graph.questions.order import order
from graph.snapshot import Snapshot
from graph.solution import Profile
from graph.solution.profile import learner
from tests.graph.small import roadmap, snapshot, with_school
from tests.graph.strategies import introduction_pairs, questions, roadmaps

LINES = ("t: c x|y", "c: a b?", "x: p", "z: t")


def _stages(*targets, **profile):
    return ["".join(stage) for stage in order(snapshot(*LINES), targets, Profile(**profile)).stages]


@pytest.mark.parametrize(
    ("targets", "profile", "stages"),
    [
        ("t", {}, ["abp", "cx", "t"]),
        ("t", {"depth": Depth.USE}, ["ap", "cx", "t"]),
        ("t", {"prefer": ["y"]}, ["aby", "c", "t"]),
        ("t", {"known": ["c"]}, ["p", "x", "t"]),
        ("t", {"known": ["t"]}, []),
        ("", {}, ["abpy", "cx", "t", "z"]),
        ("", {"depth": Depth.USE}, ["abpy", "cx", "t", "z"]),
        ("", {"known": ["c", "x"]}, ["by", "t", "z"]),
    ],
)
def test_what_can_be_learned_side_by_side_shares_a_stage(targets, profile, stages):
    assert [sorted(stage) for stage in _stages(*targets, **profile)] == [sorted(stage) for stage in stages]


def test_a_helpful_skill_of_the_answer_is_in_an_earlier_stage_at_any_depth():
    made = snapshot("t: a b", "a: b~")
    assert order(made, ["t"], Profile(depth=Depth.USE)).stages == (("b",), ("a",), ("t",))
    assert order(made, ()).stages == (("b",), ("a",), ("t",))


def test_each_step_tells_its_stage_and_the_hours_are_those_of_all_steps():
    found = order(snapshot("t: a", "a: b", a=2, b=3), ["t"], Profile(known=["b"]))
    assert [(step.id, step.name, step.topic, step.hours, step.stage) for step in found.items] == [
        ("a", "A", "t", 2, 1),
        ("t", "T", "t", 1, 2),
    ]
    assert (found.total_hours, found.targets, found.known, found.credited) == (3, ("t",), ("b",), ())
    everything = order(snapshot("t: a", "a: b"), (), Profile(known=["a"]))
    assert (everything.total_hours, everything.targets, everything.known, everything.credited) == (
        1,
        (),
        ("a",),
        ("b",),
    )


def _with_hours_at_use():
    made = roadmap("t: a- b", t=4, a=3, b=2)
    return replace(made, skills=tuple(replace(one, hours_use=one.hours / 2) for one in made.skills))


@pytest.mark.parametrize(
    ("targets", "depth", "steps", "total"),
    [
        ("t", Depth.UNDERSTAND, {"a": ("use", 1.5), "b": ("understand", 2), "t": ("understand", 4)}, 7.5),
        ("t", Depth.USE, {"a": ("use", 1.5), "b": ("use", 1), "t": ("use", 2)}, 4.5),
        ("t", Depth.THOROUGH, {"a": ("understand", 3), "b": ("understand", 2), "t": ("understand", 4)}, 9),
        ("", Depth.UNDERSTAND, {"a": ("understand", 3), "b": ("understand", 2), "t": ("understand", 4)}, 9),
        ("", Depth.USE, {"a": ("use", 1.5), "b": ("use", 1), "t": ("use", 2)}, 4.5),
    ],
)
def test_each_step_has_its_level_and_the_hours_at_that_level(targets, depth, steps, total):
    found = order(Snapshot(_with_hours_at_use()), targets, Profile(depth=depth))
    assert {step.id: (step.level.value, step.hours) for step in found.items} == steps
    assert found.total_hours == total


def test_what_the_background_holds_is_left_out_and_named():
    made = with_school(roadmap("t: a", "a: b", "z"), "a")
    found, everything = order(made, ["t"]), order(made, (), Profile(background="school"))
    assert [step.id for step in found.items] == ["t"]
    assert (found.background, found.assumed) == ("school", ("b", "a"))
    assert [step.id for step in everything.items] == ["t", "z"]
    assert (everything.background, everything.assumed) == ("school", ("b", "a"))
    assert len(order(made).items) == 4, "the order of everything holds everything, unless a background is named"


@given(questions(targets=3))
def test_the_order_of_targets_is_that_of_their_solution(asked):
    found, solution = order(asked.snapshot, asked.targets, asked.profile), asked.solution
    assert tuple(step.id for step in found.items) == solution.order
    assert found.total_hours == sum(step.hours for step in found.items) == solution.hours
    assert (found.known, found.credited, found.assumed) == (solution.known, solution.credited, solution.assumed)
    for step in found.items:
        assert (step.level, step.stage) == (solution.level(step.id), solution.stage(step.id))
        assert step.hours == asked.snapshot.skills[step.id].hours_at(step.level)
    assert sorted(id for stage in found.stages for id in stage) == sorted(solution.order)


@given(roadmaps(), st.sampled_from(Depth), st.sampled_from(["none", "school", "programmer"]))
def test_without_targets_the_order_is_the_fixed_one_less_what_is_taken_for_granted(roadmap, depth, background):
    import networkx as nx

    snapshot, profile = Snapshot(roadmap), Profile(depth=depth, background=background)
    found = order(snapshot, (), profile)
    held = set(snapshot.ids(learner(snapshot, profile).held))
    assert [step.id for step in found.items] == [id for id in snapshot.order if id not in held]
    assert set(found.assumed) == held
    assert all(step.level is (Level.USE if depth is Depth.USE else Level.UNDERSTAND) for step in found.items)
    assert found.total_hours == sum(snapshot.skills[step.id].hours_at(depth.level) for step in found.items)
    graph = nx.DiGraph((member, one.skill) for one in roadmap.requirements for member in one.members)
    graph.add_edges_from(introduction_pairs(roadmap))
    graph.add_nodes_from(snapshot.order)
    graph.remove_nodes_from(held)
    assert [set(stage) for stage in found.stages] == [set(ids) for ids in nx.topological_generations(graph)]
