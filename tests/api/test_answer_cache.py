"""Finished answers: the same bytes, made once, for as long as the graph is the same."""

import asyncio
import gzip
from dataclasses import replace
from datetime import date

import pytest

from api.http import create_app
from api.http.answer_cache import MAX_ANSWERS, AnswerCache
from api.service import Service
from api.settings import Settings
from graph.samples import TINY
from tests.client import TestClient
from tests.loop import in_a_loop

BEFORE = "/api/v1/before?target=transformers"


class Counted:
    """An application that counts its calls and answers each with a number of bytes."""

    def __init__(self, size=10):
        self.calls, self.size, self.status = 0, size, 200

    async def __call__(self, scope, receive, send):
        self.calls += 1
        await asyncio.sleep(0)
        body = f"{self.calls:010}".encode()[:10].ljust(self.size, b".")
        await send(
            {"type": "http.response.start", "status": self.status, "headers": [(b"content-type", b"text/plain")]}
        )
        await send({"type": "http.response.body", "body": body[:5], "more_body": True})
        await send({"type": "http.response.body", "body": body[5:]})


@pytest.fixture
def service(tiny_store):
    served = Service(tiny_store)
    served.refresh()
    served.prepare_names()
    return served


def _scope(address=BEFORE, method="GET", **headers):
    path, _, query = address.partition("?")
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": raw}


def _ask(cache, *scopes):
    """The status, headers and body of each answer, all asked at once."""

    async def one(scope):
        sent = []

        async def send(message):
            sent.append(message)

        await cache(scope, None, send)
        return sent[0]["status"], dict(sent[0]["headers"]), b"".join(message.get("body", b"") for message in sent[1:])

    async def every():
        return await asyncio.gather(*map(one, scopes))

    return in_a_loop(every())


def test_a_question_that_comes_again_is_answered_with_the_same_bytes_and_no_work(service):
    app = Counted()
    cache = AnswerCache(app, service)
    [first] = _ask(cache, _scope())
    assert _ask(cache, _scope()) == [first]
    assert app.calls == 1
    assert first[1][b"cache-control"] == b"no-cache"
    assert first[1][b"vary"] == b"Accept-Encoding"


def test_who_has_the_answer_is_told_so_even_if_it_is_no_longer_kept(service):
    app = Counted()
    [(_, headers, _)] = _ask(AnswerCache(app, service), _scope())
    tag = headers[b"etag"].decode()
    [(status, again, body)] = _ask(AnswerCache(app, service), _scope(if_none_match=tag))
    assert (status, body, again[b"etag"].decode(), app.calls) == (304, b"", tag, 1)
    [(status, *_)] = _ask(AnswerCache(app, service), _scope("/api/v1/before?target=softmax", if_none_match=tag))
    assert status == 200


def test_of_many_that_ask_the_same_at_once_one_works(service):
    app = Counted()
    answers = _ask(AnswerCache(app, service), *[_scope()] * 20)
    assert app.calls == 1
    assert len({body for _, _, body in answers}) == 1


def test_other_names_of_the_same_skill_share_an_answer(service):
    app = Counted()
    cache = AnswerCache(app, service)
    for name in ("transformers", "Transformers", "transformer"):
        _ask(cache, _scope(f"/api/v1/before?target={name}"))
    assert app.calls == 1
    _ask(cache, _scope("/api/v1/before?target=softmax"), _scope("/api/v1/find?q=Transformers"))
    _ask(cache, _scope("/api/v1/find?q=transformers"))
    assert app.calls == 4


def test_a_new_graph_a_new_reading_and_another_day_are_other_questions(service, tiny_store, monkeypatch):
    app = Counted()
    cache = AnswerCache(app, service)
    [(_, before, _)] = _ask(cache, _scope())
    tiny_store.replace(replace(TINY, title="Newer"))
    service.refresh()
    [(_, after, _)] = _ask(cache, _scope())
    assert app.calls == 2
    assert before[b"etag"] != after[b"etag"]

    class Tomorrow(date):
        @classmethod
        def today(cls):
            return date(2031, 1, 1)

    monkeypatch.setattr("api.http.answer_cache.date", Tomorrow)
    _ask(cache, _scope())
    assert app.calls == 3


