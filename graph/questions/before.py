"""The main question: what should I learn before X, in which order, how long will it take, and why each step?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.closure import Closure, Learner, learner
from graph.least import Choose
from graph.least import choose as choose_closure
from graph.model import Confidence, Depth, Evidence, Need, Requirement, Skill
from graph.order import stages
from graph.questions.alternatives import Alternative, alternatives_of
from graph.questions.targets import resolve
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Required:
    """A direct requirement as it counts in an answer: which of its ``members`` was ``picked``, and why it is needed."""

    members: tuple[str, ...]
    picked: str
    need: Need
    reason: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence


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


def before(
    snapshot: Snapshot,
    targets: Sequence[str],
    *,
    known: Iterable[str] = (),
    depth: Depth = Depth.UNDERSTAND,
    prefer: Iterable[str] = (),
    avoid: Iterable[str] = (),
    choose: Choose = Choose.DEFAULT,
) -> Before:
    """The prerequisites of the targets, each before whatever needs it.

    Parameters
    ----------
    targets, known, prefer, avoid
        Ids, names or aliases. A topic means all its skills; as a target these are then listed themselves.
    depth
        Which needs are followed, edge by edge.
    choose
        How alternatives are met that nothing known or preferred settles: by their defaults, or so that the hours in all
        are the least.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> answer = before(Snapshot(TINY), ["Transformers"], known=["softmax"])
    >>> [item.id for item in answer.items], answer.total_hours
    (['vectors', 'attention', 'pytorch'], 19)
    """
    aim = resolve(snapshot, targets)
    who = learner(snapshot, known, prefer, avoid)
    chosen = choose_closure(snapshot, aim.goals, who, depth, choose)
    closure = chosen.closure
    stage = stages_of(snapshot, closure, depth)
    listed = snapshot.sort(closure.needed.difference(aim.skills))
    goals = snapshot.sort(closure.needed.intersection(aim.skills))
    return Before(
        revision=snapshot.revision,
        targets=aim.asked,
        already=tuple(id for id in aim.skills if id in who.has),
        depth=depth,
        known=tuple(snapshot.sort(who.known)),
        credited=tuple(snapshot.sort(who.credited)),
        choose=choose,
        proven=chosen.proven,
        bound=chosen.bound,
        total_hours=snapshot.hours(listed),
        total_hours_with_targets=snapshot.hours(closure.needed),
        items=tuple(_item(snapshot, id, stage, closure, depth) for id in listed),
        target_items=tuple(_item(snapshot, id, stage, closure, depth) for id in goals),
        helpful=_helpful(snapshot, closure.needed, who),
        alternatives=alternatives_of(snapshot, closure, aim.goals, who, depth),
    )


def stages_of(snapshot: Snapshot, closure: Closure, depth: Depth) -> dict[str, int]:
    """The longest-path level, from 1, of each skill of a closure."""
    needed = closure.needed
    return stages(needed, {id: [closure.pick(one).member for one in snapshot.requirements(id, depth)] for id in needed})


def _item(snapshot: Snapshot, id: str, stage: dict[str, int], closure: Closure, depth: Depth) -> Item:
    skill = snapshot.skills[id]
    after = (one for one in snapshot.required_by(id, depth) if one.skill in stage)
    return Item(
        id=id,
        name=skill.name,
        topic=skill.topic,
        hours=skill.hours,
        stage=stage[id],
        implied=skill.implied,
        curated=skill.curated,
        summary=skill.summary,
        requires=tuple(required(one, closure.pick(one).member) for one in snapshot.requirements(id, depth)),
        needed_by=tuple(one.skill for one in after if closure.pick(one).member == id),
    )


def required(one: Requirement, pick: str) -> Required:
    """A requirement as an answer shows it, with the member that counts."""
    return Required(one.members, pick, one.need, one.reason, one.evidence, one.confidence)


def _helpful(snapshot: Snapshot, needed: set[str], who: Learner) -> tuple[Extra, ...]:
    helps: dict[str, list[Help]] = {}
    for id in snapshot.sort(needed):
        for one in snapshot.requirements(id):
            if one.need is Need.HELPFUL and one.pick not in needed and one.pick not in who.has:
                helps.setdefault(one.pick, []).append(Help(id, one.reason))
    return tuple(_extra(snapshot.skills[id], helps[id]) for id in snapshot.sort(helps))


def _extra(skill: Skill, helps: Sequence[Help]) -> Extra:
    return Extra(skill.id, skill.name, skill.topic, skill.hours, tuple(helps))
