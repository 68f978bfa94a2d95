"""Replace the roadmap of a running service: one write at a time, logged, and answered once it is served."""

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from api.keys.audit import AuditLog
from api.keys.key import Key
from api.service import Service
from graph.errors import KeysUnavailable, PrereqError, RevisionMoved, StoreBusy, StoreEmpty, WritesClosed
from graph.model import ReadEntry, Roadmap
from graph.revision import revision
from ingest.report import Report
from queries import Counts

_log = logging.getLogger("prereq")

MAX_SERVE_SECONDS = 30.0
"""How long a write waits until it is served: the store was written, and only has to be read."""

SERVE_PAUSE_SECONDS = 0.1
MAX_ATTEMPTS = 5
"""How often a write that asks for no revision starts again, because another process wrote in between."""

Read = Callable[[], tuple[Roadmap, Report]]
"""Reads the document that was sent: the roadmap, and the report on it."""


class Action(StrEnum):
    """What a write is, in the log."""

    ROADMAP = "roadmap"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Written:
    """What a document became, and what that did to the store.

    Attributes
    ----------
    revision
        Hash of the graph that the document became.
    previous
        The revision that the store held before; empty for an empty store.
    served
        Whether this service answers from the new revision already: always, unless the store cannot be read again after
        the write.
    counts
        The size of the stored graph, and what was added, changed and removed; null for a dry run.
    report
        What became of the document as a whole.
    entries
        What became of each line of it, for a dry run.
    """

    revision: str
    previous: str
    served: bool
    counts: Counts | None
    report: Report
    entries: tuple[ReadEntry, ...] = ()


class Writer:
    """Writes to the store of a service; without a log of writes, to none.

    Documents are read one at a time too, since that takes seconds and a good part of a core. ``count`` is called with
    the outcome of each write: ``written``, ``unchanged`` or ``refused``.
    """

    def __init__(
        self, service: Service, audit: AuditLog | None, count: Callable[[str], None] = lambda outcome: None
    ) -> None:
        self._service, self._store, self._audit, self._count = service, service.store, audit, count
        self._working = threading.Lock()

    def dry_run(self, read: Read) -> Written:
        """What a document would become.

        Raises
        ------
        DocumentError, CatalogueError, InvalidGraph, StoreBusy, StoreError
        """
        with self._alone():
            roadmap, report = read()
        return Written(revision(roadmap), self._held(), False, None, report, roadmap.entries)

    def write(self, key: Key, action: Action, read: Read, tags: Collection[str] | None = None) -> Written:
        """Put a document into the store, all of it or nothing, and serve it.

        Parameters
        ----------
        key
            Who writes, for the log.
        action
            What the log calls the write.
        read
            Reads the document.
        tags
            The revisions that the store may hold, so that nobody's change is lost; None: any.

        Raises
        ------
        RevisionMoved
            If it holds another one.
        StoreBusy
            If another write is being worked on.
        DocumentError, CatalogueError, InvalidGraph, StoreError, KeysUnavailable
        """
        if self._audit is None:
            raise WritesClosed
        try:
            with self._alone():
                self._refuse_moved(self._held(), tags)  # before the work of reading; it is looked at again
                roadmap, report = read()
                previous, counts = self._logged(key, action, roadmap, tags)
        except PrereqError:
            self._count("refused")
            raise
        self._count("written" if counts.is_written else "unchanged")
        return Written(counts.revision, previous, self._serve(counts.revision, previous), counts, report)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._working.acquire(blocking=False):
            raise StoreBusy(f"{self._store.url} is being written by another request")
        try:
            yield
        finally:
            self._working.release()

    def _logged(self, key: Key, action: Action, roadmap: Roadmap, tags: Collection[str] | None) -> tuple[str, Counts]:
        """Write, with a line in the log before and behind it."""
        assert self._audit is not None  # noqa: S101 - tells the type checker
        facts: dict[str, Any] = {"key": key.name, "action": action, "to": revision(roadmap)}
        write = self._audit.started(**facts, **{"from": self._held()})
        try:
            previous, counts = self._replace(roadmap, tags)
        except BaseException as problem:
            why = str(problem) if isinstance(problem, PrereqError) else type(problem).__name__
            self._ended("failed", write, {**facts, "why": why})
            raise
        self._ended(
            "written" if counts.is_written else "unchanged", write, {**facts, "from": previous, "counts": counts}
        )
        return previous, counts

    def _ended(self, event: str, write: str, facts: dict[str, Any]) -> None:
        """Add the line behind a write. What was written stays so where the disk has no room for it: one was before."""
        assert self._audit is not None  # noqa: S101
        try:
            self._audit.add(event, write, **facts)
        except KeysUnavailable as problem:
            _log.warning("the end of write %s (%s) is not in the log: %s", write, event, problem)

    def _replace(self, roadmap: Roadmap, tags: Collection[str] | None) -> tuple[str, Counts]:
        """The revision that was replaced, and the counts: the store compares within its own transaction."""
        for _ in range(MAX_ATTEMPTS):
            held = self._held()
            self._refuse_moved(held, tags)
            with suppress(RevisionMoved):
                return held, self._store.replace(roadmap, expected=held)
        raise StoreBusy(f"{self._store.url} is being written over and over")

    def _held(self) -> str:
        try:
            return self._store.revision()
        except StoreEmpty:
            return ""

    def _refuse_moved(self, held: str, tags: Collection[str] | None) -> None:
        """Refuse a held revision that is none of the tags, nor was the stated one of a served graph that is.

        The two differ where the graph was edited by hand: answers carry the actual revision.
        """
        if tags is None or held in tags or ("*" in tags and held):
            return
        match self._service.edition:
            case (stated, _, actual) if stated == held and actual in tags:
                return
        raise RevisionMoved(self._store.url, held, sorted(tags))

    def _serve(self, written: str, previous: str) -> bool:
        """Load what was written; whether this service answers from it, or from what somebody wrote later.

        A member of a cluster that lags behind may still give what was there before.
        """
        until = time.monotonic() + MAX_SERVE_SECONDS
        while time.monotonic() < until:
            with suppress(Exception):  # the store was written; that it cannot be read now is told by `served`
                self._service.refresh()
                if self._service.snapshot.revision == written or self._held() not in {written, previous}:
                    self._service.prepare_names()
                    return True
            time.sleep(SERVE_PAUSE_SECONDS)
        return False
