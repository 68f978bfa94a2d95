"""The words of the product as frozen values: skills, topics, requirements and the roadmap that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Need(StrEnum):
    """How badly a skill needs a prerequisite, strongest first.

    Attributes
    ----------
    USE
        The skill cannot even be used without the prerequisite.
    UNDERSTAND
        The skill can be used without it, but not understood, built or debugged.
    HELPFUL
        It makes the skill easier to learn, and is never required.
    """

    USE = "use"
    UNDERSTAND = "understand"
    HELPFUL = "helpful"


class Level(StrEnum):
    """How well a skill is to be mastered, the lower level first.

    Attributes
    ----------
    USE
        Well enough to apply it.
    UNDERSTAND
        Well enough to explain, build and debug it.
    """

    USE = "use"
    UNDERSTAND = "understand"


class Depth(StrEnum):
    """How far a question goes along the requirements. Each depth includes the ones before it.

    Attributes
    ----------
    USE
        The targets at level use.
    UNDERSTAND
        The targets at level understand; the default.
    THOROUGH
        Everything at level understand, down to the foundations.
    ALL
        As thorough, and what is only helpful too.
    """

    USE = "use"
    UNDERSTAND = "understand"
    THOROUGH = "thorough"
    ALL = "all"

    @property
    def follows(self) -> frozenset[Need]:
        """The needs that this depth follows.

        Examples
        --------
        >>> sorted(Depth.UNDERSTAND.follows)
        [<Need.UNDERSTAND: 'understand'>, <Need.USE: 'use'>]
        """
        return _FOLLOWS[self]

    @property
    def level(self) -> Level:
        """The level at which this depth wants its targets."""
        return Level.USE if self is Depth.USE else Level.UNDERSTAND

    @property
    def is_thorough(self) -> bool:
        """Whether every prerequisite is to be understood, whatever level its requirement asks for."""
        return self in {Depth.THOROUGH, Depth.ALL}


_FOLLOWS = {
    Depth.USE: frozenset({Need.USE}),
    Depth.UNDERSTAND: frozenset({Need.USE, Need.UNDERSTAND}),
    Depth.THOROUGH: frozenset({Need.USE, Need.UNDERSTAND}),
    Depth.ALL: frozenset(Need),
}


class EvidenceKind(StrEnum):
    """What a requirement rests on.

    Attributes
    ----------
    DEFINITION
        The definition, formula or syntax of the skill contains the prerequisite.
    PACKAGE
        The software of the skill depends on it.
    DOCUMENTATION
        An official page states it.
    ROADMAP
        A line of the roadmap document states it.
    JUDGEMENT
        A teacher's judgement, reviewed by a second one.
    """

    DEFINITION = "definition"
    PACKAGE = "package"
    DOCUMENTATION = "documentation"
    ROADMAP = "roadmap"
    JUDGEMENT = "judgement"


class Confidence(StrEnum):
    """Whether a good teacher could disagree with a requirement.

    Attributes
    ----------
    HIGH
        Hardly anybody would disagree.
    MEDIUM
        A good teacher could disagree.
    """

    HIGH = "high"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What supports a requirement.

    Attributes
    ----------
    kind
        What sort of evidence it is.
    title
        Title of the official page; empty for evidence of another kind.
    url
        Address of that page.
    fact
        What the page states.
    """

    kind: EvidenceKind
    title: str = ""
    url: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """Where something can be learned: a link of the document, or one of the catalogue.

    Attributes
    ----------
    title
        Title of the page, book or course.
    url
        Address of the resource.
    line
        Line of the document that links to it, counted from 1; null for a resource of the catalogue.
    kind
        Kind of resource, for example documentation, paper, book, course or video; empty if unknown.
    free
        Whether it costs nothing; null if that is unknown.
    part
        Chapter or section that is meant; empty for the whole.
    seen
        Day on which somebody looked it up, YYYY-MM-DD; empty for a link of the document.
    """

    title: str
    url: str
    line: int | None = None
    kind: str = ""
    free: bool | None = None
    part: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of the document that names a skill.

    Attributes
    ----------
    line
        Line of the document, counted from 1.
    text
        Text of the heading or list item.
    topic
        Id of the topic that the line stands under.
    """

    line: int
    text: str
    topic: str


@dataclass(frozen=True, slots=True)
class Skill:
    """One learnable thing.

    ``hours`` are hours of focused work beyond its prerequisites, in half-hour steps, and ``can_you`` the question that
    checks it, both at level understand; ``hours_use`` and ``can_use`` are those at level use, where they differ.
    ``implied`` skills are required by the catalogue and never named by the document; skills that are not ``curated``
    are unknown to the catalogue.
    """

    id: str
    name: str
    topic: str
    hours: float
    aliases: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    summary: str = ""
    can_you: str = ""
    curated: bool = True
    implied: bool = False
    entry_point: bool = False
    formerly: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    can_use: str = ""
    hours_use: float | None = None
    resources: tuple[Resource, ...] = ()

    def hours_at(self, level: Level) -> float:
        """The hours that the skill takes at a level.

        Examples
        --------
        >>> redis = Skill("redis", "Redis", "nosql", 6, hours_use=3)
        >>> redis.hours_at(Level.USE), redis.hours_at(Level.UNDERSTAND)
        (3, 6)
        """
        return self.hours if self.hours_use is None or level is Level.UNDERSTAND else self.hours_use

    def question_at(self, level: Level) -> str:
        """The question that checks the skill at a level."""
        return (self.can_use or self.can_you) if level is Level.USE else self.can_you


@dataclass(frozen=True, slots=True)
class Topic:
    """A grouping of skills: never an end of a prerequisite edge; its ``core`` skills stand for it.

    ``line`` is where the document first has its heading, or None for a topic that only the catalogue knows.
    ``introduction`` is the skill that comes before the others of the topic, if there is one. ``field`` is what a topic
    at the top shares with other topics of the same subject; empty for one that is a field of its own.
    """

    id: str
    name: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    line: int | None = None
    core: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    introduction: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """``skill`` needs one of ``members`` first: a single member is a plain requirement, several are alternatives.

    ``levels`` say how well each member must be mastered, in their order, once the skill is to be understood. Where they
    are left out, members are to be understood, and what is only helpful is to be used.
    """

    skill: str
    members: tuple[str, ...]
    need: Need
    reason: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence = Confidence.HIGH
    default: str = ""
    levels: tuple[Level, ...] = ()

    def __post_init__(self) -> None:
        if not self.levels:
            level = Level.USE if self.need is Need.HELPFUL else Level.UNDERSTAND
            object.__setattr__(self, "levels", (level,) * len(self.members))

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to choose."""
        return len(self.members) == 1

    @property
    def pick(self) -> str:
        """The member that is taken when nothing is known of the learner."""
        return self.default or self.members[0]

    def level_of(self, member: str) -> Level:
        """How well a member must be mastered once the skill is to be understood."""
        return self.levels[self.members.index(member)]

    @property
    def group(self) -> str:
        """What the members of alternatives share, and nothing else of the skill does; empty for a plain requirement.

        Examples
        --------
        >>> Requirement("kubernetes", ("podman", "docker"), Need.USE, "...", ()).group
        'docker or podman'
        """
        return "" if self.is_plain else " or ".join(sorted(self.members))


