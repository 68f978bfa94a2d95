"""The address of agents, `/mcp`: MCP over HTTP, without sessions, each answer one JSON document."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from api.http.limits import MAX_BODY_BYTES
from api.service import Service
from api.workers import Workers

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server
    from starlette.types import Receive, Scope, Send

PATH = "/mcp"

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""Under which an agent on the same machine reaches the service, on any port."""


def agents(service: Service, workers: Workers, hosts: Sequence[str]) -> Route:
    """The route of agents, who may reach it under ``hosts`` and on this machine.

    Other names in the headers Host and Origin are refused: a page of somewhere else could otherwise have a browser
    ask a service that only this machine sees (DNS rebinding).
    """
    return Route(PATH, Agents(service, workers, (*LOCAL_HOSTS, *hosts)), methods=["POST"], include_in_schema=False)


class Agents:
    """Answers agents. The package is loaded when the first one comes: it would double the time that a start takes."""

    def __init__(self, service: Service, workers: Workers, hosts: Sequence[str]) -> None:
        self._service, self._workers, self._hosts = service, workers, hosts
        self._server: Server[Any] | None = None

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if self._server is None:
            self._server = await asyncio.to_thread(self._load)
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
        from mcp.server.transport_security import TransportSecuritySettings

        security = TransportSecuritySettings(
            allowed_hosts=list(_with_ports(self._hosts)), allowed_origins=list(_origins(self._hosts))
        )
        # Without sessions a manager holds nothing between requests; one of its own ends with the request.
        manager = StreamableHTTPSessionManager(
            self._server,
            json_response=True,
            stateless=True,
            security_settings=security,
            max_request_body_size=MAX_BODY_BYTES,
        )
        async with manager.run():
            await manager.handle_request(scope, receive, send)

    def _load(self) -> "Server[Any]":
        from api.agents import agent_server

        return agent_server(self._service, self._workers)


def _with_ports(names: Sequence[str]) -> Iterator[str]:
    """The names as they are, and with any port."""
    for name in names:
        yield from (name, f"{name}:*")


def _origins(hosts: Sequence[str]) -> Iterator[str]:
    for scheme in ("http", "https"):
        yield from _with_ports([f"{scheme}://{host}" for host in hosts])
