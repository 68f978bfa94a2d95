"""The document line by line: what each line became, which skills it names, and what was left out of it and why."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from api.web.once import once
from graph.model import ReadEntry
from graph.snapshot import Snapshot

MAX_PAGE_LINES = 300
"""Lines that a page has, if its last section does not start before."""

MAX_CONTENTS = 150
"""Sections that the contents list; of more, one for each page."""


class Only(StrEnum):
    """Which lines are shown."""

    ALL = ""
    SKILLS = "skills"
    TOPICS = "topics"
    NEW = "new"
    UNCLEAR = "unclear"
    LEFT_OUT = "left-out"


FILTERS = {
    Only.ALL: "All lines",
    Only.SKILLS: "Skills",
    Only.TOPICS: "Topics",
    Only.NEW: "Not in the catalogue",
    Only.UNCLEAR: "Names with several meanings",
    Only.LEFT_OUT: "Left out",
}
"""The words for each choice of lines, in their order."""

_TOLD = {
    "title": "The title of the document",
    "label": "Says what kind of thing follows",
    "overview": "Points to later parts of the document",
    "statement": "Says something about the skill above",
    "resource": "Names no skill: kept as something to learn from",
    "prose": "Names no skill",
    "topic": "A heading",
}
"""What the kinds mean that are no skill."""

_UNCLEAR = re.compile(r'"(?P<name>[^"]+)" may mean (?P<ids>\S+(?: or \S+)*)')
_TOPIC = re.compile(r"names the topic (?P<id>[^;\s]+)")
_MISSING = re.compile(r'nothing is called "(?P<name>[^"]+)"')


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name of a line that may mean several skills (ids), and was left out."""

    name: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document (from 1) and what it became.

    ``skills`` are ids; ``topic`` is that of a heading. ``told`` says what became of a line without skills.
    """

    line: int
    text: str
    kind: str
    skills: tuple[str, ...]
    topic: str
    told: str
    unclear: tuple[Unclear, ...]
    missing: tuple[str, ...]
    is_new: bool
    is_section: bool

    @property
    def is_left_out(self) -> bool:
        """Whether nothing of the line, or not all of it, is in the roadmap."""
        is_unread = self.kind in {"prose", "resource"} and not self.skills
        return is_unread or bool(self.unclear or self.missing)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document: its heading, the number of its page (from 1), and how many skills its lines name."""

    line: int
    name: str
    page: int
    skills: int


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of the document by the filter that shows them, in pages."""

    pages: Mapping[Only, tuple[tuple[Line, ...], ...]]
    counts: Mapping[Only, int]
    sections: tuple[Section, ...]

    def page_of(self, line: int) -> int:
        """The number of the page, of all lines, on which a line stands or would."""
        firsts = [page[0].line for page in self.pages[Only.ALL]]
        return max(1, bisect_right(firsts, line))


@once
def document(snapshot: Snapshot) -> Document:
    """The document of a roadmap, as it was read.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from graph.samples import TINY
    >>> entries = (ReadEntry(1, "Hello", "prose"), ReadEntry(2, "Vectors", "skills", ("vectors",)))
    >>> found = document(Snapshot(replace(TINY, entries=entries)))
    >>> found.counts[Only.LEFT_OUT], found.pages[Only.SKILLS][0][0].text
    (1, 'Vectors')
    """
    lines = tuple(_lines(snapshot))
    chosen = {only: [line for line in lines if _is_shown(line, only)] for only in Only}
    pages = {only: tuple(_pages(found)) for only, found in chosen.items()}
    counts = {only: len(found) for only, found in chosen.items()}
    return Document(pages, counts, _contents(pages[Only.ALL]))


def _is_shown(line: Line, only: Only) -> bool:
    match only:
        case Only.ALL:
            return True
        case Only.SKILLS:
            return bool(line.skills)
        case Only.TOPICS:
            return bool(line.topic)
        case Only.NEW:
            return line.is_new
        case Only.UNCLEAR:
            return bool(line.unclear)
        case Only.LEFT_OUT:
            return line.is_left_out


def _lines(snapshot: Snapshot) -> Iterator[Line]:
    by_line = {topic.line: topic.id for topic in snapshot.roadmap.topics if topic.line}
    section = ""
    for entry in snapshot.roadmap.entries:
        topic = _topic(snapshot, entry, by_line)
        is_first = by_line.get(entry.line) == topic
        is_section = bool(topic) and is_first and section not in snapshot.path(topic)
        section = topic if is_section else section
        yield _line(snapshot, entry, topic, is_section=is_section)


def _topic(snapshot: Snapshot, entry: ReadEntry, by_line: Mapping[int, str]) -> str:
    """The id of the topic that a heading became; empty for any other line."""
    if entry.kind != "topic":
        return ""
    named = _TOPIC.search(entry.why)
    id = by_line.get(entry.line) or (named["id"] if named else "")
    return id if id in snapshot.topics else ""


def _line(snapshot: Snapshot, entry: ReadEntry, topic: str, *, is_section: bool) -> Line:
    skills = tuple(id for id in entry.skills if id in snapshot.skills)
    return Line(
        line=entry.line,
        text=entry.text,
        kind=entry.kind,
        skills=skills,
        topic=topic,
        told=_TOLD.get(entry.kind, ""),
        unclear=tuple(_unclear(snapshot, entry.why)),
        missing=tuple(found["name"] for found in _MISSING.finditer(entry.why)),
        is_new=any(not snapshot.skills[id].curated for id in skills),
        is_section=is_section,
    )


def _unclear(snapshot: Snapshot, why: str) -> Iterator[Unclear]:
    for found in _UNCLEAR.finditer(why):
        ids = (id.rstrip(";") for id in found["ids"].split(" or "))
        yield Unclear(found["name"], tuple(id for id in ids if id in snapshot.skills))


def _pages(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """The lines in pages, each full, or ended before a section that would not fit."""
    page: list[Line] = []
    for section in _by_section(lines):
        if page and len(page) + len(section) > MAX_PAGE_LINES:
            yield tuple(page)
            page = []
        page += section
        while len(page) > MAX_PAGE_LINES:
            yield tuple(page[:MAX_PAGE_LINES])
            page = page[MAX_PAGE_LINES:]
    if page:
        yield tuple(page)


def _by_section(lines: Iterable[Line]) -> Iterator[list[Line]]:
    section: list[Line] = []
    for line in lines:
        if line.is_section and section:
            yield section
            section = []
        section.append(line)
    if section:
        yield section


def _contents(pages: Sequence[Sequence[Line]]) -> tuple[Section, ...]:
    """The sections in their order; where they are many, the first of each page stands for it."""
    found = [
        Section(section[0].line, section[0].text, number, len({id for line in section for id in line.skills}))
        for number, page in enumerate(pages, 1)
        for section in _by_section(page)
        if section[0].is_section
    ]
    if len(found) <= MAX_CONTENTS:
        return tuple(found)
    return tuple({section.page: section for section in reversed(found)}.values())[::-1]
