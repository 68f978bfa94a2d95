"""The saved queries on roadmaps of any shape, and on graphs that somebody edited by hand."""

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings

from graph.dag import digraph
from graph.model import Depth
from graph.questions.frontier import frontier
from graph.revision import revision
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors, descendants
from graph.solution import Profile
from queries import open_store
from queries.browser.saved import examples, saved_queries
from tests.neo4j_graph import drawn
from tests.strategies import closure_at_levels, held_by, roadmaps

QUERIES = {query.name: query.text for query in saved_queries()}
THOROUGH = Depth.THOROUGH


@pytest.fixture
def store(empty_neo4j):
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as opened:
        yield opened


@pytest.fixture
def saved(cypher):
    return lambda name, **given: cypher(QUERIES[name], **{**examples(), **given})


def _ids(records, column):
    return {record[column]["id"] for record in records if record[column] is not None}


def _closure_of_defaults(snapshot, skill):
    needed, left = set(), [skill]
    while left:
        needed.add(skill := left.pop())
        left += [one.pick for one in snapshot.requirements(skill, THOROUGH) if one.pick not in needed]
    return needed


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(roadmaps())
def test_queries_give_the_answers_of_the_snapshot_on_every_roadmap(store, saved, roadmap):
    store.replace(roadmap)
    snapshot = Snapshot(roadmap)
    first, last = snapshot.order[0], snapshot.order[-1]

    assert _ids(saved("before-all", skill=last), "needed") == _closure_of_defaults(snapshot, last)
    for background in ("b0", "nothing"):
        levels = {
            one["needed"]["id"]: one["level"] for one in saved("before-levels", skill=last, background=background)
        }
        assert levels == closure_at_levels(roadmap, last, held_by(roadmap, background))
    assert _ids(saved("background", background="b0"), "skill") == held_by(roadmap, "b0")
    asked = {one.skill for role in roadmap.roles if role.id == "r0" for one in role.skills}
    assert _ids(saved("role", role="R0"), "skill") == asked
    assert len({one["entry"].element_id for one in saved("reading")}) >= min(1, len(roadmap.entries))
    assert _ids(saved("unlocks-all", skill=first), "unlocked") == descendants(snapshot, [first], THOROUGH) | {first}
    assert _ids(saved("frontier", known=[first]), "start") == {
        one.id
        for one in frontier(snapshot, Profile(known=[first], depth=THOROUGH)).items
        if snapshot.skills[one.id].curated
    }
    between = ({last} | ancestors(snapshot, last, THOROUGH)) & ({first} | descendants(snapshot, [first], THOROUGH))
    chains, _ = drawn(saved("why", skill=last, first=first))
    assert {node["id"] for node in chains} == (between if len(between) > 1 else set())
    steps = {len(record["path"].relationships) for record in saved("shortest-path", skill=last, first=first)}
    graph = digraph(roadmap, THOROUGH)
    leads = first != last and nx.has_path(graph, first, last)
    assert steps == ({nx.shortest_path_length(graph, first, last)} if leads else set())
    assert saved("cycles") == []
    assert _ids(saved("uncurated"), "skill") == {one.id for one in roadmap.skills if not one.curated}


def test_a_choice_that_a_known_skill_meets_is_not_in_my_plan(store, saved):
    store.replace(TINY)
    plan = _ids(saved("my-plan", skill="transformers", known=["TensorFlow"]), "left")
    assert plan == {"transformers", "attention", "softmax", "vectors"}
    default = _ids(saved("my-plan", skill="transformers", known=[]), "left")
    assert default == plan | {"pytorch"}


@pytest.mark.parametrize(("dependent", "prerequisite"), [("vectors", "transformers"), ("softmax", "softmax")])
def test_a_circle_drawn_by_hand_is_shown_whole(dependent, prerequisite, store, saved, cypher):
    store.replace(TINY)
    cypher(
        "MATCH (a:Skill {id: $a}), (b:Skill {id: $b}) CREATE (a)-[:REQUIRES {need: 'use', group: ''}]->(b)",
        a=dependent,
        b=prerequisite,
    )
    nodes, relationships = drawn(saved("cycles"))
    assert {dependent, prerequisite} <= {node["id"] for node in nodes}
    assert len(relationships) == len(nodes), "the arrow and its way back"


def test_uncurated_skills_are_drawn_with_the_places_that_name_them(store, saved):
    unknown = (replace(one, curated=one.id != "softmax") for one in TINY.skills)
    store.replace(replace(TINY, skills=tuple(unknown)))
    assert _ids(saved("uncurated"), "skill") == {"softmax"}


@pytest.mark.parametrize(
    "name", ["x' OR 1=1 //", '"}) DETACH DELETE n //', "${skill}", "<script>alert(1)</script>", ""]
)
def test_a_hostile_parameter_finds_nothing_and_changes_nothing(name, store, saved):
    store.replace(TINY)
    given = {key: [name] if key == "known" else name for key in examples() if key != "words"}
    for query in saved_queries():
        if "skill" in query.parameters or "topic" in query.parameters:
            assert saved(query.name, **given) == [], query.name
    assert revision(store.load()) == revision(TINY)
