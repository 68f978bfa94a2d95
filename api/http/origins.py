"""Which routes pages of other origins may read: what Neo4j Browser fetches, and the API for origins of a setting."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from starlette.middleware.cors import CORSMiddleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


class OpenTo:
    """Lets pages of some origins, or of any (``*``), use what lies below ``prefix``; everything else stays as it is.

    Browser asks first (an ``OPTIONS`` request), since it fetches guides with ``Pragma`` and ``Cache-Control``.
    """

    def __init__(
        self, app: "ASGIApp", prefix: str, origins: Sequence[str] = ("*",), methods: Sequence[str] = ("GET",)
    ) -> None:
        self._closed = app
        self._open = CORSMiddleware(app, allow_origins=origins, allow_methods=methods, allow_headers=["*"])
        self._prefix = prefix

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        below = scope["type"] == "http" and scope["path"].startswith(f"{self._prefix}/")
        await (self._open if below else self._closed)(scope, receive, send)
