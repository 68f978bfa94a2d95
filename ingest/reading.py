"""How a document was read: each entry with what it ended as, the skills that it became, and why."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from graph.model import ReadEntry
from ingest.entries import Entry, Outline, Shape
from ingest.links import outside
from ingest.recognise import Recognised
from ingest.understood import Kind, Recognition

_WHY = {
    Kind.TITLE: "the title of the document",
    Kind.LABEL: "only says what kind of thing follows",
    Kind.OVERVIEW: "in a list that points into later parts",
    Kind.PROSE: "names no skill",
    Kind.STATEMENT: "states what is above it",
}


def read_entries(outline: Outline, recognised: Recognised, new_id: Callable[[str], str]) -> Iterator[ReadEntry]:
    r"""Every entry as it was read; ``new_id`` gives the id of a skill that the catalogue does not know, by its name.

    Examples
    --------
    >>> from ingest.catalogue import load
    >>> from ingest.outline import outline
    >>> from ingest.recognise import recognise
    >>> entries = outline("# Algebra\n- Vectors")
    >>> [(one.line, one.kind, one.skills) for one in read_entries(entries, recognise(entries, load()), str)]
    [(1, 'topic', ()), (2, 'skills', ('vectors',))]
    """
    unread: defaultdict[int, list[str]] = defaultdict(list)
    for name in recognised.unread:
        unread[name.line].append(f'nothing is called "{name.name}", which it is said to need')
    for entry, recognition in zip(outline.entries, recognised.recognitions, strict=True):
        skills = dict.fromkeys([*recognition.skills, *map(new_id, recognition.unknown)])
        why = "; ".join([*_reasons(entry, recognition), *unread.pop(entry.line, ())])
        yield ReadEntry(entry.line, entry.as_written, recognition.kind.value, tuple(skills), why)


def _reasons(entry: Entry, recognition: Recognition) -> Iterator[str]:
    """Why an entry was read as it was: its kind, new skills, and names that were left out."""
    reason = _WHY.get(recognition.kind) or _by_entry(entry, recognition)
    if reason and not (recognition.kind is Kind.PROSE and recognition.ambiguous):
        yield reason
    if recognition.unknown:
        yield f"not in the catalogue: {', '.join(recognition.unknown)}"
    for name, ids in recognition.ambiguous.items():
        yield f'"{name}" may mean {" or ".join(ids)}'


def _by_entry(entry: Entry, recognition: Recognition) -> str:
    """The reason for a kind that has several, where the entry tells which one it is."""
    if recognition.kind is Kind.TOPIC:
        return f"names the topic {recognition.topic}" if recognition.topic else "a heading that names no skill"
    if recognition.kind is Kind.COVERED:
        return "belongs to a skill above it"
    if recognition.kind is Kind.RESOURCE:
        linked = outside(entry.links) and entry.shape is not Shape.HEADING
        return "has a link, and names no skill" if linked else "in a list of resources"
    return ""
