"""Why each skill of an answer is in it: of the requirements that ask for it, the one that says most."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Depth, Level, Need, Requirement
from graph.snapshot.adjacency import with_members

if TYPE_CHECKING:
    from graph.solution.solution import Solution


@dataclass(frozen=True, slots=True)
class MainReason:
    """The main reason why a skill is in an answer.

    Attributes
    ----------
    skill
        Id of the skill that needs it, or `role:ID` for a role.
    name
        Name of that skill or role.
    need
        How badly it is needed; null for a role.
    level
        How well it must be mastered for that.
    reason
        Why it is needed, in one sentence.
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
    main = solution.main_dependents.get(solution.snapshot.position[skill])
    if main is None:
        return None
    dependent = solution.snapshot.skills[solution.snapshot.order[main]]
    requirement = next(one for one in solution.requirements(dependent.id) if solution.pick(one) == skill)
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


def main_dependents(solution: "Solution") -> dict[int, int]:
    """The skill that most asks for each skill of an answer, by number; none for what only a target asks for.

    The strongest need comes first, then the dependent that is nearest to a target, then the first in the answer.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> from graph.solution import solve
    >>> tiny = Snapshot(TINY)
    >>> found = main_dependents(solve(tiny, ["transformers"]))
    >>> {tiny.order[number]: tiny.order[dependent] for number, dependent in found.items()}["vectors"]
    'attention'
    """
    hops = hops_to_targets(solution)
    dependents = sorted(solution.numbers, key=hops.__getitem__)  # a stable sort: ties stay in the answer's order
    main: dict[int, int] = {}
    for rows in _strongest_first(solution):
        for dependent in dependents:
            for member in rows[dependent]:
                if member in hops and member not in main:
                    main[member] = dependent
    return main


def _strongest_first(solution: "Solution") -> Iterator[Mapping[int, Sequence[int]]]:
    """The direct prerequisites of each skill of an answer (number): what it uses, what it requires, and all of them."""
    yield solution.used_numbers
    rows, helpful = solution.prerequisite_numbers, solution.snapshot.helpful
    if solution.depth is Depth.ALL:
        helps = {number: {extra for extra, _ in helpful.get(number, ())} for number in rows}
        yield {number: [one for one in row if one not in helps[number]] for number, row in rows.items()}
    yield rows


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
    snapshot, follows = solution.snapshot, solution.follows(number)
    for requirement, members in with_members(
        snapshot.adjacency.requirements[number], snapshot.adjacency.members[number]
    ):
        if requirement.need in follows:
            pick = members[0] if requirement.is_plain else snapshot.position[solution.pick(requirement)]
            yield pick, requirement


def asked_level(solution: "Solution", requirement: Requirement, member: str) -> Level:
    """How well a requirement of a skill of the answer asks for a member (id)."""
    if solution.depth.is_thorough:
        return Level.UNDERSTAND
    if solution.level(requirement.skill) is Level.USE:
        return Level.USE
    return requirement.level_of(member)
