"""Corrected spelling: only of words that no one knows, only to words of this roadmap, and only by a letter or two."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from graph.names import Names, fold, normalise

_SHORTEST = 4
_ONE_MISTAKE = 5
_TWO_MISTAKES = 8
_LONG_PHRASE = 10
_LONGER_PHRASE = 20


class Vocabulary:
    """The words and whole names that a roadmap is written with.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> vocabulary = Vocabulary(Names(TINY))
    >>> vocabulary.corrected("pyhtorch", ()), vocabulary.corrected("gardening", ())
    ('pytorch', '')
    """

    def __init__(self, names: Names) -> None:
        written = sorted(set(map(normalise, names.written())))
        self.folded = frozenset(map(fold, written))
        self._sorted = sorted(self.folded)
        self.most_words = max((len(name.split()) for name in written), default=1)
        self._known = frozenset(word for name in written for word in name.split() if len(word) >= _SHORTEST)
        self._words = _by_length(self._known)
        self._names = {fold(name): name for name in written if len(name.split()) > 1}
        self._phrases = _by_length(self._names)
        self._lists: dict[object, list[str]] = {}

    def begins(self, word: str) -> bool:
        """Whether a name begins with a word, or goes on inside it."""
        folded = fold(word)
        place = bisect_left(self._sorted, folded)
        return place < len(self._sorted) and self._sorted[place].startswith(folded)

    def corrected(self, word: str, others: Collection[str]) -> str:
        """The one word, of a name or of ``others``, that a misspelled one stands for; empty if it is none."""
        if len(word) < _SHORTEST or word in self._known or word in others or not word.isalpha() or is_english(word):
            return ""
        if fold(word) in self.folded:
            return ""  # a plural
        most = _mistakes(word)
        near = _nearest(word, [*self._as_long(self._words, word, most), *self._beside(frozenset(others))], most)
        alike = len({fold(one) for one in near}) == 1
        return near[0] if alike and _is_slip(word, near[0]) else ""

    def corrected_phrase(self, phrase: str) -> str:
        """The one name of several words that a phrase is a letter or two away from; empty if it is none."""
        folded = fold(phrase)
        most = 2 if len(folded) >= _LONGER_PHRASE else 1
        near = _nearest(folded, self._as_long(self._phrases, folded, most), most) if len(folded) >= _LONG_PHRASE else []
        return self._names[near[0]] if len(near) == 1 else ""

    def _as_long(self, texts: Mapping[int, list[str]], text: str, most: int) -> list[str]:
        """The texts whose length differs by so many letters at most: only these can be near."""
        key = (id(texts), len(text), most)
        if key not in self._lists:
            sizes = range(len(text) - most, len(text) + most + 1)
            self._lists[key] = [one for size in sizes for one in texts.get(size, ())]
        return self._lists[key]

    def _beside(self, others: frozenset[str]) -> list[str]:
        """Words of the question that stand in no name."""
        if others not in self._lists:
            self._lists[others] = sorted(others - self._known)
        return self._lists[others]


@lru_cache(maxsize=4)
def vocabulary(names: Names) -> Vocabulary:
    """The vocabulary of a roadmap's names, made once."""
    return Vocabulary(names)


def is_english(word: str) -> bool:
    """Whether a word in small letters is an ordinary English one, by the word list of pyspellchecker.

    Examples
    --------
    >>> is_english("gardening"), is_english("convolutonal")
    (True, False)
    """
    return word in _english()


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    from spellchecker import SpellChecker

    return frozenset(SpellChecker(language="en").word_frequency.dictionary)


def _mistakes(word: str) -> int:
    return 2 if len(word) >= _TWO_MISTAKES else 1


def _by_length(texts: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for text in sorted(texts):
        found.setdefault(len(text), []).append(text)
    return found


def _nearest(word: str, choices: Sequence[str], most: int) -> list[str]:
    """The choices at the least distance in letters (left out, added, changed or swapped), at most so many."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
    least = min((distance for _, distance, _ in found), default=0)
    return [choice for choice, distance, _ in found if distance == least]


def _is_slip(word: str, other: str) -> bool:
    """Whether a near word may be what was meant: not "bird" for "bard", nor "tensorflowjs" for what it extends."""
    longer, shorter = sorted((word, other), key=len, reverse=True)
    is_root = longer.startswith(shorter) and len(longer) - len(shorter) > 1
    return not is_root and (len(word) >= _ONE_MISTAKE or sorted(word) == sorted(other))
