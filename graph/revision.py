"""The revision of a graph: the same content has the same one, on any store and any machine."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

from graph.content import Document, entry_rows, streamed
from graph.model import Roadmap

MAX_PIECE_ROWS = 1_000
"""Rows that are turned into JSON at a time."""


def revision(roadmap: Roadmap) -> str:
    """SHA-256 (64 hex digits) over the canonical JSON of everything that answers depend on.

    Canonical: lists sorted by id, keys sorted, hours as whole half-hours, Unicode composed (NFC), empty values absent.

    Examples
    --------
    >>> revision(Roadmap("A")) == revision(Roadmap("A")) != revision(Roadmap("B"))
    True
    """
    sha = hashlib.sha256()
    for piece in _pieces(streamed(roadmap)):
        sha.update(unicodedata.normalize("NFC", piece).encode())
    return sha.hexdigest()


def stamp(roadmap: Roadmap, revision_of_it: str = "") -> str:
    """SHA-256 over the revision and how the document was read: what shows the entries compares this.

    Parameters
    ----------
    revision_of_it
        The revision, if that is known already; else it is computed.

    Examples
    --------
    >>> from graph.model import ReadEntry
    >>> read = Roadmap("A", entries=(ReadEntry(1, "A", "title"),))
    >>> revision(read) == revision(Roadmap("A")), stamp(read) == stamp(Roadmap("A"))
    (True, False)
    """
    return digest({"revision": revision_of_it or revision(roadmap), "entries": entry_rows(roadmap.entries)})


def digest(document: Document) -> str:
    """SHA-256 over the canonical JSON of a document."""
    return hashlib.sha256(unicodedata.normalize("NFC", _json(document)).encode()).hexdigest()


def _pieces(sections: Document) -> Iterator[str]:
    """The canonical JSON of sections of rows, in pieces of bounded size.

    A piece begins and ends with a sign of JSON, which no composition of Unicode crosses.
    """
    before = "{"
    for name, section in sorted(sections.items()):
        if isinstance(section, dict):
            pieces = iter([_json(section)] if section else [])
            opened, closed = "", ""
        else:
            pieces, (opened, closed) = _batches(section), "[]"
        for piece in pieces:
            yield f'{before}"{name}":{opened}{piece}'
            before = ","
            for more in pieces:
                yield f",{more}"
            yield closed
    yield "{}" if before == "{" else "}"


def _batches(rows: Iterable[Document]) -> Iterator[str]:
    """The canonical JSON of a list of rows, in pieces without brackets; nothing for an empty list."""
    left = iter(rows)
    while batch := list(islice(left, MAX_PIECE_ROWS)):
        yield _json(batch)[1:-1]


def _json(value: object) -> str:
    return _ENCODE(_canonical(value))


def _canonical(value: object) -> object:
    """A value without its empty parts; zero and false are no empty parts."""
    if isinstance(value, dict):
        return {
            key: part if type(part) is str else _canonical(_half_hours(key, part))
            for key, part in value.items()
            if part or isinstance(part, int | float)
        }
    if isinstance(value, list | tuple):
        return [part if type(part) is str else _canonical(part) for part in value]
    return value


def _half_hours(key: str, part: object) -> object:
    return round(part * 2) if key in _HOURS and isinstance(part, int | float) else part


_HOURS = {"hours", "hours_use"}
_ENCODE = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode
