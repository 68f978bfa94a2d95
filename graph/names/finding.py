"""The answer of a search: candidates, best first, and a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MIN_CLOSE_SCORE = 66.0
"""The score, of 100, from which a candidate counts as close; see `graph.names.ranking`."""


class MatchVerdict(StrEnum):
    """The answer of a search.

    Attributes
    ----------
    EXACT
        One thing has this name.
    CLOSE
        Nothing has this name, but something has a similar one.
    AMBIGUOUS
        Several things have this name.
    NONE
        Nothing has this name or a similar one.
    """

    EXACT = "exact"
    CLOSE = "close"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a query may mean.

    Attributes
    ----------
    id
        Id of the thing; for an entry, the text of the entry.
    name
        Name of the thing.
    kind
        What it is: skill, topic, role, background, or entry (a line of the document that stands for several
        skills).
    score
        How well it fits, from 0 to 100.
    matched
        The name or alias that was compared with the query.
    """

    id: str
    name: str
    kind: str
    score: float
    matched: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a query may mean.

    Attributes
    ----------
    query
        The words that were looked for.
    verdict
        Whether the words mean one thing, several, something similar, or nothing.
    candidates
        What the words may mean, best first.
    """

    revision: str
    query: str
    verdict: MatchVerdict
    candidates: tuple[Candidate, ...]


def verdict(meanings: int, near: Sequence[Candidate]) -> MatchVerdict:
    """The verdict on a query with so many exact meanings of equal rank, and these near spellings."""
    if meanings:
        return MatchVerdict.EXACT if meanings == 1 else MatchVerdict.AMBIGUOUS
    return MatchVerdict.CLOSE if near and near[0].score >= MIN_CLOSE_SCORE else MatchVerdict.NONE
