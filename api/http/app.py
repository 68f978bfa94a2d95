"""The application factory: everything is built here, nothing at import."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi.routing import APIRoute, APIRouter
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import compile_path

from api.http.agents import PATH as AGENTS
from api.http.agents import agents
from api.http.answer_cache import AnswerCache
from api.http.clients import Networks
from api.http.edge import Edge
from api.http.errors import answer_with_problems
from api.http.head_requests import HeadRequests
from api.http.openapi import describe
from api.http.origins import OpenTo
from api.http.places import Places
from api.http.policies import DATA, MANUAL, documentation
from api.http.routes import browser, docs, export, health, known, metrics, verbs, writing
from api.http.tracing import telemetry
from api.keys.access import Access
from api.keys.audit import AuditLog
from api.metrics import Metrics
from api.polling import following
from api.service import Service, open_service
from api.settings import Settings, read_settings
from api.version import version
from api.ways import PREFIX
from api.web import guide
from api.web.failures import problem_page
from api.web.home import home
from api.web.routers import ROUTERS
from api.web.site import Site
from api.workers import Workers
from api.writing import Writer

if TYPE_CHECKING:
    from fastapi import FastAPI

LAYERS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (GZipMiddleware, {"minimum_size": 1000, "compresslevel": 5}),
    (OpenTo, {"prefix": browser.HOME}),
)
"""Middleware that needs no service, innermost first; what needs one stands outside, and `Edge` outermost."""

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


def create_app(
    settings: Settings | None = None, service: Service | None = None, *, loads_behind: bool = False
) -> "FastAPI":
    """The service as an ASGI application.

    Without settings they are read from the environment; ``service`` may be given where one is open already. Its first
    question waits until the roadmap is loaded; with ``loads_behind`` it is answered at once, by 503 until then.

    Raises
    ------
    InvalidSettings, StoreError
        If the store cannot even be addressed. One that is away answers 503 until it is back.
    """
    from fastapi_offline import FastAPIOffline

    chosen = settings or read_settings()
    served = service or open_service(chosen)
    workers = Workers()
    app = FastAPIOffline(
        title="Prereq",
        summary="Learning orders, shortest paths and reasons from a graph of skills.",
        description=DESCRIPTION,
        version=version(),
        license_info={"name": "MIT", "identifier": "MIT"},
        lifespan=_lifespan(served, workers, chosen.poll_seconds, is_behind=loads_behind),
        telemetry=telemetry(is_asked=chosen.tracing),
        docs_url=None,
        redoc_url=None,
    )
    app.state.service, app.state.site, app.state.problem_page = served, Site(served, chosen), problem_page
    app.state.workers = workers
    app.state.metrics, app.state.metrics_from = _metrics(served, workers), Networks(chosen.metrics_networks)
    app.state.access, app.state.writer = Access(chosen.keys_path), _writer(chosen, served, app.state.metrics)
    _add_routes(app)
    app.router.routes.append(agents(served, workers, (*chosen.agent_host_names, *chosen.allowed_host_names)))
    app.mount(guide.PATH, guide.Guide())
    for layer, options in (*LAYERS, *_layers(chosen, served, app.state.metrics)):
        app.add_middleware(layer, **options)
    answer_with_problems(app)
    describe(app)
    _put_outermost(app, chosen)
    return app


def _metrics(service: Service, workers: Workers) -> Metrics:
    metrics = Metrics(service)
    service.on_error = metrics.store_errors.inc
    metrics.queue_depth.set_function(lambda: max(0, workers.pending - workers.threads))
    return metrics


def _writer(settings: Settings, service: Service, metrics: Metrics) -> Writer:
    audit = AuditLog(settings.audit_path) if settings.audit_path else None
    return Writer(service, audit, lambda outcome: metrics.ingests.labels(outcome).inc())


def _layers(settings: Settings, service: Service, metrics: Metrics) -> list[tuple[Any, dict[str, Any]]]:
    """Middleware for the settings and the service, innermost first: origins differ, so they stand outside the cache."""
    layers: list[tuple[Any, dict[str, Any]]] = [(AnswerCache, {"service": service, "count": metrics.cache})]
    if settings.origins:
        layers.append((OpenTo, {"prefix": PREFIX, "origins": settings.origins, "methods": ("GET", "POST")}))
    return [*layers, (HeadRequests, {})]


ROUTES: tuple[tuple[Callable[[], APIRouter] | APIRouter, str], ...] = (
    (verbs.router, PREFIX),
    (known.router, PREFIX),
    (export.router, PREFIX),
    (writing.router, PREFIX),
    *((router, "") for router in ROUTERS),
    (health.router, ""),
    (browser.router, ""),
    (metrics.router, ""),
    (docs.router, ""),
)
"""Every router, or what makes one, and where its addresses begin."""


def _add_routes(app: "FastAPI") -> None:
    app.state.templates, app.state.methods = (
        [f"{docs.FILES}/{{path}}", f"{guide.PATH}/{{path}}", app.openapi_url, AGENTS],
        [],
    )
    for given, prefix in ROUTES:
        router = given if isinstance(given, APIRouter) else given()
        app.include_router(router, prefix=prefix)
        for route in router.routes:
            if isinstance(route, APIRoute):
                app.state.templates.append(prefix + route.path)
                app.state.methods.append((compile_path(prefix + route.path)[0], route.methods))
    own = (*health.router.routes, *browser.router.routes, *metrics.router.routes)
    paths = [route.path for route in own if isinstance(route, APIRoute)]
    app.state.programs = {path.split("/")[1] for path in (PREFIX, app.openapi_url or "/", "/static", AGENTS, *paths)}


def _put_outermost(app: "FastAPI", settings: Settings) -> None:
    """Put `Edge` around everything, Starlette's answer to unforeseen errors included, where no middleware can stand."""
    special = {"docs": documentation(docs.HTML), docs.FILES.strip("/"): DATA, guide.PATH.strip("/"): MANUAL}
    places = Places(app.state.templates, app.state.programs, special)
    inner = app.build_middleware_stack

    def stack() -> Edge:
        return Edge(inner(), settings, places, app.state.metrics, AGENTS)

    app.build_middleware_stack = stack  # type: ignore[method-assign]


def _lifespan(
    service: Service, workers: Workers, poll_seconds: float, *, is_behind: bool
) -> "Callable[[FastAPI], AbstractAsyncContextManager[None]]":
    @asynccontextmanager
    async def run(_: "FastAPI") -> AsyncIterator[None]:
        async with following(service, poll_seconds, is_behind=is_behind, warm=home):
            yield
        workers.close()

    return run
