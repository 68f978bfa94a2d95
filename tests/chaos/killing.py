"""Writers that die: a child process is killed with SIGKILL, at a write point or at a random moment.

A write point of SQLite is a statement that is about to run, one of Neo4j a statement or a commit that is about to be
sent. A child is forked, so that it starts in milliseconds.
"""

import os
import random
import signal
import sqlite3
import time
from collections import Counter
from contextlib import suppress

from benchmarks.graphs import roadmap
from graph.interchange import canonical
from queries import open_store
from queries.neo4j import limits
from queries.neo4j import store as neo4j_store
from queries.sqlite import store as sqlite_store

OLD, NEW = canonical(roadmap(100, 200, seed=1)), canonical(roadmap(90, 220, seed=2))
"""Two graphs, one of which every store holds whole, at any time."""


def killed_at_points(url, login=None, *, kills, seed=1):
    """Kill so many writers, each at a write point; what became of them, counted."""
    count = _points(url, login)
    points = sorted(random.Random(seed).sample(range(count), min(kills, count)))  # noqa: S311 - a sample
    return Counter(_after_death(url, login, lambda point=point: _die_at(point)) for point in points)


def killed_at_random(url, login=None, *, kills, seed=2):
    """Kill so many writers, each after a random part of the time that a write takes."""
    dice = random.Random(seed)  # noqa: S311 - moments, no secret
    started = time.monotonic()
    _write(url, login, OLD)
    seconds = (time.monotonic() - started) * 1.2
    return Counter(_after_death(url, login, lambda: None, dice.random() * seconds) for _ in range(kills))


def checked(url, login=None):
    """Which of the two graphs the store gives, whole and as it is stated."""
    with open_store(url, login) as store:
        found = store.load()
        assert found in (OLD, NEW), f"{url} holds neither graph"
        assert store.faults == ()
        snapshot = store.snapshot()
        assert snapshot.revision == store.revision()
        assert store.get("s0000007") == next(one for one in found.skills if one.id == "s0000007")
    if url.startswith("sqlite"):
        connection = sqlite3.connect(store.path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
    return "old" if found == OLD else "new"


def _after_death(url, login, prepare, seconds=None):
    """Write the old graph, have a child die while it writes the new one, and look at what is there."""
    _write(url, login, OLD)
    child = os.fork()
    if not child:
        with suppress(BaseException):
            prepare()
            _write(url, login, NEW)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    died = "killed" if os.WIFSIGNALED(status) else "not killed"
    return died, checked(url, login)


def _write(url, login, graph):
    limits.MAX_SILENT_SECONDS = 0.5  # those before are dead: nobody waits for them
    with open_store(url, login) as store:
        store.replace(graph, rewrite=True)


def _points(url, login):
    """How many write points a write has."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        with suppress(BaseException):
            passed = _die_at(-1)
            _write(url, login, NEW)
            os.write(writer, str(len(passed)).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as found:
        return int(found.read())


def _die_at(point):
    """Have this process kill itself at a write point; the list of those that it passed."""
    from neo4j._sync.work.transaction import TransactionBase

    passed = []

    def step(*_):
        if len(passed) == point:
            os.kill(os.getpid(), signal.SIGKILL)
        passed.append(None)

    connect = sqlite_store.SQLiteStore._connect

    def traced(self, *, write):
        connection = connect(self, write=write)
        connection.set_trace_callback(step)
        return connection

    sqlite_store.SQLiteStore._connect = traced
    for name in ("run", "_commit"):
        real = getattr(TransactionBase, name)

        def stepping(self, *given, real=real, **named):
            step()
            return real(self, *given, **named)

        setattr(TransactionBase, name, stepping)
    return passed


def staged(rows_at_once=0):
    """Have Neo4j stores stage what they write from now on, or what is larger than so many rows."""
    neo4j_store.MAX_ROWS_AT_ONCE = rows_at_once
