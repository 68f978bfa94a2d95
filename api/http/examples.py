"""Answers of the sample roadmap, as the examples of OpenAPI: made by the code that answers, so they cannot age."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson

from api.encode import encode
from api.table import BY_NAME, encoded
from api.writing import Written
from graph.interchange import document
from graph.questions.known import understood
from graph.questions.models import PlanQuestion, WhyQuestion
from graph.revision import revision
from graph.samples import TINY
from graph.snapshot import Snapshot
from ingest.report import report
from queries.comparing import compare

_SAMPLE = Snapshot(TINY)


def example(operation: str) -> Any | None:
    """A real answer of an operation, as JSON data; None if it has none. A verb by POST shares that of its GET."""
    answer = _example(operation.removesuffix("_by_post"))
    return None if answer is None else orjson.loads(answer)


def _example(name: str) -> bytes | None:
    if name in BY_NAME:
        return encoded(BY_NAME[name], _SAMPLE, BY_NAME[name].example)
    if name == "known":
        return encode(understood(_SAMPLE, ["softmax", "gardening"]))
    if name in {"write_roadmap", "restore"}:
        return encode(_written())
    return encode(document(TINY)) if name == "export" else None


def examples() -> Iterator[tuple[str, Any]]:
    """Real answers by the name of their schema, enough of them that nearly every field has a value somewhere."""
    for verb in BY_NAME.values():
        yield verb.answer.__name__, example(verb.name)
    yield "Known", example("known")
    yield "WriteAnswer", example("write_roadmap")
    for name, asked in _MORE:
        yield BY_NAME[name].answer.__name__, orjson.loads(encoded(BY_NAME[name], _SAMPLE, asked))


_SOON = date(2027, 1, 11)

_MORE = (
    ("why", WhyQuestion(before="maths", after=["models"])),
    ("plan", PlanQuestion(target=["transformers"], start=date(2027, 1, 4), deadline=_SOON, hours_per_week=20)),
    ("plan", PlanQuestion(target=["transformers"], start=date(2027, 1, 4), deadline=_SOON, hours_per_week=5)),
)
"""Further questions about the sample roadmap: what a topic has to do with another, and plans that do not fit."""


def _written() -> Written:
    """What the answer to a first write of the sample roadmap is."""
    counts = compare(None, TINY, revision(TINY))
    return Written(counts.revision, "", True, counts, report(TINY))
