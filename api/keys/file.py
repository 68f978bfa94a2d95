"""The file that holds the keys: small, readable by its owner only, replaced whole."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from api.keys.key import Key
from graph.errors import KeysUnavailable

OWNER_ONLY = 0o600
OTHERS_MAY_WRITE = 0o022

MAX_FILE_BYTES = 1_000_000
MAX_KEYS = 1_000


class Content(BaseModel):
    """The whole file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["prereq-keys/1"] = "prereq-keys/1"
    keys: tuple[Key, ...] = ()


class KeysFile:
    """The keys of a service. It is read for every check, so that a revoked key ends at once.

    Examples
    --------
    >>> from api.keys.key import Scope, new_key
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = KeysFile(Path(folder) / "keys.json")
    ...     file.add(new_key("nightly", [Scope.WRITE])[1])
    ...     [key.name for key in file.read()], file.revoke("nightly").name, file.read()
    (['nightly'], 'nightly', ())
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> tuple[Key, ...]:
        """The keys that there are.

        Raises
        ------
        KeysUnavailable
            If the file is missing, not ours to read, writable by others, or holds anything but keys.
        """
        try:
            with self.path.open("rb") as file:
                mode, raw = os.fstat(file.fileno()).st_mode, file.read(MAX_FILE_BYTES + 1)
        except OSError as problem:
            raise KeysUnavailable(f"the keys file {self.path} cannot be read: {problem.strerror}") from problem
        if os.name == "posix" and mode & OTHERS_MAY_WRITE:
            raise KeysUnavailable(
                f"the keys file {self.path} can be written by others: take that right away (chmod 600)"
            )
        return self._parsed(raw)

    def add(self, key: Key) -> None:
        """Put one more key into the file, which is made if it is missing.

        Raises
        ------
        KeysUnavailable
            If there is one of that name, or the file cannot be written.
        """
        with self._changing() as keys:
            if any(other.name == key.name for other in keys):
                raise KeysUnavailable(f'there is a key named "{key.name}": revoke it, or choose another name')
            if len(keys) >= MAX_KEYS:
                raise KeysUnavailable(f"{self.path} holds {MAX_KEYS:,} keys: revoke those that are not used")
            self._write((*keys, key))

    def revoke(self, name: str) -> Key:
        """Remove the key of a name from the file; the key.

        Raises
        ------
        KeysUnavailable
            If there is none.
        """
        with self._changing() as keys:
            if (revoked := next((key for key in keys if key.name == name), None)) is None:
                raise KeysUnavailable(f'there is no key named "{name}"')
            self._write(tuple(key for key in keys if key is not revoked))
        return revoked

    def _parsed(self, raw: bytes) -> tuple[Key, ...]:
        if len(raw) > MAX_FILE_BYTES:
            raise KeysUnavailable(f"{self.path} is no keys file: it is too large")
        try:
            return Content.model_validate_json(raw).keys
        except ValidationError as problem:
            first = problem.errors(include_url=False, include_input=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise KeysUnavailable(f"{self.path} is no keys file: {place or 'its content'}: {first['msg']}") from problem

    @contextmanager
    def _changing(self) -> Iterator[tuple[Key, ...]]:
        """The keys, which no other process changes meanwhile."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with _lock(self.path.with_name(self.path.name + ".lock")):
                yield self.read() if self.path.exists() else ()
        except OSError as problem:
            raise KeysUnavailable(f"the keys file {self.path} cannot be written: {problem.strerror}") from problem

    def _write(self, keys: tuple[Key, ...]) -> None:
        """Put a new file in the place of the old one, on the disk before it has the name."""
        descriptor, name = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.name)  # mode 0600
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(Content(keys=keys).model_dump_json(indent=2).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self.path)
        except BaseException:
            os.unlink(name)
            raise


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold an advisory lock on a file; where the system has none, nothing is held."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
