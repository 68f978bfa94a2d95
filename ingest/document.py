"""The text of a document file, decoded and bounded."""

from pathlib import Path

from graph.errors import DocumentError
from ingest.files import read_bytes

MAX_DOCUMENT_BYTES = 1_000_000
"""Bytes that a roadmap document may have."""


def read(file: Path) -> str:
    """The text of a document file.

    Raises
    ------
    DocumentError
        If it is missing, a directory, unreadable, empty, larger than a megabyte, binary, or not UTF-8.
    """
    return decode(read_bytes(file, MAX_DOCUMENT_BYTES), file)


def decode(raw: bytes, file: Path | str) -> str:
    """The bytes of a document as text, without a byte-order mark; ``file`` is its name in errors.

    Raises
    ------
    DocumentError
        If it is binary, not UTF-8, or empty.
    """
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        raise DocumentError(file, "is binary: a roadmap is Markdown text", line=line)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise DocumentError(file, "is not UTF-8: save the document as UTF-8", line=line) from problem
    if not text.strip():
        raise DocumentError(file, "is empty: a roadmap needs headings and lists")
    return text
