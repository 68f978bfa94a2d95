"""Where the search box leads: to the view that answers, or to what the words may mean."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from api.ways import command
from api.web.links import address
from api.web.parameters import Pair, Placing, Study, Ticked, Words
from graph.ask.answer import ask
from graph.ask.asked import Asked
from graph.names import MAX_NAME_CHARACTERS, Candidate, Found, MatchVerdict
from graph.names.things import Kind
from graph.questions.models import DEFAULT_WEEK_HOURS
from graph.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_CANDIDATES = 12
"""Candidates that a choice shows."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What words may mean: as a name, ``found``; as a sentence, ``asked``, if they are no name.

    ``destination`` is the address of the view that answers; empty if there is no such view, or part of the words was
    not understood.
    """

    found: Found
    asked: Asked | None
    destination: str


def searched(snapshot: Snapshot, question: Words, today: date) -> Searched:
    """The meaning of what somebody typed: a name leads to its view, and a sentence is asked.

    Raises
    ------
    InvalidParameter
        If the words are empty or hold control characters.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> found = searched(Snapshot(TINY), Words(q="what before Attention, knowing softmax?"), date(2027, 1, 4))
    >>> found.destination.partition("&searched=")[0]
    '/before/attention?known=softmax'
    """
    found = snapshot.names.find(question.q[:MAX_NAME_CHARACTERS], limit=MAX_CANDIDATES)
    if found.verdict is MatchVerdict.EXACT:
        return Searched(found, None, view_of_candidate(found.candidates[0], question.carried))
    asked = ask(snapshot, question.q, today, command=command)
    is_whole = asked.answer is not None and not (asked.not_understood or asked.ambiguous or asked.notes)
    return Searched(found, asked, view_of(asked, question) if is_whole else "")


def view_of_candidate(candidate: Candidate, carried: Ticked) -> str:
    """The address of the view of a candidate; of a background, the first view, which then starts from there."""
    if candidate.kind == Kind.BACKGROUND:
        return address("/", carried, background=candidate.id, lacking=())
    prefix = f"{candidate.kind}:" if candidate.kind in {Kind.TOPIC, Kind.ROLE} else ""
    return address(f"/before/{prefix}{candidate.id}", carried)


def told(snapshot: Snapshot, candidate: Candidate) -> tuple[str, str]:
    """What kind of thing a candidate is, for a skill its topic; and what it is about."""
    match candidate.kind:
        case Kind.SKILL:
            skill = snapshot.skills[candidate.id]
            return snapshot.topics[skill.topic].name, skill.summary
        case Kind.ROLE:
            return "to become", snapshot.roles[candidate.id].summary
        case Kind.BACKGROUND:
            return "to start from", snapshot.names.background(candidate.id).summary
        case _:
            return candidate.kind, ""


def view_of(asked: Asked, question: Words) -> str:
    """The address of the view that answers a sentence; empty for a verb that has none."""
    taken: Mapping[str, Any] = asked.asked
    carried = {
        "known": (*question.known, *taken.get("known", ())),
        "depth": taken.get("depth", question.depth),
        "background": taken.get("background", question.background),
        "lacking": (*question.lacking, *taken.get("lacking", ())),
        "searched": question.q,
    }
    match asked.verb:
        case "before" | "hours" | "plan":
            first, *others = taken["target"]
            when = {name: taken[name] for name in ("hours_per_week", "start", "deadline") if name in taken}
            if asked.verb == "plan":
                when.setdefault("hours_per_week", DEFAULT_WEEK_HOURS)
            return address(f"/before/{first}", Study(**carried, **when, also=tuple(others)))
        case "why" if len(taken["after"]) == 1:
            return address("/why", Pair(**carried, before=taken["before"], after=taken["after"][0]))
        case "placement":
            first, *others = taken["target"]
            return address(f"/placement/{first}", Placing(**carried, also=tuple(others)))
        case "unlocks" | "describe" | "resources" if not taken["skill"].startswith("role:"):
            return address(_around(taken["skill"]), Ticked(**carried))
        case _:
            return ""


def _around(name: str) -> str:
    """Where one looks around a skill, or into a topic."""
    return f"/map/{name.removeprefix('topic:')}" if name.startswith("topic:") else f"/skill/{name}"
