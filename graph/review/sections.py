"""The sections of a document: their hours, what they build on and lead to, and those that stand apart."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.lazy import cached_property
from graph.model import whole_hours
from graph.questions.words import counted
from graph.review.findings import Finding, FindingKind, Severity
from graph.review.parts import Part
from graph.review.teaching import Teaching


@dataclass(frozen=True, slots=True)
class SectionSummary:
    """A section at its ``line`` (from 1), ``depth`` 0 for the outermost ones.

    ``skills`` counts what is taught in it, subsections included, and ``hours`` what that takes to be understood.
    ``builds_on`` counts the skills of other sections that its skills need, ``leads_to`` those that need one of its own.
    """

    line: int
    depth: int
    title: str
    skills: int
    hours: float
    builds_on: int
    leads_to: int


def outermost(sections: Sequence[SectionSummary]) -> list[SectionSummary]:
    """The sections down to the least depth that has several of them: one section alone tells nothing.

    Examples
    --------
    >>> every = [SectionSummary(line, depth, "", 1, 1, 0, 0) for line, depth in ((1, 0), (2, 1), (3, 2), (4, 1))]
    >>> [one.line for one in outermost(every)]
    [1, 2, 4]
    """
    counts = Counter(one.depth for one in sections)
    depth = min((depth for depth, count in counts.items() if count > 1), default=0)
    return [one for one in sections if one.depth <= depth]


@dataclass(frozen=True, eq=False)
class Sections:
    """The sections in which something is taught, in the order of the document."""

    teaching: Teaching

    @cached_property
    def parts(self) -> Sequence[Part]:
        """The headings below which a skill is taught, or which name one."""
        headings = sorted((one for one in self.teaching.parts if one.is_section), key=lambda one: one.line)
        return [one for one in headings if self.skills(one)]

    @cached_property
    def _taught(self) -> Sequence[tuple[int, str]]:
        return sorted((line, id) for id, line in self.teaching.line.items())

    def skills(self, part: Part) -> Sequence[str]:
        """The skills that are taught in a section."""
        first = bisect_right(self._taught, (part.line, ""))
        last = bisect_right(self._taught, (part.last_line + 1, ""))
        return [id for _, id in self._taught[first:last]]

    @cached_property
    def needs(self) -> Mapping[str, frozenset[str]]:
        """The taught skills that each taught skill needs."""
        return {id: self.teaching.reached(id).taught for id in self.teaching.line}

    @cached_property
    def needed_by(self) -> Mapping[str, set[str]]:
        """The taught skills that need each taught skill."""
        dependents: dict[str, set[str]] = {id: set() for id in self.teaching.line}
        for id, needs in self.needs.items():
            for one in needs:
                dependents[one].add(id)
        return dependents

    def summaries(self) -> Iterator[SectionSummary]:
        """Every section with its hours, in the order of the document."""
        open_until: list[int] = []
        for part in self.parts:
            own = set(self.skills(part))
            while open_until and open_until[-1] < part.line:
                open_until.pop()
            hours = whole_hours(sum(self.teaching.snapshot.skills[id].hours for id in own))
            builds_on, leads_to = self._outside(own, self.needs), self._outside(own, self.needed_by)
            yield SectionSummary(part.line, len(open_until), part.title, len(own), hours, len(builds_on), len(leads_to))
            open_until.append(part.last_line)

    def _outside(self, own: set[str], neighbours: Mapping[str, frozenset[str] | set[str]]) -> set[str]:
        return {other for id in own for other in neighbours[id]} - own

    def apart(self) -> Iterator[Finding]:
        """The outermost sections to which nothing leads, and which lead nowhere; not the only one."""
        until = 0
        for part in self.parts:
            own = set(self.skills(part))
            if part.line <= until or len(own) == len(self.teaching.line):
                continue
            if not (self._outside(own, self.needs) or self._outside(own, self.needed_by)):
                until = part.last_line
                yield self._finding(part, own)

    def _finding(self, part: Part, own: set[str]) -> Finding:
        skills = self.teaching.snapshot.skills
        unknown = not any(self.needs[id] or skills[id].curated for id in own)
        what = f'nothing leads to "{part.title}" or on from it ({counted(len(own), "skill")})'
        detail = f"{what}, and nothing is known of what its skills need" if unknown else what
        return Finding(
            FindingKind.SECTION,
            Severity.WARNING if unknown else Severity.NOTE,
            part.line,
            detail,
            "say what it builds on (requires: A, B) if it belongs here",
            f"section {part.title}",
            tuple(sorted(own)),
        )
