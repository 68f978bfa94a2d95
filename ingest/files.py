"""Read the bytes of an input file: at most so many, whatever the file is."""

import os
from pathlib import Path

from graph.errors import DocumentError


def read_bytes(file: Path, max_bytes: int) -> bytes:
    """The content of a file of at most ``max_bytes``; a pipe or a device may be one, and a file may grow meanwhile.

    Raises
    ------
    DocumentError
        If it is missing, a directory, unreadable or larger.
    """
    try:
        if file.is_dir():
            raise DocumentError(file, "is a directory: name a file")
        raw = _first_bytes(file, max_bytes)
    except (OSError, ValueError) as problem:  # a name with a null character is a ValueError
        raise DocumentError(file, f"cannot be read: {getattr(problem, 'strerror', problem)}") from problem
    if raw is None:
        raise DocumentError(file, f"is too large: it may have at most {max_bytes:,} bytes")
    return raw


def _first_bytes(file: Path, max_bytes: int) -> bytes | None:
    """The content of a file, or None if it is larger. Does not wait for a named pipe to get a writer."""
    opened = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(opened, True)
    with os.fdopen(opened, "rb") as stream:
        if os.fstat(opened).st_size > max_bytes:
            return None
        raw = stream.read(max_bytes + 1)
    return raw if len(raw) <= max_bytes else None
