"""The solution for one profile and its targets: each part is computed once, when it is first asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.lazy import cached_property
from graph.model import Depth, Level, Need, Requirement, whole_hours
from graph.snapshot import Snapshot
from graph.snapshot.nodes import Choice, level_of
from graph.snapshot.required import Required, required
from graph.solution.alternatives import Alternative, Costs, alternatives
from graph.solution.arrangement import arrange
from graph.solution.assumed import assumed
from graph.solution.closure import Closure
from graph.solution.least_hours import Chosen, chosen
from graph.solution.profile import NO_BACKGROUND, Choose, Learner, Profile, learner
from graph.solution.reasons import MainReason, asked_level, main_dependents, main_reason
from graph.solution.targets import Targets, resolve


@dataclass(frozen=True, eq=False, repr=False)
class Solution:
    """What a learner has to learn for the targets at a depth, how well, and why.

    Skills are named by id, or by number where the name of an attribute says so.
    """

    snapshot: Snapshot
    targets: Targets
    learner: Learner
    depth: Depth
    choose: Choose
    whole: bool = False

    @cached_property
    def chosen(self) -> Chosen:
        """The closure, and whether its hours are proven to be the least."""
        return chosen(self.snapshot, self.targets.nodes, self.learner, self.depth, self.choose)

    @property
    def closure(self) -> Closure:
        """What has to be learned, targets included, and the picks, by number."""
        return self.chosen.closure

    @cached_property
    def nodes(self) -> Mapping[int, int]:
        """The node at which each skill is to be learned, by number, ascending: the highest level counts."""
        return {node >> 1: node for node in sorted(self.closure.nodes)}

    @cached_property
    def numbers(self) -> Sequence[int]:
        """The numbers of the skills to learn, in the order made for this answer."""
        return arrange(self)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The skills to learn, targets included, in learning order."""
        return tuple(map(self.snapshot.order.__getitem__, self.numbers))

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The place of each skill to learn in the order, from 1."""
        return {id: place for place, id in enumerate(self.order, 1)}

    @cached_property
    def needed(self) -> frozenset[str]:
        """The skills to learn, targets included."""
        return frozenset(self.snapshot.ids(self.nodes))

    def in_order(self, ids: Sequence[str]) -> list[str]:
        """Skills to learn, in the order of the answer."""
        return sorted(ids, key=self.place.__getitem__)

    @cached_property
    def known(self) -> tuple[str, ...]:
        """What the learner knows, in learning order."""
        return tuple(self.snapshot.ids(self.learner.known))

    @cached_property
    def credited(self) -> tuple[str, ...]:
        """What the known skills credit, in learning order."""
        return tuple(self.snapshot.ids(self.learner.credited))

    @cached_property
    def assumed_nodes(self) -> Mapping[int, int]:
        """The node of each skill that the background holds and that would have to be learned otherwise, by number."""
        return assumed(self.snapshot.at(self.depth), self.targets.nodes, self.closure, self.learner)

    @cached_property
    def assumed(self) -> tuple[str, ...]:
        """The skills that the background holds and that would have to be learned otherwise, in learning order."""
        return tuple(self.snapshot.ids(self.assumed_nodes))

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
        """The hours of everything to learn, targets included, each skill at its level."""
        return self._hours_of(self.nodes)

    @cached_property
    def assumed_hours(self) -> float:
        """The hours of what is assumed, at the levels at which it would have to be learned."""
        return self._hours_of(self.assumed_nodes)

    def _hours_of(self, nodes: Mapping[int, int]) -> float:
        hours = self.snapshot.hours_by_node
        return whole_hours(sum([hours[node] for node in nodes.values()]))

    def hours_of(self, ids: Sequence[str]) -> float:
        """The hours of skills to learn together, each at its level."""
        position = self.snapshot.position
        return self._hours_of({number: self.nodes[number] for number in map(position.__getitem__, ids)})

    def level(self, skill: str) -> Level:
        """How well a skill is to be learned."""
        return level_of(self.nodes[self.snapshot.position[skill]])

    @cached_property
    def prerequisite_numbers(self) -> Mapping[int, Sequence[int]]:
        """The direct prerequisites of each skill to learn, by number, those that the learner has included."""
        return self._direct(self.nodes)

    @cached_property
    def used_numbers(self) -> Mapping[int, Sequence[int]]:
        """The direct prerequisites without which each skill to learn (number) cannot be used, as picked."""
        return self._direct({number: 2 * number for number in self.nodes})

    def _direct(self, nodes: Mapping[int, int]) -> dict[int, Sequence[int]]:
        """The picks of the requirements that each skill (number) has at a node, by number."""
        rows, picks = self.snapshot.at(self.depth), self.closure.picks
        plain, choices = rows.plain_numbers, rows.choices
        direct: dict[int, Sequence[int]] = {number: plain[node] for number, node in nodes.items()}
        for node in choices.keys() & nodes.values():
            direct[node >> 1] = (*plain[node], *[picks[choice.number].member for choice in choices[node]])
        return direct

    @cached_property
    def dependent_numbers(self) -> Mapping[int, Sequence[int]]:
        """The skills to learn that count on each of them directly, in the order of the answer."""
        dependents: dict[int, list[int]] = {number: [] for number in self.numbers}
        prerequisites = self.prerequisite_numbers
        for number in self.numbers:
            for prerequisite in prerequisites[number]:
                if prerequisite in dependents:
                    dependents[prerequisite].append(number)
        return dependents

    @cached_property
    def stage_numbers(self) -> Mapping[int, int]:
        """The longest-path level of each skill to learn, from 1: what shares a stage can be learned side by side."""
        stages: dict[int, int] = {}
        earlier = self.snapshot.earlier.rows
        for number in self.numbers:
            highest = 0
            for prerequisite in earlier[number]:
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
        costs = Costs(self.snapshot, self.closure, self.learner, self.depth, self.targets.nodes)
        return alternatives(self.snapshot, self.closure, self.choices, costs)

    @property
    def choices(self) -> list[Choice]:
        """The requirements with alternatives of the skills to learn, in learning order."""
        choices = self.snapshot.at(self.depth).choices
        return [choice for node in sorted(choices.keys() & self.nodes.values()) for choice in choices[node]]

    @cached_property
    def main_dependents(self) -> Mapping[int, int]:
        """The skill that most asks for each skill to learn, by number; none for what only a target asks for."""
        return main_dependents(self)

    @cached_property
    def has_roles(self) -> bool:
        """Whether a role is among the targets."""
        return any(group.kind == "role" for group in self.targets.groups)

    def main_reason(self, skill: str) -> MainReason | None:
        """Why a skill to learn is in the answer, most of all; None if only a target that was named asks for it."""
        return main_reason(self, skill)

    def meets(self, skill: str) -> bool:
        """Whether a skill need not be learned: it is known, credited, or held by the background."""
        return self.snapshot.position[skill] in self.learner.met

    def is_unknown(self, skill: str) -> bool:
        """Whether nothing is known of a skill: it is not curated, and no requirement has it as an end."""
        number, adjacency = self.snapshot.position[skill], self.snapshot.adjacency
        ends = adjacency.members[number] or adjacency.dependents[number]
        return not ends and not self.snapshot.skills[skill].curated

    def for_nobody(self) -> "Solution":
        """The same question asked by someone who brings nothing along, with the default choices."""
        nobody = Learner(prefer=self.learner.prefer, avoid=self.learner.avoid, background=NO_BACKGROUND)
        return replace(self, learner=nobody, choose=Choose.DEFAULT)

    def pick(self, requirement: Requirement) -> str:
        """The member (id) of a requirement that counts; the skill must be one to learn, and its level ask for it."""
        if requirement.is_plain:
            return requirement.members[0]
        pick = self.closure.picks[self.snapshot.choice_number(requirement)]
        return self.snapshot.order[pick.member]

    def follows(self, number: int) -> frozenset[Need]:
        """The needs that the level of a skill to learn (number) asks to be met."""
        return self.depth.follows if self.nodes[number] & 1 else Depth.USE.follows

    def requirements(self, skill: str) -> tuple[Requirement, ...]:
        """The direct requirements of a skill to learn that its level asks for, in learning order."""
        follows = self.follows(self.snapshot.position[skill])
        return tuple(one for one in self.snapshot.requirements(skill) if one.need in follows)

    def required(self, skill: str) -> tuple[Required, ...]:
        """The direct requirements of a skill to learn, with their picks and levels, in learning order."""
        return tuple(self._required(one, self.pick(one)) for one in self.requirements(skill))

    def _required(self, requirement: Requirement, pick: str) -> Required:
        return required(requirement, pick, asked_level(self, requirement, pick))

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
    aim = resolve(snapshot, targets, profile.depth, whole=profile.whole)
    who = learner(snapshot, profile, snapshot.numbers(aim.skills))
    return Solution(snapshot, aim, who, profile.depth, profile.choose, profile.whole)
