"""Random roadmaps with everything that an answer depends on: levels, hours to use, backgrounds, roles and cores.

What `tests.graph.strategies.roadmaps` draws gets the rest from a seed. Most graphs have alternatives, and some skills
are not curated.
"""

import random
from dataclasses import replace

from hypothesis import strategies as st

from graph.model import Background, Level, Role, RoleSkill
from tests.graph.strategies import SEEDS, roadmaps


def levelled(least=6, most=12, *, plain_only=False, curated=False):
    """Roadmaps of ``least`` to ``most`` skills with levels; in ``curated`` ones the catalogue knows every skill."""
    drawn = roadmaps(least, most, plain_only=plain_only)
    return st.builds(_levelled, drawn, SEEDS, st.just(curated))


def pairs(ends_of, **wanted):
    """Roadmaps with two of their ends, mostly different ones, and up to three skills that somebody knows."""
    return st.builds(_pair, levelled(**wanted), SEEDS, st.just(ends_of))


def ends(roadmap):
    """The names of the things that a question can be about."""
    ids = [skill.id for skill in roadmap.skills]
    return [*ids, *(f"topic:{topic.id}" for topic in roadmap.topics), *(f"role:{role.id}" for role in roadmap.roles)]


def skills(roadmap):
    """The ids of all skills."""
    return [skill.id for skill in roadmap.skills]


def _pair(roadmap, seed, ends_of):
    chance = random.Random(seed)  # noqa: S311 - any numbers will do
    names = ends_of(roadmap)
    known = chance.sample(skills(roadmap), min(len(roadmap.skills), chance.choice((0, 1, 1, 2, 3))))
    return roadmap, chance.choice(names), chance.choice(names), known


def _levelled(roadmap, seed, curated):
    chance = random.Random(seed)  # noqa: S311 - any numbers will do
    own = tuple(_with_use(chance, skill, curated) for skill in roadmap.skills)
    ids = [skill.id for skill in own]
    return replace(
        roadmap,
        skills=own,
        topics=tuple(_with_core(chance, topic, own) for topic in roadmap.topics),
        requirements=tuple(_with_levels(chance, one) for one in roadmap.requirements),
        roles=(Role("maker", "Maker", "Makes things.", tuple(_asked(chance, id) for id in _some(chance, ids, 3))),),
        backgrounds=(Background("school", "School", "school", "do it", tuple(_some(chance, ids, 2))),),
    )


def _some(chance, things, most):
    return sorted(chance.sample(things, min(len(things), chance.randint(1, most))))


def _with_use(chance, skill, curated):
    less = chance.choice((None, skill.hours, max(0.5, skill.hours - 1)))
    return replace(skill, hours_use=less, curated=curated or chance.random() < 0.8)


def _with_core(chance, topic, all_skills):
    own = [skill.id for skill in all_skills if skill.topic == topic.id]
    return replace(topic, core=tuple(_some(chance, own, 2)) if own and chance.random() < 0.8 else ())


def _with_levels(chance, requirement):
    return replace(requirement, levels=tuple(chance.choice(list(Level)) for _ in requirement.members))


def _asked(chance, id):
    return RoleSkill(id, chance.choice(list(Level)), f"A maker does {id}.")
