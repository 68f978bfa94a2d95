"""Random graphs and questions that are rarely trivial, built from a seed, so that a hundred of them take no time.

Most skills have requirements, the targets have ancestors, what is known stands on the way to the targets, and tastes
are about choices that are met there. `tests/graph/test_strategies.py` counts that it stays so.
"""

import math
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from hypothesis import strategies as st

from graph.model import (
    Background,
    Confidence,
    Depth,
    Evidence,
    EvidenceKind,
    Level,
    Mention,
    Need,
    Requirement,
    Roadmap,
    Role,
    RoleSkill,
    Skill,
    Topic,
)
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors, used_by
from graph.solution import Choose, Profile, solve

START = date(2027, 1, 4)
SEEDS = st.integers(0, 2**32)
LEVELS = tuple(Level)
BACKGROUNDS = ("", "none", "school", "programmer")
HOURS = (0.5, 1, 1, 2, 2, 3, 4.5, 6)


def roadmaps(least=1, most=14, *, plain_only=False):
    """Roadmaps of ``least`` to ``most`` skills; ids are shuffled, so that their order says nothing."""
    return st.builds(_roadmap, SEEDS, st.integers(least, most), st.just(plain_only))


def questions(
    least=10, most=16, *, plain_only=False, depths=tuple(Depth), choose=(Choose.DEFAULT,), targets=1, knows=True
):
    """Questions with targets that have ancestors, of somebody who knows something and has tastes.

    They start from the background of their depth; `full_questions` draw more.
    """
    return st.builds(
        _question,
        SEEDS,
        st.integers(least, most),
        st.just(plain_only),
        st.sampled_from(depths),
        st.sampled_from(choose),
        st.integers(1, targets),
        st.just(knows),
    )


def full_questions(**wanted):
    """Questions from any background, that lack some of it, and half of which ask for a topic or a role as well.

    Most are at depth ``understand``, the only one at which levels differ within an answer.
    """
    wanted.setdefault("depths", (*Depth, *3 * [Depth.UNDERSTAND]))
    return st.builds(_full_question, questions(**wanted), SEEDS)


def deadlines(**wanted):
    """Questions with a deadline at 30 to 95 % of the hours that they take; a day has one hour."""
    return st.builds(Deadline, questions(**wanted), st.integers(30, 95))


def levelled(**wanted):
    """Questions about roadmaps with levels, hours at level use and a background, of somebody who may start from it."""
    backgrounds = st.sampled_from(("", "school", "none"))
    return st.builds(_levelled, questions(**wanted), SEEDS, backgrounds)


def levelled_deadlines(**wanted):
    """The same with a deadline at 30 to 95 % of the hours that they take; a day has one hour."""
    return st.builds(Deadline, levelled(**wanted), st.integers(30, 95))


@dataclass(frozen=True)
class Asked:
    """A roadmap, and a question about it."""

    roadmap: Roadmap
    targets: tuple[str, ...]
    profile: Profile

    @cached_property
    def snapshot(self):
        return Snapshot(self.roadmap)

    @cached_property
    def solution(self):
        return solve(self.snapshot, self.targets, self.profile)


@dataclass(frozen=True)
class Deadline:
    """A question, and the ``part`` of its hours, in per cent, that there is time for."""

    asked: Asked
    part: int

    @cached_property
    def room(self):
        return max(1, math.floor(self.asked.solution.hours * self.part / 100))

    @property
    def day(self):
        return START + timedelta(days=self.room)


def _roadmap(seed, size, plain_only=False):
    chance = random.Random(seed)  # noqa: S311 - any numbers will do
    ids = [f"s{number:02}" for number in range(size)]
    chance.shuffle(ids)
    topics = (Topic("a", "A", core=tuple(ids[:2])), Topic("b", "B", "a"), Topic("c", "C", "b"), Topic("d", "D"))
    skills = tuple(_skill(chance, id, topics) for id in sorted(ids))
    requirements = [
        one for place in range(2, size) for one in _requirements(chance, ids[place], ids[:place], plain_only)
    ]
    chance.shuffle(requirements)
    return _with_levels(Roadmap(f"Seed {seed}", skills, topics, tuple(requirements)), seed)


