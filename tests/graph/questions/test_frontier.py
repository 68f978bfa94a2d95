from hypothesis import given
from hypothesis import strategies as st

from graph.model import Depth, Level, Need
from graph.questions.frontier import frontier
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile, solve
from graph.solution.profile import learner
from tests.graph.levelled import pairs, skills
from tests.graph.small import snapshot as small


def _followed(roadmap, id, level, depth):
    """The requirements that a skill at a level has at a depth, from the definition."""
    follows = {Need.USE} if level is Level.USE else depth.follows
    return [set(one.members) for one in roadmap.requirements if one.skill == id and one.need in follows]


@given(pairs(skills), st.sampled_from(Depth), st.sampled_from(["", "none", "school"]))
def test_the_frontier_is_exactly_what_one_lacks_and_is_ready_for(drawn, depth, background):
    roadmap, _, _, known = drawn
    snapshot = Snapshot(roadmap)
    profile = Profile(known=known, depth=depth, background=background)
    found = frontier(snapshot, profile)
    met = set(snapshot.ids(learner(snapshot, profile).met))
    assert met == {*found.known, *found.credited, *found.assumed}
    ends = {id for one in roadmap.requirements for id in (one.skill, *one.members)}
    ready = {
        id
        for id in snapshot.skills
        if id not in met
        and (snapshot.skills[id].curated or id in ends)
        and all(members & met for members in _followed(roadmap, id, depth.level, depth))
    }
    assert {one.id for one in found.items} == ready
    far = len(snapshot.order)
    ranks = [(far if one.hops is None else one.hops, -one.opens, snapshot.position[one.id]) for one in found.items]
    assert ranks == sorted(ranks)


@given(pairs(skills), st.sampled_from(Depth))
def test_nearness_counts_requirements_either_way_to_what_is_known_or_aimed_at(drawn, depth):
    import networkx as nx

    roadmap, target, _, known = drawn
    snapshot = Snapshot(roadmap)
    found = frontier(snapshot, Profile(known=known, depth=depth), [target])
    graph = nx.Graph(
        (id, one) for id in snapshot.skills for row in _followed(roadmap, id, depth.level, depth) for one in row
    )
    graph.add_nodes_from(snapshot.skills)
    for one in found.items:
        reachable = [anchor for anchor in {*found.known, target} if nx.has_path(graph, anchor, one.id)]
        assert one.hops == min((nx.shortest_path_length(graph, anchor, one.id) for anchor in reachable), default=None)
        assert one.hops is None or nx.shortest_path_length(graph, one.near, one.id) == one.hops


@given(pairs(skills), st.sampled_from(Depth))
def test_what_comes_soon_builds_on_what_is_known_and_lacks_what_it_says(drawn, depth):
    roadmap, _, _, known = drawn
    snapshot = Snapshot(roadmap)
    profile = Profile(known=known, depth=depth)
    found = frontier(snapshot, profile)
    has, ready = {*found.known, *found.credited, *found.assumed}, {one.id for one in found.items}
    assert [one.hours_before for one in found.soon] == sorted(one.hours_before for one in found.soon)
    for one in found.soon:
        assert one.lacks
        assert not has.intersection((one.id, *one.lacks))
        assert one.id not in ready
        assert one.near in found.known
        solution = solve(snapshot, [one.id], profile)
        assert one.hours_before == solution.hours - one.hours


def test_with_a_target_only_its_way_counts():
    found = frontier(Snapshot(TINY), Profile(known=["vectors"]), targets=["attention"])
    assert [(one.id, one.near, one.hops, one.opens) for one in found.items] == [("softmax", "attention", 1, 1)]


def test_of_what_is_equally_near_what_opens_most_comes_first_and_equals_in_learning_order():
    asked = small("t: a b", "u: b", "v: c", "w: v")
    equals = [(id, 2) for id in asked.sort(["b", "c"])]
    assert [(one.id, one.opens) for one in frontier(asked).items] == [*equals, ("a", 1)]
    assert [(one.id, one.opens) for one in frontier(asked, targets=["t"]).items] == [("a", 1), ("b", 1)]
    found = frontier(asked, Profile(known=["t"]))
    assert [(one.id, one.opens) for one in found.items] == [("u", 0), ("c", 2)]
    assert (found.known, found.credited, found.targets) == (("t",), ("a", "b"), ())


def test_a_target_that_can_be_started_is_on_its_own_way():
    found = frontier(small("t: a", t=2.5), Profile(known=["a"]), ["t"])
    assert [(one.id, one.name, one.topic, one.hours, one.opens) for one in found.items] == [("t", "T", "t", 2.5, 0)]
    assert found.targets == ("t",)


def test_any_known_member_makes_a_choice_ready():
    asked = small("t: x|y a")
    assert "t" not in {one.id for one in frontier(asked, Profile(known=["x"])).items}
    assert "t" in {one.id for one in frontier(asked, Profile(known=["y", "a"])).items}


def test_what_is_near_comes_before_what_opens_more():
    snapshot = small("networking: docker", "algebra", "vectors: algebra", "matrices: algebra")
    found = frontier(snapshot, Profile(known=["docker"]))
    assert [(one.id, one.near, one.hops) for one in found.items] == [("networking", "docker", 1), ("algebra", "", None)]


def test_what_only_lacks_a_little_comes_soon():
    snapshot = small("compose: docker yaml", "cluster: compose hard", hard=30)
    found = frontier(snapshot, Profile(known=["docker"]))
    assert [(one.id, one.near, one.lacks, one.hours_before) for one in found.soon] == [
        ("compose", "docker", ("yaml",), 1),
        ("cluster", "docker", ("compose", "hard"), 32),
    ]


def test_after_docker_come_its_networking_and_kubernetes_and_not_school_algebra(bundled):
    found = frontier(bundled, Profile(known=["docker"], background="none"))
    nearest = [one.id for one in found.items[:10]]
    assert {"docker-networking", "dockerfile"} <= set(nearest[:4])
    assert "elementary-algebra" not in nearest
    assert "kubernetes" in {one.id for one in found.soon}
