"""What Neo4j Browser fetches: the guide, the style, and the saved queries."""

from typing import Any

from fastapi import APIRouter, Request, Response

from api.http.responder import Served
from api.http.worked import WorkedRoute
from api.service import Service
from queries.browser import guide, saved
from queries.browser.fitting import fitting

HOME = "/browser"

router = APIRouter(prefix=HOME, tags=["browser"], route_class=WorkedRoute)


def _answers(media_type: str) -> dict[int | str, dict[str, Any]]:
    """The one answer of a route, for OpenAPI."""
    return {200: {"content": {media_type: {"schema": {"type": "string"}}}}}


def _service(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _examples(service: Service) -> dict[str, str]:
    """Names for the examples that the roadmap lacks."""
    snapshot = service.snapshot
    skills = [snapshot.skills[id].name for id in snapshot.order]
    return fitting(skills, [one.name for one in snapshot.roadmap.topics], [one.id for one in snapshot.roadmap.roles])


@router.get("/guide.html", operation_id="browser_guide", response_class=Response, responses=_answers("text/html"))
def get_guide(request: Request, service: Served) -> Response:
    """The guide as HTML slides, for `:play` and `:guide` of Neo4j Browser 5."""
    return Response(guide.slides(_service(request), _examples(service)), media_type="text/html")


@router.get(
    "/guide.adoc", operation_id="browser_guide_source", response_class=Response, responses=_answers("text/asciidoc")
)
def get_guide_source(request: Request, service: Served) -> Response:
    """The same guide in AsciiDoc, for `:guide` of newer Browsers."""
    return Response(guide.asciidoc(_service(request), _examples(service)), media_type="text/asciidoc; charset=utf-8")


@router.get("/style.grass", operation_id="browser_style", response_class=Response, responses=_answers("text/plain"))
def get_style() -> Response:
    """Colours and captions, for `:style`."""
    return Response(guide.style(), media_type="text/plain")


@router.get(
    "/queries.zip", operation_id="browser_queries", response_class=Response, responses=_answers("application/zip")
)
def get_queries(service: Served) -> Response:
    """All saved queries, to drop on Browser's favorites."""
    return Response(saved.bundle(_examples(service)), media_type="application/zip")
