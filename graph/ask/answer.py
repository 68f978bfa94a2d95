"""A sentence and its answer, with what was understood, corrected and left out."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.ask.calendar import when
from graph.ask.frame import frame
from graph.ask.mentions import Skeleton, skeleton
from graph.ask.patterns import TABLE
from graph.ask.question import Question, question_of
from graph.ask.verbs import PARAMETERS, VERBS, Answer, command, display, request, understood
from graph.ask.words import words
from graph.errors import InvalidParameter, InvalidQuestion
from graph.snapshot import Snapshot

LONGEST = 500
"""Characters that a sentence may have."""

MOST_NAMED = 3
"""Names of one sentence that are not in the roadmap, for which suggestions are looked up."""

LONGEST_NAME = 40
"""Characters up to which words are looked up as a misspelled name."""

EXAMPLES = (
    "what should I learn before Transformers?",
    "I know Python and SQL, what next?",
    "do I need statistics for machine learning?",
    "a plan for Kubernetes, 6 hours a week until June",
    "PyTorch vs TensorFlow",
)
"""Sentences of the kinds that are understood."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Words whose spelling was corrected: as ``typed``, and what they were ``taken`` for."""

    typed: str
    taken: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A ``name`` that is not in this roadmap, and the nearest ones that are."""

    name: str
    did_you_mean: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A ``name`` with several meanings, whose ids are the ``candidates``."""

    name: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sentence was understood to ask, and the answer.

    ``verb`` is "none" for a sentence that was not understood. ``understood`` says the question in plain words,
    ``asked`` in the parameters of the verb; ``same_as`` and ``command`` are the request and the command that have the
    same answer. ``corrected``, ``not_understood``, ``ambiguous`` and ``notes`` say what became of the rest. Where the
    sentence was not wholly understood, ``examples`` show what can be asked.
    """

    revision: str
    query: str
    today: str
    verb: str
    understood: str
    asked: dict[str, Any]
    corrected: tuple[Corrected, ...]
    not_understood: tuple[NotUnderstood, ...]
    ambiguous: tuple[Ambiguous, ...]
    notes: tuple[str, ...]
    examples: tuple[str, ...]
    same_as: str
    command: str
    answer: Answer | None


def ask(snapshot: Snapshot, q: str, today: date) -> Asked:
    """The answer to a sentence in plain English, whose dates are counted from ``today``.

    Raises
    ------
    InvalidParameter
        If the sentence is empty, has over 500 characters, or holds control characters. One that is not understood, or
        that names what is not in the roadmap, is no error: the answer is None, and what is missing is said.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> asked = ask(Snapshot(TINY), "i know softmax. what do I need for Atention?", date(2026, 11, 28))
    >>> asked.understood, asked.same_as
    ('What to learn before Attention, knowing Softmax', '/api/v1/before?target=attention&known=softmax')
    >>> asked.corrected, asked.answer.total_hours
    ((Corrected(typed='Atention', taken='attention'),), 3)
    """
    timed = when(_checked(q), today)
    asked = skeleton(snapshot.names, words(timed.rest), timed.rest, TABLE.words)
    read = frame(asked, is_timed=bool(timed.hours_per_week or timed.deadline or timed.start))
    question = question_of(snapshot, asked, read, timed)
    return _answered(snapshot, q, today, question, asked)


def _checked(q: str) -> str:
    if not q.strip():
        raise InvalidParameter("q", "is empty: ask a question in plain words")
    if len(q) > LONGEST:
        raise InvalidParameter("q", f"has {len(q)} characters: a question has at most {LONGEST}")
    if any(unicodedata.category(char) in {"Cc", "Cs"} and not char.isspace() for char in q):
        raise InvalidParameter("q", "holds control characters: give plain text")
    return " ".join(q.split())


def _answered(snapshot: Snapshot, q: str, today: date, question: Question, sentence: Skeleton) -> Asked:
    """Everything that is said of a sentence, with its answer if the question is complete."""
    asked = _json(question.asked)
    in_full = {"start": today.isoformat(), **asked} if question.verb == "plan" else asked
    complete = question.is_complete
    answer = _answer(snapshot, question, in_full) if complete else None
    return Asked(
        revision=snapshot.revision,
        query=q,
        today=today.isoformat(),
        verb=question.verb,
        understood=understood(question.verb, asked, snapshot) if complete else "",
        asked=asked,
        corrected=tuple(_corrected(sentence)),
        not_understood=tuple(_not_understood(snapshot, question)),
        ambiguous=tuple(Ambiguous(name, candidates) for name, candidates in question.ambiguous.items()),
        notes=tuple(question.notes),
        examples=() if answer and not question.unknown else _examples(snapshot, question, sentence),
        same_as=request(question.verb, in_full) if answer else "",
        command=command(question.verb, in_full) if answer else "",
        answer=answer,
    )


def _answer(snapshot: Snapshot, question: Question, asked: dict[str, Any]) -> Answer | None:
    """The verb's own answer; what is out of its bounds ("200 hours a day") is said."""
    try:
        return VERBS[question.verb].answer(snapshot, asked)
    except InvalidQuestion as problem:
        question.notes.append(f"{problem}.")
        return None


def _json(asked: dict[str, Any]) -> dict[str, Any]:
    """The parameters in a fixed order, days as text."""
    in_order = sorted(asked, key=PARAMETERS.index)
    return {name: asked[name].isoformat() if isinstance(asked[name], date) else asked[name] for name in in_order}


def _corrected(sentence: Skeleton) -> Iterator[Corrected]:
    for mention in sentence.mentions:
        if mention.is_corrected:
            yield Corrected(mention.typed, mention.taken)
    for typed, taken in sentence.slips:
        yield Corrected(typed, taken)


def _not_understood(snapshot: Snapshot, question: Question) -> Iterator[NotUnderstood]:
    for name in dict.fromkeys(question.unknown[:MOST_NAMED]):
        yield NotUnderstood(name, snapshot.names.suggestions(name) if len(name) <= LONGEST_NAME else ())


def _examples(snapshot: Snapshot, question: Question, sentence: Skeleton) -> tuple[str, ...]:
    """Sentences that are understood: with the meanings of an ambiguous name, else with the names that were given."""
    meant = [id for candidates in question.ambiguous.values() for id in candidates]
    given = meant or [mention.ids[0] for mention in sentence.mentions if mention.ids]
    own = [f"what should I learn before {display(id, snapshot)}?" for id in dict.fromkeys(given)]
    return tuple((own or list(EXAMPLES))[: len(EXAMPLES)])
