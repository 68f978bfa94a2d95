"""A store whose values were changed by hand: what cannot be read is named, and the next ingest repairs it."""

import sqlite3

import pytest

from graph.interchange import canonical
from graph.samples import TINY
from queries import open_store

SQLITE = {
    "UPDATE skill SET aliases = '[' WHERE id = 'softmax'": "skill softmax: aliases is '[': taken as []",
    "UPDATE skill SET covers = 'null' WHERE id = 'softmax'": "skill softmax: covers is 'null': taken as []",
    "UPDATE skill SET aliases = '[7]' WHERE id = 'softmax'": "skill softmax: aliases is [7]: taken as []",
    "UPDATE skill SET aliases = '[\"\\ud800\"]' WHERE id = 'softmax'": "skill softmax: aliases is ",
    "UPDATE skill SET hours = 9e999 WHERE id = 'softmax'": "skill softmax: hours is inf: taken as 4",
    "UPDATE skill SET hours = 1e300 WHERE id = 'softmax'": "skill softmax: hours is 1e+300: taken as 4",
    "UPDATE skill SET hours = 0.3 WHERE id = 'softmax'": "skill softmax: hours is 0.3, which is no count of half-hours",
    "UPDATE skill SET curated = 7 WHERE id = 'softmax'": "skill softmax: curated is 7: taken as False",
    "UPDATE skill SET topic = 'nowhere' WHERE id = 'softmax'": 'skill softmax: its topic "nowhere" is not there',
    "UPDATE topic SET core = '{}' WHERE id = 'maths'": "topic maths: core is '{}': taken as []",
    "UPDATE topic SET core = '[\"nothing\"]' WHERE id = 'maths'": 'topic maths: core names "nothing"',
    "UPDATE topic SET parent = id WHERE id = 'maths'": 'topic maths: its parent "maths" is no topic here, or',
    "UPDATE requires SET evidence = 'x' WHERE skill = 'attention'": "attention requires softmax: evidence is 'x'",
    "UPDATE requires SET evidence = '[1]' WHERE skill = 'attention'": "attention requires softmax: evidence is [1]",
    "UPDATE requires SET confidence = 'low' WHERE skill = 'attention'": "requires softmax: confidence is 'low'",
    "UPDATE requires SET reason = ' ' WHERE skill = 'attention'": "attention requires softmax: reason is ' '",
    "UPDATE requires SET prerequisite = 'attention' WHERE skill = 'attention' AND prerequisite = 'softmax'": (
        "attention requires attention: a skill cannot require itself"
    ),
    "UPDATE requires SET prerequisite = 'transformers' WHERE skill = 'tensorflow'": "closes a circle of requirements",
}