def _with_levels(roadmap, seed):
    """The roadmap with levels, hours at level use, introductions, roles and backgrounds, all of them drawn apart."""
    chance = random.Random(f"levels of {seed}")  # noqa: S311 - any numbers will do
    ids = [skill.id for skill in roadmap.skills]
    return replace(
        roadmap,
        skills=tuple(replace(one, hours_use=chance.choice([None, 0.5, one.hours])) for one in roadmap.skills),
        topics=tuple(_introduced(chance, one, roadmap) for one in roadmap.topics),
        requirements=tuple(replace(one, levels=_levels(chance, one)) for one in roadmap.requirements),
        roles=tuple(_role(chance, f"role-{number}", ids) for number in range(chance.randint(0, 2))),
        backgrounds=tuple(_background(chance, id, ids) for id in ("none", "school", "programmer")),
    )


def _introduced(chance, topic, roadmap):
    """A topic with an introduction or without: mostly one of its own skills, or else any."""
    own = [skill.id for skill in roadmap.skills if skill.topic == topic.id]
    anywhere = [skill.id for skill in roadmap.skills]
    return replace(topic, introduction=chance.choice(["", chance.choice(anywhere), chance.choice(own or anywhere)]))


def _levels(chance, requirement):
    is_helpful = requirement.need is Need.HELPFUL
    return tuple(Level.USE if is_helpful else chance.choice(LEVELS) for _ in requirement.members)


def _role(chance, id, ids):
    skills = sorted(chance.sample(ids, min(len(ids), chance.randint(1, 3))))
    return Role(id, f"Role {id}", "A role.", tuple(RoleSkill(one, chance.choice(list(Level)), "So.") for one in skills))


def _background(chance, id, ids):
    """A background of up to two seeds; that of ``none`` is empty."""
    seeds = [] if id == "none" else chance.sample(ids, min(len(ids), chance.choice((0, 1, 1, 2))))
    return Background(id, f"Background {id}", "A background.", seeds=tuple(sorted(seeds)))


