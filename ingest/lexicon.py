"""Look up phrases among the names of a catalogue, in their context."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from graph.names import Tier, first_match, fold, normalise, singular
from ingest import phrases
from ingest.catalogue import Catalogue, NameReading
from ingest.prose import is_figure
from ingest.written_names import WrittenNames

_LABEL = re.compile(r"^(?:applications?|use cases?|examples?) (?:in|of|for|to)\b", re.IGNORECASE)
_FILLER = {"in", "on", "as", "is", "it", "do", "be", "or", "and", "the", "if", "at", "to", "us", "we", "so", "no"}
_WORD = re.compile(r"[\w+#.']+")


@dataclass(frozen=True, slots=True)
class Context:
    """The context of a phrase: the texts that enclose it, innermost first, and the skills (ids) that they name."""

    texts: tuple[str, ...] = ()
    skills: frozenset[str] = frozenset()


class Lexicon:
    """The names, aliases and covered names of a catalogue, and the skills and topics that they mean."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        skills = catalogue.skills.values()
        self._skills = Tier((name, skill.id) for skill in skills for name in (skill.name, *skill.aliases, skill.id))
        self._names = Tier((skill.name, skill.id) for skill in skills)
        self._proper_covers = {singular(name) for skill in skills for name in skill.covers if name[:1].isupper()}
        self._covers = Tier((name, skill.id) for skill in skills for name in skill.covers)
        self._topics = Tier(
            (name, topic.id) for topic in catalogue.topics.values() for name in (topic.name, *topic.aliases)
        )
        self._readings = {singular(reading.name): reading for reading in catalogue.readings}
        self._seen: dict[str, tuple[str, ...]] = {}
        self._places = lru_cache(maxsize=phrases.MAX_RECENT)(self._possible_places)
        self._readable = {fold(reading.name) for reading in catalogue.readings}
        self._folded = sorted({*self._readable, *self._skills})
        self._written = WrittenNames([*self._readable, *self._skills, *self._covers])
        self._labels = {fold(label) for label in catalogue.labels}

    def skills(self, phrase: str, context: Context) -> tuple[str, ...]:
        """The skills (ids) that a phrase names, by name, alias or covered name; empty if several are possible."""
        if not self._is_known(phrase) or is_figure(phrase):
            return ()
        if reading := self._readings.get(singular(phrase)):
            decided = _read(reading, (phrase, *context.texts))
            return (decided,) if decided else ()
        if covered := self._covered_here(phrase, context):
            return covered
        if named := self._skilled(phrase):
            return named if len(named) == 1 else ()
        return self._covered(phrase)

    def _is_known(self, phrase: str) -> bool:
        """Whether a phrase is a name, alias or covered name at all, or one of several meanings."""
        return phrase in self._skills or phrase in self._covers or fold(phrase) in self._readable

    def may_name(self, *texts: str) -> bool:
        """Whether the words of texts, in any order, may make a name; a quick no for most names that are new."""
        return self._written.may_be_made_of(*texts)

    def candidates(self, phrase: str, context: Context) -> tuple[str, ...]:
        """The skills (ids) between which nothing decides; empty if a phrase means one skill or none."""
        if reading := self._readings.get(singular(phrase)):
            decided = _read(reading, (phrase, *context.texts))
            return () if decided else tuple(sorted({meaning.skill for meaning in reading.meanings}))
        named = self._skilled(phrase)
        return tuple(sorted(named)) if len(named) > 1 and not self._covered_here(phrase, context) else ()

    def is_ambiguous(self, phrase: str) -> bool:
        """Whether a phrase has several meanings that only a context tells apart."""
        return singular(phrase) in self._readings

    def topic(self, phrase: str, above: str = "") -> str:
        """The topic (id) that a phrase names, else an empty string; of several, the one in the domain of ``above``."""
        named = first_match([self._topics], phrase)
        in_domain = [id for id in named if id.split("/")[0] == above.split("/", maxsplit=1)[0]]
        return named[0] if len(named) == 1 else in_domain[0] if len(in_domain) == 1 else ""

    def is_label(self, phrase: str) -> bool:
        """Whether a phrase only says what kind of thing follows ("Tools", "Applications in AI")."""
        return fold(phrase) in self._labels or bool(_LABEL.match(phrase))

    def inside(self, text: str, context: Context, *, proper: bool = False, sentence: bool = False) -> list[str]:
        """The skills (ids) with a distinctive name inside a longer text, left to right, the longest name at each place.

        Parameters
        ----------
        proper
            Only names that are written with a capital letter or a digit count.
        sentence
            The text is a sentence: in small letters only names of skills count, not their aliases.
        """
        words, sizes = self._places(text)
        named: list[str] = []
        free = 0
        for place in sizes:
            if place >= free:
                size, skills = self._longest(words, place, sizes[place], context, proper=proper, sentence=sentence)
                named.extend(skills)
                free = place + size
        return named

    def _possible_places(self, text: str) -> tuple[list[str], dict[int, list[int]]]:
        """The words of a text, and the places in it where names may begin, each with their sizes, longest first."""
        words = _WORD.findall(text)
        sizes = {place: list(self._sizes(words, place))[::-1] for place in range(len(words))}
        return words, {place: sizes[place] for place in sizes if sizes[place]}

    def _longest(
        self,
        words: Sequence[str],
        place: int,
        sizes: Sequence[int],
        context: Context,
        *,
        proper: bool,
        sentence: bool,
    ) -> tuple[int, tuple[str, ...]]:
        for size in sizes:
            phrase = " ".join(words[place : place + size]).strip(".'")
            distinct = size > 1 or self._is_distinctive(phrase, at_start=not place)
            if (proper and not _is_proper(phrase, at_start=not place)) or (
                sentence and phrase.islower() and not first_match([self._names], phrase)
            ):
                continue
            if distinct and (skills := self.named(phrase, context)):
                return size, skills
        return 1, ()

    def _sizes(self, words: Sequence[str], place: int) -> Iterator[int]:
        """How many words from a place on may be a name: folded names are searched for what the folded words begin."""
        text = ""
        for size, word in enumerate(words[place : place + self._most_words], 1):
            text += fold(word if size > 1 else word.lstrip(".'"))
            at = bisect_left(self._folded, text)
            if at == len(self._folded) or not self._folded[at].startswith(text):
                return
            if self._folded[at] == text:
                yield size

    def named(self, phrase: str, context: Context) -> tuple[str, ...]:
        """The skills (ids) whose name or alias is this phrase."""
        return self.skills(phrase, context) if self._skilled(phrase) or self.is_ambiguous(phrase) else ()

    def _skilled(self, phrase: str) -> tuple[str, ...]:
        """The skills (ids) whose name or alias a phrase is, as `first_match` says; remembered."""
        if phrase not in self._seen:
            self._seen[phrase] = first_match([self._skills], phrase)
        return self._seen[phrase]

    def _covered_here(self, phrase: str, context: Context) -> tuple[str, ...]:
        """The skill of the context that covers a phrase: "generator" under GANs is not Python's."""
        return tuple(id for id in first_match([self._covers], phrase) if id in context.skills)[:1]

    def _covered(self, phrase: str) -> tuple[str, ...]:
        """The only skill that covers a phrase, unless the phrase is one common word."""
        covering = first_match([self._covers], phrase)
        by_itself = len(normalise(phrase).split()) > 1 or singular(phrase) not in self._prose
        misspelled = phrase.islower() and singular(phrase) in self._proper_covers
        return covering if len(covering) == 1 and by_itself and not misspelled else ()

    def _is_distinctive(self, word: str, *, at_start: bool) -> bool:
        """Whether a single word inside a text is a name: no common English word, or one that is written as a name."""
        if len(word) < 2 or word.casefold() in _FILLER:
            return False
        return singular(word) not in self.catalogue.common or (word[:1].isupper() and not at_start)

    @cached_property
    def _prose(self) -> set[str]:
        prose = " ".join(f"{skill.summary} {skill.can_you}" for skill in self.catalogue.skills.values())
        return set(singular(" ".join(re.findall(r"\b[a-z][a-z-]+\b", prose))).split())

    @cached_property
    def _most_words(self) -> int:
        skills = self.catalogue.skills.values()
        return max((len(name.split()) for skill in skills for name in (skill.name, *skill.aliases)), default=1)


def _is_proper(phrase: str, *, at_start: bool) -> bool:
    """Whether a phrase is written as a name: with a capital letter or a digit, and more than one at a beginning."""
    return bool(re.search(r"[a-z][A-Z]|[A-Z]{2}|\d" if at_start else r"[A-Z0-9]", phrase))


def _read(reading: NameReading, texts: Sequence[str]) -> str:
    """The skill (id) of the meaning that the innermost possible text decides for, else the default."""
    for text in texts:
        padded = f" {normalise(text)} "
        for meaning in reading.meanings:
            if any(f" {normalise(word)} " in padded for word in meaning.under):
                return meaning.skill
    return reading.default
