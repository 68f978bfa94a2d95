"""Names ranked as people expect who are still typing: beginnings first, then words in any order, then spelling."""

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from graph.names.normalise import fold, normalise
from graph.names.things import Kind, Meaning
from graph.work import spend

SAME_WORDS = 98.0
NAME_BEGINS, NAME_WORD_BEGINS, ALIAS_BEGINS, ALIAS_WORD_BEGINS, ALL_WORDS = 95.0, 92.0, 90.0, 88.0, 85.0
"""Scores, of 100, of the ways in which a query may be the beginning of a name; up to 2.9 more for what leads to it."""

SPELLING = 84.0
"""The score of a spelling that is all but equal; one that is less like it has that share."""

MIN_NEAR_SCORE = 62.0
"""The score from which a name is suggested."""

MAX_NAMES_OF_ONE = 8
"""Names for each wanted meaning that are ranked at first."""

MAX_WORDS_SPELLED = 8
"""Words of a query whose spelling is compared; a name has hardly more."""

_MIN_LIKENESS = 0.72
_MIN_WORD_INSIDE = 4
_INSIDE, _INSIDE_ALONE = 0.8, 0.74
_MIN_STEM, _SAME_STEM = 3, 0.75
_MAX_SHORT, _SHORTENED = 5, 0.78
_UNTELLING = {"a", "an", "and", "by", "for", "from", "how", "in", "is", "of", "on", "the", "to", "what", "with"}
_MIN_QUERY_OF_WORDS = 3
_MAX_BONUS = 2.9
_WHOLE_BEGINNING = 3.0
_MAX_CALLED_AFTER = 0.6


@dataclass(frozen=True, slots=True)
class Written:
    """A name as somebody wrote it, what it means, and how well known that is: ``weight`` from 0 to 1.

    ``is_name`` says that it is the name itself, ``is_part`` that it only leads to the skill that covers it.
    """

    spelling: str
    meaning: Meaning
    weight: float = 0.0
    is_name: bool = True
    is_part: bool = False


Near = tuple[Meaning, float, str]
"""A meaning, with score (0 to 100) and the spelling that was compared."""


