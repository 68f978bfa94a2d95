"""What every store keeps, each tested on SQLite and on a real Neo4j server."""

import json
import threading
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from graph.errors import DanglingEdge, StoreEmpty
from graph.interchange import canonical, document, parse
from graph.model import (
    Background,
    Level,
    Mention,
    Milestone,
    Need,
    ReadEntry,
    Requirement,
    Resource,
    Role,
    RoleSkill,
    Topic,
)
from graph.revision import revision, stamp
from graph.samples import TINY
from queries import open_store
from tests.strategies import roadmaps

RICH = replace(
    TINY,
    skills=(
        replace(
            TINY.skills[0],
            mentions=(Mention(3, "Vectors, and “quotes”", "maths"), Mention(9, "vectors", "models")),
            covers=("norm",),
            formerly=("vector-basics",),
            hours=2.5,
            hours_use=0.5,
            can_use="Can you read one?",
            resources=(
                Resource(
                    "A book", "https://example.org/a", kind="book", free=False, part="chapter 2", seen="2026-11-29"
                ),
                Resource("A video", "https://example.org/v", kind="video", free=True),
                Resource("Found in the document", "https://example.org/f", 3),
            ),
        ),
        *TINY.skills[1:],
    ),
    topics=(
        replace(
            TINY.topics[0],
            line=2,
            introduction="vectors",
            field="numbers",
            resources=(Resource("Book", "https://example.org/b", 5),),
        ),
        replace(TINY.topics[1], resources=(Resource("C", "https://example.org/c", 6), Resource("D", "", 7))),
        Topic("empty", "A topic without skills and links"),
    ),
    ambiguous={"frame": ("pytorch", "tensorflow")},
    resources=(Resource("Site", "https://example.org/s", 8), Resource("No link", "", 9)),
    requirements=(replace(TINY.requirements[0], levels=(Level.USE,)), *TINY.requirements[1:]),
    roles=(
        Role(
            "engineer",
            "Engineer",
            "Builds models.",
            (RoleSkill("attention", Level.UNDERSTAND, "It is read."), RoleSkill("pytorch", Level.USE, "It is run.")),
            ("builder",),
            (
                Milestone("Second in the alphabet", "Train one.", "It learns.", ("pytorch", "vectors")),
                Milestone("First in the alphabet", "Think.", "It is understood.", ()),
            ),
        ),
        Role("nobody", "Nobody", "", ()),
    ),
    backgrounds=(
        Background("programmer", "Programmer", "Has written programs.", "write a program", ("attention",), ("coder",)),
        Background("none", "None", "Nothing."),
    ),
    entries=(
        ReadEntry(1, "Tiny", "title"),
        ReadEntry(3, "Vectors, and “quotes”", "skills", ("vectors", "softmax"), "two names"),
        ReadEntry(3, "Vectors, and “quotes”", "prose", (), "told once more"),
        ReadEntry(9, "vectors", "skills", ("vectors",)),
    ),
)


def test_an_empty_store_says_so(store):
    store.ensure_schema()
    assert store.revision() == store.stamp() == ""
    assert store.get("vectors") is None
    with pytest.raises(StoreEmpty):
        store.load()


def test_what_was_put_in_comes_out(store):
    store.replace(RICH)
    assert store.load() == canonical(RICH)
    assert store.revision() == revision(RICH) == revision(store.load())
    assert store.stamp() == stamp(RICH) == stamp(store.load())
    assert store.get("vectors") == canonical(RICH).skills[-1]
    assert store.get("gardening") is None


def test_each_topic_gets_its_own_skills_and_links_back(store):
    store.replace(RICH)
    topics = {topic["id"]: topic for topic in document(store.load())["topics"]}
    assert {id: (len(topic["skills"]), len(topic["resources"])) for id, topic in topics.items()} == {
        "empty": (0, 0),
        "maths": (2, 1),
        "models": (4, 2),
    }


