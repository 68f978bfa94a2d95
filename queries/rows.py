"""Rows and nodes as a store keeps them, checked: an error names the place and the value that cannot be read.

A store can be edited by hand, so nothing that is read from one is taken for what was written. What a row must hold is
derived from the dataclasses of `graph.model`.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from enum import EnumType
from types import UnionType
from typing import Any, get_args

from graph.content import Document
from graph.errors import UnreadableStore
from graph.model import (
    Background,
    Confidence,
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

Shape = Mapping[str, Any]
"""The type of each value of a row."""

_TEXTS = tuple[str, ...]


def shape(kind: type, *without: str) -> Shape:
    """The fields of a dataclass with their types, but for those ``without`` which its rows are kept.

    Examples
    --------
    >>> shape(Mention, "topic")
    {'line': <class 'int'>, 'text': <class 'str'>}
    """
    return {field.name: field.type for field in fields(kind) if field.name not in without}


SKILL = shape(Skill, "mentions", "resources")
TOPIC = shape(Topic, "resources")
MENTION = shape(Mention)
RESOURCE = shape(Resource)
ROLE = shape(Role, "skills", "milestones")
ROLE_SKILL = shape(RoleSkill)
MILESTONE = shape(Milestone)
BACKGROUND = shape(Background)
ENTRY = shape(ReadEntry)
REQUIREMENT: Shape = {
    **dict.fromkeys(("skill", "prerequisite", "reason", "group"), str),
    "need": Need,
    "level": Level,
    "confidence": Confidence,
    "evidence": list,
    "default": bool,
}


def checked(row: Document, expected: Shape) -> Document:
    """The expected values of a row, hours whole where they can be; what others added to it is left out.

    A value that may be None may be missing as well.

    Raises
    ------
    ValueError
        Naming the value that is missing or of another type.

    Examples
    --------
    >>> checked({"line": 3, "text": "Vectors", "topic": "maths", "colour": "red"}, MENTION)
    {'line': 3, 'text': 'Vectors', 'topic': 'maths'}
    """
    for name, type_ in expected.items():
        if name not in row and not _fits(None, type_):
            raise ValueError(f"{name} is missing")
        if not _fits(row.get(name), type_):
            raise ValueError(f"{name} is {row[name]!r}")
    return {name: _plain(row.get(name), type_) for name, type_ in expected.items()}


def _plain(value: Any, type_: Any) -> Any:
    return whole_hours(value) if value is not None and (type_ is float or float in get_args(type_)) else value


def json_list(name: str, text: str) -> list[Any]:
    """The list that a column holds as JSON.

    Raises
    ------
    ValueError
        If it holds anything else; ``name`` is the column's.
    """
    try:
        value = json.loads(text)
    except (ValueError, TypeError, RecursionError) as problem:
        raise ValueError(f"{name} is {text!r}") from problem
    if not isinstance(value, list):
        raise ValueError(f"{name} is {text!r}")
    return value


def read_rows(
    store: str, what: str, rows: Iterable[Document], read: Callable[[Document], Document], key: str = "id"
) -> Iterator[Document]:
    """Each row as ``read`` gives it.

    Raises
    ------
    UnreadableStore
        Naming the ``store``, and the first row that cannot be read by ``what`` it is and its ``key``.
    """
    for row in rows:
        with readable(store, f"{what} {row.get(key)}"):
            yield read(row)


@contextmanager
def readable(store: str, place: str = "") -> Iterator[None]:
    """What fails in this block fails because of a value at ``place`` in the store.

    Raises
    ------
    UnreadableStore
    """
    try:
        yield
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError) as problem:
        why = f"{problem} is missing" if isinstance(problem, KeyError) else str(problem)
        raise UnreadableStore(store, place, why) from problem


def _fits(value: object, type_: Any) -> bool:
    """Whether a value is of the type of a field, ``type | None`` included; hours are finite and positive."""
    if type_ is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < math.inf
    if type_ is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if type_ == _TEXTS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if isinstance(type_, UnionType):
        return value is None or _fits(value, get_args(type_)[0])
    if isinstance(type_, EnumType):
        return value in list(type_)
    return isinstance(value, type_)
