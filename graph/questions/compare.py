"""Two targets side by side: what each adds, and then what is common on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import Depth, whole_hours
from graph.questions.path import Stop, stop
from graph.questions.summary import TopicCount, by_topic
from graph.snapshot import Snapshot
from graph.snapshot.nodes import level_of
from graph.solution import Profile, Solution, solve


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two targets, with what only it needs.

    Attributes
    ----------
    target
        Id of the target.
    name
        Name of the target.
    hours
        Hours of `items` and `deeper` together.
    total_hours
        Hours of everything to learn for this target.
    on_the_way
        Whether the target itself has to be learned for the other one.
    items
        Skills that only this target needs, itself included, in learning order.
    deeper
        Common skills that only this target needs to be understood; their hours are what that adds to using
        them.
    """

    target: str
    name: str
    hours: float
    total_hours: float
    on_the_way: bool
    items: tuple[Stop, ...]
    deeper: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What each of two targets adds, and what they have in common.

    Attributes
    ----------
    sides
        The two targets, in the order in which they were given.
    hours
        Hours of the common steps.
    topics
        How many of the common steps belong to each topic at the top.
    common
        Skills that both targets need, each at the lower of its two levels, in the order of the first target.
    """

    revision: str
    depth: Depth
    known: tuple[str, ...]
    credited: tuple[str, ...]
    background: str
    sides: tuple[Side, Side]
    hours: float
    topics: tuple[TopicCount, ...]
    common: tuple[Stop, ...]


def compare(snapshot: Snapshot, one: str, other: str, profile: Profile = Profile()) -> Comparison:
    """What each of two targets (skills, topics or roles) takes beyond the other, and what they share.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> comparison = compare(Snapshot(TINY), "attention", "pytorch")
    >>> [step.id for step in comparison.common], [side.hours for side in comparison.sides]
    (['vectors'], [5, 12])
    """
    first, second = (solve(snapshot, [target], profile) for target in (one, other))
    common = {n: min(node, second.nodes[n]) for n, node in first.nodes.items() if n in second.nodes}
    steps = [_stop(snapshot, common[number]) for number in first.numbers if number in common]
    return Comparison(
        revision=snapshot.revision,
        depth=profile.depth,
        known=first.known,
        credited=first.credited,
        background=first.learner.background,
        sides=(_side(first, second, common), _side(second, first, common)),
        hours=_hours(steps),
        topics=by_topic(snapshot, [step.id for step in steps]),
        common=tuple(steps),
    )


def _side(solution: Solution, other: Solution, common: Mapping[int, int]) -> Side:
    snapshot, nodes = solution.snapshot, solution.nodes
    items = [_stop(snapshot, nodes[number]) for number in solution.numbers if number not in common]
    higher = [number for number in solution.numbers if number in common and nodes[number] > common[number]]
    deeper = [_further(snapshot, nodes[number]) for number in higher]
    goals = solution.targets.goals
    return Side(
        target=solution.targets.asked[0],
        name=solution.targets.groups[0].name if solution.targets.groups else snapshot.skills[goals[0]].name,
        hours=_hours([*items, *deeper]),
        total_hours=solution.hours,
        on_the_way=bool(goals) and other.needed.issuperset(goals),
        items=tuple(items),
        deeper=tuple(deeper),
    )


def _stop(snapshot: Snapshot, node: int) -> Stop:
    return stop(snapshot, snapshot.order[node >> 1], level_of(node))


def _further(snapshot: Snapshot, node: int) -> Stop:
    """A skill to be understood, with the hours that this takes beyond using it."""
    one, hours = _stop(snapshot, node), snapshot.hours_by_node
    return Stop(one.id, one.name, one.topic, whole_hours(hours[node] - hours[node - 1]), one.level)


def _hours(steps: Iterable[Stop]) -> float:
    return whole_hours(sum(step.hours for step in steps))
