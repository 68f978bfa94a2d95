"""Backups: the same file from every store, whole or not at all, and nothing else is restored."""

import hashlib
import os
from dataclasses import replace

import orjson
import pytest

from graph.errors import DocumentError, StoreEmpty, StoreUnavailable
from graph.interchange import canonical
from graph.revision import revision, stamp
from graph.samples import TINY
from queries import backup as module
from queries import open_store
from queries.backup import back_up, read_backup, restore
from tests.queries.test_store_contract import RICH


@pytest.fixture
def file(tmp_path):
    """A backup of the rich roadmap."""
    with open_store(f"sqlite:///{tmp_path}/rich.sqlite") as store:
        store.replace(RICH)
        back_up(store, tmp_path / "rich.backup")
    return tmp_path / "rich.backup"


def _rewritten(file, change):
    """Change a backup, and give it a hash that fits."""
    lines = file.read_bytes().splitlines(keepends=True)[:-1]
    lines = change(lines) or lines
    sha = hashlib.sha256(b"".join(lines)).hexdigest()
    file.write_bytes(b"".join(lines) + orjson.dumps({"sha256": sha}) + b"\n")


def test_what_was_backed_up_is_restored_whatever_the_store_holds(store, tmp_path):
    store.replace(RICH)
    done = back_up(store, tmp_path / "a.backup")
    assert (done.revision, done.skills, done.topics, done.requirements) == (revision(RICH), 6, 3, 6)
    store.replace(TINY)
    assert restore(store, tmp_path / "a.backup") == done
    assert store.load() == canonical(RICH)
    assert store.stamp() == stamp(RICH)


def test_both_stores_write_the_same_bytes(file, tmp_path, empty_neo4j):
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
        restore(store, file)
        back_up(store, tmp_path / "other.backup")
    assert (tmp_path / "other.backup").read_bytes() == file.read_bytes()


def test_a_file_that_is_there_is_kept_unless_it_is_forced(tiny_store, tmp_path):
    file = tmp_path / "precious"
    file.write_text("mine")
    with pytest.raises(StoreUnavailable, match="--force"):
        back_up(tiny_store, file)
    assert file.read_text() == "mine"
    back_up(tiny_store, file, force=True)
    assert read_backup(file) == canonical(TINY)


def test_a_file_that_appears_meanwhile_is_kept_too(tiny_store, tmp_path, monkeypatch):
    file, real = tmp_path / "precious", module._lines

    def slow(roadmap, stated):
        file.write_text("another's")
        return real(roadmap, stated)

    monkeypatch.setattr(module, "_lines", slow)
    with pytest.raises(StoreUnavailable, match="no backup was made"):
        back_up(tiny_store, file)
    assert file.read_text() == "another's"
    assert sorted(os.listdir(tmp_path)) == ["precious", "tiny.sqlite"]


def test_a_backup_that_cannot_be_finished_leaves_nothing_behind(tiny_store, tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (tmp_path / "old").write_text("old")
    for file in (tmp_path / "new", tmp_path / "old"):
        with pytest.raises(StoreUnavailable, match="No space left on device; no backup was made"):
            back_up(tiny_store, file, force=True)
    assert sorted(os.listdir(tmp_path)) == ["old", "tiny.sqlite"]
    assert (tmp_path / "old").read_text() == "old"


def test_an_empty_store_has_nothing_to_back_up(store, tmp_path):
    store.ensure_schema()
    with pytest.raises(StoreEmpty):
        back_up(store, tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_backup_that_was_cut_anywhere_is_refused_and_changes_nothing(file, tiny_store):
    content = file.read_bytes()
    for length in range(0, len(content) - 1, 97):
        file.write_bytes(content[:length])
        with pytest.raises(DocumentError, match=r"was cut or changed|is no backup of Prereq"):
            restore(tiny_store, file)
    assert tiny_store.load() == canonical(TINY)


@pytest.mark.parametrize("change", [
    lambda lines: lines[:-1], lambda lines: [*lines, lines[-1]], lambda lines: lines[:1],
    lambda lines: [lines[0].replace(b'"skills":6', b'"skills":7'), *lines[1:]],
    lambda lines: [lines[0].replace(b'"skills":6', b'"skills":-6'), *lines[1:]],
    lambda lines: [lines[0].replace(b'"skills":6', b'"skills":"x"'), *lines[1:]],
    lambda lines: [line.replace(b'"hours":4', b'"hours":5') for line in lines],
    lambda lines: [line.replace(b'"hours":4', b'"hours":"x"') for line in lines],
    lambda lines: [line.replace(b'"id":"softmax"', b'"id":"vectors"') for line in lines],
    lambda lines: [*lines[:1], b"7\n" * 20],
])  # fmt: skip
def test_a_backup_that_was_changed_is_refused_even_with_a_hash_that_fits(file, tiny_store, change):
    _rewritten(file, change)
    with pytest.raises(DocumentError, match="was cut or changed"):
        restore(tiny_store, file)
    assert tiny_store.load() == canonical(TINY)


@pytest.mark.parametrize("content", [
    b"", b"\n", b"{}\n", b"7\n", b"[]\n{}\n", b"# A roadmap\n\n- SQL\n", b"\xff\xfe\n\x00",
    b'{"format":"prereq-graph/2"}', b'{"format":"prereq-backup/9"}\n{}\n',
])  # fmt: skip
def test_another_file_is_no_backup(content, tiny_store, tmp_path):
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(DocumentError, match="is no backup of Prereq"):
        restore(tiny_store, tmp_path / "other")


def test_a_file_that_is_not_there_and_a_folder_are_told(tiny_store, tmp_path):
    for file in (tmp_path / "none", tmp_path):
        with pytest.raises(DocumentError, match="cannot be read"):
            restore(tiny_store, file)


def test_the_terminal_backs_up_and_restores(prereq, tmp_path):
    first, second = f"sqlite:///{tmp_path}/one.sqlite", f"sqlite:///{tmp_path}/two.sqlite"
    with open_store(first) as store:
        store.replace(replace(TINY, title="Mine"))
    done = prereq("backup", str(tmp_path / "mine"), "--store", first)
    assert (done.returncode, done.stdout[:50]) == (0, "Backed up 6 skills in 2 topics and 6 requirements,")
    refused = prereq("backup", str(tmp_path / "mine"), "--store", first)
    assert (refused.returncode, "--force" in refused.stderr) == (3, True)
    assert prereq("backup", str(tmp_path / "mine"), "--force", "--store", first).returncode == 0
    restored = prereq("restore", str(tmp_path / "mine"), "--store", second, "--json")
    assert orjson.loads(restored.stdout)["requirements"] == 6
    with open_store(second) as store:
        assert store.load().title == "Mine"
    foreign = prereq("restore", str(tmp_path / "one.sqlite"), "--store", second)
    assert (foreign.returncode, foreign.stderr.count("\n")) == (2, 1)
