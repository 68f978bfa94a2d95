"""Who asks and how: the profile as it was given, and the learner whom it describes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from graph.errors import InvalidParameter
from graph.lazy import cached_property
from graph.model import Depth, Role, Skill, Topic
from graph.names import Group, Thing
from graph.snapshot import Snapshot
from graph.snapshot.nodes import Choice
from graph.snapshot.walks import excluded_numbers, used_numbers

NO_BACKGROUND, DEFAULT_BACKGROUND = "none", "school"
"""The backgrounds that every roadmap has: that of thorough depths, and that of the others."""


class Choose(StrEnum):
    """How alternatives are chosen that nothing known or preferred settles.

    Attributes
    ----------
    DEFAULT
        By the default that the catalogue names.
    LEAST_HOURS
        So that everything together takes the fewest hours.
    """

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
        Which needs are followed, and how well prerequisites are to be mastered.
    prefer, avoid
        Which members of alternatives to take, the first preferred one winning, and which not to take.
    choose
        How alternatives are met that nothing above settles: by their defaults, or so that the hours in all are the
        least.
    background
        What is taken for granted at the start; empty for school, or for none at thorough depths.
    lacking
        Skills that the background or what is known would bring, and that this learner does not have.
    whole
        Whether a topic among the targets means all its skills, and not only its core.
    """

    known: Sequence[str] = ()
    depth: Depth = Depth.UNDERSTAND
    prefer: Sequence[str] = ()
    avoid: Sequence[str] = ()
    choose: Choose = Choose.DEFAULT
    background: str = ""
    lacking: Sequence[str] = ()
    whole: bool = False

    @classmethod
    def of(cls, asked: object) -> "Profile":
        """The profile whose fields stand among the attributes of a question."""
        return cls(**{field.name: getattr(asked, field.name) for field in fields(cls)})


class Because(StrEnum):
    """Why a member of a requirement was taken."""

    KNOWN = "known"
    PREFERRED = "preferred"
    BACKGROUND = "background"
    PLANNED = "planned"
    DEFAULT = "default"
    NOT_AVOIDED = "not_avoided"
    LEAST_HOURS = "least_hours"


@dataclass(frozen=True, slots=True)
class Pick:
    """The member (number) of a choice that counts, and why that one."""

    member: int
    because: Because


@dataclass(frozen=True)
class Learner:
    """What someone brings along, by number, and tastes among alternatives.

    Attributes
    ----------
    known, credited
        What was named as known, and what nobody can have learned that without.
    background, held
        The id of the background, and the skills that it holds and that are neither known nor credited. Those of them
        that would have to be learned otherwise are assumed.
    lacking
        What was named as lacking.
    """

    known: frozenset[int] = frozenset()
    credited: frozenset[int] = frozenset()
    prefer: tuple[int, ...] = ()
    avoid: frozenset[int] = frozenset()
    background: str = NO_BACKGROUND
    held: frozenset[int] = frozenset()
    lacking: frozenset[int] = frozenset()

    @cached_property
    def has(self) -> frozenset[int]:
        """The skills that are known or credited."""
        return self.known | self.credited

    @cached_property
    def met(self) -> frozenset[int]:
        """The skills that need not be learned: known, credited, or held by the background."""
        return self.has | self.held

    @cached_property
    def has_nodes(self) -> frozenset[int]:
        """The nodes of all that need not be learned, at both levels."""
        return frozenset(node for number in self.met for node in (2 * number, 2 * number + 1))

    def settled(self, choice: Choice) -> Pick | None:
        """The pick that nothing else decides: a known member, the first preferred, or one of the background."""
        members = choice.members
        for member in members:
            if member in self.has:
                return Pick(member, Because.KNOWN)
        for member in self.prefer:
            if member in members:
                return Pick(member, Because.PREFERRED)
        for member in members if self.held else ():
            if member in self.held and member not in self.avoid:
                return Pick(member, Because.BACKGROUND)
        return None

    def fallback(self, choice: Choice) -> Pick:
        """The pick where nothing speaks for a member: the default, unless it is avoided and another is not."""
        if choice.default in self.avoid:
            left = [member for member in choice.members if member not in self.avoid]
            if left:
                return Pick(left[0], Because.NOT_AVOIDED)
        return Pick(choice.default, Because.DEFAULT)


