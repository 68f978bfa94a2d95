"""How much and how often a client may ask, and that the documentation says so."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from api.http import create_app, limits, rates
from api.http.edge import Edge
from api.http.limit_table import page
from api.http.places import Places
from api.http.rates import Rates, Windows
from api.metrics import Metrics
from api.settings import Settings
from graph.samples import TINY
from queries import open_store
from tests.client import TestClient

LIVE = "/livez"


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('limits')}/tiny.sqlite") as store:
        store.replace(TINY)
    return store.url


@pytest.fixture
def clients(url):
    """What makes clients of one service from several addresses."""

    def clients(*addresses, **settings):
        app = create_app(Settings(store=url, **settings))
        return [TestClient(app, client=(address, 1)) for address in addresses]

    return clients


def test_the_page_of_limits_is_written_from_the_constants():
    assert (Path(__file__).parents[2] / "docs/limits.md").read_text(encoding="utf-8") == page()


def test_a_client_that_asks_too_often_is_told_when_to_ask_again_and_others_are_answered(clients):
    one, other = clients("203.0.113.1", "203.0.113.2", reads_per_minute=3)
    assert [one.get("/api/v1/topics").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = one.get("/api/v1/topics")
    assert refused.headers["content-type"] == "application/problem+json"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["retry-after"] in refused.json()["detail"]
    assert one.get(LIVE).status_code == 200, "monitors are not counted"
    assert other.get("/api/v1/topics").status_code == 200


def test_addresses_of_one_network_of_64_bits_are_one_client(clients):
    one, same, other = clients("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1", reads_per_minute=1)
    assert [client.get("/api/v1/topics").status_code for client in (one, same, other)] == [200, 429, 200]


def test_a_forwarded_address_is_a_client_only_behind_a_named_proxy(clients):
    for settings, second in (({}, 429), ({"trusted_proxies": "10.0.0.1"}, 200)):
        [proxy] = clients("10.0.0.1", reads_per_minute=1, **settings)
        given = [
            proxy.get("/api/v1/topics", headers={"X-Forwarded-For": address}).status_code
            for address in ("203.0.113.1", "203.0.113.2")
        ]
        assert given == [200, second]


def test_writes_are_bounded_more_strictly_than_questions():
    counted = Rates(1_000)
    waits = [counted.wait("a", is_write=True, has_key=False) for _ in range(limits.WRITES_PER_MINUTE + 1)]
    assert not any(waits[:-1])
    assert 1 <= waits[-1] <= 60
    assert counted.wait("a", is_write=False, has_key=False) == 0
    assert counted.wait("b", is_write=True, has_key=False) == 0


async def _no_key(request: Request):
    return PlainTextResponse("no", 401 if request.headers.get("authorization") != "good" else 200)


def test_after_ten_keys_that_are_not_accepted_a_client_waits_whatever_its_key():
    edge = Edge(Starlette(routes=[Route("/", _no_key)]), Settings(), Places(["/"], [], {}), Metrics(), "/mcp")
    with TestClient(edge) as client:
        for _ in range(limits.FAILED_KEYS_PER_MINUTE):
            assert client.get("/", headers={"Authorization": "bad"}).status_code == 401
        assert client.get("/", headers={"Authorization": "good"}).status_code == 429
        assert client.get("/").status_code == 401, "whoever shows no key may go on"


def test_counts_end_with_their_minute(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(rates.time, "time", lambda: now[0])
    counted = Rates(1)
    assert [counted.wait("a", is_write=False, has_key=False) for _ in range(2)] == [0, 60]
    now[0] += 59
    assert counted.wait("a", is_write=False, has_key=False) == 1
    now[0] += 1
    assert counted.wait("a", is_write=False, has_key=False) == 0


def test_a_flood_of_clients_is_counted_in_bounded_memory(monkeypatch):
    monkeypatch.setattr(rates, "MAX_CLIENTS", 100)
    windows = Windows()
    for number in range(1_000):
        windows.incr(str(number), 60)
    assert windows.reset() == 100


def test_no_more_bodies_are_read_than_fit(url, monkeypatch):
    monkeypatch.setattr("api.http.bodies.MAX_HELD_BODY_BYTES", 1_000)
    with TestClient(create_app(Settings(store=url))) as client:
        answer = client.post("/api/v1/before", json={"target": ["attention"], "known": ["softmax"] * 200})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        assert answer.json()["type"] == "/guide/reference/errors/#busy"
        assert client.post("/api/v1/before", json={"target": ["attention"]}).status_code == 200, "it was let go"


@pytest.mark.parametrize("path", ["/api/v1/before", "/api/v1/known", "/my-skills/progress", "/mcp"])
def test_a_body_that_does_not_say_how_long_it_is_ends_at_the_bound(url, path):
    pieces = (b" " * 100_000 for _ in range(limits.MAX_BODY_BYTES // 100_000 + 5))
    with TestClient(create_app(Settings(store=url))) as client:
        answer = client.post(path, content=pieces, headers={"Content-Type": "application/json", "Accept": "*/*"})
        assert answer.status_code == 413
        assert "The body is too large" in answer.text


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b'{"target":' * 50_000, b'{"target": ' + b"[" * 999 + b"]" * 999 + b"}"]
)
@pytest.mark.parametrize("path", ["/api/v1/before", "/api/v1/placement", "/my-skills/progress", "/mcp"])
def test_json_that_is_nested_too_deeply_is_a_problem_and_no_error_of_ours(url, path, body):
    with TestClient(create_app(Settings(store=url))) as client:
        answer = client.post(path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in {400, 422}
    assert path == "/mcp" or answer.headers["content-type"].startswith(("application/problem+json", "text/html"))
