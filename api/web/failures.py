"""An error on the page: what went wrong, and where to go from here."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from api.web.questions import Ticked

_VIEWS = {"", "before", "why", "map", "around", "search"}
_PROGRAMS = {"api", "livez", "readyz", "openapi.json", "static"}


def is_for_reader(request: Request) -> bool:
    """Whether a person with a browser asked: for one of the views, or for what does not exist and would be read."""
    first = request.url.path.split("/")[1]
    return first in _VIEWS or (first not in _PROGRAMS and "text/html" in request.headers.get("accept", ""))


def problem_page(request: Request, problem: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """A problem as a page, with its suggestions as links."""
    context = {"problem": problem, "carried": Ticked(), "question": None}
    response: Response = request.app.state.site.view(request, "problem.html", context, problem["status"])
    response.headers.update(headers or {})
    return response
