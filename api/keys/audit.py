"""The log of writes: one JSON line before each, and one behind it. Lines are only ever added."""

import os
import secrets
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from api.encode import encode
from api.keys.file import OWNER_ONLY
from graph.errors import KeysUnavailable


class AuditLog:
    """Adds lines to a file. Each is on the disk before the call returns.

    A write is told twice, under one id: ``started`` before the store is touched, then ``written``, ``unchanged`` or
    ``failed``. So a write that a crash cut off is in the log as well.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._one_at_a_time = threading.Lock()

    def started(self, **facts: Any) -> str:
        """Tell that a write begins; the id under which its end is told.

        Raises
        ------
        KeysUnavailable
            If the line cannot be written: then nothing else may be.
        """
        write = secrets.token_hex(8)
        self.add("started", write, **facts)
        return write

    def add(self, event: str, write: str, **facts: Any) -> None:
        """Add one line."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = encode({"when": now, "write": write, "event": event, **facts})
        try:
            with self._one_at_a_time:
                self._append(line)
        except OSError as problem:
            raise KeysUnavailable(f"the audit log {self.path} cannot be written: {problem.strerror}") from problem

    def _append(self, line: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, OWNER_ONLY)
        try:
            os.write(descriptor, (b"\n" if _is_torn(descriptor) else b"") + line)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _is_torn(descriptor: int) -> bool:
    """Whether the last line was cut off in the middle, by a full disk say."""
    size = os.fstat(descriptor).st_size
    return size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
