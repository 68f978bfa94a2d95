"""Check one roadmap as the document of its author: what comes too late, what is never named, where hours go.

* `findings` is what a check finds; `parts` are the sections and items of the document, with their lines.
* `teaching` tells where each skill is taught; `late`, `missing`, `sections` and `weak` look for one kind of finding.
* `review` puts them together.
"""

from graph.review.findings import Finding, FindingKind, Severity, failing, worst_first
from graph.review.parts import Part
from graph.review.review import Review, review
from graph.review.sections import SectionSummary, outermost

__all__ = [
    "Finding",
    "FindingKind",
    "Part",
    "Review",
    "SectionSummary",
    "Severity",
    "failing",
    "outermost",
    "review",
    "worst_first",
]
