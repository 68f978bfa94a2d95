"""Requirements from what the author states, alone or together with those of the catalogue."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter

from graph.errors import DocumentError
from graph.model import Evidence, EvidenceKind, Need, Requirement
from ingest.own_needs import OwnNeed

MAX_QUOTED_CHARACTERS = 200
"""Characters of a line that a reason repeats."""

_STRENGTH = {need: strength for strength, need in enumerate(reversed(Need))}


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a line of the document that its author may want to know.

    Attributes
    ----------
    line
        Line of the document, counted from 1.
    text
        What there is to know, in one sentence.
    """

    line: int
    text: str


def with_own(
    requirements: Iterable[Requirement], needs: Iterable[OwnNeed], file: str
) -> tuple[tuple[Requirement, ...], list[Notice]]:
    """Requirements of the catalogue together with the stated ones, and where the two contradict each other.

    A stated requirement that would close a circle with the catalogue's is left out and told. One that the catalogue has
    too keeps the stronger need of the two, and both pieces of evidence.

    Raises
    ------
    DocumentError
        If the author's lines require each other in a circle.
    """
    given, stated = tuple(requirements), tuple(_distinct(needs))
    merging = _Merging(given, file, may_circle=_has_circle(given, stated))
    for need in stated:
        merging.add(need)
    return tuple(merging.requirements()), merging.notices


def _distinct(needs: Iterable[OwnNeed]) -> Iterator[OwnNeed]:
    """The stated needs, one for each dependent skill, without repeats."""
    seen = set()
    for need in needs:
        for skill in need.skills:
            if need.members and (skill, need.members, need.need) not in seen:
                seen.add((skill, need.members, need.need))
                yield replace(need, skills=(skill,))


def _has_circle(requirements: Iterable[Requirement], needs: Iterable[OwnNeed]) -> bool:
    """Whether skills need each other in all of it together: if not, no need has to be checked by itself."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for requirement in requirements:
        members[requirement.skill].update(requirement.members)
    for need in needs:
        members[need.skills[0]].update(need.members)
    try:
        TopologicalSorter(members).prepare()
    except CycleError:
        return True
    return False


class _Merging:
    """Adds stated needs to the requirements of the catalogue, one by one."""

    def __init__(self, requirements: Iterable[Requirement], file: str, *, may_circle: bool) -> None:
        self.file, self.may_circle = file, may_circle
        self.notices: list[Notice] = []
        self._of: defaultdict[str, list[Requirement]] = defaultdict(list)
        self._dependents: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for requirement in requirements:
            self._put(requirement, 0)

    def requirements(self) -> Iterator[Requirement]:
        """All requirements as they are now."""
        for requirements in self._of.values():
            yield from requirements

    def add(self, need: OwnNeed) -> None:
        """Add a need of one skill, unless it contradicts what is there."""
        (skill,) = need.skills
        if self.may_circle and (circle := self._path(skill, need.members)):
            self._refuse(need, circle)
            return
        touched = [one for one in self._of[skill] if set(one.members) & set(need.members)]
        plain = [one for one in touched if one.is_plain]
        if len(need.members) > 1 and plain:
            told = f"{skill} needs {plain[0].members[0]} in any case: {plain[0].reason}"
            self.notices.append(Notice(need.line, f'"{_quoted(need.text)}" gives a choice, but {told}'))
            return
        for one in touched:
            self._of[skill].remove(one)
        self._put(_merged(_requirement(need), touched), need.line)

    def _put(self, requirement: Requirement, line: int) -> None:
        self._of[requirement.skill].append(requirement)
        for member in requirement.members:
            self._dependents[member].setdefault(requirement.skill, line)

    def _refuse(self, need: OwnNeed, circle: Sequence[tuple[str, str, int]]) -> None:
        """Refuse a circle of the author's own lines; leave out what contradicts the catalogue, and tell it."""
        stated = f'line {need.line} says "{_quoted(need.text)}"'
        chain = ", ".join(
            f"{later} needs {earlier}{f' (line {line})' if line else ''}" for earlier, later, line in circle
        )
        if all(line for _, _, line in circle):
            raise DocumentError(self.file, f"{stated}, but {chain}: skills cannot need each other", line=need.line)
        why = self._reason(*next((earlier, later) for earlier, later, line in circle if not line))
        self.notices.append(Notice(need.line, f"left out: {stated}, but in the catalogue {chain} ({why})"))

    def _reason(self, earlier: str, later: str) -> str:
        return next(one.reason for one in self._of[later] if earlier in one.members)

    def _path(self, skill: str, members: Sequence[str]) -> list[tuple[str, str, int]]:
        """The shortest way from a skill up to one of the members that need it: (earlier, later, line) each."""
        before: dict[str, str] = {skill: ""}
        waiting = deque([skill])
        while waiting and before.keys().isdisjoint(members):
            earlier = waiting.popleft()
            for later in self._dependents.get(earlier, ()):
                if later not in before:
                    before[later] = earlier
                    waiting.append(later)
        return self._steps(next((member for member in members if member in before), ""), before)

    def _steps(self, end: str, before: dict[str, str]) -> list[tuple[str, str, int]]:
        steps = []
        while end and before[end]:
            steps.append((before[end], end, self._dependents[before[end]][end]))
            end = before[end]
        return steps[::-1]


def _requirement(need: OwnNeed) -> Requirement:
    text = _quoted(need.text)
    reason = f'The author of the roadmap says so in line {need.line}: "{text}"'
    evidence = Evidence(EvidenceKind.ROADMAP, title=f"line {need.line}", fact=text)
    default = need.members[0] if len(need.members) > 1 else ""
    return Requirement(need.skills[0], tuple(sorted(need.members)), need.need, reason, (evidence,), default=default)


def _merged(own: Requirement, others: Sequence[Requirement]) -> Requirement:
    """A stated requirement together with those that it repeats: the strongest need, the first reason, all evidence."""
    same = [one for one in others if one.members == own.members]
    evidence = dict.fromkeys([*(item for one in others for item in one.evidence), *own.evidence])
    strongest = max([own, *same], key=lambda one: _STRENGTH[one.need])
    reason = same[0].reason if same else own.reason
    return replace(strongest, reason=reason, evidence=tuple(evidence))


def _quoted(text: str) -> str:
    return text if len(text) <= MAX_QUOTED_CHARACTERS else text[:MAX_QUOTED_CHARACTERS].rstrip() + "..."
