"""The Neo4j store: one driver a process, statements in ``cypher/``, one write transaction for the whole graph.

In Neo4j the arrow is ``(dependent)-[:REQUIRES]->(prerequisite)``: the opposite of `graph`, where u -> v means
"learn u before v". This module is where the line is crossed.

The driver's managed transactions may run a function twice, so what they run is idempotent: see "Managed transactions"
in the driver's manual (https://neo4j.com/docs/python-manual/current/transactions/).
"""

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from graph.content import Document
from graph.errors import (
    DatabaseMissing,
    LoginInAddress,
    LoginRefused,
    SchemaMismatch,
    ServerUnreachable,
    StoreBusy,
    StoreEmpty,
    StoreError,
    StoreUnavailable,
)
from graph.interchange import document
from graph.model import Roadmap, Skill
from graph.revision import stamp
from graph.snapshot import Snapshot
from queries.base import (
    Counts,
    Login,
    Store,
    comparable_or_none,
    compare,
    refuse_dangling,
    refuse_moved,
    restored,
    single_skill,
)
from queries.layouts import OLD_SCHEMA, SCHEMA
from queries.neo4j import reading, writing
from queries.neo4j.statements import statement, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neo4j import Driver, ManagedTransaction

MAX_READS = 5
"""Attempts to read the graph before another writer has replaced it."""

MAX_RETRY_SECONDS = 15.0
"""How long the driver tries again before it gives up."""


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

    def ensure_schema(self) -> None:
        with self._session() as session:
            _refuse_other_schema(session.execute_read(reading.record, "revision")["schema"], self.url)
            for one in statements("constraints"):
                session.run(one).consume()

    def replace(self, roadmap: Roadmap, *, expected: str | None = None) -> Counts:
        new = document(roadmap)
        refuse_dangling(new)
        self.ensure_schema()
        with self._session() as session:
            counts: Counts = session.execute_write(self._replace, roadmap, new, expected)
        return counts

    def snapshot(self) -> Snapshot:
        with self._session() as session:
            for _ in range(MAX_READS):
                before = session.execute_read(reading.record, "revision")
                schema = _refuse_other_schema(before["schema"], self.url)
                if not before["revision"]:
                    raise StoreEmpty(f"{self.url} holds no roadmap yet")
                stored = session.execute_read(reading.read, self.url, schema)
                if session.execute_read(reading.record, "revision") == before:
                    return restored(stored, before["revision"], self.url, schema)
        raise StoreBusy(f"{self.url} is being written over and over")

    def revision(self) -> str:
        return self._head("revision")

    def stamp(self) -> str:
        return self._head("stamp")

    def restate(self) -> str:
        with self._session() as session:
            revision: str = session.execute_write(self._restate)
        return revision

    def _head(self, name: str) -> str:
        with self._session(default_access_mode="READ") as session:  # polled: an outage is told at once, not retried
            head = reading.record(session, "revision")
        _refuse_other_schema(head["schema"], self.url)
        return str(head[name])

    def get(self, id: str) -> Skill | None:
        with self._session() as session:
            schema = _refuse_other_schema(session.execute_read(reading.record, "revision")["schema"], self.url)
            skills = session.execute_read(reading.read_skills, self.url, schema, id)
        return single_skill(skills[0] if skills else None, self.url)

    def close(self) -> None:
        if driver := self.__dict__.pop("_driver", None):
            driver.close()

    @cached_property
    def _driver(self) -> "Driver":
        from neo4j import GraphDatabase

        auth = (self._login.user, self._login.password) if self._login.user else None
        driver = GraphDatabase.driver(
            self.url,
            auth=auth,
            connection_timeout=MAX_RETRY_SECONDS / 3,
            connection_acquisition_timeout=MAX_RETRY_SECONDS,
            max_transaction_retry_time=MAX_RETRY_SECONDS,
            liveness_check_timeout=30,
            notifications_min_severity="WARNING",
            notifications_disabled_classifications=["UNRECOGNIZED"],  # an empty database lacks all our labels
        )
        try:
            driver.verify_connectivity()
        except BaseException:
            driver.close()
            raise
        return driver

    @contextmanager
    def _session(self, **options: Any) -> "Iterator[Any]":
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            with self._driver.session(database=self._login.database or None, **options) as session:
                yield session
        except (DriverError, Neo4jError, ValueError, OSError) as problem:
            raise self._translated(problem) from problem

    def _replace(
        self, transaction: "ManagedTransaction", roadmap: Roadmap, new: Document, expected: str | None
    ) -> Counts:
        held = transaction.run(statement("lock"), schema=SCHEMA).single(strict=True)
        schema = _refuse_other_schema(held["schema"], self.url)
        refuse_moved(self.url, str(held["revision"] or ""), expected)
        is_filled = bool(held["revision"])
        old = (
            comparable_or_none(self.url, lambda: reading.read(transaction, self.url, schema), schema)
            if is_filled
            else None
        )
        counts = compare(old, new)
        if counts.is_change or held["revision"] != new["revision"] or schema == OLD_SCHEMA:
            writing.write(transaction, roadmap, new)
        return counts

    def _restate(self, transaction: "ManagedTransaction") -> str:
        held = reading.record(transaction, "revision")
        schema = _refuse_other_schema(held["schema"], self.url)
        if not held["revision"]:
            raise StoreEmpty(f"{self.url} holds no roadmap yet")
        if schema == OLD_SCHEMA:
            raise SchemaMismatch(schema, SCHEMA, self.url)
        transaction.run(statement("lock"), schema=SCHEMA).consume()
        snapshot = restored(reading.read(transaction, self.url, schema), held["revision"], self.url, schema)
        transaction.run(statement("restate"), revision=snapshot.revision, stamp=stamp(snapshot.roadmap)).consume()
        return snapshot.revision

    def _translated(self, problem: Exception) -> StoreError:
        from neo4j.exceptions import AuthError, ServiceUnavailable, SessionExpired, TransientError

        code = str(getattr(problem, "code", "") or "")
        if isinstance(problem, AuthError) or "Unauthorized" in code:
            user = f"user {self._login.user}" if self._login.user else "a login without a user"
            return LoginRefused(f"{self.url} does not accept {user} with this password")
        if "DatabaseNotFound" in code:
            return DatabaseMissing(f"{self.url} has no database {self._login.database}")
        if "OutOfMemory" in code:
            return StoreUnavailable(f"{self.url} has too little memory for this roadmap (its dbms.memory settings)")
        if isinstance(problem, TransientError):
            return StoreBusy(f"{self.url} is being written by another process")
        if isinstance(problem, ServiceUnavailable | SessionExpired | OSError):
            return ServerUnreachable(f"no Neo4j answers at {self.url}")
        return StoreUnavailable(f"{self.url} cannot be used: {str(problem).splitlines()[0]}")


def _refuse_other_schema(found: object, url: str) -> int:
    """The layout of a store, which this code can read; that of an empty store is today's."""
    if found not in (None, OLD_SCHEMA, SCHEMA):
        raise SchemaMismatch(found, SCHEMA, url)
    return OLD_SCHEMA if found == OLD_SCHEMA else SCHEMA
