"""The names of one roadmap: each stands for a skill, a topic, a role, a set of skills, or for several things."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from graph.errors import AmbiguousName, InvalidParameter, UnknownBackground, UnknownNames
from graph.model import Background, Roadmap, Role, Skill, Topic
from graph.names.bounds import MAX_NAMES, MAX_SUGGESTED_NAMES, checked
from graph.names.described import Described, described_score
from graph.names.entries import EntryTexts
from graph.names.finding import MIN_CLOSE_SCORE, Candidate, Found, verdict
from graph.names.normalise import FORMS, normalise
from graph.names.ranking import Ranking, Written
from graph.names.things import ALL, PREFIXED, Group, Kind, Meaning, Thing, meaning_address, prefixed
from graph.names.tiers import Tier, first_match
from graph.work import NAME_UNITS, spend

TARGETS = (Kind.SKILL, Kind.TOPIC, Kind.ROLE)
"""The kinds that a target or a known thing can have, in the order in which a bare name is tried."""

MAX_LEANING_BITS = 7
"""The logarithm, to the base 2, of the number of dependents from which a skill counts as leaned on by all."""

MIN_CLEAR_SCORE = 70.0
"""The score from which a name is near enough that a query is taken for no description."""

MIN_WORDS_OF_DESCRIPTION = 5
"""Words from which a query may be a description even if it holds a name."""

STANDARD_BACKGROUNDS = (
    Background("none", "None", "Nothing is taken for granted."),
    Background("school", "School", "What school teaches is taken for granted."),
)
"""Backgrounds that every roadmap has: empty ones where it says nothing of them."""

Named = Skill | Topic | Role | Background


class Names:
    """What the names of one roadmap stand for.

    A bare name is a skill, or else a topic, a role, and at last the text of an entry, which stands for all its skills.
    Of each kind, tried in this order: id, name, alias, former id, covered name, each as written and then all of them
    folded. ``skill:NAME``, ``topic:NAME`` and ``role:NAME`` mean that kind.

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
        self._given, self._revision = roadmap, revision

    @property
    def roadmap(self) -> Roadmap:
        """The roadmap whose names these are."""
        return self._given

    @cached_property
    def by_kind(self) -> Mapping[Kind, Mapping[str, Named]]:
        """The things of each kind that a prefix can ask for, by id."""
        return {kind: {thing.id: thing for thing in things} for kind, things in things_by_kind(self.roadmap).items()}

    @cached_property
    def tiers(self) -> Mapping[Kind, Sequence[Tier]]:
        """The names of each kind by rank."""
        return {kind: _tiers(things.values()) for kind, things in self.by_kind.items()}

    @cached_property
    def ambiguous(self) -> Mapping[str, Sequence[str]]:
        """The skills that each ambiguous name, normalised, may mean, sorted."""
        return {normalise(name): tuple(sorted(ids)) for name, ids in self.roadmap.ambiguous.items()}

    @cached_property
    def _entries(self) -> EntryTexts:
        return EntryTexts(self.roadmap.entries, frozenset(skill.id for skill in self.roadmap.skills))

    @cached_property
    def _all(self) -> Group:
        return Group(ALL, tuple(skill.id for skill in self.roadmap.skills if skill.mentions))

    def prepare(self) -> None:
        """Make ready what the look-up of any name needs, so that no question waits for it."""
        _ = self.ambiguous, self._ranking
        self._described.near("what makes the index of words", 1)
        for tiers in self.tiers.values():
            for tier in tiers:
                for form in range(len(FORMS)):
                    tier.index(form)

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
            If there are more than `MAX_NAMES`, or one of them cannot be a name, or is that of a topic or role.
        UnknownNames
            With all unknown names together.
        AmbiguousName
            Also for the text of an entry that has several skills.
        """
        found = self._resolve(names, (Kind.SKILL,), field)
        for name, meaning in zip(names, found, strict=True):
            if meaning[0] is Kind.ENTRY:
                raise AmbiguousName(name, self._entries.group(meaning[1]).skills)
        return [id for _, id in found]

    def thing(self, name: str) -> Thing:
        """The thing that a name stands for; raises as `things` does."""
        return self.things([name])[0]

    def things(self, names: Sequence[str], field: str = "name", *, allow_all: bool = False) -> list[Thing]:
        """What each of the names stands for: a skill, or else a topic, a role, or the skills of an entry.

        Parameters
        ----------
        field
            What an error calls the list.
        allow_all
            Whether the word ``all`` stands for every skill that the document mentions.

        Raises
        ------
        InvalidParameter
            If there are more than `MAX_NAMES`, or one of them cannot be a name.
        UnknownNames
            With all unknown names together.
        AmbiguousName

        Examples
        --------
        >>> from graph.model import ReadEntry
        >>> roadmap = Roadmap("Sums", (Skill("a", "A", "t", 1), Skill("b", "B", "t", 1)),
        ...                   entries=(ReadEntry(1, "A and B", "skills", ("a", "b")),))
        >>> Names(roadmap).things(["a and b"])
        [Group(name='A and B', skills=('a', 'b'))]
        """
        return [self._thing(meaning) for meaning in self._resolve(names, TARGETS, field, allow_all=allow_all)]

    def topic(self, name: str) -> Topic:
        """The topic that the name, with or without ``topic:``, stands for; raises as `skill` does."""
        [meaning] = self._resolve([name], (Kind.TOPIC,), "name")
        topic = self._named(meaning)
        assert isinstance(topic, Topic)  # noqa: S101 - tells the type checker
        return topic

    def role(self, name: str) -> Role:
        """The role that the name, with or without ``role:``, stands for; raises as `skill` does."""
        [meaning] = self._resolve([name], (Kind.ROLE,), "name")
        role = self._named(meaning)
        assert isinstance(role, Role)  # noqa: S101 - tells the type checker
        return role

    def background(self, name: str, field: str = "background") -> Background:
        """The background of that id, name or alias; ``none`` and ``school`` are always there, perhaps empty.

        Raises
        ------
        InvalidParameter, AmbiguousName
        UnknownBackground
            With the ids of all backgrounds.
        """
        checked(name, field)
        found = self._meanings(name, (Kind.BACKGROUND,))
        if len(found) > 1:
            raise AmbiguousName(name, [id for _, id in found])
        background = self._named(found[0]) if found else None
        if not isinstance(background, Background):
            raise UnknownBackground(name, [id for _, id in self._nearest_first(Kind.BACKGROUND, name)])
        return background

    def background_meanings(self, name: str) -> tuple[str, ...]:
        """The ids of the backgrounds that the name stands for; nothing if it is unknown."""
        return tuple(id for _, id in self._meanings(checked(name), (Kind.BACKGROUND,)))

    def meanings(self, name: str) -> tuple[str, ...]:
        """Everything that the name stands for, as ids, with ``topic:`` or ``role:``; nothing if it is unknown.

        What stands for the skills of an entry is its text.

        Examples
        --------
        >>> from graph.samples import TINY
        >>> Names(TINY).meanings("transformer"), Names(TINY).meanings("maths"), Names(TINY).meanings("gardening")
        (('transformers',), ('topic:maths',), ())
        """
        return tuple(map(meaning_address, self._meanings(checked(name), TARGETS)))

    def written(self) -> Iterator[str]:
        """Every id, name, alias, former id and covered name of skills, topics and roles, some more than once."""
        for kind in TARGETS:
            for thing in self.by_kind[kind].values():
                yield from (thing.id, *_all_names(thing), *(thing.formerly if isinstance(thing, Skill) else ()))
        yield from self.ambiguous

    def backgrounds(self) -> Iterator[Background]:
        """Every background, the standard ones too."""
        return (thing for thing in self.by_kind[Kind.BACKGROUND].values() if isinstance(thing, Background))

    def find(self, query: str, limit: int = 10) -> Found:
        """Everything that the query may mean: exact meanings first, then near spellings; entries after the others.

        A prefix, which may be ``background:`` too, leaves only things of that kind.
        """
        kind, plain = prefixed(checked(query, "q"))
        ranks = [self._called(one, plain) for one in ([kind] if kind else PREFIXED)]
        ranks += [] if kind else [self._entries.meanings(plain)]
        exact = list(dict.fromkeys(meaning for rank in ranks for meaning in rank))
        near = self._near(plain, limit + len(exact), kind, with_entries=not exact and not kind)
        near = [one for one in near if (one.kind, one.id) not in exact]
        if not exact and kind in {None, Kind.SKILL} and not (near and near[0].score >= _clear_score(plain)):
            near = self._about(plain, limit) or near
        found = verdict(next((len(rank) for rank in ranks if rank), 0), near)
        candidates = [*(self._candidate(meaning, 100.0, query) for meaning in exact), *near]
        return Found(self._revision, query, found, tuple(candidates[:limit]))

    def _about(self, query: str, limit: int) -> list[Candidate]:
        """The skills that a query describes, best first."""
        found = self._described.near(query, limit)
        return [self._candidate((Kind.SKILL, id), described_score(share), query) for id, share in found]

    @cached_property
    def _described(self) -> Described:
        return Described(self.roadmap.skills)

    def suggestions(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """The names nearest in spelling, best first; of topics and roles their ids with the prefix.

        For an unknown role these are all roles.
        """
        kind, plain = prefixed(name)
        if kind is Kind.ROLE:
            return tuple(map(meaning_address, self._nearest_first(kind, plain)[:MAX_SUGGESTED_NAMES]))
        near = self._ranking.near(plain, limit, (kind,) if kind in TARGETS else TARGETS)
        return tuple(dict.fromkeys(self._suggestion(meaning) for meaning, _, _ in near))

    def _suggestion(self, meaning: Meaning) -> str:
        return self._named(meaning).name if meaning[0] is Kind.SKILL else meaning_address(meaning)

    def _nearest_first(self, kind: Kind, name: str) -> list[Meaning]:
        near = [meaning for meaning, _, _ in self._ranking.near(prefixed(name)[1], 3, (kind,))]
        return list(dict.fromkeys([*near, *((kind, id) for id in self.by_kind[kind])]))

    def _resolve(
        self, names: Sequence[str], kinds: Collection[Kind], field: str, *, allow_all: bool = False
    ) -> list[Meaning]:
        if len(names) > MAX_NAMES:
            raise InvalidParameter(field, f"has {len(names):,} names: give at most {MAX_NAMES:,}")
        spend(NAME_UNITS * len(names))
        meant = {name: self._meanings(checked(name), kinds, allow_all=allow_all) for name in names}
        if missing := [name for name, found in meant.items() if not found]:
            raise self._missing(missing, kinds, field)
        for name, found in meant.items():
            if len(found) > 1:
                raise AmbiguousName(name, [meaning_address(meaning) for meaning in found])
        return [meant[name][0] for name in names]

    def _missing(self, names: Sequence[str], kinds: Collection[Kind], field: str) -> Exception:
        """The error for names that stand for nothing of these kinds: unknown ones, or else one of another kind."""
        others = {name: self._meanings(name, PREFIXED) for name in names}
        if unknown := [name for name, found in others.items() if not found]:
            suggested = {name: self.suggestions(name) for name in unknown[:MAX_SUGGESTED_NAMES]}
            return UnknownNames(suggested, len(unknown) - len(suggested))
        name, [(kind, _), *_] = next(iter(others.items()))
        return InvalidParameter(field, f'stands for the {kind} "{prefixed(name)[1]}": give a {" or ".join(kinds)}')

    def _meanings(self, name: str, kinds: Collection[Kind], *, allow_all: bool = False) -> list[Meaning]:
        """The meanings of a name: of the first kind that has it, else the skills of an entry with that text."""
        if allow_all and name.strip().casefold() == ALL:
            return [(Kind.ALL, ALL)]
        kind, plain = prefixed(name)
        if kind:
            return self._called(kind, plain) if kind in kinds else []
        found = next((found for one in kinds if (found := self._called(one, name))), [])
        return found or (self._entries.meanings(name) if Kind.SKILL in kinds else [])

    def _called(self, kind: Kind, name: str) -> list[Meaning]:
        if name in self.by_kind[kind]:
            return [(kind, name)]
        several = self.ambiguous.get(normalise(name), ()) if kind is Kind.SKILL else ()
        return [(kind, id) for id in several or first_match(self.tiers[kind], name)]

    def _named(self, meaning: Meaning) -> Named:
        kind, id = meaning
        return self.by_kind[kind][id]

    def _thing(self, meaning: Meaning) -> Thing:
        if meaning[0] is Kind.ALL:
            return self._all
        thing = self._entries.group(meaning[1]) if meaning[0] is Kind.ENTRY else self._named(meaning)
        assert not isinstance(thing, Background)  # noqa: S101 - tells the type checker
        return thing

    def _candidate(self, meaning: Meaning, score: float, matched: str) -> Candidate:
        kind, id = meaning
        name = id if kind is Kind.ENTRY else self._named(meaning).name
        return Candidate(id, name, kind.value, round(score, 1), matched)

    def _near(self, query: str, limit: int, kind: Kind | None, *, with_entries: bool) -> list[Candidate]:
        """Things that the query may be heading for, best first; entries after the others."""
        found = self._ranking.near(query, limit, (kind,) if kind else PREFIXED)
        entries = self._entries.near(query, limit) if with_entries else []
        best: dict[Meaning, Candidate] = {}
        for meaning, score, spelling in sorted([*found, *entries], key=lambda row: -row[1]):
            best.setdefault(meaning, self._candidate(meaning, score, spelling))
        return list(best.values())[:limit]

    @cached_property
    def _ranking(self) -> Ranking:
        leaning = _leaning(self.roadmap)
        return Ranking(
            row
            for kind, things in self.by_kind.items()
            for id, thing in things.items()
            for row in _written(thing, (kind, id), leaning)
        )


def _clear_score(query: str) -> float:
    """The score from which a name is meant, and no description."""
    return MIN_CLEAR_SCORE if len(query.split()) >= MIN_WORDS_OF_DESCRIPTION else MIN_CLOSE_SCORE


def things_by_kind(roadmap: Roadmap) -> dict[Kind, Sequence[Named]]:
    """The things of each kind that a prefix can ask for; the standard backgrounds before its own."""
    own = {background.id for background in roadmap.backgrounds}
    standard = [background for background in STANDARD_BACKGROUNDS if background.id not in own]
    return {
        Kind.SKILL: roadmap.skills,
        Kind.TOPIC: roadmap.topics,
        Kind.ROLE: roadmap.roles,
        Kind.BACKGROUND: [*standard, *roadmap.backgrounds],
    }


def _leaning(roadmap: Roadmap) -> Mapping[Meaning, float]:
    """How much leans on each skill and topic, from 0 to 1: on a skill what requires it, on a topic its skills."""
    counts: Counter[Meaning] = Counter()
    for requirement in roadmap.requirements:
        counts.update((Kind.SKILL, member) for member in requirement.members)
    weights = {meaning: min(1.0, math.log2(1 + count) / MAX_LEANING_BITS) for meaning, count in counts.items()}
    sizes = Counter(skill.topic for skill in roadmap.skills)
    return weights | {(Kind.TOPIC, id): min(0.5, size / 100) for id, size in sizes.items()}


def _written(thing: Named, meaning: Meaning, leaning: Mapping[Meaning, float]) -> Iterator[Written]:
    """The names of a thing as they are ranked."""
    weight = leaning.get(meaning, 0.0)
    yield Written(thing.name, meaning, weight)
    yield from (Written(alias, meaning, weight, is_name=False) for alias in thing.aliases)
    for part in thing.covers if isinstance(thing, Skill) else ():
        yield Written(part, meaning, weight, is_name=False, is_part=True)


def _all_names(thing: Named) -> tuple[str, ...]:
    return (thing.name, *thing.aliases, *(thing.covers if isinstance(thing, Skill) else ()))


def _tiers(things: Iterable[Named]) -> list[Tier]:
    """The names of things of one kind, those that come first in the first tier."""
    things = list(things)
    skills = [thing for thing in things if isinstance(thing, Skill)]
    return [
        Tier((thing.id, thing.id) for thing in things),
        Tier((thing.name, thing.id) for thing in things),
        Tier((alias, thing.id) for thing in things for alias in thing.aliases),
        Tier((former, skill.id) for skill in skills for former in skill.formerly),
        Tier((name, skill.id) for skill in skills for name in skill.covers),
    ]
