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


@st.composite
def roadmaps(draw, most=14, plain_only=False):
    """A checked roadmap of up to ``most`` skills; ids are shuffled, so that their order says nothing."""
    count = draw(st.integers(1, most))
    ids = draw(st.permutations([f"s{number:02}" for number in range(count)]))
    topics = _topics(draw)
    skills = tuple(_skill(draw, id, topics) for id in ids)
    requirements = tuple(
        one for place in range(1, count) for one in _requirements(draw, ids[place], ids[:place], plain_only)
    )
    ambiguous = {"twofold": tuple(sorted(ids[:2]))} if count > 1 and draw(st.booleans()) else {}
    links = tuple(Resource(draw(WORDS), f"https://example.org/{n}", n + 1) for n in range(draw(st.integers(0, 2))))
    return Roadmap(draw(WORDS), tuple(sorted(skills, key=lambda one: one.id)), topics, requirements, ambiguous, links)


def _topics(draw):
    names = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True))
    return tuple(Topic(name, name.upper(), names[0] if name != names[0] else None) for name in names)


def _skill(draw, id, topics):
    lines = draw(st.lists(st.integers(1, 40), max_size=2, unique=True))
    topic = draw(st.sampled_from(topics)).id
    return Skill(
        id=id,
        name=f"Skill {id}",
        topic=topic,
        hours=draw(st.integers(1, 20)) / 2,
        aliases=(f"alias of {id}",) if draw(st.booleans()) else (),
        summary=draw(WORDS),
        can_you=draw(st.sampled_from([f"Can you do {id}?", f"Can you do {id}?", ""])),
        curated=draw(st.booleans()),
        mentions=tuple(Mention(line, f"line {line}", topic) for line in sorted(lines)),
    )


def _requirements(draw, skill, earlier, plain_only):
    left = list(draw(st.lists(st.sampled_from(earlier), max_size=4, unique=True)))
    while left:
        size = 1 if plain_only else draw(st.integers(1, min(len(left), 3)))
        members, left = tuple(sorted(left[:size])), left[size:]
        needs = list(Need) if size == 1 else [Need.USE, Need.UNDERSTAND]
        default = draw(st.sampled_from(members)) if size > 1 else ""
        evidence = (Evidence(draw(st.sampled_from(list(EvidenceKind)))),)
        yield Requirement(
            skill,
            members,
            draw(st.sampled_from(needs)),
            draw(WORDS),
            evidence,
            draw(st.sampled_from(Confidence)),
            default,
        )


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

    def some(self, things, most):
        """Up to ``most`` different things, in any order; at least one if there are any."""
        left = list(things)
        size = min(len(left), 1 + self.below(most)) if left else 0
        return [left.pop(self.below(len(left))) for _ in range(size)]


@st.composite
def graphs_with_a_target(draw, most=12):
    """A checked roadmap and the id of a skill with two or more ancestors at depth ``understand``, mostly four or more.

    Most skills have requirements, and most targets have alternatives somewhere before them. The skills' ids say
    nothing about their order.
    """
    return _graph_with_a_target(_Dice(draw(_bytes(18 * most))), most)


def _bytes(count):
    return st.binary(min_size=count, max_size=count)


def _graph_with_a_target(dice, most):
    count = 6 + dice.below(most - 5)
    ids = _shuffled(dice, [f"s{number:02}" for number in range(count)])
    has_alternatives = dice.chance(80)
    requirements = [one for place in range(1, count) for one in _requirements_at(dice, ids, place, has_alternatives)]
    topics = (Topic("a", "A"), Topic("b", "B", "a"), Topic("c", "C"))
    skills = tuple(
        Skill(id, f"Skill {id}", "abc"[dice.below(3)], (1 + dice.below(20)) / 2, can_you=f"Can you do {id}?")
        for id in sorted(ids)
    )
    return Roadmap("Drawn", skills, topics, tuple(requirements)), ids[-1]


def _shuffled(dice, things):
    left = list(things)
    return [left.pop(dice.below(len(left))) for _ in things]


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
    size = [1, 2, 3, 2][dice.below(4)] if has_alternatives else 1
    yield _requirement(dice, ids[place], members[:size], Need.UNDERSTAND if dice.chance(25) else Need.USE)
    for member in members[size : size + dice.below(3)]:
        yield _requirement(
            dice, ids[place], [member], [Need.USE, Need.UNDERSTAND, Need.USE, Need.HELPFUL][dice.below(4)]
        )


def _requirement(dice, skill, members, need):
    default = members[dice.below(len(members))] if len(members) > 1 else ""
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
        depth=[Depth.UNDERSTAND, *Depth][dice.below(len(Depth) + 1)],
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
