"""Where a plan for a role can stop with something done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Milestone, Role
from graph.solution import Solution


@dataclass(frozen=True, slots=True)
class PlannedMilestone:
    """A small project of a role among the targets.

    Attributes
    ----------
    title
        Name of the project.
    build
        What to build.
    shows
        What shows that it works.
    skills
        Ids of the skills that it takes.
    week
        Number of the week after which it can be built; 0 if it can be built at once.
    """

    title: str
    build: str
    shows: str
    skills: tuple[str, ...]
    week: int


def milestones(solution: Solution, last_weeks: Mapping[str, int]) -> tuple[PlannedMilestone, ...]:
    """The milestones of the roles among the targets that a plan reaches, by week, then as the roles list them.

    ``last_weeks`` gives the week in which each skill of the plan is finished. A milestone with a skill that was cut is
    not reached.
    """
    reached = [one for one in _milestones(solution) if not _unreached(solution, one, last_weeks)]
    found = (_planned(one, [last_weeks[id] for id in one.skills if id in last_weeks]) for one in reached)
    return tuple(sorted(found, key=lambda one: one.week))


def left_out(solution: Solution, last_weeks: Mapping[str, int]) -> Iterator[str]:
    """Notes on the milestones that a plan does not reach."""
    names = solution.snapshot.skills
    for one in _milestones(solution):
        if missing := _unreached(solution, one, last_weeks):
            skills = ", ".join(names[id].name for id in missing)
            yield f'The milestone "{one.title}" is not reached: {skills} was left out.'


def _milestones(solution: Solution) -> Iterator[Milestone]:
    for role in _roles(solution):
        yield from role.milestones


def _roles(solution: Solution) -> Iterator[Role]:
    for target in solution.targets.asked:
        role = solution.snapshot.roles.get(target.removeprefix("role:"))
        if role and target.startswith("role:"):
            yield role


def _unreached(solution: Solution, milestone: Milestone, last_weeks: Mapping[str, int]) -> list[str]:
    """The skills of a milestone that would have to be learned and are not in the plan."""
    return [id for id in milestone.skills if id in solution.needed and id not in last_weeks]


def _planned(milestone: Milestone, weeks: Sequence[int]) -> PlannedMilestone:
    return PlannedMilestone(milestone.title, milestone.build, milestone.shows, milestone.skills, max(weeks, default=0))
