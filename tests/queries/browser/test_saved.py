"""The saved queries, asked of a real Neo4j that holds the bundled roadmap, against the answers of the snapshot."""

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest

from graph.model import Depth, Level, Need
from graph.questions.before import before
from graph.questions.compare import compare
from graph.questions.frontier import frontier
from graph.snapshot import Snapshot
from graph.snapshot.fixed_order import stages
from graph.snapshot.walks import ancestors, descendants
from graph.solution import Profile, solve
from queries import open_store
from queries.browser.saved import bundle, examples, param, saved_queries
from tests.neo4j_graph import drawn
from tests.strategies import closure_at_levels, held_by

NAMES = [query.name for query in saved_queries()]
EMPTY_WHERE_ALL_IS_WELL = {"cycles", "uncurated"}
MOST_ROWS, MOST_NODES = 1_000, 300
"""What Browser shows of a result, if nobody changes its settings."""

MOST_WORK = 100_000
"""Database hits of the dearest query; a loaded laptop does some millions a second."""

LEARNED = Depth.THOROUGH
"""Most saved queries follow every need but ``helpful`` to the foundations, from nothing, and know no levels."""

PAIRS = [("Transformers", "Backpropagation"), ("LoRA", "Elementary algebra")]
TARGETS = ["Transformers", "LoRA", "kubernetes", "Elementary algebra"]


@pytest.fixture(scope="module")
def snapshot(bundled):
    with open_store(bundled) as store:
        return Snapshot(store.load())


@pytest.fixture
def saved(bundled_neo4j, cypher):
    """The records that a saved query gives, with the examples of its comments or others."""
    texts = {query.name: query.text for query in saved_queries()}
    return lambda name, **given: cypher(texts[name], **{**examples(), **given})


def _ids(records, column):
    return {record[column]["id"] for record in records if record[column] is not None}


def test_there_is_a_query_for_every_question_and_each_has_a_title_of_its_own():
    titles = [query.title for query in saved_queries()]
    assert len(titles) >= 15
    assert len(set(titles)) == len(titles)
    assert all(3 <= len(title) <= 32 for title in titles), "the favorites show no more of it"


@pytest.mark.parametrize("query", saved_queries(), ids=NAMES)
def test_every_parameter_of_a_query_has_an_example_and_no_other_has(query):
    code = "\n".join(line for line in query.text.splitlines() if not line.startswith("//"))
    assert set(re.findall(r"\$(\w+)", code)) == set(query.parameters)
    assert query.parameters.items() <= examples().items(), "one example for a parameter, whichever query names it"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("given", [{}, {"skill": "Elementary algebra", "topic": "Mathematics", "known": []}], ids=str)
def test_every_query_runs_and_is_drawn_within_the_limits_of_browser(name, given, saved, snapshot):
    records = saved(name, **given)
    nodes, _ = drawn(records)
    assert len(records) <= MOST_ROWS
    assert len(nodes) <= MOST_NODES
    is_there = {"role": snapshot.roadmap.roles, "background": snapshot.roadmap.backgrounds}
    is_there["reading"] = snapshot.roadmap.entries
    assert bool(nodes) == bool(name not in EMPTY_WHERE_ALL_IS_WELL and is_there.get(name, True)) or given


@pytest.mark.parametrize("query", saved_queries(), ids=NAMES)
def test_no_query_works_for_longer_than_one_likes_to_wait(query, bundled_neo4j):
    from neo4j import GraphDatabase

    auth = (bundled_neo4j.login.user, bundled_neo4j.login.password)
    with GraphDatabase.driver(bundled_neo4j.bolt, auth=auth) as driver:
        done = driver.execute_query("PROFILE " + query.text, examples(), database_="neo4j").summary
    assert _work(done.profile) < MOST_WORK


def _work(operator):
    return operator.get("dbHits", 0) + sum(map(_work, operator.get("children", ())))


@pytest.mark.parametrize("name", ["transformers", "TRANSFORMERS", "Transformer architecture"])
def test_a_skill_is_found_by_its_id_its_name_or_an_alias_however_it_is_written(name, saved):
    assert "self-attention" in _ids(saved("before-all", skill=name), "needed")


def test_two_levels_are_what_is_required_directly_and_once_removed(saved, snapshot):
    first = {member for one in snapshot.requirements("transformers", LEARNED) for member in one.members}
    second = {member for id in first for one in snapshot.requirements(id, LEARNED) for member in one.members}
    nodes, _ = drawn(saved("before-two-levels"))
    assert {node["id"] for node in nodes} == {"transformers"} | first | second


