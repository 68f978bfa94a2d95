"""Read the bytes of an input file: at most so many, whatever the file is."""

import os
from pathlib import Path

from graph.errors import DocumentError


def read_bytes(file: Path, max_bytes: int, *, max_json_bytes: int = 0) -> bytes:
    """The content of a file of at most ``max_bytes``; a pipe or a device may be one, and a file may grow meanwhile.

    ``max_json_bytes`` is the limit for what begins like a JSON object, where that may be larger.

    Raises
    ------
    DocumentError
        If it is missing, a directory, unreadable or larger.
    """
    try:
        if file.is_dir():
            raise DocumentError(file, "is a directory: name a file")
        raw = _first_bytes(file, max_bytes, max_json_bytes)
    except (OSError, ValueError) as problem:  # a name with a null character is a ValueError
        raise DocumentError(file, f"cannot be read: {getattr(problem, 'strerror', problem)}") from problem
    if raw is None:
        raise DocumentError(file, f"is too large: it may have at most {max_bytes:,} bytes")
    return raw


def _first_bytes(file: Path, max_bytes: int, max_json_bytes: int) -> bytes | None:
    """The content of a file, or None if it is larger. Does not wait for a named pipe to get a writer."""
    opened = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(opened, True)
    with os.fdopen(opened, "rb") as stream:
        if os.fstat(opened).st_size > max(max_bytes, max_json_bytes):
            return None
        raw = stream.read(max_bytes + 1)
        if len(raw) > max_bytes < max_json_bytes and is_json_object(raw):
            max_bytes = max_json_bytes
            raw += stream.read(max_bytes + 1 - len(raw))
    return raw if len(raw) <= max_bytes else None


def is_json_object(start: bytes) -> bool:
    r"""Whether the beginning of a file is that of a JSON object.

    Examples
    --------
    >>> is_json_object(b'\xef\xbb\xbf\n {"format"'), is_json_object(b"# Bread")
    (True, False)
    """
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
