"""A snapshot read from the bytes of `graph.snapshot.dump`: each part of it when it is first asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Generic, TypeVar, overload

import orjson

from graph.interchange import roadmap_of
from graph.interchange.plain import requirement_of, skill_of
from graph.lazy import cached_property
from graph.model import Depth, Requirement, Roadmap, Skill
from graph.names import Names, StoredTier, Tier
from graph.names.resolver import Named, things_by_kind
from graph.names.things import PREFIXED, Kind
from graph.names.tiers import Index
from graph.snapshot.adjacency import Adjacency, Row, inverse
from graph.snapshot.dump import FIRST_SKILL_LINE, Line, checked_lines
from graph.snapshot.nodes import Choice, Rows
from graph.snapshot.snapshot import Snapshot

T = TypeVar("T")


def restore(given: bytes) -> Snapshot:
    """The snapshot of bytes that `graph.snapshot.dump.dump` gave.

    Raises
    ------
    InvalidDocument
        If the bytes are of another layout, or damaged.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot.dump import dump
    >>> restore(dump(Snapshot(TINY))).skills["attention"].name
    'Attention'
    """
    return RestoredSnapshot(_Lines(checked_lines(given)))


class _Lines:
    """The lines of a dump: each is read when it is asked for, and remembered."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = lines
        self._read: dict[int, Any] = {}

    def __getitem__(self, line: int) -> Any:
        if line not in self._read:
            self._read[line] = orjson.loads(self._lines[line])
        return self._read[line]

    def rows(self, line: int) -> tuple[Row, ...]:
        """A line that holds a list of rows."""
        return tuple(map(tuple, self[line]))

    def by_number(self, line: int) -> dict[int, Any]:
        """A line that holds an object whose keys are numbers."""
        return {int(number): value for number, value in self[line].items()}

    def by_skill(self, first: int, count: int, made: Callable[[Any], T]) -> "_Parts[T]":
        """What is made of each of so many lines, one for each skill."""
        return _Parts(self._lines[first : first + count], made)


class _Parts(Sequence[T], Generic[T]):
    """Parts that are made of their lines when they are asked for."""

    def __init__(self, lines: Sequence[bytes], made: Callable[[Any], T]) -> None:
        self._lines, self._made = lines, made
        self._parts: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        if (part := self._parts.get(place)) is None:
            part = self._parts[place] = self._made(orjson.loads(self._lines[place]))
        return part


class _ById(Mapping[str, Skill]):
    """The skills by id."""

    def __init__(self, position: Mapping[str, int], skills: Sequence[Skill]) -> None:
        self._position, self._skills = position, skills

    def __getitem__(self, id: str) -> Skill:
        return self._skills[self._position[id]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._position)

    def __len__(self) -> int:
        return len(self._skills)


