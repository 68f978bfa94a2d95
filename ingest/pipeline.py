"""From a file to a store: read, outline, recognise, build, replace."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from graph.dag import check
from graph.errors import DocumentError, InvalidGraph
from graph.interchange import parse
from graph.model import ReadEntry, Roadmap
from ingest.build import build
from ingest.catalogue import Catalogue, load
from ingest.catalogue.loader import HOME, without_knowledge
from ingest.collection import without_collection
from ingest.entries import Outline
from ingest.files import read_bytes
from ingest.forms import read_outline
from ingest.recognise import recognise
from ingest.report import Report, report
from ingest.unforeseen import blame
from queries import Counts, Store

OWN_EDITION = Path(__file__).parent / "roadmaps" / "ai-engineer.md"
"""The project's own roadmap: what an empty default store is filled with."""

MAX_JSON_BYTES = 2_000_000_000
"""Size of an interchange document: it is read whole, and takes several times its size in memory."""

STEPS = ("reading the document", "reading the catalogue", "recognising skills", "writing the store")
"""What `ingest` announces, in order."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest found, and what it did to the store; ``counts`` is None for a dry run.

    ``entries`` tell what became of each line.
    """

    report: Report
    counts: Counts | None
    entries: tuple[ReadEntry, ...] = ()


def ingest(
    file: Path,
    store: Store | None = None,
    *,
    catalogue: Catalogue | None = None,
    folder: Path | None = None,
    from_json: bool = False,
    rewrite: bool = False,
    announce: Callable[[str], None] = lambda step: None,
    progress: Callable[[float], None] = lambda share: None,
) -> Ingested:
    """Put the roadmap of a file into a store, all of it or nothing; without a store, only say what would be put.

    ``folder`` holds a catalogue of one's own: on top of the project's, or alone if the document says so.
    ``from_json`` reads a ``prereq-graph/2`` document, or one of version 1, instead of Markdown. ``rewrite``
    writes the roadmap even if the store holds it already. ``announce`` is called with each of `STEPS`, and ``progress``
    within a long one, with the share of it (0 to 1) that is done.

    Raises
    ------
    DocumentError, CatalogueError, InvalidGraph, StoreError
        Nothing in the store has changed then.

    Examples
    --------
    >>> ingest(OWN_EDITION).report.uncurated
    ()
    """
    with without_collection():
        if from_json:
            roadmap, result = _from_json(file, announce)
        else:
            roadmap, result = from_markdown(file, catalogue, announce, folder, progress)
        if store is None:
            return Ingested(result, None, roadmap.entries)
        announce(STEPS[3])
        return Ingested(result, store.replace(roadmap, rewrite=rewrite), roadmap.entries)


def from_markdown(
    file: Path,
    catalogue: Catalogue | None = None,
    announce: Callable[[str], None] = lambda step: None,
    folder: Path | None = None,
    progress: Callable[[float], None] = lambda share: None,
) -> tuple[Roadmap, Report]:
    """The roadmap of a Markdown file, and the report of what its entries became; parameters as for `ingest`.

    Raises
    ------
    DocumentError, CatalogueError, InvalidGraph
    """
    announce(STEPS[0])
    return from_outline(read_outline(file), catalogue, announce, folder, progress)


def from_outline(
    entries: Outline,
    catalogue: Catalogue | None = None,
    announce: Callable[[str], None] = lambda step: None,
    folder: Path | None = None,
    progress: Callable[[float], None] = lambda share: None,
) -> tuple[Roadmap, Report]:
    """The roadmap of a document that is read already, and the report on it; parameters as for `ingest`.

    Raises
    ------
    DocumentError, CatalogueError, InvalidGraph
    """
    announce(STEPS[1])
    knowledge = catalogue or _knowledge(folder, alone=entries.front.catalogue == "none")
    announce(STEPS[2])
    with blame(str(entries.file)), _placed(entries):
        return build(entries, recognise(entries, knowledge, progress), knowledge)


@contextmanager
def _placed(entries: Outline) -> Iterator[None]:
    """Turn an error about a line of a folder into one about a line of the file that it stands in."""
    try:
        yield
    except DocumentError as problem:
        if not entries.parts or problem.line is None or problem.file != entries.file:
            raise
        file, line = entries.place(problem.line)
        raise DocumentError(file, problem.why, line=line, field=problem.field) from problem


def _knowledge(folder: Path | None, *, alone: bool) -> Catalogue:
    """The catalogue of a folder, on top of the project's or alone; without a folder the project's, or none."""
    if folder:
        return load(folder) if alone else load(folder, HOME)
    return without_knowledge() if alone else load()


def _from_json(file: Path, announce: Callable[[str], None]) -> tuple[Roadmap, Report]:
    announce(STEPS[0])
    return from_interchange(_json(file), file)


def from_interchange(given: object, file: Path | str) -> tuple[Roadmap, Report]:
    """The roadmap of an interchange document, and the report on it; ``file`` is its name in errors.

    Raises
    ------
    DocumentError
    """
    try:
        roadmap = parse(given)
        check(roadmap)
    except InvalidGraph as problem:
        raise DocumentError(file, str(problem)) from problem
    return roadmap, report(roadmap)


def _json(file: Path) -> Any:
    """The content of a JSON file of at most `MAX_JSON_BYTES`, which a pipe may be as well."""
    raw = read_bytes(file, MAX_JSON_BYTES)
    try:
        return orjson.loads(raw)
    except json.JSONDecodeError as problem:
        raise DocumentError(file, f"is not JSON: {problem}", line=problem.lineno) from problem
