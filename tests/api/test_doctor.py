"""`prereq doctor`: each fault that can be made is found, in words that say what to do, and nothing else is."""

import json
import os
import sqlite3
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from api.doctor import State, examine, machine
from api.doctor.stores import MAX_LOG_BYTES, MIN_HEAP_BYTES
from api.doctor.stores import _file as file_findings
from api.doctor.stores import _server as server_findings
from api.keys.file import KeysFile
from api.keys.key import Scope, new_key
from api.settings import Settings
from graph.samples import TINY
from queries import open_store
from queries.inspection import ServerFacts, inspect


def _findings(settings, check=""):
    return [one for one in examine(settings) if check in ("", one.check)]


def _unwell(settings):
    """What is not well, but for the rights of who runs the tests."""
    return [(one.check, one.state) for one in _findings(settings) if one.state is not State.OK and one.check != "user"]


@pytest.fixture
def settings(tiny_store, tmp_path):
    keys = KeysFile(tmp_path / "keys.json")
    keys.add(new_key("nightly", [Scope.WRITE])[1])
    return Settings(store=tiny_store.url, api_keys_file=str(keys.path))


def test_where_all_is_well_nothing_is_at_fault_and_the_counts_are_told(settings):
    assert _unwell(settings) == []
    [roadmap] = _findings(settings, "roadmap")
    assert roadmap.text.startswith("Tiny: 6 skills, 2 topics, 6 requirements; revision ")
    assert {"store", "layout", "sqlite", "rights", "catalogue", "clock", "disk", "keys"} <= {
        one.check for one in _findings(settings)
    }


def test_an_empty_store_is_no_fault_and_told(tmp_path):
    [found] = _findings(Settings(store=f"sqlite:///{tmp_path}/none.sqlite"), "roadmap")
    assert found.state is State.WARNING
    assert "prereq ingest" in found.advice


@pytest.mark.parametrize("damage", [lambda raw: b"no database" * 500, lambda raw: raw[:5000]])
def test_a_file_that_is_no_store_is_a_fault(settings, tiny_store, damage):
    tiny_store.path.write_bytes(damage(tiny_store.path.read_bytes()))
    states = dict(_unwell(settings))
    assert states["store"] is State.FAULT
    assert states["database"] is State.FAULT


