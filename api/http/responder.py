"""What handlers are given and what they give back."""

from typing import Annotated, Any

from fastapi import Depends, Request, Response

from api.encode import encode
from api.service import Service
from graph.lazy import cached_property
from graph.snapshot import Snapshot

STALE_HEADER = "Prereq-Stale"
"""The header on answers that come from memory while the store cannot be reached."""


async def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


class Responder:
    """The snapshot that a request is answered from, and the way its answer leaves."""

    def __init__(self, service: Service) -> None:
        self._service = service

    @cached_property
    def snapshot(self) -> Snapshot:
        """The snapshot: the same for the whole request."""
        return self._service.snapshot

    def json(self, value: Any) -> Response:
        """The value as JSON."""
        return self.content(encode(value), "application/json")

    def content(self, content: bytes, media_type: str = "application/json") -> Response:
        """Encoded content; a header says if the store could not be asked whether it is the latest."""
        headers = {STALE_HEADER: "true"} if self._service.stale else None
        return Response(content, headers=headers, media_type=media_type)


async def _responder(service: Annotated[Service, Depends(_service)]) -> Responder:
    return Responder(service)


Respond = Annotated[Responder, Depends(_responder)]
Served = Annotated[Service, Depends(_service)]
