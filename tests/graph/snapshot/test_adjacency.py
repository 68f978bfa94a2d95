"""The compiled rows against the graph as networkx sees it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dag import digraph
from graph.model import Depth, Need
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors, descendants, excluded, maximal, plainly_used, used_by, with_ancestors
from tests.graph.small import snapshot as small
from tests.graph.strategies import roadmaps


def _plain(roadmap, needs):
    import networkx as nx

    graph = nx.DiGraph((one.pick, one.skill) for one in roadmap.requirements if one.is_plain and one.need in needs)
    graph.add_nodes_from(skill.id for skill in roadmap.skills)
    return graph


@given(roadmaps())
def test_rows_are_the_neighbours_of_networkx_at_every_depth(roadmap):
    snapshot = Snapshot(roadmap)
    for depth in Depth:
        graph, plain, rows = digraph(roadmap, depth), _plain(roadmap, depth.follows), snapshot.at(depth)
        for number, id in enumerate(snapshot.order):
            assert sorted(snapshot.ids(rows.members[number])) == sorted(graph.predecessors(id))
            assert list(rows.plain[number]) == sorted(snapshot.numbers(plain.predecessors(id)))
            assert list(rows.dependents[number]) == sorted(snapshot.numbers(graph.successors(id)))


@given(roadmaps())
def test_requirements_and_choices_of_a_depth_are_those_whose_need_it_follows(roadmap):
    snapshot = Snapshot(roadmap)
    for depth in Depth:
        rows = snapshot.at(depth)
        for number, id in enumerate(snapshot.order):
            own = [one for one in roadmap.requirements if one.skill == id and one.need in depth.follows]
            assert list(rows.requirements[number]) == sorted(own, key=lambda one: snapshot.position[one.pick])
            several = [one for one in rows.requirements[number] if not one.is_plain]
            assert [choice.requirement for choice in rows.choices.get(number, ())] == several
            for choice in rows.choices.get(number, ()):
                assert snapshot.ids(choice.members) == snapshot.sort(choice.requirement.members)
                assert [snapshot.order[one] for one in choice.members] == list(choice.requirement.members)
                assert (choice.skill, choice.default) == (number, snapshot.position[choice.requirement.pick])
                assert snapshot.choice_number(choice.requirement) == choice.number
                assert snapshot.choices[choice.number].requirement is choice.requirement


@given(roadmaps())
def test_choices_are_numbered_by_dependent_and_then_by_group(roadmap):
    snapshot = Snapshot(roadmap)
    keys = [(snapshot.position[one.requirement.skill], one.requirement.group) for one in snapshot.choices]
    assert keys == sorted(keys)
    assert [choice.number for choice in snapshot.choices] == list(range(len(keys)))
    assert len(keys) == sum(not one.is_plain for one in roadmap.requirements)


def test_two_choices_of_one_skill_are_numbered_by_group_and_listed_by_default():
    snapshot = small("t: y|b z|a", "b: y")
    assert [(one.requirement.group, one.number) for one in snapshot.choices] == [("a or z", 0), ("b or y", 1)]
    listed = snapshot.at(Depth.ALL).choices[snapshot.position["t"]]
    assert [one.requirement.pick for one in listed] == snapshot.sort(["y", "z"])


@given(roadmaps(least=6))
def test_walks_are_those_of_networkx(roadmap):
    import networkx as nx

    snapshot = Snapshot(roadmap)
    use = _plain(roadmap, {Need.USE})
    for depth in Depth:
        graph = digraph(roadmap, depth)
        pairs = list(pairwise(snapshot.order))
        for id in snapshot.order:
            assert ancestors(snapshot, id, depth) == nx.ancestors(graph, id)
            assert descendants(snapshot, [id], depth) == nx.descendants(graph, id)
        for one, two in pairs:
            above = nx.ancestors(graph, one) | nx.ancestors(graph, two)
            below = nx.descendants(graph, one) | nx.descendants(graph, two)
            assert with_ancestors(snapshot, [one, two], depth) == above | {one, two}
            assert descendants(snapshot, [one, two], depth) == below - {one, two}
    for id in snapshot.order:
        assert used_by(snapshot, [id]) == nx.ancestors(use, id) | {id}
        assert excluded(snapshot, [id]) == nx.descendants(use, id) | {id}
        assert plainly_used(snapshot, id) == snapshot.sort(use.predecessors(id))


@given(roadmaps(least=8), st.integers(0, 2**14 - 1))
def test_the_fewest_known_skills_are_the_maximal_ones(roadmap, bits):
    import networkx as nx

    snapshot = Snapshot(roadmap)
    known = frozenset(id for place, id in enumerate(snapshot.order) if bits >> place & 1)
    use = _plain(roadmap, {Need.USE})
    assert maximal(snapshot, known) == {id for id in known if known.isdisjoint(nx.descendants(use, id))}


@given(roadmaps())
def test_requirements_are_found_from_both_ends(roadmap):
    snapshot = Snapshot(roadmap)
    for depth in Depth:
        for id in snapshot.order:
            needing = list(snapshot.required_by(id, depth))
            assert all(id in one.members and one.need in depth.follows for one in needing)
            assert len(needing) == sum(id in one.members and one.need in depth.follows for one in roadmap.requirements)
            places = [snapshot.position[one.skill] for one in needing]
            assert places == sorted(places)
    helpful = [one for row in snapshot.helpful.values() for one in row]
    assert len(helpful) == sum(one.need is Need.HELPFUL for one in roadmap.requirements)
    assert all(one.need is Need.HELPFUL for one in helpful)


@given(roadmaps())
def test_topics_hold_their_own_skills_and_those_of_all_topics_below(roadmap):
    snapshot = Snapshot(roadmap)
    assert snapshot.path("c") == ("a", "b", "c")
    assert snapshot.path("d") == ("d",)
    below = {"a": "abc", "b": "bc", "c": "c", "d": "d"}
    for topic, within in below.items():
        inside = [id for id in snapshot.order if snapshot.skills[id].topic in within]
        assert list(snapshot.skills_of(topic)) == inside
        own = [id for id in snapshot.order if snapshot.skills[id].topic == topic]
        assert list(snapshot.topic_tree.own[topic]) == own
    assert snapshot.topic_tree.children == {None: ("a", "d"), "a": ("b",), "b": ("c",), "c": (), "d": ()}


@pytest.mark.parametrize(("hours", "shown"), [({"a": 1.5, "b": 1.5}, "3"), ({"a": 1.5, "b": 1}, "2.5")])
def test_whole_hours_are_integers(hours, shown):
    assert repr(small(**hours).hours(["a", "b"])) == shown
