"""Is the process alive, and can it answer?"""

from datetime import datetime

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.encode import encode
from api.http.errors import problems
from api.http.responder import Served
from graph.errors import PrereqError

router = APIRouter(tags=["health"])


class Live(BaseModel):
    """The process runs."""

    live: bool = Field(description="Always true: the process answers.", examples=[True])


class Ready(BaseModel):
    """Questions are answered."""

    ready: bool = Field(description="Always true: questions are answered.", examples=[True])
    store: str = Field(description="Address of the store.", examples=["sqlite:///prereq.sqlite"])
    revision: str = Field(description="Hash of the graph that answers are given from.", examples=["4f1c0ad1"])
    stale: bool = Field(description="Whether the store is away, so that answers come from memory.", examples=[False])
    last_read: datetime | None = Field(
        None, description="When the store was last read well, in UTC.", examples=["2026-11-29T18:00:00Z"]
    )
    problem: str = Field("", description="Why the store cannot be read now; empty if it can.", examples=[""])
    faults: list[str] = Field(
        [],
        description="What was left out or replaced in the graph, since it could not be read or breaks a rule.",
        examples=[[]],
    )


@router.get("/livez", operation_id="livez", response_model=Live)
async def livez() -> Response:
    """Whether the process runs."""
    return Response(encode({"live": True}), media_type="application/json")


@router.get("/readyz", operation_id="readyz", response_model=Ready, responses=problems(503))
async def readyz(service: Served) -> Response:
    """Whether questions are answered."""
    revision, problem = service.snapshot.revision, service.problem
    ready = Ready(
        ready=True,
        store=service.store.url,
        revision=revision,
        stale=service.stale,
        last_read=service.last_read,
        problem=_told(problem),
        faults=list(service.faults),
    )
    return Response(ready.model_dump_json(), media_type="application/json")


def _told(problem: Exception | None) -> str:
    """What a client may read of a problem: an unforeseen one stands in the log."""
    if problem is None or isinstance(problem, PrereqError):
        return str(problem or "")
    return "an unforeseen error: the log has it"
