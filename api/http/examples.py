"""Answers of the sample roadmap, as the examples of OpenAPI: made by the code that answers, so they cannot age."""

from collections.abc import Callable
from datetime import date
from typing import Any

import orjson

from api.encode import encode
from graph.ask.answer import ask
from graph.interchange import document
from graph.questions.before import before
from graph.questions.compare import compare
from graph.questions.frontier import frontier
from graph.questions.known import understood
from graph.questions.order import order
from graph.questions.path import path
from graph.questions.placement import Answer, placement
from graph.questions.plan import plan
from graph.questions.show import skill_card, skill_page, topic_card, topic_list
from graph.questions.trunk import trunk
from graph.questions.unlocks import unlocks
from graph.questions.verify import verify
from graph.questions.why import why
from graph.samples import TINY
from graph.snapshot import Snapshot

_SAMPLE = Snapshot(TINY)
_ANSWERS: dict[str, Callable[[], Any]] = {
    "ask": lambda: ask(_SAMPLE, "I know softmax. What do I need for atention?", date(2027, 1, 4)),
    "find": lambda: _SAMPLE.names.find("transformer"),
    "before": lambda: before(_SAMPLE, ["transformers"], known=["softmax"]),
    "order": lambda: order(_SAMPLE, ["transformers"]),
    "path": lambda: path(_SAMPLE, "transformers"),
    "why": lambda: why(_SAMPLE, "softmax", "attention"),
    "unlocks": lambda: unlocks(_SAMPLE, "vectors"),
    "frontier": lambda: frontier(_SAMPLE, ["vectors"], targets=["transformers"]),
    "compare": lambda: compare(_SAMPLE, "attention", "pytorch"),
    "trunk": lambda: trunk(_SAMPLE, ["transformers", "attention"]),
    "plan": lambda: plan(_SAMPLE, ["attention"], start=date(2027, 1, 4), hours_per_week=5),
    "placement": lambda: placement(_SAMPLE, ["transformers"], [Answer("pytorch", yes=True)]),
    "verify": lambda: verify(_SAMPLE, ["attention", "vectors"], ["attention"]),
    "known": lambda: understood(_SAMPLE, ["softmax", "gardening"]),
    "skills": lambda: skill_page(_SAMPLE, limit=2),
    "skill": lambda: skill_card(_SAMPLE, "attention"),
    "topics": lambda: topic_list(_SAMPLE),
    "topic": lambda: topic_card(_SAMPLE, "maths"),
    "export": lambda: document(TINY),
}


def example(operation: str) -> Any | None:
    """A real answer of an operation, as JSON data; None if it has none. A verb by POST shares that of its GET."""
    answer = _ANSWERS.get(operation.removesuffix("_by_post"))
    return orjson.loads(encode(answer())) if answer else None
