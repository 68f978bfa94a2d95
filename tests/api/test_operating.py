"""What whoever runs the service sees: the log, /metrics, and traces."""

import json
import logging
import sys

import httpx2
import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client.parser import text_string_to_metric_families

from api.http import create_app
from api.http.clients import REQUEST_ID
from api.logs import formatter
from api.service import Service
from api.settings import Settings
from graph.errors import InvalidSettings
from graph.samples import TINY
from queries import open_store
from tests.client import TestClient


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('operating')}/tiny.sqlite") as store:
        store.replace(TINY)
    return store.url


def _record(**extra):
    try:
        raise ValueError("bad")
    except ValueError:
        record = logging.LogRecord("prereq.http", logging.ERROR, "", 1, "unforeseen %s", ("error",), sys.exc_info())
    vars(record).update(extra)
    return record


def test_a_log_in_json_is_one_object_a_line_with_the_request_and_its_traceback():
    token = REQUEST_ID.set("abc")
    line = formatter("json").format(_record(method="GET", path="/x", color_message="no", unnamed="hush"))
    REQUEST_ID.reset(token)
    assert "\n" not in line
    told = json.loads(line)
    assert told["exception"].startswith("Traceback")
    assert {name: told[name] for name in told.keys() - {"exception", "timestamp"}} == {
        "event": "unforeseen error",
        "level": "error",
        "request_id": "abc",
        "method": "GET",
        "path": "/x",
    }


def test_a_readable_log_has_one_line_and_the_traceback_below():
    first, *rest = formatter("readable").format(_record(path="/x")).splitlines()
    assert "unforeseen error" in first
    assert "path=/x" in first
    assert "ValueError: bad" in rest[-1]


def test_a_running_service_logs_requests_without_what_people_typed(serving, url, tmp_path):
    with serving(url, PREREQ_LOG_FORMAT="json", PREREQ_LOG_LEVEL="debug") as address:
        answer = httpx2.get(f"{address}/api/v1/find?q=secretive", headers={"Authorization": "Bearer hush"})
        httpx2.get(f"{address}/%0Aforged")
    log = next(tmp_path.parent.glob("serving*/log"), None)
    lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    asked = next(line for line in lines if line.get("path") == "/api/v1/find")
    assert (asked["request_id"], asked["status"]) == (answer.headers["x-request-id"], 200)
    assert any(line.get("path") == "/%0Aforged" for line in lines)
    assert "secretive" not in log.read_text()
    assert "hush" not in log.read_text()


def _samples(client):
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {(one.name, *sorted(one.labels.items())): one.value for family in families for one in family.samples}


def test_metrics_count_by_template_and_never_by_what_was_asked(url):
    with TestClient(create_app(Settings(store=url))) as client:
        for path in ("/api/v1/skills/attention", "/api/v1/skills/softmax", "/before/transformers", "/x1", "/x2"):
            client.get(path, follow_redirects=False)
        client.request("BREW", "/x3")
        first = client.get("/api/v1/topics")
        client.get("/api/v1/topics")
        client.get("/api/v1/topics", headers={"If-None-Match": first.headers["etag"]})
        found = _samples(client)
        text = client.get("/metrics").text

    def requests(route, status="200", method="GET"):
        return found["prereq_requests_total", ("method", method), ("route", route), ("status", status)]

    assert requests("/api/v1/skills/{name}") == 2
    assert requests("/before/{target}") == 1
    assert requests("other", "404") == 2
    assert requests("other", "404", "other") == 1
    assert requests("/api/v1/topics", "304") == 1
    assert found["prereq_request_seconds_count", ("route", "/api/v1/topics")] == 3
    assert found["prereq_cache_answers_total", ("outcome", "kept")] == 1
    assert found["prereq_cache_answers_total", ("outcome", "not_modified")] == 1
    assert "attention" not in text
    assert "BREW" not in text


def test_metrics_tell_the_revision_and_a_store_that_is_away(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/tiny.sqlite") as store:
        store.replace(TINY)
        service = Service(store)
        client = TestClient(create_app(Settings(store=store.url), service))
        assert _samples(client)["prereq_loaded",] == 0
        service.refresh()
        revision = service.snapshot.revision
        found = _samples(client)
        assert found["prereq_revision_info", ("revision", revision)] == 1
        assert (found["prereq_stale",], found["prereq_store_errors_total",], found["prereq_loaded",]) == (0, 0, 1)
        store.path.rename(tmp_path / "away")
        service.refresh()
        found = _samples(client)
        assert (found["prereq_stale",], found["prereq_store_errors_total",]) == (1, 1)


@pytest.mark.parametrize(
    ("address", "headers", "settings", "status"),
    [
        ("127.0.0.1", {}, {}, 200),
        ("::1", {}, {}, 200),
        ("203.0.113.1", {}, {}, 403),
        ("127.0.0.1", {"X-Forwarded-For": "203.0.113.1"}, {}, 403),
        ("127.0.0.1", {"X-Forwarded-For": "203.0.113.1"}, {"trusted_proxies": "127.0.0.1"}, 403),
        ("127.0.0.1", {"X-Forwarded-For": "203.0.113.1"}, {"metrics_from": "203.0.113.0/24"}, 403),
        ("172.18.0.5", {}, {"metrics_from": "172.16.0.0/12"}, 200),
    ],
)
def test_metrics_are_for_this_machine_and_named_addresses(url, address, headers, settings, status):
    app = create_app(Settings(store=url, **settings))
    answer = TestClient(app, client=(address, 1)).get("/metrics", headers=headers)
    assert answer.status_code == status
    assert status == 200 or "PREREQ_METRICS_FROM" in answer.json()["detail"]


def test_requests_are_traced_where_it_is_asked_for_without_what_people_typed(url, monkeypatch):
    spans = InMemorySpanExporter()
    monkeypatch.setattr("api.http.tracing.exporter", lambda: spans)
    app = create_app(Settings(store=url, tracing=True))
    with TestClient(app) as client:
        client.get("/api/v1/find?q=secretive")
        client.get("/api/v1/nothing")
    provider = app._telemetry["tracer_provider"]
    provider.force_flush()
    served = [span for span in spans.get_finished_spans() if span.kind.name == "SERVER"]
    provider.shutdown()
    assert [span.name for span in served] == ["GET /api/v1/find", "GET"]
    assert served[0].attributes["http.response.status_code"] == 200
    assert "secretive" not in "".join(span.to_json() for span in spans.get_finished_spans())


def test_tracing_without_its_packages_says_what_to_install(url, monkeypatch):
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318")
    with pytest.raises(InvalidSettings, match=r"install prereq\[tracing\]"):
        create_app(Settings(store=url))


def test_nothing_of_tracing_is_loaded_unless_it_is_asked_for(url, monkeypatch):
    monkeypatch.setattr("api.http.tracing.exporter", lambda: pytest.fail("nobody asked"))
    with TestClient(create_app(Settings(store=url))) as client:
        assert client.get("/livez").status_code == 200
