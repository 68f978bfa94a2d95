"""The kinds of things that names stand for, and the name that means each of them in a question."""

from dataclasses import dataclass
from enum import StrEnum

from graph.model import Background, Role, Skill, Topic

ALL = "all"
"""The reserved word for every skill that the document mentions."""


class Kind(StrEnum):
    """What a name stands for; a prefix ("role:...") asks for one kind."""

    SKILL = "skill"
    TOPIC = "topic"
    ROLE = "role"
    BACKGROUND = "background"
    ENTRY = "entry"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Group:
    """The skills (ids) that the text of an entry, or the word ``all``, stands for together; ``name`` is that text."""

    name: str
    skills: tuple[str, ...]

    @property
    def id(self) -> str:
        """The text, which is what means these skills."""
        return self.name


Thing = Skill | Topic | Role | Group
"""The things that a target or a known skill can be."""

Meaning = tuple[Kind, str]
"""A kind, and an id; the text for an entry."""

PREFIXED = (Kind.SKILL, Kind.TOPIC, Kind.ROLE, Kind.BACKGROUND)
"""The kinds that a prefix can ask for."""


def prefixed(name: str) -> tuple[Kind | None, str]:
    """The kind that the prefix of a name asks for, if it has one, and the name without it.

    Examples
    --------
    >>> prefixed("Role: ML engineer"), prefixed("attention")
    ((<Kind.ROLE: 'role'>, 'ML engineer'), (None, 'attention'))
    """
    head, colon, rest = name.strip().partition(":")
    kind = next((kind for kind in PREFIXED if colon and head.casefold() == kind), None)
    return (kind, rest.strip()) if kind else (None, name)


def address(thing: Thing | Background) -> str:
    """The name of a thing that means it and nothing else: the id, with the prefix where it is no skill.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> address(TINY.skills[0]), address(TINY.topics[0]), address(Group("Sums, products", ("sums", "products")))
    ('vectors', 'topic:maths', 'Sums, products')
    """
    match thing:
        case Topic():
            return meaning_address((Kind.TOPIC, thing.id))
        case Role():
            return meaning_address((Kind.ROLE, thing.id))
        case Background():
            return meaning_address((Kind.BACKGROUND, thing.id))
        case Group():
            return thing.name
        case Skill():
            return thing.id


def meaning_address(meaning: Meaning) -> str:
    """The same for a meaning."""
    kind, id = meaning
    return f"{kind}:{id}" if kind in {Kind.TOPIC, Kind.ROLE, Kind.BACKGROUND} else id
