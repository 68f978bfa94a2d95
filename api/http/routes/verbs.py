"""A route for each verb of the table: GET with the fields in the address, and POST with the same fields as JSON."""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi import Path as PathParameter
from pydantic import BaseModel, ConfigDict, Field, create_model

from api.brief import Detail, brief
from api.formats import Format, render
from api.http.errors import problems
from api.http.responder import Respond, Responder
from api.http.worked import WorkedRoute
from api.table import VERBS, encoded, question
from api.ways import path
from graph.errors import InvalidParameter
from graph.questions.models import PlanQuestion, Question
from graph.questions.table import Verb

Handler = Callable[..., Response]

_PROBLEMS = problems(404, 409, 422, 503)


class Shown(BaseModel):
    """How an answer is to be shown, beside the fields of its question."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=False)  # FastAPI reads what is built

    detail: Detail = Field(
        Detail.FULL, description="How much the answer says: full, or brief for agents.", examples=["brief"]
    )
    skip: int = Field(
        0, ge=0, description="In a brief answer, how many items to leave out at the start.", examples=[45]
    )


class PlanShown(Shown):
    """How a plan is to be shown."""

    format: Format = Field(Format.JSON, description="The form of the plan.", examples=["markdown"])


@cache
def router() -> APIRouter:
    """The routes of all verbs: built once a process, since they hold no state and take a third of a second."""
    routes = APIRouter(tags=["questions"], route_class=WorkedRoute)
    for verb in VERBS:
        if not verb.is_document:
            _add(routes, verb, "GET", verb.name, _by_path(verb) if "{" in path(verb) else _by_query(verb))
        if verb.is_document or verb.lists:
            _add(routes, verb, "POST", verb.name if verb.is_document else f"{verb.name}_by_post", _by_body(verb))
    return routes


def _add(routes: APIRouter, verb: Verb, method: str, operation: str, handler: Handler) -> None:
    routes.add_api_route(
        path(verb),
        handler,
        methods=[method],
        operation_id=operation,
        description=verb.summary,
        response_model=verb.answer,
        responses={**_PROBLEMS, **_forms(verb)},
        dependencies=[Depends(_refuse_repeated(verb))] if method == "GET" else [],
    )


def _forms(verb: Verb) -> dict[int | str, dict[str, Any]]:
    """The forms of an answer beside JSON, for OpenAPI."""
    if not issubclass(verb.question, PlanQuestion):
        return {}
    return {200: {"content": {form.media_type.split(";")[0]: {} for form in Format if form is not Format.JSON}}}


def _fields(verb: Verb) -> type[BaseModel]:
    """The fields of a request: those of the question, and how the answer is to be shown."""
    shown = PlanShown if issubclass(verb.question, PlanQuestion) else Shown
    return create_model(verb.question.__name__, __base__=(verb.question, shown), __doc__=verb.question.__doc__)


def _by_query(verb: Verb) -> Handler:
    fields = _fields(verb)

    def handler(respond: Respond, asked: Annotated[fields, Query()]) -> Response:  # type: ignore[valid-type]
        return _answer(respond, verb, asked, asked)

    return handler


def _by_body(verb: Verb) -> Handler:
    fields = _fields(verb)

    def handler(respond: Respond, asked: fields) -> Response:  # type: ignore[valid-type]
        return _answer(respond, verb, asked, asked)

    return handler


def _by_path(verb: Verb) -> Handler:
    info = verb.question.model_fields[verb.required[0]]
    described = PathParameter(description=f"{info.description} An id, a name or an alias.", examples=info.examples)

    def handler(respond: Respond, name: Annotated[str, described], shown: Annotated[Shown, Query()]) -> Response:
        return _answer(respond, verb, question(verb, {verb.required[0]: name}), shown)

    return handler


def _answer(respond: Responder, verb: Verb, asked: Question, shown: Shown) -> Response:
    if isinstance(shown, PlanShown) and shown.format is not Format.JSON:
        plan = verb.function(respond.snapshot, asked)
        return respond.content(render(plan, shown.format), shown.format.media_type)
    answer = encoded(verb, respond.snapshot, asked)
    return respond.content(brief(answer, shown.skip) if shown.detail is Detail.BRIEF else answer)


def _refuse_repeated(verb: Verb) -> Callable[[Request], Awaitable[None]]:
    """A check that no field that takes one value is given several times: which of them counts would be a guess."""

    async def refuse(request: Request) -> None:
        given = request.query_params
        for field in given:
            if field not in verb.lists and len(given.getlist(field)) > 1:
                raise InvalidParameter(field, "is given more than once: give one value")

    return refuse
