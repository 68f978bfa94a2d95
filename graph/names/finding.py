"""The answer of a search: candidates, best first, and a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MIN_CLOSE_SCORE = 66.0
"""The score, of 100, from which a candidate counts as close; see `graph.names.ranking`."""


class MatchVerdict(StrEnum):
    """The answer of a search."""

    EXACT = "exact"
    CLOSE = "close"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a query may mean.

    ``kind`` is skill, topic, role, background, or entry for the text of an entry that stands for several skills, whose
    ``id`` is that text. ``score`` goes from 0 to 100, ``matched`` is the name that was compared.
    """

    id: str
    name: str
    kind: str
    score: float
    matched: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a query may mean, best first.

    The verdict is ``exact`` for one meaning, ``ambiguous`` for several, ``close`` when only a near spelling
    was found and ``none`` when not even that.
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
