"""The skills that may need a skill, and those that become learnable at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.model import Depth, Skill
from graph.names import address
from graph.snapshot import Snapshot
from graph.snapshot.nodes import Rows, node_of
from graph.snapshot.walks import descendants
from graph.solution.profile import Learner, Profile, knowing, learner, skills_of
from graph.work import ITEM_UNITS, spend


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A skill that may need what was asked about.

    Attributes
    ----------
    hours
        Hours of the skill at the level of the depth.
    direct
        Whether it needs it in one step.
    alternative
        Whether another choice does without it.
    """

    id: str
    name: str
    topic: str
    hours: float
    direct: bool
    alternative: bool


@dataclass(frozen=True, slots=True)
class Unlocks:
    """What may need a skill, or any skill of a topic or role.

    Attributes
    ----------
    skill
        Id of what was asked about.
    direct
        Ids of the skills that need it in one step.
    learnable_now
        Ids of the skills that can be learned as soon as it is known.
    count
        How many skills may need it.
    items
        The skills that may need it, in learning order.
    """

    revision: str
    skill: str
    depth: Depth
    known: tuple[str, ...]
    credited: tuple[str, ...]
    background: str
    direct: tuple[str, ...]
    learnable_now: tuple[str, ...]
    count: int
    items: tuple[Unlocked, ...]


def unlocks(snapshot: Snapshot, skill: str, profile: Profile = Profile()) -> Unlocks:
    """All that may need a skill, topic or role at a depth, over every alternative, and what one could start with it.

    What can be started at once counts what is known, credited and held by the background.

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
    depth = profile.depth
    who = learner(snapshot, profile)
    needing = snapshot.sort(descendants(snapshot, own, depth))
    spend(ITEM_UNITS * len(needing))
    direct = set(_needing_directly(snapshot, needing, own, depth))
    optional = avoidable(snapshot, own, depth)
    return Unlocks(
        revision=snapshot.revision,
        skill=address(thing),
        depth=depth,
        known=tuple(snapshot.ids(who.known)),
        credited=tuple(snapshot.ids(who.credited)),
        background=who.background,
        direct=tuple(snapshot.sort(direct)),
        learnable_now=tuple(_newly_learnable(snapshot, needing, who, _with(snapshot, who, own), depth)),
        count=len(needing),
        items=tuple(_unlocked(snapshot.skills[id], depth, id in direct, id in optional) for id in needing),
    )


def avoidable(snapshot: Snapshot, skills: Sequence[str], depth: Depth) -> set[str]:
    """The skills that need one of ``skills`` by some choice among alternatives and can do without all by another.

    A node can do without them if none of its plain requirements is bound to them, and each of its choices has a member
    that is not.
    """
    rows, level = snapshot.at(depth), depth.level
    bound = {node for number in snapshot.numbers(skills) for node in (2 * number, 2 * number + 1)}
    for node in range(2 * len(snapshot.order)):  # ascending: prerequisites first
        if not bound.isdisjoint(rows.plain[node]) or any(
            bound.issuperset(choice.nodes) for choice in rows.choices.get(node, ())
        ):
            bound.add(node)
    needing = descendants(snapshot, skills, depth)
    return {id for id in needing if node_of(snapshot.position[id], level) not in bound}


def is_learnable(rows: Rows, node: int, learner: Learner) -> bool:
    """Whether all requirements of a node are met, and its skill is not known, credited or held by the background."""
    met = learner.met
    if node >> 1 in met or any(prerequisite >> 1 not in met for prerequisite in rows.plain[node]):
        return False
    return all(not met.isdisjoint(choice.members) for choice in rows.choices.get(node, ()))


def _needing_directly(snapshot: Snapshot, needing: Iterable[str], skills: Iterable[str], depth: Depth) -> Iterator[str]:
    numbers, rows = set(snapshot.numbers(skills)), snapshot.at(depth)
    for id in needing:
        if any(one >> 1 in numbers for one in rows.members[node_of(snapshot.position[id], depth.level)]):
            yield id


def _with(snapshot: Snapshot, who: Learner, skills: Iterable[str]) -> Learner:
    """The learner once these skills are known, too."""
    new = frozenset(snapshot.numbers(skills))
    return knowing(snapshot, replace(who, known=who.known | new, lacking=who.lacking - new))


def _newly_learnable(
    snapshot: Snapshot, skills: Iterable[str], without: Learner, with_it: Learner, depth: Depth
) -> Iterator[str]:
    rows = snapshot.at(depth)
    for skill in skills:
        node = node_of(snapshot.position[skill], depth.level)
        if is_learnable(rows, node, with_it) and not is_learnable(rows, node, without):
            yield skill


def _unlocked(skill: Skill, depth: Depth, direct: bool, alternative: bool) -> Unlocked:
    return Unlocked(skill.id, skill.name, skill.topic, skill.hours_at(depth.level), direct, alternative)
