"""Outages of the database under a running service: reads go on, are marked, and the mark goes when it is back.

Between the service, a process of its own, and a real Neo4j stands a proxy that breaks connections as networks do. The
server itself is stopped, too. A few rounds run in every test run; PREREQ_CHAOS_ROUNDS=100 is for `make chaos`.
"""

import os
import random
import re
import signal
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from graph.samples import TINY
from queries import open_store
from queries.neo4j.server.local import missing_tools, running
from tests import service
from tests.conftest import SETTINGS, missing
from tests.neo4j_server import PASSWORD
from tests.proxy import proxy

ROUNDS = int(SETTINGS.get("PREREQ_CHAOS_ROUNDS", "0"))
"""Outages in a long run; 0: each kind once."""

RESTARTS = 5 if ROUNDS else 1
POLL_SECONDS = 0.5
MAX_MARK_SECONDS = 20.0
"""Until answers are marked. The rule is three polls; a busy machine takes its time to tell."""

MAX_RECOVERY_SECONDS = 5.0 if ROUNDS else 20.0
"""From the return of the server to an answer without a mark; in a short run on a busy machine more."""

MAX_WARM_SECONDS = 120.0
SPARE_THREADS = 4
SPARE_FILES = 8
SPARE_BYTES = 30_000_000
MAX_CONNECTIONS = 10
QUESTION = "/api/v1/before?target=transformers"

BREAKS = ("reset", "cut", "refuse", "black hole", "half-open")
"""The ways of the proxy that a reader is told of. ``delay`` is none: it is only slow."""


@dataclass
class Scene:
    """A service, what lies between it and its database, and what the service has open."""

    client: httpx2.Client
    between: object
    pid: int
    database: int

    def ask(self):
        """One question: the body, which never changes, and whether it is marked."""
        answer = self.client.get(QUESTION)
        assert answer.status_code == 200, answer.text
        return answer.content, "prereq-stale" in answer.headers

    def await_mark(self, expected, seconds):
        """Ask until answers are marked, or no more; the seconds that it took. Every answer is the same."""
        begun, first = time.monotonic(), self.ask()[0]
        while (seen := self.ask())[1] is not expected:
            assert seen[0] == first
            assert time.monotonic() - begun < seconds, f"{self.between.mode}: marked {not expected} for too long"
            time.sleep(0.05)
        return time.monotonic() - begun

    def footprint(self):
        """Threads, open files and resident bytes of the service."""
        home = Path(f"/proc/{self.pid}")
        status = dict(line.split(":", 1) for line in (home / "status").read_text().splitlines())
        return int(status["Threads"]), len(list((home / "fd").iterdir())), int(status["VmRSS"].split()[0]) * 1024


@contextmanager
def _scene(server, log):
    with open_store(server.bolt, server.login) as store:
        store.replace(TINY)
    login = {"PREREQ_NEO4J_USER": server.login.user, "PREREQ_NEO4J_PASSWORD": server.login.password}
    with proxy(urlsplit(server.bolt).port) as between:
        url = f"bolt://127.0.0.1:{between.port}"
        with (
            service.serving(url, log, PREREQ_POLL_SECONDS=str(POLL_SECONDS), **login) as address,
            httpx2.Client(base_url=address, timeout=30) as client,
        ):
            scene = Scene(client, between, _process(log), server.pid)
            _await_ready(client)
            scene.await_mark(False, 60)
            yield scene


def _await_ready(client):
    until = time.monotonic() + 60
    while client.get("/readyz").status_code != 200:
        assert time.monotonic() < until
        time.sleep(0.1)


def _process(log):
    """The id of the service, as it says in its log."""
    return int(re.search(r"Started server process \[(\d+)\]", log.read_text())[1])


def _round(scene, kind):
    """One outage; the seconds until it was marked, and from its end until the mark was gone."""
    if kind == "freeze":
        os.kill(scene.database, signal.SIGSTOP)
        try:
            marked = scene.await_mark(True, MAX_MARK_SECONDS)
        finally:
            os.kill(scene.database, signal.SIGCONT)
    else:
        scene.between.set(kind)
        marked = scene.await_mark(True, MAX_MARK_SECONDS)
        scene.between.set("pass")
    return marked, scene.await_mark(False, MAX_RECOVERY_SECONDS)


@pytest.fixture(scope="module")
def scene(neo4j_server, tmp_path_factory):
    with _scene(neo4j_server, tmp_path_factory.mktemp("outages") / "log") as found:
        yield found


def test_reads_go_on_through_outages_are_marked_recover_and_leave_nothing_behind(scene):
    chosen, took = random.Random(17), []  # noqa: S311 - the same rounds in every run
    kinds = [*BREAKS, *(["freeze"] if scene.database else [])]  # one that was given is not ours to freeze
    _round(scene, "reset")
    before = scene.footprint()
    for number in range(ROUNDS or len(kinds)):
        kind = kinds[number] if number < len(kinds) else chosen.choice(kinds)
        took.append((*_round(scene, kind), kind))
    after = scene.footprint()
    _tell(f"{len(took)} outages; slowest mark {max(took)}, slowest recovery {max(one[1] for one in took):.1f} s")
    _tell(f"threads, files, bytes: {before} before, {after} after; {scene.between.connections} connections")
    assert after[0] <= before[0] + SPARE_THREADS, "threads are left behind"
    assert after[1] <= before[1] + SPARE_FILES, "open files are left behind"
    assert after[2] <= before[2] + SPARE_BYTES, "memory is left behind"
    assert scene.between.connections <= MAX_CONNECTIONS


def test_a_slow_network_is_no_outage(scene):
    scene.between.set("delay")
    try:
        for _ in range(20):
            scene.ask()
            time.sleep(0.1)
    finally:
        scene.between.set("pass")
    scene.await_mark(False, MAX_RECOVERY_SECONDS)


def test_a_server_that_is_stopped_and_started_again_is_read_again(tmp_path):
    if lacking := missing_tools():
        missing(lacking, "PREREQ_REQUIRE_NEO4J")
    home, took = tmp_path / "home", []
    with ExitStack() as open_until_the_end:
        with running(home, PASSWORD) as first:
            port = urlsplit(first.bolt).port
            scene = open_until_the_end.enter_context(_scene(first, tmp_path / "log"))
        for _ in range(RESTARTS):
            scene.await_mark(True, MAX_MARK_SECONDS)
            with running(home, PASSWORD, bolt_port=port) as again:
                _await_answer(again)
                took.append(scene.await_mark(False, MAX_RECOVERY_SECONDS))
    _tell(f"{RESTARTS} stops of the server; slowest recovery {max(took):.1f} s")


def _await_answer(server):
    """Wait until a server answers: what it does first after a start is slow on a busy machine, whoever asks."""
    with open_store(server.bolt, server.login) as store:
        until = time.monotonic() + MAX_WARM_SECONDS
        while not store.health().ok:
            assert time.monotonic() < until, store.health().problem
            time.sleep(0.2)


def _tell(line):
    """A figure of a long run, shown with ``-s``."""
    sys.stdout.write(f"{line}\n")
