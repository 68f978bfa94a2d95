"""Under which names the service answers: an address of somewhere else in a header must not come back in an answer."""

import re
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any

from api.problems import shape

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+?)\.?(?::\d{1,5})?", re.IGNORECASE)
_MAX_REMEMBERED = 100


class Hosts:
    """The names and addresses of this machine, and what a setting adds: names, ``*.domain``, or ``*`` for any.

    Examples
    --------
    >>> hosts = Hosts(["prereq.example.org", "*.example.net"])
    >>> [hosts.allows(host) for host in (b"127.0.0.1:8000", b"Prereq.example.org", b"a.example.net:80")]
    [True, True, True]
    >>> hosts.allows(b"evil.example")
    False
    """

    def __init__(self, names: Iterable[str]) -> None:
        chosen = [name.lower() for name in names]
        self._names = {name for name in chosen if not name.startswith("*")}
        self._endings = tuple(name[1:] for name in chosen if name.startswith("*"))
        self._allowed: set[bytes] = set()

    def allows(self, host: bytes) -> bool:
        """Whether a request with this Host header is answered."""
        if host in self._allowed:
            return True
        found = _HOST.fullmatch(host.decode("latin-1"))
        is_allowed = found is not None and self._is_ours(found[1].lower())
        if is_allowed and len(self._allowed) < _MAX_REMEMBERED:
            self._allowed.add(host)
        return is_allowed

    def _is_ours(self, name: str) -> bool:
        return name in self._names or name.endswith(self._endings) or is_this_machine(name)


def is_this_machine(name: str) -> bool:
    """Whether a host name or an address means the machine itself.

    Examples
    --------
    >>> [is_this_machine(name) for name in ("localhost", "127.0.0.2", "[::1]", "example.org", "")]
    [True, True, True, False, False]
    """
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def misdirected() -> dict[str, Any]:
    """The problem of a request under another name."""
    detail = (
        "This service does not answer under the host name of the request: use 127.0.0.1 or localhost, "
        "or set PREREQ_ALLOWED_HOSTS to the name where the service runs"
    )
    return shape(421, "unknown-host", "Not the name of this service", detail)
