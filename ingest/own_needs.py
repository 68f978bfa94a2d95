"""Which skills an author's prerequisites mean: by the names of the document first, then by those of the catalogue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.errors import DocumentError
from graph.model import Need
from graph.names import fold
from ingest import phrases
from ingest.entries import Outline, Shape, StatedNeed
from ingest.ids import slug
from ingest.lexicon import Context
from ingest.skill_names import SkillNames
from ingest.understood import Kind, Recognition


@dataclass(frozen=True, slots=True)
class OwnNeed:
    """Each of ``skills`` needs one of ``members`` (ids) first, as the ``text`` in a ``line`` (from 1) says."""

    line: int
    text: str
    skills: tuple[str, ...]
    members: tuple[str, ...]
    need: Need


@dataclass(frozen=True, slots=True)
class Unread:
    """A name in a ``line`` that is stated as a prerequisite and stands for nothing in document and catalogue."""

    line: int
    name: str


_OR = re.compile(r"\s*(?:\x00|\bor\b|\s/\s|/|\|)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:\band\b|&|\s\+\s|\bplus\b)\s*", re.IGNORECASE)
_BRACKETED_OR = re.compile(r"\s*\(\s*or\s+([^()]*)\)", re.IGNORECASE)
_SOFT = re.compile(
    r"^(?:optionally|optional|ideally|preferably|recommended|helpful)\s*:?\s+|\s*[(\[](?:optional|recommended|helpful)[)\]]$",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^(?:either|some|basic|a basic|good|the|both|knowledge of|basic knowledge of|familiarity with|understanding of|"
    r"a basic understanding of|experience with|working knowledge of)\s+",
    re.IGNORECASE,
)


class OwnNeeds:
    """Reads the stated prerequisites of one outline, all of whose entries are recognised."""

    def __init__(self, outline: Outline, recognitions: Sequence[Recognition], names: SkillNames) -> None:
        self.outline, self.recognitions, self.names = outline, recognitions, names
        self.unread: list[Unread] = []
        self._ids = self._ids_by_name()

    def needs(self) -> Iterator[OwnNeed]:
        """What the author states, line by line.

        Raises
        ------
        DocumentError
            If a skill is said to need itself.
        """
        for index, entry in enumerate(self.outline.entries):
            if self.recognitions[index].kind is not Kind.TITLE and not self._of_title(entry.needs):
                yield from self._read(entry.needs, nested=self._is_nested_chain(index))
        for _, chain in groupby(self.outline.arrows, lambda need: need.line):
            yield from self._read(list(chain))

    def _of_title(self, needs: Sequence[StatedNeed]) -> bool:
        return any(isinstance(need.of, int) and self.recognitions[need.of].kind is Kind.TITLE for need in needs)

    def _read(self, needs: Sequence[StatedNeed], *, nested: bool = False) -> Iterator[OwnNeed]:
        ends = [end for need in needs if need.is_chain for end in (need.names, str(need.of))]
        chained = all(fold(end) in self._ids if nested else self._exact(end) for end in ends)
        for need in needs:
            if chained or not need.is_chain:
                skills = self._dependents(need)
                for members, kind in self._members(need):
                    yield self._own(need, skills, members, kind)

    def _is_nested_chain(self, index: int) -> bool:
        """Whether an entry draws arrows in a list below another: they tell of that, or join names elsewhere."""
        entry = self.outline.entries[index]
        return entry.shape is Shape.ITEM and entry.level > 1 and any(need.is_chain for need in entry.needs)

    def _own(self, need: StatedNeed, skills: Sequence[str], members: Sequence[str], kind: Need) -> OwnNeed:
        if len(skills) == 1 and skills[0] in members:
            raise DocumentError(self.outline.file, f'"{need.text}" says that {skills[0]} needs itself', line=need.line)
        return OwnNeed(need.line, need.text, tuple(id for id in skills if id not in members), tuple(members), kind)

    def _dependents(self, need: StatedNeed) -> Sequence[str]:
        if isinstance(need.of, str):
            return self._exact(need.of)
        return self._ids_of(need.of) or self._section(need.of)

    def _members(self, need: StatedNeed) -> Iterator[tuple[Sequence[str], Need]]:
        """The alternatives of each prerequisite, and how much they are needed."""
        if need.is_chain:
            kind = Need.HELPFUL if need.helpful else Need.UNDERSTAND
            yield from (([id], kind) for id in self._exact(need.names))
            return
        for options in self._options(need.names):
            soft = need.helpful or any(_SOFT.search(option) for option in options)
            found = [self._known(need.line, option) for option in options]
            single = [ids[0] for ids in found if len(ids) == 1]
            if len(set(single)) > 1 and not soft:
                yield tuple(dict.fromkeys(single)), Need.UNDERSTAND
            else:
                yield from (([id], Need.HELPFUL if soft else Need.UNDERSTAND) for ids in found for id in ids)

    def _known(self, line: int, option: str) -> Sequence[str]:
        name = phrases.clean(_SOFT.sub("", option))
        ids = self._meaning(name)
        if not ids and name:
            self.unread.append(Unread(line, name))
        return ids

    def _options(self, names: str) -> Iterator[list[str]]:
        """The prerequisites in a list in words; those of one inner list are alternatives."""
        if self._meaning(phrases.clean(names)):
            yield [names]
            return
        text = _BRACKETED_OR.sub("\x00\\1", names)
        parts = [part for part in re.split(r"\s*[,;]\s*", text) if part.strip()]
        if len(parts) > 1 and (re.match(r"or\b", parts[-1], re.I) or re.match(r"either\b", parts[0], re.I)):
            yield [option for part in parts for option in _OR.split(part) if option.strip()]
            return
        for part in parts:
            for each in [part] if self._meaning(part) else _AND.split(part):
                if each.strip():
                    yield [each] if self._meaning(each) else [option for option in _OR.split(each) if option.strip()]

    def _meaning(self, name: str) -> Sequence[str]:
        """The skills (ids) that a name stands for: as it is, without what people write around it, or as a topic."""
        bare = _FILLER.sub("", _SOFT.sub("", name).strip())
        for variant in dict.fromkeys((name, bare, *phrases.variants(bare))):
            if ids := self._exact(variant):
                return ids
        return self.names.match(bare, Context()) or self._topic(bare)

    def _exact(self, name: str) -> Sequence[str]:
        if ids := self._ids.get(fold(name)):
            return ids
        return self.names.named(name, Context())

    def _topic(self, name: str) -> Sequence[str]:
        topic = self.names.lexicon.topic(name)
        return self.names.lexicon.catalogue.topics[topic].core if topic else ()

    def _ids_by_name(self) -> dict[str, Sequence[str]]:
        """The skills (ids) of the names in the document: single names first, then whole entries, then sections."""
        found: dict[str, Sequence[str]] = {}
        texts = [phrases.clean(entry.text) for entry in self.outline.entries]
        for index, recognition in enumerate(self.recognitions):
            if self._is_nested_chain(index):
                continue
            found |= {fold(name): [slug(name)] for name in recognition.unknown if fold(name) not in found}
        for index, recognition in enumerate(self.recognitions):
            if recognition.kind is Kind.SKILLS and not self._is_nested_chain(index):
                found.setdefault(fold(texts[index]), self._ids_of(index))
        for index, recognition in enumerate(self.recognitions):
            if recognition.kind is Kind.TOPIC and not recognition.skills:
                for name in (texts[index], *phrases.clauses(texts[index])[:2]):
                    found.setdefault(fold(name), self._section(index))
        return {name: ids for name, ids in found.items() if name and ids}

    def _ids_of(self, index: int) -> list[str]:
        recognition = self.recognitions[index]
        return list(dict.fromkeys([*recognition.skills, *map(slug, recognition.unknown)]))

    def _section(self, index: int) -> list[str]:
        """The skills (ids) that are named below an entry, without prerequisites that are only stated there."""
        ids: list[str] = []
        for below in range(index + 1, len(self.outline.entries)):
            if index not in self.outline.chain(below):
                break
            if self.recognitions[below].kind is Kind.SKILLS:
                ids += self._ids_of(below)
        return list(dict.fromkeys(ids))
