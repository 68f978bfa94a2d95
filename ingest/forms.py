"""The outline of a roadmap in any form: Markdown, CSV, YAML or JSON by its suffix, or a folder of Markdown files."""

from collections.abc import Callable
from pathlib import Path

from graph.errors import DocumentError
from ingest.document import MAX_DOCUMENT_BYTES, decode, read
from ingest.entries import Outline
from ingest.folder import folder_outline
from ingest.lists.csv_rows import csv_outline
from ingest.lists.tree_rows import json_outline, yaml_outline
from ingest.outline import outline
from ingest.unforeseen import blame

_MARKDOWN = (".md", ".markdown", ".mdx", ".txt", "")

READERS: dict[str, Callable[[str, str], Outline]] = {
    **dict.fromkeys(_MARKDOWN, outline),
    **dict.fromkeys((".csv", ".tsv"), csv_outline),
    **dict.fromkeys((".yaml", ".yml"), yaml_outline),
    ".json": json_outline,
}
"""What reads a text, by the suffix of its file; a file without one, such as a pipe, is read as Markdown."""


def read_outline(file: Path) -> Outline:
    """The entries of a file or folder.

    Raises
    ------
    DocumentError
        If it is in another form, or cannot be read in its own.
    """
    if file.is_dir():
        return folder_outline(file)
    if file.suffix.casefold() not in READERS:
        why = f"{file.suffix} is no form that is read: bring Markdown (.md), a list (.csv, .yaml, .json) or a folder"
        raise DocumentError(file, f"{why} of Markdown files")
    return _outline(read(file), str(file))


def text_outline(raw: bytes, file: str) -> Outline:
    """The entries of a document that is no file; ``file`` is its name in errors, whose suffix says its form.

    Raises
    ------
    DocumentError
        If it is too large, or cannot be read in its form.
    """
    if len(raw) > MAX_DOCUMENT_BYTES:
        raise DocumentError(file, f"is too large: it may have at most {MAX_DOCUMENT_BYTES:,} bytes")
    return _outline(decode(raw, file), file)


def _outline(text: str, file: str) -> Outline:
    with blame(file):
        return READERS[Path(file).suffix.casefold()](text, file)
