"""The table of phrasings, compiled: regular expressions over a sentence whose names are numbered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.ask.phrasings import CHATTER, DEPTHS, DROPPED, FILLERS, GOAL, KNOWN, LISTS, PHRASINGS

_ITEM = r"(?:@\d+(?: @\d+)*|~\d+)"
_SERIES = rf"(?:{_ITEM}(?: (?:and|or|plus|then|,)(?: (?:and|or|then))? {_ITEM})*)"
_IT = r"(?:it|that|this|them|these|those)"


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One row of the table, as it is written and compiled."""

    verb: str
    text: str
    pattern: re.Pattern[str]


class Table:
    """All rows, compiled when they are first needed, and the words that they are written with."""

    @cached_property
    def phrasings(self) -> tuple[Phrasing, ...]:
        """How verbs are told, in order."""
        return tuple(Phrasing(verb, text, compiled(text)) for verb, text in PHRASINGS)

    @cached_property
    def known(self) -> tuple[re.Pattern[str], ...]:
        """How knowledge is told."""
        return tuple(map(compiled, KNOWN))

    @cached_property
    def goals(self) -> tuple[re.Pattern[str], ...]:
        """How a goal is told."""
        return tuple(map(compiled, GOAL))

    @cached_property
    def depths(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """How a depth is told."""
        return tuple((depth, compiled(text)) for depth, text in DEPTHS)

    @cached_property
    def dropped(self) -> re.Pattern[str]:
        """What says nothing."""
        return compiled("|".join((*DROPPED, *FILLERS)))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the table: these are no names unless they are written as such."""
        rows = (*(text for _, text in (*PHRASINGS, *DEPTHS)), *KNOWN, *GOAL, *DROPPED, *LISTS.values())
        return frozenset(_words_of(" ".join(rows))).union(FILLERS, CHATTER)


TABLE = Table()


def compiled(text: str) -> re.Pattern[str]:
    """A phrasing as a regular expression.

    Examples
    --------
    >>> compiled("(what|which) BE <target> for").search("so what is @0 and @1 for .")["target"]
    '@0 and @1'
    """
    for name, words in reversed(LISTS.items()):
        text = re.sub(rf"\b{name}\b", f"({words})", text)
    text = re.sub(r"\((?!\?)", "(?:", text)
    text = text.replace("<known_and>", f"(?P<known>{_ITEM}(?: and {_ITEM})*)")
    text = text.replace("<pair_or>", f"(?P<pair>{_ITEM} or {_ITEM})")
    text = re.sub(r"(?<!P)<(\w+)>", lambda role: f"(?P<{role[1]}>{_SERIES}|{_IT})", text)
    return re.compile(rf"(?<!\S)(?:{text})(?!\S)")


def _words_of(text: str) -> Iterable[str]:
    """The words that a regular expression is written with, endings in brackets counted with and without."""
    text = re.sub(r"<\w+>|\[[^\]]*\]|\(\?[<!=]+|\\[bwdsS]|\{[^}]*\}|[A-Z]+", " ", text)
    text = re.sub(r"(\w+)\(([a-z|]+)\)", _endings, text)
    text = re.sub(r"([a-z]+)s\?", r"\1 \1s", text)
    return re.findall(r"[a-z']+", text)


def _endings(found: re.Match[str]) -> str:
    return " ".join([found[1], *(found[1] + ending for ending in found[2].split("|"))])
