"""What `ask` gives back: apart from what reads sentences, so that a short process can do without that."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from graph.questions.table import VERBS

ANSWERS = reduce(or_, (verb.answer for verb in VERBS if verb.sentences or verb.name == "topic"))
"""The types of the answers that a sentence can have."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Words whose spelling was corrected.

    Attributes
    ----------
    typed
        The words as they were typed.
    taken
        The words that they were read as.
    """

    typed: str
    taken: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A name that is not in this roadmap.

    Attributes
    ----------
    name
        The name as it was typed.
    did_you_mean
        Names in the roadmap that come nearest, best first.
    """

    name: str
    did_you_mean: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name with several meanings.

    Attributes
    ----------
    name
        The name as it was typed.
    candidates
        Ids of the things that have this name.
    """

    name: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """How a sentence was understood, and the answer to it.

    Attributes
    ----------
    query
        The sentence as it was typed.
    today
        Day from which dates in the sentence are counted, YYYY-MM-DD.
    verb
        Which question it was read as; none if it was not understood or is no question for a roadmap.
    understood
        The question in plain words, as it was read.
    asked
        The parameters of that question.
    corrected
        Words whose spelling was corrected.
    not_understood
        Names that are not in this roadmap.
    ambiguous
        Names with several meanings.
    notes
        Sentences about the rest: what was left out, and why.
    examples
        Sentences that can be asked, if this one was not wholly understood.
    same_as
        Path and query of the HTTP request that has the same answer.
    command
        Command of the terminal that has the same answer.
    answer
        Answer to the question, in the form of its own verb; null if there is none.
    """

    revision: str
    query: str
    today: str
    verb: str
    understood: str
    asked: Mapping[str, object]
    corrected: tuple[Corrected, ...]
    not_understood: tuple[NotUnderstood, ...]
    ambiguous: tuple[Ambiguous, ...]
    notes: tuple[str, ...]
    examples: tuple[str, ...]
    same_as: str
    command: str
    answer: ANSWERS | None  # type: ignore[valid-type]
