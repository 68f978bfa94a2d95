"""One revision, compiled: immutable, in memory, and what every question is asked of.

Skills are numbered by the fixed order, so the numbers of any set of skills, ascending, are a learning order.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from graph.model import Depth, Requirement, Roadmap, Skill, Topic
from graph.names import Names
from graph.order import learning_order


class Snapshot:
    """A roadmap ready to answer.

    Attributes
    ----------
    roadmap, revision
        What was compiled.
    order
        All skill ids in the fixed learning order.
    position
        The place of each id in that order, from 0.
    skills
        The skills by id.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> Snapshot(TINY).sort({"transformers", "vectors"})
    ['vectors', 'transformers']
    """

    def __init__(self, roadmap: Roadmap) -> None:
        self.roadmap = roadmap
        self.revision = roadmap.revision
        self.order = learning_order(roadmap)
        self.position = {id: place for place, id in enumerate(self.order)}
        self.skills: dict[str, Skill] = {skill.id: skill for skill in roadmap.skills}
        self.topics: dict[str, Topic] = {topic.id: topic for topic in roadmap.topics}
        self._requires: dict[str, list[Requirement]] = {id: [] for id in self.order}
        self._required_by: dict[str, list[Requirement]] = {id: [] for id in self.order}
        for requirement in roadmap.requirements:
            self._requires[requirement.skill].append(requirement)
            for member in requirement.members:
                self._required_by[member].append(requirement)
        for requirements in self._requires.values():
            requirements.sort(key=lambda one: self.position[one.pick])
        for requirements in self._required_by.values():
            requirements.sort(key=lambda one: self.position[one.skill])

    @cached_property
    def names(self) -> Names:
        """The resolver of what people type."""
        return Names(self.roadmap)

    def sort(self, ids: Iterable[str]) -> list[str]:
        """The ids in learning order."""
        return sorted(ids, key=self.position.__getitem__)

    def requirements(self, skill: str, depth: Depth = Depth.ALL) -> Iterator[Requirement]:
        """What the skill requires directly at a depth, in learning order."""
        follows = depth.follows
        return (one for one in self._requires[skill] if one.need in follows)

    def required_by(self, skill: str, depth: Depth = Depth.ALL) -> Iterator[Requirement]:
        """The requirements at a depth of which the skill is a member, in the order of their dependents."""
        follows = depth.follows
        return (one for one in self._required_by[skill] if one.need in follows)

    def hours(self, ids: Iterable[str]) -> float:
        """The hours of the skills together, whole numbers as such."""
        return whole(sum(self.skills[id].hours for id in ids))

    def skills_of(self, topic: str) -> list[str]:
        """The skills whose primary topic is this one or lies below it, in learning order."""
        below = self.topics_below(topic)
        return [id for id in self.order if self.skills[id].topic in below]

    def topics_below(self, topic: str) -> set[str]:
        """The topic's id and those of all topics below it."""
        found = {topic}
        frontier = found
        while frontier:
            frontier = {one.id for one in self.roadmap.topics if one.parent in frontier} - found
            found = found | frontier
        return found

    def path(self, topic: str) -> list[str]:
        """The topics from the top down to this one, included."""
        found = [topic]
        while (parent := self.topics[found[0]].parent) is not None and parent not in found:
            found.insert(0, parent)
        return found


def whole(hours: float) -> float:
    """The hours, whole numbers as such.

    Examples
    --------
    >>> whole(3.0), whole(2.5)
    (3, 2.5)
    """
    return int(hours) if float(hours).is_integer() else hours
