"""An error on the page: what went wrong, and where to go from here."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from api.web import learner_routes, roadmap_routes, routes
from api.web.parameters import Ticked


def problem_page(
    request: Request, problem: Mapping[str, Any], headers: Mapping[str, str] | None = None
) -> Response | None:
    """A problem as a page, with its suggestions as links; None if it was a program that asked."""
    if not _is_for_reader(request):
        return None
    context = {"problem": problem, "carried": Ticked(), "question": None}
    response: Response = request.app.state.site.view("problem.html", context, problem["status"])
    response.headers.update(headers or {})
    return response


def _is_for_reader(request: Request) -> bool:
    """Whether a person with a browser asked: for a view, or for what no program has and would be read."""
    first = request.url.path.split("/")[1]
    if first in _VIEWS:
        return True
    return first not in request.app.state.programs and "text/html" in request.headers.get("accept", "")


_ROUTES = (*routes.router.routes, *learner_routes.router.routes, *roadmap_routes.router.routes)
_VIEWS = {route.path.split("/")[1] for route in _ROUTES if isinstance(route, APIRoute)} - {"static"}
"""The first part of the address of each view."""
