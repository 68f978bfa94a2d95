import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import (
    DanglingEdge,
    DatabaseMissing,
    LoginInAddress,
    LoginRefused,
    SchemaMismatch,
    ServerUnreachable,
    StoreBusy,
)
from graph.interchange import canonical, parse
from graph.model import Background, Mention, Need, ReadEntry, Requirement
from graph.revision import revision
from graph.samples import TINY
from queries import Login, open_store
from queries.neo4j import reading, writing
from queries.neo4j.store import MAX_READS
from queries.neo4j.writing import MAX_BATCH_ROWS

VERSION_1 = Path(__file__).parents[1] / "graph" / "version_1.json"


@pytest.fixture
def filled(empty_neo4j):
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
        store.replace(TINY)
        yield store


def test_the_arrow_reads_as_the_sentence_does(filled, cypher):
    found = cypher(
        "MATCH (:Skill {name: 'Attention'})-[r:REQUIRES]->(p) RETURN p.name AS name, r.need AS need ORDER BY name"
    )
    assert [(one["name"], one["need"]) for one in found] == [("Softmax", "understand"), ("Vectors", "use")]


def test_alternatives_share_a_group_so_that_a_query_tells_and_from_or(filled, cypher):
    query = "MATCH (:Skill {id: 'transformers'})-[r:REQUIRES]->(p) "
    query += "RETURN p.id AS id, r.group AS group, r.is_default AS first"
    found = {one["id"]: (one["group"], one["first"]) for one in cypher(query)}
    assert found["attention"] == ("", True)
    assert found["pytorch"] == ("pytorch or tensorflow", True)
    assert found["tensorflow"] == ("pytorch or tensorflow", False)


def test_the_picture_of_two_levels_is_there(filled, cypher):
    paths = cypher('MATCH p=(:Skill {name: "Transformers"})-[:REQUIRES*1..2]->() RETURN p')
    assert {one["p"].nodes[1]["name"] for one in paths} == {"Attention", "PyTorch", "TensorFlow"}


def test_names_are_found_by_full_text(filled, cypher):
    cypher("CALL db.awaitIndexes(30)")
    found = cypher("CALL db.index.fulltext.queryNodes('prereq_names', 'transformer') YIELD node RETURN node.id AS id")
    assert [one["id"] for one in found] == ["transformers"]


def test_browser_can_colour_by_stage_and_topic(filled, cypher):
    [found] = cypher("MATCH (n:Skill {id: 'attention'}) RETURN n.stage AS stage, n.topic AS topic")
    assert (found["stage"], found["topic"]) == (2, "models")


def test_what_others_attached_to_a_skill_survives_an_ingest(filled, cypher):
    cypher("MATCH (n:Skill {id: 'softmax'}) CREATE (:Note {text: 'mine'})-[:ABOUT]->(n)")
    filled.replace(replace(TINY, title="Other"))
    assert len(cypher("MATCH (:Note)-[:ABOUT]->(:Skill {id: 'softmax'}) RETURN 1")) == 1


def test_a_wrong_password_is_an_error_of_its_own_that_does_not_repeat_it(empty_neo4j):
    with open_store(empty_neo4j.bolt, Login("neo4j", "wrong")) as store, pytest.raises(LoginRefused) as caught:
        store.load()
    assert "user neo4j" in str(caught.value)
    assert "wrong" not in str(caught.value)


def test_a_server_that_is_not_there_is_one_sentence_without_waiting():
    with open_store("bolt://127.0.0.1:1", Login("neo4j", "x")) as store:
        assert "no Neo4j answers at bolt://127.0.0.1:1" in store.health().problem
        with pytest.raises(ServerUnreachable):
            store.revision()


def test_a_database_that_is_not_there_is_named(empty_neo4j):
    login = replace(empty_neo4j.login, database="nope")
    with open_store(empty_neo4j.bolt, login) as store, pytest.raises(DatabaseMissing, match="no database nope"):
        store.load()


def test_a_login_in_the_address_is_refused_without_repeating_it():
    with pytest.raises(LoginInAddress) as caught:
        open_store("bolt://neo4j:secret@127.0.0.1:7687")
    assert "secret" not in str(caught.value)


