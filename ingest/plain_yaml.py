"""YAML that a stranger wrote, as plain values: what would make the parser grow without bounds is refused before."""

import re
from typing import Any

MAX_ALIASES = 5
"""Aliases (``*name``) in a text: the parser copies what each stands for, and copies of copies grow without bounds."""

MAX_MARKS = 5
"""List marks (``- - -``) at the beginning of one line: each is a level, and the parser follows them by recursion."""

_ALIAS = re.compile(r"(?:^|[\s\[{,])\*[\w-]", re.MULTILINE)
_MARKS = re.compile(rf"^[ \t]*(?:[-?][ \t]+){{{MAX_MARKS + 1}}}", re.MULTILINE)


class YamlFault(ValueError):
    """A text that is no YAML, or YAML that is not read; with its ``line`` (from 1) if that is known."""

    def __init__(self, why: str, line: int | None) -> None:
        super().__init__(why)
        self.line = line


def parse(text: str) -> Any:
    r"""The value of the first document of a YAML text: dictionaries, lists, texts, numbers, booleans and None.

    Raises
    ------
    YamlFault

    Examples
    --------
    >>> parse("skills: [Kneading, Shaping]")
    {'skills': ['Kneading', 'Shaping']}
    >>> parse("a: &a [x, x]\n" + "b: [*a, *a, *a]\n" * 2)
    Traceback (most recent call last):
    ingest.plain_yaml.YamlFault: more than 5 aliases (*name): write out what they stand for
    """
    from yaml12 import parse_yaml

    aliases = list(_ALIAS.finditer(text))
    if len(aliases) > MAX_ALIASES:
        why = f"more than {MAX_ALIASES} aliases (*name): write out what they stand for"
        raise YamlFault(why, _line(text, aliases[MAX_ALIASES].end()))
    if nested := _MARKS.search(text):
        raise YamlFault(f"more than {MAX_MARKS} lists in one line: begin a new line", _line(text, nested.end()))
    try:
        return parse_yaml(text)
    except ValueError as problem:
        line = re.search(r"line (\d+)", str(problem))
        raise YamlFault(" ".join(str(problem).split()), int(line[1]) if line else None) from problem


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