@dataclass(frozen=True, slots=True)
class RoleSkill:
    """A skill that a role asks for, how well, and why."""

    skill: str
    level: Level
    reason: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A small project on the way to a role: what to ``build``, what ``shows`` that it works, and its ``skills``."""

    title: str
    build: str
    shows: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody wants to become: the skills that it asks for, and milestones at which one can stop."""

    id: str
    name: str
    summary: str
    skills: tuple[RoleSkill, ...]
    aliases: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Background:
    """Skills that are taken for granted at the start: the ``seeds``, and all that they plainly use.

    ``can_you`` completes the question "can you ...?" that checks whether somebody has it.
    """

    id: str
    name: str
    summary: str
    can_you: str = ""
    seeds: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry of the document, and what it was read as."""

    line: int
    text: str
    kind: str
    skills: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The whole graph of one document: what a store keeps and a snapshot is compiled from.

    ``ambiguous`` maps a name to the ids of the skills that it may mean. ``entries`` tell how the document was read, and
    no answer depends on them.
    """

    title: str
    skills: tuple[Skill, ...] = ()
    topics: tuple[Topic, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    resources: tuple[Resource, ...] = ()
    roles: tuple[Role, ...] = ()
    backgrounds: tuple[Background, ...] = ()
    entries: tuple[ReadEntry, ...] = ()


def whole_hours(hours: float) -> float:
    """The hours as an integer if they are whole, so that JSON shows 3 and not 3.0.

    Examples
    --------
    >>> whole_hours(3.0), whole_hours(2.5)
    (3, 2.5)
    """
    return int(hours) if float(hours).is_integer() else hours
