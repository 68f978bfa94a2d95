"""What an entry is once it is understood: its kind, and the skills that it names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What an entry ended as."""

    TITLE = "title"
    SKILLS = "skills"
    TOPIC = "topic"
    LABEL = "label"
    OVERVIEW = "overview"
    COVERED = "covered"
    STATEMENT = "statement"
    RESOURCE = "resource"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Recognition:
    """One entry, understood.

    ``skills`` are ids of the catalogue; ``unknown`` are noun phrases that the catalogue does not know; ``topic`` is the
    catalogue topic that the entry names, if any; ``ambiguous`` maps each name that was left out, because nothing tells
    which skill it means, to the ids of its candidates. ``linked`` are, for each link of the entry, the skills (ids) and
    new names of which it is a resource.
    """

    kind: Kind
    skills: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    topic: str = ""
    linked: tuple[tuple[str, ...], ...] = ()
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
