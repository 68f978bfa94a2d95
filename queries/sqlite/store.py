"""The SQLite store: a connection per call, write-ahead log, one immediate transaction per write.

Isolation and durability follow SQLite's own documentation of WAL mode, "Write-Ahead Logging"
(https://sqlite.org/wal.html): readers see one snapshot, writers take turns, ``synchronous=FULL`` survives a power cut.
"""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from graph.content import entry_rows, streamed
from graph.errors import (
    DanglingEdge,
    InvalidGraph,
    SchemaMismatch,
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
from queries.base import Counts, Store, refuse_moved
from queries.comparing import Digests, compare, digests, refuse_dangling
from queries.faults import Faults
from queries.layouts import OLD_SCHEMA, SCHEMA
from queries.sqlite import tables
from queries.stored import assembled, restored, single_skill

MAX_WAIT_SECONDS = 5.0
"""How long a writer waits for the one before it."""

_HEAD_BYTES = 100
"""The length of the head of an SQLite file; that of its log is shorter."""

_DISK_ERRORS = (
    *("SQLITE_FULL", "SQLITE_IOERR_SHM", "SQLITE_IOERR_WRITE"),
    *("SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE"),
)

_REASONS = {
    "SQLITE_READONLY": "is read-only: nothing was written",
    "SQLITE_NOTADB": "is not an SQLite file",
    **dict.fromkeys(_DISK_ERRORS, "cannot be written: its disk is full, or fails"),
}
"""What SQLite's other errors mean, by how their names begin."""

_APPLICATION = 0x50524551  # "PREQ"

_log = logging.getLogger("prereq")


class SQLiteStore(Store):
    """A roadmap in one SQLite file.

    Examples
    --------
    >>> import tempfile
    >>> from graph.samples import TINY
    >>> with tempfile.TemporaryDirectory() as folder, SQLiteStore(f"sqlite:///{folder}/tiny.sqlite") as store:
    ...     store.replace(TINY).skills, store.replace(TINY).is_change, store.load().title
    (6, False, 'Tiny')
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.netloc or not parts.path.strip("/"):
            raise StoreUnavailable(f'"{url}" names no file: use sqlite:///relative/path or sqlite:////absolute/path')
        self.url = url
        self.path = Path(unquote(parts.path[1:]))
        self._read_only = parse_qs(parts.query).get("mode") == ["ro"]

    def ensure_schema(self) -> None:
        with self._connection(write=True) as connection, _transaction(connection):
            self._make_schema(connection)

    def replace(self, roadmap: Roadmap, *, rewrite: bool = False, expected: str | None = None) -> Counts:
        refuse_dangling(roadmap)
        revision = revision_of(roadmap)
        stamp = stamp_of(roadmap, revision)
        with self._connection(write=True) as connection, _transaction(connection):
            schema = self._make_schema(connection)
            refuse_moved(self.url, self._stated(connection, "revision"), expected)
            old, is_clean = self._digests(connection, schema)
            counts = compare(old, roadmap, revision)
            stated = self._stated(connection, "stamp") if is_clean else ""
            if rewrite or counts.is_change or stated != stamp:
                self._create_tables(connection)
                tables.write(connection, roadmap, revision, stamp)
                counts = replace(counts, is_written=True)
        return counts

    def _digests(self, connection: sqlite3.Connection, schema: int) -> tuple[Digests | None, bool]:
        """What a layout of today holds, to be compared, and whether all of it could be read."""
        faults = Faults(self.url)
        try:
            if (sections := tables.read(connection, schema, faults)) is None:
                return None, False
            if schema == OLD_SCHEMA:
                old = upgraded(assembled(sections))
                return digests({**streamed(old), "entries": entry_rows(old.entries)}), False
            return digests(sections), not faults
        except (sqlite3.OperationalError, InvalidGraph, LookupError) as problem:
            if getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR:
                raise  # nothing that another writing of the tables mends
            _log.warning("%s is written anew: %s", self.url, problem)
            return None, False

    def snapshot(self) -> Snapshot:
        faults = Faults(self.url)
        with self._connection() as connection, _transaction(connection, "DEFERRED"):
            schema = self._schema(connection)
            snapshot = self._restored(connection, schema, faults)
        self.faults = faults.told
        return snapshot

    def _restored(self, connection: sqlite3.Connection, schema: int, faults: Faults) -> Snapshot:
        stored = tables.read(connection, schema, faults) if schema else None
        if stored is None:
            raise StoreEmpty(f"{self.url} holds no roadmap yet")
        self._refuse_cut(connection)
        return restored(assembled(stored), stored["stages"], stored["revision"], schema, faults)

    def revision(self) -> str:
        return self._head("revision")

    def stamp(self) -> str:
        return self._head("stamp")

    def fingerprint(self) -> str:
        """Sizes, times and heads of the file and its log: every write changes one of them.

        The head of the file has SQLite's change counter, that of the log its salts: sections 1.3 and 4.1 of
        https://sqlite.org/fileformat2.html.
        """
        log = self.path.with_name(self.path.name + "-wal")
        return repr([_look(file) for file in (self.path, log)]) if self.path.is_file() else ""

    def restate(self) -> str:
        faults = Faults(self.url)
        with self._connection(write=True) as connection, _transaction(connection):
            schema = self._schema(connection)
            snapshot = self._restored(connection, schema, faults)
            if schema == OLD_SCHEMA:
                raise SchemaMismatch(schema, SCHEMA, self.url)
            heads = (snapshot.revision, stamp_of(snapshot.roadmap, snapshot.revision))
            connection.execute("UPDATE roadmap SET revision = ?, stamp = ?", heads)
        self.faults = faults.told
        return snapshot.revision

    def _head(self, column: str) -> str:
        with self._connection() as connection, _transaction(connection, "DEFERRED"):
            schema = self._schema(connection)
            return self._stated(connection, "revision" if schema == OLD_SCHEMA else column) if schema else ""

    def _stated(self, connection: sqlite3.Connection, column: str) -> str:
        row = connection.execute(f"SELECT {column} FROM roadmap").fetchone()  # noqa: S608 - our own columns
        return str(row[column]) if row else ""

    def get(self, id: str) -> Skill | None:
        with self._connection() as connection, _transaction(connection, "DEFERRED"):
            schema = self._schema(connection)
            skills = tables.read_skills(connection, schema, Faults(self.url), id) if schema else iter(())
            return single_skill(next(skills, None))

    def close(self) -> None:
        """Nothing to close: each call opens and closes its own connection."""

    @contextmanager
    def _connection(self, *, write: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._connect(write=write)) as connection:
                self._prepare(connection, write=write)
                yield connection
        except sqlite3.Error as problem:
            raise self._translated(problem) from problem
        except OSError as problem:
            raise StoreUnavailable(f"{self.url} cannot be opened: {problem.strerror}") from problem

    def _connect(self, *, write: bool) -> sqlite3.Connection:
        if write and self._read_only:
            raise StoreUnavailable(f"{self.url} was opened as read-only: nothing was written")
        if write:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        elif not self.path.exists():
            raise StoreEmpty(f"{self.url} does not exist yet")
        address = f"{self.path.absolute().as_uri()}?{'mode=rwc' if write else self._reading()}"
        connection = sqlite3.connect(address, uri=True, timeout=MAX_WAIT_SECONDS, isolation_level=None)
        if write or _has_shared_memory(connection):
            return connection
        connection.close()
        connection = sqlite3.connect(address, uri=True, timeout=MAX_WAIT_SECONDS, isolation_level=None)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        return connection

    def _prepare(self, connection: sqlite3.Connection, *, write: bool) -> None:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        if write:
            self._schema(connection)  # before the first change: a file of another program is left as it is
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")

    def _reading(self) -> str:
        """How to open the file for reading: in a folder where no lock file can be made, as one that nobody writes.

        SQLite reads a write-ahead database only with its ``-shm`` file, unless it is told that the file is immutable:
        "Read-Only Databases" in https://sqlite.org/wal.html. With a log that still has content it must not be.
        """
        log = self.path.with_name(self.path.name + "-wal")
        pending = log.exists() and log.stat().st_size > 0
        return "mode=rw" if os.access(self.path.parent, os.W_OK) or pending else "immutable=1"

    def _refuse_cut(self, connection: sqlite3.Connection) -> None:
        """Refuse a file that is shorter than it says: SQLite takes what is missing of its last page for empty."""
        log = self.path.with_name(self.path.name + "-wal")
        if log.exists() and log.stat().st_size:
            return  # the rest of it may stand there
        pages, bytes_of_page = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
        )
        if self.path.stat().st_size < pages * bytes_of_page:
            raise self._damaged()

    def _damaged(self) -> StoreUnavailable:
        return StoreUnavailable(
            f"{self.url} is damaged: delete the file, and ingest the roadmap again or bring a backup back with "
            "prereq restore"
        )

    def _make_schema(self, connection: sqlite3.Connection) -> int:
        """Create the layout in an empty file; the layout that is there then."""
        if not (schema := self._schema(connection)):
            self._create_tables(connection)
        return schema or SCHEMA

    def _create_tables(self, connection: sqlite3.Connection) -> None:
        tables.create(connection)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")

    def _schema(self, connection: sqlite3.Connection) -> int:
        """The layout that is there; 0 for an empty file."""
        owner, version = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if owner != _APPLICATION and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise SchemaMismatch("of another program", SCHEMA, self.url)
        if owner == _APPLICATION and version not in {OLD_SCHEMA, SCHEMA}:
            raise SchemaMismatch(version, SCHEMA, self.url)
        return int(version) if owner == _APPLICATION else 0

    def _translated(self, problem: sqlite3.Error) -> StoreError:
        name = getattr(problem, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return StoreBusy(f"{self.url} is being written by another process")
        if name.startswith("SQLITE_CORRUPT"):
            return self._damaged()
        if name.startswith("SQLITE_CONSTRAINT_FOREIGNKEY"):
            return DanglingEdge()
        why = next((why for start, why in _REASONS.items() if name.startswith(start)), f"cannot be used: {problem}")
        return StoreUnavailable(f"{self.url} {why}")


def _has_shared_memory(connection: sqlite3.Connection) -> bool:
    """Whether the log can be read in the usual way; not on a full disk, where its ``-shm`` file cannot be made.

    A connection that locks the file for itself needs none: "Use of WAL Without Shared-Memory" in
    https://sqlite.org/wal.html.
    """
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as problem:
        return not problem.sqlite_errorname.startswith(_DISK_ERRORS)
    except sqlite3.DatabaseError:
        return True  # told when it is read
    return True


def _look(file: Path) -> tuple[object, ...]:
    """What a write to a file changes; nothing for a file that is not there."""
    try:
        about, head = file.stat(), file.open("rb")
    except FileNotFoundError:
        return ()
    with head:
        return (about.st_size, about.st_mtime_ns, about.st_ino, head.read(_HEAD_BYTES).hex())


@contextmanager
def _transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    connection.execute(f"BEGIN {kind}")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
