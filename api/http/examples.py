"""Answers of the sample roadmap, as the examples of OpenAPI: made by the code that answers, so they cannot age."""

from typing import Any

import orjson

from api.encode import encode
from api.table import BY_NAME, encoded
from api.writing import Written
from graph.interchange import document
from graph.questions.known import understood
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


def _written() -> Written:
    """What the answer to a first write of the sample roadmap is."""
    counts = compare(None, TINY, revision(TINY))
    return Written(counts.revision, "", True, counts, report(TINY))
