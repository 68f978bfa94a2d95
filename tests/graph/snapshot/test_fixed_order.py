import random
from dataclasses import replace

from hypothesis import given

from graph.dag import digraph
from graph.model import Mention, Need, Requirement, Roadmap, Skill, Topic
from graph.snapshot import Snapshot
from graph.snapshot.fixed_order import learning_order, stages
from tests.graph.small import roadmap as small
from tests.graph.strategies import roadmaps


@given(roadmaps())
def test_the_order_holds_every_skill_once_and_respects_every_requirement_and_member(roadmap):
    order = learning_order(roadmap)
    place = {id: index for index, id in enumerate(order)}
    assert sorted(order) == sorted(skill.id for skill in roadmap.skills)
    for requirement in roadmap.requirements:
        assert all(place[member] < place[requirement.skill] for member in requirement.members)


@given(roadmaps())
def test_the_order_does_not_depend_on_how_the_roadmap_is_listed(roadmap):
    shuffled = random.Random(1)  # noqa: S311 - any fixed shuffle
    skills, requirements = list(roadmap.skills), list(roadmap.requirements)
    shuffled.shuffle(skills)
    shuffled.shuffle(requirements)
    assert learning_order(replace(roadmap, skills=tuple(skills), requirements=tuple(requirements))) == learning_order(
        roadmap
    )


@given(roadmaps())
def test_stages_are_the_longest_path_levels_that_networkx_finds(roadmap):
    import networkx as nx

    graph = digraph(roadmap)
    found = stages(graph.nodes, {id: list(graph.predecessors(id)) for id in graph})
    expected = {id: level for level, ids in enumerate(nx.topological_generations(graph), 1) for id in ids}
    assert found == expected


def test_among_ready_skills_the_topic_goes_on_then_the_document_order_counts():
    def skill(id, topic, line):
        return Skill(id, id, topic, 1, mentions=(Mention(line, id, topic),))

    roadmap = Roadmap(
        "Order",
        skills=(skill("b", "one", 2), skill("a", "two", 1), skill("c", "one", 3), skill("d", "two", 4)),
        topics=(Topic("one", "One"), Topic("two", "Two")),
        requirements=(Requirement("d", ("a",), Need.HELPFUL, "Because.", ()),),
    )
    assert learning_order(roadmap) == ("a", "d", "b", "c")


def test_the_whole_order_is_what_the_snapshot_sorts_by():
    from graph.samples import TINY

    snapshot = Snapshot(TINY)
    assert snapshot.sort(reversed(snapshot.order)) == list(snapshot.order)


def _ordered(*lines, mentioned=(), topics=None):
    """The fixed order of a small graph with the lines that mention its skills, and their topics."""
    made = small(*lines)
    topics = topics or {}
    skills = tuple(
        replace(
            skill,
            topic=topics.get(skill.id, "t"),
            mentions=tuple(Mention(line, skill.id, "t") for line in dict(mentioned).get(skill.id, ())),
        )
        for skill in made.skills
    )
    names = tuple(Topic(id, id) for id in sorted({"t", *topics.values()}))
    return "".join(learning_order(replace(made, skills=skills, topics=names)))


def test_the_longest_chain_of_dependents_goes_first_then_the_first_line_then_the_id():
    assert _ordered("c: b", "b: a", "x", "y") == "abcxy"
    assert _ordered("x", "y", mentioned={"y": (3,), "x": (5,)}.items()) == "yx"
    assert _ordered("x", "y", mentioned={"y": (9, 2), "x": (5,)}.items()) == "yx"
    assert _ordered("x", "y") == "xy"


def test_a_skill_that_no_line_names_comes_after_those_that_one_names():
    assert _ordered("a", "b", mentioned={"b": (900,)}.items()) == "ba"


def test_a_topic_is_finished_before_a_longer_chain_elsewhere_is_begun():
    assert _ordered("e: d", "d: c", "b", "a", topics={"a": "u", "b": "u", "c": "u"}) == "cabde"


def test_stages_count_only_what_is_among_the_skills():
    assert stages(["c", "a"], {"c": ["b", "a"], "b": ["a"]}) == {"a": 1, "c": 2}
    assert list(stages(["b", "a", "c"], {"b": ["c"]})) == ["a", "c", "b"]
