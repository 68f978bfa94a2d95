"""The SQLite store: a connection per call, write-ahead log, one immediate transaction per write.

Isolation and durability follow SQLite's own documentation of WAL mode, "Write-Ahead Logging"
(https://sqlite.org/wal.html): readers see one snapshot, writers take turns, ``synchronous=FULL`` survives a power cut.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from graph.content import Document
from graph.errors import DanglingEdge, SchemaMismatch, StoreBusy, StoreEmpty, StoreError, StoreUnavailable
from graph.interchange import FORMAT, document
from graph.model import Roadmap, Skill
from graph.snapshot import Snapshot
from queries.base import (
    SCHEMA,
    Counts,
    Store,
    compare,
    members_by_topic,
    readable_or_none,
    refuse_dangling,
    restored,
    single_skill,
)
from queries.rows import MENTION, REQUIREMENT, RESOURCE, SKILL, TOPIC, checked, json_list, read_rows

MAX_WAIT_SECONDS = 5.0
"""How long a writer waits for the one before it."""

_APPLICATION = 0x50524551  # "PREQ"
_SCHEMA_FILE = Path(__file__).with_name("schema.sql")
_LISTS = ("aliases", "covers", "formerly", "core", "evidence")
_FLAGS = ("curated", "implied", "entry_point", "default")
_TABLES = ("ambiguous", "resource", "requires", "mention", "skill", "topic", "roadmap")


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

    def replace(self, roadmap: Roadmap) -> Counts:
        new = document(roadmap)
        refuse_dangling(new)
        with self._connection(write=True) as connection, _transaction(connection):
            self._make_schema(connection)
            counts = compare(readable_or_none(self.url, lambda: _read(connection, self.url)), new)
            if counts.is_change:
                _write(connection, new)
        return counts

    def snapshot(self) -> Snapshot:
        with self._connection() as connection, _transaction(connection, "DEFERRED"):
            stored = _read(connection, self.url) if self._check_schema(connection) else None
        if stored is None:
            raise StoreEmpty(f"{self.url} holds no roadmap yet")
        return restored(stored, stored["revision"], self.url)

    def revision(self) -> str:
        with self._connection() as connection:
            rows = (
                connection.execute("SELECT revision FROM roadmap").fetchall() if self._check_schema(connection) else []
            )
        return str(rows[0]["revision"]) if rows else ""

    def get(self, id: str) -> Skill | None:
        with self._connection() as connection, _transaction(connection, "DEFERRED"):
            if not self._check_schema(connection):
                return None
            skills = _skills(connection, self.url, id)
        return single_skill(skills[0] if skills else None, self.url)

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
        return sqlite3.connect(address, uri=True, timeout=MAX_WAIT_SECONDS, isolation_level=None)

    def _prepare(self, connection: sqlite3.Connection, *, write: bool) -> None:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        if write:
            self._check_schema(connection)  # before the first change: a file of another program is left as it is
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

    def _make_schema(self, connection: sqlite3.Connection) -> None:
        if not self._check_schema(connection):
            for statement in _SCHEMA_FILE.read_text(encoding="utf-8").split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")

    def _check_schema(self, connection: sqlite3.Connection) -> bool:
        """Whether the layout is there; False for an empty file."""
        owner, version = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if owner != _APPLICATION and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise SchemaMismatch("of another program", SCHEMA, self.url)
        if owner == _APPLICATION and version != SCHEMA:
            raise SchemaMismatch(version, SCHEMA, self.url)
        return bool(owner == _APPLICATION)

    def _translated(self, problem: sqlite3.Error) -> StoreError:
        name = getattr(problem, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return StoreBusy(f"{self.url} is being written by another process")
        if name.startswith("SQLITE_READONLY"):
            return StoreUnavailable(f"{self.url} is read-only: nothing was written")
        if name == "SQLITE_NOTADB":
            return StoreUnavailable(f"{self.url} is not an SQLite file")
        if name.startswith("SQLITE_CONSTRAINT_FOREIGNKEY"):
            return DanglingEdge()
        return StoreUnavailable(f"{self.url} cannot be used: {problem}")


@contextmanager
def _transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    connection.execute(f"BEGIN {kind}")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _write(connection: sqlite3.Connection, new: Document) -> None:
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    links = [{"topic": None, **link} for link in new["roadmap"]["resources"]]
    links += [{"topic": topic["id"], **link} for topic in new["topics"] for link in topic["resources"]]
    _insert(connection, "roadmap", [{"one": 1, "revision": new["revision"], "title": new["roadmap"]["title"]}])
    _insert(connection, "topic", [_without(topic, "skills", "resources") for topic in new["topics"]])
    _insert(connection, "skill", [_without(skill, "mentions") for skill in new["skills"]])
    _insert(
        connection, "mention", [{"skill": skill["id"], **one} for skill in new["skills"] for one in skill["mentions"]]
    )
    _insert(connection, "requires", new["requires"])
    _insert(connection, "resource", links)
    _insert(
        connection, "ambiguous", [{"name": name, "skill": id} for name, ids in new["ambiguous"].items() for id in ids]
    )


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Document]) -> None:
    if rows:
        columns = ", ".join(f'"{name}"' for name in rows[0])
        holes = ", ".join(f":{name}" for name in rows[0])
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({holes})", map(_flat, rows))  # noqa: S608


def _flat(row: Document) -> Document:
    return {key: json.dumps(value, ensure_ascii=False) if key in _LISTS else value for key, value in row.items()}


def _read(connection: sqlite3.Connection, url: str) -> Document | None:
    """The stored document, or None if there is none; ``url`` names the store in errors."""
    roadmap = _rows(connection, "SELECT revision, title FROM roadmap")
    if not roadmap:
        return None
    links = _links_by_topic(connection)
    skills = _skills(connection, url)
    members = members_by_topic(skills)
    topics = read_rows(url, "topic", _rows(connection, "SELECT * FROM topic ORDER BY id"), _topic)
    requirements = _rows(connection, "SELECT * FROM requires ORDER BY skill, prerequisite")
    return {
        "format": FORMAT,
        "revision": roadmap[0]["revision"],
        "roadmap": {"title": roadmap[0]["title"], "resources": links.get(None, [])},
        "skills": skills,
        "topics": [
            {**topic, "skills": members.get(topic["id"], []), "resources": links.get(topic["id"], [])}
            for topic in topics
        ],
        "requires": list(read_rows(url, "requirement of skill", requirements, _requirement, key="skill")),
        "ambiguous": _ambiguous(connection),
    }


def _skills(connection: sqlite3.Connection, url: str, id: str | None = None) -> list[Document]:
    """All skills with their mentions, or only the one of an id."""
    skill_filter, mention_filter, values = (
        ("WHERE id = ?", "WHERE skill = ?", (id,)) if id is not None else ("", "", ())
    )
    rows = _rows(connection, f"SELECT * FROM skill {skill_filter} ORDER BY id", values)  # noqa: S608 - our own condition
    skills = list(read_rows(url, "skill", rows, _skill))
    mentions: dict[str, list[Document]] = {skill["id"]: [] for skill in skills}
    query = f"SELECT * FROM mention {mention_filter} ORDER BY line, text, topic"  # noqa: S608 - our own condition
    for mention in _rows(connection, query, values):
        if mention["skill"] in mentions:
            mentions[mention["skill"]].append(checked(mention, MENTION))
    return [{**skill, "mentions": mentions[skill["id"]]} for skill in skills]


def _ambiguous(connection: sqlite3.Connection) -> dict[str, list[str]]:
    meanings: dict[str, list[str]] = {}
    for row in _rows(connection, "SELECT name, skill FROM ambiguous ORDER BY name, skill"):
        meanings.setdefault(row["name"], []).append(row["skill"])
    return meanings


def _links_by_topic(connection: sqlite3.Connection) -> dict[str | None, list[Document]]:
    """The links of each topic; those of the roadmap as a whole stand under None."""
    links: dict[str | None, list[Document]] = {}
    for link in _rows(connection, "SELECT * FROM resource ORDER BY line, url, title"):
        links.setdefault(link["topic"], []).append(checked(link, RESOURCE))
    return links


def _rows(connection: sqlite3.Connection, query: str, values: Sequence[Any] = ()) -> list[Document]:
    return [dict(row) for row in connection.execute(query, values)]


def _skill(row: Document) -> Document:
    return checked(_decoded(row), SKILL)


def _topic(row: Document) -> Document:
    return checked(_decoded(row), TOPIC)


def _requirement(row: Document) -> Document:
    return checked(_decoded(row), REQUIREMENT)


def _decoded(row: Document) -> Document:
    """A row with the lists and flags that its columns encode."""
    lists = {name: json_list(name, row[name]) for name in _LISTS if name in row}
    flags = {name: bool(row[name]) for name in _FLAGS if name in row}
    return {**row, **lists, **flags}


def _without(row: Document, *names: str) -> Document:
    return {key: value for key, value in row.items() if key not in names}
