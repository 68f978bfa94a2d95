"""What the view of a target shows: every step with its state, its reasons, and the groups that it stands in."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, takewhile

from api.web.parameters import Grouping
from graph.model import Background, Confidence, Evidence, Need
from graph.questions import before
from graph.questions.before import Before, Item
from graph.snapshot import Snapshot
from graph.snapshot.walks import used_by
from graph.solution import Solution
from graph.solution.profile import held_by, knowing


class StepState(StrEnum):
    """What a step is to this learner."""

    TODO = "todo"
    KNOWN = "known"
    CREDITED = "credited"
    SPARED = "spared"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why ``skill`` needs ``prerequisite``, or any one of the ``others``."""

    skill: str
    prerequisite: str
    others: tuple[str, ...]
    need: Need
    reason: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ListedStep:
    """A skill of the list: what it ``needs``, and where one is ``stuck`` without it.

    ``credited_by`` are the known skills that cannot have been learned without it.
    """

    item: Item
    state: StepState
    needs: tuple[Reason, ...]
    stuck: tuple[Reason, ...]
    credited_by: tuple[str, ...]

    @property
    def is_todo(self) -> bool:
        """Whether it is still to be learned: only then it has a place in the answer."""
        return self.state is StepState.TODO


@dataclass(frozen=True, slots=True)
class Group:
    """Steps under one heading; ``hours`` are those still to be learned."""

    title: str
    note: str
    hours: float
    steps: tuple[ListedStep, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The answer with its list: ``goals`` are the targets at its end, the others stand in their place.

    ``elsewhere`` are the known skills that are not in the list.
    """

    answer: Before
    groups: tuple[Group, ...]
    goals: tuple[ListedStep, ...]
    elsewhere: tuple[str, ...]
    hours_for_all: float

    @property
    def hours_done(self) -> float:
        """What the ticks save, in hours."""
        return self.hours_for_all - self.answer.total_hours_with_targets


def study(solution: Solution, by: Grouping) -> View:
    """Everything that leads to the targets, in the order of the answer, with what is known of it among it."""
    snapshot = solution.snapshot
    everything, answer = before.answer(_with_nothing_known(solution)), before.answer(solution)
    steps = _steps(snapshot, list(_in_order(everything, answer)), answer)
    named = frozenset(solution.targets.skills)
    goals = list(takewhile(lambda step: step.item.id in named, reversed(steps)))[::-1]
    listed = {step.item.id for step in steps}
    return View(
        answer=answer,
        groups=tuple(_groups(snapshot, steps[: len(steps) - len(goals)], by)),
        goals=tuple(goals),
        elsewhere=tuple(id for id in answer.known if id not in listed),
        hours_for_all=everything.total_hours_with_targets,
    )


def backgrounds(snapshot: Snapshot) -> tuple[Background, ...]:
    """Where one can start from: what holds least first.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> [background.id for background in backgrounds(Snapshot(TINY))]
    ['none', 'school']
    """
    return tuple(sorted(snapshot.names.backgrounds(), key=lambda one: (len(held_by(snapshot, one.id)), one.id)))


def _with_nothing_known(solution: Solution) -> Solution:
    """The same question by somebody who starts from the same background and knows nothing else."""
    snapshot, who = solution.snapshot, solution.learner
    held = held_by(snapshot, who.background).difference(snapshot.numbers(solution.targets.skills))
    return replace(solution, learner=knowing(snapshot, replace(who, known=frozenset()), held=held))


def _in_order(everything: Before, answer: Before) -> Iterator[Item]:
    """The steps of the answer in its order; what is done stands before the step that follows it where nothing is."""
    todo = sorted((*answer.items, *answer.target_items), key=lambda item: item.position)
    left = {item.id for item in todo}
    done_before: dict[str, list[Item]] = {}
    waiting: list[Item] = []
    for item in sorted((*everything.items, *everything.target_items), key=lambda item: item.position):
        if item.id in left:
            done_before[item.id], waiting = waiting, []
        else:
            waiting.append(item)
    for item in todo:
        yield from done_before.get(item.id, ())
        yield item
    yield from waiting


def _steps(snapshot: Snapshot, items: Sequence[Item], answer: Before) -> list[ListedStep]:
    todo = {item.id for item in (*answer.items, *answer.target_items)}
    needs = {item.id: tuple(_needs(item)) for item in items}
    stuck = defaultdict(list)
    for reason in (reason for reasons in needs.values() for reason in reasons):
        stuck[reason.prerequisite].append(reason)
    crediting = {id: used_by(snapshot, [id]) for id in answer.known}
    return [
        ListedStep(
            item=item,
            state=_state(item.id, todo, answer),
            needs=needs[item.id],
            stuck=tuple(sorted(stuck[item.id], key=lambda reason: list(Need).index(reason.need))),
            credited_by=tuple(known for known, below in crediting.items() if item.id in below and item.id != known),
        )
        for item in items
    ]


def _needs(item: Item) -> Iterator[Reason]:
    for one in item.requires:
        others = tuple(member for member in one.members if member != one.picked)
        yield Reason(item.id, one.picked, others, one.need, one.reason, one.evidence, one.confidence)


def _state(id: str, todo: set[str], answer: Before) -> StepState:
    if id in todo:
        return StepState.TODO
    if id in answer.known:
        return StepState.KNOWN
    return StepState.CREDITED if id in answer.credited else StepState.SPARED


def _groups(snapshot: Snapshot, steps: Sequence[ListedStep], by: Grouping) -> Iterator[Group]:
    """The steps by stage; or in the order of the answer, those of one topic that follow each other together."""
    if by is Grouping.STAGE:
        staged = sorted(steps, key=lambda step: step.item.stage)
        for stage, found in groupby(staged, key=lambda step: step.item.stage):
            yield _group(f"Stage {stage}", "can be learned side by side", list(found))
        return
    for area, found in groupby(steps, key=lambda step: snapshot.path(step.item.topic)[0]):
        run = list(found)
        topics = dict.fromkeys(step.item.topic for step in run if step.item.topic != area)
        yield _group(snapshot.topics[area].name, ", ".join(snapshot.topics[topic].name for topic in topics), run)


def _group(title: str, note: str, steps: Sequence[ListedStep]) -> Group:
    return Group(title, note, sum(step.item.hours for step in steps if step.is_todo), tuple(steps))
