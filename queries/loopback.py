"""Ports of the loopback address: find a free one, and refuse one that cannot be used."""

import errno
import socket

from graph.errors import PortUnavailable

_LOOPBACK = "127.0.0.1"


def free_port() -> int:
    """A port of the loopback address on which nothing listens.

    Examples
    --------
    >>> refuse_unavailable(free_port(), "service")
    """
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        return int(probe.getsockname()[1])


def refuse_unavailable(port: int, role: str) -> None:
    """Refuse a port of the loopback address on which nothing more can listen; 0 is always available.

    ``role`` says what is going to listen: ``service``, ``bolt`` (the database) or ``browser`` (Neo4j Browser).

    Raises
    ------
    PortUnavailable
        If another program listens there, or this user may not listen there.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port closed a moment ago is free
        try:
            probe.bind((_LOOPBACK, port))
        except OSError as problem:
            taken = problem.errno == errno.EADDRINUSE
            why = "is taken: another program listens there" if taken else f"cannot be used: {problem.strerror}"
            raise PortUnavailable(port, role, why) from problem
