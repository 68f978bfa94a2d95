"""Every error leaves as ``application/problem+json``, or as a page for a reader: ours by the table, the rest alike."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api.encode import encode
from api.parameters import parameter_error
from api.problems import MEDIA_TYPE, problem, row, shape, unforeseen
from graph.errors import AskLater, InvalidParameter, KeyRefused, PrereqError, StoreBusy

BUSY_SECONDS = 5
"""When to come again while another one writes."""


class Problem(BaseModel):
    """An RFC 9457 problem: what went wrong, and what a client can act on."""

    type: str = Field(
        description="What kind of problem it is: the address of its section in the guide. It never changes.",
        examples=["/guide/reference/errors/#unknown-names"],
    )
    title: str = Field(description="The kind of problem in a few words.", examples=["Not in this roadmap"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str = Field(
        description="What is wrong with this request and what to do, in one sentence.",
        examples=['"Transformer XL" is not in this roadmap; did you mean Transformers?'],
    )
    did_you_mean: dict[str, list[str]] | None = Field(
        None,
        description="Unknown names, each with the nearest ones that exist, best first.",
        examples=[{"Transformer XL": ["Transformers"]}],
    )
    more_unknown: int | None = Field(
        None, description="How many more names are unknown, without suggestions.", examples=[3]
    )
    name: str | None = Field(None, description="The name that has several meanings.", examples=["attention"])
    candidates: list[str] | None = Field(
        None, description="Ids of what it may mean: ask again with one of them.", examples=[["attention-mechanism"]]
    )
    field: str | None = Field(None, description="The parameter that is wrong.", examples=["limit"])
    revision: str | None = Field(None, description="The revision that the store holds instead.", examples=["4f1c0ad1"])
    file: str | None = Field(None, description="The document that cannot be used.", examples=["roadmap.md"])
    line: int | None = Field(None, description="The line of the document, from 1.", examples=[12])


_EXPLAINED = {
    401: "No key is given, or it is not known, or has expired.",
    403: "Writing is closed, or the key may not write.",
    404: "A name is not in this roadmap; `did_you_mean` maps unknown names to the nearest ones, the first 20 of them.",
    409: "A name has several meanings; `candidates` are their ids.",
    412: "The store no longer holds the revision that `If-Match` names; `revision` is the one that it holds.",
    413: "The body is too large.",
    414: "The address is too long: send long lists as JSON by POST.",
    415: "The body is in no form that is read; the header `Accept-Post` lists those that are.",
    421: "The service does not answer under the host name of the request.",
    422: "A parameter is unknown, missing or invalid; `field` names it.",
    429: "This client asks too often; `Retry-After` says in how many seconds it may ask again.",
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
    return problem_response(request, problem(error), error_headers(error))


def error_headers(error: PrereqError) -> dict[str, str]:
    """What a client needs beside the body: how to log in, or when to ask again, with an answer that nobody keeps."""
    if isinstance(error, KeyRefused):
        return {"WWW-Authenticate": 'Bearer realm="prereq"'}
    if row(error).status != HTTPStatus.SERVICE_UNAVAILABLE:
        return {}
    return {"Retry-After": str(_seconds(error)), "Cache-Control": "no-store"}


def _seconds(error: PrereqError) -> int:
    if isinstance(error, StoreBusy):
        return BUSY_SECONDS
    return error.retry_seconds if isinstance(error, AskLater) else AskLater.retry_seconds


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        wrong = InvalidParameter("body", f"is no valid JSON: {first['ctx']['error']}")
    else:
        wrong = parameter_error(_field(first["loc"]), first, _parameters(request))
    return problem_response(request, problem(wrong))


async def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code == HTTPStatus.BAD_REQUEST and isinstance(error.__cause__, Exception):
        return problem_response(request, _unreadable())
    headers = {**(error.headers or {}), **_allow(request, error)}
    title = HTTPStatus(error.status_code).phrase
    slug = title.lower().replace(" ", "-")
    detail = error.detail if error.detail != title else f"{title}: see /docs for what there is"
    return problem_response(request, shape(error.status_code, slug, title, detail), headers)


def _unreadable() -> dict[str, Any]:
    """The problem of a body that is no text, or nested too deeply: FastAPI gives it a status of its own."""
    detail = "The body cannot be read: send JSON in UTF-8, nested no deeper than the fields of the documentation"
    return shape(422, "invalid-parameter", "A parameter is out of bounds", detail)


def _allow(request: Request, error: HTTPException) -> dict[str, str]:
    """The methods that an address has, over all of its routes: Starlette names those of the first one only."""
    if error.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
        return {}
    path = request.scope["path"]
    routes = request.app.state.methods
    named = set((error.headers or {}).get("Allow", "").split(", "))
    methods = named.union(*(methods for pattern, methods in routes if pattern.match(path)))
    return {"Allow": ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))}


async def _unforeseen(request: Request, __: Exception) -> Response:
    return problem_response(request, unforeseen())


def _field(place: Sequence[int | str]) -> str:
    """The name of the parameter, without where it was sent."""
    names = [str(part) for part in place[1:] if not isinstance(part, int)]
    return names[0] if names else "body"


def _parameters(request: Request) -> list[str]:
    """The parameters that the route of a request takes, in its address or body."""
    dependant = getattr(request.scope.get("route"), "dependant", None)
    given = [*dependant.query_params, *dependant.body_params] if dependant else []
    models = [parameter.field_info.annotation for parameter in given]
    return [name for model in models for name in getattr(model, "model_fields", ())]


def problem_response(request: Request, content: dict[str, Any], headers: Any = None) -> Response:
    """The page of an error if a person asked for one, else the JSON form.

    Whether a person asked is for the page to say: ``app.state.problem_page`` gives a response, or None.
    """
    page: Response | None = request.app.state.problem_page(request, content, headers)
    return page or Response(encode(content), content["status"], headers, MEDIA_TYPE)
