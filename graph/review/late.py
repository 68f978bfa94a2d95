"""What a document teaches before what it needs."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Depth, Need, Requirement
from graph.questions.words import counted
from graph.review.findings import Finding, FindingKind, Severity
from graph.review.teaching import Teaching, stated_line


@dataclass(frozen=True, slots=True)
class _Use:
    """A skill that is taught in a ``line`` before its prerequisite is, by a requirement."""

    line: int
    requirement: Requirement

    @property
    def severity(self) -> Severity:
        """Worst where the author states the requirement and teaches it the other way round."""
        if stated_line(self.requirement):
            return Severity.ERROR
        return Severity.WARNING if self.requirement.need is Need.USE else Severity.NOTE


def late(teaching: Teaching) -> Iterator[Finding]:
    """Each prerequisite that is taught after a skill that needs it, those first that most skills need before."""
    uses: defaultdict[str, list[_Use]] = defaultdict(list)
    for id, line in teaching.line.items():
        for requirement in teaching.snapshot.requirements(id, Depth.UNDERSTAND):
            if prerequisite := _taught_too_late(teaching, requirement):
                uses[prerequisite].append(_Use(line, requirement))
    for prerequisite in sorted(uses, key=lambda id: (-len(uses[id]), teaching.line[id], id)):
        yield _finding(teaching, prerequisite, uses[prerequisite])


def _taught_too_late(teaching: Teaching, requirement: Requirement) -> str:
    """The first taught member of a requirement, if its dependent comes before; what stands below that is in time."""
    members = [one for one in requirement.members if one in teaching.line]
    first = min(members, key=lambda id: (teaching.line[id], id), default="")
    return first if first and teaching.line[first] > teaching.last_line(requirement.skill) else ""


def _finding(teaching: Teaching, prerequisite: str, uses: list[_Use]) -> Finding:
    severities = tuple(Severity)
    first = min(uses, key=lambda use: (severities.index(use.severity), use.line, use.requirement.skill))
    skills = teaching.snapshot.skills
    name, user = skills[prerequisite].name, skills[first.requirement.skill].name
    return Finding(
        FindingKind.LATE,
        first.severity,
        first.line,
        f"{_needing(first, user, len(uses) - 1, name)}, taught in line {teaching.line[prerequisite]}",
        f"teach {name} first",
        f"late {prerequisite}",
        (first.requirement.skill, prerequisite),
        (teaching.line[prerequisite],),
    )


def _needing(first: _Use, user: str, others: int, name: str) -> str:
    """Who needs the prerequisite before it is taught."""
    subject = f"{user} and {counted(others, 'more skill')}" if others else user
    if line := stated_line(first.requirement):
        return f"{subject} {'require' if others else 'requires'} {name} ({line} says so)"
    if first.requirement.need is Need.USE:
        return f"{subject} {'use' if others else 'uses'} {name}"
    return f"{subject} {'build' if others else 'builds'} on {name}"