class Ranking:
    """Every written name, ready to be looked up by its beginning, its words and its spelling.

    Examples
    --------
    >>> skills = [("gradient", "Gradient"), ("boosting", "Gradient boosting"), ("python", "Python basics")]
    >>> ranking = Ranking(Written(name, (Kind.SKILL, id)) for id, name in skills)
    >>> [meaning[1] for meaning, _, _ in ranking.near("gradi", 5, [Kind.SKILL])]
    ['gradient', 'boosting']
    >>> [meaning[1] for meaning, _, _ in ranking.near("boost grad", 5, [Kind.SKILL])]
    ['boosting']
    >>> [meaning[1] for meaning, _, _ in ranking.near("pyhton", 5, [Kind.SKILL])]
    ['python']
    """

    def __init__(self, names: Iterable[Written]) -> None:
        self._rows = sorted(names, key=lambda row: (row.spelling, row.meaning))
        self._forms = [normalise(row.spelling) for row in self._rows]

    def near(self, query: str, limit: int, kinds: Collection[Kind]) -> list[Near]:
        """The meanings of these kinds that a query may be heading for, best first; by spelling if nothing begins so."""
        plain = normalise(query)
        if not plain:
            return []
        spend(len(self._rows))
        scores = self._beginning(plain)
        found = self._best(scores, limit, kinds)
        return found or self._best(self._alike(plain), limit, kinds)

    def _best(self, scores: Mapping[int, float], limit: int, kinds: Collection[Kind]) -> list[Near]:
        """The best row of each meaning."""
        forms, rows = self._forms, self._rows
        best: dict[Meaning, Near] = {}
        for place in _ranked(scores, forms, limit):
            row = rows[place]
            if row.meaning[0] in kinds and row.meaning not in best and scores[place] >= MIN_NEAR_SCORE:
                best[row.meaning] = (row.meaning, round(scores[place], 1), row.spelling)
                if len(best) == limit:
                    break
        return list(best.values())

    def _beginning(self, query: str) -> dict[int, float]:
        """The score of each row of which the query is the beginning, or each of its words that of a word."""
        words = _telling(query.split())
        having = self._having(words) if len(query) >= _MIN_QUERY_OF_WORDS else ()
        scores = {row: self._score(row, query, words) for row in having}
        for row in (*self._whole(query, self._sorted_forms), *self._whole(fold(query), self._sorted_folded)):
            if len(query) > 1 or self._rows[row].is_name:
                scores[row] = self._score(row, query, words)
        return scores

    def _score(self, place: int, query: str, words: Sequence[str]) -> float:
        row, form = self._rows[place], self._forms[place]
        if len(words) > 1 and self._words[place] == {fold(word) for word in words}:
            base = SAME_WORDS - _MAX_BONUS
        elif form.startswith(query) or self._folded[place].startswith(fold(query)):
            base = NAME_BEGINS if row.is_name else ALIAS_BEGINS
        elif f" {query}" in form:
            base = NAME_WORD_BEGINS if row.is_name else ALIAS_WORD_BEGINS
        else:
            base = ALL_WORDS
        covered = min(1.0, sum(map(len, words)) / len(form))
        weight = _WHOLE_BEGINNING if base in {NAME_BEGINS, ALIAS_BEGINS} and len(query) > _MIN_STEM else 0.1
        return min(base + self._bonuses[place] + weight * covered, base + _MAX_BONUS)

    @cached_property
    def _bonuses(self) -> Sequence[float]:
        """A little for what many things lean on or are called after, less for a product, nothing for a part."""
        called_after = self._called_after
        return [
            0.0
            if row.is_part
            else max(0.0, _MAX_BONUS * row.weight - 0.2 * _is_proper(row.spelling)) + called_after.get(form, 0.0)
            for row, form in zip(self._rows, self._forms, strict=True)
        ]

    @cached_property
    def _called_after(self) -> Mapping[str, float]:
        """For each name that stands in other names a bonus: the Fourier transform has a discrete one."""
        longer: Counter[str] = Counter()
        for row, form in zip(self._rows, self._forms, strict=True):
            words = form.split() if row.is_name else ()
            longer.update(
                " ".join(words[start:end])
                for start in range(len(words))
                for end in range(start + 1, len(words) + 1)
                if end - start < len(words)
            )
        return {form: min(_MAX_CALLED_AFTER, 0.2 * longer[form]) for form in self._forms if form in longer}

    def _whole(self, query: str, forms: Sequence[tuple[str, int]]) -> Iterator[int]:
        """The rows whose form begins with the query."""
        for place in range(bisect_left(forms, (query, -1)), len(forms)):
            form, row = forms[place]
            if not query or not form.startswith(query):
                return
            yield row

    def _having(self, words: Iterable[str]) -> set[int]:
        """The rows in which every word is the beginning of some word."""
        return set.intersection(*(self._rows_of(self._beginning_with(word)) for word in words))

    def _beginning_with(self, word: str) -> set[str]:
        found: set[str] = set()
        for form in {word, fold(word)} - {""}:
            for place in range(bisect_left(self._vocabulary, form), len(self._vocabulary)):
                if not self._vocabulary[place].startswith(form):
                    break
                found.add(self._vocabulary[place])
        return found

    def _rows_of(self, words: Iterable[str]) -> set[int]:
        return set().union(*(self._rows_by_word[word] for word in words))

    def _alike(self, query: str) -> dict[int, float]:
        """The score of each row that is spelled alike, word by word or as a whole, or whose words the query holds."""
        words = _telling(query.split())[:MAX_WORDS_SPELLED]
        scores = self._alike_word_by_word(words) or self._alike_as_a_whole(query)
        for row in self._inside(words):
            share = _INSIDE if " " in self._forms[row] or len(words) == 1 else _INSIDE_ALONE
            scores[row] = max(scores.get(row, 0.0), share * SPELLING + self._bonuses[row])
        return scores

    def _alike_as_a_whole(self, query: str) -> dict[int, float]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        alike = process.extract(
            fold(query), self._folded, scorer=OSA.normalized_similarity, score_cutoff=_MIN_LIKENESS, limit=50
        )
        return {row: SPELLING * likeness + self._bonuses[row] / 10 for _, likeness, row in alike}

    def _alike_word_by_word(self, words: Sequence[str]) -> dict[int, float]:
        """The rows that have a word like each of the query, whatever else they have."""
        totals: dict[int, float] | None = None
        for word in words:
            likeness = self._rows_like(word, may_be_short=len(words) > 1)
            before = likeness if totals is None else totals
            totals = {row: likeness[row] + (before[row] if totals else 0.0) for row in before.keys() & likeness.keys()}
            if not totals:
                return {}
        letters = sum(map(len, words))
        return {row: self._likeness(row, total / len(words), letters) for row, total in (totals or {}).items()}

    def _likeness(self, row: int, likeness: float, letters: int) -> float:
        """The score of a row whose words are so much like those of a query of so many letters."""
        covered = min(1.0, letters / len(self._forms[row]))
        return SPELLING * likeness * (0.9 + 0.1 * covered) + self._bonuses[row] / 2

    def _rows_like(self, word: str, *, may_be_short: bool) -> dict[int, float]:
        """The rows that have a word like this one, with the best likeness."""
        rows: dict[int, float] = {}
        for other, likeness in self._words_like(word, may_be_short=may_be_short).items():
            for row in self._rows_by_word[other]:
                if likeness > rows.get(row, 0.0):
                    rows[row] = likeness
        return rows

    def _words_like(self, word: str, *, may_be_short: bool) -> Mapping[str, float]:
        """The words that begin with a word or its stem, or else those that are spelled like it, with their likeness.

        If it may be short for a word, also those that have its letters in their order.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        stem = word.removesuffix("ing").removesuffix("e")
        found: dict[str, float] = {}
        if may_be_short and len(word) <= _MAX_SHORT:
            found = {other: _SHORTENED for other in self._beginning_with(word[:1]) if _is_short_for(word, other)}
        if len(stem) >= _MIN_STEM:
            found |= dict.fromkeys(self._beginning_with(stem), _SAME_STEM)
        found |= dict.fromkeys(self._beginning_with(word), 1.0)
        if found or len(word) < _MIN_WORD_INSIDE:
            return found
        most = len(word) * (1 - _MIN_LIKENESS)
        choices = [
            other
            for length, others in self._words_by_length.items()
            if abs(length - len(word)) <= most
            for other in others
        ]
        alike = process.extract(word, choices, scorer=OSA.normalized_similarity, score_cutoff=_MIN_LIKENESS, limit=20)
        return {other: likeness for other, likeness, _ in alike}

    def _inside(self, words: Sequence[str]) -> Iterator[int]:
        """The rows of which all words stand in the query, one after the other."""
        forms = {" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)}
        for form in sorted(forms):
            if len(form) >= _MIN_WORD_INSIDE:
                yield from self._rows_by_fold.get(fold(form), ())

    @cached_property
    def _words(self) -> list[set[str]]:
        """The telling words of each row, folded."""
        return [{fold(word) for word in _telling(form.split())} for form in self._forms]

    @cached_property
    def _sorted_folded(self) -> list[tuple[str, int]]:
        return sorted((form, row) for row, form in enumerate(self._folded))

    @cached_property
    def _sorted_forms(self) -> list[tuple[str, int]]:
        return sorted((form, row) for row, form in enumerate(self._forms))

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(form) for form in self._forms]

    @cached_property
    def _rows_by_fold(self) -> Mapping[str, Sequence[int]]:
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, form in enumerate(self._folded):
            rows[form].append(row)
        return rows

    @cached_property
    def _rows_by_word(self) -> Mapping[str, set[int]]:
        rows: defaultdict[str, set[int]] = defaultdict(set)
        for row, form in enumerate(self._forms):
            for word in form.split():
                rows[word].add(row)
                rows[fold(word)].add(row)
        return dict(rows)

    @cached_property
    def _words_by_length(self) -> Mapping[int, Sequence[str]]:
        words: defaultdict[int, list[str]] = defaultdict(list)
        for word in self._vocabulary:
            words[len(word)].append(word)
        return words

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._rows_by_word)


def _ranked(scores: Mapping[int, float], forms: Sequence[str], limit: int) -> Iterator[int]:
    """The rows, best first: the first of them by a heap, since few are looked at."""

    def key(row: int) -> tuple[float, int, str, int]:
        return (-scores[row], len(forms[row]), forms[row], row)

    first = heapq.nsmallest(MAX_NAMES_OF_ONE * limit, scores, key=key)
    yield from first
    if len(first) < len(scores):
        yield from sorted(scores.keys() - set(first), key=key)


def _telling(words: Sequence[str]) -> Sequence[str]:
    """The words without those that say nothing, unless there are no others."""
    return [word for word in words if word not in _UNTELLING] or words


def _is_short_for(short: str, word: str) -> bool:
    """Whether a word begins and goes on with the letters of a shorter one, in their order.

    Examples
    --------
    >>> _is_short_for("attn", "attention"), _is_short_for("db", "database"), _is_short_for("db", "web")
    (True, True, False)
    """
    if word[:1] != short[:1] or len(word) <= len(short):
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


def _is_proper(name: str) -> bool:
    """Whether a name looks like that of a product: a capital or a digit after its first letter."""
    return any(letter.isupper() or letter.isdigit() or before.isdigit() for before, letter in pairwise(name))
