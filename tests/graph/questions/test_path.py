import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Background, Depth, Level
from graph.questions.path import By, path
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile, solve
from tests.graph.levelled import pairs, skills
from tests.graph.small import snapshot as small


@given(pairs(skills), st.sampled_from(Depth), st.sampled_from(["none", "school"]))
def test_no_chain_is_shorter_in_steps_or_in_hours(drawn, depth, background):
    import networkx as nx

    roadmap, to, _, known = drawn
    snapshot = Snapshot(roadmap)
    profile = Profile(known=known, depth=depth, background=background)
    graph = nx.DiGraph((one, node) for node, row in enumerate(snapshot.at(depth).members) for one in row)
    goal = 2 * snapshot.position[to] + (depth.level is Level.UNDERSTAND)
    graph.add_node(goal)
    way = {goal, *nx.ancestors(graph, goal)}
    met = solve(snapshot, [to], profile).learner.met
    has = {node for node in way if node >> 1 in met}
    for by in By:
        found = path(snapshot, to, profile, by=by)
        assert found.found == bool(has or not known)
        starts = has or _starts(snapshot, graph, way, found)
        assert (found.steps if by is By.STEPS else found.hours) == min(
            _length(nx, snapshot, graph, start, goal, by, met) for start in starts
        )
        assert [hop.skill for hop in found.hops] == [stop.id for stop in found.items[1:]]
        assert [hop.level for hop in found.hops] == [stop.level for stop in found.items[:-1]]
        assert found.items[-1].id == to


def _starts(snapshot, graph, way, found):
    """The common ground, or else what needs nothing."""
    if found.common_ground:
        return [node for node in way if snapshot.order[node >> 1] == found.common_ground]
    return [node for node in way if not graph.in_degree(node)]


def _length(nx, snapshot, graph, start, goal, by, met):
    hours = snapshot.hours_by_node
    if by is By.STEPS:
        return nx.shortest_path_length(graph, start, goal)
    own = 0 if start >> 1 in met else hours[start]
    return own + nx.shortest_path_length(graph, start, goal, weight=lambda one, other, _: hours[other])


@given(pairs(skills), st.sampled_from(Depth))
def test_where_nothing_known_leads_there_the_nearest_skill_before_both_is_named(drawn, depth):
    import networkx as nx

    roadmap, to, known, _ = drawn
    snapshot = Snapshot(roadmap)
    found = path(snapshot, to, Profile(known=[known], depth=depth))
    graph = nx.DiGraph((one, node) for node, row in enumerate(snapshot.at(depth).members) for one in row)
    level = depth.level is Level.UNDERSTAND
    graph.add_nodes_from(2 * snapshot.position[id] + level for id in (to, known))
    goal, other = (2 * snapshot.position[id] + level for id in (to, known))
    hops = {}
    for node, steps in nx.single_target_shortest_path_length(graph, goal).items():
        hops[node >> 1] = min(steps, hops.get(node >> 1, steps))
    has = {snapshot.position[id] for id in (*found.known, *found.credited)}
    shared = hops.keys() & {node >> 1 for node in (other, *nx.ancestors(graph, other))}
    if has & hops.keys() or not shared:
        assert found.common_ground is None
    else:
        assert hops[snapshot.position[found.common_ground]] == min(hops[number] for number in shared)


def test_a_path_starts_at_what_is_known_and_says_that_it_is_no_plan():
    found = path(Snapshot(TINY), "transformers", Profile(known=["vectors"]))
    assert [stop.id for stop in found.items] == ["vectors", "attention", "transformers"]
    assert found.hours == 12
    assert "not a plan" in found.note


def test_what_one_does_not_have_counts_with_its_hours_at_the_start_too():
    found = path(Snapshot(TINY), "attention")
    assert ([stop.id for stop in found.items], found.hours) == (["softmax", "attention"], 5)


def test_what_the_background_holds_is_a_start_that_costs_nothing():
    from dataclasses import replace

    school = Snapshot(replace(TINY, backgrounds=(Background("school", "School", "", seeds=("vectors",)),)))
    found = path(school, "attention")
    assert ([stop.id for stop in found.items], found.hours, found.background) == (["vectors", "attention"], 4, "school")
    known = path(school, "pytorch", Profile(known=["softmax"]))
    assert known.note.startswith("No chain leads from Softmax to PyTorch")
    assert "starts from Vectors, which you are assumed to have" in known.note


def test_a_known_goal_is_told_as_that():
    found = path(Snapshot(TINY), "transformers", Profile(known=["transformers"]))
    assert (found.steps, found.hours, len(found.items)) == (0, 0, 1)
    assert found.note == "You have Transformers already: nothing is left to learn for it."


def test_when_nothing_known_leads_there_the_answer_starts_from_the_common_ground():
    snapshot = small("known: ground?", "goal: middle", "middle: ground other")
    found = path(snapshot, "goal", Profile(known=["known"]))
    assert (found.found, found.common_ground) == (False, "ground")
    assert [stop.id for stop in found.items] == ["ground", "middle", "goal"]
    assert found.hours == 3
    assert "The nearest skill that comes before both is GROUND." in found.note
    assert "starts from GROUND, which you do not have yet" in found.note


def test_without_any_common_ground_the_answer_says_so():
    found = path(Snapshot(TINY), "softmax", Profile(known=["pytorch"]))
    assert (found.found, found.common_ground, [stop.id for stop in found.items]) == (False, None, ["softmax"])
    assert "Nothing comes before both." in found.note


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


def test_a_path_counts_its_start_unless_it_is_known():
    asked = small("t: s", s=4, t=2)
    assert [path(asked, "t").hours, path(asked, "t", Profile(known=["s"])).hours] == [6, 2]
    assert [path(asked, "s").hours, path(asked, "s", Profile(known=["s"])).hours] == [4, 0]
