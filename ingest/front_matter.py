"""The front matter of a document: what the author says of the whole of it, in YAML between two lines of dashes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.errors import DocumentError
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
    return _FieldReader(file, block[1]).front_matter(), rest


class _FieldReader:
    """Reads the fields of one block of YAML."""

    def __init__(self, file: str, block: str) -> None:
        self.file, self.block = file, block
        self.fields = self._parsed()

    def front_matter(self) -> FrontMatter:
        texts = {name: self._text(name) for name in ("title", "subject", "language")}
        choices = {name: self._choice(name, allowed) for name, allowed in _CHOICES.items()}
        usual = WorkingTime()
        working = WorkingTime(
            self._hours("hours_per_day", usual.hours_per_day, 24),
            self._hours("hours_per_week", usual.hours_per_week, 168),
        )
        return FrontMatter(**texts, **choices, working=working)

    def _parsed(self) -> Mapping[str, Any]:
        from yaml12 import parse_yaml

        try:
            fields: Any = parse_yaml(self.block)
        except ValueError as problem:
            line = re.search(r"line (\d+)", str(problem))
            why = f"front matter that is no YAML: {problem}"
            raise DocumentError(self.file, " ".join(why.split()), line=int(line[1]) + 1 if line else 1) from problem
        return fields if isinstance(fields, dict) else {}

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
        lines = self.block.splitlines()
        line = next((number for number, text in enumerate(lines, 2) if text.startswith(name)), 1)
        return DocumentError(self.file, why, line=line, field=name)
