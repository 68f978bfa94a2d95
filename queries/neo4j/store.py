"""The Neo4j store: one driver a process, statements in ``cypher/``, one write transaction for a graph that fits.

A larger graph is staged and then drawn in many transactions: see `queries.neo4j.staging`. Writers take turns by their
name on the Roadmap node.

In Neo4j the arrow is ``(dependent)-[:REQUIRES]->(prerequisite)``: the opposite of `graph`, where u -> v means
"learn u before v". This module is where the line is crossed.

The driver's managed transactions may run a function twice, so what they run is idempotent: see "Managed transactions"
in the driver's manual (https://neo4j.com/docs/python-manual/current/transactions/).
"""

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from graph.content import Document, entry_rows, streamed
from graph.errors import (
    DatabaseMissing,
    InvalidGraph,
    LoginInAddress,
    LoginRefused,
    SchemaMismatch,
    ServerUnreachable,
    StoreBusy,
    StoreEmpty,
    StoreError,
    StoreUnavailable,
)
from graph.interchange import upgraded
from graph.model import Roadmap, Skill
from graph.revision import revision as revision_of
from graph.revision import stamp as stamp_of
from graph.snapshot import Snapshot
from queries.base import Counts, Login, Store, refuse_moved
from queries.comparing import Digests, compare, digests, refuse_dangling
from queries.faults import Faults
from queries.layouts import BEING_WRITTEN, OLD_SCHEMA, SCHEMA
from queries.neo4j import limits, reading, staging, writing
from queries.neo4j.statements import statement, statements
from queries.stored import assembled, restored, single_skill

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

T = TypeVar("T")

MAX_READS = 5
"""Attempts to read the graph before another writer has replaced it."""

MAX_ROWS_AT_ONCE = 20_000
"""Skills, requirements and entries that are written in one transaction: it holds them in the server's memory."""

_SECONDS_BETWEEN_CLAIMS = 0.1


