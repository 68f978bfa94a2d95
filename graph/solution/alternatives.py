"""The choices inside a solution: what was taken, why, and what the others would have cost."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import Depth, whole_hours
from graph.snapshot import Snapshot
from graph.snapshot.adjacency import Choice
from graph.solution.closure import Closure, close
from graph.solution.profile import Learner


@dataclass(frozen=True, slots=True)
class NotPicked:
    """A member that was not taken: with it the whole would take ``adds_hours`` more (less, if negative)."""

    id: str
    name: str
    adds_hours: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """A choice inside the answer: of ``skill``'s ``members``, ``picked`` was taken, and ``because`` says why."""

    skill: str
    members: tuple[str, ...]
    picked: str
    because: str
    not_picked: tuple[NotPicked, ...]
    reason: str


class Costs:
    """What it would cost to make one choice otherwise and leave the others as they are.

    The closure counts how many of its skills hold each of them. To take another member releases the picked one, and
    with it everything that nothing else holds; what the other member needs is added, and holds what it counts on.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        closure: Closure,
        learner: Learner,
        depth: Depth,
        goals: Collection[int],
        dependents: Mapping[int, Sequence[int]],
    ) -> None:
        self._snapshot, self._rows = snapshot, snapshot.at(depth)
        self._closure = closure
        self._learner = replace(learner, has=learner.has | closure.needed)
        self._held = {number: len(by) for number, by in dependents.items()}
        for goal in set(goals) & self._held.keys():
            self._held[goal] += 1

    def adds(self, picked: int, member: int) -> float:
        """The hours that a member (number) adds in the place of the picked one; negative if it saves hours."""
        extra = close(self._rows, [member], self._learner, {})
        holds = Counter([member])
        for number in extra.needed:
            holds.update(self._picks(number, extra))
        released = self._released(picked, holds)
        hours = self._snapshot.skill_hours
        return whole_hours(sum(hours[one] for one in extra.needed) - sum(hours[one] for one in released))

    def _released(self, picked: int, holds: Counter[int]) -> set[int]:
        """The skills that nothing holds any more once one choice does not hold its pick."""
        gone: set[int] = set()
        holds[picked] -= 1
        stack = [picked]
        while stack:
            number = stack.pop()
            if number in self._held and number not in gone and self._held[number] + holds[number] == 0:
                gone.add(number)
                for prerequisite in self._picks(number, self._closure):
                    holds[prerequisite] -= 1
                    stack.append(prerequisite)
        return gone

    def _picks(self, number: int, closure: Closure) -> Iterator[int]:
        """What a skill of a closure counts on directly."""
        yield from self._rows.plain[number]
        yield from (closure.picks[choice.number].member for choice in self._rows.choices.get(number, ()))


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
        tuple(_not_picked(snapshot, member, costs.adds(pick.member, member)) for member in others),
        requirement.reason,
    )


def _not_picked(snapshot: Snapshot, member: int, hours: float) -> NotPicked:
    skill = snapshot.skills[snapshot.order[member]]
    return NotPicked(skill.id, skill.name, hours)
