"""A folder of Markdown files as one document: its files in the order of their names, one behind the other."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graph.errors import DocumentError
from ingest.document import MAX_DOCUMENT_BYTES, MAX_LINES, decode
from ingest.entries import Cell, Entry, Outline, Part
from ingest.files import read_bytes
from ingest.outline import MAX_ENTRIES, blocks
from ingest.stated import with_statements
from ingest.unforeseen import blame

MAX_FILES = 1_000
"""Files that a folder may have."""

_SUFFIXES = {".md", ".markdown", ".mdx"}
_FIRST = re.compile(r"(?:readme|index)\.", re.IGNORECASE)


def folder_outline(folder: Path) -> Outline:
    """The entries of all Markdown files in a folder and the folders in it.

    Lines count through all files. A README or index comes first in its folder; numbers in names count as numbers. The
    front matter of the first file that has any holds for all.

    Raises
    ------
    DocumentError
        If there is no Markdown file, if one cannot be read, or if all together are larger than one document may be.
    """
    joined = Outline(str(folder), ())
    for file, text in _texts(folder):
        with blame(str(file)):
            joined = _joined(joined, blocks(text, str(file)), text.count("\n") + 1)
        if len(joined.entries) > MAX_ENTRIES:
            raise DocumentError(file, f"takes the folder beyond {MAX_ENTRIES:,} entries: split the roadmap", line=1)
    if not joined.parts:
        raise DocumentError(folder, "is a folder without Markdown files (.md)")
    with blame(str(folder)):
        return with_statements(joined)


def _texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files and their texts; empty ones are left out."""
    left, lines = MAX_DOCUMENT_BYTES, 0
    for file in _files(folder):
        if left <= 0:
            raise DocumentError(
                folder, f"is too large: its files may have at most {MAX_DOCUMENT_BYTES:,} bytes together"
            )
        raw = read_bytes(file, left)
        left -= len(raw)
        if not raw.strip():
            continue
        text = decode(raw, file)
        lines += text.count("\n") + 1
        if lines > MAX_LINES:
            raise DocumentError(folder, f"is too long: its files may have at most {MAX_LINES:,} lines together")
        yield file, text


def _files(folder: Path) -> list[Path]:
    found: list[Path] = []
    try:
        for path in folder.rglob("*"):
            inside = path.relative_to(folder).parts
            if path.suffix.casefold() in _SUFFIXES and not any(name.startswith(".") for name in inside):
                found.append(path)
            if len(found) > MAX_FILES:
                raise DocumentError(folder, f"has more than {MAX_FILES:,} Markdown files")
    except OSError as problem:
        raise DocumentError(folder, f"cannot be read: {problem.strerror}") from problem
    return sorted((path for path in found if not path.is_dir()), key=lambda path: _order(path.relative_to(folder)))


def _order(path: Path) -> list[tuple[bool, list[tuple[int, str]]]]:
    """Where a file comes: by the names on the way to it, a README before all others, and 2 before 10."""
    return [
        (
            not _FIRST.match(name),
            [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d{1,9})", name.casefold())],
        )
        for name in path.parts
    ]


def _joined(before: Outline, then: Outline, lines: int) -> Outline:
    """The outline of the files so far and of the next one, whose number of lines is given."""
    start = before.parts[-1].first_line + before.parts[-1].lines if before.parts else 1
    tables = 1 + max((entry.cell.table for entry in before.entries if entry.cell), default=-1)
    moved = tuple(_moved(entry, len(before.entries), start - 1, tables) for entry in then.entries)
    front = before.front if any(part.has_front for part in before.parts) else then.front
    part = Part(then.file, start, lines, has_front=then.front != Outline("", ()).front)
    return replace(
        before,
        entries=(*before.entries, *moved),
        code=(*before.code, *(replace(block, line=block.line + start - 1) for block in then.code)),
        front=front,
        parts=(*before.parts, part),
    )


def _moved(entry: Entry, entries: int, lines: int, tables: int) -> Entry:
    """An entry that stands behind so many entries, lines and tables of other files."""
    cell = entry.cell and Cell(entry.cell.table + tables, entry.cell.row, entry.cell.column)
    parent = None if entry.parent is None else entry.parent + entries
    return replace(entry, line=entry.line + lines, parent=parent, cell=cell)
