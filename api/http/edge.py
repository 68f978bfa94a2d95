"""The one layer that every request passes first and every answer last: hosts, ids, bounds, headers and counters."""

import logging
from time import perf_counter
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from api.encode import encode
from api.http.bodies import Bodies, CountedBody, announced_problem, has_body
from api.http.clients import ID_HEADER, REQUEST_ID, Clients, Networks, counted_as, request_id
from api.http.errors import problem_response
from api.http.hosts import Hosts, misdirected
from api.http.limits import UNCOUNTED, WRITES, body_bytes, too_long, too_many_requests
from api.http.rates import Rates
from api.problems import MEDIA_TYPE, unforeseen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from api.http.places import Place, Places
    from api.metrics import Metrics
    from api.settings import Settings

_log = logging.getLogger("prereq.http")


class Edge:
    """The outermost layer: outside of Starlette's own, so that even the answer to an unforeseen error passes it.

    It is one layer, not five, since each layer of its own costs a request as much as all that this one does.
    """

    def __init__(
        self, app: "ASGIApp", settings: "Settings", places: "Places", metrics: "Metrics", agents_path: str
    ) -> None:
        self._app, self._places, self._metrics = app, places, metrics
        self._hosts = Hosts(settings.allowed_host_names)
        self._agents_path = agents_path
        self._agent_hosts = Hosts((*settings.allowed_host_names, *settings.agent_host_names))
        self._clients = Clients(Networks(settings.trusted_proxy_networks))
        self._rates = Rates(settings.reads_per_minute)
        self._bodies = Bodies()

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = perf_counter()
        headers: dict[bytes, bytes] = dict(scope["headers"])
        place = self._places.of(scope["path"])
        client = self._clients.of(scope)
        id = request_id(headers, client)
        REQUEST_ID.set(id.decode())
        reply = _Reply(send, place, id)
        counted = counted_as(client.address)
        if (refusal := self._refusal(scope, headers, counted)) is not None:
            await refusal(scope, receive, reply)
        elif has_body(headers):
            await self._answer_body(scope, CountedBody(receive, self._bodies, body_bytes(scope["path"])), reply)
        else:
            await self._answer(scope, receive, reply)
        if reply.status == 401 and (_is_write(scope) or b"authorization" in headers):
            self._rates.key_failed(counted)
        self._count(scope, place, reply, perf_counter() - started)

    def _refusal(self, scope: "Scope", headers: "Mapping[bytes, bytes]", counted: str) -> Response | None:
        """The answer to a request that goes no further; None for any other."""
        hosts = self._agent_hosts if scope["path"] == self._agents_path else self._hosts
        if not hosts.allows(headers.get(b"host", b"")):
            return _problem(misdirected())
        if seconds := self._wait(scope, headers, counted):
            return _problem(too_many_requests(seconds), {"Retry-After": str(seconds)})
        problem = too_long(scope) or announced_problem(headers, body_bytes(scope["path"]))
        return problem_response(Request(scope), problem) if problem else None

    def _wait(self, scope: "Scope", headers: "Mapping[bytes, bytes]", counted: str) -> int:
        """Seconds until the client may ask again."""
        if scope["path"] in UNCOUNTED:
            return 0
        is_write = _is_write(scope)
        return self._rates.wait(counted, is_write=is_write, has_key=is_write or b"authorization" in headers)

    async def _answer_body(self, scope: "Scope", body: CountedBody, reply: "_Reply") -> None:
        """Let a handler answer that may read a body; beyond a bound its own answer gives way to that problem."""
        reply.body = body
        try:
            await self._answer(scope, body, reply)
        finally:
            body.release()
        if body.problem is not None and not reply.status:
            reply.body = None
            again = {"Retry-After": "1"} if body.problem["status"] == 503 else {}
            await problem_response(Request(scope), body.problem, again)(scope, body, reply)

    async def _answer(self, scope: "Scope", receive: "Receive", reply: "_Reply") -> None:
        """Let the application answer; an error that nobody foresaw is logged here, once, and told without details."""
        try:
            await self._app(scope, receive, reply)
        except Exception:
            _log.exception("unforeseen error", extra=_asked(scope))
            if not reply.status:
                await _problem(unforeseen())(scope, receive, reply)

    def _count(self, scope: "Scope", place: "Place", reply: "_Reply", seconds: float) -> None:
        self._metrics.answered(place.template, scope["method"], reply.status, seconds)
        if _log.isEnabledFor(logging.DEBUG):
            _log.debug("answered", extra={**_asked(scope), "status": reply.status, "seconds": round(seconds, 4)})


class _Reply:
    """Sends an answer on with the headers of its place and the id of the request; ``status`` is 0 before it starts."""

    __slots__ = ("_headers", "_id", "_send", "body", "status")

    def __init__(self, send: "Send", place: "Place", id: bytes) -> None:
        self._send, self._headers, self._id = send, place.headers, id
        self.status = 0
        self.body: CountedBody | None = None

    async def __call__(self, message: "Message") -> None:
        if self.body is not None and self.body.problem is not None and not self.status:
            return  # the handler thinks that the client left: what is wrong is told when it has ended
        if message["type"] == "http.response.start":
            self.status = message["status"]
            sent = (*message.get("headers", ()), *self._headers, (ID_HEADER, self._id))
            message = {**message, "headers": sent if self.status != 307 else [*map(_relative, sent)]}
        await self._send(message)


def _is_write(scope: "Scope") -> bool:
    """Whether a request would change the roadmap; a form of the page holds its key in the body."""
    return scope["path"] in WRITES and scope["method"] == "POST"


def _relative(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A redirect without the host that the request named: Starlette writes one where only a slash differs."""
    name, value = header
    if name != b"location" or b"://" not in value:
        return header
    return name, b"/" + value.partition(b"://")[2].partition(b"/")[2]


def _problem(problem: dict[str, Any], headers: "Mapping[str, str] | None" = None) -> Response:
    return Response(encode(problem), problem["status"], headers, MEDIA_TYPE)


def _asked(scope: "Scope") -> dict[str, str]:
    """A request in the log: its address as it was sent, without the query, which holds what people typed."""
    raw = scope.get("raw_path") or scope["path"].encode()
    return {"method": scope["method"], "path": raw.decode("ascii", errors="backslashreplace")}
