"""The main question: what should I learn before X, in which order, how long will it take, and why each step?"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Depth, Level, Resource, Skill
from graph.questions.start import notes, start_of
from graph.snapshot import Snapshot
from graph.snapshot.required import Required
from graph.solution import Choose, Profile, Solution, solve
from graph.solution.alternatives import Alternative
from graph.solution.reasons import MainReason
from graph.solution.targets import TargetGroup


@dataclass(frozen=True, slots=True)
class Item:
    """A skill in an answer.

    Attributes
    ----------
    position
        Place in the order of the answer, counted from 1, targets included.
    stage
        Stage of the skill, counted from 1. Skills of one stage can be learned side by side.
    """

    id: str
    name: str
    topic: str
    level: Level
    hours: float
    position: int
    goal: bool
    stage: int
    implied: bool
    curated: bool
    summary: str
    can_you: str
    resources: tuple[Resource, ...]
    requires: tuple[Required, ...]
    reason: MainReason | None
    needed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """Why an extra skill makes a skill of the answer easier.

    Attributes
    ----------
    skill
        Id of the skill that gets easier.
    reason
        Why it gets easier, in one sentence.
    """

    skill: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extra:
    """A skill that is never required but makes some of the answer easier.

    Attributes
    ----------
    helps
        Which skills of the answer it makes easier, and why.
    """

    id: str
    name: str
    topic: str
    hours: float
    helps: tuple[Help, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What to learn before the targets.

    Attributes
    ----------
    start
        What the list assumes at the start, in one sentence.
    bound
        Hours, targets included, that no choice of alternatives can go below; null unless `choose` is
        `least_hours`.
    total_hours
        Hours of `items`: everything before the targets.
    goal_hours
        Hours of all goals: the targets, and the skills that topics and roles stand for.
    total_hours_with_targets
        Hours of `items` and `target_items` together.
    groups
        What each target that is not a single skill stands for.
    items
        Skills to learn before the targets, in learning order.
    target_items
        The targets that were named as single skills, in learning order.
    helpful
        Skills that are never required but help; their hours count in no total.
    """

    revision: str
    targets: tuple[str, ...]
    already: tuple[str, ...]
    depth: Depth
    start: str
    background: str
    known: tuple[str, ...]
    credited: tuple[str, ...]
    assumed: tuple[str, ...]
    choose: Choose
    proven: bool | None
    bound: float | None
    total_hours: float
    goal_hours: float
    assumed_hours: float
    total_hours_with_targets: float
    groups: tuple[TargetGroup, ...]
    notes: tuple[str, ...]
    items: tuple[Item, ...]
    target_items: tuple[Item, ...]
    helpful: tuple[Extra, ...]
    alternatives: tuple[Alternative, ...]


def before(snapshot: Snapshot, targets: Sequence[str], profile: Profile = Profile()) -> Before:
    """The prerequisites of the targets, each before whatever needs it.

    Parameters
    ----------
    targets
        Ids, names or aliases of skills, topics and roles. A topic means its core, which is then listed itself.
    profile
        Who asks, and how.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> answer = before(Snapshot(TINY), ["Transformers"], Profile(known=["softmax"]))
    >>> [item.id for item in answer.items], answer.total_hours
    (['vectors', 'attention', 'pytorch'], 19)
    """
    return answer(solve(snapshot, targets, profile))


def answer(solution: Solution) -> Before:
    """What a solution lists before its targets."""
    named = set(solution.targets.skills)
    listed = [id for id in solution.order if id not in named]
    return Before(
        revision=solution.snapshot.revision,
        targets=solution.targets.asked,
        already=solution.already,
        depth=solution.depth,
        start=start_of(solution),
        background=solution.learner.background,
        known=solution.known,
        credited=solution.credited,
        assumed=solution.assumed,
        choose=solution.choose,
        proven=solution.chosen.proven,
        bound=solution.chosen.bound,
        total_hours=solution.hours_of(listed),
        goal_hours=solution.hours_of([id for id in solution.targets.goals if id in solution.needed]),
        assumed_hours=solution.assumed_hours,
        total_hours_with_targets=solution.hours,
        groups=solution.targets.groups,
        notes=notes(solution),
        items=tuple(_item(solution, id) for id in listed),
        target_items=tuple(_item(solution, id) for id in solution.order if id in named),
        helpful=helpful(solution),
        alternatives=solution.alternatives,
    )


def _item(solution: Solution, id: str) -> Item:
    skill, level = solution.snapshot.skills[id], solution.level(id)
    return Item(
        id=id,
        name=skill.name,
        topic=skill.topic,
        level=level,
        hours=skill.hours_at(level),
        position=solution.place[id],
        goal=id in solution.targets.goals,
        stage=solution.stage(id),
        implied=skill.implied,
        curated=skill.curated,
        summary=skill.summary,
        can_you=skill.question_at(level),
        resources=skill.resources,
        requires=solution.required(id),
        reason=solution.main_reason(id),
        needed_by=solution.needed_by(id),
    )


def helpful(solution: Solution) -> tuple[Extra, ...]:
    """The skills outside a solution that would make some of it easier, in learning order."""
    snapshot, nodes, met = solution.snapshot, solution.nodes, solution.learner.met
    helps: dict[int, list[Help]] = {}
    for number in nodes:
        for extra, one in snapshot.helpful.get(number, ()):
            if extra not in nodes and extra not in met:
                helps.setdefault(extra, []).append(Help(one.skill, one.reason))
    return tuple(_extra(snapshot.skills[snapshot.order[extra]], helps[extra]) for extra in sorted(helps))


def _extra(skill: Skill, helps: Sequence[Help]) -> Extra:
    return Extra(skill.id, skill.name, skill.topic, skill.hours_at(Level.USE), tuple(helps))
