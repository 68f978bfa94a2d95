"""A running service whose store cannot be read for a while: it answers from memory, says so, and recovers."""

import sqlite3
import threading
import time
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from api.http import create_app
from api.service import Service, open_service
from api.settings import Settings
from graph.errors import UnreadableStore
from graph.model import ReadEntry
from graph.revision import revision
from graph.samples import TINY
from ingest.shipped import shipped_revisions
from queries import open_store


class Faulty:
    """A store that raises ``fault`` while there is one, as a defect of ours would."""

    def __init__(self, store):
        self._store, self.fault, self.url, self.asked = store, None, store.url, 0
        self.hang = None

    def __getattr__(self, name):
        return getattr(self._store, name)

    def revision(self):
        self.asked += 1
        if self.hang:
            self.hang.wait(20)
        if self.fault:
            raise self.fault
        return self._store.revision()


def _by_hand(store, statement):
    connection = sqlite3.connect(store.path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def _break(store):
    """A new revision that cannot be read."""
    store.replace(replace(TINY, title="Newer"))
    _by_hand(store, "DELETE FROM skill")


def _await(condition):
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_graph_that_cannot_be_read_leaves_the_old_answers_marked_stale_and_is_logged_once(tiny_store, caplog):
    service = Service(tiny_store)
    assert service.refresh()
    _break(tiny_store)
    caplog.clear()
    assert [service.refresh() for _ in range(3)] == [False] * 3
    assert service.stale
    assert isinstance(service.problem, UnreadableStore)
    assert service.snapshot.revision == revision(TINY)
    assert caplog.text.count("answering from memory") == 1
    assert "none of its skills can be read" in caplog.text


def test_a_good_read_clears_it(tiny_store):
    service = Service(tiny_store)
    service.refresh()
    _break(tiny_store)
    service.refresh()
    tiny_store.replace(replace(TINY, title="Newest"))
    assert service.refresh()
    assert (service.stale, service.problem, service.snapshot.roadmap.title) == (False, None, "Newest")


def test_a_value_that_cannot_be_read_is_told_by_readyz_and_once_by_the_log(tiny_store, caplog):
    tiny_store.replace(replace(TINY, title="Newer"))
    _by_hand(tiny_store, "UPDATE skill SET aliases = '[' WHERE id = 'softmax'")
    app = create_app(Settings(store=tiny_store.url, poll_seconds=0.02), Service(tiny_store))
    with TestClient(app) as client:
        time.sleep(0.2)
        ready = client.get("/readyz").json()
        assert client.get("/api/v1/before?target=attention").status_code == 200
    assert (ready["stale"], ready["problem"]) == (False, "")
    assert ready["faults"] == ["skill softmax: aliases is '[': taken as []"]
    assert ready["last_read"]
    assert caplog.text.count("skill softmax: aliases") == 1


def test_a_look_that_hangs_makes_the_answers_stale_by_the_clock(tiny_store):
    store, may_go_on = Faulty(tiny_store), threading.Event()
    app = create_app(Settings(store=tiny_store.url, poll_seconds=0.02), Service(store))
    with TestClient(app) as client:
        assert client.get("/readyz").json()["stale"] is False
        store.hang = may_go_on
        _await(lambda: client.get("/readyz").json()["stale"])
        assert client.get("/api/v1/before?target=attention").headers["prereq-stale"] == "true"
        may_go_on.set()
        _await(lambda: not client.get("/readyz").json()["stale"])


@pytest.mark.parametrize("fault", [RuntimeError("a defect"), MemoryError(), RecursionError("too deep")])
def test_what_nobody_foresaw_is_kept_too_and_logged_with_its_traceback(tiny_store, fault, caplog):
    service = Service(store := Faulty(tiny_store))
    service.refresh()
    store.fault = fault
    assert [service.refresh(), service.refresh()] == [False, False]
    assert service.stale
    assert [bool(record.exc_info) for record in caplog.records] == [True]
    store.fault = None
    service.refresh()
    assert not service.stale


def test_with_nothing_in_memory_the_reason_is_raised_for_whoever_asks(tiny_store):
    _break(tiny_store)
    service = Service(tiny_store)
    with pytest.raises(UnreadableStore):
        _ = service.snapshot


@pytest.mark.parametrize("fault", [RuntimeError("a defect"), ValueError("a defect")])
def test_the_poll_goes_on_after_what_nobody_foresaw_and_recovers(tiny_store, fault):
    store = Faulty(tiny_store)
    app = create_app(Settings(store=tiny_store.url, poll_seconds=0.02), Service(store))
    with TestClient(app) as client:
        store.fault = fault
        _await(lambda: client.get("/readyz").json()["stale"])
        asked = store.asked
        _await(lambda: store.asked > asked + 2)
        store.fault = None
        tiny_store.replace(replace(TINY, title="Newer"))
        _await(lambda: client.get("/api/v1/export").json()["roadmap"]["title"] == "Newer")
        assert client.get("/readyz").json()["stale"] is False


def test_a_value_that_cannot_be_read_in_neo4j_ends_no_updates(empty_neo4j, cypher):
    store = open_store(empty_neo4j.bolt, empty_neo4j.login)
    store.replace(TINY)
    with TestClient(create_app(Settings(store=store.url, poll_seconds=0.05), Service(store))) as client:
        cypher("MATCH (n:Skill {id: 'softmax'}) SET n.hours = 'x' WITH n MATCH (r:Roadmap) SET r.revision = 'other'")
        _await(lambda: client.get("/readyz").json()["faults"])
        assert client.get("/readyz").json()["faults"] == ["skill softmax: hours is 'x': taken as 4"]
        assert client.get("/api/v1/before?target=attention").status_code == 200
        store.replace(TINY)
        _await(lambda: not client.get("/readyz").json()["faults"])
        assert client.get("/readyz").json()["revision"] == revision(TINY)


@pytest.fixture
def default_store(clean_environment, monkeypatch):
    """The user's default store, which holds the sample roadmap; that is taken for a shipped one."""
    monkeypatch.setattr("ingest.shipped.shipped_revisions", lambda: {revision(TINY)})
    with open_store(Settings().store_url) as store:
        store.replace(TINY)
        yield store


def test_a_default_store_that_an_earlier_version_filled_is_filled_anew_once(default_store, bundled):
    said = []
    open_service(Settings(), say=said.append)
    with open_store(bundled) as today:
        assert default_store.revision() == today.revision()
    open_service(Settings(), say=said.append)
    assert len(said) == 1
    assert "since the bundled roadmap has changed" in said[0]


def test_a_default_store_that_somebody_changed_is_left_alone(default_store):
    _by_hand(default_store, "UPDATE skill SET hours = 99 WHERE id = 'softmax'")
    open_service(Settings(), say=pytest.fail)
    assert default_store.load().title == "Tiny"
    default_store.replace(replace(TINY, title="Mine"))
    open_service(Settings(), say=pytest.fail)
    assert default_store.load().title == "Mine"


def test_a_chosen_store_is_left_alone_whatever_it_holds(tiny_store, monkeypatch):
    monkeypatch.setattr("ingest.shipped.shipped_revisions", lambda: {revision(TINY)})
    open_service(Settings(store=tiny_store.url), fill=True, say=pytest.fail)
    assert tiny_store.load().title == "Tiny"


def test_a_default_store_that_cannot_be_written_keeps_what_it_holds(default_store, monkeypatch, caplog):
    monkeypatch.setattr("queries.sqlite.store.MAX_WAIT_SECONDS", 0.1)
    holder = sqlite3.connect(default_store.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert open_service(Settings(), say=pytest.fail).snapshot.roadmap.title == "Tiny"
    finally:
        holder.close()
    assert "keeps an older bundled roadmap" in caplog.text


def test_the_roadmap_of_today_is_not_among_those_of_earlier_versions(bundled):
    with open_store(bundled) as store:
        assert store.revision() not in shipped_revisions()


def test_another_reading_of_the_same_graph_is_loaded_too(tiny_store):
    service = Service(tiny_store)
    service.refresh()
    read_again = replace(TINY, entries=(ReadEntry(1, "Softmax", "skills", ("softmax",)),))
    tiny_store.replace(read_again)
    assert revision(read_again) == revision(TINY)
    assert service.refresh()
    assert service.snapshot.roadmap.entries == read_again.entries
    assert not service.refresh()
