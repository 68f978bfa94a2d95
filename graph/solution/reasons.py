"""Why each skill of an answer is in it: of the requirements that ask for it, the one that says most."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Level, Need, Requirement

if TYPE_CHECKING:
    from graph.solution.solution import Solution

_STRENGTH = {Need.USE: 0, Need.UNDERSTAND: 1, Need.HELPFUL: 2}


@dataclass(frozen=True, slots=True)
class MainReason:
    """Why a skill is in an answer: ``skill`` (or the role ``role:ID``) called ``name`` asks for it.

    It does so with this ``need`` (None for a role), at this ``level``, for this ``reason``.
    """

    skill: str
    name: str
    need: Need | None
    level: Level
    reason: str


def main_reason(solution: "Solution", skill: str) -> MainReason | None:
    """Why a skill to learn is in the answer: a role that asks for it, or else its main requirement."""
    if (asked := role_reason(solution, skill)) is not None:
        return asked
    requirement = solution.main_requirements.get(solution.snapshot.position[skill])
    if requirement is None:
        return None
    dependent = solution.snapshot.skills[requirement.skill]
    level = asked_level(solution, requirement, skill)
    return MainReason(dependent.id, dependent.name, requirement.need, level, requirement.reason)


def role_reason(solution: "Solution", skill: str) -> MainReason | None:
    """The reason of the first role among the targets that names a skill."""
    roles = solution.snapshot.roles
    for target in solution.targets.asked:
        role = roles.get(target.removeprefix("role:")) if target.startswith("role:") else None
        for asked in role.skills if role else ():
            if role and asked.skill == skill:
                return MainReason(target, role.name, None, solution.level(skill), asked.reason)
    return None


def main_requirements(solution: "Solution") -> dict[int, Requirement]:
    """The requirement that most asks for each skill (number) of an answer; none for what only a target asks for.

    The strongest need comes first, then the dependent that is nearest to a target, then the first in the answer.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> from graph.solution import solve
    >>> found = main_requirements(solve(Snapshot(TINY), ["transformers"]))
    >>> {TINY.skills[0].id: found[1].skill, "attention": found[2].skill}
    {'vectors': 'attention', 'attention': 'transformers'}
    """
    hops = hops_to_targets(solution)
    best: dict[int, tuple[int, Requirement]] = {}
    for dependent in sorted(solution.numbers, key=hops.__getitem__):  # a stable sort: ties stay in the answer's order
        for member, requirement in picked_requirements(solution, dependent):
            strength = _STRENGTH[requirement.need]
            if member in hops and (member not in best or strength < best[member][0]):
                best[member] = (strength, requirement)
    return {number: requirement for number, (_, requirement) in best.items()}


def hops_to_targets(solution: "Solution") -> Mapping[int, int]:
    """The fewest requirements between each skill (number) of an answer and a goal."""
    prerequisites = solution.prerequisite_numbers
    hops = {number: 0 for node in solution.targets.nodes if (number := node >> 1) in prerequisites}
    queue = list(hops)
    for number in queue:  # grows while it is read
        for prerequisite in prerequisites[number]:
            if prerequisite in prerequisites and prerequisite not in hops:
                hops[prerequisite] = hops[number] + 1
                queue.append(prerequisite)
    return hops


def picked_requirements(solution: "Solution", number: int) -> Iterator[tuple[int, Requirement]]:
    """The requirements that the level of a skill (number) asks for, each with the member (number) that counts."""
    snapshot, picks = solution.snapshot, solution.closure.picks
    follows = solution.follows(number)
    place = 0
    members = snapshot.adjacency.members[number]
    for requirement in snapshot.adjacency.requirements[number]:
        count = len(requirement.members)
        if requirement.need in follows:
            pick = members[place] if count == 1 else picks[snapshot.choice_number(requirement)].member
            yield pick, requirement
        place += count


def asked_level(solution: "Solution", requirement: Requirement, member: str) -> Level:
    """How well a requirement of a skill of the answer asks for a member (id)."""
    if solution.depth.is_thorough:
        return Level.UNDERSTAND
    if solution.level(requirement.skill) is Level.USE:
        return Level.USE
    return requirement.level_of(member)
