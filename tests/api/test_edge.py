"""What every request passes first: host names, ids, headers, and what pages of other origins may do."""

import re

import pytest

from api.http import create_app
from api.http.clients import Clients, Networks
from api.http.hosts import Hosts
from api.settings import Settings, read_settings
from graph.errors import InvalidSettings
from graph.samples import TINY
from queries import open_store
from tests.client import TestClient


@pytest.fixture(scope="module")
def asking(tmp_path_factory):
    """What makes a client of a service with some settings, from an address."""

    with open_store(f"sqlite:///{tmp_path_factory.mktemp('edge')}/tiny.sqlite") as store:
        store.replace(TINY)

    def client(address="127.0.0.1", **settings):
        app = create_app(Settings(store=store.url, **settings))
        return TestClient(app, client=(address, 50000), follow_redirects=False, raise_server_exceptions=False)

    return client


@pytest.fixture(scope="module")
def client(asking):
    with asking() as found:
        yield found


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:9000", "localhost", "LOCALHOST:1", "[::1]:8000", "a.localhost."]
)
def test_this_machine_is_answered_under_each_of_its_names(client, host):
    assert client.get("/livez", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", "localhost@evil.example", "a b", "", "[::2]", 'x"><b>'],
)
@pytest.mark.parametrize("path", ["/", "/livez/", "/api/v1/topics", "/browser/guide.html", "/mcp", "/nothing"])
def test_no_other_host_is_answered_and_the_answer_does_not_repeat_it(client, host, path):
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"
    assert "PREREQ_ALLOWED_HOSTS" in answer.json()["detail"]
    if host:
        assert host not in answer.text
        assert all(host not in value for value in answer.headers.values())


def test_a_setting_names_further_hosts_exactly_by_domain_or_any(asking):
    with asking(allowed_hosts="prereq.example.org, *.example.net") as client:
        given = {
            host: client.get("/livez", headers={"Host": host}).status_code
            for host in ("prereq.example.org:8443", "a.example.net", "example.net", "x.example.org", "localhost")
        }
    assert given == {
        "prereq.example.org:8443": 200,
        "a.example.net": 200,
        "example.net": 421,
        "x.example.org": 421,
        "localhost": 200,
    }
    assert Hosts(["*"]).allows(b"anything.example")


def test_hosts_of_agents_are_hosts_of_agents_only(asking):
    with asking(agent_hosts="prereq.example.org") as client:
        assert client.get("/mcp", headers={"Host": "prereq.example.org"}).status_code == 405
        assert client.get("/livez", headers={"Host": "prereq.example.org"}).status_code == 421


def test_a_redirect_names_no_host(client):
    for path in ("/livez/", "/readyz/", "/search?q=transformers"):
        answer = client.get(path)
        assert answer.status_code in {303, 307}
        assert answer.headers["location"].startswith("/")


ADDRESSES = [
    "/",
    "/before/transformers",
    "/search",
    "/nothing",
    "/static/x/page.css",
    "/static/x/none.css",
    "/api/v1/before?target=transformers",
    "/api/v1/before?target=nothing",
    "/api/v1/nothing",
    "/openapi.json",
    "/docs",
    "/static-offline-docs/swagger-ui.css",
    "/livez",
    "/readyz",
    "/livez/",
    "/metrics",
    "/browser/guide.html",
    "/mcp",
    "/api/v1/before?" + "target=x&" * 3000,
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "DELETE"])
def test_every_answer_has_a_policy_that_fits_and_an_id(client, address, method):
    answer = client.request(method, address)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert re.fullmatch("[0-9a-f]{16}", answer.headers["x-request-id"])
    for name in ("content-security-policy", "x-content-type-options", "referrer-policy", "x-request-id"):
        assert len(answer.headers.get_list(name)) == 1


def test_what_programs_read_may_load_nothing_and_pages_only_their_own_files(client):
    for address in ("/api/v1/topics", "/api/v1/nothing", "/livez", "/metrics", "/openapi.json"):
        assert "'self'" not in client.get(address).headers["content-security-policy"]
    for address in ("/", "/nothing", "/before/nothing"):
        assert (
            "script-src 'self';"
            in client.get(address, headers={"Accept": "text/html"}).headers["content-security-policy"]
        )


def test_a_304_repeats_the_policy_of_its_answer(client):
    for address in ("/", "/api/v1/topics"):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
        assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


def test_an_unforeseen_error_has_the_headers_and_is_logged_once_without_the_query(asking, monkeypatch, caplog):
    monkeypatch.setattr("graph.questions.table.topic_list", lambda snapshot: 1 / 0)
    with asking() as client:
        answer = client.get("/api/v1/topics?detail=brief")
    assert answer.status_code == 500
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    [told] = [one for one in caplog.records if one.levelname == "ERROR"]
    assert told.getMessage() == "unforeseen error"
    assert (told.method, told.path) == ("GET", "/api/v1/topics")
    assert told.exc_info[0] is ZeroDivisionError


def test_an_id_is_taken_from_a_named_proxy_only(asking):
    for settings, is_taken in (({}, False), ({"trusted_proxies": "10.0.0.0/8, 192.0.2.1"}, True)):
        with asking("10.1.2.3", **settings) as client:
            assert (
                client.get("/livez", headers={"X-Request-ID": "abc-1"}).headers["x-request-id"] == "abc-1"
            ) is is_taken
            bad = client.get("/livez", headers={"X-Request-ID": "a b"})
            assert bad.headers["x-request-id"] != "a b"


def _scope(peer, *forwarded, proto="https"):
    headers = [(b"x-forwarded-for", value.encode()) for value in forwarded] + [(b"x-forwarded-proto", proto.encode())]
    return {"client": (peer, 1), "headers": headers, "scheme": "http"}


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("10.0.0.1", ["203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", ["198.51.100.1, 203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", ["198.51.100.1", "203.0.113.9, 10.0.0.2"], "203.0.113.9"),
        ("10.0.0.1", ["203.0.113.9, nonsense"], "10.0.0.1"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["10.0.0.3"], "10.0.0.1"),
        ("192.0.2.7", ["203.0.113.9"], "192.0.2.7"),
    ],
)
def test_the_client_is_the_last_address_that_no_named_proxy_has(peer, forwarded, client):
    scope = _scope(peer, *forwarded)
    assert Clients(Networks(["10.0.0.0/8"])).of(scope).address == client
    assert scope["scheme"] == ("https" if peer.startswith("10.") else "http")


def test_pages_of_other_origins_read_nothing_unless_a_setting_names_them(asking):
    origin = "https://learn.example.org"
    for settings, allowed in (({}, None), ({"cors_origins": f"{origin}, https://b.example"}, origin)):
        with asking(**settings) as client:
            for sent in (origin, "https://evil.example"):
                answer = client.get("/api/v1/topics", headers={"Origin": sent})
                assert answer.headers.get("access-control-allow-origin") == (allowed if sent == origin else None)
            asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
            assert (client.options("/api/v1/before", headers=asked).status_code == 200) is bool(allowed)
            assert "access-control-allow-origin" not in client.get("/", headers={"Origin": origin}).headers


def test_addresses_in_settings_that_are_none_are_told(clean_environment, monkeypatch):
    monkeypatch.setenv("PREREQ_TRUSTED_PROXIES", "10.0.0.0/8, proxy.example")
    with pytest.raises(InvalidSettings, match=r"PREREQ_TRUSTED_PROXIES.*proxy\.example"):
        read_settings()
