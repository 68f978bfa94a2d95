"""What a request may take of the service: every bound of HTTP in one place; docs/limits.md is this table.

Beyond a bound a client gets the one shape of errors, with a sentence that says what to do. Bounds of names, documents
and questions are kept where they are checked; `api.http.limit_table` puts all of them into one table.
"""

from typing import TYPE_CHECKING, Any

from api.problems import shape
from api.table import VERBS
from api.ways import PREFIX, path

if TYPE_CHECKING:
    from starlette.types import Scope

MAX_HEAD_SECONDS = 10.0
"""From the first byte of a request, or from the connection, to the end of its headers."""

MAX_BODY_SECONDS = 10.0
"""For a body, beside what it takes at `MIN_BODY_BYTES_PER_SECOND`."""

MIN_BODY_BYTES_PER_SECOND = 50_000
"""The speed that a large body must keep: each byte that came gives it more time."""

MAX_IDLE_SECONDS = 5
"""Between two requests of one connection."""

MAX_STALLED_SECONDS = 30.0
"""For a client that does not take its answer."""

MAX_LINGER_SECONDS = 1.0
"""For a client that still sends when it was answered: closed at once, it could not read the answer."""

MAX_CONNECTIONS = 800
"""Connections at once: below the 1,024 open files that a process usually may have."""

MAX_HEAD_BYTES = 65_536
"""Bytes of request line and headers that the server reads at all."""

MAX_ADDRESS_BYTES = 16_000
"""Bytes that the path and query of a request may have."""

MAX_BODY_BYTES = 4_000_000
"""Bytes that the body of a request may have."""

MAX_GRAPH_BYTES = 32_000_000
"""Bytes that the body of a request may have which sends a whole graph, with a key."""

LARGE_BODIES = frozenset({f"{PREFIX}/roadmap", f"{PREFIX}/restore"})
"""The addresses that take such a body."""

MAX_HELD_BODY_BYTES = 64_000_000
"""Bytes of all bodies that are read at once."""

READS_PER_MINUTE = 3_000
"""Requests of one client in a minute: 50 a second, as a class behind one address may ask."""

WRITES_PER_MINUTE = 30
"""Of these, those that would change the roadmap."""

FAILED_KEYS_PER_MINUTE = 10
"""Of these, those with a key that is not accepted."""

WRITES = frozenset({f"{PREFIX}/roadmap", f"{PREFIX}/restore", "/upload"})
"""Where a POST changes the roadmap; everywhere else it is a question that is too long for an address."""

UNCOUNTED = frozenset({"/livez", "/readyz", "/metrics"})
"""What monitors ask, as often as they like."""

_BY_POST = {PREFIX + path(verb) for verb in VERBS if verb.lists}


def too_long(scope: "Scope") -> dict[str, Any] | None:
    """The problem of an address that is too long; None if it is not."""
    size = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    if size <= MAX_ADDRESS_BYTES:
        return None
    detail = f"The address has {size} bytes and may have {MAX_ADDRESS_BYTES}: {_shorter(scope['path'])}"
    return shape(414, "address-too-long", "The address is too long", detail)


def _shorter(address: str) -> str:
    """What one can do instead."""
    is_by_post = address in _BY_POST
    return "send the same fields as JSON by POST" if is_by_post else "name fewer skills, or topics in their place"


def body_bytes(path: str) -> int:
    """The bytes that the body of a request to an address may have."""
    return MAX_GRAPH_BYTES if path in LARGE_BODIES else MAX_BODY_BYTES


def too_large(size: int, allowed: int) -> dict[str, Any]:
    """The problem of a body of so many bytes."""
    detail = f"The body has {size} bytes or more and may have {allowed}: send less at a time"
    return shape(413, "body-too-large", "The body is too large", detail)


def too_many_bodies() -> dict[str, Any]:
    """The problem of a body that comes while as much as may be is being read."""
    return shape(503, "busy", "The service is busy", "Too many large requests are being read: try again in a second")


def too_many_requests(seconds: int) -> dict[str, Any]:
    """The problem of a client that asks too often."""
    detail = f"Too many requests came from this address: ask again in {seconds} seconds"
    return shape(429, "too-many-requests", "Too many requests", detail)


def too_slow(what: str) -> dict[str, Any]:
    """The problem of a request whose headers or body did not come in time."""
    return shape(408, "too-slow", "The request came too slowly", f"The {what} did not come in time: send it again")


def too_many_connections() -> dict[str, Any]:
    """The problem of a connection beyond what the service keeps."""
    detail = f"{MAX_CONNECTIONS} connections are open: try again in a second"
    return shape(503, "busy", "The service is busy", detail)


def too_long_head(*, is_in_first_line: bool) -> dict[str, Any]:
    """The problem of a request whose address, or headers, are longer than what is read."""
    if is_in_first_line:
        detail = f"The address may have {MAX_ADDRESS_BYTES} bytes: send long lists as JSON by POST"
        return shape(414, "address-too-long", "The address is too long", detail)
    detail = f"The headers may have {MAX_HEAD_BYTES} bytes together: send fewer"
    return shape(431, "headers-too-long", "The headers are too long", detail)
