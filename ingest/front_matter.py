"""The front matter of a document: what the author says of the whole of it, in YAML between two lines of dashes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.errors import DocumentError
from ingest.plain_yaml import YamlFault, parse
from ingest.written_hours import WorkingTime

MAX_FRONT_MATTER_CHARACTERS = 10_000
"""Characters that front matter may have."""

MAX_FIELD_CHARACTERS = 300
"""Characters of one field of it."""

_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?\n)---[ \t]*(\r?\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says; other fields than these are left to other programs.

    ``catalogue`` is "none" for a document of another field. ``own`` is "only" if the author's prerequisites stand
    alone.
    """

    title: str = ""
    subject: str = ""
    language: str = ""
    catalogue: str = ""
    own: str = ""
    working: WorkingTime = field(default_factory=WorkingTime)


FRONT_FIELDS = ("title", "subject", "language", "catalogue", "own", "hours_per_day", "hours_per_week")
"""The fields of front matter that Prereq reads."""

_CHOICES = {"catalogue": ("none",), "own": ("only",)}


def split_front_matter(text: str, file: str) -> tuple[FrontMatter, str]:
    r"""The front matter, and the text with its lines blanked, so that line numbers stay.

    Raises
    ------
    DocumentError
        If a field that Prereq reads has a value that it cannot have.

    Examples
    --------
    >>> front, text = split_front_matter("---\nown: only\n---\n# Baking\n", "roadmap.md")
    >>> front.own, text
    ('only', '\n\n\n# Baking\n')
    """
    block = _BLOCK.match(text)
    if not block or not re.match(r"[\w-]+[ \t]*:", block[1]) or len(block[1]) > MAX_FRONT_MATTER_CHARACTERS:
        return FrontMatter(), text
    rest = "\n" * block[0].count("\n") + text[block.end() :]
    return front_matter(_parsed(block[1], file), file, block[1].splitlines(), 2), rest


def front_matter(fields: Mapping[str, Any], file: str, lines: Sequence[str], first_line: int = 1) -> FrontMatter:
    """What fields say of a document; ``lines``, the first of which is ``first_line``, are those that they stand in.

    Raises
    ------
    DocumentError
        If a field that Prereq reads has a value that it cannot have.
    """
    return _FieldReader(fields, file, lines, first_line).front_matter()


def _parsed(block: str, file: str) -> Mapping[str, Any]:
    try:
        fields = parse(block)
    except YamlFault as problem:
        line = 1 if problem.line is None else problem.line + 1
        raise DocumentError(file, f"front matter that is no YAML: {problem}", line=line) from problem
    return fields if isinstance(fields, dict) else {}


class _FieldReader:
    """Reads the fields of one document."""

    def __init__(self, fields: Mapping[str, Any], file: str, lines: Sequence[str], first_line: int) -> None:
        self.fields, self.file, self.lines, self.first_line = fields, file, lines, first_line

    def front_matter(self) -> FrontMatter:
        texts = {name: self._text(name) for name in ("title", "subject", "language")}
        choices = {name: self._choice(name, allowed) for name, allowed in _CHOICES.items()}
        usual = WorkingTime()
        working = WorkingTime(
            self._hours("hours_per_day", usual.hours_per_day, 24),
            self._hours("hours_per_week", usual.hours_per_week, 168),
        )
        return FrontMatter(**texts, **choices, working=working)

    def _text(self, name: str) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str | int | float | None) or len(str(value)) > MAX_FIELD_CHARACTERS:
            raise self._refused(name, f"is a text of at most {MAX_FIELD_CHARACTERS} characters")
        return "" if value is None else " ".join(str(value).split())

    def _choice(self, name: str, allowed: tuple[str, ...]) -> str:
        value = self._text(name)
        if value and value not in allowed:
            raise self._refused(name, f"may only be: {', '.join(allowed)}")
        return value

    def _hours(self, name: str, usual: float, most: float) -> float:
        value = self.fields.get(name, usual)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= most:
            raise self._refused(name, f"is a number of hours, more than 0 and at most {most}")
        return value

    def _refused(self, name: str, why: str) -> DocumentError:
        named = (
            number for number, text in enumerate(self.lines, self.first_line) if re.match(rf"[\W_]*{name}\b", text)
        )
        line = next(named, 1)
        return DocumentError(self.file, why, line=line, field=name)
