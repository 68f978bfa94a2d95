import json
import os
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import DanglingEdge, SchemaMismatch, StoreBusy, StoreEmpty, StoreError, StoreUnavailable
from graph.interchange import canonical, parse, revision_1
from graph.model import Need, Requirement
from graph.revision import revision, stamp
from graph.samples import TINY
from queries import open_store

VERSION_1 = Path(__file__).parents[1] / "graph" / "version_1.json"
"""The roadmap of ``layout_1.sql`` as the document that was exported then."""


@pytest.fixture
def file(tiny_store):
    return tiny_store.path


def _change(file, *statements):
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_missing_file_is_an_empty_store_and_reading_does_not_make_it(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/none.sqlite")
    with pytest.raises(StoreEmpty):
        store.load()
    assert not (tmp_path / "none.sqlite").exists()


def test_a_newer_schema_is_refused_in_one_sentence(tiny_store, file):
    _change(file, "PRAGMA user_version = 99")
    for action in (tiny_store.load, tiny_store.revision, lambda: tiny_store.replace(TINY)):
        with pytest.raises(SchemaMismatch, match="schema 99"):
            action()


@pytest.fixture
def old_store(tmp_path):
    """A store that a Prereq of layout 1 wrote."""
    connection = sqlite3.connect(tmp_path / "old.sqlite")
    connection.executescript(Path(__file__).with_name("layout_1.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {0x50524551}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    with open_store(f"sqlite:///{tmp_path}/old.sqlite") as opened:
        yield opened


def test_a_store_of_the_old_layout_is_read_with_default_levels(old_store, caplog):
    expected = parse(json.loads(VERSION_1.read_text(encoding="utf-8")))
    assert old_store.load() == expected
    assert old_store.revision() == old_store.stamp() == revision_1(expected)
    assert old_store.snapshot().revision == revision(expected)
    assert old_store.get("vectors") == next(one for one in expected.skills if one.id == "vectors")
    assert caplog.text == ""


def test_the_next_write_carries_the_old_layout_over(old_store):
    expected = old_store.load()
    counts = old_store.replace(expected)
    assert not counts.is_change, "the graph is the same; only its layout is new"
    assert old_store.revision() == revision(expected)
    assert old_store.stamp() == stamp(expected)
    assert old_store.load() == expected
    assert old_store.replace(TINY).is_change
    assert old_store.load() == canonical(TINY)


def test_a_failed_write_leaves_the_old_layout(old_store, monkeypatch):
    expected = old_store.load()
    monkeypatch.setattr("queries.sqlite.store.refuse_dangling", lambda roadmap: None)
    lost = Requirement("attention", ("gardening",), Need.USE, "Because.", ())
    with pytest.raises(DanglingEdge):
        old_store.replace(replace(TINY, requirements=(*TINY.requirements, lost)))
    assert old_store.load() == expected


def test_an_old_store_edited_by_hand_is_loaded_with_a_warning(old_store, caplog):
    _change(old_store.path, "UPDATE skill SET hours = 99 WHERE id = 'softmax'")
    assert old_store.get("softmax").hours == 99
    assert old_store.load().title == "A roadmap of version 1"
    assert "edited by hand" in caplog.text


def test_the_file_of_another_program_is_left_alone(tmp_path):
    file = tmp_path / "other.sqlite"
    _change(file, "CREATE TABLE photos (id)")
    before = file.read_bytes()
    store = open_store(f"sqlite:///{file}")
    for action in (store.load, store.revision, store.ensure_schema, lambda: store.replace(TINY)):
        with pytest.raises(SchemaMismatch, match="another program"):
            action()
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_says_so(tmp_path):
    file = tmp_path / "notes.sqlite"
    file.write_text("# not a database, and longer than a header of one hundred bytes would be" * 3)
    with pytest.raises(StoreUnavailable, match="not an SQLite file"):
        open_store(f"sqlite:///{file}").load()


def test_a_store_opened_for_reading_only_reads_and_refuses_to_write(tiny_store):
    reader = open_store(f"{tiny_store.url}?mode=ro")
    assert revision(reader.load()) == revision(TINY)
    with pytest.raises(StoreUnavailable, match="read-only"):
        reader.replace(TINY)


@pytest.mark.parametrize(("log", "refusal"), [("no log", "nothing was written"), ("an empty log", "cannot be used")])
@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_read_only_file_is_read_and_not_written(tmp_path, log, refusal):
    """As an ordinary user, since root may write anything."""
    folder = tmp_path / "shelf"
    with open_store(f"sqlite:///{folder}/tiny.sqlite") as store:
        store.replace(TINY)
    code = f"""
        import os, sys
        sys.path.insert(0, {str(Path(__file__).parents[2])!r})
        import queries.sqlite.store, graph.interchange, graph.revision, graph.samples, graph.errors, json
        if os.getuid() == 0:
            os.chroot({str(folder)!r}); os.chdir("/"); os.setgid(65534); os.setuid(65534)
            url = "sqlite:////tiny.sqlite"
        else:
            url = "sqlite:///" + {str(folder / "tiny.sqlite")!r}
        store = queries.sqlite.store.SQLiteStore(url)
        print(store.revision())
        try:
            store.replace(graph.samples.TINY)
        except graph.errors.StoreUnavailable as problem:
            print(problem)
    """
    (folder / "tiny.sqlite").chmod(0o444)
    if log == "an empty log":
        (folder / "tiny.sqlite-wal").touch()
    folder.chmod(0o555)
    try:
        run = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=60, check=False
        )
    finally:
        folder.chmod(0o755)
    assert revision(TINY) in run.stdout, run.stderr
    assert refusal in run.stdout


def test_a_writer_that_is_kept_waiting_says_busy(tiny_store, file, monkeypatch):
    monkeypatch.setattr("queries.sqlite.store.MAX_WAIT_SECONDS", 0.1)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreBusy, match="another process"):
            tiny_store.replace(TINY)
        assert revision(tiny_store.load()) == revision(TINY), "readers do not wait for writers"
    finally:
        holder.close()


def test_of_a_skill_that_was_lost_by_hand_the_requirements_are_left_out_and_told(tiny_store, file):
    _change(file, "PRAGMA foreign_keys = OFF", "DELETE FROM skill WHERE id = 'softmax'")
    assert len(tiny_store.load().requirements) == len(TINY.requirements) - 1
    assert tiny_store.faults == ('attention requires softmax: "softmax" is no skill here: left out',)


@pytest.mark.parametrize("statement", [
    "DROP TABLE skill", "DROP TABLE entry", "ALTER TABLE skill DROP COLUMN hours",
    "ALTER TABLE skill ADD COLUMN mine TEXT NOT NULL DEFAULT 'x'",
    "ALTER TABLE roadmap DROP COLUMN title", "DELETE FROM roadmap",
    "UPDATE roadmap SET stamp = 'x'",
    "UPDATE skill SET name = CAST(x'c328' AS TEXT)",
])  # fmt: skip
def test_an_ingest_over_tables_that_were_changed_by_hand_writes_the_graph_whole(tiny_store, file, statement):
    _change(file, "PRAGMA foreign_keys = OFF", statement)
    with suppress(StoreError):  # and nothing else
        tiny_store.load()
    tiny_store.replace(TINY)
    assert tiny_store.load() == canonical(TINY)
    assert tiny_store.faults == ()
    assert tiny_store.stamp() == stamp(TINY)


def test_a_graph_edited_by_hand_is_loaded_with_a_warning(tiny_store, file, caplog):
    _change(file, "UPDATE skill SET hours = 99 WHERE id = 'softmax'")
    assert revision(tiny_store.load()) != revision(TINY)
    assert "edited by hand" in caplog.text


def test_restated_a_hand_edit_is_what_polls_compare(tiny_store, file, caplog):
    _change(file, "UPDATE skill SET hours = 99 WHERE id = 'softmax'")
    before = tiny_store.revision(), tiny_store.stamp()
    revised = tiny_store.restate()
    assert revised == tiny_store.revision() == tiny_store.snapshot().revision
    assert not set(before) & {tiny_store.revision(), tiny_store.stamp()}


def test_of_a_graph_that_is_not_valid_any_more_the_valid_part_is_restated(tiny_store, file):
    _change(file, "PRAGMA foreign_keys = OFF", "DELETE FROM skill WHERE id = 'softmax'")
    revised = tiny_store.restate()
    assert len(tiny_store.faults) == 1
    assert revised == tiny_store.revision() == tiny_store.snapshot().revision != revision(TINY)


def test_killed_while_writing_the_old_graph_stays(tiny_store):
    code = f"""
        import os, sys
        sys.path.insert(0, {str(Path(__file__).parents[2])!r})
        from dataclasses import replace
        import queries.sqlite.store as module
        from graph.samples import TINY
        real = module.tables.insert
        def dying(connection, table, rows):
            if table == "requires":
                os._exit(9)
            real(connection, table, rows)
        module.tables.insert = dying
        module.SQLiteStore({tiny_store.url!r}).replace(replace(TINY, title="Half"))
    """
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], timeout=60, check=False)
    assert run.returncode == 9
    assert revision(tiny_store.load()) == revision(TINY)


