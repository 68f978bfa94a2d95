"""A store whose values were changed by hand: what cannot be read is named, and the next ingest repairs it."""

import sqlite3

import pytest

from graph.errors import InvalidDocument, UnreadableStore
from graph.interchange import canonical
from graph.samples import TINY
from queries import open_store

SQLITE = {
    "UPDATE skill SET aliases = '[' WHERE id = 'softmax'": "skill softmax: aliases is '['",
    "UPDATE skill SET covers = 'null' WHERE id = 'softmax'": "skill softmax: covers is 'null'",
    "UPDATE skill SET aliases = '[7]' WHERE id = 'softmax'": "skill softmax: aliases is [7]",
    "UPDATE skill SET hours = 9e999 WHERE id = 'softmax'": "skill softmax: hours is inf",
    "UPDATE topic SET core = '{}' WHERE id = 'maths'": "topic maths: core is '{}'",
    "UPDATE requires SET evidence = 'x' WHERE skill = 'attention'": "requirement of skill attention: evidence is 'x'",
    "UPDATE requires SET evidence = '[1]' WHERE skill = 'attention'": "",
    "UPDATE requires SET confidence = 'low' WHERE skill = 'attention'": "confidence is 'low'",
}

NEO4J = {
    "MATCH (n:Skill {id: 'softmax'}) SET n.hours = 'x'": "skill softmax: hours is 'x'",
    "MATCH (n:Skill {id: 'softmax'}) SET n.hours = 1.0 / 0.0": "skill softmax: hours is inf",
    "MATCH (n:Skill {id: 'softmax'}) REMOVE n.hours": "skill softmax: hours is missing",
    "MATCH (n:Skill {id: 'softmax'}) SET n.name = 5": "skill softmax: name is 5",
    "MATCH (n:Skill {id: 'softmax'}) REMOVE n.id": "skill None: id is missing",
    "MATCH (n:Skill {id: 'softmax'}) SET n.aliases = [1]": "skill softmax: aliases is [1]",
    "MATCH (n:Skill {id: 'softmax'}) SET n.curated = 'yes'": "skill softmax: curated is 'yes'",
    "MATCH (n:Topic {id: 'maths'}) SET n.line = 'x'": "topic maths: line is 'x'",
    "MATCH (:Skill {id: 'attention'})-[r:REQUIRES]->() SET r.evidence = ['{']": "requirement of skill attention: ",
    "MATCH (:Skill {id: 'attention'})-[r:REQUIRES]->() SET r.evidence = 7": "requirement of skill attention: ",
    "MATCH (:Skill {id: 'attention'})-[r:REQUIRES]->() SET r.need = 'badly'": "need is 'badly'",
    "MATCH (r:Roadmap) REMOVE r.title": "",
    "MATCH (n:Skill {id: 'softmax'}) CREATE (n)-[:MENTIONED_AT]->(:Entry)": "skill softmax: line is None",
}


@pytest.mark.parametrize(("statement", "says"), SQLITE.items())
def test_a_value_changed_in_sqlite_is_named_and_repaired_by_the_next_ingest(tiny_store, statement, says):
    connection = sqlite3.connect(tiny_store.path)
    assert connection.execute(statement).rowcount
    connection.commit()
    connection.close()
    _is_named_and_repaired(tiny_store, says)


def test_a_value_changed_in_neo4j_is_named_and_repaired_by_the_next_ingest(empty_neo4j, cypher):
    for statement, says in NEO4J.items():
        with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
            store.replace(TINY)
            cypher(statement)
            _is_named_and_repaired(store, says)


def test_what_others_write_on_a_node_is_left_out(empty_neo4j, cypher):
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
        store.replace(TINY)
        cypher("MATCH (n) WHERE n:Skill OR n:Topic SET n.colour = 'red'")
        assert store.load() == canonical(TINY)


def _is_named_and_repaired(store, says):
    with pytest.raises(UnreadableStore if says else InvalidDocument) as caught:
        store.load()
    assert says in str(caught.value)
    assert store.url in str(caught.value)
    assert store.revision(), "the poll still sees a revision"
    store.replace(TINY)
    assert store.load() == canonical(TINY)
