"""Read a version of a roadmap, whatever form it has: a document, an export, or a store."""

import json
import tempfile
from pathlib import Path
from urllib.parse import quote

import orjson

from graph.dag import check
from graph.errors import DocumentError, InvalidGraph
from graph.interchange import parse
from graph.snapshot import Snapshot
from ingest.document import MAX_DOCUMENT_BYTES
from ingest.files import is_json_object, read_bytes
from ingest.pipeline import MAX_JSON_BYTES, from_markdown
from queries import Login, open_store

_SQLITE = b"SQLite format 3\0"


def read_version(name: str, *, folder: Path | None = None, login: Login | None = None) -> Snapshot:
    """The roadmap of a document, an export, an SQLite file, or a store by its address; none of them is changed.

    Parameters
    ----------
    name
        A file, or the address of a store.
    folder
        The folder of a catalogue of one's own, for a document.
    login
        User and password of a server.

    Raises
    ------
    DocumentError, CatalogueError, InvalidGraph, StoreError
    """
    if "://" in name:
        return _stored(name, login)
    file = Path(name)
    start = _first_bytes(file)
    if start.startswith(_SQLITE):
        return _stored(f"sqlite:///{quote(str(file.absolute()))}", login)
    if file.exists() and not (file.is_file() or file.is_dir()):
        return _piped(file, folder)
    if is_json_object(start) and (given := _export(file, read_bytes(file, MAX_JSON_BYTES))):
        return given
    return Snapshot(from_markdown(file, folder=folder)[0])


def _stored(url: str, login: Login | None) -> Snapshot:
    with open_store(url, login) as store:
        return store.snapshot()


def _first_bytes(file: Path) -> bytes:
    """The beginning of a regular file; nothing of what can be read only once, or not at all."""
    try:
        if not file.is_file():
            return b""
        with file.open("rb") as opened:
            return opened.read(100)
    except (OSError, ValueError):
        return b""  # whoever reads it says why it cannot be read


def _piped(file: Path, folder: Path | None) -> Snapshot:
    """What a pipe gives: it can be read only once, so a document is read from a copy."""
    raw = read_bytes(file, MAX_DOCUMENT_BYTES, max_json_bytes=MAX_JSON_BYTES)
    if is_json_object(raw) and (given := _export(file, raw)):
        return given
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "roadmap.md"
        copy.write_bytes(raw)
        try:
            return Snapshot(from_markdown(copy, folder=folder)[0])
        except DocumentError as problem:
            raise DocumentError(file, problem.why, line=problem.line, field=problem.field) from problem


def _export(file: Path, raw: bytes) -> Snapshot | None:
    """The roadmap of an export; None for JSON of another form, which may be a document.

    Raises
    ------
    DocumentError
        If it is an export with faults, or no JSON.
    """
    try:
        given = orjson.loads(raw)
    except json.JSONDecodeError as problem:
        raise DocumentError(file, f"is not JSON: {problem}", line=problem.lineno) from problem
    if not isinstance(given, dict) or "format" not in given:
        return None
    try:
        roadmap = parse(given)
        check(roadmap)
    except InvalidGraph as problem:
        raise DocumentError(file, str(problem)) from problem
    return Snapshot(roadmap)
