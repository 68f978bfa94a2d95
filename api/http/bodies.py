"""The bodies of requests as they come: how long one may be, and how much of all of them is held at once."""

from typing import TYPE_CHECKING, Any

from api.http.limits import MAX_HELD_BODY_BYTES, too_large, too_many_bodies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Message, Receive


def has_body(headers: "Mapping[bytes, bytes]") -> bool:
    """Whether a request announces a body."""
    return headers.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in headers


def announced_problem(headers: "Mapping[bytes, bytes]", allowed: int) -> dict[str, Any] | None:
    """The problem of a body that says it is too long, before any of it is read."""
    length = headers.get(b"content-length", b"")
    return too_large(int(length), allowed) if length.isdigit() and int(length) > allowed else None


class Bodies:
    """How many bytes of bodies are held by all requests together."""

    def __init__(self) -> None:
        self.held = 0


class CountedBody:
    """Hands on a body as it comes; beyond a bound the handler hears that the client left, and ``problem`` says why."""

    def __init__(self, receive: "Receive", bodies: Bodies, allowed: int) -> None:
        self._receive, self._bodies, self._allowed = receive, bodies, allowed
        self._size = 0
        self.problem: dict[str, Any] | None = None

    async def __call__(self) -> "Message":
        message = await self._receive()
        size = len(message.get("body", b""))
        self._size += size
        self._bodies.held += size
        if self._size > self._allowed:
            self.problem = too_large(self._size, self._allowed)
        elif self._bodies.held > MAX_HELD_BODY_BYTES:
            self.problem = too_many_bodies()
        return {"type": "http.disconnect"} if self.problem else message

    def release(self) -> None:
        """The request is answered: nothing of its body is held any more."""
        self._bodies.held -= self._size
        self._size = 0
