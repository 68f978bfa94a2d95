"""Print the review of a document: its sections with their hours, then what to look at, a kind of finding at a time."""

from collections.abc import Sequence

from api.cli.output import say, table
from graph.questions.words import counted, hours_in_words, joined
from graph.review import Finding, FindingKind, Review, SectionSummary, Severity, outermost

MAX_SHOWN_FINDINGS = 10
"""Findings of a kind that are printed, unless all are asked for."""

MAX_SHOWN_SECTIONS = 20
"""Sections that are printed, unless all are asked for: the outermost ones."""

HEADINGS = {
    FindingKind.LATE: "Taught before what it needs",
    FindingKind.MISSING: "Needed and never named",
    FindingKind.READING: "Not read as it may be meant",
    FindingKind.SECTION: "Sections that nothing leads to",
    FindingKind.WEAK: "Weakest requirements",
}
"""The heading above the findings of each kind."""


def tell_review(review: Review, *, everything: bool = False) -> None:
    """Print a review for reading; ``everything`` prints all sections and findings."""
    say(f"{review.title}: {counted(review.skills, 'skill')} taught, {hours_in_words(review.hours)}")
    if review.missing_skills:
        lacking = f"{counted(review.missing_skills, 'skill')}, {hours_in_words(review.missing_hours)}"
        say(f"It needs and never names {lacking}.")
    _tell_sections(review.sections, everything=everything)
    say(told_counts(review))
    for kind in FindingKind:
        _tell_findings(kind, [one for one in review.findings if one.kind is kind], everything=everything)


def told_counts(review: Review) -> str:
    """The number of findings by severity, in a sentence.

    Examples
    --------
    >>> told_counts(Review("", "Bread", 0, 0, 0, 0, {"error": 0, "warning": 1, "note": 2}, (), ()))
    'To look at: 1 warning and 2 notes.'
    """
    counts = [counted(review.counts[one.value], one.value) for one in Severity if review.counts[one.value]]
    return f"To look at: {joined(counts)}." if counts else "Nothing to look at."


def _tell_sections(sections: Sequence[SectionSummary], *, everything: bool) -> None:
    shown = sections if everything else outermost(sections)[:MAX_SHOWN_SECTIONS]
    rows = [
        (
            str(one.line),
            "  " * one.depth + one.title,
            str(one.skills),
            f"{one.hours:g}",
            f"builds on {one.builds_on:,}",
            f"leads to {one.leads_to:,}",
        )
        for one in shown
    ]
    table(("line", "section", "skills", "hours", "outside it", ""), rows)
    if len(sections) > len(shown):
        say(f"and {counted(len(sections) - len(shown), 'more section')}: --all")


def _tell_findings(kind: FindingKind, findings: Sequence[Finding], *, everything: bool) -> None:
    if not findings:
        return
    say("")
    say(f"{HEADINGS[kind]} ({len(findings):,})")
    shown = findings if everything else findings[:MAX_SHOWN_FINDINGS]
    for one in shown:
        say(f"  {one.severity.value}, line {one.line}: {one.sentence}")
    if len(findings) > len(shown):
        say(f"  and {len(findings) - len(shown):,} more: --all")
