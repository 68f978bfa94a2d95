"""The names in a sentence: longest first; as written, folded, in other forms, then with corrected spelling."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from graph.ask.book.words import NAME_WORDS, NEVER_ALONE, PAPERS, WHOLE, WHOSE
from graph.ask.inflection import MAX_INFLECTED_WORDS, Inflected, inflected
from graph.ask.spelling import Vocabulary, is_english, vocabulary
from graph.ask.words import Word
from graph.model import Skill
from graph.names import MAX_NAME_CHARACTERS, Names, fold, normalise
from graph.names.things import ALL, Kind, prefixed

_VENDOR = re.compile(r"^(?:Apache|Amazon|AWS|Google|Azure|Microsoft) ")
_UNKNOWN = re.compile(r"~(\d+)")

MAX_CORRECTIONS = 12
"""Words, and phrases, of one sentence whose spelling is looked at."""

MAX_UNKNOWN_WORDS = 40
"""Words that are none of the question up to which spelling is looked at: what has more is no sentence."""

MIN_WORD_CHARACTERS = 3
"""Characters of a word that makes a name part of a compound."""

_MAX_SLIP_WORDS = 4
_MAX_WHOLE_WORDS = 4
_BECOMING = {"become", "becoming", "be"}
_FIELDS = {"engineer": "engineering", "scientist": "science", "analyst": "analysis"}
_QUESTION = {"what", "how", "why", "is", "are", "do", "does", "can"}
_YES_OR_NO = {"is", "are", "do", "does", "should", "must", "why", "can", "would"}
_BEFORE_A_NAME = {
    "learn",
    "know",
    "before",
    "for",
    "of",
    "and",
    "or",
    "with",
    "in",
    "is",
    "after",
    "from",
    "to",
    "vs",
    "than",
    ",",
}
_NO = {"no", "not"}
_AFTER_A_NAME = {"and", "or", ",", "."}


@dataclass(frozen=True, slots=True)
class TypedName:
    """A name in a sentence, as ``typed`` and as ``taken``; ``ids`` is empty if nothing in the roadmap has it.

    ``is_first`` says that it begins a sentence, where any word has a capital.
    """

    typed: str
    taken: str
    ids: tuple[str, ...]
    is_first: bool = False

    @property
    def is_corrected(self) -> bool:
        """Whether the spelling was corrected."""
        return self.taken != self.typed


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence whose names are numbered: ``@0`` for one that the roadmap has, ``~1`` for one that it does not.

    ``slips`` are misspelled words of the question itself, typed and taken.
    """

    text: str
    typed_names: tuple[TypedName, ...]
    slips: tuple[tuple[str, str], ...] = ()

    @property
    def told(self) -> str:
        """The sentence with the words of what the roadmap does not have, and numbers for what it has."""
        return _UNKNOWN.sub(lambda place: self.typed_names[int(place[1])].typed.casefold(), self.text)


def skeleton(names: Names, words: Sequence[Word], sentence: str, asking: Collection[str]) -> Skeleton:
    """The sentence with numbers for names; the words of ``asking`` (those of the phrasings) stay as they are.

    Examples
    --------
    >>> from graph.ask.words import words
    >>> from graph.samples import TINY
    >>> asked = "Is PyTorch needed for atention, or gardening?"
    >>> skeleton(Names(TINY), words(asked), asked, {"is", "needed", "for", "or"}).text
    'is @0 needed for @1 , or ~2 .'
    """
    return _SentenceReader(names, list(words), sentence, asking).read()


