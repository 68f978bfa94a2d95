"""The ticked boxes of a plan, read back."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from api.formats.markdown import ticked
from api.http.errors import problems
from api.http.responder import Respond
from api.http.worked import WorkedRoute
from graph.errors import InvalidParameter
from graph.questions.known import Known, understood

router = APIRouter(tags=["plans"], route_class=WorkedRoute)

_TICKED = "- [x] **Softmax** (1 h) <!-- softmax -->\n- [ ] **Vectors** (3 h) <!-- vectors -->"


@router.post("/known", operation_id="known", response_model=Known, responses=problems(422, 503))
def post_known(
    respond: Respond,
    markdown: Annotated[bytes, Body(media_type="text/markdown", description="A plan's Markdown.", examples=[_TICKED])],
) -> Response:
    """The skills that the ticked boxes of a plan's Markdown stand for, and the names that stand for none."""
    text = markdown.decode("utf-8", errors="replace")
    if not text.strip():
        raise InvalidParameter("body", "is empty: send the Markdown of a plan")
    return respond.json(understood(respond.snapshot, ticked(text)))
