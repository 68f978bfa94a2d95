"""An error on the page: what went wrong, and where to go from here."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.routing import APIRoute

from api.web.home import fields
from api.web.parameters import Ticked
from api.web.routers import ROUTERS
from graph.ask.readings import display
from graph.errors import PrereqError

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.web.site import Site
    from graph.snapshot import Snapshot


def problem_page(
    request: Request, problem: Mapping[str, Any], headers: Mapping[str, str] | None = None
) -> Response | None:
    """A problem as a page, with what may be meant as links; None if it was a program that asked."""
    if not _is_for_reader(request):
        return None
    site: Site = request.app.state.site
    snapshot = _snapshot(site)
    context = {
        "problem": problem,
        "carried": Ticked(known=tuple(request.query_params.getlist("known"))),
        "question": None,
        "title": _TITLES.get(_slug(problem), problem["title"]),
        "words": _words(problem),
        "meanings": _meanings(snapshot, problem),
        "fields": fields(snapshot) if snapshot else (),
        "without": _without(request, problem.get("field")),
    }
    response = site.view("problem.html", context, problem["status"])
    response.headers.update(headers or {})
    return response


_TITLES = {
    "not-found": "There is no such page",
    "unknown-names": "That is not in this roadmap",
    "ambiguous-name": "This name has several meanings",
    "invalid-parameter": "Something in this link cannot be used",
    "missing-parameter": "Something in this link is missing",
    "address-too-long": "This link is too long",
}
"""What is wrong, as a page says it, by the slug of the problem."""


_MALFORMED = {
    "depth": "How deep a list goes is one of use, understand, thorough and all.",
    "hours_per_week": "Hours a week are a number, like 6 or 7.5.",
    "start": "The start is a day, like 2027-01-04.",
    "deadline": "The day to be done by is a day, like 2027-03-01.",
    "page": "The page is a number from 1.",
    "line": "The line is a number from 1.",
    "budget": "The number of questions is one from 1 to 100.",
    "only": "There are no such lines to choose.",
    "choose": "Alternatives are chosen by default or for the least_hours.",
}
"""What a field of a link may hold, where what it holds cannot even be read."""


def _slug(problem: Mapping[str, Any]) -> str:
    slug: str = problem["type"].rpartition("#")[2]
    return slug


def _words(problem: Mapping[str, Any]) -> str:
    """What is wrong, in the words of the page; empty where its title says all."""
    field, detail = problem.get("field", ""), problem["detail"].rstrip(".")
    match _slug(problem):
        case "not-found" if detail.startswith("Not Found"):
            return ""
        case "unknown-names" if "is no background" in detail:
            return f"There is no start called “{next(iter(problem['did_you_mean']))}”."
        case "unknown-names" if len(problem["did_you_mean"]) == 1:
            return f"Nothing is called “{next(iter(problem['did_you_mean']))}”."
        case "ambiguous-name":
            return f"“{problem['name']}” may mean any of these."
        case "invalid-parameter" if detail.startswith(f"{field} should ") and field in _MALFORMED:
            return _MALFORMED[field]
        case _:
            return f"{detail}."


def _snapshot(site: "Site") -> "Snapshot | None":
    """What names are looked up in; None if nothing could be read yet."""
    try:
        return site.service.snapshot
    except PrereqError:
        return None


def _meanings(snapshot: "Snapshot | None", problem: Mapping[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """For each name that stands for nothing, or for several things, what may be meant: names, and words to search."""
    asked: dict[str, list[str]] = {**problem.get("did_you_mean", {})}
    if problem.get("candidates"):
        asked[problem["name"]] = problem["candidates"]
    called = _called(snapshot, is_start="is no background" in problem["detail"])
    return {name: [(called(one), one) for one in near] for name, near in asked.items() if near}


def _called(snapshot: "Snapshot | None", *, is_start: bool) -> "Callable[[str], str]":
    """What gives the name of a thing, or of a background; without a snapshot it is the id itself."""
    if snapshot is None:
        return str
    if is_start:
        names = {background.id: background.name for background in snapshot.names.backgrounds()}
        return lambda id: names.get(id, id)
    return lambda id: display(id, snapshot)


def _without(request: Request, field: str | None) -> str:
    """The address without the field that cannot be used; empty if it is not the fault of one."""
    query = [(name, value) for name, value in request.query_params.multi_items() if name != field]
    if not field or len(query) == len(request.query_params.multi_items()):
        return ""
    path: str = request.scope["raw_path"].decode("ascii", errors="replace")
    return path + (f"?{urlencode(query)}" if query else "")


def _is_for_reader(request: Request) -> bool:
    """Whether a person with a browser asked: for a view, or for what no program has and would be read."""
    first = request.url.path.split("/")[1]
    if first in _VIEWS:
        return True
    return first not in request.app.state.programs and "text/html" in request.headers.get("accept", "")


_VIEWS = {route.path.split("/")[1] for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)} - {
    "static"
}
"""The first part of the address of each view."""
