"""Nobody waits for another's large question: few threads, a queue that is told, and a limit of work."""

import asyncio
import gzip
import threading
import time

import pytest
from mcp import Client

from api import workers as module
from api.agents import agent_server
from api.http import create_app, worked
from api.service import Service
from api.settings import Settings
from api.workers import LARGE_WORK, MAX_LARGE_WAITING, Workers
from graph.errors import QueueFull, TookTooLong
from graph.work import spend
from queries import open_store
from tests.api.test_agents import talk
from tests.client import TestClient
from tests.loop import in_a_loop

QUESTION = "/api/v1/before?target=attention"


@pytest.fixture
def client(tiny_store):
    with TestClient(create_app(Settings(store=tiny_store.url), Service(tiny_store))) as found:
        yield found


class Gate:
    """A question that works until it is let go, and counts how many work at once."""

    def __init__(self, units=0):
        self.units, self.let_go, self.working, self.most = units, threading.Event(), 0, 0
        self.begun = threading.Semaphore(0)

    def __call__(self):
        spend(self.units)
        self.working += 1
        self.most = max(self.most, self.working)
        self.begun.release()
        assert self.let_go.wait(60)
        self.working -= 1
        return "done"


def _run(workers, run):
    async def closing():
        try:
            return await run()
        finally:
            workers.close()

    return in_a_loop(closing())


async def _begun(gate):
    await asyncio.to_thread(gate.begun.acquire, timeout=60)


def test_as_many_as_there_are_threads_are_worked_on_and_the_others_wait():
    workers, gate = Workers(threads=2, waiting=3), Gate()

    async def run():
        asked = [asyncio.ensure_future(workers.run(gate)) for _ in range(5)]
        await _begun(gate)
        await _begun(gate)
        assert workers.pending == 5
        gate.let_go.set()
        return await asyncio.gather(*asked)

    assert _run(workers, run) == ["done"] * 5
    assert (gate.most, workers.pending) == (2, 0)


def test_one_more_than_may_wait_is_told_and_those_before_it_are_answered():
    workers, gate = Workers(threads=1, waiting=1), Gate()

    async def run():
        asked = [asyncio.ensure_future(workers.run(gate)) for _ in range(2)]
        await _begun(gate)
        with pytest.raises(QueueFull):
            await workers.run(gate)
        gate.let_go.set()
        return await asyncio.gather(*asked)

    assert _run(workers, run) == ["done"] * 2


def test_of_large_questions_one_runs_and_small_ones_go_by():
    workers, large, small = Workers(), Gate(LARGE_WORK + 1), Gate()
    small.let_go.set()

    async def run():
        asked = [asyncio.ensure_future(workers.run(large)) for _ in range(MAX_LARGE_WAITING)]
        await _begun(large)
        answers = [await workers.run(small) for _ in range(20)]
        large.let_go.set()
        return answers, await asyncio.gather(*asked)

    answers, late = _run(workers, run)
    assert (len(answers), len(late), large.most) == (20, MAX_LARGE_WAITING, 1)


def test_of_too_many_large_questions_the_last_are_told_so_that_threads_are_left_for_small_ones():
    workers, large, small = Workers(), Gate(LARGE_WORK + 1), Gate()
    small.let_go.set()

    async def run():
        first = asyncio.ensure_future(workers.run(large))
        await _begun(large)
        others = [asyncio.ensure_future(workers.run(large)) for _ in range(MAX_LARGE_WAITING + 1)]
        done, _ = await asyncio.wait(others, return_when=asyncio.FIRST_COMPLETED)
        assert await workers.run(small) == "done"
        large.let_go.set()
        return [one.exception() for one in done], await asyncio.gather(
            first, *(one for one in others if one not in done)
        )

    told, answered = _run(workers, run)
    assert [type(one) for one in told] == [QueueFull]
    assert answered == ["done"] * (MAX_LARGE_WAITING + 1)


def _endless(ended):
    """Work that goes on until it is given up; then it sets ``ended``."""
    try:
        while True:
            spend(1)
            time.sleep(0.001)
    finally:
        ended.set()


def test_an_answer_that_takes_too_long_is_given_up_and_its_thread_ends_with_the_next_work_it_counts():
    workers = Workers(threads=1, seconds=0.05)
    ended = threading.Event()

    async def run():
        with pytest.raises(TookTooLong):
            await workers.run(_endless, ended)
        assert await asyncio.to_thread(ended.wait, 60)

    _run(workers, run)


