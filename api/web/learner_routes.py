"""The addresses that are about what somebody knows."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

from api.encode import encode
from api.web.fields import name_problem
from api.web.home import home
from api.web.links import address
from api.web.parameters import Placing, Study
from api.web.placing import MORE_QUESTIONS, asking
from api.web.progress import Ticks, progress
from api.web.view import Page
from graph.names import address as address_of
from graph.questions.placement import MAX_QUESTIONS

router = APIRouter(include_in_schema=False)


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
