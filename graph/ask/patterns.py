"""The phrase book, compiled: regular expressions over a sentence whose names are numbered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.ask.book.constraints import AVOID, AVOID_IF_TOLD, DEPTHS, GOAL, KNOWN, KNOWN_FIRST, LACKING, WISHED
from graph.ask.book.kinds import Kind
from graph.ask.book.lists import LISTS, PEOPLE, THEY
from graph.ask.book.questions import KINDS
from graph.ask.book.words import CHATTER, COURSES, DROPPED, FILLERS, TAKEN

_ITEM = r"(?:@\d+(?: @\d+)*|~\d+)"
_SERIES = (
    rf"(?:{_ITEM}(?: (?:(?:and|or|plus|then|,)(?: (?:and|or|then))?|(?:and|or) (?:for|of|to|by|before)"
    rf"|(?:, )?(?:and )?(?:after that|afterwards|then|later|next)(?: (?:for|of|to))?) {_ITEM})*)"
)
_TOGETHER = _SERIES.replace(
    "|then|,)(?: (?:and|or|then))?",
    "|then|,|with|in|using)(?: (?:and|or|then|using|use|used|doing|did|know|learned|can|have))*",
)
_IT = r"(?:it|that|this|them|these|those)"
_TWO = rf"(?P<pair>{_ITEM}(?: (?:and|or|plus|,)(?: (?:and|or))? {_ITEM})+)"
_SEVERAL = _TWO.replace("?P<pair>", "?P<target>").replace(
    "(?: (?:and|or))?", "(?: (?:and|or))?(?: (?:to|for|by|of|in))?"
)
_EITHER = rf"(?P<pair>{_ITEM}(?:(?: ,| or) {_ITEM})*(?: ,)? or {_ITEM})"
_AGAINST = (
    rf"(?P<pair>{_ITEM}(?:(?: ,| or| and)? (?:vs|compared (?:to|with)|in comparison (?:to|with)|against) {_ITEM})+)"
)
_GAP = r" (?:[^\s.]+ ){0,5}?"


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One row of the phrase book, as it is written and compiled, and its kind."""

    kind: Kind
    text: str
    pattern: re.Pattern[str]


class Table:
    """All rows, compiled when they are first needed, and the words that they are written with."""

    @cached_property
    def phrasings(self) -> tuple[Phrasing, ...]:
        """How people ask, in order."""
        return tuple(Phrasing(kind, text, compiled(text)) for kind in KINDS for text in kind.rows)

    @cached_property
    def constraints(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """How whoever asks is told: the role of a name, and how it is said, in the order of taking it out."""
        rows = (
            *(("known", row) for row in KNOWN_FIRST),
            *(("lacking", row) for row in LACKING),
            *(("avoid", row) for row in AVOID),
            *(("known", row) for row in KNOWN),
        )
        return tuple((role, compiled(row)) for role, row in rows)

    @cached_property
    def avoided_if_told(self) -> tuple[re.Pattern[str], ...]:
        """How a wish to avoid is told in a sentence that is no question about it."""
        return tuple(map(compiled, AVOID_IF_TOLD))

    @cached_property
    def people(self) -> re.Pattern[str]:
        """Who somebody asks for, before a verb."""
        return re.compile(rf"(?<!\S){THEY}")

    @cached_property
    def wished(self) -> re.Pattern[str]:
        """How it is told what one wants to know one day."""
        return compiled(WISHED)

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
    def courses(self) -> re.Pattern[str]:
        """What says nothing but in a question for something to read."""
        return compiled("|".join(COURSES))

    @cached_property
    def taken(self) -> tuple[re.Pattern[str], ...]:
        """Courses that nobody asks for."""
        return tuple(map(compiled, TAKEN))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the table: these are no names unless they are written as such."""
        rows = (
            *(row for kind in KINDS for row in kind.rows),
            *(text for _, text in DEPTHS),
            *(*AVOID, *AVOID_IF_TOLD, *LACKING, *KNOWN_FIRST, *KNOWN, WISHED, *GOAL, *DROPPED),
            *LISTS.values(),
            PEOPLE,
            _AGAINST,
        )
        return frozenset(_words_of(" ".join(rows))).union(FILLERS, COURSES, CHATTER)


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
    text = re.sub(r"\((?!\?)", "(?:", text).replace(" ... ", _GAP)
    lists = (("<two>", _TWO), ("<several>", _SEVERAL), ("<either>", _EITHER), ("<against>", _AGAINST))
    for place, pattern in lists:
        text = text.replace(place, pattern)
    text = text.replace("<known>", f"(?P<known>{_TOGETHER}|{_IT})")
    text = text.replace("<known_and>", f"(?P<known>{_ITEM}(?: and {_ITEM})*)")
    text = text.replace("<q>", f"(?P<q>{_SERIES}|it)")
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
