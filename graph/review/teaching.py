"""Where a document teaches each skill, and what its skills need of what it teaches or never names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.lazy import cached_property
from graph.model import Depth, EvidenceKind, Level, Mention, Need, Requirement
from graph.review.parts import Part
from graph.snapshot import Snapshot

DEFAULT_BACKGROUND = "school"
"""The background that is taken for granted where nobody says another one."""

_TEACHING_KINDS = (("skills", "topic"), ("covered",), ("overview",))
"""The kinds of entries that teach what they name; the later ones only where no entry of an earlier kind names it."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What a taught skill needs: taught skills, with what stands between them left out, and skills that are not taught.

    ``direct`` are those of the latter that the skill itself needs for use.
    """

    taught: frozenset[str]
    untaught: frozenset[str]
    direct: frozenset[str]


@dataclass(frozen=True, eq=False)
class Teaching:
    """The lines at which a document teaches its skills (ids)."""

    snapshot: Snapshot
    parts: Sequence[Part]

    @cached_property
    def line(self) -> Mapping[str, int]:
        """The line (from 1) at which each skill is taught: the first that names it in its own topic, else the first."""
        lines: dict[str, int] = {}
        for kinds in _TEACHING_KINDS:
            for id, places in self._named_by(kinds).items():
                if id in self.snapshot.skills and id not in lines:
                    lines[id] = min(self._at_home(id, places) or places)
        return lines

    def _named_by(self, kinds: Sequence[str]) -> Mapping[str, list[int]]:
        named: defaultdict[str, list[int]] = defaultdict(list)
        for entry in self.snapshot.roadmap.entries:
            if entry.kind in kinds:
                for id in entry.skills:
                    named[id].append(entry.line)
        return named

    def _at_home(self, id: str, lines: Iterable[int]) -> list[int]:
        """Those of the lines that stand in the topic of a skill, or above or below it."""
        skill, lines = self.snapshot.skills[id], set(lines)
        return [one.line for one in skill.mentions if one.line in lines and self._is_near(one, skill.topic)]

    def _is_near(self, mention: Mention, topic: str) -> bool:
        return mention.topic in self.snapshot.path(topic) or topic in self.snapshot.path(mention.topic)

    @cached_property
    def _last_lines(self) -> Mapping[int, int]:
        return {part.line: part.last_line for part in self.parts}

    def last_line(self, id: str) -> int:
        """The last line of what stands below the entry that teaches a skill."""
        return self._last_lines.get(self.line[id], self.line[id])

    @cached_property
    def assumed(self) -> frozenset[str]:
        """The skills that the default background holds."""
        return frozenset(self.snapshot.ids(self.snapshot.held.get(DEFAULT_BACKGROUND, ())))

    @cached_property
    def untaught(self) -> frozenset[str]:
        """The skills that no line teaches."""
        return frozenset(self.snapshot.skills.keys() - self.line.keys())

    def reached(self, id: str) -> Reached:
        """What a taught skill, once it is to be understood, needs of taught and of untaught skills."""
        taught: set[str] = set()
        direct: set[str] = set()
        seen: dict[str, set[Level]] = {}
        waiting = [(id, Level.UNDERSTAND)]
        while waiting:
            here, level = waiting.pop()
            for requirement, members in self._followed(here, level):
                for member, asked in members.items():
                    if member in self.line:
                        taught.add(member)
                    elif asked not in seen.setdefault(member, set()):
                        seen[member].add(asked)
                        waiting.append((member, asked))
                    if here == id and member not in self.line and requirement.need is Need.USE:
                        direct.add(member)
        return Reached(frozenset(taught), frozenset(seen), frozenset(direct))

    def _followed(self, id: str, level: Level) -> Iterator[tuple[Requirement, Mapping[str, Level]]]:
        """The requirements of a skill at a level, and the members that a reader of the document takes."""
        for requirement in self.snapshot.requirements(id, Depth.UNDERSTAND):
            if level is Level.UNDERSTAND or requirement.need is Need.USE:
                members = [one for one in requirement.members if one in self.line] or [requirement.pick]
                if self.assumed.isdisjoint(requirement.members):
                    yield requirement, {one: min_level(level, requirement.level_of(one)) for one in members}


def min_level(one: Level, other: Level) -> Level:
    """The lower of two levels."""
    return Level.USE if Level.USE in {one, other} else Level.UNDERSTAND


def stated_line(requirement: Requirement) -> str:
    """The line of the document that states a requirement, as in "line 5"; empty if none does."""
    return next((item.title for item in requirement.evidence if item.kind is EvidenceKind.ROADMAP), "")
