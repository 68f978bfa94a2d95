"""The cuts of a plan, the cost of each, and the requirements that are waived."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Depth, Need, whole_hours
from graph.questions.fitting import Fit
from graph.solution import Solution
from graph.solution.reasons import MainReason, asked_level, hops_to_targets, picked_requirements

MAX_NAMES = 3
"""Names of skills that the price of a cut lists."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A skill that was dropped to meet the deadline.

    Attributes
    ----------
    hours
        Hours that dropping it saves.
    depth
        Least depth that asks for the skill.
    costs
        What one gives up without it, in one sentence.
    """

    id: str
    name: str
    hours: float
    depth: Depth
    costs: str


@dataclass(frozen=True, slots=True)
class Waived:
    """A requirement that a plan does not meet, because its prerequisite was cut.

    Attributes
    ----------
    skill
        Id of the skill that is learned all the same.
    prerequisite
        Id of the skill that was cut.
    need
        How badly the skill needs it.
    reason
        Why the skill needs it, in one sentence.
    """

    skill: str
    prerequisite: str
    need: Need
    reason: str


def cuts(solution: Solution, fit: Fit, pace: float = 1.0) -> tuple[Cut, ...]:
    """The cuts of a fit, in the order of cutting, with their hours at a pace."""
    return tuple(_cut(solution, fit, number, depth, pace) for number, depth in fit.cut.items())


def waived(solution: Solution, fit: Fit) -> tuple[Waived, ...]:
    """The requirements of kept skills on cut ones, in the order of the answer.

    A skill that is only learned to be used asks for none of them.

    Examples
    --------
    >>> from graph.questions.fitting import fit
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> from graph.solution import solve
    >>> solution = solve(Snapshot(TINY), ["transformers"])
    >>> [(one.skill, one.prerequisite) for one in waived(solution, fit(solution, 27))]
    [('attention', 'softmax')]
    """
    return tuple(_waived(solution, fit))


def reason_kept(solution: Solution, fit: Fit, number: int) -> MainReason | None:
    """Why a kept skill is in a plan: its main reason, or where only a cut skill gives that, the best of a kept one.

    What only cut skills ask for keeps their reason.
    """
    id = solution.snapshot.order[number]
    reason = solution.main_reason(id)
    if reason is None or solution.snapshot.position.get(reason.skill) not in fit.cut:
        return reason
    return min(_reasons(solution, fit, number), default=(0, 0, reason), key=lambda one: one[:2])[2]


def _reasons(solution: Solution, fit: Fit, number: int) -> Iterator[tuple[int, int, MainReason]]:
    """The reasons of kept skills for a prerequisite, each after the rank of its need and its hops to a goal."""
    skills, ids, hops = solution.snapshot.skills, solution.snapshot.order, hops_to_targets(solution)
    for dependent in solution.dependent_numbers[number]:
        for member, one in picked_requirements(solution, dependent) if dependent in fit.kept else ():
            if member == number:
                level = asked_level(solution, one, ids[member])
                reason = MainReason(one.skill, skills[one.skill].name, one.need, level, one.reason)
                yield list(Need).index(one.need), hops[dependent], reason


def _waived(solution: Solution, fit: Fit) -> Iterator[Waived]:
    ids = solution.snapshot.order
    for number in fit.kept:
        for member, requirement in picked_requirements(solution, number):
            if member in fit.cut and (number not in fit.lowered or requirement.need is Need.USE):
                yield Waived(ids[number], ids[member], requirement.need, requirement.reason)


def _cut(solution: Solution, fit: Fit, number: int, depth: Depth, pace: float) -> Cut:
    skill = solution.snapshot.skills[solution.snapshot.order[number]]
    hours = solution.snapshot.hours_by_node[solution.nodes[number]] * pace
    return Cut(
        skill.id, skill.name, whole_hours(round(hours, 2)), depth, _costs(_missing(solution, fit, number), depth)
    )


def _missing(solution: Solution, fit: Fit, number: int) -> list[str]:
    """The names of the kept skills that miss a cut one: what counts on it, itself or through others that were cut."""
    seen, stack = {number}, [number]
    while stack:
        new = [one for one in solution.dependent_numbers[stack.pop()] if one not in seen]
        seen.update(new)
        stack += [one for one in new if one in fit.cut]
    ids, skills = solution.snapshot.order, solution.snapshot.skills
    return [skills[ids[one]].name for one in fit.kept if one in seen]


def _costs(names: Sequence[str], depth: Depth) -> str:
    listed = ", ".join(names[:MAX_NAMES]) + (" and more" if len(names) > MAX_NAMES else "")
    match depth:
        case Depth.ALL:
            return f"{listed} will take you longer without it"
        case Depth.THOROUGH:
            return f"you will understand {listed}, but not all that {'it rests' if len(names) == 1 else 'they rest'} on"
        case _:
            return f"you will be able to use {listed}, not to explain {'it' if len(names) == 1 else 'them'}"