NEO4J = {
    "MATCH (n:Skill {id: 'softmax'}) SET n.hours = 'x'": "skill softmax: hours is 'x': taken as 4",
    "MATCH (n:Skill {id: 'softmax'}) SET n.hours = 1.0 / 0.0": "skill softmax: hours is inf",
    "MATCH (n:Skill {id: 'softmax'}) REMOVE n.hours": "skill softmax: hours is missing: taken as 4",
    "MATCH (n:Skill {id: 'softmax'}) SET n.name = 5": "skill softmax: name is 5: taken as 'softmax'",
    "MATCH (n:Skill {id: 'softmax'}) REMOVE n.id": "skill None: id is missing: left out",
    "MATCH (n:Skill {id: 'softmax'}) SET n.id = 5": "skill 5: id is 5: left out",
    "MATCH (n:Skill {id: 'softmax'}) SET n.aliases = [1]": "skill softmax: aliases is [1]",
    "MATCH (n:Skill {id: 'softmax'}) SET n.aliases = point({x: 1, y: 2})": "skill softmax: aliases is Cart",
    "MATCH (n:Skill {id: 'softmax'}) SET n.summary = datetime()": "skill softmax: summary is ",
    "MATCH (n:Skill {id: 'softmax'}) SET n.curated = 'yes'": "skill softmax: curated is 'yes'",
    "MATCH (n:Topic {id: 'maths'}) SET n.line = 'x'": "topic maths: line is 'x'",
    "MATCH (n:Topic {id: 'maths'}) REMOVE n.id": 'skill softmax: its topic "maths" is not there',
    "MATCH (n:Skill {id: 'softmax'})-[r:PART_OF]->() DELETE r REMOVE n.topic": 'skill softmax: its topic ""',
    "MATCH (n:Topic {id: 'maths'}) CREATE (n)-[:PART_OF]->(n)": 'topic maths: its parent "maths" is no topic here, or',
    "MATCH (:Skill {id: 'attention'})-[r:REQUIRES]->() SET r.evidence = ['{']": "attention requires softmax: evid",
    "MATCH (:Skill {id: 'attention'})-[r:REQUIRES]->() SET r.evidence = 7": "attention requires softmax: evidence is 7",
    "MATCH (:Skill {id: 'attention'})-[r:REQUIRES]->() SET r.need = 'badly'": "need is 'badly': taken as 'use'",
    "MATCH (:Skill {id: 'attention'})-[r:REQUIRES]->() REMOVE r.need": "need is missing: taken as 'use'",
    "MATCH (r:Roadmap) REMOVE r.title": "the Roadmap node: title is missing",
    "MATCH (r:Roadmap) SET r.title = 7": "the Roadmap node: title is 7",
    "MATCH (n:Skill {id: 'softmax'}) CREATE (n)-[:MENTIONED_AT]->(:Entry)": "skill softmax: a mention: ",
    "MATCH (n:Skill {id: 'softmax'}) CREATE (n)-[:HAS_RESOURCE]->(:Resource)": "skill softmax: a link: ",
    "MATCH (n:Skill {id: 'softmax'}), (t:Topic {id: 'maths'}) CREATE (n)-[:REQUIRES]->(t)": (
        "softmax requires a node that is no skill: left out"
    ),
    "MATCH (n:Skill {id: 'softmax'}) CREATE (n)-[:REQUIRES]->(:Skill)": "softmax requires None: prerequisite is ",
    "MATCH (n:Skill {id: 'softmax'}) CREATE (n)-[:REQUIRES {need: 'use', reason: 'x'}]->(n)": (
        "softmax requires softmax: a skill cannot require itself"
    ),
    "MATCH (a:Skill {id: 'attention'}), (b:Skill {id: 'softmax'}) CREATE (a)-[:REQUIRES {reason: 'x'}]->(b)": (
        "attention requires softmax: is there more than once"
    ),
    "MATCH (a:Skill {id: 'vectors'}), (b:Skill {id: 'transformers'}) CREATE (a)-[:REQUIRES]->(b)": (
        "vectors requires transformers: closes a circle of requirements: left out"
    ),
}


@pytest.mark.parametrize(("statement", "says"), SQLITE.items())
def test_a_value_changed_in_sqlite_is_told_and_repaired_by_the_next_ingest(tiny_store, statement, says, caplog):
    connection = sqlite3.connect(tiny_store.path)
    assert connection.execute(statement).rowcount
    connection.commit()
    connection.close()
    _is_told_and_repaired(tiny_store, says, caplog)


def test_a_value_changed_in_neo4j_is_told_and_repaired_by_the_next_ingest(empty_neo4j, cypher, caplog):
    for statement, says in NEO4J.items():
        with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
            store.replace(TINY)
            cypher(statement)
            caplog.clear()
            _is_told_and_repaired(store, says, caplog)
            cypher("MATCH (n) WHERE NOT n:Roadmap AND n.id IS NULL DETACH DELETE n")


def test_what_others_write_on_a_node_or_beside_it_is_ignored(empty_neo4j, cypher):
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
        store.replace(TINY)
        cypher(
            "MATCH (n) WHERE n:Skill OR n:Topic SET n.colour = 'red', n.born = date(), n.place = point({x: 1, y: 2})"
        )
        cypher("MATCH ()-[r:REQUIRES]->() SET r.seen = datetime()")
        cypher("MATCH (a:Skill {id: 'vectors'}), (b:Skill {id: 'softmax'}) CREATE (a)-[:LIKES]->(b)")
        cypher("MATCH (a:Skill {id: 'vectors'}) CREATE (:Person {id: 1})-[:REQUIRES]->(a), (a)-[:PART_OF]->(:Course)")
        assert store.load() == canonical(TINY)
        assert store.faults == ()


def _is_told_and_repaired(store, says, caplog):
    roadmap = store.load()
    assert [fault for fault in store.faults if says in fault], store.faults
    assert f"{store.url}: {store.faults[0]}" in caplog.text
    assert roadmap.skills
    assert store.revision(), "the poll still sees a revision"
    assert store.replace(TINY).is_written
    assert store.load() == canonical(TINY)
    assert store.faults == ()
    assert not store.replace(TINY).is_written