@pytest.mark.parametrize("target", ["Transformers", "LoRA", "Kubernetes"])
def test_everything_before_a_skill_is_what_before_lists(target, saved, snapshot):
    assert _ids(saved("before-all", skill=target), "needed") == solve(snapshot, [target], Profile(depth=LEARNED)).needed


@pytest.mark.parametrize("target", ["Transformers", "Retrieval-augmented generation", "Kubernetes"])
def test_before_at_levels_is_the_closure_of_the_defaults_over_skills_at_a_level(target, saved, snapshot):
    found = {record["needed"]["id"]: record["level"] for record in saved("before-levels", skill=target)}
    expected = closure_at_levels(snapshot.roadmap, snapshot.names.skill(target), held_by(snapshot.roadmap, "school"))
    assert found == expected
    assert found[snapshot.names.skill(target)] == "understand"
    hours = {record["needed"]["id"]: record["hours"] for record in saved("before-levels", skill=target)}
    assert hours == {id: snapshot.skills[id].hours_at(Level(level)) for id, level in expected.items()}


@pytest.mark.parametrize("name", ["before-all", "before-levels", "my-plan"])
def test_the_table_is_a_learning_order(name, saved):
    first_column = "left" if name == "my-plan" else "needed"
    records = saved(name, skill="Retrieval-augmented generation")
    place = {id: row for row, id in enumerate(dict.fromkeys(record[first_column]["id"] for record in records))}
    pairs = [(record["first"]["id"], record[first_column]["id"]) for record in records if record["first"] is not None]
    assert pairs
    assert all(place[one] < place[other] for one, other in pairs)


@pytest.mark.parametrize("known", [["Python", "Vectors"], ["Self-attention"], ["Transformers"], ["no such thing"], []])
def test_my_plan_is_what_before_lists_for_someone_who_knows_that(known, saved, snapshot):
    profile = Profile(known=[name for name in known if name != "no such thing"], depth=LEARNED)
    expected = solve(snapshot, ["LoRA"], profile).needed
    assert _ids(saved("my-plan", skill="LoRA", known=known), "left") == expected


@pytest.mark.parametrize("known", [["Python", "Vectors"], ["Transformers"], []])
def test_the_frontier_is_what_can_be_started(known, saved, snapshot):
    expected = {one.id for one in frontier(snapshot, Profile(known=known, depth=LEARNED)).items}
    found = _ids(saved("frontier", known=known), "start")
    assert found == expected if len(expected) <= 150 else found < expected


@pytest.mark.parametrize(("skill", "first"), PAIRS)
def test_a_shortest_path_has_the_fewest_steps_that_there_are(skill, first, saved, snapshot):
    required = [one for id in snapshot.order for one in snapshot.requirements(id, LEARNED)]
    learned_before = nx.DiGraph((member, one.skill) for one in required for member in one.members)
    shortest = nx.all_shortest_paths(learned_before, snapshot.names.skill(first), snapshot.names.skill(skill))
    found = [
        [node["id"] for node in record["path"].nodes] for record in saved("shortest-path", skill=skill, first=first)
    ]
    assert sorted(chain[::-1] for chain in found) == sorted(shortest)
    assert len(found) < 50, "the query shows no more"


@pytest.mark.parametrize(("skill", "first"), PAIRS)
def test_why_draws_every_skill_between_the_two(skill, first, saved, snapshot):
    goal, start = snapshot.names.skill(skill), snapshot.names.skill(first)
    expected = ({goal} | ancestors(snapshot, goal, LEARNED)) & ({start} | descendants(snapshot, [start], LEARNED))
    nodes, _ = drawn(saved("why", skill=skill, first=first))
    assert {node["id"] for node in nodes} == expected


def test_a_firm_no_draws_nothing(saved):
    assert saved("why", skill="Eigenvalues and eigenvectors", first="Time management") == []
    assert saved("shortest-path", skill="Eigenvalues and eigenvectors", first="Time management") == []


@pytest.mark.parametrize("skill", TARGETS)
def test_what_a_skill_unlocks_is_what_requires_it(skill, saved, snapshot):
    id = snapshot.names.skill(skill)
    direct = {one.skill for one in snapshot.required_by(id, LEARNED)}
    assert _ids(saved("unlocks", skill=skill), "unlocked") == direct
    everything = descendants(snapshot, [id], LEARNED) | {id}
    found = _ids(saved("unlocks-all", skill=skill), "unlocked")
    assert found == everything if len(everything) <= 200 else (len(found) == 200 and found < everything)