def test_a_newer_schema_is_refused_and_left_alone(filled, cypher):
    cypher("MATCH (r:Roadmap) SET r.schema = 99")
    for action in (filled.load, filled.revision, lambda: filled.replace(replace(TINY, title="x"))):
        with pytest.raises(SchemaMismatch, match="schema 99"):
            action()
    assert cypher("MATCH (r:Roadmap) RETURN r.title AS title")[0]["title"] == "Tiny"


def _as_layout_1(cypher, stated):
    """Take from the database what layout 1 lacked."""
    cypher("MATCH ()-[r:REQUIRES]->() REMOVE r.level")
    cypher("MATCH (n:Skill) REMOVE n.can_use, n.hours_use, n.field, n:$([x IN labels(n) WHERE x STARTS WITH 'Field_'])")
    cypher("MATCH (n:Topic) REMOVE n.introduction, n.field")
    cypher("MATCH (n:Resource) REMOVE n.kind, n.free, n.part, n.seen")
    cypher("MATCH (r:Roadmap) REMOVE r.stamp SET r.schema = 1, r.revision = $revision", revision=stated)


def test_a_store_of_the_old_layout_is_read_with_default_levels_and_carried_over(empty_neo4j, cypher, caplog):
    first = json.loads(VERSION_1.read_text(encoding="utf-8"))
    expected = parse(first)
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
        store.replace(expected)
        _as_layout_1(cypher, first["revision"])
        assert store.load() == expected
        assert store.revision() == store.stamp() == first["revision"]
        assert store.get("vectors").hours_use is None
        assert not store.replace(expected).is_change
        assert store.revision() == revision(expected)
        assert store.load() == expected
        assert cypher("MATCH ()-[r:REQUIRES]->() WHERE r.level IS NULL RETURN r") == []
    assert caplog.text == ""


def test_a_skill_has_its_field_as_property_and_as_second_label(filled, cypher):
    query = "MATCH (n:Skill) RETURN n.id AS id, n.field AS field, [x IN labels(n) WHERE x <> 'Skill'] AS labels"
    found = {one["id"]: (one["field"], one["labels"]) for one in cypher(query)}
    assert found["vectors"] == ("maths", ["Field_maths"])
    moved = replace(TINY, skills=(replace(TINY.skills[0], topic="models"), *TINY.skills[1:]))
    filled.replace(replace(moved, topics=tuple(replace(one, field="all / of: it") for one in moved.topics)))
    assert {tuple(one["labels"]) for one in cypher(query)} == {("Field_all___of__it",)}


def test_a_background_holds_its_seeds_and_all_that_they_plainly_use(filled, cypher):
    filled.replace(replace(TINY, backgrounds=(Background("reader", "Reader", "Reads.", seeds=("attention",)),)))
    query = "MATCH (:Background {id: 'reader'})-[h:HOLDS]->(s:Skill) RETURN s.id AS id, h.seed AS seed"
    assert {(one["id"], one["seed"]) for one in cypher(query)} == {("attention", True), ("vectors", False)}


def test_an_entry_says_how_it_was_read_where_a_skill_is_mentioned_at_it(filled, cypher):
    mentioned = replace(TINY.skills[0], mentions=(Mention(3, "Vectors", "maths"),))
    entries = (ReadEntry(3, "Vectors", "skills", ("vectors",), "its name"), ReadEntry(4, "Enjoy!", "prose"))
    filled.replace(replace(TINY, skills=(mentioned, *TINY.skills[1:]), entries=entries))
    [found] = cypher("MATCH (:Skill {id: 'vectors'})-[:MENTIONED_AT]->(e:Entry) RETURN e.kind AS kind, e.why AS why")
    assert (found["kind"], found["why"]) == ("skills", "its name")
    assert [one["text"] for one in cypher("MATCH (e:Entry {kind: 'prose'}) RETURN e.text AS text")] == ["Enjoy!"]


def test_a_graph_edited_in_browser_is_loaded_with_a_warning_and_repaired_by_an_ingest(filled, cypher, caplog):
    cypher("MATCH (n:Skill {id: 'softmax'}) SET n.hours = 99.0")
    assert revision(filled.load()) != revision(TINY)
    assert "edited by hand" in caplog.text
    assert filled.replace(TINY).changed == 1
    assert revision(filled.load()) == revision(TINY)


