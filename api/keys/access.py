"""Whether whoever asks may do what they ask for."""

import hmac
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from api.keys.file import KeysFile
from api.keys.key import MAX_KEY_CHARACTERS, Key, Scope, digest
from graph.errors import KeyRefused, ScopeMissing, WritesClosed


def _now() -> datetime:
    return datetime.now(UTC)


class Access:
    """Checks keys against a file; without a file everything is closed.

    Examples
    --------
    >>> Access(None).allow("prereq_x", Scope.WRITE)
    Traceback (most recent call last):
    graph.errors.WritesClosed: this service takes no roadmap over HTTP, since no keys are set up
    """

    def __init__(self, path: Path | None, now: Callable[[], datetime] = _now) -> None:
        self._file = KeysFile(path) if path else None
        self._now = now

    @property
    def is_open(self) -> bool:
        """Whether there is any way to write."""
        return self._file is not None

    def allow(self, secret: str | None, scope: Scope) -> Key:
        """The key that a secret is, if it has the scope.

        Raises
        ------
        WritesClosed
            If there is no file of keys.
        KeyRefused
            If no secret is given, or it is none of the keys, or the key has expired.
        ScopeMissing
            If the key may not do this.
        KeysUnavailable
            If the file cannot be used.
        """
        if self._file is None:
            raise WritesClosed
        key = self._found(self._file.read(), secret or "")
        if not secret:
            raise KeyRefused("a key is needed")
        if key is None:
            raise KeyRefused("this key is not known here")
        if key.is_over(self._now()):
            raise KeyRefused(f'the key "{key.name}" has expired')
        if not key.may(scope):
            raise ScopeMissing(key.name, scope)
        return key

    @staticmethod
    def _found(keys: tuple[Key, ...], secret: str) -> Key | None:
        """The key of a secret. Every one is compared, in constant time, so that the time tells nothing."""
        given, found = digest(secret[:MAX_KEY_CHARACTERS]), None
        for key in keys:
            if hmac.compare_digest(key.digest, given):
                found = key
        return found
