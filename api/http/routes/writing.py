"""Write to the store of a running service, with a key: closed unless a file of keys is set."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from api.encode import encode
from api.http.errors import problems
from api.keys.key import Key, Scope
from api.writing import Action, Read, Writer, Written
from graph.errors import InvalidParameter
from graph.model import ReadEntry, Roadmap
from ingest.received import received, received_backup, received_graph
from ingest.report import Report
from queries import Counts

if TYPE_CHECKING:
    from api.keys.access import Access

router = APIRouter(tags=["writing"])

FORMS: Mapping[str, str] = {
    "text/markdown": "roadmap.md",
    "text/csv": "roadmap.csv",
    "text/tab-separated-values": "roadmap.tsv",
    "application/yaml": "roadmap.yaml",
    "application/json": "roadmap.json",
}
"""The media types that a roadmap may have, and what a document of each is called in errors."""

GRAPHS: Mapping[str, tuple[str, Callable[[bytes, str], tuple[Roadmap, Report]]]] = {
    "application/json": ("graph.json", received_graph),
    "application/x-ndjson": ("graph.backup", received_backup),
}
"""The media types of what is restored: an export, and a backup; what each is called in errors, and what reads it."""

_ALSO: Mapping[str, str] = {"text/yaml": "application/yaml", "application/x-yaml": "application/yaml"}

_PROBLEMS = problems(401, 403, 412, 413, 415, 422, 503)
_bearer = HTTPBearer(
    auto_error=False, scheme_name="key", description="A key that `prereq key new NAME` made. It goes in no address."
)
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description='The revision that the store must still hold, in quotes: `"4f0c..."`. Without it, any will do.',
        examples=['"4f1c0ad1"'],
    ),
]


class WriteAnswer(BaseModel):
    """What a document became, and what that did to the store."""

    # `Written` for OpenAPI, with the report in words: its parts are called as parts of other answers are, and a
    # generated client needs each name once.

    revision: str = Field(description="What the store holds now, or would hold after a dry run.")
    previous: str = Field(description="What it held before; empty for an empty store.", examples=["77aa0c31"])
    served: bool = Field(description="Whether this service answers from the revision already.")
    counts: Counts | None = Field(description="The size of the graph, and how many parts changed; null for a dry run.")
    report: dict[str, Any] = Field(description="What `prereq ingest --json` reports: title, entries by kind, notices.")
    entries: list[ReadEntry] = Field(description="Of a dry run, what each line would become.")


_NOT_SERVED_YET: dict[int | str, dict[str, Any]] = {
    202: {"model": WriteAnswer, "description": "Stored, but this service could not read it again yet."}
}


class WriteQuestion(BaseModel):
    """How a roadmap is to be written."""

    model_config = ConfigDict(extra="forbid")

    dry_run: bool = Field(
        False, description="Only say what each line would become: the scope read is enough.", examples=[True]
    )


class NoQuestion(BaseModel):
    """No parameters."""

    model_config = ConfigDict(extra="forbid")


def _body(*media_types: str) -> dict[str, Any]:
    """The body of a request for OpenAPI. FastAPI would read a declared one before the key is looked at."""
    content = {
        kind: {"schema": {"type": "object"} if kind == "application/json" else {"type": "string"}}
        for kind in media_types
    }
    return {"requestBody": {"required": True, "content": content}}


@router.post(
    "/roadmap",
    operation_id="write_roadmap",
    response_model=WriteAnswer,
    responses={**_PROBLEMS, **_NOT_SERVED_YET},
    openapi_extra=_body(*FORMS),
)
async def post_roadmap(
    request: Request, bearer: Bearer, question: Annotated[WriteQuestion, Query()], if_match: IfMatch = None
) -> Response:
    """Replace the roadmap by a document: Markdown, CSV, YAML, a JSON list, or what export gives.

    All of it or nothing. The answer comes once the new revision is served. `dry_run=true` writes nothing, and says what
    each line would become. Other processes on the same store serve it after their next look.
    """
    key = await _allowed(request, bearer, Scope.READ if question.dry_run else Scope.WRITE)
    name = FORMS[_form(request, FORMS)]
    tags = revisions(if_match)
    read = partial(received, await _whole_body(request), name)
    if question.dry_run:
        return await _answer(partial(_writer(request).dry_run, read))
    return await _answer(partial(_writer(request).write, key, Action.ROADMAP, read, tags))


@router.post(
    "/restore",
    operation_id="restore",
    response_model=WriteAnswer,
    responses={**_PROBLEMS, **_NOT_SERVED_YET},
    openapi_extra=_body(*GRAPHS),
)
async def post_restore(
    request: Request, bearer: Bearer, _: Annotated[NoQuestion, Query()], if_match: IfMatch = None
) -> Response:
    """Put a graph back that `prereq backup` or export gave; one that was cut or changed on its way is refused."""
    key = await _allowed(request, bearer, Scope.WRITE)
    name, reader = GRAPHS[_form(request, GRAPHS)]
    tags = revisions(if_match)
    read: Read = partial(reader, await _whole_body(request), name)
    return await _answer(partial(_writer(request).write, key, Action.RESTORE, read, tags))


def revisions(if_match: str | None) -> frozenset[str] | None:
    r"""The revisions that the header If-Match names; None if there is no header, or an empty one.

    Raises
    ------
    InvalidParameter
        If one of them stands in no quotes.

    Examples
    --------
    >>> sorted(revisions('"4f0c", "77aa"')), revisions("*"), revisions(None)
    (['4f0c', '77aa'], frozenset({'*'}), None)
    """
    if not if_match or not if_match.strip():
        return None
    tags = [tag.strip() for tag in if_match.split(",")]
    if any(tag != "*" and not (len(tag) > 1 and tag[0] == tag[-1] == '"') for tag in tags):
        raise InvalidParameter("If-Match", 'names a revision without quotes: write it as "4f0c..."')
    return frozenset(tag.strip('"') for tag in tags)


async def _allowed(request: Request, bearer: HTTPAuthorizationCredentials | None, scope: Scope) -> Key:
    """The key of a request: looked at before its body is read."""
    access: Access = request.app.state.access
    return await run_in_threadpool(access.allow, bearer.credentials if bearer else None, scope)


def _form(request: Request, forms: Mapping[str, object]) -> str:
    """The media type of the body, if it is one that is read."""
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    media_type = _ALSO.get(given, given)
    if media_type not in forms:
        said = f"{given} is not read here" if given else "the header Content-Type is missing"
        raise HTTPException(415, f"{said}: send {', '.join(forms)}", {"Accept-Post": ", ".join(forms)})
    return media_type


async def _whole_body(request: Request) -> bytes:
    try:
        return await request.body()
    except ClientDisconnect as problem:
        raise cut_off() from problem


def cut_off() -> HTTPException:
    """The problem of a body whose end never came: hardly anybody is left to read it, and it is no error of ours."""
    return HTTPException(400, "The body was cut off: send it again")


def _writer(request: Request) -> Writer:
    writer: Writer = request.app.state.writer
    return writer


async def _answer(work: Callable[[], Written]) -> Response:
    """What was done, in a thread: 202 if it was stored, and this service could not read it again yet."""
    done = await run_in_threadpool(work)
    status = 202 if done.counts and not done.served else 200
    return Response(encode(done), status, media_type="application/json")
