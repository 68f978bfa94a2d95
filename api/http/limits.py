"""How long a request may be: an address that is too long is told to come by POST, a body to be shorter."""

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.errors import problem_response
from api.problems import shape
from api.table import VERBS
from api.ways import PREFIX, path

MAX_ADDRESS_BYTES = 16_000
"""Bytes that the path and query of a request may have."""

MAX_BODY_BYTES = 4_000_000
"""Bytes that the body of a request may have."""

MAX_GRAPH_BYTES = 32_000_000
"""Bytes that the body of a request may have which sends a whole graph, with a key."""

LARGE_BODIES = {f"{PREFIX}/roadmap", f"{PREFIX}/restore"}
"""The addresses that take such a body."""

MAX_HEAD_BYTES = 1_000_000
"""Bytes of request line and headers that the server reads at all, so that a long address gets an answer of ours."""


class RequestLimits:
    """Answers a request that is too long with a problem that says what to do, and hands on all others.

    A body that does not state its length is counted, and cut off, by Starlette's own ``max_body_size``.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem = _problem(scope) if scope["type"] == "http" else None
        await (problem_response(Request(scope), problem) if problem else self.app)(scope, receive, send)


def _problem(scope: Scope) -> dict[str, object] | None:
    address = len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"")
    if address > MAX_ADDRESS_BYTES:
        detail = f"The address has {address} bytes and may have {MAX_ADDRESS_BYTES}: {_shorter(scope['path'])}"
        return shape(414, "address-too-long", "The address is too long", detail)
    body = Headers(scope=scope).get("content-length", "")
    allowed = MAX_GRAPH_BYTES if scope["path"] in LARGE_BODIES else MAX_BODY_BYTES
    if body.isdigit() and int(body) > allowed:
        detail = f"The body has {body} bytes and may have {allowed}: send less at a time"
        return shape(413, "body-too-large", "The body is too large", detail)
    return None


_BY_POST = {PREFIX + path(verb) for verb in VERBS if verb.lists}


def _shorter(address: str) -> str:
    """What one can do instead."""
    is_by_post = address in _BY_POST
    return "send the same fields as JSON by POST" if is_by_post else "name fewer skills, or topics in their place"
