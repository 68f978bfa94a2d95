"""The snapshot: immutable, in memory, and what every question is asked of."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

from graph.model import Depth, Need, Requirement, Roadmap, Skill, Topic, whole_hours
from graph.names import Names
from graph.revision import revision as revision_of
from graph.snapshot.adjacency import Adjacency, Choice, adjacency, restricted
from graph.snapshot.fixed_order import Neighbours, neighbours, ordered_places
from graph.snapshot.fragments import Fragments
from graph.snapshot.topics import TopicTree, topic_tree


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No garbage collection: compiling makes many objects and no garbage, and looking for some doubles its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@dataclass(frozen=True, eq=False, repr=False)
class Snapshot:
    """One revision of a roadmap, ready to answer.

    Skills are numbered by the fixed order, so the numbers of any set of skills, ascending, are a learning order. What
    is compiled is computed when it is first asked for; `compiled` computes it all.

    Parameters
    ----------
    roadmap
        A checked roadmap.
    revision
        Its revision, if that is known already; else it is computed.

    Raises
    ------
    Cycle
        When the order is first asked for, if skills require each other in a circle.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> Snapshot(TINY).sort({"transformers", "vectors"})
    ['vectors', 'transformers']
    """

    roadmap: Roadmap
    revision: str = field(default="")

    def __post_init__(self) -> None:
        if not self.revision:
            object.__setattr__(self, "revision", revision_of(self.roadmap))

    def compiled(self) -> "Snapshot":
        """The snapshot itself, with everything computed that questions need, but for the names."""
        with _collector_paused():
            for depth in Depth:
                self.at(depth)
            _ = self.topic_tree, self.skill_hours, self.helpful, self.choices
        return self

    @cached_property
    def order(self) -> tuple[str, ...]:
        """All skill ids in the fixed learning order: the id of each number."""
        return tuple(self.roadmap.skills[place].id for place in self._places)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return neighbours(self.roadmap)

    @cached_property
    def _places(self) -> list[int]:
        return ordered_places(self.roadmap, self._neighbours)

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The number of each skill, by id."""
        return {id: number for number, id in enumerate(self.order)}

    @cached_property
    def skills(self) -> Mapping[str, Skill]:
        """The skills by id."""
        return {skill.id: skill for skill in self.roadmap.skills}

    @cached_property
    def skill_hours(self) -> tuple[float, ...]:
        """The hours of each skill, by number."""
        return tuple(self.skills[id].hours for id in self.order)

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The topics by id."""
        return {topic.id: topic for topic in self.roadmap.topics}

    @cached_property
    def topic_tree(self) -> TopicTree:
        """The tree of the topics with their skills."""
        return topic_tree(self.topics, (self.skills[id] for id in self.order))

    @cached_property
    def names(self) -> Names:
        """The resolver of what people type."""
        return Names(self.roadmap, self.revision)

    @cached_property
    def fragments(self) -> Fragments:
        """JSON of skills and requirements."""
        return Fragments([self.skills[id] for id in self.order])

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """Every requirement with alternatives, by the number of the choice."""
        rows = self.at(Depth.ALL).choices.values()
        return tuple(sorted((choice for row in rows for choice in row), key=lambda choice: choice.number))

    @cached_property
    def _choice_numbers(self) -> Mapping[tuple[str, str], int]:
        return {(one.requirement.skill, one.requirement.group): one.number for one in self.choices}

    def choice_number(self, requirement: Requirement) -> int:
        """The number of the choice that a requirement with alternatives is."""
        return self._choice_numbers[requirement.skill, requirement.group]

    @cached_property
    def _adjacency(self) -> dict[Depth, Adjacency]:
        return {Depth.ALL: adjacency(self._neighbours, self._places)}

    def at(self, depth: Depth) -> Adjacency:
        """The requirements that a depth follows, as rows by number."""
        rows = self._adjacency.get(depth)
        if rows is None:
            rows = self._adjacency[depth] = restricted(self._adjacency[Depth.ALL], depth)
        return rows

    def sort(self, ids: Iterable[str]) -> list[str]:
        """The ids in learning order."""
        return sorted(ids, key=self.position.__getitem__)

    def ids(self, numbers: Iterable[int]) -> list[str]:
        """The ids of numbers, in learning order."""
        order = self.order
        return [order[number] for number in sorted(numbers)]

    def numbers(self, ids: Iterable[str]) -> list[int]:
        """The numbers of ids, in their order."""
        position = self.position
        return [position[id] for id in ids]

    def requirements(self, skill: str, depth: Depth = Depth.ALL) -> tuple[Requirement, ...]:
        """The direct requirements of a skill (id) at a depth, in learning order."""
        return self.at(depth).requirements[self.position[skill]]

    def required_by(self, skill: str, depth: Depth = Depth.ALL) -> Iterator[Requirement]:
        """The requirements at a depth of which the skill (id) is a member, in the order of their dependents."""
        rows = self.at(depth)
        for dependent in rows.dependents[self.position[skill]]:
            yield from (one for one in rows.requirements[dependent] if skill in one.members)

    @cached_property
    def helpful(self) -> Mapping[int, Sequence[Requirement]]:
        """The ``helpful`` requirements of each skill (number) that has any, in learning order."""
        rows = enumerate(self.at(Depth.ALL).requirements)
        found = {number: [one for one in row if one.need is Need.HELPFUL] for number, row in rows}
        return {number: requirements for number, requirements in found.items() if requirements}

    def hours(self, ids: Iterable[str]) -> float:
        """The hours of the skills together, an integer if they are whole."""
        return whole_hours(sum(self.skills[id].hours for id in ids))

    def skills_of(self, topic: str) -> tuple[str, ...]:
        """The skills whose primary topic is this one or lies below it, in learning order."""
        return self.topic_tree.skills[topic]

    def path(self, topic: str) -> tuple[str, ...]:
        """The topics from the top down to this one, included."""
        return self.topic_tree.path[topic]
