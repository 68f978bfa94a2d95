"""What a check of a document finds: one sentence at a line, with what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is, the worst first: the document contradicts itself, lacks something, or may be looked at."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class FindingKind(StrEnum):
    """What a finding is about, in the order in which findings are told."""

    LATE = "late"
    MISSING = "missing"
    READING = "reading"
    SECTION = "section"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    ``line`` is where it stands (from 1), ``text`` says what is so and ``advice`` what to do. ``skills`` are the ids
    that it is about, ``related`` further lines. ``key`` stays the same when lines move: two versions of a document are
    compared by it.
    """

    kind: FindingKind
    severity: Severity
    line: int
    text: str
    advice: str
    key: str
    skills: tuple[str, ...] = ()
    related: tuple[int, ...] = ()

    @property
    def sentence(self) -> str:
        """What is so, and what to do.

        Examples
        --------
        >>> Finding(FindingKind.LATE, Severity.ERROR, 5, "B uses A, taught in line 9", "teach A first", "A").sentence
        'B uses A, taught in line 9: teach A first'
        """
        return f"{self.text}: {self.advice}"


_SEVERITIES, _KINDS = tuple(Severity), tuple(FindingKind)


def by_kind(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by their kind, the worst of each first, else in their order."""
    return tuple(sorted(findings, key=lambda one: (_KINDS.index(one.kind), _SEVERITIES.index(one.severity))))


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by their severity, else in their order."""
    return sorted(findings, key=lambda one: _SEVERITIES.index(one.severity))


def failing(findings: Iterable[Finding], fail_on: Iterable[str]) -> list[Finding]:
    """The findings on which a check fails: of one of these kinds, or of one of these severities or a worse one.

    Raises
    ------
    ValueError
        If one of ``fail_on`` is neither a kind nor a severity.
    """
    words = set(fail_on)
    kinds = {FindingKind(word) for word in words if word not in _SEVERITIES}
    least = max((_SEVERITIES.index(Severity(word)) for word in words if word in _SEVERITIES), default=-1)
    return [one for one in findings if one.kind in kinds or _SEVERITIES.index(one.severity) <= least]
