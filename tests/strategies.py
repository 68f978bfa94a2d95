"""Random roadmaps for property tests, acyclic by construction.

``roadmaps`` draws any shape, with unruly text: for what must hold on every graph. Many of its skills need nothing, so
a question about one of them often has an empty answer. ``graphs_with_a_target`` and ``graphs_with_a_question`` draw
questions whose answers have something in them: for how one reasons. ``interesting`` counts that.
"""

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from graph.model import (
    Background,
    Confidence,
    Depth,
    Evidence,
    EvidenceKind,
    Level,
    Mention,
    Milestone,
    Need,
    ReadEntry,
    Requirement,
    Resource,
    Roadmap,
    Role,
    RoleSkill,
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
    dice = _Dice(draw(_bytes(80 * most)))
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
    roles = tuple(_role(dice, words, f"r{number}", ids) for number in range(dice.below(3)))
    backgrounds = tuple(_background(dice, words, f"b{number}", ids) for number in range(dice.below(3)))
    entries = tuple(_entry(dice, words, ids) for _ in range(dice.below(4)))
    topics = tuple(_introduced(dice, topic, ids) for topic in topics)
    in_order = tuple(sorted(entries, key=lambda entry: entry.line))
    title = dice.one(words)
    return Roadmap(title, skills, topics, requirements, ambiguous, links, roles, backgrounds, in_order)


def _introduced(dice, topic, ids):
    """A topic with a field, and a skill that introduces it, or without; both in half of the cases."""
    field = dice.one(("", "numbers")) if topic.parent is None else ""
    introduction = dice.one(ids) if dice.chance(50) else ""
    return replace(topic, core=tuple(dice.some(ids, 2, least=0)), introduction=introduction, field=field)


def _role(dice, words, id, ids):
    """A role of up to three skills, some of which the only milestone asks for."""
    skills = tuple(RoleSkill(skill, dice.one(list(Level)), dice.one(words)) for skill in dice.some(ids, 3))
    built = tuple(dice.some([one.skill for one in skills], 2, least=0))
    milestones = (Milestone(dice.one(words), dice.one(words), dice.one(words), built),) if dice.chance(50) else ()
    return Role(id, f"Role {id}", dice.one(words), skills, (f"alias of {id}",), milestones)


def _background(dice, words, id, ids):
    seeds = tuple(dice.some(ids, 2, least=0))
    return Background(id, f"Background {id}", dice.one(words), f"Can you do {id}?", seeds)


def _entry(dice, words, ids):
    """An entry of the document, in half of the cases at a place where a skill may be mentioned."""
    line = 1 + dice.below(40)
    text = f"line {line}" if dice.chance(50) else dice.one(words)
    return ReadEntry(line, text, dice.one(("skills", "prose")), tuple(dice.some(ids, 2, least=0)), dice.one(words))


def _bytes(count):
    return st.binary(min_size=count, max_size=count)


def _topics(dice):
    names = dice.some("abcd", 4)
    return tuple(Topic(name, name.upper(), names[0] if name != names[0] else None) for name in names)


def _skill(dice, words, id, topics):
    lines = dice.some(range(1, 41), 2, least=0)
    topic = dice.one(topics).id
    halves = 1 + dice.below(20)
    return Skill(
        id=id,
        name=f"Skill {id}",
        topic=topic,
        hours=halves / 2,
        hours_use=(1 + dice.below(halves)) / 2 if dice.chance(50) else None,
        can_use=f"Can you use {id}?" if dice.chance(33) else "",
        resources=tuple(_resource(dice, words, number) for number in range(dice.below(3))),
        aliases=(f"alias of {id}",) if dice.chance(50) else (),
        summary=dice.one(words),
        can_you="" if dice.chance(33) else f"Can you do {id}?",
        curated=dice.chance(50),
        mentions=tuple(Mention(line, f"line {line}", topic) for line in sorted(lines)),
    )


def _resource(dice, words, number):
    """A link of the catalogue, or of a line of the document."""
    url = f"https://example.org/book/{number}"
    if dice.chance(50):
        return Resource(dice.one(words), url, number + 1)
    free = dice.one((None, True, False))
    return Resource(dice.one(words), url, kind="book", free=free, part=dice.one(words), seen="2026-11-29")


def _levels(dice, members, need):
    """A level for each member: what is only helpful is to be used, of the others most are to be understood."""
    choices = [Level.UNDERSTAND, Level.UNDERSTAND, Level.USE]
    return tuple(Level.USE if need is Need.HELPFUL else dice.one(choices) for _ in members)


def _requirements(dice, words, skill, prerequisites, plain_only):
    left = prerequisites
    while left:
        size = 1 if plain_only else 1 + dice.below(min(len(left), 3))
        members, left = tuple(sorted(left[:size])), left[size:]
        need = dice.one([Need.USE, Need.UNDERSTAND, Need.HELPFUL][: 3 if size == 1 else 2])
        evidence = (Evidence(dice.one(list(EvidenceKind))),)
        default = dice.one(members) if size > 1 else ""
        confidence, levels = dice.one(list(Confidence)), _levels(dice, members, need)
        yield Requirement(skill, members, need, dice.one(words), evidence, confidence, default, levels)


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
    return _graph_with_a_target(_Dice(draw(_bytes(28 * most))), most)


def _graph_with_a_target(dice, most):
    count = 6 + dice.below(most - 5)
    ids = dice.shuffled([f"s{number:02}" for number in range(count)])
    has_alternatives = dice.chance(80)
    requirements = [one for place in range(1, count) for one in _requirements_at(dice, ids, place, has_alternatives)]
    topics = (Topic("a", "A"), Topic("b", "B", "a"), Topic("c", "C"))
    skills = tuple(_timed_skill(dice, id) for id in sorted(ids))
    return Roadmap("Drawn", skills, topics, tuple(requirements)), ids[-1]


def _timed_skill(dice, id):
    """A skill that in a third of the cases takes less time at level use."""
    halves = 1 + dice.below(20)
    hours_use = (1 + dice.below(halves)) / 2 if dice.chance(33) else None
    return Skill(id, f"Skill {id}", dice.one("abc"), halves / 2, can_you=f"Can you do {id}?", hours_use=hours_use)


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
    evidence = (Evidence(EvidenceKind.JUDGEMENT),)
    levels = _levels(dice, members, need)
    return Requirement(skill, tuple(sorted(members)), need, "So.", evidence, default=default, levels=levels)


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
    dice = _Dice(draw(_bytes(28 * most + 24)))
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


def held_by(roadmap, background):
    """The seeds of a background, and all that they plainly use."""
    seeds = [seed for one in roadmap.backgrounds if one.id == background for seed in one.seeds]
    plain = defaultdict(list)
    for one in roadmap.requirements:
        if one.need is Need.USE and len(one.members) == 1:
            plain[one.skill] += one.members
    return reached_by_hand(seeds, plain.__getitem__)


def closure_at_levels(roadmap, target, held=frozenset()):
    """What a target at level understand needs where each choice takes its default: the level of each skill, by its id.

    Nothing is listed that is held, but for the target; a choice with a member that is held is met.
    """
    needs = defaultdict(list)
    for one in roadmap.requirements:
        if one.need is not Need.HELPFUL and held.isdisjoint(one.members):
            pick = one.default or one.members[0]
            needs[one.skill].append((one.need, pick, one.levels[one.members.index(pick)]))

    def following(node):
        skill, level = node
        if level is Level.UNDERSTAND:
            return [(pick, wanted) for _, pick, wanted in needs[skill]]
        return [(pick, Level.USE) for need, pick, _ in needs[skill] if need is Need.USE]

    nodes = reached_by_hand([(target, Level.UNDERSTAND)], following)
    return {skill: "understand" if (skill, Level.UNDERSTAND) in nodes else "use" for skill, _ in nodes}


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
