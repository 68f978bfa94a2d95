"""A question in plain words."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.http import questions as asked
from api.http.answer import Ask
from api.http.errors import problems
from graph.ask.answer import Asked, ask

router = APIRouter(tags=["questions"])


@router.get("/ask", operation_id="ask", response_model=Asked, responses=problems(422, 503))
def get_ask(served: Ask, question: Annotated[asked.AskQuestion, Query()]) -> Response:
    """A sentence to its answer: what was understood, corrected and left out, and the verb's own answer."""
    return served.answer(ask(served.snapshot, question.q, question.today or date.today()))
