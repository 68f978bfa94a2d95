"""Who asks and how: the profile as it was given, and the learner whom it describes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import InvalidParameter
from graph.model import Depth, Role, Skill, Topic
from graph.names import Thing
from graph.snapshot import Snapshot
from graph.snapshot.adjacency import Choice
from graph.snapshot.walks import reach


class Choose(StrEnum):
    """How alternatives are chosen that nothing known or preferred settles."""

    DEFAULT = "default"
    LEAST_HOURS = "least_hours"


@dataclass(frozen=True, slots=True)
class Profile:
    """What every verb that reasons is asked with. Names are ids, names or aliases.

    Attributes
    ----------
    known
        Skills that need not be learned again; a topic means all its skills.
    depth
        Which needs are followed, edge by edge.
    prefer, avoid
        Which members of alternatives to take, the first preferred one winning, and which not to take.
    choose
        How alternatives are met that nothing known or preferred settles: by their defaults, or so that the hours in
        all are the least.
    """

    known: Sequence[str] = ()
    depth: Depth = Depth.UNDERSTAND
    prefer: Sequence[str] = ()
    avoid: Sequence[str] = ()
    choose: Choose = Choose.DEFAULT


class Because(StrEnum):
    """Why a member of a requirement was taken."""

    ONLY = "only"
    KNOWN = "known"
    PREFERRED = "preferred"
    PLANNED = "planned"
    DEFAULT = "default"
    NOT_AVOIDED = "not_avoided"
    LEAST_HOURS = "least_hours"


@dataclass(frozen=True, slots=True)
class Pick:
    """The member (number) of a choice that counts, and why that one."""

    member: int
    because: Because


@dataclass(frozen=True, slots=True)
class Learner:
    """What someone brings along, by number: ``known`` skills, what these ``credit``, and tastes among alternatives.

    ``has`` unites the first two: all that need not be learned again.
    """

    known: frozenset[int] = frozenset()
    credited: frozenset[int] = frozenset()
    has: frozenset[int] = frozenset()
    prefer: tuple[int, ...] = ()
    avoid: frozenset[int] = frozenset()

    def settled(self, choice: Choice) -> Pick | None:
        """The pick that nothing else decides: a known member, or the first preferred."""
        for member in choice.members:
            if member in self.has:
                return Pick(member, Because.KNOWN)
        for member in self.prefer:
            if member in choice.members:
                return Pick(member, Because.PREFERRED)
        return None

    def fallback(self, choice: Choice) -> Pick:
        """The pick where nothing speaks for a member: the default, unless it is avoided and another is not."""
        if choice.default in self.avoid:
            left = [member for member in choice.members if member not in self.avoid]
            if left:
                return Pick(left[0], Because.NOT_AVOIDED)
        return Pick(choice.default, Because.DEFAULT)


def learner(snapshot: Snapshot, profile: Profile) -> Learner:
    """The learner whom a profile describes.

    Raises
    ------
    UnknownNames, AmbiguousName
    InvalidParameter
        If a list is too long, or if a skill is both preferred and avoided.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> tiny = Snapshot(TINY)
    >>> tiny.ids(learner(tiny, Profile(known=["topic:maths", "pytorch"])).known)
    ['softmax', 'vectors', 'pytorch']
    """
    things = snapshot.names.things(profile.known, "known")
    knows = (id for thing in things for id in skills_of(snapshot, thing))
    liked = snapshot.names.skills(profile.prefer, "prefer")
    disliked = frozenset(snapshot.names.skills(profile.avoid, "avoid"))
    if both := snapshot.sort(disliked.intersection(liked)):
        raise InvalidParameter("avoid", f"names {', '.join(both)}, which prefer names too: name each in one of them")
    return knowing(
        snapshot,
        frozenset(snapshot.numbers(knows)),
        prefer=tuple(dict.fromkeys(snapshot.numbers(liked))),
        avoid=frozenset(snapshot.numbers(disliked)),
    )


def knowing(
    snapshot: Snapshot, known: frozenset[int], prefer: tuple[int, ...] = (), avoid: frozenset[int] = frozenset()
) -> Learner:
    """Someone who knows these skills (numbers), credited with everything that they cannot have learned them without."""
    has = frozenset(reach(known, snapshot.at(Depth.USE).plain)) if known else known
    return Learner(known, has - known, has, prefer, avoid)


def skills_of(snapshot: Snapshot, thing: Thing) -> Sequence[str]:
    """The skill itself, or all skills of the topic, role or entry, in learning order."""
    match thing:
        case Skill():
            return [thing.id]
        case Topic():
            return snapshot.skills_of(thing.id)
        case Role():
            return snapshot.sort(wanted.skill for wanted in thing.skills)
        case _:
            return snapshot.sort(thing.skills)
