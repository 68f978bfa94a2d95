"""Back up the graph of a store into one file, and read such a file back.

A backup is JSON lines: a head with the format, the revision and how many rows follow; one line for each row of the
interchange form; and a last line with the SHA-256 of all before it. It is the same for every kind of store.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

import orjson

from graph.content import Document, entry_rows, streamed
from graph.dag import check
from graph.errors import DocumentError, InvalidGraph, StoreUnavailable
from graph.model import Roadmap
from graph.revision import revision as revision_of
from queries.base import Store
from queries.faults import Faults
from queries.rows import BACKGROUND, ENTRY, MENTION, MILESTONE, REQUIREMENT, RESOURCE, ROLE, ROLE_SKILL, SKILL, TOPIC
from queries.stored import assembled

FORMAT = "prereq-backup/1"

_KINDS = ("topics", "roles", "backgrounds", "entries", "skills", "requires")
"""The kinds of rows, in their order in the file."""

_START = orjson.dumps({"format": FORMAT})[:-1]
_IS_CUT = "was cut or changed: it is not what a backup wrote"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds: its revision, and how many skills, topics and requirements."""

    file: Path
    revision: str
    skills: int
    topics: int
    requirements: int


def back_up(store: Store, file: Path, *, force: bool = False) -> BackedUp:
    """Write the graph of a store into a file, which appears whole or not at all.

    What was left out of a graph that somebody edited is left out here as well, and stands in ``store.faults``.

    Parameters
    ----------
    force
        Whether a file that is there is replaced.

    Raises
    ------
    StoreError
        If the store cannot be read, or the file not be written.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from queries import open_store
    >>> with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/tiny.sqlite") as store:
    ...     counts = store.replace(TINY)
    ...     _ = back_up(store, Path(folder) / "tiny.backup")
    ...     read_backup(Path(folder) / "tiny.backup") == store.load()
    True
    """
    if file.exists() and not force:
        raise StoreUnavailable(f"{file} is there already: choose another name, or replace it with --force")
    snapshot = store.snapshot()
    try:
        _write_whole(file, _lines(snapshot.roadmap, snapshot.revision), force=force)
    except OSError as problem:
        raise StoreUnavailable(f"{file} cannot be written: {problem.strerror}; no backup was made") from problem
    return _summary(file, snapshot.roadmap, snapshot.revision)


def read_backup(file: Path) -> Roadmap:
    """The roadmap of a backup.

    Raises
    ------
    DocumentError
        If the file cannot be read, is no backup, or is not whole.
    """
    try:
        with file.open("rb") as opened:
            return _read(file, opened)
    except OSError as problem:
        raise DocumentError(file, f"cannot be read: {problem.strerror}") from problem


def sent_backup(opened: IO[bytes], name: str) -> Roadmap:
    """The roadmap of a backup that is no file; ``name`` is what errors call it.

    Raises
    ------
    DocumentError
        If it is no backup, or is not whole.
    """
    return _read(Path(name), opened)


def restore(store: Store, file: Path) -> BackedUp:
    """Put the graph of a backup into a store, all of it or nothing, whatever the store holds.

    Raises
    ------
    DocumentError, StoreError
        Nothing in the store has changed then.
    """
    roadmap = read_backup(file)
    counts = store.replace(roadmap, rewrite=True)
    return _summary(file, roadmap, counts.revision)


def _summary(file: Path, roadmap: Roadmap, revision: str) -> BackedUp:
    return BackedUp(file, revision, len(roadmap.skills), len(roadmap.topics), len(roadmap.requirements))


def _lines(roadmap: Roadmap, revision: str) -> Iterator[bytes]:
    rows: Document = {**streamed(roadmap), "entries": entry_rows(roadmap.entries)}
    counts = {name: len(rows[name]) for name in ("topics", "roles", "backgrounds", "entries")}
    counts |= {"skills": len(roadmap.skills), "requires": sum(len(one.members) for one in roadmap.requirements)}
    head = {"format": FORMAT, "revision": revision, "rows": counts}
    yield orjson.dumps({**head, "roadmap": rows["roadmap"], "ambiguous": rows["ambiguous"]})
    for kind in _KINDS:
        yield from map(orjson.dumps, rows[kind])


