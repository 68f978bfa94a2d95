"""The targets of a question: skills, each at a level, and the topics and roles that stand for several."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import InvalidParameter
from graph.model import Depth, Level, Role, Skill, Topic
from graph.names import Group, Thing, address
from graph.snapshot import Snapshot
from graph.snapshot.nodes import node_of


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """What a target that is not a single skill stands for.

    Attributes
    ----------
    target
        Id of the target.
    name
        Name of the target.
    kind
        What the target is: topic, role, entry, or all.
    skills
        Ids of its goals, in learning order.
    all_skills
        How many skills the whole of it has.
    hours
        Hours of the goals.
    all_hours
        Hours of the whole of it.
    curated
        Whether somebody named the goals; else a rule chose them.
    """

    target: str
    name: str
    kind: str
    skills: tuple[str, ...]
    all_skills: int
    hours: float
    all_hours: float
    curated: bool


@dataclass(frozen=True, slots=True)
class Targets:
    """What was ``asked`` for.

    ``skills`` were named themselves; ``members`` are what ``groups`` (topics, roles, sets) stand for; ``nodes`` are all
    of them by number at the levels wanted.
    """

    asked: tuple[str, ...]
    skills: tuple[str, ...]
    members: tuple[str, ...]
    nodes: tuple[int, ...]
    groups: tuple[TargetGroup, ...] = ()

    @property
    def goals(self) -> tuple[str, ...]:
        """All skills to be reached."""
        return (*self.skills, *self.members)


def resolve(snapshot: Snapshot, targets: Sequence[str], depth: Depth, *, whole: bool = False) -> Targets:
    """The skills that the named targets (ids, names or aliases) stand for, each once, in the order asked.

    A topic stands for its core, or with ``whole`` for all its skills; a role for its skills, no deeper than it says.

    Raises
    ------
    InvalidParameter, UnknownNames, AmbiguousName

    Examples
    --------
    >>> from graph.samples import TINY
    >>> aim = resolve(Snapshot(TINY), ["Transformer", "topic:maths"], Depth.USE, whole=True)
    >>> aim.asked, aim.skills, aim.members
    (('transformers', 'topic:maths'), ('transformers',), ('softmax', 'vectors'))
    """
    if not targets:
        raise InvalidParameter("target", "is missing: name a skill, a topic or a role")
    things = list(dict.fromkeys(snapshot.names.things(targets, "target", allow_all=True)))
    levels: dict[str, Level] = {}
    for skill, level in _wanted(snapshot, things, depth, whole):
        levels[skill] = Level.UNDERSTAND if Level.UNDERSTAND in {level, levels.get(skill)} else Level.USE
    skills = tuple(thing.id for thing in things if isinstance(thing, Skill))
    members = tuple(snapshot.sort(levels.keys() - set(skills)))
    nodes = tuple(node_of(snapshot.position[id], levels[id]) for id in (*skills, *members))
    groups = tuple(_group(snapshot, thing, depth, whole) for thing in things if not isinstance(thing, Skill))
    return Targets(tuple(map(address, things)), skills, members, nodes, groups)


def goals_of(snapshot: Snapshot, thing: Thing, depth: Depth, *, whole: bool = False) -> Mapping[str, Level]:
    """The skills that a target stands for, in learning order, and the level at which a depth wants each."""
    if isinstance(thing, Role):
        levels = {one.skill: one.level for one in thing.skills}
        wanted = levels if depth is Depth.UNDERSTAND else dict.fromkeys(levels, depth.level)
        return {id: wanted[id] for id in snapshot.sort(wanted)}
    if isinstance(thing, Topic):
        ids: Iterable[str] = snapshot.skills_of(thing.id) if whole else snapshot.sort(snapshot.core_of(thing.id))
    else:
        ids = [thing.id] if isinstance(thing, Skill) else snapshot.sort(thing.skills)
    return dict.fromkeys(ids, depth.level)


def all_of(snapshot: Snapshot, thing: Thing) -> tuple[str, ...]:
    """Every skill that belongs to what a name stands for: of a topic, not only its core."""
    if isinstance(thing, Topic):
        return snapshot.skills_of(thing.id)
    return tuple(goals_of(snapshot, thing, Depth.THOROUGH))


def _wanted(snapshot: Snapshot, things: Iterable[Thing], depth: Depth, whole: bool) -> Iterator[tuple[str, Level]]:
    for thing in things:
        yield from goals_of(snapshot, thing, depth, whole=whole).items()


def _group(snapshot: Snapshot, thing: Topic | Role | Group, depth: Depth, whole: bool) -> TargetGroup:
    goals, everything = goals_of(snapshot, thing, depth, whole=whole), all_of(snapshot, thing)
    return TargetGroup(
        target=address(thing),
        name=thing.name,
        kind=_KINDS[type(thing)],
        skills=tuple(goals),
        all_skills=len(everything),
        hours=snapshot.hours_at(goals),
        all_hours=snapshot.hours_at(dict.fromkeys(everything, depth.level)),
        curated=whole or not isinstance(thing, Topic) or bool(thing.core),
    )


_KINDS = {Topic: "topic", Role: "role", Group: "entry"}
