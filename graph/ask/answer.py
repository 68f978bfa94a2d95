"""A sentence and its answer, with what was understood, corrected and left out."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.ask.asked import Ambiguous, Asked, Corrected, NotUnderstood
from graph.ask.background import Brought, background
from graph.ask.describing import described
from graph.ask.frame import Frame, frame
from graph.ask.interpretation import Interpretation, interpretation
from graph.ask.patterns import TABLE
from graph.ask.readings import Fields, display, in_order, in_words, question
from graph.ask.refusal import refusal
from graph.ask.timing import Timing, timing
from graph.ask.typed_names import Skeleton, skeleton
from graph.ask.unread import formats, unread
from graph.ask.words import words
from graph.errors import InvalidParameter, InvalidQuestion
from graph.names import Names
from graph.questions.before import Before
from graph.questions.show import SkillCard, TopicAnswer, TopicCard
from graph.questions.table import Verb
from graph.questions.trunk import Trunk
from graph.questions.why import Why, WhyVerdict
from graph.snapshot import Snapshot
from graph.solution.profile import DEFAULT_BACKGROUND

MAX_SENTENCE_CHARACTERS = 500
"""Characters that a sentence may have."""

MAX_EXAMPLES = 2
"""Sentences that a refusal shows; an ambiguous name shows one for each meaning."""

MAX_MEANINGS = 5
"""Meanings of an ambiguous name of which examples are shown."""

MAX_SUGGESTED_NAMES = 3
"""Names of one sentence that are not in the roadmap, for which suggestions are looked up."""

MAX_SUGGESTED_CHARACTERS = 40
"""Characters up to which words are looked up as a misspelled name."""

WayIn = Callable[[Verb, Fields], str]
"""How a way in names a question: as an address, or as a command."""

EXAMPLES = (
    "what should I learn before Transformers?",
    "I know Python and SQL, what next?",
    "do I need statistics for machine learning?",
    "a plan for Kubernetes, 6 hours a week until June",
    "PyTorch vs TensorFlow",
)
"""Sentences of the kinds that are understood."""


def _unnamed(_: Verb, __: Fields) -> str:
    """The way in that names no question: for whoever asks the library itself."""
    return ""


def ask(snapshot: Snapshot, q: str, today: date, *, address: WayIn = _unnamed, command: WayIn = _unnamed) -> Asked:
    """The answer to a sentence in plain English, whose dates are counted from ``today``.

    Parameters
    ----------
    address, command
        How the ways in name the same question; they know their addresses and commands, this package does not.

    Raises
    ------
    InvalidParameter
        If the sentence is empty, has over 500 characters, or holds control characters. One that is not understood, or
        that names what is not in the roadmap, is no error: the answer is None, and what is missing is said.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> asked = ask(Snapshot(TINY), "i know softmax. what do I need for Atention?", date(2026, 11, 28))
    >>> asked.understood, asked.asked
    ('What to learn before Attention, knowing Softmax', {'target': ['attention'], 'known': ['softmax']})
    >>> asked.corrected, asked.answer.total_hours
    ((Corrected(typed='Atention', taken='attention'),), 3)
    """
    read = read_sentence(snapshot.names, q, today)
    found = interpretation(snapshot, read.names, read.frame, read.timing)
    if read.brought.unknown and found.is_complete:
        start = snapshot.names.background(DEFAULT_BACKGROUND).name
        found.notes.append(f'"{read.brought.unknown}" is no background of this roadmap: {start} is taken for granted.')
    if found.is_complete and not read.frame.described and (words_left := unread(read.names, read.frame)):
        found.notes.append(f"Left out: {', '.join(words_left)}.")
    found.formats = formats(read.names)
    return _answered(snapshot, q, today, found, read.names, address, command)


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence as it was read: its times, who asks, its names, and what it asks."""

    timing: Timing
    brought: Brought
    names: Skeleton
    frame: Frame


def read_sentence(names: Names, q: str, today: date) -> Read:
    """Read a sentence by the names of a roadmap, without answering it.

    Raises
    ------
    InvalidParameter
        As `ask` does.
    """
    timed = timing(_checked(q), today)
    brought = background(names, timed.rest)
    named = skeleton(names, words(brought.rest), brought.rest, TABLE.words)
    told = refusal(named, q)
    description = "" if told else described(brought.rest, named)
    read = (
        Frame("find" if description else "none", refusal=told, described=description)
        if told or description
        else frame(
            named,
            is_timed=timed.is_dated,
            has_budget=timed.total_hours is not None,
            is_asked=q.rstrip().endswith("?"),
            background=brought.background,
        )
    )
    return Read(timed, brought, named, read)


def _checked(q: str) -> str:
    if not q.strip():
        raise InvalidParameter("q", "is empty: ask a question in plain words")
    if len(q) > MAX_SENTENCE_CHARACTERS:
        raise InvalidParameter("q", f"has {len(q)} characters: a question has at most {MAX_SENTENCE_CHARACTERS}")
    if any(unicodedata.category(char) in {"Cc", "Cs"} and not char.isspace() for char in q):
        raise InvalidParameter("q", "holds control characters: give plain text")
    return " ".join(q.split())


