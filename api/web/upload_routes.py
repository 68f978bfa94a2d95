"""The upload form: a document and a key; what each line would become first, and then the write.

The key is typed into the form each time, and goes in the body only. No cookie says who somebody is, so that a page of
another site has nothing to write with (cross-site request forgery needs what the browser adds by itself).
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from api.http.errors import error_headers
from api.http.routes.writing import cut_off
from api.keys.key import Scope
from api.problems import row, sentence
from api.web.parameters import Ticked
from api.web.upload import FORMS, MAX_SHOWN_LINES, Upload, sent
from api.writing import Action, Writer, Written
from graph.errors import PrereqError, WritesClosed
from graph.questions.words import counted
from ingest.received import received

if TYPE_CHECKING:
    from api.keys.access import Access
    from api.web.site import Site

router = APIRouter(include_in_schema=False)


@router.get("/upload")
def get_upload(request: Request) -> Response:
    """The empty form."""
    _refuse_closed(request)
    return _view(request)


@router.post("/upload")
async def post_upload(request: Request) -> Response:
    """What each line of the document would become, with a form to write it; or that it was written."""
    _refuse_closed(request)
    try:
        upload = await _sent(request)
        done = await run_in_threadpool(_work, request, upload)
    except PrereqError as problem:
        response = _view(request, row(problem).status, problem=sentence(problem))
        response.headers.update(error_headers(problem))
        return response
    return _view(request, upload=upload, done=done)


async def _sent(request: Request) -> Upload:
    try:
        return await sent(request)
    except ClientDisconnect as problem:
        raise cut_off() from problem


def _work(request: Request, upload: Upload) -> Written:
    access: Access = request.app.state.access
    writer: Writer = request.app.state.writer
    key = access.allow(upload.key, Scope.WRITE if upload.is_write else Scope.READ)
    read = partial(received, upload.raw, upload.name)
    if upload.is_write:
        return writer.write(key, Action.ROADMAP, read, [upload.revision] if upload.revision else None)
    return writer.dry_run(read)


def _refuse_closed(request: Request) -> None:
    access: Access = request.app.state.access
    if not access.is_open:
        raise WritesClosed


def _view(request: Request, status: int = 200, **context: Any) -> Response:
    """The page. It needs no roadmap: an empty store is filled here too. No copy of it is kept anywhere."""
    site: Site = request.app.state.site
    common = {"question": None, "carried": Ticked(), "forms": FORMS, "max_lines": MAX_SHOWN_LINES, "counted": counted}
    response = site.view("upload.html", {**common, "upload": None, "done": None, "problem": "", **context}, status)
    response.headers["Cache-Control"] = "no-store"
    return response
