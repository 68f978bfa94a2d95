"""What people wait for over HTTP: answers and pages, beside an endpoint that does nothing and a naive service.

    python -m benchmarks.service [--rounds 5] [--requests 200] [--seconds 10]

Both servers run on one core and the load generator on another, over loopback, and take turns. Each figure is a ratio of
this run beside its goal: of requests a second, or of the server's CPU time for a request, which what else the machine
does hardly changes. What is asked for the first time has another address each time, so that nothing of it is kept.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote

import httpx2

from benchmarks.core import row
from benchmarks.graphs import SIZES, roadmap
from benchmarks.load import (
    Request,
    as_fast_as_it_goes,
    at_a_rate,
    cpu_seconds,
    expect,
    once,
    percentile,
    resident_megabytes,
)
from graph.questions.before import before
from graph.snapshot import Snapshot
from graph.solution import Profile
from ingest.pipeline import OWN_EDITION, ingest
from queries import open_store
from queries.loopback import free_port

GZIP = "Accept-Encoding: gzip\r\n"
SMALL_A_SECOND = 50.0
MAX_START_SECONDS = 120
NOTHING = Request("/nothing")
NOBODY = "&background=none"
"""Asks as the naive service answers: for somebody who brings nothing along."""


@dataclass(frozen=True)
class Server:
    """A server that runs: its port and the id of its process."""

    port: int
    pid: int


@dataclass(frozen=True)
class Cost:
    """What a request takes: seconds of wall time, with several at once, and of the server's CPU time."""

    wall: float
    cpu: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10.0)
    given = parser.parse_args()
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {1})
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        file = Path(folder) / "roadmap.sqlite"
        with open_store(f"sqlite:///{file}") as store:
            ingest(OWN_EDITION, store)
            snapshot = store.snapshot()
        _start(Path(folder), file)
        ours = running.enter_context(_ours(Path(folder), file))
        naive = running.enter_context(_naive(Path(folder), file))
        bench = Bench(ours, naive, given.rounds, given.requests)
        bench.kept(snapshot)
        bench.first(snapshot, {40: 1.5, 86: 2.5})
        bench.first_page(snapshot)
        bench.verbs()
        bench.beside_the_largest(given.seconds)
        row("MB of memory after all of this", resident_megabytes(ours.pid), 120)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        file = Path(folder) / "random.sqlite"
        with open_store(f"sqlite:///{file}") as store:
            store.replace(roadmap(*SIZES["S"]))
            snapshot = store.snapshot()
        ours = running.enter_context(_ours(Path(folder), file))
        naive = running.enter_context(_naive(Path(folder), file))
        Bench(ours, naive, given.rounds, given.requests).first(snapshot, {541: 8.0})


