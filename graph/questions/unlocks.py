"""What a skill opens: all that needs it, and what becomes learnable at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.model import Depth, Skill
from graph.names import address
from graph.questions.why import avoidable
from graph.snapshot import Snapshot
from graph.snapshot.adjacency import Adjacency
from graph.snapshot.walks import descendants
from graph.solution.profile import Learner, Profile, knowing, learner, skills_of


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


def unlocks(snapshot: Snapshot, skill: str, profile: Profile = Profile()) -> Unlocks:
    """All that needs a skill or topic at a depth, and what one could start at once with it and the known skills.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> answer = unlocks(Snapshot(TINY), "vectors", Profile(known=["softmax"]))
    >>> answer.direct, answer.learnable_now
    (('attention', 'pytorch', 'tensorflow'), ('attention', 'pytorch', 'tensorflow'))
    """
    thing = snapshot.names.thing(skill)
    own = skills_of(snapshot, thing)
    rows = snapshot.at(profile.depth)
    who = learner(snapshot, profile)
    with_it = knowing(snapshot, who.known.union(snapshot.numbers(own)))
    direct = {id for number in snapshot.numbers(own) for id in snapshot.ids(rows.dependents[number])}.difference(own)
    needing = snapshot.sort(descendants(snapshot, own, profile.depth))
    optional = avoidable(snapshot, own, profile.depth)
    return Unlocks(
        revision=snapshot.revision,
        skill=address(thing),
        depth=profile.depth,
        known=tuple(snapshot.ids(who.known)),
        credited=tuple(snapshot.ids(who.credited)),
        direct=tuple(snapshot.sort(direct)),
        learnable_now=tuple(_newly_learnable(snapshot, needing, who, with_it, profile.depth)),
        count=len(needing),
        items=tuple(_unlocked(snapshot.skills[id], id in direct, id in optional) for id in needing),
    )


def is_learnable(rows: Adjacency, number: int, learner: Learner) -> bool:
    """Whether all requirements of a skill (number) are met, and it is not itself known or credited."""
    has = learner.has
    if number in has or not has.issuperset(rows.plain[number]):
        return False
    return all(not has.isdisjoint(choice.members) for choice in rows.choices.get(number, ()))


def _newly_learnable(
    snapshot: Snapshot, skills: Iterable[str], without: Learner, with_it: Learner, depth: Depth
) -> Iterator[str]:
    rows = snapshot.at(depth)
    for skill in skills:
        number = snapshot.position[skill]
        if is_learnable(rows, number, with_it) and not is_learnable(rows, number, without):
            yield skill


def _unlocked(skill: Skill, direct: bool, alternative: bool) -> Unlocked:
    return Unlocked(skill.id, skill.name, skill.topic, skill.hours, direct, alternative)
