"""Names wrapped to fit their boxes, in a sans-serif of 13 pixels: widths of characters are guessed on the safe side."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

WIDTH = 152
"""Pixels of a box from side to side."""

_LINE = 17
_PADDING = 10
_ROOM = WIDTH - 16
_LINES = 3
_NARROW, _USUAL, _CAPITAL, _BROAD, _WIDE = 4.6, 7.8, 9.2, 12.0, 13.5
"""Pixels of a character."""


def height_of(lines: Sequence[str]) -> int:
    """Pixels of a box from top to bottom: room for two lines at least."""
    return max(2, len(lines)) * _LINE + _PADDING


@lru_cache(maxsize=8192)
def wrapped(name: str, room: float = _ROOM, most: int = _LINES) -> tuple[str, ...]:
    """A name in at most three lines that fit a box, or ``most`` of ``room`` pixels; too long, it ends in an ellipsis.

    Examples
    --------
    >>> wrapped("Structured, semi-structured and unstructured data")
    ('Structured, semi-', 'structured and', 'unstructured data')
    """
    lines: list[str] = []
    for word in re.findall(r"\s*[^\s/-]*[/-]*", " ".join(name.split())):
        if lines and text_width(lines[-1] + word) <= room:
            lines[-1] += word
        elif word.strip():
            lines.append(word.strip())
    kept = [_cut(line, room) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _cut(kept[-1] + "…", room)
    return tuple(kept)


def _cut(line: str, room: float) -> str:
    if text_width(line) <= room:
        return line
    while line and text_width(line + "…") > room:
        line = line[:-1]
    return line.rstrip("…") + "…"


def text_width(text: str) -> float:
    """About how many pixels a text takes."""
    return sum(map(_character, text))


@lru_cache(maxsize=4096)
def _character(char: str) -> float:
    if char in "mw":
        return _BROAD
    if unicodedata.east_asian_width(char) in "WF" or char in "MW@":
        return _WIDE
    if char in "iljtfrI.,:;'|()[]! -":
        return _NARROW
    return _CAPITAL if char.isupper() else _USUAL
