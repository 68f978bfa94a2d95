"""The bounds of HTTP over real connections, with short times: what is half sent or not read is gone soon."""

import json
import socket
import threading
import time
from contextlib import ExitStack, contextmanager, suppress

import pytest
import uvicorn

from api.http import create_app, limits
from api.http.protocol import BoundedProtocol
from api.settings import Settings
from graph.samples import TINY
from queries import open_store

SECONDS = 0.5
"""What a request may take here."""

HEAD = b"POST /api/v1/before HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


class Hasty(BoundedProtocol):
    head_seconds = body_seconds = stalled_seconds = SECONDS
    max_connections = 60


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A running server whose connections have little time; its ``port`` beside it."""
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('bounds')}/tiny.sqlite") as store:
        store.replace(TINY)
    app = create_app(Settings(store=store.url))
    config = uvicorn.Config(
        app,
        port=0,
        http=Hasty,
        ws="none",
        log_config=None,
        proxy_headers=False,
        h11_max_incomplete_event_size=limits.MAX_HEAD_BYTES,
        timeout_keep_alive=1,
    )
    running = uvicorn.Server(config)
    running.app = app
    thread = threading.Thread(target=running.run)
    thread.start()
    _wait(lambda: running.started)
    running.port = running.servers[0].sockets[0].getsockname()[1]
    yield running
    running.should_exit = True
    thread.join(10)


def _wait(is_so, seconds=10):
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


@contextmanager
def _connected(server, number=1):
    address = "127.0.0.1", server.port
    with ExitStack() as open_until_the_end:
        yield [open_until_the_end.enter_context(socket.create_connection(address, 20)) for _ in range(number)]


def _answer(connection):
    """The status, headers and body that come until the other side closes."""
    received = bytearray()
    while part := connection.recv(65536):
        received += part
    head, _, body = bytes(received).partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    return int(first.split()[1]), dict(line.lower().split(": ", 1) for line in lines), body


def _is_problem(answer, status):
    code, headers, body = answer
    assert (code, json.loads(body)["status"]) == (status, status)
    assert headers["content-type"] == "application/problem+json"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["connection"] == "close"


@pytest.mark.parametrize("sent", [HEAD, b"GET / HT", HEAD + b"Content-Length: 9\r\n\r\n{", b"G"])
def test_half_a_request_is_answered_408_and_closed(server, sent):
    with _connected(server) as [connection]:
        connection.sendall(sent)
        started = time.monotonic()
        _is_problem(_answer(connection), 408)
        assert SECONDS * 0.8 < time.monotonic() - started < 5


def test_a_connection_that_says_nothing_is_closed_without_a_word(server):
    with _connected(server) as [connection]:
        assert connection.recv(1) == b""


def test_whoever_sends_a_byte_now_and_then_has_no_more_time(server):
    for begun, byte in ((HEAD + b"X: ", b"x"), (HEAD + b"Content-Length: 1000\r\n\r\n{", b" ")):
        with _connected(server) as [connection]:
            connection.sendall(begun)
            started = time.monotonic()
            connection.settimeout(0.1)
            with pytest.raises(OSError, match=r"reset|pipe|closed"):  # noqa: PT012 - the end comes at some byte
                while time.monotonic() - started < 5:
                    connection.sendall(byte)
                    time.sleep(0.05)
            assert time.monotonic() - started < 4


def test_a_large_body_that_keeps_coming_has_time_and_a_second_request_its_own(server):
    body = json.dumps({"target": ["attention"], "known": ["softmax"] * 5000}).encode()
    with _connected(server) as [connection]:
        for _ in range(2):
            connection.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(body))
            for begin in range(0, len(body), 4_000):
                connection.sendall(body[begin : begin + 4_000])
                time.sleep(0.06)
            assert connection.recv(65536).startswith(b"HTTP/1.1 200 OK")
            connection.settimeout(0.2)
            with suppress(TimeoutError):
                while connection.recv(65536):
                    pass


def test_half_sent_requests_and_bodies_leave_nothing_behind(server):
    _wait(lambda: not server.server_state.connections)
    with _connected(server, 40) as halves, _connected(server, 15) as bodies:
        for one in halves:
            one.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * 10_000)
        for one in bodies:
            one.sendall(HEAD + b"Content-Length: 3000000\r\n\r\n" + b" " * 20_000)
        _wait(lambda: len(server.server_state.connections) == 55)
        _wait(lambda: not server.server_state.connections and not server.server_state.tasks)
        assert server.app.middleware_stack._bodies.held == 0


def test_an_answer_that_nobody_takes_is_given_up(server):
    _wait(lambda: not server.server_state.connections)
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", server.port))
        connection.sendall(b"GET /static-offline-docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
        _wait(lambda: server.server_state.connections)
        _wait(lambda: not server.server_state.connections and not server.server_state.tasks)


def test_connections_beyond_the_bound_are_told_to_come_again(server):
    _wait(lambda: not server.server_state.connections)
    with _connected(server, Hasty.max_connections), _connected(server) as [surplus]:
        status, headers, body = _answer(surplus)
        assert (status, headers["retry-after"]) == (503, "1")
        assert "connections are open" in json.loads(body)["detail"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /" + b"x" * 400_000, 414),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 400_000, 431),
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (HEAD + b"Content-Length: 5000000\r\nConnection: close\r\n\r\n", 413),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n", 400),
    ],
)
def test_what_is_too_long_or_no_http_is_told_in_the_one_shape(server, sent, status):
    with _connected(server) as [connection]:
        connection.sendall(sent)
        _is_problem(_answer(connection), status)


def test_a_body_in_pieces_is_counted_as_it_comes(server):
    piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    with _connected(server) as [connection]:
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
        try:
            for _ in range(limits.MAX_BODY_BYTES // 0x10000 + 2):
                connection.sendall(piece)
        except OSError:
            pass  # it was answered already
        assert b" 413 " in connection.recv(65536)
