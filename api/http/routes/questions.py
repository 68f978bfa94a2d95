"""The verbs that reason: find, before, order, path, why, unlocks."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.http import questions as asked
from api.http.answer import Ask
from api.http.errors import problems
from graph.names import Found
from graph.questions.before import Before, before
from graph.questions.order import Order, order
from graph.questions.path import Path, path
from graph.questions.unlocks import Unlocks, unlocks
from graph.questions.why import Why, why

router = APIRouter(tags=["questions"])
_NAMED = problems(404, 409, 422, 503)


@router.get("/find", operation_id="find", response_model=Found, responses=problems(422, 503))
async def get_find(ask: Ask, question: Annotated[asked.FindQuestion, Query()]) -> Response:
    """Words to skills and topics, best first; honest about ambiguity."""
    return ask.answer(ask.snapshot.names.find(question.q, question.limit))


@router.get("/before", operation_id="before", response_model=Before, responses=_NAMED)
async def get_before(ask: Ask, question: Annotated[asked.BeforeQuestion, Query()]) -> Response:
    """What to learn before the targets, in order, with hours and reasons."""
    return ask.answer(_before(ask, question))


@router.post("/before", operation_id="before_by_post", response_model=Before, responses=_NAMED)
async def post_before(ask: Ask, question: asked.BeforeQuestion) -> Response:
    """The same as the GET, for long lists."""
    return ask.answer(_before(ask, question))


@router.get("/order", operation_id="order", response_model=Order, responses=_NAMED)
async def get_order(ask: Ask, question: Annotated[asked.OrderQuestion, Query()]) -> Response:
    """The bare order and stages, targets included; without targets, of the whole roadmap."""
    fields = question.model_dump(exclude={"target"})
    return ask.answer(order(ask.snapshot, question.target, **fields))


@router.get("/path", operation_id="path", response_model=Path, responses=_NAMED)
async def get_path(ask: Ask, question: Annotated[asked.PathQuestion, Query()]) -> Response:
    """The shortest chain to a skill, from a known one if any is known."""
    return ask.answer(path(ask.snapshot, **question.model_dump()))


@router.post("/path", operation_id="path_by_post", response_model=Path, responses=_NAMED)
async def post_path(ask: Ask, question: asked.PathQuestion) -> Response:
    """The same as the GET, for long lists."""
    return ask.answer(path(ask.snapshot, **question.model_dump()))


@router.get("/why", operation_id="why", response_model=Why, responses=_NAMED)
async def get_why(ask: Ask, question: Annotated[asked.WhyQuestion, Query()]) -> Response:
    """Whether one is needed for the other: the chain, or the firm no."""
    return ask.answer(why(ask.snapshot, **question.model_dump()))


@router.get("/unlocks", operation_id="unlocks", response_model=Unlocks, responses=_NAMED)
async def get_unlocks(ask: Ask, question: Annotated[asked.UnlocksQuestion, Query()]) -> Response:
    """What needs a skill, directly and in all, and what becomes learnable at once."""
    return ask.answer(unlocks(ask.snapshot, **question.model_dump()))


def _before(ask: Ask, question: asked.BeforeQuestion) -> Before:
    return before(ask.snapshot, question.target, **question.model_dump(exclude={"target"}))
