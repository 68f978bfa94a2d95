"""The text of a document file, decoded and bounded."""

import codecs
from pathlib import Path

from graph.errors import DocumentError
from ingest.files import read_bytes

MAX_DOCUMENT_BYTES = 2_000_000
"""Bytes that a roadmap document may have."""

MAX_LINES = 1_000_000
"""Lines that it may have; the interchange form takes no higher number of a line."""


def read(file: Path) -> str:
    """The text of a document file.

    Raises
    ------
    DocumentError
        If it is missing, a directory, unreadable, empty, larger than `MAX_DOCUMENT_BYTES`, binary, or not UTF-8.
    """
    return decode(read_bytes(file, MAX_DOCUMENT_BYTES), file)


def decode(raw: bytes, file: Path | str) -> str:
    """The bytes of a document as text, without a byte-order mark; ``file`` is its name in errors.

    Raises
    ------
    DocumentError
        If it is binary, not UTF-8, or empty.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DocumentError(file, "is UTF-16: save the document as UTF-8", line=1)
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        raise DocumentError(file, "is binary: a roadmap is text", line=line)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise DocumentError(file, "is not UTF-8: save the document as UTF-8", line=line) from problem
    if text.count("\n") >= MAX_LINES:
        raise DocumentError(file, f"is too long: it may have at most {MAX_LINES:,} lines")
    if not text.strip():
        raise DocumentError(file, "is empty: a roadmap names skills")
    return text