def _write_whole(file: Path, lines: Iterable[bytes], *, force: bool) -> None:
    """Write lines and their hash into a file that takes its name when all of it is on the disk."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "wb") as opened:
            sha = hashlib.sha256()
            for line in lines:
                sha.update(line + b"\n")
                opened.write(line + b"\n")
            opened.write(orjson.dumps({"sha256": sha.hexdigest()}) + b"\n")
            opened.flush()
            os.fsync(opened.fileno())
        if force:
            os.replace(name, file)
        else:
            os.link(name, file)  # fails if another process has made the file meanwhile
            os.unlink(name)
        _sync_folder(file.parent)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _sync_folder(folder: Path) -> None:
    """Have the new name on the disk as well, where folders can be opened."""
    with suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _read(file: Path, opened: IO[bytes]) -> Roadmap:
    lines = _Checked(file, opened)
    faults = Faults(str(file))
    try:
        head = orjson.loads(next(lines, b""))
        roadmap = assembled(_sections(head, lines, faults))
        for rest in lines:
            raise DocumentError(file, f"{_IS_CUT} (more rows than its head says: {len(rest)} bytes)")
        lines.verify()
        check(roadmap)
    except (InvalidGraph, LookupError, TypeError, ValueError, AttributeError) as problem:
        raise DocumentError(file, _IS_CUT) from problem
    if faults or revision_of(roadmap) != head.get("revision"):
        raise DocumentError(file, _IS_CUT)
    return roadmap


def _sections(head: Document, lines: "_Checked", faults: Faults) -> Document:
    """The sections of the lines that follow the head, of which ``skills`` and ``requires`` are read once."""
    rows = {kind: map(orjson.loads, islice(lines, head["rows"][kind])) for kind in _KINDS}
    small = {kind: list(rows[kind]) for kind in ("topics", "roles", "backgrounds", "entries")}
    return {
        "roadmap": {"title": head["roadmap"]["title"], "resources": RESOURCE.all(head["roadmap"]["resources"], faults)},
        "ambiguous": head["ambiguous"],
        "topics": [_with(TOPIC, row, faults, resources=RESOURCE) for row in small["topics"]],
        "roles": [_with(ROLE, row, faults, skills=ROLE_SKILL, milestones=MILESTONE) for row in small["roles"]],
        "backgrounds": BACKGROUND.all(small["backgrounds"], faults),
        "entries": ENTRY.all(small["entries"], faults),
        "skills": (_with(SKILL, row, faults, mentions=MENTION, resources=RESOURCE) for row in rows["skills"]),
        "requires": REQUIREMENT.each(rows["requires"], faults),
    }


def _with(reader: Any, row: Document, faults: Faults, **lists: Any) -> Document:
    """A row and the lists that belong to it, all checked."""
    return {**(reader(row, faults) or {}), **{name: of.all(row[name], faults) for name, of in lists.items()}}


class _Checked:
    """The lines of a backup but for the last one, which says what the hash of the others must be."""

    def __init__(self, file: Path, opened: IO[bytes]) -> None:
        self._file, self._opened = file, opened
        self._sha = hashlib.sha256()
        self._next = opened.readline()
        self._stated = b""
        if not self._next.startswith(_START):
            raise DocumentError(file, f"is no backup of Prereq: its first line does not say {FORMAT}")

    def __iter__(self) -> "_Checked":
        return self

    def __next__(self) -> bytes:
        line, following = self._next, self._opened.readline()
        if not following:
            self._stated = line
            raise StopIteration
        self._next = following
        self._sha.update(line)
        return line

    def verify(self) -> None:
        """Refuse lines whose hash is not the stated one."""
        if self._stated != orjson.dumps({"sha256": self._sha.hexdigest()}) + b"\n":
            raise DocumentError(self._file, _IS_CUT)