class Neo4jStore(Store):
    """A roadmap in one database of a Neo4j server.

    ``neo4j://`` asks the server for the cluster's members, ``bolt://`` talks to one server.
    """

    def __init__(self, url: str, login: Login) -> None:
        parts = urlsplit(url)
        if parts.username or parts.password:
            raise LoginInAddress("the address of a store holds no user and no password")
        self.url = url
        self._login = login
        self._driver: Driver | None = None
        self._opening = Lock()

    def ensure_schema(self) -> None:
        with self._session(limits.MAX_BATCH_SECONDS) as session:
            self._head(session)
            for one in statements("constraints"):
                session.run(_limited(one, limits.MAX_BATCH_SECONDS)).consume()

    def replace(self, roadmap: Roadmap, *, rewrite: bool = False, expected: str | None = None) -> Counts:
        refuse_dangling(roadmap)
        revision = revision_of(roadmap)
        self.ensure_schema()
        with self._session(limits.MAX_WRITE_SECONDS) as session, self._turn(session) as writer:
            head = self._head(session)
            refuse_moved(self.url, str(head["revision"]), expected)
            old, is_clean = self._digests(session, head)
            counts = compare(old, roadmap, revision)
            written = {"revision": revision, "stamp": stamp_of(roadmap, revision), "write": writer}
            if rewrite or not is_clean or counts.is_change or head["stamp"] != written["stamp"]:
                self._write(session, roadmap, written, head["generation"])
                counts = replace(counts, is_written=True)
        return counts

    def snapshot(self) -> Snapshot:
        faults = Faults(self.url)
        with self._session(limits.MAX_READ_SECONDS) as session:
            for _ in range(MAX_READS):
                faults = Faults(self.url)
                before = self._head(session)
                if not before["revision"]:
                    raise StoreEmpty(f"{self.url} holds no roadmap yet")
                roadmap, stages = self._read(session, before, faults)
                if self._head(session) == before:
                    schema = before["schema"]
                    snapshot = restored(roadmap, stages, before["revision"], schema, faults)
                    self.faults = faults.told
                    return snapshot
        raise StoreBusy(f"{self.url} is being written over and over")

    def revision(self) -> str:
        return self._look("revision")

    def stamp(self) -> str:
        return self._look("stamp")

    def restate(self) -> str:
        snapshot = self.snapshot()
        with self._session(limits.MAX_BATCH_SECONDS) as session:
            head = self._head(session)
            if head["schema"] == OLD_SCHEMA:
                raise SchemaMismatch(OLD_SCHEMA, SCHEMA, self.url)
            if head["generation"] is None:
                stated = {"revision": snapshot.revision, "stamp": stamp_of(snapshot.roadmap, snapshot.revision)}
                with self._turn(session) as writer:
                    self._execute(session, writer, statement("restate"), stated)
        if head["generation"] is not None:  # another writer died while it drew this graph
            self.replace(snapshot.roadmap, rewrite=True)
        return snapshot.revision

    def get(self, id: str) -> Skill | None:
        def read(transaction: "ManagedTransaction", head: Document) -> Skill | None:
            if head["generation"] is None:
                return single_skill(next(reading.read_skills(transaction, head["schema"], Faults(self.url), id), None))
            staged = staging.read_staged(transaction, self.url, head["generation"])["skills"]
            return single_skill(next((row for row in staged if row["id"] == id), None))

        with self._session(limits.MAX_LOOK_SECONDS) as session:
            skill: Skill | None = session.execute_read(_timed(read, limits.MAX_LOOK_SECONDS), self._head(session))
        return skill

    def close(self) -> None:
        driver, self._driver = self._driver, None
        if driver:
            with suppress(Exception):  # of a driver whose server is gone, closing may fail as well
                driver.close()

    def _look(self, name: str) -> str:
        with self._session(limits.MAX_LOOK_SECONDS, default_access_mode="READ") as session:
            return str(self._head(session)[name])

    def _head(self, session: "Session") -> Document:
        """What the Roadmap node says, by a query that is not retried: a poll tells an outage at once."""
        head = session.run(_limited(statement("revision"), limits.MAX_LOOK_SECONDS)).single(strict=True).data()
        return {**head, "schema": _readable_schema(head["schema"], self.url)}

    def _read(self, session: "Session", head: Document, faults: Faults) -> tuple[Roadmap, dict[str, int]]:
        def read(transaction: "ManagedTransaction") -> tuple[Roadmap, dict[str, int]]:
            sections = self._sections(transaction, head, faults)
            return assembled(sections), sections.get("stages", {})

        found: tuple[Roadmap, dict[str, int]] = session.execute_read(_timed(read, limits.MAX_READ_SECONDS))
        return found

    def _sections(self, transaction: "ManagedTransaction", head: Document, faults: Faults) -> Document:
        if head["generation"] is not None:
            return staging.read_staged(transaction, self.url, head["generation"])
        return reading.read(transaction, head["schema"], faults)

    def _digests(self, session: "Session", head: Document) -> tuple[Digests | None, bool]:
        """What is stored, to be compared, and whether it is drawn whole and all of it could be read."""
        faults = Faults(self.url)

        def read(transaction: "ManagedTransaction") -> Digests:
            sections = self._sections(transaction, head, faults)
            if head["schema"] != OLD_SCHEMA:
                return digests(sections)
            old = upgraded(assembled(sections))
            return digests({**streamed(old), "entries": entry_rows(old.entries)})

        if not head["revision"]:
            return None, False
        try:
            found = session.execute_read(_timed(read, limits.MAX_READ_SECONDS))
        except (StoreError, InvalidGraph, LookupError):
            return None, False
        return found, not faults and head["generation"] is None and head["schema"] != OLD_SCHEMA

    @contextmanager
    def _turn(self, session: "Session") -> Iterator[str]:
        """Wait until no other writer is at work; the name under which this one is then."""
        writer = uuid.uuid4().hex
        given = {"writer": writer, "schema": SCHEMA, "silent": round(limits.MAX_SILENT_SECONDS * 1000)}
        deadline = time.monotonic() + limits.MAX_WAIT_SECONDS
        while not session.execute_write(_timed(reading.record, limits.MAX_BATCH_SECONDS), "claim", **given)["is_free"]:
            if time.monotonic() > deadline:
                raise StoreBusy(f"{self.url} is being written by another process")
            time.sleep(_SECONDS_BETWEEN_CLAIMS)
        try:
            yield writer
        finally:
            with suppress(Exception):  # it lets go by itself after a while
                session.run(_limited(statement("release"), limits.MAX_LOOK_SECONDS), writer=writer).consume()

    def _write(self, session: "Session", roadmap: Roadmap, head: Document, staged: str | None) -> None:
        """Write a roadmap: in one transaction if it and what it replaces fit, else staged."""
        writer = head["write"]
        execute = partial(self._execute, session, writer)
        drawn = session.execute_read(_timed(reading.record, limits.MAX_LOOK_SECONDS), "size")["rows"]
        new = len(roadmap.skills) + len(roadmap.requirements) + len(roadmap.entries)
        if max(drawn, new) <= MAX_ROWS_AT_ONCE:
            session.execute_write(_timed(self._write_at_once, limits.MAX_BATCH_SECONDS), roadmap, head)
        else:
            staging.unstage(execute, staged)
            staging.stage(execute, roadmap, writer)
            pending = {"generation": writer, "revision": head["revision"], "stamp": head["stamp"]}
            execute(statement("switch"), {**pending, "schema": BEING_WRITTEN})
            try:
                writing.write(execute, roadmap, head)
            except Exception as problem:
                raise StoreUnavailable(
                    f"{self.url} holds the whole roadmap now, but not all of it is drawn for Neo4j Browser: run the "
                    f"ingest again ({self._translated(problem)})"
                ) from problem
        staging.unstage(partial(_execute, session))

    def _write_at_once(self, transaction: "ManagedTransaction", roadmap: Roadmap, head: Document) -> None:
        self._hold(transaction, head["write"])
        writing.write(partial(_number, transaction), roadmap, head)

    def _execute(self, session: "Session", writer: str, one: Any, parameters: Document) -> int:
        """Run a statement in a transaction of its own, unless another writer has taken this one's place."""

        def run(transaction: "ManagedTransaction") -> int:
            self._hold(transaction, writer)
            return _number(transaction, one, parameters)

        number: int = session.execute_write(_timed(run, limits.MAX_BATCH_SECONDS))
        return number

    def _hold(self, transaction: "ManagedTransaction", writer: str) -> None:
        if not reading.record(transaction, "hold", writer=writer)["held"]:
            raise StoreBusy(f"{self.url} is being written by another process, which took this one's place")

    def _opened(self) -> "Driver":
        from neo4j import GraphDatabase

        with self._opening:
            if (driver := self._driver) is None:
                auth = (self._login.user, self._login.password) if self._login.user else None
                driver = self._driver = GraphDatabase.driver(
                    self.url,
                    auth=auth,
                    connection_timeout=limits.MAX_CONNECT_SECONDS,
                    connection_write_timeout=limits.MAX_CONNECT_SECONDS,
                    connection_acquisition_timeout=limits.MAX_ACQUIRE_SECONDS,
                    max_transaction_retry_time=limits.MAX_RETRY_SECONDS,
                    liveness_check_timeout=limits.MAX_IDLE_SECONDS,
                    notifications_min_severity="WARNING",
                    notifications_disabled_classifications=["UNRECOGNIZED"],  # an empty database lacks all our labels
                )
                try:
                    driver.verify_connectivity()
                except BaseException:
                    self.close()
                    raise
            return driver

    @contextmanager
    def _session(self, seconds: float, **options: Any) -> "Iterator[Session]":
        """A session for so many seconds: what takes longer fails, even if the network swallows everything."""
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            with (
                limits.watched(seconds + limits.MAX_ACQUIRE_SECONDS, self.close) as watch,
                self._opened().session(database=self._login.database or None, **options) as session,
            ):
                yield session
        except (DriverError, Neo4jError, ValueError, OSError) as problem:
            if watch.expired:
                waited = seconds + limits.MAX_ACQUIRE_SECONDS
                raise ServerUnreachable(f"no Neo4j answers at {self.url}: not within {waited:.0f} s") from problem
            raise self._translated(problem) from problem

    def _translated(self, problem: Exception) -> StoreError:
        from neo4j.exceptions import AuthError, ServiceUnavailable, SessionExpired

        if isinstance(problem, StoreError):
            return problem
        code = str(getattr(problem, "code", "") or "")
        if isinstance(problem, AuthError) or "Unauthorized" in code:
            user = f"user {self._login.user}" if self._login.user else "a login without a user"
            return LoginRefused(f"{self.url} does not accept {user} with this password")
        if "DatabaseNotFound" in code:
            return DatabaseMissing(f"{self.url} has no database {self._login.database}")
        if isinstance(problem, ServiceUnavailable | SessionExpired | OSError):
            return ServerUnreachable(f"no Neo4j answers at {self.url}")
        return self._refused(problem, code)

    def _refused(self, problem: Exception, code: str) -> StoreError:
        """The error for what the server itself did not do."""
        if "OutOfMemory" in code or "out of memory" in str(problem).lower():
            return StoreUnavailable(f"{self.url} has too little memory for this roadmap (its dbms.memory settings)")
        if "TransactionTimedOut" in code:
            return StoreUnavailable(f"{self.url} is too slow: it ended a query that took too long")
        if "TransientError" in code:
            return StoreBusy(f"{self.url} is being written by another process")
        return StoreUnavailable(f"{self.url} cannot be used: {str(problem).splitlines()[0]}")


def _number(transaction: "ManagedTransaction", one: Any, parameters: Document) -> int:
    """What a statement returns as its only value; 0 if it returns nothing."""
    found = transaction.run(one, parameters).single()
    return int(found.value()) if found else 0


def _execute(session: "Session", one: Any, parameters: Document) -> int:
    number: int = session.execute_write(_timed(_number, limits.MAX_BATCH_SECONDS), one, parameters)
    return number


def _timed(function: Callable[..., T], seconds: float) -> Callable[..., T]:
    """The function, whose transaction the server ends after so many seconds."""
    from neo4j import unit_of_work

    def timed(*given: Any, **named: Any) -> T:
        return function(*given, **named)

    return unit_of_work(timeout=seconds)(timed)


def _limited(one: Any, seconds: float) -> Any:
    from neo4j import Query

    return Query(one, timeout=seconds)


def _readable_schema(found: object, url: str) -> int:
    """The layout of a store, which this code can read; that of an empty store, or of no number, is today's."""
    if type(found) is int and found not in {OLD_SCHEMA, SCHEMA, BEING_WRITTEN}:
        raise SchemaMismatch(found, SCHEMA, url)
    return OLD_SCHEMA if found == OLD_SCHEMA else SCHEMA
