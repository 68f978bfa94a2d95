"""How much of a set of skills comes before another."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.questions.why.direction import Direction
from graph.solution import Solution


@dataclass(frozen=True, slots=True)
class Share:
    """How much of one side comes before the other.

    Attributes
    ----------
    skills
        Ids of the skills of the first side that come before the other.
    of
        How many skills the first side has.
    hours
        Hours of `skills`.
    needed_by
        Ids of the skills of the other side that need any of them.
    goals
        How many goals the other side has.
    """

    skills: tuple[str, ...]
    of: int
    hours: float
    needed_by: tuple[str, ...]
    goals: int


def share_of_goals(direction: Direction) -> Share:
    """How much of the start comes before the goals: the core of a topic, or all of it if asked."""
    goals = direction.goal.goals
    needing = frozenset(goal for found in direction.goals_needing.values() for goal in found)
    return _share(direction, direction.solution, direction.listed, needing, len(goals))


def share_of_whole(direction: Direction) -> Share:
    """How much of the start comes before any skill of the goal."""
    walk, nodes = direction.picked_whole, direction.goal.nodes(direction.depth, whole=True)
    wanted = direction.listed_for_whole
    needing = frozenset(node >> 1 for node in nodes if not wanted.isdisjoint(walk.before([node])))
    return _share(direction, direction.whole_solution, wanted, needing, len(nodes))


def _share(
    direction: Direction, solution: Solution, listed: Iterable[int], needing: frozenset[int], goals: int
) -> Share:
    snapshot = direction.start.snapshot
    skills = snapshot.ids(listed)
    of = len(direction.start.everything)
    return Share(tuple(skills), of, solution.hours_of(skills), tuple(snapshot.ids(needing)), goals)