def test_restated_an_edit_in_browser_is_what_polls_compare(filled, cypher):
    cypher("MATCH (n:Skill {id: 'softmax'}) SET n.hours = 99.0")
    before = filled.revision(), filled.stamp()
    assert filled.restate() == filled.revision() == filled.snapshot().revision
    assert not set(before) & {filled.revision(), filled.stamp()}


def test_of_a_cycle_drawn_in_browser_the_arrow_that_closes_it_is_left_out_and_told(filled, cypher, caplog):
    cypher("MATCH (a:Skill {id: 'vectors'}), (b:Skill {id: 'transformers'}) CREATE (a)-[:REQUIRES {need: 'use'}]->(b)")
    assert filled.load() == canonical(TINY), "what was drawn later is what closes the circle"
    assert "vectors requires transformers: closes a circle of requirements: left out" in filled.faults
    assert "vectors requires transformers: closes a circle" in caplog.text
    assert filled.replace(TINY).is_written
    filled.load()
    assert filled.faults == ()


def test_a_skill_and_an_arrow_drawn_in_browser_count(filled, cypher):
    cypher(
        """MATCH (t:Topic {id: 'maths'}), (v:Skill {id: 'vectors'})
        CREATE (n:Skill {id: 'matrices', name: 'Matrices', hours: 3})-[:PART_OF]->(t)
        CREATE (n)-[:REQUIRES {need: 'use', reason: 'Rows are vectors.'}]->(v)
        """
    )
    roadmap = filled.load()
    assert filled.faults == ()
    drawn = next(skill for skill in roadmap.skills if skill.id == "matrices")
    assert (drawn.hours, drawn.topic, drawn.curated) == (3, "maths", False)
    assert [one.members for one in roadmap.requirements if one.skill == "matrices"] == [("vectors",)]


def test_a_failure_in_the_middle_of_a_write_leaves_the_old_graph(filled, monkeypatch):
    monkeypatch.setattr(writing, "relationship", lambda row: ["gone"] * 9)
    with pytest.raises(DanglingEdge):
        filled.replace(replace(TINY, title="Half"))
    monkeypatch.undo()
    assert filled.load().title == "Tiny"


def test_more_rows_than_a_batch_are_all_written(empty_neo4j):
    count = MAX_BATCH_ROWS + 7
    skills = tuple(replace(TINY.skills[0], id=f"s{n:05}", name=f"S{n}", aliases=()) for n in range(count))
    chain = tuple(
        Requirement(f"s{n:05}", (f"s{n - 1:05}",), Need.USE, "Each needs the one before.", ()) for n in range(1, count)
    )
    roadmap = replace(TINY, skills=skills, requirements=chain, topics=(replace(TINY.topics[0], core=()),))
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
        assert store.replace(roadmap).skills == count
        assert revision(store.load()) == revision(roadmap)


def test_the_routing_form_of_the_address_works_too(empty_neo4j):
    with open_store(empty_neo4j.bolt.replace("bolt://", "neo4j://"), empty_neo4j.login) as store:
        store.replace(TINY)
        assert store.revision() == revision(TINY)


def _moving(monkeypatch, cypher, times):
    """Another writer whose graph arrives while ours is read, ``times`` in a row; the list of reads that were made."""
    read, reads = reading.read, []

    def torn(transaction, schema, faults):
        document = read(transaction, schema, faults)
        reads.append(document)
        if len(reads) <= times:
            cypher("MATCH (r:Roadmap) SET r.revision = $revision", revision=f"moved {len(reads)}")
        return document

    monkeypatch.setattr(reading, "read", torn)
    return reads


def test_a_graph_that_moved_while_it_was_read_is_read_again(filled, cypher, monkeypatch):
    reads = _moving(monkeypatch, cypher, times=2)
    assert filled.load().title == "Tiny"
    assert len(reads) == 3


def test_a_graph_that_moves_all_the_time_is_given_up_as_busy(filled, cypher, monkeypatch):
    reads = _moving(monkeypatch, cypher, times=1000)
    with pytest.raises(StoreBusy, match="over and over"):
        filled.load()
    assert len(reads) == MAX_READS
