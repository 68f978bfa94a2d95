"""Plans and what is asked around them: frontier, compare, trunk, plan, verify, known, placement."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.formats import MEDIA_TYPES, Format, render
from api.formats.markdown import ticked
from api.http import questions as asked
from api.http.answer import Ask
from api.http.errors import problems
from graph.errors import InvalidParameter
from graph.questions.compare import Comparison, compare
from graph.questions.frontier import Frontier, frontier
from graph.questions.known import Known, understood
from graph.questions.placement import Answer, Placement, placement
from graph.questions.plan import Plan, plan
from graph.questions.trunk import Trunk, trunk
from graph.questions.verify import Verification, verify

router = APIRouter(tags=["plans"])
_NAMED = problems(404, 409, 422, 503)
_FORMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {MEDIA_TYPES[form].split(";")[0]: {} for form in Format if form is not Format.JSON}}
}


@router.get("/frontier", operation_id="frontier", response_model=Frontier, responses=_NAMED)
def get_frontier(ask: Ask, question: Annotated[asked.FrontierQuestion, Query()]) -> Response:
    """What one could start now, ranked by what it opens."""
    return ask.answer(_frontier(ask, question))


@router.post("/frontier", operation_id="frontier_by_post", response_model=Frontier, responses=_NAMED)
def post_frontier(ask: Ask, question: asked.FrontierQuestion) -> Response:
    """The same as the GET, for long lists."""
    return ask.answer(_frontier(ask, question))


@router.get("/compare", operation_id="compare", response_model=Comparison, responses=_NAMED)
def get_compare(ask: Ask, question: Annotated[asked.CompareQuestion, Query()]) -> Response:
    """Two targets side by side: the common steps, and what each adds."""
    return ask.answer(compare(ask.snapshot, **question.model_dump()))


@router.get("/trunk", operation_id="trunk", response_model=Trunk, responses=_NAMED)
def get_trunk(ask: Ask, question: Annotated[asked.TrunkQuestion, Query()]) -> Response:
    """Several targets: the common steps, what belongs to which, and an order that finishes them early."""
    return ask.answer(_trunk(ask, question))


@router.post("/trunk", operation_id="trunk_by_post", response_model=Trunk, responses=_NAMED)
def post_trunk(ask: Ask, question: asked.TrunkQuestion) -> Response:
    """The same as the GET, for long lists."""
    return ask.answer(_trunk(ask, question))


@router.get("/plan", operation_id="plan", response_model=Plan, responses={**_NAMED, **_FORMS})
def get_plan(ask: Ask, question: Annotated[asked.PlanQuestion, Query()]) -> Response:
    """A dated plan, targets included; with a deadline, what was cut to meet it."""
    return _plan(ask, question)


@router.post("/plan", operation_id="plan_by_post", response_model=Plan, responses={**_NAMED, **_FORMS})
def post_plan(ask: Ask, question: asked.PlanQuestion) -> Response:
    """The same as the GET, for long lists."""
    return _plan(ask, question)


@router.post("/plan/verify", operation_id="verify", response_model=Verification, responses=_NAMED)
def post_verify(ask: Ask, question: asked.VerifyQuestion) -> Response:
    """Whether an order is complete, ordered, minimal and of this revision; each violation named."""
    fields = question.model_dump(exclude={"order", "target"})
    return ask.answer(verify(ask.snapshot, question.order, question.target, **fields))


@router.post("/known", operation_id="known", response_model=Known, responses=problems(422, 503))
async def post_known(ask: Ask, request: Request) -> Response:
    """The skills that the ticked boxes of a plan's Markdown (the body, as text) stand for."""
    text = (await request.body()).decode("utf-8", errors="replace")
    if not text.strip():
        raise InvalidParameter("body", "is empty: send the Markdown of a plan")
    return ask.answer(understood(ask.snapshot, ticked(text)))


@router.post("/placement", operation_id="placement", response_model=Placement, responses=_NAMED)
def post_placement(ask: Ask, question: asked.PlacementQuestion) -> Response:
    """The next yes/no question to find out what somebody knows already, and what the answers so far come to."""
    answers = [Answer(one.skill, one.yes) for one in question.answers]
    fields = question.model_dump(exclude={"target", "answers"})
    return ask.answer(placement(ask.snapshot, question.target, answers, **fields))


def _frontier(ask: Ask, question: asked.FrontierQuestion) -> Frontier:
    return frontier(ask.snapshot, question.known, targets=question.target, depth=question.depth)


def _trunk(ask: Ask, question: asked.TrunkQuestion) -> Trunk:
    return trunk(ask.snapshot, question.target, **question.model_dump(exclude={"target"}))


def _plan(ask: Ask, question: asked.PlanQuestion) -> Response:
    fields = question.model_dump(exclude={"target", "format", "start"})
    start = question.start or date.today()
    answer = plan(ask.snapshot, question.target, start=start, **fields)
    return ask.file(render(answer, question.format), MEDIA_TYPES[question.format])
