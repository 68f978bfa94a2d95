"""The application factory: everything is built here, nothing at import."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi.routing import APIRoute
from starlette.middleware.gzip import GZipMiddleware

from api.http.agents import agents
from api.http.answer_cache import AnswerCache
from api.http.errors import answer_with_problems
from api.http.head_requests import HeadRequests
from api.http.limits import MAX_BODY_BYTES, RequestLimits
from api.http.openapi import describe
from api.http.origins import OpenTo
from api.http.routes import browser, export, health, known, verbs
from api.polling import following
from api.service import Service, open_service
from api.settings import Settings, read_settings
from api.version import version
from api.ways import PREFIX
from api.web import guide
from api.web.failures import problem_page
from api.web.routers import ROUTERS
from api.web.site import Site

if TYPE_CHECKING:
    from fastapi import FastAPI

LAYERS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (RequestLimits, {}),
    (GZipMiddleware, {"minimum_size": 1000, "compresslevel": 5}),
    (OpenTo, {"prefix": browser.HOME}),
)
"""Middleware that needs no service, innermost first; the cache of answers and what makes HEAD of GET stand outside."""

DESCRIPTION = """
What should I learn before X, in which order, how long will it take, and why each step?

Every parameter that names a skill or topic takes an id, a name or an alias; `topic:NAME` means the topic. Every answer
carries the `revision` of the graph it was given from. Errors are RFC 9457 problem details. When the store is away,
answers go on from memory and the header `Prereq-Stale: true` says so.

**What stays as it is.** Within `/api/v1` no route, parameter, field, value or problem `type` is removed, renamed or
given another meaning. New ones may be added at any time: ignore the fields that you do not know. Answers change when
the roadmap, the catalogue or a rule behind an answer changes. A change that breaks clients gets a new prefix, and the
old one stays for at least a year after that. While the version of Prereq is 0, a breaking change may still come; the
changelog then says so.
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
        version=version(),
        license_info={"name": "MIT", "identifier": "MIT"},
        lifespan=_lifespan(served, chosen.poll_seconds),
        redoc_url=None,
    )
    app.state.service, app.state.site, app.state.problem_page = served, Site(served, chosen), problem_page
    _add_routes(app)
    app.router.routes.append(agents(served, chosen.agent_host_names))
    app.mount(guide.PATH, guide.Guide())
    for layer, options in (*LAYERS, (AnswerCache, {"service": served}), (HeadRequests, {})):
        app.add_middleware(layer, **options)
    answer_with_problems(app)
    describe(app)
    return app


def _add_routes(app: "FastAPI") -> None:
    for routes in (verbs.router(), known.router, export.router):
        app.include_router(routes, prefix=PREFIX, max_body_size=MAX_BODY_BYTES)
    for routes in ROUTERS:
        app.include_router(routes, max_body_size=MAX_BODY_BYTES)
    for routes in (health.router, browser.router):
        app.include_router(routes)
    own = [
        route.path
        for routes in (health.router, browser.router)
        for route in routes.routes
        if isinstance(route, APIRoute)
    ]
    app.state.programs = {path.split("/")[1] for path in (PREFIX, app.openapi_url or "/", "/static", *own)}


def _lifespan(service: Service, poll_seconds: float) -> "Callable[[FastAPI], AbstractAsyncContextManager[None]]":
    @asynccontextmanager
    async def run(_: "FastAPI") -> AsyncIterator[None]:
        async with following(service, poll_seconds):
            yield

    return run
