"""One store and the snapshot of its latest revision: what HTTP and the terminal ask."""

import logging
import math
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from api.settings import Settings, compiled_folder
from graph.errors import Loading, PrereqError, StoreEmpty, StoreError, StoreUnavailable
from graph.snapshot import Snapshot
from queries import Store, open_store

_log = logging.getLogger("prereq")


class Service:
    """Answers from memory, so it goes on answering while the store is away; ``stale`` says so then.

    Loading is separate from asking: `refresh` loads when the store's revision or stamp moved, and swaps the snapshot
    whole.

    Parameters
    ----------
    store
        What is asked for its graph.
    prepare
        What is done to the store before it is read for the first time, and again until it works: filling it.
    read
        How the graph is read, if not from the store itself: from its compiled file.
    """

    def __init__(
        self, store: Store, prepare: Callable[[], None] | None = None, read: Callable[[], Snapshot] | None = None
    ) -> None:
        self.store = store
        self.is_followed = False
        self.looked = threading.Event()
        self._prepare, self._read = prepare, read or store.snapshot
        self._refreshing = threading.Lock()
        self.max_silent_seconds = math.inf
        self.last_read: datetime | None = None
        self._failed = False
        self._good_look = time.monotonic()
        self.problem: Exception | None = None
        self.on_error: Callable[[], None] = lambda: None
        self._snapshot: Snapshot | None = None
        self._prepared: Snapshot | None = None
        self._seen = ("", "")

    @property
    def snapshot(self) -> Snapshot:
        """The latest revision that could be loaded; it is loaded now if nobody follows the store and does so.

        Raises
        ------
        StoreError, InvalidGraph
            Why there is none.
        Loading
            If it is being loaded for the first time.
        """
        if self._snapshot is None and self.problem is None:
            if self.is_followed:
                raise Loading(self.store.url)
            self.refresh()
        if self._snapshot is None:
            raise self.problem or StoreUnavailable(f"{self.store.url} has not been read yet")
        return self._snapshot

    @property
    def stale(self) -> bool:
        """Whether the last look at the store failed, or none ended well for ``max_silent_seconds``: it may hang."""
        silent_seconds = time.monotonic() - self._good_look
        return self._failed or (self._snapshot is not None and silent_seconds > self.max_silent_seconds)

    @stale.setter
    def stale(self, failed: bool) -> None:
        self._failed = failed

    @property
    def faults(self) -> tuple[str, ...]:
        """What was left out or replaced in the loaded graph, since it could not be read or breaks a rule."""
        return self.store.faults

    @property
    def edition(self) -> object:
        """The stated revision, the stamp and the actual revision of the loaded graph; None before the first load."""
        return (*self._seen, self._snapshot.revision) if self._snapshot is not None else None

    @property
    def has_names(self) -> bool:
        """Whether any name of the loaded graph can be looked up at once."""
        return self._snapshot is not None and self._prepared is self._snapshot

    def prepare_names(self) -> None:
        """Make ready the names of the loaded graph, which takes a while."""
        snapshot = self.snapshot
        snapshot.names.prepare()
        self._prepared = snapshot

    def refresh(self) -> bool:
        """Load the store's graph if it, or how its document was read, is new; whether it was.

        Never raises: whatever fails is kept as ``problem`` until a read succeeds, and logged once while answers come
        from memory. So a caller that polls goes on polling. ``looked`` is set after the first try.
        """
        with self._refreshing:
            try:
                return self._refresh()
            finally:
                self.looked.set()

    def _refresh(self) -> bool:
        try:
            is_new = self._load_if_new()
        except Exception as problem:
            self.on_error()
            if self._snapshot and str(problem) != str(self.problem):
                foreseen = isinstance(problem, PrereqError)
                _log.warning("answering from memory: %s", problem, exc_info=None if foreseen else problem)
            self.problem, self.stale = problem, self._snapshot is not None
            return False
        if self._failed:
            _log.info("%s is read again", self.store.url)
        self.problem, self.stale = None, False
        self._good_look, self.last_read = time.monotonic(), datetime.now(UTC)
        return is_new

    def _load_if_new(self) -> bool:
        if self._prepare is not None:
            self._prepare()
            self._prepare = None
        written = self.store.revision(), self.store.stamp()
        if not all(written):
            raise StoreEmpty(f"{self.store.url} holds no roadmap yet")
        if is_new := written != self._seen:
            self._swap(self._read().compiled())
            self._seen = written
        return is_new

    def _swap(self, snapshot: Snapshot) -> None:
        """Answer from another snapshot: the first one at once, any later one when its names are ready, too."""
        if self._snapshot is not None:
            snapshot.names.prepare()
            self._prepared = snapshot
        self._snapshot = snapshot


def open_service(settings: Settings, *, fill: bool = False, say: Callable[[str], None] | None = None) -> Service:
    """A service on the configured store; the default store, or with ``fill`` any, is filled first if it is empty.

    A default store that still holds what an earlier version filled it with is filled anew.

    Raises
    ------
    InvalidSettings, StoreError, IngestError
    """
    store = open_store(settings.store_url, settings.login)
    _fill_as_set(settings, store, say or _say, fill=fill)
    return Service(store)


def open_service_behind(settings: Settings, *, fill: bool = False) -> Service:
    """The same service before anything is read or filled: both happen at its first `Service.refresh`.

    It reads from the compiled file of the store while that is right, which spares most of the time that a start takes.

    Raises
    ------
    InvalidSettings, StoreError
        If the store cannot even be addressed.
    """
    from queries.compiled import Compiled

    store = open_store(settings.store_url, settings.login)
    return Service(
        store,
        prepare=lambda: _fill_as_set(settings, store, _say, fill=fill),
        read=Compiled(store, compiled_folder()).snapshot,
    )


def _fill_as_set(settings: Settings, store: Store, say: Callable[[str], None], *, fill: bool) -> None:
    if fill or settings.uses_default_store:
        fill_if_empty(store, say)
    if settings.uses_default_store:
        refill_if_shipped(store, say)


def fill_if_empty(store: Store, say: Callable[[str], None]) -> None:
    """Put the project's own roadmap into a store that holds nothing, and say so."""
    try:
        if store.revision():
            return
    except StoreEmpty:
        pass
    skills = _fill(store)
    say(f"Filled the empty store {store.url} with the bundled roadmap: {skills:,} skills.")


def refill_if_shipped(store: Store, say: Callable[[str], None]) -> None:
    """Put today's own roadmap into a store that an earlier version filled and nobody changed, and say so."""
    from ingest.shipped import shipped_revisions

    stated = store.revision()
    if stated not in shipped_revisions() or not _is_as_written(store, stated):
        return
    try:
        skills = _fill(store)
    except StoreError as problem:
        _log.warning("%s keeps an older bundled roadmap: %s", store.url, problem)
        return
    say(f"Filled {store.url} anew, since the bundled roadmap has changed: {skills:,} skills.")


def _is_as_written(store: Store, stated: str) -> bool:
    """Whether the stored graph can be read, and still has the revision that was written with it."""
    from graph.interchange import revision_1
    from graph.revision import revision

    try:
        roadmap = store.load()
    except PrereqError:
        return False
    return stated in {revision(roadmap), revision_1(roadmap)}


def _fill(store: Store) -> int:
    """Write the project's own roadmap; the number of its skills."""
    from ingest.pipeline import OWN_EDITION, ingest

    counts = ingest(OWN_EDITION, store).counts
    return counts.skills if counts else 0


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - the one line that a silent start would hide
