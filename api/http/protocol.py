"""The server's side of one connection: uvicorn's own, with the bounds in time and number that it has not.

Uvicorn bounds only the pause between two requests. Whoever sends half a request keeps its connection, and whatever was
read of it, for ever; so each connection gets one timer, which runs only while something is missing: the rest of the
headers, the rest of a body, or a reader of the answer.
"""

import asyncio
import sys
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, H11Protocol

from api.encode import encode
from api.http import limits
from api.http.policies import DATA
from api.problems import MEDIA_TYPE, shape

_MISSING = {h11.IDLE: "headers", h11.SEND_BODY: "body"}
"""What has yet to come of a request, by what h11 expects of the client."""


class BoundedProtocol(H11Protocol):
    """HTTP/1.1 by h11, with a time for headers, for a body and for a stalled reader, and a bound on connections."""

    max_connections = limits.MAX_CONNECTIONS
    head_seconds = limits.MAX_HEAD_SECONDS
    body_seconds = limits.MAX_BODY_SECONDS
    stalled_seconds = limits.MAX_STALLED_SECONDS

    _timer: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None
    _waits_for = ""
    _deadline = 0.0
    _is_answered = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection, or tell that there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self.max_connections:
            self._answer(limits.too_many_connections(), (b"retry-after", b"1"))
            transport.close()
        else:
            self._watch(0)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection, and its timers."""
        self._stop()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read what came, and see what is still missing."""
        if not self._is_answered:
            super().data_received(data)
            self._watch(len(data))

    def pause_writing(self) -> None:
        """The client does not take its answer as fast as it is written: it gets some time."""
        super().pause_writing()
        if self._stalled is None:
            self._stalled = self.loop.call_later(self.stalled_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """The client takes its answer again."""
        super().resume_writing()
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def send_400_response(self, msg: str) -> None:
        """Tell what cannot be read as HTTP, in the one shape of errors."""
        if getattr(sys.exception(), "error_status_hint", 400) == 431:
            started, _ = self.conn.trailing_data
            self._answer(limits.too_long_head(is_in_first_line=b"\n" not in started))
        else:
            self._answer(shape(400, "bad-request", "This is not HTTP", msg))

    def _watch(self, size: int) -> None:
        """Run the timer while a request is incomplete; bytes of a body give it more time."""
        if self._is_answered:
            return
        missing = "" if self.transport.is_closing() else _MISSING.get(self.conn.their_state, "")
        if missing != self._waits_for:
            self._stop()
            if missing:
                self._start(missing)
        elif missing == "body":
            self._deadline += size / limits.MIN_BODY_BYTES_PER_SECOND

    def _start(self, missing: str) -> None:
        seconds = self.head_seconds if missing == "headers" else self.body_seconds
        self._waits_for, self._deadline = missing, self.loop.time() + seconds
        self._timer = self.loop.call_later(seconds, self._late)

    def _stop(self) -> None:
        self._waits_for = ""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        """End a connection whose time is over, unless it was given more, or it is we who do not read."""
        left = self._deadline - self.loop.time()
        if left > 0 or self.flow.read_paused:
            self._timer = self.loop.call_later(max(left, 1.0), self._late)
            return
        missing = self._waits_for
        self._stop()
        if missing == "headers" and not self.conn.trailing_data[0]:
            self.transport.close()
        else:
            self._answer(limits.too_slow(missing))

    def _answer(self, problem: dict[str, Any], *headers: tuple[bytes, bytes]) -> None:
        """Answer instead of the application, and close; where an answer has begun, only the end is left."""
        if self.conn.our_state not in {h11.IDLE, h11.SEND_RESPONSE}:
            self.transport.abort()
            return
        status, body = problem["status"], encode(problem)
        own = [
            (b"content-type", MEDIA_TYPE.encode()),
            (b"content-length", b"%d" % len(body)),
            (b"connection", b"close"),
        ]
        response = h11.Response(status_code=status, headers=[*own, *headers, *DATA], reason=STATUS_PHRASES[status])
        for event in (response, h11.Data(data=body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self._end_cycle()
        self._linger()

    def _linger(self) -> None:
        """Close when the client has read its answer, which it closes itself then, or after a moment."""
        self._stop()
        self._is_answered = True
        self.flow.resume_reading()
        self.transport.write_eof()
        self._timer = self.loop.call_later(limits.MAX_LINGER_SECONDS, self.transport.abort)

    def _end_cycle(self) -> None:
        """Tell a handler that still waits for a body that nobody is there any more."""
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
