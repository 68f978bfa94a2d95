"""What a question aims at: skills, and topics, roles and entries, which stand for all their skills."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import InvalidParameter
from graph.model import Skill
from graph.names import address
from graph.snapshot import Snapshot
from graph.solution.profile import skills_of


@dataclass(frozen=True, slots=True)
class Targets:
    """The ``skills`` named themselves, and the ``members`` that topics and roles stand for; ``asked`` names both."""

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
        raise InvalidParameter("target", "is missing: name a skill, a topic or a role")
    things = list(dict.fromkeys(snapshot.names.things(targets, "target")))
    skills = tuple(thing.id for thing in things if isinstance(thing, Skill))
    sets = [thing for thing in things if not isinstance(thing, Skill)]
    members = {id for thing in sets for id in skills_of(snapshot, thing)}.difference(skills)
    return Targets(tuple(map(address, things)), skills, tuple(snapshot.sort(members)))
