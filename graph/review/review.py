"""The review of a document: its sections with their hours, and everything that its author should look at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.review.findings import Finding, FindingKind, Severity, by_kind
from graph.review.late import late
from graph.review.missing import missing
from graph.review.parts import Part
from graph.review.sections import Sections, SectionSummary
from graph.review.teaching import Teaching
from graph.review.weak import weak
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Review:
    """What an author should look at.

    ``skills`` counts what the document teaches, and ``hours`` is what that takes; ``missing_skills`` and
    ``missing_hours`` are those of what it needs and never teaches. ``counts`` has the number of findings by severity.
    """

    revision: str
    title: str
    skills: int
    hours: float
    missing_skills: int
    missing_hours: float
    counts: Mapping[str, int]
    sections: tuple[SectionSummary, ...]
    findings: tuple[Finding, ...]


def review(snapshot: Snapshot, parts: Sequence[Part], told: Iterable[Finding] = ()) -> Review:
    """The review of a roadmap that was read from a document.

    Parameters
    ----------
    snapshot
        The graph, with the entries of the document.
    parts
        The sections of the document, and the items below which something stands.
    told
        What the reader of the document found.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from graph.model import ReadEntry
    >>> from graph.samples import TINY
    >>> read = (ReadEntry(2, "Attention", "skills", ("attention",)), ReadEntry(3, "Vectors", "skills", ("vectors",)))
    >>> found = review(Snapshot(replace(TINY, entries=read)), [Part(1, 3, "Models", 1)])
    >>> [(one.line, one.text) for one in found.findings]
    [(2, 'Attention uses Vectors, taught in line 3'), (2, 'Softmax (1 hour) is never named, and Attention needs it')]
    """
    teaching = Teaching(snapshot, parts)
    sections = Sections(teaching)
    findings = by_kind([*told, *late(teaching), *missing(teaching), *sections.apart(), *weak(teaching)])
    lacking = [one.skills[0] for one in findings if one.kind is FindingKind.MISSING]
    return Review(
        revision=snapshot.revision,
        title=snapshot.roadmap.title,
        skills=len(teaching.line),
        hours=snapshot.hours(teaching.line),
        missing_skills=len(lacking),
        missing_hours=snapshot.hours(lacking),
        counts={severity.value: sum(one.severity is severity for one in findings) for severity in Severity},
        sections=tuple(sections.summaries()),
        findings=findings,
    )
