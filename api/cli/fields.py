"""An answer field by field: how a question is told that has no words of its own."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from api.cli.output import say, table

_HIDDEN = frozenset({"revision"})


def tell_fields(answer: Any) -> None:
    """Print the fields of an answer (a dataclass) that are not empty: values as lines, lists of entries as tables.

    Examples
    --------
    >>> from graph.questions.path import path
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> tell_fields(path(Snapshot(TINY), "attention").items[0])
    id: softmax
    name: Softmax
    topic: maths
    hours: 1
    level: understand
    """
    for field in fields(answer):
        value = getattr(answer, field.name)
        if field.name not in _HIDDEN and value not in (None, "", ()):
            _tell_field(field.name, value)


def _tell_field(name: str, value: Any) -> None:
    if is_dataclass(value):
        tell_fields(value)
    elif isinstance(value, tuple) and is_dataclass(value[0]):
        columns = [field.name for field in fields(value[0]) if _is_cell(getattr(value[0], field.name))]
        say(f"{_words(name)}:")
        table([_words(column) for column in columns], [_row(entry, columns) for entry in value])
    else:
        say(f"{_words(name)}: {_text(value)}")


def _row(entry: object, columns: Sequence[str]) -> list[str]:
    return [_text(getattr(entry, column)) for column in columns]


def _is_cell(value: object) -> bool:
    return value is None or isinstance(value, str | int | float)


def _text(value: object) -> str:
    """A value for reading: yes or no, numbers without needless zeros, lists with commas."""
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else "" if value is None else str(value)


def _words(name: str) -> str:
    return name.replace("_", " ")
