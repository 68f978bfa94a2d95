"""What a skill opens: all that needs it, and what becomes learnable at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.closure import Learner, descendants_of_any, learner, skills_of
from graph.model import Depth, Skill
from graph.questions.why import avoidable
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A skill that needs what was asked about; ``direct`` if in one step, ``alternative`` if only as one of several."""

    id: str
    name: str
    topic: str
    hours: float
    direct: bool
    alternative: bool


@dataclass(frozen=True, slots=True)
class Unlocks:
    """What needs ``skill``: ``items`` in learning order; ``learnable_now`` are those that it completes the needs of.

    For a topic, these are the skills outside it that need any skill of it.
    """

    revision: str
    skill: str
    depth: Depth
    known: tuple[str, ...]
    credited: tuple[str, ...]
    direct: tuple[str, ...]
    learnable_now: tuple[str, ...]
    count: int
    items: tuple[Unlocked, ...]


def unlocks(snapshot: Snapshot, skill: str, *, known: Iterable[str] = (), depth: Depth = Depth.UNDERSTAND) -> Unlocks:
    """All that needs a skill or topic at a depth, and what one could start at once with it and the ``known`` skills.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> answer = unlocks(Snapshot(TINY), "vectors", known=["softmax"])
    >>> answer.direct, answer.learnable_now
    (('attention', 'pytorch', 'tensorflow'), ('attention', 'pytorch', 'tensorflow'))
    """
    thing = snapshot.names.thing(skill)
    own = skills_of(snapshot, thing)
    who = learner(snapshot, known)
    with_it = learner(snapshot, {*who.known, *own})
    direct = {one.skill for id in own for one in snapshot.required_by(id, depth)}.difference(own)
    needing = snapshot.sort(descendants_of_any(snapshot, own, depth))
    optional = avoidable(snapshot, own, depth)
    return Unlocks(
        revision=snapshot.revision,
        skill=thing.id if isinstance(thing, Skill) else f"topic:{thing.id}",
        depth=depth,
        known=tuple(snapshot.sort(who.known)),
        credited=tuple(snapshot.sort(who.credited)),
        direct=tuple(snapshot.sort(direct)),
        learnable_now=tuple(_newly_learnable(snapshot, needing, who, with_it, depth)),
        count=len(needing),
        items=tuple(_unlocked(snapshot.skills[id], id in direct, id in optional) for id in needing),
    )


def learnable(snapshot: Snapshot, skill: str, who: Learner, depth: Depth) -> bool:
    """Whether all requirements of a skill at a depth are met, and it is not itself known."""
    met = (any(member in who.has for member in one.members) for one in snapshot.requirements(skill, depth))
    return skill not in who.has and all(met)


def _newly_learnable(
    snapshot: Snapshot, skills: Iterable[str], without: Learner, with_it: Learner, depth: Depth
) -> Iterator[str]:
    for skill in skills:
        if learnable(snapshot, skill, with_it, depth) and not learnable(snapshot, skill, without, depth):
            yield skill


def _unlocked(skill: Skill, direct: bool, alternative: bool) -> Unlocked:
    return Unlocked(skill.id, skill.name, skill.topic, skill.hours, direct, alternative)
