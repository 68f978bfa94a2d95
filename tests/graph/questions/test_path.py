import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dag import digraph
from graph.model import Depth
from graph.questions.path import By, path
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile
from tests.graph.small import snapshot as small
from tests.strategies import roadmaps


@given(roadmaps(), st.sampled_from(Depth), st.data())
def test_no_chain_is_shorter_in_steps_or_in_hours(roadmap, depth, data):
    import networkx as nx

    snapshot, graph = Snapshot(roadmap), digraph(roadmap, depth)
    ids = [skill.id for skill in roadmap.skills]
    goal = data.draw(st.sampled_from(ids))
    known = data.draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))
    starts = known or [id for id in ids if graph.in_degree(id) == 0]
    hours = {id: snapshot.skills[id].hours for id in ids}
    nx.set_edge_attributes(graph, {(u, v): hours[v] for u, v in graph.edges}, "hours")
    for by, weight in ((By.STEPS, None), (By.HOURS, "hours")):
        found = path(snapshot, goal, Profile(known=known, depth=depth), by=by)
        best = _best(nx, graph, starts, goal, weight)
        assert found.found == (best is not None)
        if found.found and len(found.items) > 1:
            assert (found.steps if by is By.STEPS else found.hours) == best
            assert all(graph.has_edge(hop.prerequisite, hop.skill) for hop in found.hops)
            assert found.items[0].id in starts
            assert found.items[-1].id == goal


def _best(nx, graph, starts, goal, weight):
    lengths = (
        nx.shortest_path_length(graph, start, goal, weight) for start in starts if nx.has_path(graph, start, goal)
    )
    return min(lengths, default=None)


def test_a_path_starts_at_what_is_known_and_says_that_it_is_no_plan():
    found = path(Snapshot(TINY), "transformers", Profile(known=["vectors"]))
    assert [stop.id for stop in found.items] == ["vectors", "attention", "transformers"]
    assert found.hours == 12
    assert "not a plan" in found.note


def test_a_known_goal_is_a_path_of_no_steps():
    found = path(Snapshot(TINY), "transformers", Profile(known=["transformers"]))
    assert (found.steps, found.hours, len(found.items)) == (0, 0, 1)


def test_when_nothing_known_leads_there_the_answer_says_so():
    found = path(Snapshot(TINY), "attention", Profile(known=["pytorch"]))
    assert not found.found
    assert "None of the known skills" in found.note


@pytest.mark.parametrize("skill", ["vectors", "softmax"])
def test_a_skill_that_needs_nothing_is_its_own_path(skill):
    found = path(Snapshot(TINY), skill)
    assert found.steps == 0
    assert found.hours == found.items[0].hours


def test_the_shortest_in_steps_may_be_the_longer_in_hours():
    asked = small("t: a b", "a: s", "b: c", "c: s", a=5)
    by = {by: path(asked, "t", Profile(known=["s"]), by=by) for by in By}
    assert ["".join(stop.id for stop in found.items) for found in by.values()] == ["sat", "scbt"]
    assert [(found.steps, found.hours) for found in by.values()] == [(2, 6), (3, 3)]


def test_of_equal_paths_the_first_in_learning_order_is_told():
    assert "".join(stop.id for stop in path(small("t: b a", "a: s", "b: s"), "t").items) == "sat"


def test_a_path_counts_its_start_only_if_it_is_all_of_it_and_unknown():
    asked = small("t: s", s=4, t=2)
    assert [path(asked, "t").hours, path(asked, "t", Profile(known=["s"])).hours] == [2, 2]
    assert [path(asked, "s").hours, path(asked, "s", Profile(known=["s"])).hours] == [4, 0]
    lost = path(asked, "s", Profile(known=["t"]))
    assert (lost.found, lost.steps, lost.hours, lost.items, lost.hops) == (False, 0, 0, (), ())
    assert lost.note == "None of the known skills leads to s at depth understand."
