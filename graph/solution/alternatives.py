"""The choices inside a solution: what was taken, why, and what the others would have cost."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from graph.model import Depth, whole_hours
from graph.snapshot import Snapshot
from graph.snapshot.nodes import Choice
from graph.solution.closure import Closure, close
from graph.solution.profile import Learner, Pick


@dataclass(frozen=True, slots=True)
class NotPicked:
    """An alternative that was not taken.

    Attributes
    ----------
    adds_hours
        Hours that the whole answer would take more with it; negative if it would take less.
    """

    id: str
    name: str
    adds_hours: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """A choice among alternatives inside the answer.

    Attributes
    ----------
    skill
        Id of the skill that has the choice.
    members
        Ids of the alternatives.
    picked
        Id of the one that was taken.
    because
        Why this one was taken.
    not_picked
        The others, with what they would cost.
    reason
        Why the skill needs one of them, in one sentence.
    """

    skill: str
    members: tuple[str, ...]
    picked: str
    because: str
    not_picked: tuple[NotPicked, ...]
    reason: str


class Costs:
    """What it would cost to make one choice otherwise and leave the others as they are.

    The closure counts how many of its nodes hold each of them. To take another member releases the picked one, and
    with it everything that nothing else holds; what the other member needs is added, and holds what it counts on. A
    skill takes the hours of its highest node.
    """

    def __init__(
        self, snapshot: Snapshot, closure: Closure, learner: Learner, depth: Depth, goals: Iterable[int]
    ) -> None:
        self._snapshot, self._rows = snapshot, snapshot.at(depth)
        self._closure, self._learner = closure, learner
        self._held = Counter(node for node in goals if node in closure.nodes)
        plain, choices = self._rows.plain, self._rows.choices
        self._held.update(chain.from_iterable([plain[node] for node in closure.nodes]))
        for node in choices.keys() & closure.nodes:
            self._held.update(choice.node(closure.picks[choice.number].member) for choice in choices[node])

    def adds(self, choice: Choice, member: int) -> float:
        """The hours that a member (number) adds to a choice in the place of the picked one; negative if it saves."""
        picked = self._closure.picks[choice.number].member
        starts = [one.node(member) for one in self._at_each_level(choice)]
        extra = close(self._rows, starts, self._learner, {}, begun=self._closure)
        holds = Counter(starts)
        for node in extra.nodes:
            holds.update(self._held_by(node, extra.picks))
        released = self._released([one.node(picked) for one in self._at_each_level(choice)], holds)
        return whole_hours(self._change(extra.nodes, released))

    def _at_each_level(self, choice: Choice) -> list[Choice]:
        """The same choice as each node of its skill in the closure has it."""
        nodes = (node for node in (2 * choice.skill, 2 * choice.skill + 1) if node in self._closure.nodes)
        return [one for node in nodes for one in self._rows.choices.get(node, ()) if one.number == choice.number]

    def _released(self, picked: Iterable[int], holds: Counter[int]) -> set[int]:
        """The nodes that nothing holds any more once one choice does not hold its pick."""
        gone: set[int] = set()
        stack = list(picked)
        for node in stack:
            holds[node] -= 1
        while stack:
            node = stack.pop()
            if node in self._closure.nodes and node not in gone and self._held[node] + holds[node] == 0:
                gone.add(node)
                for prerequisite in self._held_by(node, self._closure.picks):
                    holds[prerequisite] -= 1
                    stack.append(prerequisite)
        return gone

    def _change(self, added: set[int], released: set[int]) -> float:
        """The hours of the skills of these nodes afterwards, less those before."""
        before = self._closure.nodes
        touched = {node >> 1 for node in added | released}
        return sum(self._hours(number, (before | added) - released) - self._hours(number, before) for number in touched)

    def _hours(self, number: int, nodes: set[int]) -> float:
        hours = self._snapshot.hours_by_node
        highest = max((node for node in (2 * number, 2 * number + 1) if node in nodes), default=None)
        return 0 if highest is None else hours[highest]

    def _held_by(self, node: int, picks: Mapping[int, Pick]) -> Iterator[int]:
        """The direct prerequisites of a node of a closure, as picked."""
        yield from self._rows.plain[node]
        yield from (choice.node(picks[choice.number].member) for choice in self._rows.choices.get(node, ()))


def alternatives(
    snapshot: Snapshot, closure: Closure, choices: Iterable[Choice], costs: Costs
) -> tuple[Alternative, ...]:
    """The choices inside a closure, each with what the members that were not picked would cost.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.solution import solve
    >>> [choice] = solve(Snapshot(TINY), ["transformers"]).alternatives
    >>> choice.picked, [(other.id, other.adds_hours) for other in choice.not_picked]
    ('pytorch', [('tensorflow', 2)])
    """
    return tuple(_alternative(snapshot, closure, choice, costs) for choice in choices)


def _alternative(snapshot: Snapshot, closure: Closure, choice: Choice, costs: Costs) -> Alternative:
    pick = closure.picks[choice.number]
    others = [member for member in choice.members if member != pick.member]
    requirement = choice.requirement
    return Alternative(
        requirement.skill,
        requirement.members,
        snapshot.order[pick.member],
        pick.because.value,
        tuple(_not_picked(snapshot, member, costs.adds(choice, member)) for member in others),
        requirement.reason,
    )


def _not_picked(snapshot: Snapshot, member: int, hours: float) -> NotPicked:
    skill = snapshot.skills[snapshot.order[member]]
    return NotPicked(skill.id, skill.name, hours)
