"""Compiled snapshots kept beside the stores, so that a short process need not read and compile a whole roadmap.

One file for each store, in the user's cache folder. It is used only while the store looks as it did when the file was
written, and the code is the same; it may be deleted at any time. Whatever is wrong with it makes an answer slower,
never wrong: the store is read instead.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import graph
from graph.errors import InvalidDocument
from graph.snapshot import Snapshot
from queries.base import Store

OWNER_ONLY = 0o600


class Compiled:
    """The compiled file of one store, in a folder.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from queries import open_store
    >>> with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/tiny.sqlite") as store:
    ...     counts = store.replace(TINY)
    ...     compiled = Compiled(store, Path(folder))
    ...     compiled.read() is None, compiled.snapshot().order == compiled.read().order
    (True, True)
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self.path = folder / f"{hashlib.sha256(store.url.encode()).hexdigest()[:32]}.compiled"

    def snapshot(self) -> Snapshot:
        """The store's graph, from the file if that is still right; else from the store, and the file is written.

        Raises
        ------
        StoreError, InvalidGraph
            As `Store.snapshot` does.
        """
        if (found := self.read()) is not None:
            return found
        before = self._key()
        snapshot = self._store.snapshot()
        if before and before == self._key() and not self._store.faults:  # these are told each time
            self._write(before, snapshot)
        return snapshot

    def read(self) -> Snapshot | None:
        """The snapshot of the file, if there is one that is whole, ours, and of the store as it is now."""
        from graph.snapshot.restored import restore

        key = self._key()
        try:
            content = _own_content(self.path) if key else b""
            stated, _, body = content.partition(b"\n")
            return restore(body) if stated and stated == key else None
        except (OSError, InvalidDocument):
            return None

    def delete(self) -> None:
        """Delete the file, if there is one and it can be deleted."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _key(self) -> bytes:
        """What has to be the same for the file to be right; empty if the store cannot tell without being read."""
        if not (fingerprint := self._store.fingerprint()):
            return b""
        return hashlib.sha256(repr((fingerprint, _code())).encode()).hexdigest().encode()

    def _write(self, key: bytes, snapshot: Snapshot) -> None:
        """Put the file in place whole; where that fails, the next process reads the store again."""
        from graph.snapshot.dump import dump

        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor, name = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.stem)  # mode 0600
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(key + b"\n" + dump(snapshot))
                os.replace(name, self.path)
            except BaseException:
                os.unlink(name)
                raise


def _own_content(path: Path) -> bytes:
    """The content of a file that belongs to this user, and that nobody else can write."""
    with path.open("rb") as file:
        about = os.fstat(file.fileno())
        is_ours = os.name != "posix" or (about.st_uid, about.st_mode & 0o777) == (os.getuid(), OWNER_ONLY)
        return file.read() if is_ours else b""


def _code() -> tuple[tuple[str, int, int], ...]:
    """The files of the code that compiles, with size and time: another version compiles anew."""
    return tuple(sorted(_files(Path(graph.__file__).parent)))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(Path(entry.path))
            elif entry.name.endswith(".py"):
                about = entry.stat()
                yield entry.path, about.st_size, about.st_mtime_ns