def test_a_page_that_was_overwritten_is_told_as_damage(settings, tiny_store):
    with open_store(tiny_store.url) as store:
        store.replace(replace(TINY, title="x" * 200))
    raw = bytearray(tiny_store.path.read_bytes())
    for page in range(1, len(raw) // 4096):
        raw[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    tiny_store.path.write_bytes(raw)
    [found] = [one for one in _findings(settings) if one.check in {"sqlite", "database"} and one.state is State.FAULT]
    assert "damaged" in found.text or "malformed" in found.text


def test_a_graph_that_was_edited_by_hand_is_told(settings, tiny_store):
    connection = sqlite3.connect(tiny_store.path)
    connection.execute("UPDATE roadmap SET title = 'By hand'")
    connection.commit()
    connection.close()
    [found] = _findings(settings, "revision")
    assert found.state is State.WARNING
    assert "prereq reload" in found.advice


@pytest.mark.parametrize(("layout", "state"), [(1, State.WARNING), (99, State.FAULT)])
def test_an_older_or_newer_layout_is_told(settings, tiny_store, layout, state):
    connection = sqlite3.connect(tiny_store.path)
    connection.execute(f"PRAGMA user_version = {layout}")
    connection.commit()
    connection.close()
    [found] = _findings(settings, "layout")
    assert found.state is state


def test_a_log_that_grew_and_a_store_that_everybody_may_write_are_told(tiny_store):
    facts = inspect(tiny_store.url, None)
    assert [one.state for one in file_findings(facts)] == [State.OK, State.OK]
    assert next(file_findings(replace(facts, log_bytes=MAX_LOG_BYTES + 1))).state is State.WARNING
    tiny_store.path.chmod(0o666)
    [_, rights] = file_findings(facts)
    assert rights.state is State.WARNING
    assert "chmod o-w" in rights.advice


@pytest.mark.parametrize(
    ("free", "state"), [(10_000_000, State.FAULT), (200_000_000, State.WARNING), (10**12, State.OK)]
)
def test_a_disk_that_fills_up_is_told_in_time(settings, monkeypatch, free, state):
    usage = machine.shutil.disk_usage(".")
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: usage._replace(free=free))
    assert {one.state for one in _findings(settings, "disk")} == {state}


def test_a_clock_that_cannot_be_right_is_a_fault(settings, monkeypatch):
    monkeypatch.setattr(machine, "EARLIEST", datetime.now(UTC) + timedelta(days=1))
    assert [one.state for one in _findings(settings, "clock")] == [State.FAULT]


def test_a_disk_in_another_time_is_told(settings, monkeypatch):
    real = time.time
    monkeypatch.setattr(machine.time, "time", lambda: real() + 60)
    assert [one.state for one in machine.clock(settings)] == [State.WARNING]


@pytest.mark.parametrize(
    ("spoil", "state", "words"),
    [
        (lambda path: path.unlink(), State.FAULT, "is not there"),
        (lambda path: path.write_text("{"), State.FAULT, "is no keys file"),
        (lambda path: path.chmod(0o602), State.FAULT, "written by others"),
        (lambda path: path.chmod(0o644), State.WARNING, "has mode 644"),
    ],
    ids=["missing", "broken", "open", "readable"],
)
def test_keys_that_cannot_be_used_or_that_others_see_are_told(settings, spoil, state, words):
    spoil(settings.keys_path)
    found = _findings(settings, "keys")[0]
    assert (found.state, words in found.text) == (state, True)
    assert found.advice


def test_keys_that_are_over_or_soon_will_be_are_told(settings):
    keys, now = KeysFile(settings.keys_path), datetime.now(UTC)
    for name, days in (("old", -1), ("soon", 3), ("late", 300)):
        keys.add(new_key(name, [Scope.READ], now + timedelta(days=days))[1])
    told = [one.text for one in _findings(settings, "keys") if one.state is State.WARNING]
    assert [text.split()[0] for text in told] == ["old", "soon"]


def test_a_log_of_writes_that_cannot_be_written_is_a_fault(settings):
    settings.audit_path.mkdir()
    [found] = _findings(settings, "log of writes")
    assert found.state is State.FAULT


def test_an_error_in_one_check_is_told_and_ends_none_of_the_others(settings, monkeypatch):
    monkeypatch.setattr("ingest.catalogue.load", lambda: 1 / 0)
    found = _findings(settings)
    [broken] = [one for one in found if one.state is State.FAULT]
    assert (broken.check, "ZeroDivisionError" in broken.text) == ("catalogue", True)
    assert found[-1].check == "log of writes"


SERVER = ServerFacts("5.26.30", "community", 512 * 2**20, 64 * 2**20, 2, (), (), 0.1)


@pytest.mark.parametrize(
    ("change", "unwell"),
    [
        ({}, []),
        ({"version": "4.4.9"}, [("neo4j", State.WARNING)]),
        ({"version": "2026.02.1"}, []),
        ({"heap_bytes": MIN_HEAP_BYTES - 1}, [("memory", State.WARNING)]),
        ({"heap_bytes": 0}, []),
        ({"missing_indexes": ("prereq_skill",)}, [("indexes", State.FAULT)]),
        ({"missing_indexes": ("prereq_skill",), "layout": 0}, []),
        ({"unready_indexes": ("prereq_names",)}, [("indexes", State.WARNING)]),
        ({"clock_ahead_seconds": -90.0}, [("server clock", State.WARNING)]),
    ],
)
def test_what_a_server_tells_is_judged(change, unwell):
    found = list(server_findings(replace(SERVER, **change)))
    assert [(one.check, one.state) for one in found if one.state is not State.OK] == unwell


def test_a_real_server_is_looked_at_and_a_dropped_index_is_told(empty_neo4j, cypher):
    login = empty_neo4j.login
    settings = Settings(store=empty_neo4j.bolt, neo4j_user=login.user, neo4j_password=login.password)
    with open_store(empty_neo4j.bolt, login) as store:
        store.replace(TINY)
        cypher("CALL db.awaitIndexes(60)")
        found = {one.check: one for one in _findings(settings)}
        assert found["neo4j"].text.startswith("Neo4j 5.")
        assert found["memory"].text.startswith("heap ")
        assert {found[name].state for name in ("roadmap", "layout", "neo4j", "indexes")} == {State.OK}
        cypher("DROP INDEX prereq_names")
        try:
            [indexes] = _findings(settings, "indexes")
        finally:
            store.ensure_schema()
    assert (indexes.state, indexes.text) == (State.FAULT, "missing: prereq_names")


def test_a_server_that_is_away_or_refuses_the_login_is_one_fault_each_with_advice():
    found = _findings(
        Settings(store="bolt://127.0.0.1:1", neo4j_user="neo4j", neo4j_password=SecretStr("correct horse"))
    )
    faults = [one for one in found if one.state is State.FAULT]
    assert [one.check for one in faults] == ["store", "database"]
    assert all("make neo4j" in one.advice for one in faults)
    assert "horse" not in repr(found)


def test_the_terminal_prints_a_line_for_each_and_fails_only_for_faults(prereq, settings):
    environment = {"PREREQ_STORE": settings.store, "PREREQ_API_KEYS_FILE": settings.api_keys_file}
    well = prereq("doctor", **environment)
    assert well.returncode == 0
    assert well.stdout.splitlines()[0].startswith("ok       store: sqlite:///")
    os.unlink(settings.api_keys_file)
    unwell = prereq("doctor", "--json", **environment)
    assert unwell.returncode == 1
    told = json.loads(unwell.stdout)
    assert told["counts"]["fault"] == 1
    [fault] = [one for one in told["findings"] if one["state"] == "fault"]
    assert "prereq key new" in fault["advice"]


def test_settings_that_contradict_each_other_are_told_as_everywhere(prereq):
    left = prereq("doctor", PREREQ_NEO4J_USER="neo4j")
    assert left.returncode == 1
    assert "PREREQ_NEO4J_USER is set but no store is" in left.stdout
