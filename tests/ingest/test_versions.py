"""A version of a roadmap is read whatever form it has, and nothing is changed by that."""

import json
import os
import sqlite3
import threading
from dataclasses import replace

import pytest

from graph.errors import DocumentError, SchemaMismatch, StoreEmpty, StoreUnavailable
from graph.interchange import document
from graph.revision import revision
from graph.samples import TINY
from ingest.versions import read_version

BREAD = "---\ncatalogue: none\n---\n# Bread\n## Baking\n- Shaping (requires: Kneading)\n- Kneading\n"


@pytest.fixture
def export(tmp_path):
    file = tmp_path / "tiny.json"
    file.write_text(json.dumps(document(TINY)), encoding="utf-8")
    return file


def test_a_store_its_file_and_its_export_are_one_version(tiny_store, export):
    given = [tiny_store.url, str(tiny_store.path), str(export)]
    assert {read_version(name).revision for name in given} == {revision(TINY)}


def test_a_store_is_not_changed_by_reading(tiny_store):
    before = {file.name: file.read_bytes() for file in tiny_store.path.parent.iterdir()}
    read_version(str(tiny_store.path))
    assert {file.name: file.read_bytes() for file in tiny_store.path.parent.iterdir()} == before


def test_a_document_is_a_version_with_its_own_requirements(tmp_path):
    (tmp_path / "bread.md").write_text(BREAD)
    roadmap = read_version(str(tmp_path / "bread.md")).roadmap
    assert [(one.skill, one.members) for one in roadmap.requirements] == [("shaping", ("kneading",))]


@pytest.mark.parametrize("text", [BREAD, json.dumps(document(TINY)), "\n" + json.dumps(document(TINY))])
def test_a_pipe_is_read_once_whatever_it_holds(tmp_path, text):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    opened = os.open(pipe, os.O_RDWR)  # so that neither end waits for the other
    written = threading.Thread(target=lambda: (os.write(opened, text.encode()), os.close(opened)))
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    written.start()
    written.join()
    try:
        assert read_version(f"/dev/fd/{reading}").roadmap.title in {"Bread", "Tiny"}
    finally:
        os.close(reading)


def test_a_fault_in_a_pipe_names_the_pipe_and_the_line(tmp_path):
    reading, writing = os.pipe()
    os.write(writing, b"- no heading\n")
    os.close(writing)
    with pytest.raises(DocumentError, match=rf"^/dev/fd/{reading}:1: has no heading"):
        read_version(f"/dev/fd/{reading}")
    os.close(reading)


def test_what_is_not_there_or_not_readable_is_refused(tmp_path):
    with pytest.raises(DocumentError, match="cannot be read"):
        read_version(str(tmp_path / "none.md"))
    with pytest.raises(DocumentError, match="is a folder without Markdown files"):
        read_version(str(tmp_path))
    with pytest.raises(DocumentError, match="cannot be read"):
        read_version("a\0b")
    with pytest.raises(StoreEmpty, match="does not exist"):
        read_version(f"sqlite:///{tmp_path}/none.sqlite")
    with pytest.raises(StoreUnavailable):
        read_version("mysql://x")


def test_json_with_faults_is_refused_with_its_place(tmp_path, export):
    (tmp_path / "broken.json").write_text("{\n 'a'")
    with pytest.raises(DocumentError, match="is not JSON"):
        read_version(str(tmp_path / "broken.json"))
    edited = document(replace(TINY, title="Edited")) | {"revision": revision(TINY)}
    export.write_text(json.dumps(edited))
    with pytest.raises(DocumentError, match=r"tiny\.json: its revision is not that of its content"):
        read_version(str(export))


def test_a_database_of_another_program_is_refused(tmp_path):
    connection = sqlite3.connect(tmp_path / "other.sqlite")
    connection.execute("CREATE TABLE things (id)")
    connection.commit()
    connection.close()
    with pytest.raises(SchemaMismatch, match="another program"):
        read_version(str(tmp_path / "other.sqlite"))


def test_no_more_is_read_than_the_limit_of_what_it_looks_like(tmp_path):
    with pytest.raises(DocumentError, match=r"^/dev/zero: is too large: it may have at most 2,000,000 bytes"):
        read_version("/dev/zero")
    reading, writing = os.pipe()
    text = b"{" + b" " * 1_000_000 + json.dumps(document(TINY)).encode()[1:]
    writer = threading.Thread(target=_write, args=(writing, text))
    writer.start()
    try:
        assert read_version(f"/dev/fd/{reading}").revision == revision(TINY)
    finally:
        writer.join()
        os.close(reading)


def _write(opened, text):
    with os.fdopen(opened, "wb") as stream:
        stream.write(text)
