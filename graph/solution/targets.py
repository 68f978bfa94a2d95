"""What a question aims at: skills, and topics, which stand for all their skills."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import InvalidParameter
from graph.model import Skill
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Targets:
    """The ``skills`` that were named themselves, and the ``members`` of the topics that were; ``asked`` names both."""

    asked: tuple[str, ...]
    skills: tuple[str, ...]
    members: tuple[str, ...]

    @property
    def goals(self) -> tuple[str, ...]:
        """All skills to be reached."""
        return (*self.skills, *self.members)


def resolve(snapshot: Snapshot, targets: Sequence[str]) -> Targets:
    """The skills that the named targets (ids, names or aliases) stand for, each once, in the order asked.

    Raises
    ------
    InvalidParameter, UnknownNames, AmbiguousName

    Examples
    --------
    >>> from graph.samples import TINY
    >>> resolve(Snapshot(TINY), ["Transformer", "topic:maths"])
    Targets(asked=('transformers', 'topic:maths'), skills=('transformers',), members=('softmax', 'vectors'))
    """
    if not targets:
        raise InvalidParameter("target", "is missing: name a skill or a topic")
    things = list(dict.fromkeys(snapshot.names.things(targets, "target")))
    skills = tuple(thing.id for thing in things if isinstance(thing, Skill))
    topics = [thing.id for thing in things if not isinstance(thing, Skill)]
    members = {id for topic in topics for id in snapshot.skills_of(topic)}.difference(skills)
    asked = tuple(thing.id if isinstance(thing, Skill) else f"topic:{thing.id}" for thing in things)
    return Targets(asked, skills, tuple(snapshot.sort(members)))
