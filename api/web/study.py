"""What the view of a target shows: every step with its state, its reasons, and the groups that it stands in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from api.web.parameters import Grouping
from graph.model import Confidence, Evidence, Need
from graph.questions import before
from graph.questions.before import Before, Item
from graph.snapshot import Snapshot
from graph.snapshot.fixed_order import stages
from graph.snapshot.walks import used_by
from graph.solution import Solution
from graph.solution.profile import Learner


class StepState(StrEnum):
    """What a step is to this learner."""

    TODO = "todo"
    KNOWN = "known"
    CREDITED = "credited"
    ASSUMED = "assumed"
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
    """A skill of the list, at its ``place`` from 1: what it ``needs``, and where one is ``stuck`` without it.

    Its ``stage`` counts the known ones too, so that a tick does not move the rest. ``credited_by`` are the known skills
    that cannot have been learned without it.
    """

    place: int
    stage: int
    item: Item
    state: StepState
    needs: tuple[Reason, ...]
    stuck: tuple[Reason, ...]
    credited_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Steps under one heading; ``hours`` are those still to be learned."""

    title: str
    note: str
    hours: float
    steps: tuple[ListedStep, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The answer with its list: ``goals`` are the targets, ``elsewhere`` the known skills that are not in the list."""

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
    """Everything that leads to the targets, with what is known of it in its place."""
    snapshot, who = solution.snapshot, solution.learner
    everything = before.answer(replace(solution, learner=Learner(prefer=who.prefer, avoid=who.avoid)))
    answer = before.answer(solution)
    items = {item.id: item for one in (everything, answer) for item in (*one.items, *one.target_items)}
    steps = _steps(snapshot, items, answer)
    goals = [step for step in steps if step.item.id in answer.targets]
    return View(
        answer=answer,
        groups=tuple(_groups(snapshot, [step for step in steps if step not in goals], by)),
        goals=tuple(goals),
        elsewhere=tuple(id for id in answer.known if id not in items),
        hours_for_all=everything.total_hours_with_targets,
    )


def _steps(snapshot: Snapshot, items: Mapping[str, Item], answer: Before) -> list[ListedStep]:
    todo = {item.id for item in (*answer.items, *answer.target_items)}
    needs = {id: tuple(_needs(item)) for id, item in items.items()}
    stuck = defaultdict(list)
    for reason in (one for id in snapshot.sort(items) for one in needs[id]):
        stuck[reason.prerequisite].append(reason)
    stage = stages(items, {id: [one.prerequisite for one in needs[id]] for id in items})
    crediting = {id: used_by(snapshot, [id]) for id in answer.known}
    return [
        ListedStep(
            place=place,
            stage=stage[id],
            item=items[id],
            state=_state(id, todo, answer),
            needs=needs[id],
            stuck=tuple(sorted(stuck[id], key=lambda one: list(Need).index(one.need))),
            credited_by=tuple(known for known, below in crediting.items() if id in below and id != known),
        )
        for place, id in enumerate(snapshot.sort(items), 1)
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
    if id in answer.credited:
        return StepState.CREDITED
    return StepState.ASSUMED if id in answer.assumed else StepState.SPARED


def _groups(snapshot: Snapshot, steps: Sequence[ListedStep], by: Grouping) -> Iterator[Group]:
    if by is Grouping.STAGE:
        staged = sorted(steps, key=lambda step: (step.stage, step.place))
        for stage, found in groupby(staged, key=lambda step: step.stage):
            yield _group(f"Stage {stage}", "can be learned side by side", list(found))
        return
    for area, found in groupby(steps, key=lambda step: snapshot.path(step.item.topic)[0]):
        run = list(found)
        topics = dict.fromkeys(step.item.topic for step in run if step.item.topic != area)
        yield _group(snapshot.topics[area].name, ", ".join(snapshot.topics[one].name for one in topics), run)


def _group(title: str, note: str, steps: Sequence[ListedStep]) -> Group:
    return Group(title, note, sum(step.item.hours for step in steps if step.state is StepState.TODO), tuple(steps))
