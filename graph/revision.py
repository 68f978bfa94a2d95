"""The revision of a graph: the same content has the same one, on any store and any machine."""

import hashlib
import json
import unicodedata

from graph.content import Document, content, entry_rows
from graph.model import Roadmap


def revision(roadmap: Roadmap) -> str:
    """SHA-256 (64 hex digits) over the canonical JSON of everything that answers depend on.

    Canonical: lists sorted by id, keys sorted, hours as whole half-hours, Unicode composed (NFC), empty values absent.

    Examples
    --------
    >>> revision(Roadmap("A")) == revision(Roadmap("A")) != revision(Roadmap("B"))
    True
    """
    return digest(content(roadmap))


def stamp(roadmap: Roadmap) -> str:
    """SHA-256 over the revision and how the document was read: what shows the entries compares this.

    Examples
    --------
    >>> from graph.model import ReadEntry
    >>> read = Roadmap("A", entries=(ReadEntry(1, "A", "title"),))
    >>> revision(read) == revision(Roadmap("A")), stamp(read) == stamp(Roadmap("A"))
    (True, False)
    """
    return digest({"revision": revision(roadmap), "entries": entry_rows(roadmap.entries)})


def digest(document: Document) -> str:
    """SHA-256 over the canonical JSON of a document."""
    text = json.dumps(_canonical(document), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def _canonical(value: object) -> object:
    if isinstance(value, dict):
        return {key: _canonical(_half_hours(key, part)) for key, part in value.items() if part not in _ABSENT}
    return [_canonical(part) for part in value] if isinstance(value, list | tuple) else value


def _half_hours(key: str, part: object) -> object:
    return round(part * 2) if key in _HOURS and isinstance(part, int | float) else part


_HOURS = {"hours", "hours_use"}
_ABSENT: tuple[object, ...] = (None, "", [], (), {})
