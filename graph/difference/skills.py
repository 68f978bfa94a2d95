"""What happened to the skills between two roadmaps: renamed, split, merged, moved, gained, lost, other hours."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.difference.matching import Matching
from graph.model import Roadmap, Role, Skill, Topic


@dataclass(frozen=True, slots=True)
class Named:
    """A skill, topic or role by its id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A skill that has another id or name, or a topic that has another name."""

    before: Named
    after: Named


@dataclass(frozen=True, slots=True)
class Split:
    """A skill that became several; it may be one of them."""

    before: Named
    into: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Several skills that became one; it may be one of them."""

    before: tuple[Named, ...]
    into: Named


@dataclass(frozen=True, slots=True)
class Moved:
    """Skills that stand below another topic, or in another section of the document, than before."""

    before: str
    after: str
    skills: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class OtherHours:
    """A skill that takes other hours to be understood, or to be used."""

    skill: Named
    before: float
    after: float
    before_use: float
    after_use: float


def name_of(thing: Skill | Topic | Role) -> Named:
    """A skill, topic or role by its id and name."""
    return Named(thing.id, thing.name)


def splits(matching: Matching) -> Iterator[Split]:
    """The old skills that became several."""
    for old, heirs in matching.heirs.items():
        if len(heirs) > 1:
            yield Split(name_of(matching.before[old]), tuple(name_of(matching.after[id]) for id in heirs))


def merges(matching: Matching) -> Iterator[Merged]:
    """The new skills that several old ones became."""
    for new in sorted(matching.ancestors):
        old = matching.ancestors[new]
        if len(old) > 1:
            yield Merged(tuple(name_of(matching.before[id]) for id in old), name_of(matching.after[new]))


def pairs(matching: Matching) -> Iterator[tuple[Skill, Skill]]:
    """The skills that stayed one skill, old and new, by the new id."""
    for new in sorted(matching.ancestors):
        old = matching.ancestors[new]
        kept = new if new in old else old[0] if len(old) == 1 and len(matching.heirs[old[0]]) == 1 else ""
        if kept:
            yield matching.before[kept], matching.after[new]


def renames(matching: Matching) -> Iterator[Renamed]:
    """The skills that stayed one, with another id or name."""
    for old, new in pairs(matching):
        if (old.id, old.name) != (new.id, new.name):
            yield Renamed(name_of(old), name_of(new))


def other_hours(matching: Matching) -> list[OtherHours]:
    """The skills whose hours changed, the most changed first."""
    changes = []
    for old, new in pairs(matching):
        before, after = (old.hours, _hours_use(old)), (new.hours, _hours_use(new))
        if before != after:
            changes.append(OtherHours(name_of(new), before[0], after[0], before[1], after[1]))
    return sorted(changes, key=lambda one: (-abs(one.after - one.before), one.skill.id))


def _hours_use(skill: Skill) -> float:
    return skill.hours if skill.hours_use is None else skill.hours_use


def moves(matching: Matching) -> Iterator[Moved]:
    """The skills that moved, by where from and where to; the largest group first."""
    before, after = _Places(matching.old), _Places(matching.new)
    groups: defaultdict[tuple[str, str], list[Named]] = defaultdict(list)
    for old, new in pairs(matching):
        if (way := _way(before, old, after, new)) is not None:
            groups[way].append(name_of(new))
    for way in sorted(groups, key=lambda way: (-len(groups[way]), way)):
        yield Moved(*way, tuple(groups[way]))


def _way(before: "_Places", old: Skill, after: "_Places", new: Skill) -> tuple[str, str] | None:
    """Where a skill was and where it is now, if its topic is another or none of its sections is the same."""
    if old.topic != new.topic and before.name(old.topic) != after.name(new.topic):
        return before.name(old.topic), after.name(new.topic)
    here, there = before.sections(old), after.sections(new)
    if not (here and there and here.keys().isdisjoint(there) and set(here.values()).isdisjoint(there.values())):
        return None
    return next(iter(here.values())), next(iter(there.values()))


def renamed_topics(matching: Matching) -> Iterator[Renamed]:
    """The topics that have another name, by id."""
    before = {topic.id: topic for topic in matching.old.topics}
    for topic in sorted(matching.new.topics, key=lambda topic: topic.id):
        if topic.id in before and before[topic.id].name != topic.name:
            yield Renamed(name_of(before[topic.id]), name_of(topic))


class _Places:
    """The topics of one roadmap, by the names on the way from the top."""

    def __init__(self, roadmap: Roadmap) -> None:
        self._topics = {topic.id: topic for topic in roadmap.topics}

    def name(self, id: str) -> str:
        """The name of a topic, behind those above it."""
        names: list[str] = []
        topic: Topic | None = self._topics[id]
        while topic:
            names.insert(0, topic.name)
            topic = self._topics[topic.parent] if topic.parent else None
        return " / ".join(names)

    def sections(self, skill: Skill) -> Mapping[str, str]:
        """The topics below which the document names a skill, with their names, in its order."""
        return {
            one.topic: self.name(one.topic) for one in sorted(skill.mentions, key=lambda one: (one.line, one.topic))
        }
