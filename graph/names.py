"""From what people type to skills and topics: exact or not at all; near misses are suggestions, never guesses."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from graph.errors import AmbiguousName, InvalidParameter, UnknownNames
from graph.model import Roadmap, Skill, Topic

MAX_NAME_CHARACTERS = 200
"""Characters that a name may have in a question."""

MAX_NAMES = 5_000
"""Names that one list of a question may have."""

MAX_SUGGESTED_NAMES = 20
"""Unknown names of one question that get suggestions; looking for what is near takes a while."""

_TOPIC = "topic:"
_CLOSE = 84.0
_NEAR = 75.0
_SAME_WORDS = 0.95
_SHORT_PLURAL = 3
_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"is(?=(?:ation|ing|er|e|ed)\b)", "iz"),
        (r"ll(?=(?:ing|ed|er)\b)", "l"),
        (r"our\b", "or"),
    )
)
_IRREGULAR = {"matrices": "matrix", "indices": "index", "vertices": "vertex", "analyses": "analysis"}
_NO_PLURALS = {"https", "kubernetes", "redis", "pandas"}
_REMEMBERED = 50_000


@lru_cache(maxsize=_REMEMBERED)
def normalise(name: str) -> str:
    """A name without case, punctuation and repeated spaces, in which C, C++ and C# stay three languages.

    Examples
    --------
    >>> normalise("  Spark -- Structured_Streaming "), normalise("Bayes’ theorem")
    ('spark structured streaming', 'bayes theorem')
    >>> normalise("C"), normalise("C++"), normalise("C#"), normalise(".NET"), normalise("R²")
    ('c', 'c++', 'c#', '.net', 'r2')
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    text = re.sub(r"[’'`´]", "", text)
    text = re.sub(r"[^\w+#.*]+|_", " ", text)
    text = re.sub(r"(?<=[\w.])\.|\.(?!\w)", " ", text)  # only a leading dot is part of a name
    return " ".join(text.split())


@lru_cache(maxsize=_REMEMBERED)
def singular(name: str) -> str:
    """A normalised name without plural endings."""
    return " ".join(_singular(word) for word in normalise(name).split())


def fold(name: str) -> str:
    """A normalised name without plural endings, spaces and British spelling: what habits make of one name.

    Examples
    --------
    >>> fold("Transformers") == fold("transformer"), fold("k-NN") == fold("kNN"), fold("C++") == fold("C")
    (True, True, False)
    >>> fold("tokenisation") == fold("tokenization"), fold("data modelling") == fold("data modeling")
    (True, True)
    """
    text = singular(name)
    for british, american in _AMERICAN:
        text = british.sub(american, text)
    return text.replace(" ", "")


