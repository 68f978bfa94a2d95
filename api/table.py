"""The whole table of questions, with the one in plain words, and how any of them is asked and encoded."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from pydantic import ValidationError

from api.encode import encode
from api.parameters import parameter_error
from api.ways import address, command
from graph.ask.asked import Asked
from graph.questions.models import AskQuestion, Question
from graph.questions.table import VERBS as ABOUT_THE_GRAPH
from graph.questions.table import Verb
from graph.snapshot import Snapshot


def _ask(snapshot: Snapshot, asked: AskQuestion) -> Asked:
    from graph.ask.answer import ask  # the phrase book takes a while to compile

    return ask(snapshot, asked.q, asked.today or date.today(), address=address, command=command)


ASK = Verb(
    "ask",
    "The answer to a question in plain words, and how it was understood.",
    AskQuestion,
    Asked,
    _ask,
    AskQuestion(q="I know softmax. What do I need for atention?", today=date(2027, 1, 4)),
)

VERBS: tuple[Verb, ...] = (ASK, *ABOUT_THE_GRAPH)
"""Every question that can be asked."""

BY_NAME: Mapping[str, Verb] = MappingProxyType({verb.name: verb for verb in VERBS})


def question(verb: Verb, fields: Mapping[str, object]) -> Question:
    """The question of a verb with these fields.

    Raises
    ------
    InvalidParameter
        For the first field that is missing, unknown or out of bounds.

    Examples
    --------
    >>> question(BY_NAME["find"], {"q": "attention", "limit": 99})
    Traceback (most recent call last):
    graph.errors.InvalidParameter: limit should be less than or equal to 50
    """
    try:
        return verb.question.model_validate(fields)
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or verb.name
        raise parameter_error(field, first, verb.fields_in_order) from problem


def encoded(verb: Verb, snapshot: Snapshot, asked: Question) -> bytes:
    """The answer to a question as JSON, with a newline at its end."""
    return verb.encode(snapshot, asked) + b"\n" if verb.encode else encode(verb.function(snapshot, asked))
