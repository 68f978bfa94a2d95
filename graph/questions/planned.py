"""What a plan is made of: its skills, its choices, and what would do instead."""

from dataclasses import dataclass

from graph.model import Level, Resource
from graph.snapshot.required import Required
from graph.solution.reasons import MainReason


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A skill of a plan.

    Attributes
    ----------
    hours
        Hours of the skill at its level, at the learner's pace.
    first_week
        Number of the week in which it is begun, counted from 1.
    last_week
        Number of the week in which it is finished.
    """

    id: str
    name: str
    topic: str
    level: Level
    hours: float
    first_week: int
    last_week: int
    goal: bool
    curated: bool
    summary: str
    can_you: str
    resources: tuple[Resource, ...]
    reason: MainReason | None
    requires: tuple[Required, ...]


@dataclass(frozen=True, slots=True)
class Picked:
    """A choice that the plan made among alternatives.

    Attributes
    ----------
    skill
        Id of the skill that has the choice.
    members
        Ids of the alternatives.
    picked
        Id of the alternative that the plan counts on.
    """

    skill: str
    members: tuple[str, ...]
    picked: str


@dataclass(frozen=True, slots=True)
class Instead:
    """What would make an impossible deadline possible: one of the two is enough.

    Attributes
    ----------
    hours_per_week
        Hours of study a week that would do; null if no week has as many.
    deadline
        Day that would do, YYYY-MM-DD.
    """

    hours_per_week: float | None
    deadline: str
