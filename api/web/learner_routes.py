"""The addresses that are about what somebody knows."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

from api.encode import encode
from api.http.worked import WorkedRoute
from api.web.fields import FieldProblem, name_problem
from api.web.home import home
from api.web.links import address
from api.web.mine import as_file, mine
from api.web.parameters import Naming, Placing, Study, Ticked
from api.web.placing import MORE_QUESTIONS, asking
from api.web.progress import Ticks, progress
from api.web.view import Page, PageView
from graph.names import address as address_of
from graph.questions.known import understood
from graph.questions.placement import MAX_QUESTIONS

router = APIRouter(include_in_schema=False, route_class=WorkedRoute)


@router.get("/my-skills")
def get_my_skills(page: Page, question: Annotated[Naming, Query()]) -> Response:
    """The skills of a link; the script of the page adds those of the browser."""
    problem = name_problem(page.snapshot, question.add) if question.add.strip() else None
    if question.add.strip() and problem is None:
        ids = understood(page.snapshot, [question.add]).known
        return RedirectResponse(address("/my-skills", question, known=(*question.known, *ids), add=""), 303)
    ticks = Ticks(known=question.known, background=question.background, depth=question.depth)
    return _my_skills(page, question, ticks, problem)


@router.post("/my-skills")
def post_my_skills(page: Page, ticks: Ticks) -> Response:
    """The same for more ticks than a link can hold; nothing of them is kept."""
    return _my_skills(page, Naming(), ticks)


def _my_skills(page: PageView, question: Naming, ticks: Ticks, problem: FieldProblem | None = None) -> Response:
    return page.view(
        "my_skills.html",
        question,
        mine=mine(page.snapshot, ticks),
        home=home(page.snapshot),
        problem=problem,
        status=404 if problem else 200,
    )


@router.get("/my-skills/file")
def get_file(page: Page, question: Annotated[Ticked, Query()]) -> Response:
    """The skills of a link as a file."""
    return _file(page, Ticks(known=question.known))


@router.post("/my-skills/file")
def post_file(page: Page, ticks: Ticks) -> Response:
    """The same for more ticks than a link can hold."""
    return _file(page, ticks)


def _file(page: PageView, ticks: Ticks) -> Response:
    headers = {"Content-Disposition": 'attachment; filename="my-skills.md"'}
    return Response(as_file(page.snapshot, ticks), headers=headers, media_type="text/markdown")


@router.post("/my-skills/progress")
def post_progress(page: Page, ticks: Ticks) -> Response:
    """What the ticks of a browser come to; they are asked with, and not kept."""
    return Response(encode(progress(page.snapshot, ticks)), media_type="application/json")


@router.get("/placement")
def get_placement(page: Page, question: Annotated[Placing, Query()]) -> Response:
    """On the way to what? A name leads to the first question."""
    problem = name_problem(page.snapshot, question.target) if question.target.strip() else None
    if question.target.strip() and problem is None:
        [thing] = page.snapshot.names.things([question.target], allow_all=True)
        return RedirectResponse(address(f"/placement/{address_of(thing)}", question, target=""), 303)
    roles = home(page.snapshot).roles
    return page.view("placement_start.html", question, problem=problem, roles=roles, status=404 if problem else 200)


@router.get("/placement/{target:path}")
def get_question(page: Page, target: str, question: Annotated[Placing, Query()]) -> Response:
    """The next question on the way to a target, or what all answers come to."""
    found = asking(page.snapshot, target, question)
    path = f"/placement/{found.names[0]}"
    if page.here.partition("?")[0] != address(path):
        return RedirectResponse(address(path, question), 303)
    result = Study(
        **question.model_dump(include={"depth", "whole", "prefer", "avoid", "choose"}),
        known=found.found.known,
        background=question.background,
        lacking=found.found.lacking,
        also=found.names[1:],
    )
    return page.view(
        "placement.html",
        found.question,
        asking=found,
        path=path,
        result=address(f"/before/{found.names[0]}", result),
        more=min(found.question.budget + MORE_QUESTIONS, MAX_QUESTIONS),
    )
