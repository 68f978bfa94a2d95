"""The texts of a document's entries as names, each for the skills that the entry became."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from graph.model import ReadEntry
from graph.names.bounds import MAX_NAME_CHARACTERS
from graph.names.normalise import normalise
from graph.names.ranking import SPELLING
from graph.names.things import Group, Kind, Meaning

MIN_ENTRY_LIKENESS = 84.0
"""How alike, of 100, a query must be to the text of an entry."""


class EntryTexts:
    """What the text of an entry stands for; indexed when the first name is looked up that is nothing else.

    Examples
    --------
    >>> both = ReadEntry(7, "Arrays, lists", "skills", ("arrays", "lists"))
    >>> entries = [both, ReadEntry(9, "The heap", "skills", ("heaps",))]
    >>> texts = EntryTexts(entries, frozenset({"arrays", "lists", "heaps"}))
    >>> texts.meanings("arrays, Lists"), texts.meanings("the heap")
    ([(<Kind.ENTRY: 'entry'>, 'Arrays, lists')], [(<Kind.SKILL: 'skill'>, 'heaps')])
    """

    def __init__(self, entries: Iterable[ReadEntry], skills: frozenset[str]) -> None:
        self._entries, self._ids = entries, skills

    def meanings(self, name: str) -> list[Meaning]:
        """The skill of the entry, or the entry if it has several; entries that disagree mean any of their skills."""
        found = self._skills.get(normalise(name), {})
        if len(found) == 1 and len(next(iter(found))) > 1:
            return [(Kind.ENTRY, next(iter(found.values())).text)]
        return [(Kind.SKILL, id) for id in sorted(frozenset().union(*found))]

    def group(self, text: str) -> Group:
        """The skills of the entry with this text, which must have one meaning."""
        entry = next(iter(self._skills[normalise(text)].values()))
        return Group(text, tuple(id for id in entry.skills if id in self._ids))

    def near(self, query: str, limit: int) -> Iterator[tuple[Meaning, float, str]]:
        """Meanings of texts that are spelled closely alike, with score (0 to 100) and text, best first."""
        from rapidfuzz import fuzz, process

        scored = process.extract(
            normalise(query), self._texts, scorer=fuzz.ratio, score_cutoff=MIN_ENTRY_LIKENESS, limit=limit
        )
        for text, score, _ in scored:
            meanings = self.meanings(text)
            if len(meanings) == 1:
                yield meanings[0], round(SPELLING * score / 100, 1), text

    @cached_property
    def _skills(self) -> dict[str, dict[frozenset[str], ReadEntry]]:
        """By normalised text, the first entry of each different set of skills."""
        found: dict[str, dict[frozenset[str], ReadEntry]] = {}
        for entry in self._entries:
            skills = self._ids.intersection(entry.skills)
            if skills and len(entry.text) <= MAX_NAME_CHARACTERS:
                found.setdefault(normalise(entry.text), {}).setdefault(skills, entry)
        return found

    @cached_property
    def _texts(self) -> list[str]:
        return sorted(self._skills)