def learner(snapshot: Snapshot, profile: Profile, targets: Iterable[int] = ()) -> Learner:
    """The learner whom a profile describes; skills (numbers) named as targets are never held by the background.

    Raises
    ------
    UnknownNames, AmbiguousName
    InvalidParameter
        If a list is too long, if a skill is both preferred and avoided or both known and lacking, or if there is no
        such background.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> tiny = Snapshot(TINY)
    >>> tiny.ids(learner(tiny, Profile(known=["topic:maths", "pytorch"])).known)
    ['softmax', 'vectors', 'pytorch']
    """
    prefer, avoid = _tastes(snapshot, profile)
    lacking = frozenset(snapshot.numbers(snapshot.names.skills(profile.lacking, "lacking")))
    known, crediting = _known(snapshot, profile, lacking)
    background = background_of(snapshot, profile)
    return knowing(
        snapshot,
        Learner(known, prefer=prefer, avoid=avoid, background=background, lacking=lacking),
        crediting,
        held_by(snapshot, background).difference(targets),
    )


def knowing(
    snapshot: Snapshot, learner: Learner, crediting: frozenset[int] | None = None, held: frozenset[int] | None = None
) -> Learner:
    """A learner with what their known skills credit, and without what they lack.

    ``crediting`` are the known skills that credit what they plainly use, all by default; ``held`` the skills of the
    background, by default those that the learner holds.
    """
    crediting = learner.known if crediting is None else crediting
    missing = frozenset(excluded_numbers(snapshot, learner.lacking)) if learner.lacking else learner.lacking
    credited = frozenset(used_numbers(snapshot, crediting)) - learner.known - missing
    held = (learner.held if held is None else held) - learner.known - credited - missing
    return replace(learner, credited=credited, held=held)


def background_of(snapshot: Snapshot, profile: Profile) -> str:
    """The id of the background that a profile starts from.

    Raises
    ------
    UnknownBackground
    """
    if profile.background:
        return snapshot.names.background(profile.background).id
    return NO_BACKGROUND if profile.depth.is_thorough else DEFAULT_BACKGROUND


def held_by(snapshot: Snapshot, background: str) -> frozenset[int]:
    """The skills (numbers) that a background (id) holds: its seeds and all that they plainly use."""
    if background not in snapshot.backgrounds:
        return frozenset()
    return snapshot.held[background]


def _tastes(snapshot: Snapshot, profile: Profile) -> tuple[tuple[int, ...], frozenset[int]]:
    """The preferred skills, in order, and those to avoid."""
    liked = snapshot.names.skills(profile.prefer, "prefer")
    disliked = frozenset(snapshot.names.skills(profile.avoid, "avoid"))
    if both := snapshot.sort(disliked.intersection(liked)):
        raise InvalidParameter("avoid", f"names {', '.join(both)}, which prefer names too: name each in one of them")
    return tuple(dict.fromkeys(snapshot.numbers(liked))), frozenset(snapshot.numbers(disliked))


def _known(snapshot: Snapshot, profile: Profile, lacking: frozenset[int]) -> tuple[frozenset[int], frozenset[int]]:
    """The known skills, and those of them that credit others: of a topic, its core."""
    known: set[int] = set()
    crediting: set[int] = set()
    for thing in snapshot.names.things(profile.known, "known"):
        own = snapshot.numbers(skills_of(snapshot, thing))
        known.update(own)
        crediting.update(snapshot.numbers(snapshot.core_of(thing.id)) if isinstance(thing, Topic) else own)
        if not isinstance(thing, Topic) and (both := snapshot.ids(lacking.intersection(own))):
            raise InvalidParameter(
                "lacking", f"names {', '.join(both)}, which known names too: name each in one of them"
            )
    return frozenset(known - lacking), frozenset(crediting - lacking)


def skills_of(snapshot: Snapshot, thing: Thing) -> Sequence[str]:
    """The skill itself, or all skills of a topic, a role or the text of an entry, in learning order."""
    match thing:
        case Skill():
            return [thing.id]
        case Topic():
            return snapshot.skills_of(thing.id)
        case Role():
            return snapshot.sort(asked.skill for asked in thing.skills)
        case Group():
            return snapshot.sort(thing.skills)
