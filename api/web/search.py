"""Where the search box leads: to the view that answers, or to what the words may mean."""

from graph.names import Candidate, Found, Verdict
from graph.snapshot import Snapshot


def destination(candidate: Candidate) -> str:
    """The path of the view of a skill or topic."""
    return f"/before/topic:{candidate.id}" if candidate.kind == "topic" else f"/before/{candidate.id}"


def settled(found: Found) -> str:
    """The path that a search leads to at once, if there is one meaning or one near spelling; else empty."""
    if found.verdict in {Verdict.EXACT, Verdict.CLOSE} and found.candidates:
        return destination(found.candidates[0])
    return ""


def find(snapshot: Snapshot, words: str) -> Found:
    """What the words may mean.

    Raises
    ------
    InvalidParameter
        If they are empty, too long or hold control characters.
    """
    return snapshot.names.find(words, limit=12)
