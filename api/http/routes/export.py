"""The whole graph, in the forms that other programs read."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from api.formats.graphs import GraphFormat, render_graph
from api.http.errors import problems
from api.http.responder import Respond
from api.http.worked import WorkedRoute

router = APIRouter(tags=["graph"], route_class=WorkedRoute)

_FORMS: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {kind: {} for form in GraphFormat if (kind := form.media_type.split(";")[0]) != "application/json"}
    }
}


class ExportQuestion(BaseModel):
    """The whole graph."""

    model_config = ConfigDict(extra="forbid")

    format: GraphFormat = Field(GraphFormat.JSON, description="The form of the graph.", examples=["graphml"])


@router.get("/export", operation_id="export", response_model=dict[str, Any], responses={**problems(422, 503), **_FORMS})
def get_export(respond: Respond, question: Annotated[ExportQuestion, Query()]) -> Response:
    """The whole graph; the json form is complete, and can be ingested again."""
    return respond.content(render_graph(respond.snapshot.roadmap, question.format), question.format.media_type)
