"""The main question: what should I learn before X, in which order, how long will it take, and why each step?"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Depth, Skill
from graph.snapshot import Snapshot
from graph.snapshot.required import Required
from graph.solution import Choose, Profile, Solution, solve
from graph.solution.alternatives import Alternative


@dataclass(frozen=True, slots=True)
class Item:
    """A skill in an answer.

    ``hours`` are its own; ``stage`` counts from 1, and what shares a stage can be learned side by side; ``needed_by``
    are the skills of the answer that require it directly.
    """

    id: str
    name: str
    topic: str
    hours: float
    stage: int
    implied: bool
    curated: bool
    summary: str
    requires: tuple[Required, ...]
    needed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """Why an extra skill makes the skill ``skill`` of the answer easier."""

    skill: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extra:
    """A skill that is never required but makes some of the answer easier."""

    id: str
    name: str
    topic: str
    hours: float
    helps: tuple[Help, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What to learn before the targets.

    ``items`` are in learning order and without the targets, which stand in ``target_items``; targets that are known or
    credited stand in ``already`` instead; ``credited`` is what the ``known`` skills imply; ``helpful`` extras are
    outside the totals (hours). If least hours were asked for and there was a choice, ``proven`` says whether no other
    takes fewer, and ``bound`` gives the hours, targets included, that none can go below.
    """

    revision: str
    targets: tuple[str, ...]
    already: tuple[str, ...]
    depth: Depth
    known: tuple[str, ...]
    credited: tuple[str, ...]
    choose: Choose
    proven: bool | None
    bound: float | None
    total_hours: float
    total_hours_with_targets: float
    items: tuple[Item, ...]
    target_items: tuple[Item, ...]
    helpful: tuple[Extra, ...]
    alternatives: tuple[Alternative, ...]


def before(snapshot: Snapshot, targets: Sequence[str], profile: Profile = Profile()) -> Before:
    """The prerequisites of the targets, each before whatever needs it.

    Parameters
    ----------
    targets
        Ids, names or aliases. A topic means all its skills, and these are then listed themselves.
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
    snapshot, named = solution.snapshot, set(solution.targets.skills)
    listed = [id for id in solution.order if id not in named]
    goals = [id for id in solution.order if id in named]
    return Before(
        revision=snapshot.revision,
        targets=solution.targets.asked,
        already=solution.already,
        depth=solution.depth,
        known=solution.known,
        credited=solution.credited,
        choose=solution.choose,
        proven=solution.chosen.proven,
        bound=solution.chosen.bound,
        total_hours=snapshot.hours(listed),
        total_hours_with_targets=solution.hours,
        items=tuple(_item(solution, id) for id in listed),
        target_items=tuple(_item(solution, id) for id in goals),
        helpful=helpful(solution),
        alternatives=solution.alternatives,
    )


def _item(solution: Solution, id: str) -> Item:
    skill = solution.snapshot.skills[id]
    return Item(
        id=id,
        name=skill.name,
        topic=skill.topic,
        hours=skill.hours,
        stage=solution.stage(id),
        implied=skill.implied,
        curated=skill.curated,
        summary=skill.summary,
        requires=solution.required(id),
        needed_by=solution.needed_by(id),
    )


def helpful(solution: Solution) -> tuple[Extra, ...]:
    """The skills outside a solution that would make some of it easier, in learning order."""
    snapshot = solution.snapshot
    helps: dict[str, list[Help]] = {}
    for number in sorted(snapshot.helpful.keys() & solution.closure.needed):
        for one in snapshot.helpful[number]:
            if one.pick not in solution.needed and one.pick not in solution.has:
                helps.setdefault(one.pick, []).append(Help(one.skill, one.reason))
    return tuple(_extra(snapshot.skills[id], helps[id]) for id in snapshot.sort(helps))


def _extra(skill: Skill, helps: Sequence[Help]) -> Extra:
    return Extra(skill.id, skill.name, skill.topic, skill.hours, tuple(helps))
