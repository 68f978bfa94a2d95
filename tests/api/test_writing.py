"""Writing to a running service: closed, keyed, guarded, logged, and answered once it is served."""

import asyncio
import contextlib
import json
import sqlite3
import threading
from dataclasses import replace

import httpx2
import pytest

from api.encode import encode
from api.http import create_app
from api.http.limits import MAX_BODY_BYTES, MAX_GRAPH_BYTES
from api.keys.audit import AuditLog
from api.keys.file import KeysFile
from api.keys.key import Scope, new_key
from api.service import Service
from api.settings import Settings
from api.writing import Action, Writer
from graph.errors import KeysUnavailable, RevisionMoved
from graph.interchange import document
from graph.revision import revision
from graph.samples import TINY
from ingest.report import report
from queries import open_store
from queries.backup import back_up
from tests.client import TestClient
from tests.loop import in_a_loop

BREAD = "---\ntitle: Bread\ncatalogue: none\n---\n# Bread\n- Kneading\n- Shaping (requires: Kneading)\n"
CSV = "# title: Bread\n# catalogue: none\nname,requires\nKneading,\nShaping,Kneading\n"
YAML = "title: Bread\ncatalogue: none\nskills:\n  - name: Kneading\n  - name: Shaping\n    requires: [Kneading]\n"
ROWS = [{"name": "Kneading"}, {"name": "Shaping", "requires": ["Kneading"]}]
LIST = json.dumps({"title": "Bread", "catalogue": "none", "skills": ROWS})
MARKDOWN = {"Content-Type": "text/markdown"}
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def keys(tmp_path):
    return KeysFile(tmp_path / "keys.json")


@pytest.fixture
def settings(tiny_store, keys):
    return Settings(store=tiny_store.url, poll_seconds=60, api_keys_file=str(keys.path))


@pytest.fixture
def client(settings):
    with TestClient(create_app(settings)) as found:
        yield found


def _headers(keys, scope=Scope.WRITE, name="nightly"):
    secret, key = new_key(name, [scope])
    keys.add(key)
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def writer(keys):
    return _headers(keys)


@pytest.fixture
def post(client, writer):
    def send(content=BREAD, path="roadmap", **headers):
        given = {**writer, **MARKDOWN, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return client.post(f"/api/v1/{path}", content=content, headers=given)

    return send


def _log(settings):
    return [json.loads(line) for line in settings.audit_path.read_text().splitlines()]


def test_the_answer_to_a_write_comes_once_the_new_revision_is_served(client, post, tiny_store):
    answer = post()
    assert answer.status_code == 200
    written = answer.json()
    assert written["served"]
    assert written["previous"] == revision(TINY)
    assert written["revision"] == tiny_store.revision() == client.get("/readyz").json()["revision"]
    assert written["counts"]["skills"] == written["report"]["skills"] == 2
    answer = client.get("/api/v1/before", params={"target": "Shaping"}).json()
    assert [item["name"] for item in answer["items"]] == ["Kneading"]
    assert answer["revision"] == written["revision"]


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("text/markdown; charset=utf-8", BREAD),
        ("text/csv", CSV),
        ("text/tab-separated-values", CSV.replace(",", "\t")),
        ("application/yaml", YAML),
        ("text/yaml", YAML),
        ("application/json", LIST),
    ],
    ids=["markdown", "csv", "tsv", "yaml", "old yaml", "json"],
)
def test_a_roadmap_comes_in_any_form_that_ingest_reads(post, tiny_store, media_type, content):
    assert post(content, Content_Type=media_type).json()["report"]["title"] == "Bread"
    [shaping] = tiny_store.load().requirements
    assert (shaping.skill, shaping.members) == ("shaping", ("kneading",))


def test_an_exported_graph_is_a_roadmap_too_and_keeps_its_revision(client, post):
    other = replace(TINY, title="Other")
    assert post(encode(document(other)), Content_Type="application/json").json()["revision"] == revision(other)
    assert client.get("/api/v1/export").json() == json.loads(encode(document(other)))


