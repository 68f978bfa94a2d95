"""Check a document: review it, compare it with its base, and write what people and GitHub read."""

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.ci.base import write_base_version
from api.ci.request import Request, request_of
from api.ci.summary import failed_summary, summary
from api.ci.workflow import add_outputs, add_summary, annotation
from api.encode import encode
from api.formats.sarif import sarif
from api.problems import row, sentence
from graph.difference import Difference, difference
from graph.errors import IngestError, PrereqError
from graph.review import Finding, failing, worst_first
from ingest.reviewing import Reviewed, review_document

MAX_ANNOTATIONS = 10
"""Findings that are shown at their lines: GitHub shows no more of one step."""

FAILED = 1
"""The exit code of a check that found what it is to fail on."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check: the reviewed document, and how it differs from its base.

    ``new`` are the findings that the base does not have, or all without one; ``mended`` counts those that only the base
    has. ``base_problem`` says why the version of the base cannot be read; ``is_added`` that there is none.
    """

    head: Reviewed
    new: tuple[Finding, ...]
    mended: int
    changes: Difference | None
    is_added: bool = False
    base_problem: str = ""


def main(environment: Mapping[str, str]) -> int:
    """Do the check that environment variables ask for; the exit code.

    0: nothing to fail on; 1: a finding to fail on; 2: the document, or an input, cannot be used; 4: an error in Prereq.
    """
    request: Request | None = None
    try:
        request = request_of(environment)
        return _tell(request, checked(request))
    except PrereqError as problem:
        if request:
            _tell_problem(request, problem)
        sys.stderr.write(f"prereq: {sentence(problem)}\n")
        return row(problem).exit_code
    except Exception as problem:
        from api.cli.unforeseen import report

        return report(problem, as_json=False)


def checked(request: Request) -> Checked:
    """Review the document, and compare it with the version of the base.

    Raises
    ------
    DocumentError, CatalogueError, InvalidGraph, InvalidSettings
    """
    head = review_document(request.file, folder=request.catalogue)
    if not request.base:
        return Checked(head, head.review.findings, 0, None)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / request.file.name
        if not write_base_version(request.file, request.base, copy):
            return Checked(head, head.review.findings, 0, None, is_added=True)
        try:
            base = review_document(copy, folder=request.catalogue)
        except IngestError as problem:
            why = f"line {problem.line}: {problem.why}" if problem.line else problem.why
            return Checked(head, head.review.findings, 0, None, base_problem=why)
    return _compared(base, head)


def _compared(base: Reviewed, head: Reviewed) -> Checked:
    before, after = ({one.key for one in version.review.findings} for version in (base, head))
    new = tuple(one for one in head.review.findings if one.key not in before)
    return Checked(head, new, len(before - after), difference(base.snapshot, head.snapshot))


def _tell(request: Request, found: Checked) -> int:
    """Write summary, SARIF, outputs and annotations; the exit code."""
    log, text = request.outputs / "roadmap.sarif", request.outputs / "roadmap-summary.md"
    log.write_bytes(encode(sarif(found.head.review, request.file.as_posix())))
    written = summary(str(request.file), found)
    text.write_text(written, encoding="utf-8")
    add_summary(request.step_summary, written)
    add_outputs(
        request.step_output,
        {
            "findings": len(found.head.review.findings),
            "new-findings": len(found.new),
            "differs": "true" if found.changes is None or not found.changes.is_same else "false",
            "sarif": log,
            "summary": text,
        },
    )
    for line in _annotations(request, found.new):
        sys.stdout.write(f"{line}\n")
    bad = failing(found.new, request.fail_on)
    sys.stdout.write(f"{request.file}: {len(found.new)} new findings, {len(bad)} to fail on\n")
    return FAILED if bad else 0


def _annotations(request: Request, findings: Sequence[Finding]) -> Iterator[str]:
    for one in worst_first(findings)[:MAX_ANNOTATIONS]:
        yield annotation(one.severity.value, one.sentence, file=request.file.as_posix(), line=one.line)


def _tell_problem(request: Request, problem: PrereqError) -> None:
    """Write why there is no check."""
    add_summary(request.step_summary, failed_summary(str(request.file), sentence(problem)))
    line = problem.line if isinstance(problem, IngestError) and problem.file == str(request.file) else None
    sys.stdout.write(f"{annotation('error', sentence(problem), file=request.file.as_posix(), line=line or 1)}\n")
