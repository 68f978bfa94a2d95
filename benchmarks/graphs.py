"""Random roadmaps to measure on: domains whose skills build on each other, and hubs that everybody needs."""

import random

from graph.fields import with_default_levels
from graph.model import Need, Requirement, Roadmap, Skill, Topic

SIZES = {
    "S": (1_500, 4_000),
    "K": (10_000, 50_000),
    "M": (15_000, 120_000),
    "C": (100_000, 500_000),
    "L": (1_000_000, 5_000_000),
}
"""Skills and requirements."""

_DOMAIN_SKILLS = 1_500
_HUBS = 50
_HUB_SHARE = 0.2


def roadmap(skills: int, requirements: int, seed: int = 7) -> Roadmap:
    """An acyclic roadmap: four of five requirements stay near in their domain, the others lead to one of 50 hubs."""
    dice = random.Random(seed)  # noqa: S311 - a fixed shuffle, no secret
    ids = [f"s{number:07}" for number in range(skills)]
    topics = [_topic(number) for number in range(1 + skills // 100)]
    nodes = tuple(Skill(id, f"Skill {number}", topics[number // 100].id, 2) for number, id in enumerate(ids))
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < requirements:
        after = dice.randrange(_HUBS, skills)
        pairs.add((after, _prerequisite(dice, after)))
    edges = tuple(Requirement(ids[a], (ids[b],), Need.USE, "Needed.", ()) for a, b in sorted(pairs))
    return with_default_levels(Roadmap("Random", nodes, tuple(topics), edges))


def _topic(number: int) -> Topic:
    """A topic; ten of them are a field."""
    return Topic(f"t{number:05}", f"Topic {number}", field=f"f{number // 10:04}")


def _prerequisite(dice: random.Random, after: int) -> int:
    start = after - after % _DOMAIN_SKILLS
    if dice.random() < _HUB_SHARE or after == start:
        return min(int(dice.paretovariate(0.5)) - 1, _HUBS - 1)
    return max(start, after - 1 - int(dice.expovariate(1 / 250)))