def test_a_dry_run_is_the_line_report_of_the_terminal_and_writes_nothing(client, keys, prereq, tiny_store, tmp_path):
    (tmp_path / "roadmap.md").write_text(BREAD)
    told = json.loads(prereq("ingest", str(tmp_path / "roadmap.md"), "--dry-run", "--json").stdout)
    reader = _headers(keys, Scope.READ, "reader")
    answer = client.post("/api/v1/roadmap?dry_run=true", content=BREAD, headers={**reader, **MARKDOWN}).json()
    assert {name: answer[name] for name in told} == told
    assert not answer["served"]
    assert answer["previous"] == tiny_store.revision() == revision(TINY)


def test_restoring_an_export_gives_the_same_revision_back(client, post):
    kept = client.get("/api/v1/export")
    post()
    answer = post(kept.content, "restore", Content_Type="application/json")
    assert answer.json()["revision"] == revision(TINY) == client.get("/readyz").json()["revision"]


def test_a_backup_of_the_terminal_is_restored_over_http_and_a_cut_one_is_not(post, tiny_store, tmp_path):
    back_up(tiny_store, tmp_path / "tiny.backup")
    raw = (tmp_path / "tiny.backup").read_bytes()
    other = post().json()["revision"]
    for spoiled in (raw[:-30], raw.replace(b"Softmax", b"Softmex"), b"", b"{}\n"):
        refused = post(spoiled, "restore", Content_Type="application/x-ndjson")
        assert refused.status_code == 422
        assert tiny_store.revision() == other
    assert post(raw, "restore", Content_Type="application/x-ndjson").json()["revision"] == revision(TINY)


