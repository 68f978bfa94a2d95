"""The hours that an author states, by skill."""

from ingest.entries import Outline
from ingest.ids import slug
from ingest.recognise import Recognised
from ingest.understood import Kind


def stated_hours(outline: Outline, recognised: Recognised, index: int) -> dict[str, float]:
    """The hours that an entry (given by its index) states, by skill (id); several skills divide them, to half hours."""
    entry = outline.entries[index]
    if entry.hours is None:
        return {}
    place = _stated_of(outline, index) if entry.is_statement else index
    if place is None or recognised.recognitions[place].kind not in {Kind.SKILLS, Kind.TOPIC}:
        return {}
    of = recognised.recognitions[place]
    ids = dict.fromkeys([*of.skills, *map(slug, of.unknown)])
    each = max(0.5, round(entry.hours / len(ids) * 2) / 2) if ids else 0
    return dict.fromkeys(ids, each)


def _stated_of(outline: Outline, index: int) -> int | None:
    """The index of the entry that a statement is about: the name in its row, or the entry above."""
    entry = outline.entries[index]
    return entry.parent if entry.of is None else entry.of
