"""Skills found by what they are about: by the words of their summaries, names and questions."""

# ruff: noqa: E501, SIM905 - a list of words reads best like this

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from graph.model import Skill
from graph.names.everyday import EVERYDAY
from graph.names.normalise import normalise
from graph.names.stems import stem

MIN_DESCRIBED_SCORE, MAX_DESCRIBED_SCORE = 50.0, 65.0
"""Scores, of 100, of what is found by description: below those of what is found by name."""

MIN_DESCRIBING_WORDS = 3
"""Telling words from which a query may be a description; everyday ones count twice."""

MIN_SHARE = 0.3
"""The weight of the query's words that a skill must have, of the weight of them all."""

MIN_SHARE_OF_BEST = 0.6
"""The weight that a skill must have, of that of the best."""

_NAME, _ALIAS, _COVERS, _SUMMARY, _QUESTION = 3.0, 2.6, 1.8, 1.5, 1.0
_OTHERWISE = 0.75
_LENGTH = 0.004
_UNTELLING = frozenset(
    "a an the of for to in on at by with from and or is are be it this that there where what which who how when so do does did can could "
    "should would will you your i me my we our they them their its thing things technique method way call called name something someone "
    "somebody model models learn learning use used using make makes making get gets getting under up out into not no some any more than as "
    "if like about have has had was were been word term one only just very also then per too but because while after before".split()
)


class Described:
    """The skills of a roadmap by the words that describe them.

    Examples
    --------
    >>> skills = [Skill("k-means", "K-means", "t", 1, summary="Group points around k centroids."),
    ...           Skill("pca", "PCA", "t", 1, summary="Project points on a few axes.")]
    >>> [(id, round(share, 2)) for id, share in Described(skills).near("groups of points around centres", 5)]
    [('k-means', 1.63)]
    """

    def __init__(self, skills: Iterable[Skill]) -> None:
        self._skills = tuple(skills)

    def near(self, query: str, limit: int) -> list[tuple[str, float]]:
        """The ids of the skills that a query describes, best first, with their share of its words' weight."""
        wanted = _wanted(query)
        if sum(_telling(word, ones) for word, ones in wanted.items()) < MIN_DESCRIBING_WORDS:
            return []
        weights = {word: max((self._rarity(one) for one in ones), default=0.0) for word, ones in wanted.items()}
        shares: Counter[str] = Counter()
        for ones in wanted.values():
            shares.update(self._best(ones))
        total = sum(weights.values()) or 1.0
        best = shares.most_common(limit)
        least = max(MIN_SHARE, MIN_SHARE_OF_BEST * best[0][1] / total) if best else 0.0
        return [(id, share / total) for id, share in best if share / total >= least]

    def _best(self, words: Mapping[str, float]) -> dict[str, float]:
        """For each skill the weight of the best of some words with one meaning."""
        found: dict[str, float] = {}
        for word, share in words.items():
            rarity = self._rarity(word)
            for id, weight in self._by_word.get(word, {}).items():
                found[id] = max(found.get(id, 0.0), rarity * weight * share)
        return found

    def _rarity(self, word: str) -> float:
        return math.log(1 + len(self._skills) / max(1, len(self._by_word.get(word, ()))))

    @cached_property
    def _by_word(self) -> Mapping[str, Mapping[str, float]]:
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for skill in self._skills:
            weights: dict[str, float] = {}
            for weight, text in _texts(skill):
                for word in _stems(text):
                    weights[word] = max(weights.get(word, 0.0), weight)
            length = 1 + _LENGTH * sum(weights.values())
            for word, weight in weights.items():
                found[word][skill.id] = weight / length
        return dict(found)


def described_score(share: float) -> float:
    """The score, of 100, of a skill that has so much of the query's weight."""
    return MIN_DESCRIBED_SCORE + (MAX_DESCRIBED_SCORE - MIN_DESCRIBED_SCORE) * min(1.0, share / _NAME)


def _telling(word: str, ones: Mapping[str, float]) -> int:
    """How much a word of a query tells: an everyday phrase is enough."""
    return MIN_DESCRIBING_WORDS if " " in word else min(2, len(ones))


def _texts(skill: Skill) -> Iterator[tuple[float, str]]:
    yield _NAME, skill.name
    yield from ((_ALIAS, alias) for alias in skill.aliases)
    yield from ((_COVERS, part) for part in skill.covers)
    yield _SUMMARY, skill.summary
    yield _QUESTION, skill.can_you


def _wanted(query: str) -> dict[str, dict[str, float]]:
    """The telling words of a query, each with itself and what the field says for it."""
    text = normalise(query)
    wanted: dict[str, dict[str, float]] = {}
    for everyday in sorted(EVERYDAY, key=len, reverse=True):
        if " " in everyday and f" {everyday} " in f" {text} ":
            text = f" {text} ".replace(f" {everyday} ", " ")
            wanted[everyday] = dict.fromkeys(_stems(EVERYDAY[everyday]), _OTHERWISE)
    for word in text.split():
        if word not in _UNTELLING or word in EVERYDAY:
            own = {} if word in _UNTELLING else {stem(word): 1.0}
            wanted[stem(word)] = dict.fromkeys(_stems(EVERYDAY.get(word, "")), _OTHERWISE) | own
    return wanted


def _stems(text: str) -> Sequence[str]:
    return [stem(word) for word in normalise(text).split() if word not in _UNTELLING]
