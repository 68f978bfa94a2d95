"""Is the process alive, and can it answer?"""

from fastapi import APIRouter, Response
from pydantic import BaseModel

from api.encode import encode
from api.http.errors import problems
from api.http.responder import Served

router = APIRouter(tags=["health"])


class Live(BaseModel):
    """The process runs."""

    live: bool


class Ready(BaseModel):
    """Questions are answered, from ``revision``; ``stale`` if the store is away."""

    ready: bool
    store: str
    revision: str
    stale: bool


@router.get("/livez", operation_id="livez", response_model=Live)
async def livez() -> Response:
    """Whether the process runs."""
    return Response(encode({"live": True}), media_type="application/json")


@router.get("/readyz", operation_id="readyz", response_model=Ready, responses=problems(503))
async def readyz(service: Served) -> Response:
    """Whether questions are answered."""
    ready = {"ready": True, "store": service.store.url, "revision": service.snapshot.revision, "stale": service.stale}
    return Response(encode(ready), media_type="application/json")