@pytest.mark.parametrize("url", ["", "roadmap.sqlite", "mysql://x", "sqlite://", "sqlite:///", "http://localhost"])
def test_what_is_not_the_address_of_a_store_is_refused_with_the_forms_that_are(url):
    with pytest.raises(StoreUnavailable, match="sqlite:///"):
        open_store(url)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable, match="cannot be"):
        open_store(f"sqlite:///{tmp_path}/file/below.sqlite").replace(TINY)


def test_a_writer_has_the_pragmas_that_make_a_write_durable_and_whole(tiny_store):
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    with tiny_store._connection(write=True) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_the_database_itself_refuses_a_dangling_edge(tiny_store, monkeypatch):
    monkeypatch.setattr("queries.sqlite.store.refuse_dangling", lambda roadmap: None)
    lost = Requirement("attention", ("gardening",), Need.USE, "Because.", ())
    with pytest.raises(DanglingEdge, match="a row refers to a missing skill or topic"):
        tiny_store.replace(replace(TINY, requirements=(*TINY.requirements, lost)))
    assert revision(tiny_store.load()) == revision(TINY)


def test_a_second_writer_reads_only_what_the_first_has_written(tiny_store, monkeypatch):
    """A transaction that began deferred would compare with the old graph, and fail when it comes to write."""
    from queries.sqlite import tables

    read, entered, may_go_on, titles = tables.read, threading.Event(), threading.Event(), []

    def slow(connection, schema, faults):
        document = read(connection, schema, faults)
        titles.append(document["roadmap"]["title"])
        if not entered.is_set():
            entered.set()
            assert may_go_on.wait(10)
        return document

    monkeypatch.setattr(tables, "read", slow)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(tiny_store.replace, replace(TINY, title="First"))
        assert entered.wait(10)
        second = pool.submit(open_store(tiny_store.url).replace, replace(TINY, title="Second"))
        time.sleep(0.3)
        assert titles == ["Tiny"], "the second writer waits before it reads"
        may_go_on.set()
        assert first.result(20).is_change
        assert second.result(20).is_change
    assert titles == ["Tiny", "First"]


def test_on_a_full_disk_the_store_is_read_and_a_write_says_that_it_is_full(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "chaos", disk]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may make a small disk")
    try:
        with open_store(f"sqlite:///{disk}/full.sqlite") as store:
            store.replace(TINY)
            with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
                while filler.write(b"x" * 512):
                    pass
            with pytest.raises(StoreUnavailable, match="disk is full"):
                store.replace(replace(TINY, title="Newer"))
            assert store.load() == canonical(TINY)
            (disk / "filler").unlink()
            store.replace(replace(TINY, title="Newer"))
            assert store.load().title == "Newer"
    finally:
        subprocess.run(["umount", "-l", disk], check=True)