def _answered(
    snapshot: Snapshot, q: str, today: date, asked: Interpretation, sentence: Skeleton, address: WayIn, command: WayIn
) -> Asked:
    """Everything that is said of a sentence, with its answer if the question is complete."""
    fields = in_order(asked.reading, _json(asked.fields))
    in_full = {"start": today.isoformat(), **fields} if asked.reading == "plan" else fields
    complete = asked.is_complete
    verb, given = question(asked.reading, in_full) if complete else (None, in_full)
    answer = _answer(snapshot, asked, verb, given) if verb else None
    return Asked(
        revision=snapshot.revision,
        query=q,
        today=today.isoformat(),
        verb=asked.reading,
        understood=in_words(asked.told_as, fields, snapshot) if complete else "",
        asked=fields,
        corrected=tuple(_corrected(sentence)),
        not_understood=tuple(_not_understood(snapshot, asked)),
        ambiguous=tuple(Ambiguous(name, candidates) for name, candidates in asked.ambiguous.items()),
        notes=tuple(asked.notes),
        examples=() if answer and not asked.unknown else _examples(snapshot, asked, sentence, q),
        same_as=address(verb, given) if answer and verb else "",
        command=command(verb, given) if answer and verb else "",
        answer=answer,
    )


def _answer(snapshot: Snapshot, asked: Interpretation, verb: Verb, fields: Fields) -> object | None:
    """The verb's own answer; what is out of its bounds ("200 hours a day") is said."""
    try:
        answer: object = verb.function(snapshot, verb.question.model_validate(fields))
    except InvalidQuestion as problem:
        asked.notes.append(f"{problem}.")
        return None
    asked.notes.extend(_added(asked, answer))
    return answer


def _added(asked: Interpretation, answer: object) -> Iterator[str]:
    """What an answer leaves unsaid that the sentence asks for."""
    if asked.is_either and isinstance(answer, Why) and answer.answer is WhyVerdict.NO:
        yield "Neither needs the other: either may come first."
    if asked.hours_in_all and isinstance(answer, Before):
        yield _told_budget(asked.hours_in_all, answer.total_hours_with_targets)
    if asked.is_several and isinstance(answer, Trunk):
        yield _told_sides(answer)
    card = answer.topic if isinstance(answer, TopicAnswer) else answer
    if asked.reading == "resources" and isinstance(card, (SkillCard, TopicCard)) and not card.resources:
        yield "No place to learn it is known here yet."
    elif asked.reading == "resources" and asked.formats:
        yield f"Places to learn of every kind are shown, also other ones than {' and '.join(asked.formats)}."


def _told_budget(hours: float, needed: float) -> str:
    """Whether hours in all are enough."""
    if hours >= needed:
        return f"{hours:g} hours in all are enough: it takes {needed:g}."
    return f"{hours:g} hours in all are {needed - hours:g} too few: it takes {needed:g}."


def _told_sides(answer: Trunk) -> str:
    """What each of several targets takes by itself."""
    takes = ", ".join(f"{finish.name} {_alone(answer, finish.target):g}" for finish in answer.finishes)
    return f"Compared side by side are two at a time; here are several at once. Hours for each alone: {takes}."


def _alone(answer: Trunk, target: str) -> float:
    return answer.trunk.hours + sum(branch.hours for branch in answer.branches if target in branch.targets)


def _json(fields: Fields) -> Fields:
    """The fields with days as text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}


def _corrected(sentence: Skeleton) -> Iterator[Corrected]:
    for typed_name in sentence.typed_names:
        if typed_name.is_corrected:
            yield Corrected(typed_name.typed, typed_name.taken)
    for typed, taken in sentence.slips:
        yield Corrected(typed, taken)


def _not_understood(snapshot: Snapshot, asked: Interpretation) -> Iterator[NotUnderstood]:
    for name in dict.fromkeys(asked.unknown[:MAX_SUGGESTED_NAMES]):
        yield NotUnderstood(name, snapshot.names.suggestions(name) if len(name) <= MAX_SUGGESTED_CHARACTERS else ())


def _examples(snapshot: Snapshot, asked: Interpretation, sentence: Skeleton, q: str) -> tuple[str, ...]:
    """Sentences that are understood: with the meanings of an ambiguous name, else with the names that were given."""
    if meant := [id for candidates in asked.ambiguous.values() for id in candidates]:
        return tuple(
            f"what should I learn before {display(id, snapshot)}?" for id in dict.fromkeys(meant[:MAX_MEANINGS])
        )
    ids = list(dict.fromkeys(name.ids[0] for name in sentence.typed_names if name.ids))
    named = [display(id, snapshot) for id in ids]
    own = [f"what should I learn before {named[-1]}?", f"how long does {named[-1]} take?"] if named else []
    both = [f"do I need {named[0]} for {named[-1]}?"] if len(named) > 1 else []
    others = [text for text in (*own[:1], *both, *own[1:], *EXAMPLES) if not _is_same(text, q)]
    return tuple(others[:MAX_EXAMPLES])


def _is_same(example: str, q: str) -> bool:
    """Whether an example says what was typed, marks and capitals aside."""
    return re.findall(r"\w+", example.casefold()) == re.findall(r"\w+", q.casefold())