def test_the_same_graph_again_is_no_change(store):
    first, second = store.replace(RICH), store.replace(RICH)
    assert first.is_change
    assert not second.is_change
    assert (second.skills, second.topics, second.requirements) == (6, 3, 6)


def test_a_new_graph_drops_what_it_lacks(store):
    store.replace(RICH)
    smaller = replace(
        RICH,
        skills=tuple(one for one in RICH.skills if one.id != "transformers"),
        requirements=tuple(one for one in RICH.requirements if one.skill != "transformers"),
        resources=(),
    )
    counts = store.replace(smaller)
    assert counts.removed == 4  # the skill and its three members
    assert store.load() == canonical(smaller)


def test_a_dangling_edge_is_refused_and_changes_nothing(store):
    store.replace(TINY)
    lost = Requirement("attention", ("gardening",), Need.USE, "Because.", ())
    with pytest.raises(DanglingEdge) as caught:
        store.replace(replace(TINY, title="Other", requirements=(*TINY.requirements, lost)))
    assert (caught.value.skill, caught.value.prerequisite) == ("attention", "gardening")
    assert store.load() == canonical(TINY)


@pytest.mark.parametrize("name", ["roles", "backgrounds"])
def test_a_role_or_background_without_its_skill_is_refused_and_changes_nothing(store, name):
    store.replace(RICH)
    lost = {
        "roles": (Role("gardener", "Gardener", "", (RoleSkill("gardening", Level.USE, "Of course."),)),),
        "backgrounds": (Background("gardener", "Gardener", "", seeds=("gardening",)),),
    }
    with pytest.raises(DanglingEdge, match="gardener requires gardening"):
        store.replace(replace(RICH, **{name: lost[name]}))
    assert store.load() == canonical(RICH)


def test_another_reading_of_the_document_is_a_change_that_only_the_stamp_shows(store):
    store.replace(RICH)
    stated = store.revision()
    counts = store.replace(replace(RICH, entries=RICH.entries[:-1]))
    assert (counts.added, counts.changed, counts.removed) == (0, 1, 0)
    assert store.revision() == stated
    assert store.stamp() != stamp(RICH)
    assert store.load().entries == RICH.entries[:-1]


def test_a_store_that_answers_is_healthy(store):
    store.replace(TINY)
    assert store.health().ok
    assert store.health().revision == revision(TINY)


def test_closing_twice_is_fine(store):
    store.close()
    store.close()


def test_writers_take_turns_and_readers_see_one_revision(store):
    graphs = [replace(TINY, title=f"Title {number}") for number in range(3)]
    revisions = {revision(graph) for graph in graphs}
    store.replace(graphs[0])
    problems = []

    def write(graph):
        try:
            for _ in range(3):
                store.replace(graph)
        except Exception as problem:
            problems.append(problem)

    writers = [threading.Thread(target=write, args=(graph,)) for graph in graphs]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert revision(store.load()) in revisions
    for writer in writers:
        writer.join()
    assert problems == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(roadmap=roadmaps(most=8))
def test_any_roadmap_comes_back_whole_and_twice_is_once(store, roadmap):
    store.replace(roadmap)
    assert not store.replace(roadmap).is_change
    assert json.dumps(document(store.load())) == json.dumps(document(roadmap))


def test_both_stores_export_the_same_bytes(tmp_path, empty_neo4j):
    with (
        open_store(f"sqlite:///{tmp_path}/one.sqlite") as one,
        open_store(empty_neo4j.bolt, empty_neo4j.login) as two,
    ):
        one.replace(RICH)
        two.replace(parse(document(one.load())))
        assert json.dumps(document(one.load())) == json.dumps(document(two.load()))


def test_restating_a_graph_that_nobody_edited_changes_nothing(store):
    store.replace(TINY)
    assert (store.restate(), store.stamp()) == (revision(TINY), stamp(TINY))
    assert store.snapshot().revision == revision(TINY)


def test_an_empty_store_cannot_be_restated(store):
    with pytest.raises(StoreEmpty):
        store.restate()