def _levelled(asked, seed, background):
    chance = random.Random(seed)  # noqa: S311 - any numbers will do
    skills = tuple(
        replace(one, hours_use=chance.choice((None, one.hours, max(0.5, one.hours // 1 / 2))), can_use=f"Use {one.id}?")
        for one in asked.roadmap.skills
    )
    requirements = tuple(
        one if one.need is Need.HELPFUL else replace(one, levels=tuple(chance.choices(list(Level), k=len(one.members))))
        for one in asked.roadmap.requirements
    )
    seeds = tuple(chance.sample(sorted(one.id for one in skills), 2))
    school = Background("school", "School", "school", "do what school does", seeds)
    roadmap = replace(asked.roadmap, skills=skills, requirements=requirements, backgrounds=(school,))
    return Asked(roadmap, asked.targets, replace(asked.profile, background=background))


def _skill(chance, id, topics):
    topic = chance.choice(topics).id
    mentions = tuple(Mention(line, f"line {line}", topic) for line in chance.sample(range(1, 40), chance.randint(0, 2)))
    return Skill(
        id=id,
        name=f"Skill {id}",
        topic=topic,
        hours=chance.choice(HOURS),
        aliases=(f"alias of {id}",) if chance.random() < 0.5 else (),
        summary=f"All about “{id}”.",
        can_you=f"Can you do {id}?" if chance.random() < 0.8 else "",
        curated=chance.random() < 0.85,
        implied=chance.random() < 0.2,
        mentions=mentions,
    )


def _requirements(chance, skill, earlier, plain_only):
    """One to three requirements, mostly of skills that come shortly before, a third of them with alternatives."""
    near = earlier[-5:]
    left = chance.sample(near, min(len(near), chance.choice((1, 2, 3, 4, 4))))
    while left:
        size = 1 if plain_only or chance.random() < 0.6 else min(len(left), chance.choice((2, 2, 3)))
        members, left = tuple(left[:size]), left[size:]
        need = chance.choices(list(Need), (6, 4, 2 if size == 1 else 0))[0]
        default = chance.choice(members) if size > 1 else ""
        evidence = (Evidence(chance.choice(list(EvidenceKind)), "A book"),)
        confidence = chance.choice(list(Confidence))
        yield Requirement(skill, members, need, f"{skill} rests on it.", evidence, confidence, default)


def _question(seed, size, plain_only, depth, choose, most_targets, knows):
    chance = random.Random(seed)  # noqa: S311 - any numbers will do
    roadmap = _roadmap(seed, size, plain_only)
    snapshot = Snapshot(roadmap)
    above = {id: ancestors(snapshot, id, depth) for id in snapshot.order}
    ranked = sorted(snapshot.order, key=lambda id: len(above[id]), reverse=True)
    targets = tuple(chance.sample(ranked[:3], most_targets))
    way = snapshot.sort(set().union(*(above[id] for id in targets)) - set(targets))
    lower = way[: max(1, 2 * len(way) // 3)]
    using = [id for id in lower if snapshot.at(Depth.USE).plain[2 * snapshot.position[id]]] or lower
    known = chance.sample(using, min(len(using), chance.choice((0, 1, 1, 1, 2)))) if knows else []
    choices = [one for id in (*way, *targets) for one in snapshot.requirements(id, depth) if not one.is_plain]
    members = sorted({member for one in choices for member in one.members})
    chance.shuffle(members)
    prefer = tuple(members[: chance.choice((0, 0, 1, 2))])
    defaults = sorted({one.pick for one in choices}.difference(prefer))
    avoid = tuple(chance.sample(defaults, min(len(defaults), chance.choice((0, 0, 1, 2)))))
    return Asked(roadmap, targets, Profile(tuple(known), depth, prefer, avoid, choose))


def _full_question(asked, seed):
    chance = random.Random(f"more of {seed}")  # noqa: S311 - any numbers will do
    roadmap, profile, snapshot = asked.roadmap, asked.profile, asked.snapshot
    background = chance.choice(BACKGROUNDS)
    groups = [f"topic:{one.id}" for one in roadmap.topics] + [f"role:{one.id}" for one in roadmap.roles]
    targets = (*asked.targets, *(chance.sample(groups, 1) if chance.random() < 0.5 else ()))
    held = snapshot.ids(snapshot.held.get(background or "school", ()))
    brought = [id for id in {*held, *used_by(snapshot, profile.known)} if id not in profile.known]
    lacking = chance.sample(sorted(brought), min(len(brought), chance.choice((0, 0, 1))))
    full = replace(profile, background=background, lacking=tuple(lacking), whole=chance.random() < 0.3)
    return Asked(roadmap, targets, full)


def introduction_pairs(roadmap):
    """What comes before what because it introduces its topic, by the definition; networkx looks for cycles."""
    import networkx as nx

    graph = nx.DiGraph((member, one.skill) for one in roadmap.requirements for member in one.members)
    graph.add_nodes_from(skill.id for skill in roadmap.skills)
    parents, pairs = {topic.id: topic.parent for topic in roadmap.topics}, []
    for topic in sorted(roadmap.topics, key=lambda one: one.id):
        for skill in roadmap.skills if topic.introduction else ():
            is_part = topic.id in _with_parents(skill.topic, parents)
            if is_part and skill.id not in nx.ancestors(graph, topic.introduction) | {topic.introduction}:
                pairs.append((topic.introduction, skill.id))
                graph.add_edge(topic.introduction, skill.id)
    return pairs


def _with_parents(topic, parents):
    while topic is not None:
        yield topic
        topic = parents[topic]
