"""The address of the document, line by line."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Response
from fastapi.responses import RedirectResponse

from api.http.worked import WorkedRoute
from api.web.links import address
from api.web.parameters import Reading
from api.web.progress import ticked
from api.web.roadmap import FILTERS, document
from api.web.view import Page

router = APIRouter(include_in_schema=False, route_class=WorkedRoute)


@router.get("/roadmap")
def get_roadmap(page: Page, question: Annotated[Reading, Query()]) -> Response:
    """A page of the document, with what each line became."""
    found = document(page.snapshot)
    if question.line:
        number = found.page_of(question.line)
        return RedirectResponse(address("/roadmap", question, page=number, line=None) + f"#line-{question.line}", 303)
    pages = found.pages[question.only]
    if question.page > max(1, len(pages)):
        raise HTTPException(404, f"There are {len(pages)} pages of these lines: the last one is page {len(pages)}")
    return page.view(
        "roadmap.html",
        question,
        document=found,
        lines=pages[question.page - 1] if pages else (),
        filters=FILTERS,
        **ticked(page.snapshot, question),
    )
