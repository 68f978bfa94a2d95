"""The compiled rows against the graph as networkx sees it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dag import digraph
from graph.model import Depth, Level, Need
from graph.snapshot import Snapshot
from graph.snapshot.nodes import level_of
from graph.snapshot.walks import ancestors, descendants, excluded, maximal, plainly_used, used_by, with_ancestors
from tests.graph.doubled import doubled
from tests.graph.small import snapshot as small
from tests.graph.strategies import introduction_pairs, roadmaps


def _plain(roadmap, needs):
    import networkx as nx

    graph = nx.DiGraph((one.pick, one.skill) for one in roadmap.requirements if one.is_plain and one.need in needs)
    graph.add_nodes_from(skill.id for skill in roadmap.skills)
    return graph


def _node(snapshot, node):
    """A node of networkx as a number."""
    id, level = node
    return 2 * snapshot.position[id] + (level is Level.UNDERSTAND)


def _numbers(snapshot, nodes):
    return sorted(_node(snapshot, node) for node in nodes)


@given(roadmaps())
def test_rows_by_number_are_the_neighbours_of_networkx_whatever_the_need(roadmap):
    snapshot = Snapshot(roadmap)
    graph, rows = digraph(roadmap), snapshot.adjacency
    for number, id in enumerate(snapshot.order):
        assert sorted(snapshot.ids(rows.members[number])) == sorted(graph.predecessors(id))
        assert list(rows.dependents[number]) == sorted(snapshot.numbers(graph.successors(id)))
        own = [one for one in roadmap.requirements if one.skill == id]
        assert list(rows.requirements[number]) == sorted(own, key=lambda one: snapshot.position[one.pick])
        assert rows.members[number] == tuple(
            snapshot.position[member] for one in rows.requirements[number] for member in one.members
        )


@given(roadmaps())
def test_rows_by_node_are_the_neighbours_of_the_doubled_digraph_at_every_depth(roadmap):
    snapshot = Snapshot(roadmap)
    for depth in Depth:
        rows = snapshot.at(depth)
        graph = doubled(roadmap, Depth.UNDERSTAND if depth is Depth.USE else depth)
        plain = doubled(roadmap, Depth.UNDERSTAND if depth is Depth.USE else depth, {})
        for node in graph:
            number = _node(snapshot, node)
            assert sorted(rows.members[number]) == _numbers(snapshot, graph.predecessors(node))
            assert list(rows.plain[number]) == _numbers(snapshot, plain.predecessors(node))
            assert list(rows.dependents[number]) == _numbers(snapshot, graph.successors(node))


@given(roadmaps())
def test_requirements_and_choices_of_a_depth_are_those_whose_need_it_follows(roadmap):
    snapshot = Snapshot(roadmap)
    for depth in Depth:
        for number, id in enumerate(snapshot.order):
            own = [one for one in snapshot.adjacency.requirements[number] if one.need in depth.follows]
            assert list(snapshot.requirements(id, depth)) == own
            several = [one for one in own if not one.is_plain]
            used = [one for one in several if one.need is Need.USE]
            choices = snapshot.at(depth).choices
            assert [choice.requirement for choice in choices.get(2 * number, ())] == used
            if depth is not Depth.USE:
                assert [choice.requirement for choice in choices.get(2 * number + 1, ())] == several


@given(roadmaps())
def test_a_choice_asks_each_node_for_its_members_at_their_levels(roadmap):
    snapshot = Snapshot(roadmap)
    for depth in Depth:
        for node, choices in snapshot.at(depth).choices.items():
            for choice in choices:
                one = choice.requirement
                assert [snapshot.order[member] for member in choice.members] == list(one.members)
                assert (choice.skill, choice.default) == (node >> 1, snapshot.position[one.pick])
                assert snapshot.order[node >> 1] == one.skill
                assert snapshot.choice_number(one) == choice.number
                assert snapshot.choices[choice.number].requirement is one
                if node % 2 == 0:
                    wanted = [Level.USE] * len(one.members)
                elif depth in {Depth.THOROUGH, Depth.ALL}:
                    wanted = [Level.UNDERSTAND] * len(one.members)
                else:
                    wanted = list(one.levels)
                assert [level_of(member) for member in choice.nodes] == wanted
                assert [member >> 1 for member in choice.nodes] == list(choice.members)
                assert [choice.node(member) for member in choice.members] == list(choice.nodes)


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
    listed = snapshot.at(Depth.ALL).choices[2 * snapshot.position["t"] + 1]
    assert [one.requirement.pick for one in listed] == snapshot.sort(["y", "z"])


@given(roadmaps(least=6))
def test_walks_are_those_of_networkx(roadmap):
    import networkx as nx

    snapshot = Snapshot(roadmap)
    use = _plain(roadmap, {Need.USE})
    for depth in Depth:
        graph = doubled(roadmap, depth)
        level = Level.USE if depth is Depth.USE else Level.UNDERSTAND
        above = {id: {skill for skill, _ in nx.ancestors(graph, (id, level))} for id in snapshot.order}
        below = {id: {one for one in snapshot.order if id in above[one]} for id in snapshot.order}
        for id in snapshot.order:
            assert ancestors(snapshot, id, depth) == above[id] - {id}
            assert descendants(snapshot, [id], depth) == below[id] - {id}
        for one, two in pairwise(snapshot.order):
            assert with_ancestors(snapshot, [one, two], depth) == above[one] | above[two] | {one, two}
            assert descendants(snapshot, [one, two], depth) == (below[one] | below[two]) - {one, two}
    for id in snapshot.order:
        assert used_by(snapshot, [id]) == nx.ancestors(use, id) | {id}
        assert excluded(snapshot, [id]) == nx.descendants(use, id) | {id}
        assert plainly_used(snapshot, id) == snapshot.sort(use.predecessors(id))


@given(roadmaps(least=6))
def test_what_may_come_before_a_skill_never_shrinks_with_the_depth(roadmap):
    snapshot = Snapshot(roadmap)
    for id in snapshot.order:
        use, understand, thorough, everything = (ancestors(snapshot, id, depth) for depth in Depth)
        assert use <= understand <= thorough <= everything


@given(roadmaps())
def test_a_background_holds_its_seeds_and_what_they_plainly_use(roadmap):
    import networkx as nx

    snapshot, use = Snapshot(roadmap), _plain(roadmap, {Need.USE})
    assert snapshot.held.keys() == {"none", "school", "programmer"}
    for background in roadmap.backgrounds:
        seeds = set(background.seeds)
        held = seeds.union(*(nx.ancestors(use, seed) for seed in seeds))
        assert set(snapshot.ids(snapshot.held[background.id])) == held


@given(roadmaps(least=8))
def test_introductions_are_those_of_the_definition(roadmap):
    snapshot, order = Snapshot(roadmap), Snapshot(roadmap).order
    found = [(order[first], order[part]) for part, row in snapshot.introduced.items() for first in row]
    assert sorted(found) == sorted(introduction_pairs(roadmap))
    assert all(snapshot.position[first] < snapshot.position[part] for first, part in found)


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
    assert all(one.need is Need.HELPFUL and snapshot.order[extra] == one.pick for extra, one in helpful)


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
