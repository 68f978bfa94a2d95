"""The application factory: everything is built here, nothing at import."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from starlette.middleware.gzip import GZipMiddleware

from api.http.errors import answer_with_problems
from api.http.head import Head
from api.http.limits import LARGEST_BODY, Limits
from api.http.openapi import describe
from api.http.origins import OpenTo
from api.http.routes import ask, browser, health, plans, questions, things
from api.service import Service, open_service
from api.settings import Settings, read_settings
from api.web.routes import router as page
from api.web.site import Site

if TYPE_CHECKING:
    from fastapi import FastAPI

PREFIX = "/api/v1"

LAYERS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (Limits, {}),
    (GZipMiddleware, {"minimum_size": 1000, "compresslevel": 5}),
    (OpenTo, {"prefix": browser.HOME}),
    (Head, {}),
)
"""What a request passes before it comes to its route, and the answer on its way out, the innermost first."""

DESCRIPTION = """
What should I learn before X, in which order, how long will it take, and why each step?

Every parameter that names a skill or topic takes an id, a name or an alias; `topic:NAME` means the topic. Every answer
carries the `revision` of the graph it was given from. Errors are RFC 9457 problem details. When the store is away,
answers go on from memory and the header `Prereq-Stale: true` says so.
"""


def create_app(settings: Settings | None = None, service: Service | None = None) -> "FastAPI":
    """The service as an ASGI application.

    Without settings they are read from the environment; ``service`` may be given where one is open already.

    Raises
    ------
    InvalidSettings, StoreError
        If the store cannot even be addressed. One that is away answers 503 until it is back.
    """
    from fastapi_offline import FastAPIOffline

    chosen = settings or read_settings()
    served = service or open_service(chosen)
    app = FastAPIOffline(
        title="Prereq",
        summary="Learning orders, shortest paths and reasons from a graph of skills.",
        description=DESCRIPTION,
        version=_version(),
        license_info={"name": "MIT", "identifier": "MIT"},
        lifespan=_lifespan(served, chosen.poll_seconds),
        redoc_url=None,
    )
    app.state.service, app.state.site = served, Site(served, chosen)
    _add_routes(app)
    for layer, options in LAYERS:
        app.add_middleware(layer, **options)
    answer_with_problems(app)
    describe(app)
    return app


def _add_routes(app: "FastAPI") -> None:
    for routes in (ask.router, questions.router, plans.router, things.router):
        app.include_router(routes, prefix=PREFIX, max_body_size=LARGEST_BODY)
    for routes in (health.router, browser.router, page):
        app.include_router(routes)


def _version() -> str:
    with suppress(PackageNotFoundError):
        return version("prereq")
    return "0"


def _lifespan(service: Service, poll_seconds: float) -> "Callable[[FastAPI], AbstractAsyncContextManager[None]]":
    @asynccontextmanager
    async def run(_: "FastAPI") -> AsyncIterator[None]:
        await asyncio.to_thread(service.refresh)
        poll = asyncio.create_task(_poll(service, poll_seconds))
        try:
            yield
        finally:
            poll.cancel()
            with suppress(asyncio.CancelledError):
                await poll
            service.store.close()

    return run


async def _poll(service: Service, seconds: float) -> None:
    """Look for a new revision until cancelled; `Service.refresh` keeps what fails, so that nothing ends this."""
    while True:
        await asyncio.sleep(seconds)
        await asyncio.to_thread(service.refresh)