class _Helpful(Mapping[int, Sequence[tuple[int, Requirement]]]):
    """The helpful requirements of each skill (number) that has any, each found when it is asked for."""

    def __init__(self, places: Mapping[int, Sequence[Row]], requirements: Sequence[Sequence[Requirement]]) -> None:
        self._places, self._requirements = places, requirements

    def __getitem__(self, number: int) -> Sequence[tuple[int, Requirement]]:
        places, row = self._places[number], self._requirements[number]
        return [(extra, row[place]) for extra, place in places]

    def __iter__(self) -> Iterator[int]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class RestoredSnapshot(Snapshot):
    """A snapshot whose parts are lines of JSON until they are asked for; it answers as the one that was dumped."""

    def __init__(self, lines: _Lines) -> None:
        vars(self).update(lines=lines, revision=lines[Line.HEAD]["revision"])

    lines: _Lines

    @cached_property
    def roadmap(self) -> Roadmap:
        """The whole roadmap, in the order of the interchange form."""
        skills = self.lines.by_skill(FIRST_SKILL_LINE, len(self.order), dict)
        requires = [row for skill in self._requirement_rows for requirement in skill for row in requirement]
        rest = {"skills": skills, "requires": requires, "entries": self.lines[Line.ENTRIES]}
        return roadmap_of({**self.lines[Line.OUTLINE], **rest})

    @cached_property
    def outline(self) -> Roadmap:
        return roadmap_of(self.lines[Line.OUTLINE])

    @cached_property
    def order(self) -> tuple[str, ...]:
        return tuple(self.lines[Line.ORDER])

    @cached_property
    def hours_by_node(self) -> tuple[float, ...]:
        return tuple(self.lines[Line.HOURS])

    @cached_property
    def topic_by_number(self) -> tuple[str, ...]:
        return tuple(self.lines[Line.TOPIC_BY_NUMBER])

    @cached_property
    def introduced(self) -> Mapping[int, Row]:
        return {part: tuple(row) for part, row in self.lines.by_number(Line.INTRODUCED).items()}

    @cached_property
    def skills(self) -> Mapping[str, Skill]:
        return _ById(self.position, self.lines.by_skill(FIRST_SKILL_LINE, len(self.order), skill_of))

    @cached_property
    def field_by_number(self) -> tuple[str, ...]:
        return tuple(self.lines[Line.FIELD_BY_NUMBER])

    @property
    def _requirement_rows(self) -> Sequence[Sequence[Any]]:
        count = len(self.order)
        return self.lines.by_skill(FIRST_SKILL_LINE + count, count, list)

    @cached_property
    def adjacency(self) -> Adjacency:
        count, members = len(self.order), self.lines.rows(Line.MEMBERS)
        requirements = self.lines.by_skill(FIRST_SKILL_LINE + count, count, _requirements)
        return Adjacency(requirements, members, inverse(members))

    @cached_property
    def helpful(self) -> Mapping[int, Sequence[tuple[int, Requirement]]]:
        return _Helpful(self.lines.by_number(Line.HELPFUL), self.adjacency.requirements)

    @cached_property
    def _rows(self) -> dict[Depth, Rows]:
        plain, members = self.lines.rows(Line.PLAIN_BY_NODE), self.lines.rows(Line.MEMBERS_BY_NODE)
        choices = {
            node: tuple(self._choice(*one) for one in row) for node, row in self.lines.by_number(Line.CHOICES).items()
        }
        return {Depth.UNDERSTAND: Rows(plain, members, choices)}

    def _choice(self, number: int, skill: int, members: Row, nodes: Row, default: int, place: int) -> Choice:
        requirement = self.adjacency.requirements[skill][place]
        return Choice(number, skill, tuple(members), tuple(nodes), default, requirement)

    @cached_property
    def names(self) -> Names:
        return RestoredNames(self)


class RestoredNames(Names):
    """The names of a restored snapshot: one that is written as it stands is found without the others."""

    def __init__(self, snapshot: RestoredSnapshot) -> None:
        super().__init__(snapshot.outline, snapshot.revision)
        self._snapshot = snapshot

    @property
    def roadmap(self) -> Roadmap:
        return self._snapshot.roadmap

    @cached_property
    def by_kind(self) -> Mapping[Kind, Mapping[str, Named]]:
        outlined = {kind: {one.id: one for one in things} for kind, things in things_by_kind(self._given).items()}
        return {**outlined, Kind.SKILL: self._snapshot.skills}

    @cached_property
    def tiers(self) -> Mapping[Kind, Sequence[Tier]]:
        lines = self._snapshot.lines
        ranks = range(len(lines[Line.NAMES][Kind.SKILL]))

        def index(kind: Kind, rank: int, form: int) -> Index:
            read: Index = lines[Line.NAMES + form][kind][rank]
            return read

        return {kind: [StoredTier(partial(index, kind, rank)) for rank in ranks] for kind in PREFIXED}

    @cached_property
    def ambiguous(self) -> Mapping[str, Sequence[str]]:
        found: Mapping[str, Sequence[str]] = self._snapshot.lines[Line.AMBIGUOUS]
        return found


def _requirements(given: Sequence[Sequence[Mapping[str, Any]]]) -> tuple[Requirement, ...]:
    return tuple([requirement_of(members) for members in given])
