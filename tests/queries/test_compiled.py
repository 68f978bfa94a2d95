"""Compiled files: used while they are right, and otherwise as if they were not there."""

import os
import sqlite3
from dataclasses import replace

import pytest

import queries.compiled as module
from graph.samples import TINY
from graph.snapshot import Snapshot
from queries import open_store
from queries.compiled import Compiled

OTHER = replace(TINY, title="Other")


@pytest.fixture
def compiled(tiny_store, tmp_path):
    return Compiled(tiny_store, tmp_path / "cache")


def _change(store, statement):
    with sqlite3.connect(store.path) as connection:
        connection.execute(statement)
    connection.close()


def test_the_first_answer_writes_it_for_its_owner_only(compiled):
    assert compiled.read() is None
    assert compiled.snapshot().revision == Snapshot(TINY).revision
    assert compiled.path.stat().st_mode & 0o777 == 0o600
    assert compiled.read().revision == Snapshot(TINY).revision


def test_the_second_answer_does_not_read_the_store(compiled, tiny_store, monkeypatch):
    compiled.snapshot()
    monkeypatch.setattr(tiny_store, "snapshot", lambda: pytest.fail("the store was read"))
    assert compiled.snapshot().order == Snapshot(TINY).order


@pytest.mark.parametrize("write", [
    lambda store: store.replace(OTHER),
    lambda store: _change(store, "UPDATE skill SET hours = 99 WHERE id = 'softmax'"),
], ids=["an ingest", "a hand edit"])  # fmt: skip
def test_after_a_write_it_is_not_used(compiled, tiny_store, write):
    compiled.snapshot()
    write(tiny_store)
    assert compiled.read() is None
    assert compiled.snapshot().revision == tiny_store.snapshot().revision != Snapshot(TINY).revision


def test_other_code_does_not_use_it(compiled, monkeypatch):
    compiled.snapshot()
    monkeypatch.setattr(module, "_code", lambda: (("graph/model.py", 1, 2),))
    assert compiled.read() is None


@pytest.mark.parametrize("spoil", [
    lambda path: path.write_bytes(path.read_bytes()[:-5]),
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"\x80\x04garbage"),
    lambda path: path.chmod(0o666),
    lambda path: (path.unlink(), path.mkdir()),
], ids=["cut", "empty", "foreign", "writable by others", "a folder"])  # fmt: skip
def test_a_spoiled_file_is_not_used_and_harms_nothing(compiled, spoil):
    compiled.snapshot()
    spoil(compiled.path)
    assert compiled.read() is None
    assert compiled.snapshot().revision == Snapshot(TINY).revision


def test_where_nothing_can_be_written_the_store_answers(tiny_store, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert Compiled(tiny_store, tmp_path / "file").snapshot().revision == Snapshot(TINY).revision


def test_what_is_written_while_the_store_is_read_is_not_kept(compiled, tiny_store, monkeypatch):
    read = tiny_store.snapshot

    def reading():
        found = read()
        tiny_store.replace(OTHER)
        return found

    monkeypatch.setattr(tiny_store, "snapshot", reading)
    compiled.snapshot()
    assert not compiled.path.exists()


def test_no_other_file_is_left_behind(compiled):
    compiled.snapshot()
    assert os.listdir(compiled.path.parent) == [compiled.path.name]


def test_stores_have_files_of_their_own(tiny_store, tmp_path):
    with open_store(f"sqlite:///{tmp_path}/other.sqlite") as other:
        other.replace(OTHER)
        assert Compiled(tiny_store, tmp_path).snapshot().revision != Compiled(other, tmp_path).snapshot().revision


def test_a_deleted_file_is_written_anew(compiled):
    compiled.snapshot()
    compiled.delete()
    compiled.delete()
    assert compiled.snapshot().order == compiled.read().order
