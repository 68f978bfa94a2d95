"""What a request costs that the answer cache answers, beside a do-nothing endpoint: CPU time, called in process.

The layer that every request passes (hosts, request ids, bounds, headers, counters) is on, with its defaults.
"""

import asyncio
import tempfile
import time
from statistics import median

from fastapi import FastAPI

from api.http import create_app
from api.service import Service
from api.settings import Settings
from ingest.pipeline import OWN_EDITION, ingest
from queries import open_store

ROUNDS, CALLS = 15, 300
MANY = 10_000_000
GOALS = {"200": 1.2, "304": 1.6}
QUESTION = "/api/v1/before", b"target=transformers"


def main():
    with tempfile.TemporaryDirectory() as work, open_store(f"sqlite:///{work}/prereq.sqlite") as store:
        ingest(OWN_EDITION, store)
        service = Service(store)
        service.refresh()
        service.prepare_names()
        settings = Settings(store=store.url, reads_per_minute=MANY)
        costs = asyncio.run(measured(create_app(settings, service)))
    nothing = costs.pop("do nothing")
    print(f"do nothing: {nothing * 1e6:.0f} microseconds of CPU")
    for name, cost in costs.items():
        print(f"{name:>10}: {cost * 1e6:.0f} microseconds, {nothing / cost:.2f} times as many; goal {GOALS[name]}")


async def measured(app):
    """The CPU seconds of one request of each kind: the median of rounds that take turns."""
    nothing = do_nothing()
    path, query = QUESTION
    tag = await etag(app, scope(path, query))
    kinds = {
        "do nothing": (nothing, scope("/", b"")),
        "200": (app, scope(path, query)),
        "304": (app, scope(path, query, (b"if-none-match", tag))),
    }
    times = {name: [] for name in kinds}
    for _ in range(ROUNDS):
        for name, (asked, request) in kinds.items():
            started = time.thread_time()
            for _ in range(CALLS):
                await asked({**request, "state": {}}, receive, ignore)
            times[name].append((time.thread_time() - started) / CALLS)
    return {name: median(rounds) for name, rounds in times.items()}


def do_nothing():
    app = FastAPI()

    @app.get("/")
    async def nothing() -> dict[str, bool]:
        return {"ok": True}

    return app


def scope(path, query, *headers):
    """What uvicorn hands on for a GET of a browser on this machine."""
    sent = [
        (b"host", b"127.0.0.1:8000"),
        (b"user-agent", b"Mozilla/5.0 (X11; Linux x86_64)"),
        (b"accept", b"*/*"),
        (b"accept-encoding", b"gzip, deflate, br"),
        *headers,
    ]
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 50000),
        "scheme": "http",
        "method": "GET",
        "root_path": "",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "headers": sent,
    }


async def receive():
    return {"type": "http.request", "body": b"", "more_body": False}


async def ignore(_):
    pass


async def etag(app, request):
    """The ETag of an answer, which is then kept."""
    found = {}

    async def note(message):
        found.update(dict(message.get("headers", ())))

    for _ in range(2):
        await app({**request, "state": {}}, receive, note)
    return found[b"etag"]


if __name__ == "__main__":
    main()
