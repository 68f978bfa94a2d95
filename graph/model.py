"""The words of the product as frozen values: skills, topics, requirements and the roadmap that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Need(StrEnum):
    """How badly a skill needs a prerequisite, strongest first."""

    USE = "use"
    UNDERSTAND = "understand"
    HELPFUL = "helpful"


class Depth(StrEnum):
    """How far a question goes along the edges, each depth including the ones before it."""

    USE = "use"
    UNDERSTAND = "understand"
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


_FOLLOWS = {
    Depth.USE: frozenset({Need.USE}),
    Depth.UNDERSTAND: frozenset({Need.USE, Need.UNDERSTAND}),
    Depth.ALL: frozenset(Need),
}


class EvidenceKind(StrEnum):
    """What a requirement rests on."""

    DEFINITION = "definition"
    PACKAGE = "package"
    DOCUMENTATION = "documentation"
    ROADMAP = "roadmap"
    JUDGEMENT = "judgement"


class Confidence(StrEnum):
    """Whether a good teacher could disagree with a requirement."""

    HIGH = "high"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What supports a requirement; ``title``, ``url`` and ``fact`` belong to documentation."""

    kind: EvidenceKind
    title: str = ""
    url: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A link of the document, at the 1-based ``line`` where it stands."""

    title: str
    url: str
    line: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of the document that names a skill: its 1-based ``line``, ``text`` and the id of its ``topic``."""

    line: int
    text: str
    topic: str


@dataclass(frozen=True, slots=True)
class Skill:
    """One learnable thing.

    ``hours`` are hours of focused work beyond its prerequisites, in half-hour steps. ``implied`` skills are required by
    the catalogue and never named by the document; skills that are not ``curated`` are unknown to the catalogue.
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


@dataclass(frozen=True, slots=True)
class Topic:
    """A grouping of skills: never an end of a prerequisite edge; its ``core`` skills stand for it.

    ``line`` is where the document first has its heading, or None for a topic that only the catalogue knows.
    """

    id: str
    name: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    line: int | None = None
    core: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """``skill`` needs one of ``members`` first: a single member is a plain requirement, several are alternatives."""

    skill: str
    members: tuple[str, ...]
    need: Need
    reason: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence = Confidence.HIGH
    default: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to choose."""
        return len(self.members) == 1

    @property
    def pick(self) -> str:
        """The member that is taken when nothing is known of the learner."""
        return self.default or self.members[0]

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
class Roadmap:
    """The whole graph of one document: what a store keeps and a snapshot is compiled from.

    ``ambiguous`` maps a name to the ids of the skills that it may mean.
    """

    title: str
    skills: tuple[Skill, ...] = ()
    topics: tuple[Topic, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    resources: tuple[Resource, ...] = ()


def whole_hours(hours: float) -> float:
    """The hours as an integer if they are whole, so that JSON shows 3 and not 3.0.

    Examples
    --------
    >>> whole_hours(3.0), whole_hours(2.5)
    (3, 2.5)
    """
    return int(hours) if float(hours).is_integer() else hours