class Bench:
    """Two servers that take turns."""

    def __init__(self, ours: Server, naive: Server, rounds: int, requests: int) -> None:
        self._ours, self._naive, self._rounds, self._requests = ours, naive, rounds, requests
        self._numbers = count(1)

    def kept(self, snapshot: Snapshot) -> None:
        """Answers and pages that were asked for before, with and without their ETag."""
        target = of_items(snapshot, 86)
        candidates = {"nothing": (self._naive, NOTHING)}
        for name, path in (("before", f"/api/v1/before?target={target}{NOBODY}"), ("page", f"/before/{target}")):
            _, head, _ = asyncio.run(once(self._ours.port, Request(path, GZIP)))
            tag = next(line for line in head.decode().split("\r\n") if line.lower().startswith("etag: "))[6:]
            candidates[f"{name}, 200"] = (self._ours, Request(path, GZIP))
            candidates[f"{name}, 304"] = (self._ours, Request(path, f"{GZIP}If-None-Match: {tag}\r\n"))
        costs = self._costs(candidates, 4 * self._requests)
        for name in list(candidates)[1:]:
            goal = 1.5 if name.endswith("200") else 2.0
            what = f"repeated {name}: requests a second, of an endpoint that does nothing"
            _at_least(what, costs["nothing"], costs[name], goal)

    def first(self, snapshot: Snapshot, goals: Mapping[int, float]) -> None:
        """Answers that nobody asked for before, of about so many items, with their goals."""
        for wanted, goal in goals.items():
            target = of_items(snapshot, wanted)
            costs = self._costs(
                {
                    "naive": (self._naive, Request(f"/before?target={target}")),
                    "ours": (self._ours, Request(f"/api/v1/before?target={target}{NOBODY}&skip={{}}")),
                },
                max(10, self._requests // 8),
            )
            what = f"first before of {_sizes(snapshot)[target]} items: times as fast as the naive service"
            _at_least(what, costs["naive"], costs["ours"], goal)

    def first_page(self, snapshot: Snapshot) -> None:
        """A page that nobody asked for before."""
        target = of_items(snapshot, 86)
        page = Request(f"/before/{target}?background=none&searched=q{{}}&view=picture", GZIP)
        self._beside_nothing(f"first page of {_sizes(snapshot)[target]} skills with picture", page, 60)

    def verbs(self) -> None:
        """Other questions that nobody asked before."""
        today = "&today=2027-01-04&skip={}"
        for name, path, goal in (
            ("find, exact", "find?q=Transformers&skip={}", 3),
            ("find, misspelled", "find?q=kuberntes&skip={}", 12),
            ("why", "why?before=softmax&after=transformers&skip={}", 6),
            ("plan", "plan?target=transformers&hours_per_week=6&start=2027-01-04&skip={}", 12),
            ("ask", f"ask?q={quote('What should I learn before attention?')}{today}", 12),
        ):
            self._beside_nothing(name, Request(f"/api/v1/{path}"), goal)

    def beside_the_largest(self, seconds: float) -> None:
        """A small question at a fixed rate: alone, and while the largest runs again and again."""
        small = Request("/api/v1/before?target=softmax&skip={}")
        largest = Request("/api/v1/before?target=all&depth=all&background=none&skip={}")
        quiet, busy = [], []
        for _ in range(3):
            quiet += asyncio.run(at_a_rate(self._ours.port, small, SMALL_A_SECOND, seconds / 3, self._numbers))
            busy += asyncio.run(self._while_it_runs(largest, small, seconds / 3))
        quiet.sort()
        busy.sort()
        note = ", ".join(
            f"{name}: p50 {percentile(times, 50) * 1e3:.1f} ms, p99 {percentile(times, 99) * 1e3:.1f} ms"
            for name, times in (("quiet", quiet), ("beside it", busy))
        )
        ratio = percentile(busy, 99) / percentile(quiet, 99)
        row(f"p99 of a small question, {SMALL_A_SECOND:g} a second, while the largest runs, of quiet", ratio, 3, note)

    async def _while_it_runs(self, largest: Request, small: Request, seconds: float) -> list[float]:
        over = asyncio.Event()

        async def again_and_again() -> None:
            while not over.is_set():
                status, _, _ = await once(self._ours.port, largest, next(self._numbers))
                expect(status == 200, f"the largest question was answered by {status}")

        running = asyncio.ensure_future(again_and_again())
        found = await at_a_rate(self._ours.port, small, SMALL_A_SECOND, seconds, self._numbers)
        over.set()
        await running
        return found

    def _beside_nothing(self, name: str, request: Request, goal: float) -> None:
        """The CPU time of a request beside that of one for nothing."""
        costs = self._costs({"nothing": (self._naive, NOTHING), name: (self._ours, request)}, self._requests // 4)
        note = f"{costs[name].cpu * 1e3:.2f} ms of CPU, {costs[name].wall * 1e3:.2f} ms"
        row(f"{name}: CPU, of an endpoint that does nothing", costs[name].cpu / costs["nothing"].cpu, goal, note)

    def _costs(self, candidates: Mapping[str, tuple[Server, Request]], requests: int) -> dict[str, Cost]:
        """The medians of rounds that take turns."""
        found: dict[str, list[Cost]] = {name: [] for name in candidates}
        for _ in range(self._rounds):
            for name, (server, request) in candidates.items():
                amount = max(requests, 4 * self._requests) if request is NOTHING else requests
                before_it = cpu_seconds(server.pid)
                wall = asyncio.run(as_fast_as_it_goes(server.port, request, amount, self._numbers))
                found[name].append(Cost(wall / amount, (cpu_seconds(server.pid) - before_it) / amount))
        return {
            name: Cost(statistics.median(one.wall for one in costs), statistics.median(one.cpu for one in costs))
            for name, costs in found.items()
        }


def of_items(snapshot: Snapshot, wanted: int) -> str:
    """The skill (id) whose answer has nearly so many items."""
    sizes = _sizes(snapshot)
    return min(sizes, key=lambda id: (abs(sizes[id] - wanted), id))


_KNOWN_SIZES: dict[str, dict[str, int]] = {}


def _sizes(snapshot: Snapshot) -> dict[str, int]:
    """The items of the answer for each skill, for somebody who starts from nothing."""
    if snapshot.revision not in _KNOWN_SIZES:
        sizes = {id: len(before(snapshot, [id], Profile(background="none")).items) for id in snapshot.order}
        _KNOWN_SIZES[snapshot.revision] = sizes
    return _KNOWN_SIZES[snapshot.revision]


def _at_least(what: str, other: Cost, ours: Cost, goal: float) -> None:
    """One line of the report, of how many times as fast as another ours should at least be."""
    ratio = other.wall / ours.wall
    note = f"{ours.wall * 1e3:.2f} ms; by CPU {other.cpu / max(ours.cpu, 1e-9):.2f}, {ours.cpu * 1e3:.2f} ms"
    print(f"{'ok ' if ratio >= goal else 'NOT'} {ratio:7.2f}  (goal at least {goal:g})  {what}  [{note}]")


def _start(folder: Path, file: Path) -> None:
    """The CPU seconds from the start of the process to its first answer, once its compiled file is there."""
    seconds = []
    for _ in range(4):
        with _ours(folder, file) as server:
            status, _, _ = asyncio.run(once(server.port, Request("/api/v1/before?target=transformers")))
            expect(status == 200, f"the first question was answered by {status}")
            seconds.append(cpu_seconds(server.pid))
    row("seconds of CPU from start to the first answer", statistics.median(seconds[1:]), 0.6)


@contextmanager
def _ours(folder: Path, file: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port), "--store", f"sqlite:///{file}"]
    environment = {"XDG_CACHE_HOME": str(folder), "PREREQ_LOG_LEVEL": "warning"}
    with _process(command, environment, port, "/readyz") as server:
        yield server


@contextmanager
def _naive(_: Path, file: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "benchmarks.naive_service:app", "--port", str(port)]
    quiet = ["--log-level", "warning", "--no-access-log"]
    with _process([*command, *quiet], {"NAIVE_STORE": str(file)}, port, "/nothing") as server:
        yield server


@contextmanager
def _process(command: Sequence[str], environment: Mapping[str, str], port: int, ready: str) -> Iterator[Server]:
    """A server on the first core, once it answers."""
    pinned = (lambda: os.sched_setaffinity(0, {0})) if hasattr(os, "sched_setaffinity") else None
    process = subprocess.Popen(  # noqa: S603 - our own programs
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=pinned,  # noqa: PLW1509 - a benchmark has no other threads
    )
    try:
        _await(lambda: httpx2.get(f"http://127.0.0.1:{port}{ready}", timeout=10).status_code == 200)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _await(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + MAX_START_SECONDS
    while time.monotonic() < until:
        try:
            if condition():
                return
        except httpx2.TransportError:
            pass
        time.sleep(0.02)
    raise RuntimeError("a server did not start")


if __name__ == "__main__":
    main()
