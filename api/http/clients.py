"""Who asks: the address of a client, and the id of a request; what a proxy adds counts only if it is a named one."""

import re
import secrets
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from starlette.types import Scope

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
"""The id of the request that is being answered, for the log."""

ID_HEADER = b"x-request-id"

_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")


class Client(NamedTuple):
    """Where a request comes from: its ``address``, and whether a named proxy says so."""

    address: str
    is_proxied: bool


class Networks:
    """Addresses, and ranges of them, as a setting lists them."""

    def __init__(self, listed: Iterable[str]) -> None:
        self._networks: tuple[IPv4Network | IPv6Network, ...] = tuple(ip_network(one, strict=False) for one in listed)

    def __bool__(self) -> bool:
        return bool(self._networks)

    def __contains__(self, address: str) -> bool:
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self._networks)


class Clients:
    """Finds the client of a request behind the proxies that are trusted to name it."""

    def __init__(self, proxies: Networks) -> None:
        self._proxies = proxies

    def of(self, scope: "Scope") -> Client:
        """The client; behind a named proxy the request takes over its address and whether it came by https."""
        peer = _peer(scope)
        if not self._proxies or peer not in self._proxies:
            return Client(peer, is_proxied=False)
        given = dict(_joined(scope))
        address = self._nearest(given.get(b"x-forwarded-for", ""), peer)
        scope["client"] = (address, 0)
        if (scheme := given.get(b"x-forwarded-proto", "")) in {"http", "https"}:
            scope["scheme"] = scheme
        return Client(address, is_proxied=True)

    def _nearest(self, forwarded: str, peer: str) -> str:
        """The last address that no named proxy has: what stands before it, the client itself may have written."""
        for address in (part.strip() for part in reversed(forwarded.split(","))):
            if not _is_address(address):
                return peer
            if address not in self._proxies:
                return address
        return peer


def _peer(scope: "Scope") -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _joined(scope: "Scope") -> Iterable[tuple[bytes, str]]:
    """The headers with those of one name joined, as proxies may add a line instead of an entry."""
    together: dict[bytes, list[str]] = {}
    for name, value in scope["headers"]:
        together.setdefault(name, []).append(value.decode("latin-1"))
    return ((name, ",".join(values)) for name, values in together.items())


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def request_id(headers: Mapping[bytes, bytes], client: Client) -> bytes:
    """The id that a named proxy gave a request, or a new one."""
    given = headers.get(ID_HEADER, b"") if client.is_proxied else b""
    return given if _ID.fullmatch(given) else secrets.token_hex(8).encode()


@lru_cache(maxsize=1_000)
def counted_as(address: str) -> str:
    """What the requests of an address count for: itself, or in IPv6 the network of 64 bits that one customer has.

    Examples
    --------
    >>> counted_as("203.0.113.7"), counted_as("2001:db8::1")
    ('203.0.113.7', '2001:db8::/64')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else address
