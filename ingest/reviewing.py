"""Review a document file: what its reader could not make out, and what its graph shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.review import Finding, FindingKind, Review, Severity, review
from graph.snapshot import Snapshot
from ingest.pipeline import from_markdown
from ingest.report import Report


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document that was read: its graph, and the review of it."""

    snapshot: Snapshot
    review: Review


def review_document(file: Path, *, folder: Path | None = None) -> Reviewed:
    """A document file with its review, read with the catalogue of a ``folder`` if there is one.

    Raises
    ------
    DocumentError, CatalogueError, InvalidGraph
    """
    roadmap, report = from_markdown(file, folder=folder)
    snapshot = Snapshot(roadmap)
    return Reviewed(snapshot, review(snapshot, report.parts, told_by_reader(report)))


def told_by_reader(report: Report) -> Iterator[Finding]:
    """What the reader left out: names of several meanings, and what it says of single lines."""
    for name in report.ambiguous:
        meanings = " or ".join(name.candidates)
        text, key = f'"{name.name}" was left out, it may mean {meanings}', f"ambiguous {name.name}"
        yield Finding(
            FindingKind.READING, Severity.WARNING, name.line, text, "write the full name", key, name.candidates
        )
    for notice in report.notices:
        advice = "correct the line, or take what it says out"
        yield Finding(FindingKind.READING, Severity.WARNING, notice.line, notice.text, advice, f"reading {notice.text}")