@dataclass(slots=True)
class _SentenceReader:
    """One pass over the words from left to right."""

    names: Names
    words: list[Word]
    sentence: str
    asking: Collection[str]
    vocabulary: Vocabulary = field(init=False)
    inflected: Inflected = field(init=False)
    corrected: dict[int, str] = field(init=False)
    content: list[bool] = field(init=False)
    tried: int = 0
    beginnings: dict[int, bool] = field(default_factory=dict)
    meant: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    typed_names: list[TypedName] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.vocabulary = vocabulary(self.names)
        self.inflected = inflected(self.names)
        self.content = [_is_content(word, self.asking) for word in self.words]
        self.corrected = self._corrections()

    def read(self) -> Skeleton:
        place = 0
        while place < len(self.words):
            place += self._name_at(place) or self._other_at(place)
        slips = [(self.words[at].typed, word) for at, word in self.corrected.items() if word in self.asking]
        return Skeleton(" ".join(self.parts), tuple(self.typed_names), tuple(slips))

    def _corrections(self) -> dict[int, str]:
        """The words that stand for others, by their place: misspelled ones, and what somebody wants to be."""
        found = {place: _FIELDS[word.plain] for place, word in enumerate(self.words) if self._is_calling(place)}
        suspects = [place for place, word in enumerate(self.words) if self._is_content(place) and not word.mark]
        if len(suspects) > MAX_UNKNOWN_WORDS:
            self.tried = MAX_CORRECTIONS
            return found
        for place in suspects[:MAX_CORRECTIONS]:
            if word := self.vocabulary.corrected(self.words[place].plain, self.asking):
                found[place] = word
        return found

    def _is_calling(self, place: int) -> bool:
        """Whether a word is what somebody wants to become ("a data engineer"), who then asks for the field.

        Where the roadmap has such a role, it is meant.
        """
        before = {word.plain for word in self.words[max(0, place - 4) : place]}
        return self.words[place].plain in _FIELDS and not before.isdisjoint(_BECOMING) and not self._ends_role(place)

    def _ends_role(self, place: int) -> bool:
        starts = range(max(0, place + 1 - self.vocabulary.most_words), place + 1)
        texts = [self.sentence[self.words[start].start : self.words[place].end] for start in starts]
        return any(id.startswith("role:") for text in texts for id in self._meanings(text))

    def _name_at(self, place: int) -> int:
        """The number of words of the longest name that begins here, which is taken; 0 if none does."""
        longest = min(self.vocabulary.most_words, len(self.words) - place)
        several = range(longest, 1, -1) if self._may_begin(place) else ()
        return (
            self._whole_at(place)
            or next((size for size in several if self._take(place, size)), 0)
            or next((size for size in range(MAX_INFLECTED_WORDS + 1, 1, -1) if self._take_inflected(place, size)), 0)
            or next((size for size in range(_MAX_SLIP_WORDS, 1, -1) if self._take_slip(place, size)), 0)
            or int(self._take(place, 1) or self._take_inflected(place, 1))
        )

    def _whole_at(self, place: int) -> int:
        """The number of words that begin here and stand for the whole roadmap, which is taken."""
        for size in range(_MAX_WHOLE_WORDS, 1, -1):
            plain = " ".join(word.plain for word in self.words[place : place + size])
            if plain in WHOLE and not self._is_narrowed(place + size):
                self._add(TypedName(plain, plain, (ALL,)))
                return size
        return 0

    def _is_narrowed(self, place: int) -> bool:
        """Whether "all skills" goes on with what they are about."""
        return place < len(self.words) and self.words[place].plain in {"on", "about", "for", "in", "of", "that", "with"}

    def _take_inflected(self, place: int, size: int) -> bool:
        """Take a name whose words stand here in other forms."""
        span = self.words[place : place + size]
        if len(span) < size or any(word.mark for word in span) or not self._may_be_inflected(place, size):
            return False
        if not (name := self.inflected.name([part for word in span for part in word.plain.replace("-", " ").split()])):
            return False
        self._add(TypedName(self.sentence[span[0].start : span[-1].end], name, self._meanings(name)))
        return True

    def _may_be_inflected(self, place: int, size: int) -> bool:
        """Whether the first and the last of some words are no words of the question; "prompt engineer" is one name."""
        if size == 1:
            return self._is_content(place)
        last = place + size - 1
        return self._is_telling(place) and (self._is_telling(last) or self.words[last].plain in _FIELDS)

    def _is_telling(self, place: int) -> bool:
        return self._is_content(place) or self.words[place].plain in NAME_WORDS

    def _take(self, place: int, size: int) -> bool:
        span = self.words[place : place + size]
        if not self._may_be_name(place, size) or not (ids := self._meanings(text := self._text(place, size))):
            return False
        self._add(TypedName(self.sentence[span[0].start : span[-1].end], text, ids))
        return True

    def _take_slip(self, place: int, size: int) -> bool:
        """Take a name of several words that is a letter or two away."""
        inside = range(place, place + size)
        if (
            place + size > len(self.words)
            or not all(map(self._is_content, inside))
            or all(self._meanings(self._text(at, 1)) for at in inside)
            or self.tried == MAX_CORRECTIONS
        ):
            return False
        self.tried += 1
        name = self.vocabulary.corrected_phrase(self._text(place, size))
        if name:
            typed = self.sentence[self.words[place].start : self.words[place + size - 1].end]
            self._add(TypedName(typed, name, self._meanings(name)))
        return bool(name)

    def _other_at(self, place: int) -> int:
        """Take a word of the question, or the words up to the next one as the name of something unknown."""
        word = self.words[place]
        if not self._is_content(place) or self.corrected.get(place) in self.asking:
            self.parts.append(self.corrected.get(place, word.plain).replace("-", " "))
            return 1
        size = 1
        while place + size < len(self.words) and self._is_content(place + size) and not self._starts_name(place + size):
            size += 1
        typed = self.sentence[word.start : self.words[place + size - 1].end]
        self._add(TypedName(typed, typed, (), is_first=place == 0 or self.words[place - 1].plain == "."))
        return size

    def _starts_name(self, place: int) -> bool:
        longest = min(self.vocabulary.most_words, len(self.words) - place)
        sizes = range(1, longest + 1) if self._may_begin(place) else ()
        return place in self.corrected or any(
            self._may_be_name(place, size) and self._meanings(self._text(place, size)) for size in sizes
        )

    def _may_begin(self, place: int) -> bool:
        """Whether some name begins with a word; a quick look that spares many slow ones."""
        if place not in self.beginnings:
            text = self._text(place, 1)
            self.beginnings[place] = ":" in text or self.vocabulary.begins(text)
        return self.beginnings[place]

    def _add(self, typed_name: TypedName) -> None:
        self.parts.append(f"{'@' if typed_name.ids else '~'}{len(self.typed_names)}")
        self.typed_names.append(typed_name)

    def _may_be_name(self, place: int, size: int) -> bool:
        """Whether words are no words of the question; one that may be either is read by its capital and neighbours."""
        span = self.words[place : place + size]
        if self._asks_instead(place, size) or self._is_paper(place, size) or (size == 1 and self._ends_compound(place)):
            return False
        if span[0].mark or span[-1].mark or any(word.plain in {",", "."} for word in span):
            return False
        if size == 1:
            is_word = self._is_content(place) and self.words[place].plain not in NEVER_ALONE
            return (is_word and not self._is_only_part(place)) or self._reads_as_name(place)
        return any(map(self._is_telling, range(place, place + size)))

    def _asks_instead(self, place: int, size: int) -> bool:
        """Whether several words ask for something, even where a skill is called so.

        "No SQL" is not NoSQL, "my SQL" not MySQL, "after SQL I want dbt" names no SQLi, "what is machine learning"
        asks, and "do I need statistics for machine learning" names two.
        """
        span = self.words[place : place + size]
        first = span[0].plain
        is_for = self.words[0].plain in _YES_OR_NO and any(word.plain == "for" for word in span)
        is_saying = first in _NO or first == "my" or first.split()[0] in _QUESTION
        is_speaker = span[-1].typed == "I" and self._goes_on(place + size)
        return is_for or (size > 1 and (is_saying or is_speaker))

    def _is_paper(self, place: int, size: int) -> bool:
        """Whether a word is somebody's document, and no skill that is called so."""
        return size == 1 and place > 0 and self.words[place].plain in PAPERS and self.words[place - 1].plain in WHOSE

    def _ends_compound(self, place: int) -> bool:
        """Whether an everyday word goes on with one that nobody knows: "office workers" are no task queues."""
        word = self.words[place]
        if not place or word.typed[:1].isupper() or not self._is_unknown(place - 1) or not is_english(word.plain):
            return False
        ids = self._meanings(self._text(place, 1))
        skills = self._skills(ids)
        return (
            bool(ids) and len(skills) == len(ids) and not any(fold(word.plain) in _own_names(skill) for skill in skills)
        )

    def _is_only_part(self, place: int) -> bool:
        """Whether an everyday word is no name, but only what a skill covers: "series" of pandas."""
        word = self.words[place]
        is_told_apart = normalise(word.plain) in self.names.ambiguous
        if word.typed[:1].isupper() or is_told_apart or not is_english(word.plain):
            return False
        skills = self._skills(self._meanings(self._text(place, 1)))
        names = {fold(name) for skill in skills for name in (skill.id, skill.name, *skill.aliases)}
        return bool(skills) and fold(word.plain) not in names

    def _is_unknown(self, place: int) -> bool:
        """Whether a word is none of the question and no name by itself."""
        word = self.words[place]
        is_word = len(word.plain) >= MIN_WORD_CHARACTERS and is_english(word.plain)
        return self._is_content(place) and is_word and not self._meanings(self._text(place, 1))

    def _skills(self, ids: Iterable[str]) -> list[Skill]:
        """Those of some things that are skills."""
        things = (self.names.by_kind[Kind.SKILL].get(id) for id in ids)
        return [thing for thing in things if isinstance(thing, Skill)]

    def _goes_on(self, place: int) -> bool:
        return place < len(self.words) and not self.words[place].mark

    def _reads_as_name(self, place: int) -> bool:
        before = self.words[place - 1].plain if place else "."
        after = self.words[place + 1].plain if place + 1 < len(self.words) else "."
        capital = self.words[place].typed[:1].isupper() and before != "."
        alone = len(self.words) == 1
        if self.words[place].plain in NEVER_ALONE:
            return alone or capital
        return alone or capital or (before in _BEFORE_A_NAME and after in _AFTER_A_NAME)

    def _is_content(self, place: int) -> bool:
        return self.content[place]

    def _text(self, place: int, size: int) -> str:
        span = self.words[place : place + size]
        if any(at in self.corrected for at in range(place, place + size)):
            return " ".join(self.corrected.get(place + at, word.typed) for at, word in enumerate(span))
        return self.sentence[span[0].start : span[-1].end]

    def _meanings(self, text: str) -> tuple[str, ...]:
        if text not in self.meant:
            is_short = len(text) <= MAX_NAME_CHARACTERS
            is_known = is_short and (fold(text) in self.vocabulary.folded or prefixed(text)[0] is not None)
            self.meant[text] = self.names.meanings(text) if is_known else ()
        return self.meant[text]


def _is_content(word: Word, asking: Collection[str]) -> bool:
    """Whether a word belongs to no phrasing."""
    parts = word.plain.replace("-", " ").split()
    return not word.mark and not all(part in asking for part in parts) and not word.plain.isdigit()


def _own_names(skill: Skill) -> set[str]:
    """The names of a skill that are no aliases."""
    plain = skill.name.removesuffix(" basics")
    return {fold(skill.id), fold(skill.name), fold(plain), fold(_VENDOR.sub("", plain))}
