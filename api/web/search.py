"""Where the search box leads: to the view that answers, or to what the words may mean."""

from api.web.links import address
from api.web.questions import Study, Ticked, Words
from graph.names import LONGEST, Candidate, Found, Verdict
from graph.snapshot import Snapshot

MOST = 12
"""Candidates that a choice shows."""


def destination(snapshot: Snapshot, question: Words) -> str:
    """The address that a search leads to at once; empty if the words have no meaning, or several.

    A near spelling is taken, and the view says so: the words go along as ``searched``.

    Raises
    ------
    InvalidParameter
        If the words are too long or hold control characters.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> destination(Snapshot(TINY), Words(q="atention"))
    '/before/attention?searched=atention'
    """
    if not question.q.strip():
        return address("/", Ticked(known=question.known, depth=question.depth))
    found = candidates(snapshot, question.q)
    if question.listed or found.verdict not in {Verdict.EXACT, Verdict.CLOSE}:
        return ""
    searched = "" if found.verdict is Verdict.EXACT else question.q
    asked = Study(known=question.known, depth=question.depth, searched=searched)
    return address(path_of(found.candidates[0]), asked)


def path_of(candidate: Candidate) -> str:
    """The path of the view of a skill or topic."""
    return f"/before/topic:{candidate.id}" if candidate.kind == "topic" else f"/before/{candidate.id}"


def candidates(snapshot: Snapshot, words: str) -> Found:
    """What the words may mean; of a long text, its beginning.

    Raises
    ------
    InvalidParameter
        If they are empty or hold control characters.
    """
    return snapshot.names.find(words[:LONGEST], limit=MOST)
