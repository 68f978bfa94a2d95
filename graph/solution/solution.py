"""The solution for one profile and its targets: each part is computed once, when it is first asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.model import Depth, Requirement, whole_hours
from graph.snapshot import Snapshot
from graph.snapshot.adjacency import Choice
from graph.snapshot.required import Required, required
from graph.solution.alternatives import Alternative, Costs, alternatives
from graph.solution.closure import Closure
from graph.solution.least_hours import Chosen, chosen
from graph.solution.profile import Choose, Learner, Profile, learner
from graph.solution.targets import Targets, resolve


@dataclass(frozen=True, eq=False, repr=False)
class Solution:
    """What a learner has to learn for the targets at a depth, and why.

    Skills are named by id, or by number where the name of an attribute says so.
    """

    snapshot: Snapshot
    targets: Targets
    learner: Learner
    depth: Depth
    choose: Choose

    @cached_property
    def chosen(self) -> Chosen:
        """The closure, and whether its hours are proven to be the least."""
        return chosen(self.snapshot, self.snapshot.numbers(self.targets.goals), self.learner, self.depth, self.choose)

    @property
    def closure(self) -> Closure:
        """What has to be learned, targets included, and the picks, by number."""
        return self.chosen.closure

    @cached_property
    def numbers(self) -> Sequence[int]:
        """The numbers of the skills to learn, ascending: a learning order."""
        return sorted(self.closure.needed)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The skills to learn, targets included, in learning order."""
        return tuple(map(self.snapshot.order.__getitem__, self.numbers))

    @cached_property
    def needed(self) -> frozenset[str]:
        """The skills to learn, targets included."""
        return frozenset(self.order)

    @cached_property
    def known(self) -> tuple[str, ...]:
        """What the learner knows, in learning order."""
        return tuple(self.snapshot.ids(self.learner.known))

    @cached_property
    def credited(self) -> tuple[str, ...]:
        """What the known skills credit, in learning order."""
        return tuple(self.snapshot.ids(self.learner.credited))

    @cached_property
    def has(self) -> frozenset[str]:
        """What the learner need not learn again: known or credited."""
        return frozenset((*self.known, *self.credited))

    @cached_property
    def already(self) -> tuple[str, ...]:
        """The targets that the learner has."""
        return tuple(id for id in self.targets.skills if id in self.has)

    @cached_property
    def hours(self) -> float:
        """The hours of everything to learn, targets included."""
        hours = self.snapshot.skill_hours
        return whole_hours(sum(hours[number] for number in self.numbers))

    @cached_property
    def prerequisite_numbers(self) -> Mapping[int, Sequence[int]]:
        """What each skill to learn counts on directly: the picks of its requirements, the learner's own included."""
        rows = self.snapshot.at(self.depth)
        plain, choices = rows.plain, rows.choices
        direct: dict[int, Sequence[int]] = {number: plain[number] for number in self.numbers}
        for number in choices.keys() & direct:
            picks = map(self.pick, rows.requirements[number])
            direct[number] = self.snapshot.numbers(picks)
        return direct

    @cached_property
    def dependent_numbers(self) -> Mapping[int, Sequence[int]]:
        """The skills to learn that count on each of them directly."""
        dependents: dict[int, list[int]] = {number: [] for number in self.numbers}
        for number, prerequisites in self.prerequisite_numbers.items():
            for prerequisite in prerequisites:
                if prerequisite in dependents:
                    dependents[prerequisite].append(number)
        return dependents

    @cached_property
    def stage_numbers(self) -> Mapping[int, int]:
        """The longest-path level of each skill to learn, from 1: what shares a stage can be learned side by side."""
        stages: dict[int, int] = {}
        for number, prerequisites in self.prerequisite_numbers.items():
            highest = 0
            for prerequisite in prerequisites:
                stage = stages.get(prerequisite, 0)
                if stage > highest:  # noqa: PLR1730 - `max` takes three times as long
                    highest = stage
            stages[number] = highest + 1
        return stages

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """The choices inside the closure, with what the members that were not picked would cost."""
        if not self.closure.picks:
            return ()
        goals = self.snapshot.numbers(self.targets.goals)
        costs = Costs(self.snapshot, self.closure, self.learner, self.depth, goals, self.dependent_numbers)
        return alternatives(self.snapshot, self.closure, self.choices, costs)

    @property
    def choices(self) -> list[Choice]:
        """The requirements with alternatives of the skills to learn, in learning order."""
        choices = self.snapshot.at(self.depth).choices
        return [choice for number in sorted(choices.keys() & self.closure.needed) for choice in choices[number]]

    def for_nobody(self) -> "Solution":
        """The same question asked by someone who knows nothing, with the default choices."""
        learner = replace(self.learner, known=frozenset(), credited=frozenset(), has=frozenset())
        return replace(self, learner=learner, choose=Choose.DEFAULT)

    def pick(self, requirement: Requirement) -> str:
        """The member (id) of a requirement that counts; the skill must be one to learn, and the depth this one."""
        if requirement.is_plain:
            return requirement.members[0]
        pick = self.closure.picks[self.snapshot.choice_number(requirement)]
        return self.snapshot.order[pick.member]

    def is_decided(self, requirement: Requirement) -> bool:
        """Whether a requirement of any depth has a pick in this solution."""
        return requirement.is_plain or self.snapshot.choice_number(requirement) in self.closure.picks

    def required(self, skill: str) -> tuple[Required, ...]:
        """The direct requirements of a skill to learn, with their picks, in learning order."""
        return tuple(required(one, self.pick(one)) for one in self.snapshot.requirements(skill, self.depth))

    def stage(self, skill: str) -> int:
        """The stage of a skill to learn, from 1."""
        return self.stage_numbers[self.snapshot.position[skill]]

    def needed_by(self, skill: str) -> tuple[str, ...]:
        """The skills to learn that count on this one directly, in learning order."""
        return tuple(map(self.snapshot.order.__getitem__, self.dependent_numbers[self.snapshot.position[skill]]))

    def prerequisites(self, skill: str) -> list[str]:
        """What a skill to learn counts on directly: the picks of its requirements."""
        numbers = self.prerequisite_numbers[self.snapshot.position[skill]]
        return list(map(self.snapshot.order.__getitem__, numbers))


def solve(snapshot: Snapshot, targets: Sequence[str], profile: Profile = Profile()) -> Solution:
    """The solution for targets (ids, names or aliases) and a profile.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> solution = solve(Snapshot(TINY), ["Transformers"], Profile(known=["softmax"]))
    >>> solution.order, solution.hours
    (('vectors', 'attention', 'pytorch', 'transformers'), 27)
    """
    return Solution(snapshot, resolve(snapshot, targets), learner(snapshot, profile), profile.depth, profile.choose)
