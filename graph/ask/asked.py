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

    ``verb`` is "none" for a sentence that was not understood, or is no question for a roadmap: ``notes`` say why.
    ``understood`` says the question in plain words, ``asked`` in the parameters of the verb; ``same_as`` and
    ``command`` are the request and the command that have the same answer. ``corrected``, ``not_understood``,
    ``ambiguous`` and ``notes`` say what became of the rest. Where the sentence was not wholly understood, ``examples``
    show what can be asked.
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
