"""What happened to the requirements between two roadmaps: gained, lost, and changed ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.difference.matching import Matching
from graph.model import Level, Need, Requirement


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A requirement of one of the roadmaps, its skills by their ids in the new one.

    ``is_between_kept`` says that both roadmaps have all of these skills: else it came or went with one of them.
    """

    skill: str
    members: tuple[str, ...]
    need: Need
    levels: tuple[Level, ...]
    default: str
    reason: str
    is_between_kept: bool


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """A requirement whose need, levels, default or alternatives are others."""

    before: RequirementRow
    after: RequirementRow

    @property
    def is_of_levels(self) -> bool:
        """Whether the same skills are needed as badly, only to be mastered otherwise or in another order of choice."""
        return (self.before.members, self.before.need) == (self.after.members, self.after.need)


@dataclass(frozen=True, slots=True)
class RequirementChanges:
    """The requirements that only the new roadmap has, those that only the old one has, and the changed ones."""

    gained: tuple[RequirementRow, ...]
    lost: tuple[RequirementRow, ...]
    changed: tuple[RequirementChange, ...]


Rows = Mapping[str, Mapping[frozenset[str], RequirementRow]]
"""Requirements by their skill and their members."""


def requirement_changes(matching: Matching) -> RequirementChanges:
    """What happened to the requirements, by skill; other members and needs first. Other names are no change."""
    kept = {new for new, old in matching.ancestors.items() if old}
    after = _by_skill(_row(one, kept) for one in matching.new.requirements)
    before = _by_skill(_before(matching))
    gained: list[RequirementRow] = []
    lost: list[RequirementRow] = []
    changed: list[RequirementChange] = []
    for skill in sorted(before.keys() | after.keys()):
        old, new = dict(before.get(skill, {})), dict(after.get(skill, {}))
        changed += [change for change in _pairs(old, new) if _content(change.before) != _content(change.after)]
        gained += new.values()
        lost += old.values()
    return RequirementChanges(tuple(gained), tuple(lost), tuple(sorted(changed, key=lambda one: one.is_of_levels)))


def _pairs(
    old: dict[frozenset[str], RequirementRow], new: dict[frozenset[str], RequirementRow]
) -> Iterator[RequirementChange]:
    """Take those that belong together out of the requirements of one skill: of the same members, or of some."""
    for members in [members for members in old if members in new]:
        yield RequirementChange(old.pop(members), new.pop(members))
    for members in list(old):
        if other := next((one for one in new if not one.isdisjoint(members)), None):
            yield RequirementChange(old.pop(members), new.pop(other))


def _content(row: RequirementRow) -> RequirementRow:
    """What of a requirement matters for plans."""
    return replace(row, reason="", is_between_kept=True)


def _by_skill(rows: Iterable[RequirementRow]) -> Rows:
    found: defaultdict[str, dict[frozenset[str], RequirementRow]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: (row.skill, row.members, not row.is_between_kept)):
        found[row.skill].setdefault(frozenset(row.members), row)
    return found


def _row(one: Requirement, kept: set[str]) -> RequirementRow:
    levels = dict(zip(one.members, one.levels, strict=True))
    members = tuple(sorted(one.members))
    is_kept = kept.issuperset((one.skill, *members))
    return RequirementRow(
        one.skill, members, one.need, tuple(levels[id] for id in members), one.pick, one.reason, is_kept
    )


def _before(matching: Matching) -> Iterator[RequirementRow]:
    """The old requirements with the skills that they are about now; those inside one skill are gone."""
    for one in matching.old.requirements:
        now = {id: matching.now.get(id, id) for id in (one.skill, *one.members)}
        levels = {
            now[id]: level for id, level in zip(one.members, one.levels, strict=True) if now[id] != now[one.skill]
        }
        if levels:
            members = tuple(sorted(levels))
            is_kept = all(id in matching.now for id in (one.skill, *one.members))
            default = now[one.pick] if now[one.pick] in levels else members[0]
            asked = tuple(levels[id] for id in members)
            yield RequirementRow(now[one.skill], members, one.need, asked, default, one.reason, is_kept)
