"""The snapshot: immutable, in memory, and what every question is asked of."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph.fields import field_of
from graph.lazy import cached_property
from graph.model import Background, Depth, Level, Need, Requirement, Roadmap, Role, Skill, Topic, whole_hours
from graph.names import Names
from graph.revision import revision as revision_of
from graph.snapshot.adjacency import Adjacency, Row, adjacency
from graph.snapshot.earlier import Earlier
from graph.snapshot.fixed_order import Neighbours, introductions, neighbours, ordered_places
from graph.snapshot.fragments import Fragments
from graph.snapshot.nodes import Choice, Rows, numbers_of, rows_at
from graph.snapshot.reach import reach
from graph.snapshot.topics import TopicTree, topic_tree
from graph.work import uncounted

MAX_SKILLS_AS_CORE, DEFAULT_CORE_SKILLS = 8, 5
"""Skills of a topic without a curated core that all stand for it, and how many of them do where there are more."""


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

    @property
    def outline(self) -> Roadmap:
        """The roadmap, of which the skills and requirements may be missing: for its topics, roles and backgrounds."""
        return self.roadmap

    def compiled(self) -> "Snapshot":
        """The snapshot itself, with everything computed that most questions need, but for the names."""
        with _collector_paused():
            _ = self.at(Depth.UNDERSTAND), self.topic_tree, self.hours_by_node, self.helpful, self.introduced
        return self

    @cached_property
    def order(self) -> tuple[str, ...]:
        """All skill ids in the fixed learning order: the id of each number."""
        return tuple(self.roadmap.skills[place].id for place in self._places)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return neighbours(self.roadmap)

    @cached_property
    def _introductions(self) -> list[tuple[int, int]]:
        with uncounted():
            return introductions(self.roadmap, self._neighbours)

    @cached_property
    def _places(self) -> list[int]:
        return ordered_places(self.roadmap, self._neighbours, self._introductions)

    @cached_property
    def introduced(self) -> Mapping[int, Row]:
        """The introductions, by number, that come before a skill (number) that is not what they rest on."""
        number = {place: number for number, place in enumerate(self._places)}
        rows: dict[int, list[int]] = {}
        for introduction, part in self._introductions:
            rows.setdefault(number[part], []).append(number[introduction])
        return {part: tuple(row) for part, row in rows.items()}

    @cached_property
    def earlier(self) -> Earlier:
        """What comes earlier than each skill, in the order in which one would learn it."""
        hours = self.hours_by_node[1::2]
        return Earlier(self.adjacency.members, self.introduced, self.topic_by_number, self.field_by_number, hours)

    @cached_property
    def field_by_number(self) -> tuple[str, ...]:
        """The field of each skill, by number."""
        return tuple(field_of(self.skills[id], self.topics) for id in self.order)

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The number of each skill, by id."""
        return {id: number for number, id in enumerate(self.order)}

    @cached_property
    def skills(self) -> Mapping[str, Skill]:
        """The skills by id."""
        return {skill.id: skill for skill in self.roadmap.skills}

    @cached_property
    def hours_by_node(self) -> tuple[float, ...]:
        """The hours of each skill at level use and at level understand, by node."""
        hours: list[float] = []
        for id in self.order:
            skill = self.skills[id]
            hours += (skill.hours if skill.hours_use is None else skill.hours_use, skill.hours)
        return tuple(hours)

    @cached_property
    def topic_by_number(self) -> tuple[str, ...]:
        """The primary topic of each skill, by number."""
        return tuple(self.skills[id].topic for id in self.order)

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The topics by id."""
        return {topic.id: topic for topic in self.outline.topics}

    @cached_property
    def topic_tree(self) -> TopicTree:
        """The tree of the topics with their skills."""
        return topic_tree(self.topics, zip(self.order, self.topic_by_number, strict=True))

    @cached_property
    def names(self) -> Names:
        """The resolver of what people type."""
        return Names(self.roadmap, self.revision)

    @cached_property
    def fragments(self) -> Fragments:
        """JSON of skills and requirements."""
        return Fragments([self.skills[id] for id in self.order])

    @cached_property
    def adjacency(self) -> Adjacency:
        """The requirements of every need, as rows by number."""
        return adjacency(self._neighbours, self._places)

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """Every requirement with alternatives, as a skill to be understood has it, by the number of the choice."""
        rows = self.at(Depth.UNDERSTAND).choices
        choices = (choice for node, row in rows.items() if node & 1 for choice in row)
        return tuple(sorted(choices, key=lambda choice: choice.number))

    @cached_property
    def _choice_numbers(self) -> Mapping[tuple[str, str], int]:
        return {(choice.requirement.skill, choice.requirement.group): choice.number for choice in self.choices}

    def choice_number(self, requirement: Requirement) -> int:
        """The number of the choice that a requirement with alternatives is."""
        return self._choice_numbers[requirement.skill, requirement.group]

    @cached_property
    def _rows(self) -> dict[Depth, Rows]:
        return {}

    def at(self, depth: Depth) -> Rows:
        """The requirements that a depth follows, as rows by node: a skill at a level."""
        shared = Depth.UNDERSTAND if depth is Depth.USE else depth
        rows = self._rows.get(shared)
        if rows is None:
            rows = self._rows[shared] = rows_at(self.adjacency, shared)
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
        """The direct requirements of a skill (id) whose needs a depth follows, in learning order."""
        follows = depth.follows
        row = self.adjacency.requirements[self.position[skill]]
        return row if depth is Depth.ALL else tuple([one for one in row if one.need in follows])

    def required_by(self, skill: str, depth: Depth = Depth.ALL) -> Iterator[Requirement]:
        """The requirements at a depth of which the skill (id) is a member, in the order of their dependents."""
        follows, rows = depth.follows, self.adjacency
        for dependent in rows.dependents[self.position[skill]]:
            yield from (one for one in rows.requirements[dependent] if skill in one.members and one.need in follows)

    @cached_property
    def helpful(self) -> Mapping[int, Sequence[tuple[int, Requirement]]]:
        """The ``helpful`` requirements of each skill (number) that has any, with what helps, in learning order."""
        found: dict[int, list[tuple[int, Requirement]]] = {}
        for number, row in enumerate(self.adjacency.requirements):
            for one in row:
                if one.need is Need.HELPFUL:
                    found.setdefault(number, []).append((self.position[one.members[0]], one))
        return found

    def hours(self, ids: Iterable[str]) -> float:
        """The hours of the skills together, an integer if they are whole."""
        return whole_hours(sum(self.skills[id].hours for id in ids))

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """The roles by id."""
        return {role.id: role for role in self.outline.roles}

    @cached_property
    def backgrounds(self) -> Mapping[str, Background]:
        """The backgrounds by id."""
        return {background.id: background for background in self.outline.backgrounds}

    @cached_property
    def held(self) -> Mapping[str, frozenset[int]]:
        """The skills of each background, by number: its seeds, and all that they plainly use."""
        plain = self.at(Depth.USE).plain
        with uncounted():
            return {
                id: frozenset(numbers_of(reach([2 * number for number in self.numbers(one.seeds)], plain)))
                for id, one in self.backgrounds.items()
            }

    def skills_of(self, topic: str) -> tuple[str, ...]:
        """The skills whose primary topic is this one or lies below it, in learning order."""
        return self.topic_tree.skills[topic]

    def core_of(self, topic: str) -> tuple[str, ...]:
        """The skills that stand for a topic: its core; without one, all if they are few, else the most depended on."""
        core = self.topics[topic].core
        if core:
            return core
        skills = self.skills_of(topic)
        if len(skills) <= MAX_SKILLS_AS_CORE:
            return skills
        inside = set(self.numbers(skills))
        dependents = {id: len(inside.intersection(self.adjacency.dependents[self.position[id]])) for id in skills}
        return tuple(sorted(skills, key=lambda id: (-dependents[id], self.position[id]))[:DEFAULT_CORE_SKILLS])

    def hours_at(self, levels: Mapping[str, Level]) -> float:
        """The hours of skills (ids) together, each at its level; an integer if they are whole."""
        return whole_hours(sum(self.skills[id].hours_at(level) for id, level in levels.items()))

    def path(self, topic: str) -> tuple[str, ...]:
        """The topics from the top down to this one, included."""
        return self.topic_tree.path[topic]
