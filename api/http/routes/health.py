"""Is the process alive, and can it answer?"""

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.encode import encode
from api.http.errors import problems
from api.http.responder import Served

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


@router.get("/livez", operation_id="livez", response_model=Live)
async def livez() -> Response:
    """Whether the process runs."""
    return Response(encode({"live": True}), media_type="application/json")


@router.get("/readyz", operation_id="readyz", response_model=Ready, responses=problems(503))
def readyz(service: Served) -> Response:
    """Whether questions are answered."""
    ready = {"ready": True, "store": service.store.url, "revision": service.snapshot.revision, "stale": service.stale}
    return Response(encode(ready), media_type="application/json")
