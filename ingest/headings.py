"""What a heading may name, beside its own words: "Machine Learning Roadmap", "Month 3 (Deep Learning)"."""

import re
from collections.abc import Iterator

from ingest import phrases
from ingest.no_skill import is_structure

_SUFFIX = re.compile(
    r"\s+(?:road\s?maps?|tracks?|paths?|curriculum|courses?|bootcamp|plan|syllabus|guide|checklist|"
    r"study plan|learning path)$",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^(?:weeks?|months?|days?|modules?|units?|parts?|phases?|steps?|stages?|levels?|chapters?|lectures?|lessons?|"
    r"sessions?|sections?)\s*#?[\divx]+(?:\s*(?:-|\u2013|to|&|and)\s*\d+)?\s*(?:[:.)|\u2013\u2014-]\s*|(?=\())",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^[(\[](?P<inside>[^()\[\]]+)[)\]]$")
_JOB = re.compile(r"\b(engineer|analyst|scientist|developer|programmer)$", re.IGNORECASE)
_SUBJECTS = {
    "engineer": "engineering", "analyst": "analysis", "scientist": "science", "developer": "development",
    "programmer": "programming",
}  # fmt: skip


def without_number(text: str) -> str:
    """A heading without the number of its part, and without the brackets if nothing else is left.

    Examples
    --------
    >>> without_number("Month 3 (Deep Learning)"), without_number("Module 2: Docker"), without_number("Week 1")
    ('Deep Learning', 'Docker', 'Week 1')
    """
    left = phrases.clean(_PREFIX.sub("", text)) or text
    inside = _BRACKETED.match(_PREFIX.sub("", text).strip())
    return phrases.clean(inside["inside"]) if inside else left


def names(text: str) -> Iterator[str]:
    """The names that a heading may stand for, the most literal first.

    Examples
    --------
    >>> list(names("Data Engineer Roadmap"))
    ['Data Engineer Roadmap', 'Data Engineer', 'Data engineering']
    """
    bare = without_number(text)
    yield from dict.fromkeys((text, bare))
    if _SUFFIX.search(bare) and not is_structure(short := _SUFFIX.sub("", bare)):
        yield short
        if job := _JOB.search(short):
            yield f"{short[: job.start()]}{_SUBJECTS[job[1].casefold()]}"
