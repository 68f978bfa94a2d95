"""Which skill of a new roadmap each skill of an old one became: by id, by former ids, then by name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.lazy import cached_property
from graph.model import Roadmap, Skill
from graph.names import fold, normalise

MAX_COMPARED_NAMES = 250_000
"""Pairs of a lost and a gained name that are compared word by word."""


@dataclass(frozen=True, eq=False)
class Matching:
    """The skills of two roadmaps, matched."""

    old: Roadmap
    new: Roadmap

    @cached_property
    def before(self) -> Mapping[str, Skill]:
        """The old skills by id."""
        return {skill.id: skill for skill in self.old.skills}

    @cached_property
    def after(self) -> Mapping[str, Skill]:
        """The new skills by id."""
        return {skill.id: skill for skill in self.new.skills}

    @cached_property
    def heirs(self) -> Mapping[str, tuple[str, ...]]:
        """What each old skill became, by id: itself if it is still there; several where it was split, none if lost.

        A new skill that says that it was formerly the old one is its heir, else one that has its name, else the only
        one with more or fewer words in its name. A new skill with a name that an old one covered was split off it.
        """
        heirs = {id: tuple(self._heirs(self.before[id])) for id in sorted(self.before)}
        taken = {new for news in heirs.values() for new in news}
        for old, new in self._reworded([old for old, news in heirs.items() if not news], taken):
            heirs[old] = (new,)
            taken.add(new)
        for new in sorted(self.after.keys() - self.before.keys() - taken):
            for old in sorted(self._covering.get(fold(self.after[new].name), ())):
                if old in self.after:
                    heirs[old] = (*heirs[old], new)
        return heirs

    def _heirs(self, skill: Skill) -> Iterator[str]:
        if skill.id in self.after:
            yield skill.id
        if named := sorted(self._by_former_id.get(skill.id, ())):
            yield from named
        elif skill.id not in self.after:
            yield from sorted(self._namesakes(skill))

    def _namesakes(self, skill: Skill) -> set[str]:
        """The gained skills that have the name of a lost one, or that it had as another name."""
        others = (self._by_name.get(fold(name), ()) for name in (skill.name, *skill.aliases))
        return {id for ids in others for id in ids}

    def _reworded(self, lost: Sequence[str], taken: set[str]) -> Iterator[tuple[str, str]]:
        """Lost and gained skills (ids) that no catalogue knows, of one topic, the words of one among the other's.

        The author of a document cannot say what a skill was formerly. Where several fit, nothing is guessed, nor where
        there are too many to compare.
        """
        old = [(id, words) for id in lost if (words := _words(self.before[id]))]
        gained = sorted(self.after.keys() - self.before.keys() - taken)
        new = [(id, words) for id in gained if (words := _words(self.after[id]))]
        if len(old) * len(new) > MAX_COMPARED_NAMES:
            return
        found = [(one, other) for one, before in old for other, after in new if before <= after or after <= before]
        pairs = [(one, other) for one, other in found if self.before[one].topic == self.after[other].topic]
        old_counts, new_counts = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
        yield from ((one, other) for one, other in pairs if old_counts[one] == new_counts[other] == 1)

    @cached_property
    def _by_former_id(self) -> Mapping[str, list[str]]:
        ids: defaultdict[str, list[str]] = defaultdict(list)
        for skill in self.after.values():
            for former in skill.formerly:
                if former != skill.id:
                    ids[former].append(skill.id)
        return ids

    @cached_property
    def _by_name(self) -> Mapping[str, list[str]]:
        """The gained skills (ids) that no former id explains, by each of their names."""
        ids: defaultdict[str, list[str]] = defaultdict(list)
        for skill in self.after.values():
            if skill.id not in self.before and self.before.keys().isdisjoint(skill.formerly):
                for name in {fold(one) for one in (skill.name, *skill.aliases)}:
                    ids[name].append(skill.id)
        return ids

    @cached_property
    def _covering(self) -> Mapping[str, list[str]]:
        """The old skills (ids) by each name that they cover."""
        ids: defaultdict[str, list[str]] = defaultdict(list)
        for skill in self.before.values():
            for name in {fold(one) for one in (*skill.covers, *skill.aliases)}:
                ids[name].append(skill.id)
        return ids

    @cached_property
    def now(self) -> Mapping[str, str]:
        """The main heir of each old skill that is not lost, by id."""
        return {old: heirs[0] for old, heirs in self.heirs.items() if heirs}

    @cached_property
    def ancestors(self) -> Mapping[str, tuple[str, ...]]:
        """The old skills of which each new skill is an heir, by id; none for a skill that was gained."""
        old: dict[str, list[str]] = {id: [] for id in self.after}
        for before, heirs in self.heirs.items():
            for heir in heirs:
                old[heir].append(before)
        return {id: tuple(rows) for id, rows in old.items()}

    @cached_property
    def gained(self) -> tuple[str, ...]:
        """The new skills (ids) that no old one became."""
        return tuple(sorted(id for id, old in self.ancestors.items() if not old))

    @cached_property
    def lost(self) -> tuple[str, ...]:
        """The old skills (ids) that became nothing."""
        return tuple(id for id, heirs in self.heirs.items() if not heirs)


def _words(skill: Skill) -> frozenset[str]:
    """The words of a name that no catalogue knows; none of a curated one."""
    return frozenset() if skill.curated else frozenset(normalise(skill.name).split())
