"""Is the process alive, and can it answer?"""

from datetime import datetime

from fastapi import APIRouter, Response
from pydantic import BaseModel

from api.encode import encode
from api.http.errors import problems
from api.http.responder import Served
from graph.errors import PrereqError

router = APIRouter(tags=["health"])


class Live(BaseModel):
    """The process runs."""

    live: bool


class Ready(BaseModel):
    """Questions are answered, from ``revision``; ``stale`` if the store is away.

    ``last_read`` is when the store was last read well, ``problem`` why it cannot be read now, and ``faults`` what was
    left out or replaced in the graph, since it could not be read or breaks a rule.
    """

    ready: bool
    store: str
    revision: str
    stale: bool
    last_read: datetime | None = None
    problem: str = ""
    faults: list[str] = []


@router.get("/livez", operation_id="livez", response_model=Live)
async def livez() -> Response:
    """Whether the process runs."""
    return Response(encode({"live": True}), media_type="application/json")


@router.get("/readyz", operation_id="readyz", response_model=Ready, responses=problems(503))
def readyz(service: Served) -> Response:
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
