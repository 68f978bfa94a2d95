"""Routes whose handlers are plain functions: `api.workers` works on them, not the threads of the framework."""

import gzip
import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

if TYPE_CHECKING:
    from api.workers import Workers

MIN_COMPRESSED_BYTES = 1_000
"""Bytes from which an answer is compressed."""

COMPRESSION_LEVEL = 5

_REQUEST = inspect.Parameter("request_of_worker", inspect.Parameter.KEYWORD_ONLY, annotation=Request)


class WorkedRoute(APIRoute):
    """A route that the application's workers answer; one whose handler is a coroutine is answered at once."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        is_quick = inspect.iscoroutinefunction(endpoint)
        super().__init__(path, endpoint if is_quick else _worked(endpoint), **options)


def _worked(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """A coroutine that lets the workers of ``app.state`` call a plain function, and compress what it gives."""
    own = inspect.signature(endpoint)
    parameters = list(own.parameters.values())
    own_name = next((one.name for one in parameters if one.annotation is Request), "")  # FastAPI fills one of them only

    @wraps(endpoint)
    async def handler(**fields: Any) -> Any:
        request: Request = fields[own_name] if own_name else fields.pop(_REQUEST.name)
        workers: Workers = request.app.state.workers
        is_gzip = "gzip" in request.headers.get("accept-encoding", "")
        return await workers.run(_answer, endpoint, fields, is_gzip=is_gzip)

    handler.__signature__ = own.replace(  # type: ignore[attr-defined]
        parameters=parameters if own_name else [*parameters, _REQUEST]
    )
    return handler


def _answer(endpoint: Callable[..., Any], fields: dict[str, Any], *, is_gzip: bool) -> Any:
    answer = endpoint(**fields)
    if is_gzip and isinstance(answer, Response) and len(answer.body) >= MIN_COMPRESSED_BYTES:
        _compress(answer)
    return answer


def _compress(answer: Response) -> None:
    """Compress the body of an answer here, in a worker: in the event loop 3 MB would hold up everybody."""
    answer.body = gzip.compress(bytes(answer.body), COMPRESSION_LEVEL, mtime=0)
    answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Content-Length"] = str(len(answer.body))
