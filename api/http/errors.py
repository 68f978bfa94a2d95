"""Every error leaves as ``application/problem+json``, or as a page for a reader: ours by the table, the rest alike."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api.encode import encode
from api.problems import MEDIA_TYPE, problem, row, shape, unforeseen
from graph.errors import AskLater, PrereqError


class Problem(BaseModel):
    """An RFC 9457 problem: what went wrong, and what a client can act on."""

    type: Annotated[str, Field(examples=["urn:prereq:problem:unknown-names"])]
    title: Annotated[str, Field(examples=["Not in this roadmap"])]
    status: Annotated[int, Field(examples=[404])]
    detail: Annotated[str, Field(examples=['"Transformer XL" is not in this roadmap; did you mean Transformers?'])]
    did_you_mean: dict[str, list[str]] | None = None
    more_unknown: int | None = None
    name: str | None = None
    candidates: list[str] | None = None
    field: str | None = None


_EXPLAINED = {
    404: "A name is not in this roadmap; `did_you_mean` maps unknown names to the nearest ones, the first 20 of them.",
    409: "A name has several meanings; `candidates` are their ids.",
    422: "A parameter is missing, unknown or out of bounds; `field` names it.",
    503: "Not now: the roadmap is being read, the store cannot be read, or too many questions wait. See `Retry-After`.",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The responses of a route for OpenAPI."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": _EXPLAINED[status], "content": content} for status in statuses}


def answer_with_problems(app: FastAPI) -> None:
    """Install the handlers."""
    app.add_exception_handler(PrereqError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _framework)
    app.add_exception_handler(Exception, _unforeseen)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, PrereqError)  # noqa: S101 - tells the type checker
    return problem_response(request, problem(error), later(error))


def later(error: PrereqError) -> dict[str, str] | None:
    """The headers of an error that passes: when to ask again, and that nobody keeps the answer; None for any other."""
    if row(error).status != HTTPStatus.SERVICE_UNAVAILABLE:
        return None
    seconds = error.retry_seconds if isinstance(error, AskLater) else AskLater.retry_seconds
    return {"Retry-After": str(seconds), "Cache-Control": "no-store"}


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first = error.errors()[0]
    field = _field(first["loc"])
    detail = f"{field}: {first['msg']}" if field else str(first["msg"])
    return problem_response(
        request, {**shape(422, "invalid-parameter", "A parameter is out of bounds", detail), "field": field}
    )


async def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    title = HTTPStatus(error.status_code).phrase
    slug = title.lower().replace(" ", "-")
    detail = error.detail if error.detail != title else f"{title}: see /docs for what there is"
    return problem_response(request, shape(error.status_code, slug, title, detail), error.headers)


async def _unforeseen(request: Request, __: Exception) -> Response:
    return problem_response(request, unforeseen())


def _field(place: Sequence[int | str]) -> str:
    """The name of the parameter, without where it was sent."""
    names = [str(part) for part in place[1:] if not isinstance(part, int)]
    return names[0] if names else ""


def problem_response(request: Request, content: dict[str, Any], headers: Any = None) -> Response:
    """The page of an error if a person asked for one, else the JSON form.

    Whether a person asked is for the page to say: ``app.state.problem_page`` gives a response, or None.
    """
    page: Response | None = request.app.state.problem_page(request, content, headers)
    return page or Response(encode(content), content["status"], headers, MEDIA_TYPE)
