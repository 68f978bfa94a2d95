"""Random roadmaps for property tests, acyclic by construction.

``roadmaps`` draws any shape, with unruly text: for what must hold on every graph. Many of its skills need nothing, so
a question about one of them often has an empty answer. ``graphs_with_a_target`` and ``graphs_with_a_question`` draw
questions whose answers have something in them: for how one reasons. ``interesting`` counts that.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from graph.model import (
    Confidence,
    Depth,
    Evidence,
    EvidenceKind,
    Mention,
    Need,
    Requirement,
    Resource,
    Roadmap,
    Skill,
    Topic,
)

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12).filter(
    str.strip
)


class _Dice:
    """Decisions that are read from drawn bytes, one byte each: faster than a draw for each.

    A zero is the simplest decision, so that failures shrink. When the bytes end, all that follows is zero.
    """

    def __init__(self, drawn):
        self._left = iter(drawn)

    def below(self, count):
        """A whole number from 0 to ``count - 1``."""
        return next(self._left, 0) % count

    def chance(self, percent):
        """Whether something happens that does in so many of a hundred cases."""
        return next(self._left, 0) * 100 >= 256 * (100 - percent)

    def one(self, things):
        """One of these things."""
        return things[self.below(len(things))]

    def some(self, things, most, least=1):
        """From ``least`` to ``most`` different things, in any order; fewer where there are not as many."""
        left = list(things)
        size = min(len(left), least + self.below(most - least + 1))
        return [left.pop(self.below(len(left))) for _ in range(size)]

    def shuffled(self, things):
        """All of these things, in any order."""
        return self.some(things, len(things), least=len(things))


@st.composite
def roadmaps(draw, most=14, plain_only=False):
    """A checked roadmap of up to ``most`` skills; ids are shuffled, so that their order says nothing."""
    dice = _Dice(draw(_bytes(44 * most)))
    words = draw(st.lists(WORDS, min_size=1, max_size=4))
    count = 1 + dice.below(most)
    ids = dice.shuffled([f"s{number:02}" for number in range(count)])
    topics = _topics(dice)
    ambiguous = {"twofold": tuple(sorted(ids[:2]))} if count > 1 and dice.chance(50) else {}
    links = tuple(Resource(dice.one(words), f"https://example.org/{n}", n + 1) for n in range(dice.below(3)))
    skills = tuple(_skill(dice, words, id, topics) for id in sorted(ids))
    requirements = tuple(
        one
        for place in range(1, count)
        for one in _requirements(dice, words, ids[place], dice.some(ids[:place], 4, least=0), plain_only)
    )
    return Roadmap(dice.one(words), skills, topics, requirements, ambiguous, links)


def _bytes(count):
    return st.binary(min_size=count, max_size=count)


def _topics(dice):
    names = dice.some("abcd", 4)
    return tuple(Topic(name, name.upper(), names[0] if name != names[0] else None) for name in names)


def _skill(dice, words, id, topics):
    lines = dice.some(range(1, 41), 2, least=0)
    topic = dice.one(topics).id
    return Skill(
        id=id,
        name=f"Skill {id}",
        topic=topic,
        hours=(1 + dice.below(20)) / 2,
        aliases=(f"alias of {id}",) if dice.chance(50) else (),
        summary=dice.one(words),
        can_you="" if dice.chance(33) else f"Can you do {id}?",
        curated=dice.chance(50),
        mentions=tuple(Mention(line, f"line {line}", topic) for line in sorted(lines)),
    )


def _requirements(dice, words, skill, prerequisites, plain_only):
    left = prerequisites
    while left:
        size = 1 if plain_only else 1 + dice.below(min(len(left), 3))
        members, left = tuple(sorted(left[:size])), left[size:]
        need = dice.one([Need.USE, Need.UNDERSTAND, Need.HELPFUL][: 3 if size == 1 else 2])
        evidence = (Evidence(dice.one(list(EvidenceKind))),)
        default = dice.one(members) if size > 1 else ""
        yield Requirement(skill, members, need, dice.one(words), evidence, dice.one(list(Confidence)), default)


FOLLOWED = {
    "use": {Need.USE},
    "understand": {Need.USE, Need.UNDERSTAND},
    "thorough": {Need.USE, Need.UNDERSTAND},
    "all": set(Need),
}
"""The needs that a question of a depth follows from a target, said once more: what draws must not use what it tests."""


@dataclass(frozen=True)
class Question:
    """A question about a roadmap, as plain ids."""

    targets: tuple[str, ...]
    known: tuple[str, ...]
    prefer: tuple[str, ...]
    avoid: tuple[str, ...]
    depth: Depth
    choose: str


@dataclass(frozen=True)
class Deadline:
    """A first day, hours a week, and a last day between which there is too little time."""

    start: date
    hours_per_week: float
    deadline: date


@st.composite
def graphs_with_a_target(draw, most=12):
    """A checked roadmap and the id of a skill with two or more ancestors at depth ``understand``, mostly four or more.

    Most skills have requirements, and most targets have alternatives somewhere before them. The skills' ids say
    nothing about their order.
    """
    return _graph_with_a_target(_Dice(draw(_bytes(18 * most))), most)


def _graph_with_a_target(dice, most):
    count = 6 + dice.below(most - 5)
    ids = dice.shuffled([f"s{number:02}" for number in range(count)])
    has_alternatives = dice.chance(80)
    requirements = [one for place in range(1, count) for one in _requirements_at(dice, ids, place, has_alternatives)]
    topics = (Topic("a", "A"), Topic("b", "B", "a"), Topic("c", "C"))
    skills = tuple(
        Skill(id, f"Skill {id}", dice.one("abc"), (1 + dice.below(20)) / 2, can_you=f"Can you do {id}?")
        for id in sorted(ids)
    )
    return Roadmap("Drawn", skills, topics, tuple(requirements)), ids[-1]


def _requirements_at(dice, ids, place, has_alternatives):
    """The requirements of the skill at a place, of skills before it.

    The last three skills are a chain, so that the last one has two ancestors whatever the dice say. One skill in ten
    of the others needs nothing.
    """
    is_chained = place >= len(ids) - 2
    if not is_chained and dice.chance(10):
        return
    first = ids[place - 1] if is_chained else ids[place - 1 - dice.below(min(place, 3))]
    members = [first, *dice.some([id for id in ids[:place] if id != first], 3)]
    size = dice.one([1, 2, 3, 2]) if has_alternatives else 1
    yield _requirement(dice, ids[place], members[:size], Need.UNDERSTAND if dice.chance(25) else Need.USE)
    for member in members[size : size + dice.below(3)]:
        yield _requirement(dice, ids[place], [member], dice.one([Need.USE, Need.UNDERSTAND, Need.USE, Need.HELPFUL]))


def _requirement(dice, skill, members, need):
    default = dice.one(members) if len(members) > 1 else ""
    return Requirement(skill, tuple(sorted(members)), need, "So.", (Evidence(EvidenceKind.JUDGEMENT),), default=default)


@st.composite
def questions(draw, roadmap, target):
    """A question about a target: most know some ancestor of it, and like or dislike members of alternatives in reach.

    Mostly at most a third of the ancestors is known, and no direct prerequisite, so that something is left to learn.
    """
    return _question(_Dice(draw(_bytes(24))), roadmap, target)


def _question(dice, roadmap, target):
    closure = ancestors_by_hand(roadmap, [target])
    direct = {member for one in roadmap.requirements if one.skill == target for member in one.members}
    knowable = sorted(closure if dice.chance(20) else closure - direct or closure)
    members = sorted({member for one in choices_by_hand(roadmap, [target]) for member in one.members})
    others = [skill.id for skill in roadmap.skills if skill.id != target]
    tastes = [] if dice.chance(20) else dice.some(members, 3)
    liked = dice.below(len(tastes) + 1)
    return Question(
        targets=(target, *(dice.some(others, 1) if dice.chance(25) else [])),
        known=() if dice.chance(20) else tuple(dice.some(knowable, max(1, len(closure) // 3))),
        prefer=tuple(tastes[:liked]),
        avoid=tuple(tastes[liked:]),
        depth=dice.one([Depth.UNDERSTAND, *Depth]),
        choose="least_hours" if dice.chance(50) else "default",
    )


@st.composite
def graphs_with_a_question(draw, most=12):
    """A roadmap and a question about one of its skills, from one draw: Hypothesis makes later draws simpler."""
    dice = _Dice(draw(_bytes(18 * most + 24)))
    roadmap, target = _graph_with_a_target(dice, most)
    return roadmap, _question(dice, roadmap, target)


@st.composite
def deadlines(draw, total_hours, start=date(2027, 1, 4)):
    """A deadline that leaves 30 to 95 % of so many hours."""
    most = min(100, max(0.5, total_hours * 0.3))
    hours_per_week = draw(st.integers(1, int(most * 2))) / 2
    days = total_hours * 7 / hours_per_week
    left = draw(st.integers(math.ceil(days * 0.3), max(math.ceil(days * 0.3), math.floor(days * 0.95))))
    return Deadline(start, hours_per_week, start + timedelta(days=left))


def ancestors_by_hand(roadmap, targets, depth=Depth.UNDERSTAND):
    """All that may come before the targets at a depth, over every alternative, without the targets."""
    members = defaultdict(set)
    for one in roadmap.requirements:
        if one.need in FOLLOWED[depth]:
            members[one.skill].update(one.members)
    return reached_by_hand(targets, members.__getitem__) - set(targets)


def choices_by_hand(roadmap, targets, depth=Depth.UNDERSTAND):
    """The alternatives among the requirements of the targets and their ancestors."""
    closure = {*targets, *ancestors_by_hand(roadmap, targets, depth)}
    return [
        one
        for one in roadmap.requirements
        if one.skill in closure and len(one.members) > 1 and one.need in FOLLOWED[depth]
    ]


def reached_by_hand(starts, following):
    """The starts, and all that one comes to from them by a function from an id to the ids that follow it."""
    reached, left = set(), list(starts)
    while left:
        if (id := left.pop()) not in reached:
            reached.add(id)
            left += following(id)
    return reached


def interesting(strategy, predicate, examples=200):
    """The share of draws for which a predicate holds, from 0 to 1."""
    results = []

    @settings(max_examples=examples, database=None, phases=[Phase.generate], derandomize=True, deadline=None)
    @given(strategy)
    def draw(drawn):
        results.append(bool(predicate(drawn)))

    draw()
    return sum(results) / len(results)
