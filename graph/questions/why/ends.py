"""The ends of a question: all skills that its names stand for, and the goals among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.lazy import cached_property
from graph.model import Depth, Level, Skill, Topic
from graph.names import Thing, address
from graph.names.things import ALL
from graph.questions.words import joined
from graph.snapshot import Snapshot
from graph.snapshot.nodes import node_of
from graph.solution.targets import all_of, goals_of


@dataclass(frozen=True, eq=False)
class End:
    """One side of the question: the ``names`` as they were typed, and the ``things`` that they stand for.

    The goals of a skill are the skill, those of a topic its core (with ``whole`` all its skills), those of a role its
    skills. ``everything`` is the same, but all skills of a topic.
    """

    snapshot: Snapshot
    names: tuple[str, ...]
    things: tuple[Thing, ...]
    whole: bool

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The names that mean these things and nothing else."""
        return tuple(map(address, self.things))

    @property
    def name(self) -> str:
        """The names of the things, joined."""
        return joined("the whole roadmap" if address(thing) == ALL else thing.name for thing in self.things)

    @cached_property
    def everything(self) -> frozenset[int]:
        """Every skill (number) that belongs to it."""
        return frozenset(self.snapshot.numbers(id for thing in self.things for id in all_of(self.snapshot, thing)))

    def levels(self, depth: Depth, *, whole: bool | None = None) -> Mapping[int, Level]:
        """The goals (numbers) with the level at which a depth wants each: the higher one, if two things ask for it."""
        levels: dict[int, Level] = {}
        for thing in self.things:
            wanted = goals_of(self.snapshot, thing, depth, whole=self.whole if whole is None else whole)
            for id, level in wanted.items():
                number = self.snapshot.position[id]
                levels[number] = level if levels.get(number) is not Level.UNDERSTAND else Level.UNDERSTAND
        return levels

    def nodes(self, depth: Depth, *, whole: bool | None = None) -> frozenset[int]:
        """The goals at their levels, as nodes."""
        return frozenset(node_of(number, level) for number, level in self.levels(depth, whole=whole).items())

    @cached_property
    def goals(self) -> frozenset[int]:
        """The goals by number; they are the same at every depth."""
        return frozenset(self.levels(Depth.UNDERSTAND))

    @property
    def is_skill(self) -> bool:
        """Whether it is one skill."""
        return len(self.things) == 1 and isinstance(self.things[0], Skill)

    @property
    def has_core(self) -> bool:
        """Whether a topic of it stands for fewer skills than it has."""
        return len(self.goals) < len(self.everything) and any(isinstance(thing, Topic) for thing in self.things)

    @property
    def uncurated(self) -> list[int]:
        """The goals (numbers) that the catalogue does not know."""
        skills, order = self.snapshot.skills, self.snapshot.order
        return [number for number in sorted(self.goals) if not skills[order[number]].curated]


def both_ends(snapshot: Snapshot, before: str, after: Sequence[str], *, whole: bool) -> tuple[End, End]:
    """Both sides of a question; unknown names of either are reported together.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter
    """
    first, *others = snapshot.names.things([before, *after], "after", allow_all=True)
    return End(snapshot, (before,), (first,), whole), End(snapshot, tuple(after), tuple(others), whole)
