"""The revision of a graph: the same content has the same one, on any store and any machine."""

import hashlib
import json
import unicodedata

from graph.content import content
from graph.model import Roadmap


def revision(roadmap: Roadmap) -> str:
    """SHA-256 (64 hex digits) over the canonical JSON of everything that answers depend on.

    Canonical: lists sorted by id, keys sorted, hours as whole half-hours, Unicode composed (NFC), empty values absent.

    Examples
    --------
    >>> revision(Roadmap("A")) == revision(Roadmap("A")) != revision(Roadmap("B"))
    True
    """
    text = json.dumps(_canonical(content(roadmap)), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def _canonical(value: object) -> object:
    if isinstance(value, dict):
        return {key: _canonical(_half_hours(key, part)) for key, part in value.items() if part not in _ABSENT}
    return [_canonical(part) for part in value] if isinstance(value, list | tuple) else value


def _half_hours(key: str, part: object) -> object:
    return round(part * 2) if key == "hours" and isinstance(part, int | float) else part


_ABSENT: tuple[object, ...] = (None, "", [], (), {})