@pytest.mark.parametrize("topic", ["Linear algebra", "deep-learning/transformers"])
def test_a_topic_leans_on_what_its_skills_require_elsewhere(topic, saved, snapshot):
    skills = set(snapshot.skills_of(snapshot.names.thing(f"topic:{topic}").id))
    needed = {member for id in skills for one in snapshot.requirements(id, LEARNED) for member in one.members}
    records = saved("topic", topic=topic)
    assert _ids(records, "skill") == skills
    assert _ids(records, "first") == needed - skills


def test_bridges_are_the_requirements_from_one_domain_to_the_other(saved, snapshot):
    algebra, deep = (set(snapshot.skills_of(id)) for id in ("mathematics/linear-algebra", "deep-learning"))
    expected = {
        frozenset((one.skill, member))
        for id in algebra | deep
        for one in snapshot.requirements(id, LEARNED)
        for member in one.members
        if {one.skill, member} & algebra and {one.skill, member} & deep
    }
    found = {frozenset(node["id"] for node in record["bridge"].nodes) for record in saved("bridges")}
    assert found == expected != set()


def test_the_most_needed_skills_are_those_with_the_most_dependents(saved, snapshot):
    count = {id: len({one.skill for one in snapshot.required_by(id, LEARNED)}) for id in snapshot.order}
    found = {record["skill"]["id"]: record["dependents"] for record in saved("most-needed")}
    assert sorted(found.values()) == sorted(sorted(count.values())[-30:])
    assert all(count[id] == dependents for id, dependents in found.items())


def test_the_longest_chain_has_a_skill_of_every_stage(saved, snapshot):
    members = {id: [member for one in snapshot.requirements(id) for member in one.members] for id in snapshot.order}
    [record] = saved("longest-chain")
    assert len(record["path"].nodes) == max(stages(members, members).values())
    assert all(two["id"] in members[one["id"]] for one, two in pairwise(record["path"].nodes))


def test_entry_points_are_the_skills_that_need_nothing(saved, snapshot):
    expected = {id for id in snapshot.order if not list(snapshot.requirements(id, LEARNED))}
    assert {record["path"].start_node["id"] for record in saved("entry-points")} == expected


def test_alternatives_are_the_choices_on_the_way_with_all_their_members(saved, snapshot):
    needed = solve(snapshot, ["amazon-sagemaker"], Profile(depth=LEARNED)).needed
    choices = [one for id in needed for one in snapshot.requirements(id, LEARNED) if not one.is_plain]
    found = {(record["needed"]["id"], record["member"]["id"]) for record in saved("alternatives")}
    assert found == {(one.skill, member) for one in choices for member in one.members} != set()


def test_a_choice_and_a_must_are_told_apart(saved):
    records = [record for record in saved("before-all", skill="Amazon SageMaker") if record["requires"] is not None]
    rules = {(record["requires"]["group"], record["rule"]) for record in records}
    assert ("", "must") in rules
    assert {rule for group, rule in rules if group} == {f"one of {group}" for group, _ in rules if group} != set()


def test_what_else_helps_is_what_before_lists_beside_its_items(saved, snapshot):
    expected = {one.id for one in before(snapshot, ["Transformers"], Profile(depth=LEARNED)).helpful}
    records = saved("helpful")
    assert _ids(records, "extra") == expected
    assert {record["helps"]["need"] for record in records} == {Need.HELPFUL.value}


def test_mentions_are_the_places_where_the_document_names_the_skill(saved, snapshot):
    expected = {(one.line, one.text) for one in snapshot.skills["transformers"].mentions}
    assert {(record["line"], record["text"]) for record in saved("mentions")} == expected


def test_the_common_trunk_is_what_compare_finds(saved, snapshot):
    expected = {one.id for one in compare(snapshot, "Transformers", "Diffusion models", Profile(depth=LEARNED)).common}
    assert _ids(saved("common-trunk"), "common") == expected


def test_the_map_shows_every_topic(saved, snapshot):
    assert _ids(saved("map"), "topic") == set(snapshot.topics)


def test_words_find_the_skills_that_hold_them(saved):
    names = {record["name"] for record in saved("find", words="ATTENTION")}
    assert {"Self-attention", "Cross-attention"} <= names
    assert saved("find", words='") RETURN 1 //') == []


def test_the_bundle_holds_every_query_under_its_title_in_one_folder():
    with zipfile.ZipFile(io.BytesIO(bundle())) as archive:
        found = {Path(name).stem: archive.read(name).decode() for name in archive.namelist()}
        assert {Path(name).parent.name for name in archive.namelist()} == {"Prereq"}
    assert found == {query.name: query.text for query in saved_queries()}
    assert bundle() == bundle()


def test_the_example_parameters_are_set_in_one_line():
    line = param({"skill": "Café", "known": ["C++", "数学"]})
    assert line == ':param {skill: "Café", known: ["C++", "数学"]}'
