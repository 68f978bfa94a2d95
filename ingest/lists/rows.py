"""The rows of a list of skills, whatever its form, and the outline that they make."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import DocumentError
from graph.names import MAX_NAME_CHARACTERS
from ingest import need_phrases
from ingest.entries import Entry, Hyperlink, Outline, Shape, StatedNeed
from ingest.front_matter import FrontMatter
from ingest.outline import MAX_ENTRIES, one_line
from ingest.stated import MAX_NEEDS
from ingest.written_hours import MAX_HOURS, WorkingTime, written_hours

COLUMNS = ("name", "requires", "hours", "topic", "link")
"""What a row may have. Only the name is needed."""

MAX_CELL_CHARACTERS = 5_000
"""Characters of one cell."""

_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One skill of a list, in a ``line`` (from 1): what it ``requires`` are lists in words, "A, B (or C)"."""

    line: int
    name: str
    requires: tuple[str, ...] = ()
    hours: float | None = None
    topic: str = ""
    links: tuple[str, ...] = ()


def outline_of(rows: Iterable[Row], file: str, front: FrontMatter, line: int) -> Outline:
    """The entries of a list: its title as a heading in a ``line`` (from 1), each topic as a heading, each row an item.

    Rows of one topic stand together, in the order in which the topics come first.

    Raises
    ------
    DocumentError
        If there is no row, or there are more than `MAX_ENTRIES`.
    """
    by_topic: defaultdict[str, list[Row]] = defaultdict(list)
    for count, row in enumerate(rows):
        if count >= MAX_ENTRIES:
            raise DocumentError(file, f"has more than {MAX_ENTRIES:,} skills: split the roadmap", line=row.line)
        by_topic[row.topic].append(row)
    if not by_topic:
        raise DocumentError(file, "lists no skill", line=line)
    entries = [Entry(line, Shape.HEADING, front.title or Path(file).stem, 1, None)]
    for topic, members in by_topic.items():
        above = 0
        if topic:
            above = len(entries)
            entries.append(Entry(members[0].line, Shape.HEADING, topic, 2, 0))
        entries += [_entry(row, len(entries) + place, above) for place, row in enumerate(members)]
    return Outline(file, tuple(entries), front=front)


def _entry(row: Row, index: int, above: int) -> Entry:
    needs = tuple(
        StatedNeed(row.line, f"{row.name} | requires: {names}", names, index)
        for names in row.requires
        if not need_phrases.is_nothing(names)
    )
    links = tuple(Hyperlink(row.name, url) for url in row.links)
    return Entry(row.line, Shape.ITEM, row.name, 1, above, links=links, needs=needs, hours=row.hours, is_name=True)


class RowReader:
    """Turns the fields of rows into values, and names the line of what cannot be one."""

    def __init__(self, file: str, working: WorkingTime) -> None:
        self.file, self.working = file, working

    def row(self, line: int, fields: Mapping[str, Any]) -> Row | None:
        """The row of a line (from 1), None if all its fields are empty.

        Raises
        ------
        DocumentError
            If a field is unknown or no value of its kind, or the name is missing.
        """
        if unknown := [field for field in fields if field not in COLUMNS]:
            raise self._refused(line, f'has an unknown field "{unknown[0]}": {what_there_is()}', "")
        values = {field: self._texts(line, field, value) for field, value in fields.items()}
        if not any(values.values()):
            return None
        return Row(
            line,
            self._name(line, values.get("name", [])),
            self._requires(line, values.get("requires", [])),
            self._hours(line, values.get("hours", [])),
            self._single(line, "topic", values.get("topic", [])),
            tuple(self._links(line, values.get("link", []))),
        )

    def _texts(self, line: int, field: str, value: Any) -> list[str]:
        """The texts of a field, which is one or a list of them, without empty ones."""
        values = value if isinstance(value, list) else [value]
        if len(values) > MAX_NEEDS:
            raise self._refused(line, f"has more than {MAX_NEEDS} values", field)
        texts = []
        for each in values:
            if not isinstance(each, str | int | float | None) or isinstance(each, bool):
                raise self._refused(line, "is a text, a number or a list of texts", field)
            if len(str(each)) > MAX_CELL_CHARACTERS:
                raise self._refused(line, f"has more than {MAX_CELL_CHARACTERS:,} characters", field)
            texts.append("" if each is None else one_line([str(each)]))
        return [text for text in texts if text]

    def _name(self, line: int, texts: Sequence[str]) -> str:
        if not texts:
            raise self._refused(line, "a row needs the name of a skill", "name")
        return self._single(line, "name", texts)

    def _single(self, line: int, field: str, texts: Sequence[str]) -> str:
        if len(texts) > 1 or any(len(text) > MAX_NAME_CHARACTERS for text in texts):
            raise self._refused(line, f"is one text of at most {MAX_NAME_CHARACTERS} characters", field)
        return texts[0] if texts else ""

    def _requires(self, line: int, texts: Sequence[str]) -> tuple[str, ...]:
        if sum(1 + text.count(",") + text.count(";") for text in texts) > MAX_NEEDS:
            raise self._refused(line, f"states more than {MAX_NEEDS} prerequisites in one row: split it", "requires")
        return tuple(texts)

    def _hours(self, line: int, texts: Sequence[str]) -> float | None:
        text = self._single(line, "hours", texts)
        hours = written_hours(text, self.working, "h") if text else None
        if text and hours is None:
            why = f'"{text}" is no time: write hours (6), "90 min", "2-3 days" or "2 weeks", at most {MAX_HOURS:,} h'
            raise self._refused(line, why, "hours")
        return hours

    def _links(self, line: int, texts: Sequence[str]) -> Iterator[str]:
        for text in texts:
            for url in text.split():
                if not _ADDRESS.match(url):
                    raise self._refused(line, f'"{url}" is no address: it begins with https:// or http://', "link")
                yield url

    def _refused(self, line: int, why: str, field: str) -> DocumentError:
        return DocumentError(self.file, why, line=line, field=field)


def what_there_is() -> str:
    """The columns of a list, in words."""
    return f"there are {', '.join(COLUMNS)}"
