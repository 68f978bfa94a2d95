"""Rows and nodes as a store keeps them, checked: what cannot be read is replaced or left out, and told.

A store can be edited by hand, so nothing that is read from one is taken for what was written. What a row must hold is
derived from the dataclasses of `graph.model`. A value that cannot be read gets a default, so that the graph keeps its
skills and requirements; a row that cannot even say which it is, is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from enum import EnumType
from types import UnionType
from typing import Any, get_args

import orjson

from graph.content import Document
from graph.model import (
    Background,
    Confidence,
    EvidenceKind,
    Level,
    Mention,
    Milestone,
    Need,
    ReadEntry,
    Resource,
    Role,
    RoleSkill,
    Skill,
    Topic,
    whole_hours,
)
from queries.faults import Faults

MAX_HOURS = 1_000
"""Hours of a skill, as in the interchange form."""

HOURS_INSTEAD = 4
"""Hours of a skill whose own cannot be read: those of one that the catalogue does not know."""

MAX_SHOWN_CHARACTERS = 60

Shape = Mapping[str, Any]
"""The type of each value of a row."""

Instead = Mapping[str, Any]
"""What is taken where a value cannot be read: a value, or what makes one of the row."""

_TEXTS = tuple[str, ...]
_FILLED, _EVIDENCE = "text that is not blank", "list of evidence"
_EVIDENCE_NAMES = {"kind", "title", "url", "fact"}


class Reader:
    """Reads the rows of one kind.

    A value that may be left out is taken for its default without a word where it is missing.

    Parameters
    ----------
    kind
        What a row is, in what is told.
    shape
        The type of each value.
    instead
        What is taken for a value that cannot be read. A row in which any other cannot be read is left out.
    optional
        Which of these may be left out.

    Examples
    --------
    >>> faults = Faults("neo4j://here")
    >>> MENTION({"line": 3, "text": "Vectors", "topic": "maths", "colour": "red"}, faults)
    {'line': 3, 'text': 'Vectors', 'topic': 'maths'}
    >>> MENTION({"line": "x", "text": "Vectors", "topic": "maths"}, faults, "skill vectors") is None
    True
    >>> faults.told
    ("skill vectors: a mention: line is 'x': left out",)
    """

    def __init__(self, kind: str, shape: Shape, instead: Instead, optional: Iterable[str] = ()) -> None:
        self._kind, self._instead, self._optional = kind, instead, frozenset(optional)
        self._fields = [(name, _test(type_)) for name, type_ in shape.items()]
        self._hours = [name for name, type_ in shape.items() if type_ is float or float in get_args(type_)]

    def __call__(self, row: Document, faults: Faults, owner: str = "") -> Document | None:
        """The values of a row, hours whole where they can be; what others added to it is left out.

        None for one that cannot be read. ``owner`` is what it belongs to.
        """
        read = {name: row.get(name) for name, _ in self._fields}
        for name, fits in self._fields:
            if not fits(read[name]):
                if not self._replaced(row, read, faults, owner):
                    return None
                break
        for name in self._hours:
            if (hours := read[name]) is not None:
                read[name] = whole_hours(hours)
        return read

    def all(self, rows: Iterable[Document], faults: Faults, owner: str = "") -> list[Document]:
        """The rows that can be read."""
        return list(self.each(rows, faults, owner))

    def each(self, rows: Iterable[Document], faults: Faults, owner: str = "") -> Iterator[Document]:
        """The same, one by one."""
        for row in rows:
            if (read := self(row, faults, owner)) is not None:
                yield read

    def _replaced(self, row: Document, read: Document, faults: Faults, owner: str) -> bool:
        """Put something else for what cannot be read, and tell; whether that was possible."""
        wrong = [name for name, fits in self._fields if not fits(read[name])]
        quiet = {name for name in wrong if read[name] is None and name in self._optional}
        lost = [name for name in wrong if name not in self._instead]
        place = f"{owner}: a {self._kind}" if owner else self._place(row)
        if lost:
            faults.add(place, f"{', '.join(_is(name, read[name]) for name in lost)}: left out")
            return False
        found = [_is(name, read[name]) for name in wrong if name not in quiet]
        for name in wrong:
            value = self._instead[name]
            read[name] = value(read) if callable(value) else value
        if found:
            taken = ", ".join(repr(read[name]) for name in wrong if name not in quiet)
            faults.add(place, f"{', '.join(found)}: taken as {taken}")
        return True

    def _place(self, row: Document) -> str:
        if self._kind == "requirement":
            return f"{row.get('skill')} requires {row.get('prerequisite')}"
        if self._kind == "the Roadmap node":
            return self._kind
        return f"{self._kind} {row.get('id', row.get('line'))}"


def shape(kind: type, *without: str) -> Shape:
    """The fields of a dataclass with their types, but for those ``without`` which its rows are kept.

    Examples
    --------
    >>> shape(Mention, "topic")
    {'line': <class 'int'>, 'text': <class 'str'>}
    """
    return {field.name: field.type for field in fields(kind) if field.name not in without}


def json_list(text: object) -> object:
    """The list that a column holds as JSON, or else the column as it is.

    Examples
    --------
    >>> json_list('["a"]'), json_list("["), json_list("7")
    (['a'], '[', '7')
    """
    if text == "[]":
        return []
    value = json_value(text)
    return value if isinstance(value, list) else text


def json_value(text: object) -> object:
    """What a text holds as JSON, or else the text as it is."""
    try:
        return orjson.loads(text)  # type: ignore[arg-type]  # what is no text is told as what it is
    except ValueError:
        return text


def _reader(kind: str, type_: type, *without: str, **instead: Any) -> Reader:
    """The reader of a dataclass: what has a default there may be missing."""
    defaults = {field.name: _default(field) for field in fields(type_) if field.default is not MISSING}
    types = shape(type_, *without)
    return Reader(kind, {**types, **({"id": _FILLED} if "id" in types else {})}, {**defaults, **instead}, defaults)


def _default(field: Field[Any]) -> Any:
    if field.name == "curated":
        return False  # what somebody drew was not reviewed
    return list(field.default) if isinstance(field.default, tuple) else field.default


def _id(row: Document) -> Any:
    return row["id"]


def _is(name: str, value: object) -> str:
    shown = repr(value)
    short = shown if len(shown) <= MAX_SHOWN_CHARACTERS else f"{shown[:MAX_SHOWN_CHARACTERS]}..."
    return f"{name} is missing" if value is None else f"{name} is {short}"


def _test(type_: Any) -> Callable[[object], bool]:
    """Whether a value is of the type of a field, ``type | None`` included; hours are finite and positive."""
    if isinstance(type_, UnionType):
        fits = _test(get_args(type_)[0])
        return lambda value: value is None or fits(value)
    if isinstance(type_, EnumType):
        items: Iterable[Any] = type_
        values = frozenset(item.value for item in items)
        return lambda value: type(value) is str and value in values
    return _TESTS.get(type_, lambda value: type(value) is type_)


def _is_evidence(item: object) -> bool:
    return (
        type(item) is dict
        and item.keys() <= _EVIDENCE_NAMES
        and item.get("kind") in list(EvidenceKind)
        and all(type(value) is str for value in item.values())
    )


_TESTS: dict[Any, Callable[[Any], bool]] = {
    float: lambda value: type(value) in {int, float} and 0 < value <= MAX_HOURS,
    _TEXTS: lambda value: type(value) is list and all(type(item) is str for item in value),
    _FILLED: lambda value: type(value) is str and bool(value.strip()),
    _EVIDENCE: lambda value: type(value) is list and all(map(_is_evidence, value)),
}

HEAD = Reader("the Roadmap node", {"title": str}, {"title": "Roadmap"})
SKILL = _reader("skill", Skill, "mentions", "resources", name=_id, topic="", hours=HOURS_INSTEAD)
TOPIC = _reader("topic", Topic, "resources", name=_id)
MENTION = _reader("mention", Mention)
RESOURCE = _reader("link", Resource)
ROLE = _reader("role", Role, "skills", "milestones", name=_id, summary="")
ROLE_SKILL = _reader("skill", RoleSkill, level=Level.UNDERSTAND.value, reason="")
MILESTONE = _reader("milestone", Milestone, title="Milestone", build="", shows="", skills=[])
BACKGROUND = _reader("background", Background, name=_id, summary="")
ENTRY = _reader("entry", ReadEntry)
REQUIREMENT = Reader(
    "requirement",
    {
        **dict.fromkeys(("skill", "prerequisite", "reason"), _FILLED),
        "group": str,
        "need": Need,
        "level": Level,
        "confidence": Confidence,
        "evidence": _EVIDENCE,
        "default": bool,
    },
    {
        "need": Need.USE.value,
        "level": Level.UNDERSTAND.value,
        "reason": "No reason is given.",
        "evidence": [],
        "confidence": Confidence.MEDIUM.value,
        "group": "",
        "default": lambda row: not row["group"],
    },
    optional=("level", "evidence", "confidence", "group", "default"),
)
