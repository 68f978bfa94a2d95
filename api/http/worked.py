"""Routes whose handlers are plain functions: `api.workers` works on them, not the threads of the framework."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.routing import APIRoute

if TYPE_CHECKING:
    from api.workers import Workers

_REQUEST = inspect.Parameter("request_of_worker", inspect.Parameter.KEYWORD_ONLY, annotation=Request)


class WorkedRoute(APIRoute):
    """A route that the application's workers answer; one whose handler is a coroutine is answered at once."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        is_quick = inspect.iscoroutinefunction(endpoint)
        super().__init__(path, endpoint if is_quick else _worked(endpoint), **options)


def _worked(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """A coroutine that lets the workers of ``app.state`` call a plain function."""

    @wraps(endpoint)
    async def handler(*, request_of_worker: Request, **fields: Any) -> Any:
        workers: Workers = request_of_worker.app.state.workers
        return await workers.run(endpoint, **fields)

    own = inspect.signature(endpoint)
    handler.__signature__ = own.replace(parameters=[*own.parameters.values(), _REQUEST])  # type: ignore[attr-defined]
    return handler