def test_nothing_is_kept_of_errors_of_large_answers_and_of_what_is_no_public_question(service):
    app = Counted()
    cache = AnswerCache(app, service)
    app.status = 404
    [(_, headers, _)] = _ask(cache, _scope())
    assert b"etag" not in headers
    app.status, app.size = 200, 600_000
    _ask(cache, _scope())
    _ask(cache, _scope())
    app.size = 10
    for scope in (_scope(method="POST"), _scope("/livez"), _scope("/readyz"), _scope("/api/v1/export")):
        _ask(cache, scope)
        _ask(cache, scope)
    assert app.calls == 3 + 8


def test_an_answer_that_began_before_the_graph_changed_has_no_tag_and_is_not_kept(service, tiny_store):
    app = Counted()
    cache = AnswerCache(app, service)
    slow = app.__call__

    async def changing(scope, receive, send):
        if scope["query_string"] == b"target=transformers" and app.calls == 0:
            tiny_store.replace(replace(TINY, title="Newer"))
            service.refresh()
            await cache(_scope("/api/v1/before?target=softmax"), None, _ignored)
        await slow(scope, receive, send)

    cache.app = changing
    [(_, headers, _)] = _ask(cache, _scope())
    assert b"etag" not in headers
    [(_, headers, _)] = _ask(cache, _scope())
    assert b"etag" in headers
    assert app.calls == 3


async def _ignored(_):
    """Nobody reads this answer."""


def test_many_that_ask_at_once_for_what_may_not_be_kept_do_not_wait_in_line(service):
    app = Counted()
    app.status = 404
    answers = _ask(AnswerCache(app, service), *[_scope()] * 5)
    assert [status for status, _, _ in answers] == [404] * 5
    assert app.calls == 5


def test_nothing_is_kept_while_the_store_is_away(service):
    app = Counted()
    cache = AnswerCache(app, service)
    service.stale = True
    [(_, headers, _)] = _ask(cache, _scope())
    assert b"etag" not in headers
    service.stale = False
    _ask(cache, _scope())
    assert app.calls == 2


def test_a_flood_of_questions_keeps_a_bounded_number_of_answers(service):
    app = Counted()
    cache = AnswerCache(app, service)
    for number in range(MAX_ANSWERS + 5):
        _ask(cache, _scope(f"/api/v1/find?q={number}"))
    _ask(cache, _scope(f"/api/v1/find?q={MAX_ANSWERS}"))
    assert app.calls == MAX_ANSWERS + 5
    _ask(cache, _scope("/api/v1/find?q=0"))
    assert app.calls == MAX_ANSWERS + 6


@pytest.mark.parametrize("address", [BEFORE, "/before/transformers", "/", "/map", "/api/v1/skills/softmax"])
def test_the_service_answers_the_same_bytes_with_and_without_it_compressed_or_not(tiny_store, address):
    app = create_app(Settings(store=tiny_store.url), Service(tiny_store))
    with TestClient(app) as client:
        plain = [client.get(address, headers={"Accept-Encoding": "identity"}) for _ in range(2)]
        small = [client.get(address, headers={"Accept-Encoding": "gzip"}) for _ in range(2)]
        again = client.get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": small[0].headers["etag"]})
        head = client.head(address, headers={"Accept-Encoding": "identity"})
    assert plain[0].content == plain[1].content == small[0].content == small[1].content
    assert plain[0].headers["etag"] != small[0].headers["etag"]
    assert [answer.headers["etag"] for answer in small] == [again.headers["etag"]] * 2
    assert (again.status_code, again.content) == (304, b"")
    assert (head.status_code, head.headers["etag"]) == (200, plain[0].headers["etag"])


def test_a_kept_answer_stays_compressed(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url), Service(tiny_store))) as client:
        for _ in range(2):
            with client.stream("GET", BEFORE, headers={"Accept-Encoding": "gzip"}) as answer:
                raw = b"".join(answer.iter_raw())
                assert answer.headers["content-encoding"] == "gzip"
                assert gzip.decompress(raw).startswith(b'{"revision"')