def _singular(word: str) -> str:
    if (
        len(word) <= _SHORT_PLURAL
        or word in _NO_PLURALS
        or word.endswith(("ss", "is"))
        or (word.endswith("us") and len(word) > len("gpus"))
    ):
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > len("series"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


FORMS: tuple[Callable[[str], str], ...] = (normalise, singular, fold)
"""How two names are compared, strictest first."""


class Tier:
    """Names of one rank and the ids that each stands for, in every form of comparison.

    Examples
    --------
    >>> tier = Tier([("Unit testing", "unit-testing"), ("unit tests", "unit-testing"), ("unittest", "unittest")])
    >>> tier.ids("unit test", 1), tier.ids("unittest", 0)
    (('unit-testing',), ('unittest',))
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        found: list[defaultdict[str, set[str]]] = [defaultdict(set) for _ in FORMS]
        for name, id in names:
            for form, index in zip(FORMS, found, strict=True):
                index[form(name)].add(id)
        self._ids = [{name: tuple(sorted(ids)) for name, ids in index.items()} for index in found]

    def ids(self, name: str, form: int) -> tuple[str, ...]:
        """What a name, in the form of that rank, stands for."""
        return self._ids[form].get(FORMS[form](name), ())


def first_match(tiers: Sequence[Tier], name: str) -> tuple[str, ...]:
    """What a name stands for, by the strictest form and then the first tier that knows it."""
    matches = (tier.ids(name, form) for form in range(len(FORMS)) for tier in tiers)
    return next((ids for ids in matches if ids), ())


class MatchVerdict(StrEnum):
    """What a search found."""

    EXACT = "exact"
    CLOSE = "close"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a query may mean; ``score`` from 0 to 100, ``matched`` the name that was compared."""

    id: str
    name: str
    kind: str
    score: float
    matched: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a query may mean, best first.

    The verdict is ``exact`` for one meaning, ``ambiguous`` for several, ``close`` when only a near spelling
    was found and ``none`` when not even that.
    """

    revision: str
    query: str
    verdict: MatchVerdict
    candidates: tuple[Candidate, ...]


Meaning = tuple[str, str]
"""A kind, "skill" or "topic", and an id."""


class Names:
    """The names of one roadmap: each stands for a skill, for a topic, or for several things.

    Tried in this order: id, name, alias, former id, covered name, each as written and then all of them folded; skills
    before topics. ``topic:NAME`` means the topic.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> names = Names(TINY)
    >>> names.skill("transformer"), names.thing("topic:maths").name
    ('transformers', 'Maths')
    >>> names.skill("gardening")
    Traceback (most recent call last):
    graph.errors.UnknownNames: "gardening" is not in this roadmap
    """

    def __init__(self, roadmap: Roadmap, revision: str = "") -> None:
        self._revision = revision
        self._things: dict[Meaning, Skill | Topic] = {("skill", skill.id): skill for skill in roadmap.skills}
        self._things |= {("topic", topic.id): topic for topic in roadmap.topics}
        self._ambiguous = {normalise(name): tuple(sorted(ids)) for name, ids in roadmap.ambiguous.items()}
        self._skills = [Tier(names) for names in _skill_names(roadmap.skills)]
        self._topics = [Tier(names) for names in _topic_names(roadmap.topics)]

    def skill(self, name: str) -> str:
        """The id of the one skill that the name stands for.

        Raises
        ------
        InvalidParameter, UnknownNames, AmbiguousName
        """
        return self.skills([name])[0]

    def skills(self, names: Sequence[str], field: str = "name") -> list[str]:
        """The id of the skill that each of the names stands for; ``field`` is what an error calls the list.

        Raises
        ------
        InvalidParameter
            If there are more than `MAX_NAMES`, or one of them cannot be a name.
        UnknownNames
            With all unknown names together.
        AmbiguousName
        """
        return [id for _, id in self._resolve(names, self._skill_meanings, field)]

    def thing(self, name: str) -> Skill | Topic:
        """The skill that the name stands for, or else the topic; raises as `skill` does."""
        return self.things([name])[0]

    def things(self, names: Sequence[str], field: str = "name") -> list[Skill | Topic]:
        """The skill, or else the topic, that each of the names stands for; raises as `skills` does."""
        return [self._things[meaning] for meaning in self._resolve(names, self._meanings, field)]

    def topic(self, name: str) -> Topic:
        """The topic that the name, with or without ``topic:``, stands for; raises as `skill` does."""
        [meaning] = self._resolve([name], self._topic_meanings, "name")
        topic = self._things[meaning]
        assert isinstance(topic, Topic)  # noqa: S101 - tells the type checker
        return topic

    def meanings(self, name: str) -> tuple[str, ...]:
        """Everything that the name stands for, as ids, those of topics with ``topic:``; nothing if it is unknown.

        Examples
        --------
        >>> from graph.samples import TINY
        >>> Names(TINY).meanings("transformer"), Names(TINY).meanings("maths"), Names(TINY).meanings("gardening")
        (('transformers',), ('topic:maths',), ())
        """
        return tuple(_address(meaning) for meaning in self._meanings(name))

    def written(self) -> Iterator[str]:
        """Every id, name, alias, former id and covered name, some of them more than once."""
        for thing in self._things.values():
            yield from (thing.id, *_all_names(thing), *(thing.formerly if isinstance(thing, Skill) else ()))
        yield from self._ambiguous

    def find(self, query: str, limit: int = 10) -> Found:
        """Everything that the query may mean: exact meanings first, then near spellings."""
        checked(query, "q")
        skills, topics = self._skill_meanings(query), self._topic_meanings(query)
        exact = [self._candidate(meaning, 100.0, query) for meaning in (*skills, *topics)]
        near = [one for one in self._nearest(query, limit) if (one.kind, one.id) not in {*skills, *topics}]
        verdict = _verdict(len(skills) or len(topics), near)
        return Found(self._revision, query, verdict, tuple((exact + near)[:limit]))

    def suggestions(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """The names nearest in spelling, best first."""
        return tuple(candidate.name for candidate in self._nearest(name, limit))

    def _resolve(self, names: Sequence[str], meanings: Callable[[str], Sequence[Meaning]], field: str) -> list[Meaning]:
        if len(names) > MAX_NAMES:
            raise InvalidParameter(field, f"has {len(names):,} names: give at most {MAX_NAMES:,}")
        meant = {name: meanings(name) for name in names}
        if missing := [name for name, found in meant.items() if not found]:
            suggested = {name: self.suggestions(name) for name in missing[:MAX_SUGGESTED_NAMES]}
            raise UnknownNames(suggested, len(missing) - len(suggested))
        for name, found in meant.items():
            if len(found) > 1:
                raise AmbiguousName(name, [_address(meaning) for meaning in found])
        return [meant[name][0] for name in names]

    def _meanings(self, name: str) -> list[Meaning]:
        return ([] if _is_topic(name) else self._skill_meanings(name)) or self._topic_meanings(name)

    def _skill_meanings(self, name: str) -> list[Meaning]:
        checked(name)
        if ("skill", name) in self._things:
            return [("skill", name)]
        ids = self._ambiguous.get(normalise(name)) or first_match(self._skills, name)
        return [("skill", id) for id in ids]

    def _topic_meanings(self, name: str) -> list[Meaning]:
        checked(name)
        plain = name.strip()[len(_TOPIC) :] if _is_topic(name) else name
        return [
            ("topic", id) for id in ((plain,) if ("topic", plain) in self._things else first_match(self._topics, plain))
        ]

    def _candidate(self, meaning: Meaning, score: float, matched: str) -> Candidate:
        kind, id = meaning
        return Candidate(id, self._things[meaning].name, kind, round(score, 1), matched)

    def _nearest(self, query: str, limit: int) -> list[Candidate]:
        """What is spelled alike, or has the words of the query among its own, best first."""
        from rapidfuzz import fuzz, process

        choices = [key for _, _, key in self._spellings]
        scores: dict[int, float] = {}
        for scorer, weight in ((fuzz.ratio, 1.0), (fuzz.token_set_ratio, _SAME_WORDS)):
            for _, score, index in process.extract(normalise(query), choices, scorer=scorer, limit=limit * 5):
                scores[index] = max(scores.get(index, 0), round(score * weight, 1))
        best: dict[Meaning, Candidate] = {}
        for index in sorted(scores, key=lambda one: (-scores[one], len(choices[one]), choices[one], one)):
            spelling, meaning, _ = self._spellings[index]
            best.setdefault(meaning, self._candidate(meaning, scores[index], spelling))
        return [one for one in best.values() if one.score >= _NEAR][:limit]

    @cached_property
    def _spellings(self) -> list[tuple[str, Meaning, str]]:
        """Every spelling, what it means, and its normalised form, in a fixed order."""
        return sorted(
            (name, meaning, normalise(name)) for meaning, thing in self._things.items() for name in _all_names(thing)
        )


def _address(meaning: Meaning) -> str:
    return _TOPIC + meaning[1] if meaning[0] == "topic" else meaning[1]


def _all_names(thing: Skill | Topic) -> tuple[str, ...]:
    return (thing.name, *thing.aliases, *(thing.covers if isinstance(thing, Skill) else ()))


def checked(name: str, field: str = "name") -> str:
    """The name itself, if it can be one.

    Raises
    ------
    InvalidParameter
        If it is empty, has over 200 characters, or holds control characters.
    """
    if not name.strip():
        raise InvalidParameter(field, "is empty: give the name of a skill or topic")
    if len(name) > MAX_NAME_CHARACTERS:
        raise InvalidParameter(field, f"has {len(name)} characters: a name has at most {MAX_NAME_CHARACTERS}")
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in name):
        raise InvalidParameter(field, "holds control characters: give plain text")
    return name


def _is_topic(name: str) -> bool:
    return name.strip().casefold().startswith(_TOPIC)


def _verdict(meanings: int, near: Sequence[Candidate]) -> MatchVerdict:
    if meanings:
        return MatchVerdict.EXACT if meanings == 1 else MatchVerdict.AMBIGUOUS
    return MatchVerdict.CLOSE if near and near[0].score >= _CLOSE else MatchVerdict.NONE


def _skill_names(skills: Iterable[Skill]) -> list[list[tuple[str, str]]]:
    skills = list(skills)
    return [
        [(skill.id, skill.id) for skill in skills],
        [(skill.name, skill.id) for skill in skills],
        [(alias, skill.id) for skill in skills for alias in skill.aliases],
        [(former, skill.id) for skill in skills for former in skill.formerly],
        [(name, skill.id) for skill in skills for name in skill.covers],
    ]


def _topic_names(topics: Iterable[Topic]) -> list[list[tuple[str, str]]]:
    topics = list(topics)
    return [
        [(topic.id, topic.id) for topic in topics],
        [(topic.name, topic.id) for topic in topics],
        [(alias, topic.id) for topic in topics for alias in topic.aliases],
    ]