@pytest.mark.parametrize(
    "damaged",
    [
        lambda raw: raw.replace(b"Softmax", b"Softmex"),
        lambda raw: raw[: len(raw) // 2],
        lambda raw: b"",
        lambda raw: b"[]",
        lambda raw: BREAD.encode(),
    ],
    ids=["changed", "cut", "empty", "list", "markdown"],
)
def test_a_damaged_graph_is_not_restored(post, tiny_store, damaged):
    answer = post(damaged(encode(document(replace(TINY, title="Softmax")))), "restore", Content_Type="application/json")
    assert answer.status_code == 422
    assert answer.json()["type"] == "/guide/reference/errors/#invalid-document"
    assert tiny_store.revision() == revision(TINY)


@pytest.mark.parametrize("path", ["roadmap", "roadmap?dry_run=true", "restore"])
def test_without_a_file_of_keys_nobody_may_write(tiny_store, path):
    with TestClient(create_app(Settings(store=tiny_store.url))) as client:
        answer = client.post(f"/api/v1/{path}", content=BREAD, headers={**MARKDOWN, "Authorization": "Bearer prereq_x"})
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"
    assert "PREREQ_API_KEYS_FILE" in answer.json()["detail"]
    assert tiny_store.revision() == revision(TINY)


@pytest.mark.parametrize("given", [{}, {"Authorization": "Bearer prereq_x"}, {"Authorization": "Basic eDp5"}])
def test_without_a_key_that_is_known_the_answer_is_401_and_says_how_to_log_in(client, writer, given, tiny_store):
    answer = client.post("/api/v1/roadmap", content=BREAD, headers={**MARKDOWN, **given})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="prereq"'
    assert answer.headers["content-type"] == "application/problem+json"
    assert "prereq_x" not in answer.text
    assert tiny_store.revision() == revision(TINY)


def test_a_key_in_the_address_is_no_key(client, keys):
    secret = _headers(keys)["Authorization"].split()[1]
    answer = client.post(f"/api/v1/roadmap?key={secret}", content=BREAD, headers=MARKDOWN)
    assert answer.status_code == 422
    assert secret not in answer.text


def test_a_key_to_read_writes_nothing(client, keys, tiny_store):
    reader = _headers(keys, Scope.READ)
    answer = client.post("/api/v1/roadmap", content=BREAD, headers={**reader, **MARKDOWN})
    assert answer.status_code == 403
    assert "lacks the scope write" in answer.json()["detail"]
    assert tiny_store.revision() == revision(TINY)


def test_a_parameter_that_is_misspelled_writes_nothing(client, writer, tiny_store):
    answer = client.post("/api/v1/roadmap?dryrun=true", content=BREAD, headers={**writer, **MARKDOWN})
    assert answer.status_code == 422
    assert tiny_store.revision() == revision(TINY)


def test_a_body_is_not_read_before_the_key_is_known(settings, tiny_store):
    """A server that reads it would wait for the rest that never comes."""

    async def run():
        async def half():
            yield b"# Bread\n"
            await asyncio.sleep(60)
            raise AssertionError("the body was awaited")

        transport = httpx2.ASGITransport(create_app(settings, Service(tiny_store)))
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            return await asyncio.wait_for(client.post("/api/v1/roadmap", content=half(), headers=MARKDOWN), 20)

    KeysFile(settings.keys_path).add(new_key("other", [Scope.WRITE])[1])
    assert in_a_loop(run()).status_code == 401


@pytest.mark.parametrize("media_type", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_body_in_no_form_that_is_read_is_a_415_that_lists_them(post, media_type, tiny_store):
    answer = post(Content_Type=media_type)
    assert answer.status_code == 415
    assert "text/markdown" in answer.headers["accept-post"]
    assert "text/markdown" in answer.json()["detail"]
    assert tiny_store.revision() == revision(TINY)


def test_a_document_that_cannot_be_used_is_a_422_with_its_line(post, tiny_store):
    answer = post("# Bread\n" + "".join(f"{'  ' * depth}- item\n" for depth in range(30)))
    assert answer.status_code == 422
    assert answer.json()["line"] == 22
    assert answer.json()["file"] == "roadmap.md"
    assert tiny_store.revision() == revision(TINY)


def test_a_graph_may_be_larger_than_other_bodies_and_has_a_bound(client, writer):
    large = {**writer, **JSON}
    fits = client.post("/api/v1/restore", content=b" " * (MAX_BODY_BYTES + 1), headers=large)
    assert fits.status_code == 422
    for content in (b" " * (MAX_GRAPH_BYTES + 1), iter([b" " * MAX_GRAPH_BYTES, b"  "])):
        assert client.post("/api/v1/restore", content=content, headers=large).status_code == 413


def test_if_match_lets_a_write_through_only_over_the_revision_that_it_was_made_from(post, tiny_store):
    first = post(If_Match=f'"{revision(TINY)}"')
    assert first.status_code == 200
    lost = post(BREAD.replace("Shaping", "Baking"), If_Match=f'"{revision(TINY)}"')
    assert lost.status_code == 412
    assert lost.json()["revision"] == first.json()["revision"] == tiny_store.revision()
    either = f'"{revision(TINY)}", "{first.json()["revision"]}"'
    assert post(BREAD.replace("Shaping", "Baking"), If_Match=either).status_code == 200


def test_if_match_with_a_star_wants_any_roadmap_at_all(post, tmp_path, keys):
    assert post(If_Match="*").status_code == 200
    empty = Settings(store=f"sqlite:///{tmp_path}/empty.sqlite", api_keys_file=str(keys.path))
    with TestClient(create_app(empty)) as client:
        headers = {**_headers(keys, name="other"), **MARKDOWN}
        assert client.post("/api/v1/roadmap", content=BREAD, headers={**headers, "If-Match": "*"}).status_code == 412
        assert client.post("/api/v1/roadmap", content=BREAD, headers=headers).json()["previous"] == ""
        assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("tag", ["4f0c", '"', '"4f0c", 77', 'W/"4f0c"'])
def test_a_revision_without_quotes_is_told(post, tag, tiny_store):
    answer = post(If_Match=tag)
    assert answer.status_code == 422
    assert answer.json()["field"] == "If-Match"
    assert tiny_store.revision() == revision(TINY)


def test_a_graph_that_was_edited_by_hand_is_matched_by_the_revision_that_answers_carry(tmp_path, keys):
    with open_store(f"sqlite:///{tmp_path}/edited.sqlite") as store:
        store.replace(TINY)
        connection = sqlite3.connect(store.path)
        connection.execute("UPDATE roadmap SET title = 'By hand'")
        connection.commit()
        connection.close()
    headers = {**_headers(keys), **MARKDOWN}
    with TestClient(create_app(Settings(store=store.url, api_keys_file=str(keys.path)))) as client:
        shown = client.get("/readyz").json()["revision"]
        assert shown != store.revision()
        answer = client.post("/api/v1/roadmap", content=BREAD, headers={**headers, "If-Match": f'"{shown}"'})
    assert answer.status_code == 200


class _Racing:
    """A store into which another process writes just before the one here does, ``times`` times."""

    def __init__(self, store, times):
        self._store, self.times, self.url = store, times, store.url

    def __getattr__(self, name):
        return getattr(self._store, name)

    def replace(self, roadmap, *, expected=None):
        if self.times:
            self.times -= 1
            self._store.replace(replace(TINY, title=f"Theirs {self.times}"))
        return self._store.replace(roadmap, expected=expected)


def _write(store, settings, tags=None):
    bread = replace(TINY, title="Bread")
    writer = Writer(Service(store), AuditLog(settings.audit_path))
    return writer.write(new_key("nightly", [Scope.WRITE])[1], Action.ROADMAP, lambda: (bread, report(bread)), tags)


def test_a_write_of_another_process_in_between_is_never_overwritten_by_a_guarded_one(tiny_store, settings):
    with pytest.raises(RevisionMoved):
        _write(_Racing(tiny_store, 1), settings, [revision(TINY)])
    assert tiny_store.load().title == "Theirs 0"
    assert [line["event"] for line in _log(settings)] == ["started", "failed"]


def test_an_unguarded_write_logs_the_revision_that_it_really_replaced(tiny_store, settings):
    written = _write(_Racing(tiny_store, 2), settings)
    theirs = revision(replace(TINY, title="Theirs 0"))
    assert written.previous == theirs == _log(settings)[-1]["from"]
    assert tiny_store.load().title == "Bread"


def test_every_write_is_in_the_log_with_who_what_and_how_much(post, settings, writer):
    first, second = post().json(), post().json()
    lines = _log(settings)
    assert [line["event"] for line in lines] == ["started", "written", "started", "unchanged"]
    assert {line["key"] for line in lines} == {"nightly"}
    assert lines[0]["write"] == lines[1]["write"] != lines[2]["write"]
    assert (lines[1]["from"], lines[1]["to"]) == (revision(TINY), first["revision"])
    assert (lines[3]["from"], lines[3]["to"]) == (second["revision"], second["revision"])
    assert lines[1]["counts"] == first["counts"]
    assert writer["Authorization"].split()[1] not in settings.audit_path.read_text()
    assert settings.audit_path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_logged_is_not_written(post, settings, tiny_store):
    settings.audit_path.mkdir()
    answer = post()
    assert answer.status_code == 503
    assert "audit log" in answer.json()["detail"]
    assert tiny_store.revision() == revision(TINY)


def test_a_line_that_was_cut_off_spoils_no_other(tmp_path):
    log = AuditLog(tmp_path / "audit.jsonl")
    log.path.write_text('{"when": "20')
    log.started(key="nightly")
    assert json.loads(log.path.read_text().splitlines()[1])["key"] == "nightly"


def test_a_write_that_only_lacks_its_last_line_is_answered(tiny_store, settings, monkeypatch, caplog):
    real = AuditLog.add

    def add(log, event, write, **facts):
        if event != "started":
            raise KeysUnavailable("the disk is full")
        real(log, event, write, **facts)

    monkeypatch.setattr(AuditLog, "add", add)
    assert _write(tiny_store, settings).counts.is_change
    assert "the disk is full" in caplog.text


def test_while_one_write_is_worked_on_another_is_told_when_to_come_again(client, post, tiny_store):
    reading, go_on = threading.Event(), threading.Event()

    def slowly():
        reading.set()
        assert go_on.wait(30)
        return replace(TINY, title="Slow"), report(TINY)

    writer, key = client.app.state.writer, new_key("slow", [Scope.WRITE])[1]
    thread = threading.Thread(target=writer.write, args=(key, Action.ROADMAP, slowly))
    thread.start()
    try:
        assert reading.wait(30)
        for answer in (
            post(),
            client.post("/api/v1/roadmap?dry_run=true", content=BREAD, headers=post().request.headers),
        ):
            assert answer.status_code == 503
            assert int(answer.headers["retry-after"]) > 0
    finally:
        go_on.set()
        thread.join(30)
    assert tiny_store.load().title == "Slow"
    assert post().status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/roadmap", "/api/v1/restore", "/upload"])
def test_a_client_that_leaves_in_the_middle_of_its_body_is_no_error_of_ours(settings, tiny_store, writer, path):
    sent = []

    async def run():
        messages = iter([{"type": "http.request", "body": b"--x", "more_body": True}, {"type": "http.disconnect"}])
        kind = "multipart/form-data; boundary=x" if path == "/upload" else "application/json"
        headers = [(b"host", b"127.0.0.1:8000"), (b"content-length", b"100"), (b"content-type", kind.encode())]
        headers.append((b"authorization", writer["Authorization"].encode()))
        scope = {"type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b""}
        address = {"headers": headers, "scheme": "http", "server": ("127.0.0.1", 8000), "http_version": "1.1"}

        async def receive():
            return next(messages)

        async def send(message):
            sent.append(message)

        await create_app(settings, Service(tiny_store))({**scope, **address}, receive, send)

    in_a_loop(run())
    assert sent[0]["status"] == 422
    assert tiny_store.revision() == revision(TINY)


class _Lagging:
    """A store that gives what was there before for a few looks after a write, as the follower of a cluster may."""

    def __init__(self, store, looks):
        self._store, self.looks, self.url = store, looks, store.url
        self._before = None

    def __getattr__(self, name):
        return getattr(self._store, name)

    def replace(self, roadmap, *, expected=None):
        self._before = self._store.revision(), self._store.stamp()
        return self._store.replace(roadmap, expected=expected)

    def _is_behind(self):
        self.looks -= self._before is not None
        return self._before is not None and self.looks >= 0

    def revision(self):
        return self._before[0] if self._is_behind() else self._store.revision()

    def stamp(self):
        return self._before[1] if self._is_behind() else self._store.stamp()


def test_a_member_of_a_cluster_that_lags_behind_delays_the_answer_until_it_serves_the_write(tiny_store, settings):
    bread = replace(TINY, title="Bread")
    service = Service(_Lagging(tiny_store, 9))
    service.refresh()
    writer = Writer(service, AuditLog(settings.audit_path))
    written = writer.write(new_key("nightly", [Scope.WRITE])[1], Action.ROADMAP, lambda: (bread, report(bread)))
    assert written.served
    assert service.snapshot.revision == written.revision == revision(bread)


def test_the_outcome_of_each_write_is_counted(tiny_store, settings):
    counted, bread = [], replace(TINY, title="Bread")
    writer = Writer(Service(tiny_store), AuditLog(settings.audit_path), counted.append)
    key = new_key("nightly", [Scope.WRITE])[1]
    for tags in (None, None, ["4f0c"]):
        with contextlib.suppress(RevisionMoved):
            writer.write(key, Action.ROADMAP, lambda: (bread, report(bread)), tags)
    assert counted == ["written", "unchanged", "refused"]


def test_a_write_that_cannot_be_served_yet_is_answered_with_202(post, tiny_store, monkeypatch):
    monkeypatch.setattr("api.writing.MAX_SERVE_SECONDS", 0.3)
    monkeypatch.setattr(Service, "refresh", lambda service: False)
    answer = post()
    assert answer.status_code == 202
    assert not answer.json()["served"]
    assert answer.json()["revision"] == tiny_store.revision()


def test_a_read_only_store_says_so_and_the_log_says_that_it_failed(keys, tiny_store, settings):
    headers = {**_headers(keys), **MARKDOWN}
    with TestClient(create_app(settings.model_copy(update={"store": f"{tiny_store.url}?mode=ro"}))) as client:
        answer = client.post("/api/v1/roadmap", content=BREAD, headers=headers)
    assert answer.status_code == 503
    assert "read-only" in answer.json()["detail"]
    assert [line["event"] for line in _log(settings)] == ["started", "failed"]


def test_openapi_says_who_may_write_what_and_how(client):
    described = client.get("/openapi.json").json()
    assert described["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    for path in ("roadmap", "restore"):
        operation = described["paths"][f"/api/v1/{path}"]["post"]
        assert operation["security"] == [{"key": []}]
        assert {"200", "202", "401", "403", "412", "413", "415", "422", "503"} <= set(operation["responses"])
        assert "If-Match" in {one["name"] for one in operation["parameters"]}
        assert "application/json" in operation["requestBody"]["content"]


def test_both_stores_compare_the_revision_within_the_write(store):
    store.replace(TINY, expected="")
    with pytest.raises(RevisionMoved) as caught:
        store.replace(replace(TINY, title="Mine"), expected="")
    assert caught.value.actual == revision(TINY)
    assert store.revision() == revision(TINY)
    store.replace(replace(TINY, title="Mine"), expected=revision(TINY))
    assert store.load().title == "Mine"
