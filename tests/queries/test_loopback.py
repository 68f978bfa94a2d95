import socket

import pytest

from graph.errors import PortUnavailable
from queries.loopback import free_port, refuse_unavailable


def test_a_port_on_which_somebody_listens_is_refused_until_it_is_let_go():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(PortUnavailable, match=f"port {port} is taken") as caught:
            refuse_unavailable(port, "bolt")
        assert (caught.value.port, caught.value.role) == (port, "bolt")
    refuse_unavailable(port, "bolt")


def test_any_free_port_is_never_refused():
    refuse_unavailable(0, "service")
    refuse_unavailable(free_port(), "service")


def test_a_port_that_was_closed_a_moment_ago_is_free():
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as client:
            served, _ = listener.accept()
            served.close()  # first, so that its end of the connection lingers on
            assert client.recv(1) == b""
    refuse_unavailable(port, "service")
