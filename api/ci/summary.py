"""Summarise a check for people, as Markdown for a comment: new findings, changes, and hours by section."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from api.formats.changes import escaped, markdown
from graph.questions.words import counted, hours_in_words
from graph.review import Finding, Review, Severity, outermost, worst_first

if TYPE_CHECKING:
    from api.ci.check import Checked

MAX_SHOWN_FINDINGS = 20
"""New findings that are listed, the worst first."""

MAX_SHOWN_SECTIONS = 20
"""Sections that are listed: the outermost ones."""

MAX_CHARACTERS = 60_000
"""Characters of a summary; a comment on GitHub may have 65,536."""


def summary(file: str, found: "Checked") -> str:
    """The summary of a check of a file."""
    return _cut("\n\n".join([f"## Roadmap: {escaped(file)}", *_parts(found)]) + "\n")


def failed_summary(file: str, why: str) -> str:
    """The summary of a check that could not be done."""
    return f"## Roadmap: {escaped(file)}\n\nThere is no check of it: {escaped(why)}\n"


def _parts(found: "Checked") -> Iterator[str]:
    yield _counts(found)
    yield from _findings(found.new)
    if found.changes:
        yield "### What changes"
        yield markdown(found.changes).rstrip("\n")
    yield from _sections(found.head.review)


def _counts(found: "Checked") -> str:
    review = found.head.review
    size = f"{counted(review.skills, 'skill')}, {hours_in_words(review.hours)}."
    if found.base_problem:
        return f"{size} {_severities(found.new)}. The version before cannot be read: {escaped(found.base_problem)}"
    if found.changes is None:
        return f"{size} {'The document is new. ' if found.is_added else ''}{_severities(found.new)}."
    old = len(review.findings) - len(found.new)
    return f"{size} New: {_severities(found.new).lower()}. Mended: {found.mended:,}. Known before: {old:,}."


def _severities(findings: Sequence[Finding]) -> str:
    """The number of findings by severity.

    Examples
    --------
    >>> _severities([])
    'Nothing to look at'
    """
    counts = {one: sum(finding.severity is one for finding in findings) for one in Severity}
    return ", ".join(counted(count, one.value) for one, count in counts.items() if count) or "Nothing to look at"


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    """The worst findings, each in a line."""
    if findings:
        lines = [f"- {one.severity.value}, line {one.line}: {escaped(one.sentence)}" for one in worst_first(findings)]
        more = len(lines) - MAX_SHOWN_FINDINGS
        yield "### What to look at"
        yield "\n".join([*lines[:MAX_SHOWN_FINDINGS], *([f"- and {more:,} more"] if more > 0 else [])])


def _sections(review: Review) -> Iterator[str]:
    sections = outermost(review.sections)
    rows = [
        f"| {one.line} | {escaped(one.title)} | {one.skills:,} | {one.hours:g} |"
        for one in sections[:MAX_SHOWN_SECTIONS]
    ]
    if rows:
        yield "### Hours by section"
        more = len(sections) - len(rows)
        last = [f"| | and {more:,} more | | |"] if more else []
        yield "\n".join(["| line | section | skills | hours |", "| ---: | --- | ---: | ---: |", *rows, *last])


def _cut(text: str) -> str:
    """A text of at most `MAX_CHARACTERS`, without its last lines if it is longer."""
    if len(text) <= MAX_CHARACTERS:
        return text
    kept = text[: MAX_CHARACTERS - 100]
    return kept[: kept.rfind("\n") + 1] + "\nThe rest is left out: run `prereq review` and `prereq diff`.\n"
