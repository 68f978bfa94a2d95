"""The process says that it lives while it works on a question that takes long."""

import asyncio
import time
from statistics import median

import httpx2
import pytest

from api.http import create_app
from api.service import Service
from api.settings import Settings
from queries import open_store
from tests.loop import in_a_loop

MAX_SECONDS = 0.2
"""Of the median answer: a busy machine may hold up any single one."""

MIN_ANSWERS = 3


@pytest.fixture(scope="module")
def service(bundled):
    with open_store(bundled) as store:
        found = Service(store)
        found.refresh()
        yield found


def test_livez_answers_within_200_ms_while_a_large_before_is_worked_on(service):
    question = {"target": list(service.snapshot.order), "depth": "all"}

    async def run():
        transport = httpx2.ASGITransport(create_app(Settings(store=service.store.url), service))
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", timeout=60) as client:
            asked = asyncio.create_task(client.post("/api/v1/before", json=question))
            seconds = []
            await asyncio.sleep(0)
            while not asked.done():
                begun = time.perf_counter()
                assert (await client.get("/livez")).status_code == 200
                seconds.append(time.perf_counter() - begun)
                await asyncio.sleep(0.001)
            return seconds, (await asked)

    seconds, answer = in_a_loop(run())
    assert len(answer.json()["target_items"]) == len(service.snapshot.order)
    assert len(seconds) >= MIN_ANSWERS, "the question is slow enough to tell"
    assert median(seconds) < MAX_SECONDS