def test_a_question_whose_client_is_gone_is_given_up():
    workers, ended = Workers(), threading.Event()

    async def run():
        asked = asyncio.ensure_future(workers.run(_endless, ended))
        while not workers.pending:
            await asyncio.sleep(0)
        await asyncio.sleep(0.05)
        asked.cancel()
        assert await asyncio.to_thread(ended.wait, 60)

    _run(workers, run)


def test_work_is_counted_the_same_for_the_same_question(bundled):
    from api.table import BY_NAME, encoded, question
    from graph.work import Work, limited

    with open_store(bundled) as store:
        snapshot = store.snapshot()
    asked = question(BY_NAME["before"], {"target": ["all"], "choose": "least_hours"})
    spent = []
    for _ in range(2):
        with limited(Work()) as work:
            encoded(BY_NAME["before"], snapshot, asked)
        spent.append(work.spent)
    assert spent[0] == spent[1] > LARGE_WORK


def test_a_question_that_takes_too_much_work_says_what_to_ask_instead(client):
    client.app.state.workers.most = 10
    answer = client.get(QUESTION)
    assert (answer.status_code, answer.json()["type"]) == (422, "/guide/reference/errors/#too-much-work")
    assert "name fewer targets" in answer.json()["detail"]
    assert "too much work" in client.get("/before/attention", headers={"Accept": "text/html"}).text
    client.app.state.workers.most = module.MAX_QUESTION_WORK
    assert client.get(QUESTION).status_code == 200


@pytest.mark.parametrize("address", [QUESTION, "/before/attention", "/map", "/api/v1/export", "/skill/attention"])
def test_with_a_full_queue_whoever_asks_is_told_to_come_again_and_that_is_not_kept(client, address):
    workers = client.app.state.workers
    workers.threads = workers.waiting = 0
    answer = client.get(address)
    assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
    assert int(answer.headers["retry-after"]) > 0
    assert "etag" not in answer.headers
    assert client.get("/livez").status_code == client.get("/readyz").status_code == 200
    workers.threads, workers.waiting = module.THREADS, module.MAX_WAITING
    assert client.get(address).status_code == 200


def test_an_agent_is_told_too(tiny_store):
    full = Workers(threads=0, waiting=0)
    server = agent_server(Service(tiny_store), full)
    result = talk(lambda: Client(server), lambda client: client.call_tool("find", {"q": "attention"}))
    assert result.is_error
    assert "ask again" in text_of(result)


def text_of(result):
    return result.content[0].text


def test_an_answer_that_took_too_long_is_503_and_not_kept(client):
    client.app.state.workers.seconds = 0.0
    assert client.get(QUESTION).json()["type"] == "/guide/reference/errors/#took-too-long"
    client.app.state.workers.seconds = module.MAX_QUESTION_SECONDS
    assert client.get(QUESTION).status_code == 200


def test_every_question_of_the_bundled_roadmap_stays_far_below_the_limit(bundled):
    """All verbs that take targets, asked for everything; and every topic."""
    from api.table import BY_NAME, encoded, question
    from graph.work import Work, limited

    with open_store(bundled) as store:
        snapshot = store.snapshot()
    everything = {"target": ["all"], "depth": "all", "background": "none"}
    asked = [(verb, everything) for verb in ("before", "order", "plan", "frontier", "placement")]
    asked += [
        ("why", {"before": "all", "after": [f"topic:{topic}"], "depth": "all"}) for topic in list(snapshot.topics)[:5]
    ]
    asked += [("before", {"target": [f"topic:{topic}"], "whole": True}) for topic in snapshot.topics]
    for verb, fields in asked:
        with limited(Work(module.MAX_QUESTION_WORK // 20)):
            assert encoded(BY_NAME[verb], snapshot, question(BY_NAME[verb], fields))


def test_an_answer_is_compressed_by_the_worker_and_always_to_the_same_bytes(client):
    plain = client.get("/api/v1/before?target=transformers", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    threads = []
    original = worked._compress
    raw = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            worked, "_compress", lambda answer: (threads.append(threading.current_thread().name), original(answer))
        )
        for number in range(2):
            asked = f"/api/v1/before?target=transformers&skip={number}"
            with client.stream("GET", asked, headers={"Accept-Encoding": "gzip"}) as answer:
                assert (answer.headers["content-encoding"], answer.headers["vary"]) == ("gzip", "Accept-Encoding")
                raw.append(b"".join(answer.iter_raw()))
    assert raw[0] == raw[1]
    assert gzip.decompress(raw[0]) == plain.content
    assert all(name.startswith("prereq-question") for name in threads)
    assert len(threads) == 2
