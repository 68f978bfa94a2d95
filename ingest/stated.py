"""Find what the author states beside the names: prerequisites and hours, in lines, sub-items and table columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from graph.errors import DocumentError
from ingest import need_phrases
from ingest.entries import CodeBlock, Entry, Outline, Shape, StatedNeed
from ingest.mermaid import flowchart, is_flowchart
from ingest.need_phrases import NeedPhrase
from ingest.tables import columns
from ingest.written_hours import WorkingTime, hours_beside, written_hours

_ARROW = re.compile(r"\s*(?:-+>|=+>|[\u2192\u21d2\u27f6])\s*")
_LEADING = re.compile(r"^(?:\W*\d+[.)]\s+|[-*+]\s+)")

MAX_NEEDS = 200
"""Prerequisites that one line may state."""


def with_statements(outline: Outline) -> Outline:
    """The outline, its entries with the prerequisites and hours that the author states beside the names.

    Raises
    ------
    DocumentError
        If a line states more than `MAX_NEEDS` prerequisites.
    """
    reader = _StatementReader(outline, outline.front.working)
    stated = replace(outline, entries=tuple(reader.entries()), arrows=tuple(_drawn(outline)))
    for need in [*(need for entry in stated.entries for need in entry.needs), *stated.arrows]:
        if need.names.count(",") >= MAX_NEEDS:
            why = f"states more than {MAX_NEEDS} prerequisites in one line: split it"
            raise DocumentError(outline.file, why, line=need.line)
    return stated


def _drawn(outline: Outline) -> Iterator[StatedNeed]:
    """The arrows between names in blocks of code."""
    for block in outline.code:
        if block.is_mermaid:
            yield from _charted(block)
            continue
        for number, line in enumerate(block.text.splitlines()):
            yield from _arrows(_LEADING.sub("", line), block.line + number)


def _charted(block: CodeBlock) -> Iterator[StatedNeed]:
    for arrow in flowchart(block.text).arrows if is_flowchart(block.text) else ():
        text = block.text.splitlines()[arrow.line].strip()
        yield StatedNeed(block.line + arrow.line, text, arrow.first, arrow.then, arrow.helpful, is_chain=True)


def _arrows(text: str, line: int) -> Iterator[StatedNeed]:
    """What ``A -> B -> C`` states: B needs A, and C needs B."""
    ends = [end.strip(" `\"'.;:") for end in _ARROW.split(text)]
    if len(ends) > 1 and all(ends):
        yield from (StatedNeed(line, text, first, then, is_chain=True) for first, then in pairwise(ends))


class _StatementReader:
    """Reads the entries of one outline in their order."""

    def __init__(self, outline: Outline, working: WorkingTime) -> None:
        self.outline, self.working = outline, working
        self.columns = columns(outline)
        self.labels: set[int] = set()

    def entries(self) -> Iterator[Entry]:
        """Every entry with what it states."""
        for index, entry in enumerate(self.outline.entries):
            yield self._in_table(index, entry) if entry.cell else self._stated(index, entry)

    def _stated(self, index: int, entry: Entry) -> Entry:
        if entry.parent in self.labels:
            return self._below_label(entry, self.outline.entries[entry.parent].parent)
        if need_phrases.is_label(entry.text) and entry.parent is not None:
            self.labels.add(index)
            return replace(entry, is_statement=True)
        if entry.shape is not Shape.HEADING and entry.parent is not None:
            if phrase := need_phrases.stated(entry.text):
                return self._only_states(entry, entry.parent, [phrase])
            if (hours := written_hours(entry.text, self.working)) is not None:
                return replace(entry, is_statement=True, hours=hours)
        return self._beside(index, entry)

    def _below_label(self, entry: Entry, of: int | None) -> Entry:
        """An item of a list of prerequisites."""
        if of is None:
            return entry
        text, _ = hours_beside(entry.text, self.working)
        return self._only_states(entry, of, [NeedPhrase(text)])

    def _only_states(self, entry: Entry, of: int, phrases: Sequence[NeedPhrase]) -> Entry:
        return replace(entry, is_statement=True, of=of, needs=tuple(_needs(entry, of, phrases)))

    def _beside(self, index: int, entry: Entry) -> Entry:
        text, phrases = need_phrases.beside(entry.text)
        text, hours = hours_beside(text, self.working)
        needs = (*_needs(entry, index, phrases), *_arrows(text, entry.line))
        if not (phrases or hours is not None):
            return replace(entry, needs=needs) if needs else entry
        return replace(entry, text=text, written=entry.as_written, needs=needs, hours=hours)

    def _in_table(self, index: int, entry: Entry) -> Entry:
        """A cell: what its column says is stated of the name in the same row."""
        column = self.columns[index]
        if column.name is None or column.name == index:
            return self._beside(index, replace(entry, shape=Shape.ITEM) if column.name == index else entry)
        if column.is_needs:
            stated = self._only_states(entry, column.name, [NeedPhrase(entry.text, column.is_helpful)])
            row = f"{self.outline.entries[column.name].text} | {column.header}: {entry.text}"
            return replace(stated, needs=tuple(replace(need, text=row) for need in stated.needs))
        hours = written_hours(entry.text, self.working, column.unit) if column.unit else None
        return entry if hours is None else replace(entry, is_statement=True, hours=hours, of=column.name)


def _needs(entry: Entry, of: int, phrases: Sequence[NeedPhrase]) -> Iterator[StatedNeed]:
    for phrase in phrases:
        if not need_phrases.is_nothing(phrase.names):
            yield StatedNeed(entry.line, entry.text, phrase.names, of, phrase.helpful)
