"""Answers in brief, for agents: bounded lists, and of each entry what one needs to go on."""

from enum import StrEnum
from typing import Any

import orjson

from api.encode import encode

MAX_ITEMS = 45
"""Entries of a list of an answer itself."""

MAX_ALTERNATIVES = 20
"""Choices that are told beside an answer; the full answer has all of them."""

MAX_NESTED_ITEMS = 3
"""Entries of a list inside an entry."""

MAX_REASONS = 1
"""Entries of a list of reasons inside an entry: the first is the main one."""

_OMITTED = frozenset({"evidence"})
_OMITTED_IN_ENTRIES = frozenset({"summary", "can_you", "confidence", "resources"})
_USUAL_FLAGS = {"curated": True, "done": True}  # every other flag is usually false


class Detail(StrEnum):
    """How much an answer says.

    Attributes
    ----------
    FULL
        Everything.
    BRIEF
        Without evidence and summaries, in lists of bounded length.
    """

    FULL = "full"
    BRIEF = "brief"


def brief(answer: bytes, skip: int = 0) -> bytes:
    r"""An encoded answer in brief.

    Of a list that is too long the first entries stay. A field beside it, its name with ``_left``, counts the others.
    Evidence and empty fields are left out; of an entry also its summary, confidence, resources, usual flags and further
    reasons.

    Parameters
    ----------
    answer
        A JSON object.
    skip
        How many ``items`` to leave out at the start, and of every other list that is too long: the way to the rest.

    Examples
    --------
    >>> brief(b'{"items":[{"id":"a","evidence":[]},{"id":"b","topic":""}],"known":[]}', skip=1)
    b'{"items":[{"id":"b"}]}\n'
    """
    return encode(_shortened(orjson.loads(answer), skip))


def _shortened(fields: dict[str, Any], skip: int) -> dict[str, Any]:
    """An object that is no entry of a list: the answer itself, or one inside it."""
    shown: dict[str, Any] = {}
    for name, value in fields.items():
        if name in _OMITTED or _is_empty(value):
            continue
        if isinstance(value, list):
            rest = value[skip:] if name == "items" or len(value) > MAX_ITEMS else value
            _add_list(shown, name, rest, MAX_ALTERNATIVES if name == "alternatives" else MAX_ITEMS)
        else:
            shown[name] = _shortened(value, skip) if isinstance(value, dict) else value
    return shown


def _add_list(shown: dict[str, Any], name: str, entries: list[Any], most: int) -> None:
    """Add the first entries under the name, and the number of the others beside them."""
    if entries:
        shown[name] = [_entry(entry) for entry in entries[:most]]
    if len(entries) > most:
        shown[f"{name}_left"] = len(entries) - most


def _entry(value: Any) -> Any:
    """An entry of a list; one that is a list itself, a chain of steps, stays whole."""
    if isinstance(value, list):
        return [_entry(step) for step in value]
    if not isinstance(value, dict):
        return value
    shown: dict[str, Any] = {}
    for name, part in value.items():
        if name in _OMITTED | _OMITTED_IN_ENTRIES or part is _USUAL_FLAGS.get(name, False) or _is_empty(part):
            continue
        if isinstance(part, list):
            _add_list(shown, name, part, MAX_REASONS if _are_reasons(part) else MAX_NESTED_ITEMS)
        else:
            shown[name] = _entry(part)
    return shown


def _are_reasons(entries: list[Any]) -> bool:
    return isinstance(entries[0], dict) and "reason" in entries[0]


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})
