"""What the view of a target shows: every step with its state, its reasons, and the groups that it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, takewhile

from api.web.once import Recent
from api.web.parameters import Grouping
from graph.model import Background, Resource, whole_hours
from graph.picture.legend import Field, Legend
from graph.questions import before
from graph.questions.before import Before, Item
from graph.questions.phases import phases
from graph.snapshot import Snapshot
from graph.snapshot.walks import used_by
from graph.solution import Solution
from graph.solution.profile import held_by, knowing
from graph.work import measured, spend

NEXT_STEPS = 3
"""Steps that a view names as the next ones."""

MAX_KEPT_VIEWS, MAX_KEPT_STEPS = 64, 300
"""Views of the latest questions that are kept for the other tabs, and the steps of one that is not too large for it."""


class StepState(StrEnum):
    """What a step is to this learner."""

    TODO = "todo"
    KNOWN = "known"
    CREDITED = "credited"
    SPARED = "spared"


@dataclass(frozen=True, slots=True)
class ListedStep:
    """A skill of the list; ``credited_by`` are the known skills that cannot have been learned without it."""

    item: Item
    state: StepState
    field: Field
    credited_by: tuple[str, ...]

    @property
    def is_todo(self) -> bool:
        """Whether it is still to be learned: only then it has a place in the answer."""
        return self.state is StepState.TODO

    @property
    def is_done(self) -> bool:
        """Whether it is known, or comes with what is."""
        return self.state in {StepState.KNOWN, StepState.CREDITED}

    @property
    def lesson(self) -> Resource | None:
        """Where to learn it: the first free resource, or the first."""
        links = [one for one in self.item.resources if one.url.startswith(("https://", "http://"))]
        return next((one for one in links if one.free), links[0] if links else None)


@dataclass(frozen=True, slots=True)
class Group:
    """Steps under one heading, counted from 1: a phase, or a stage of what can be learned side by side.

    ``crown`` is the skill (id) after which a phase is named, and ``can_you`` its question; empty if there is none.
    ``hours`` are those still to be learned.
    """

    number: int
    title: str
    crown: str
    can_you: str
    field: Field
    steps: tuple[ListedStep, ...]

    @property
    def hours(self) -> float:
        """The hours still to be learned."""
        return whole_hours(sum(step.item.hours for step in self.steps if step.is_todo))

    @property
    def all_hours(self) -> float:
        """The hours of all its skills."""
        return whole_hours(sum(step.item.hours for step in self.steps))

    @property
    def done(self) -> int:
        """How many of its skills need not be learned."""
        return sum(not step.is_todo for step in self.steps)

    @property
    def share(self) -> float:
        """How much of its hours is behind one, from 0 to 1."""
        return 1 - self.hours / self.all_hours if self.all_hours else 0.0


@dataclass(frozen=True, slots=True)
class View:
    """The answer with its list: ``goals`` are the targets at its end, the others stand in their place.

    ``elsewhere`` are the known skills that are not in the list. ``hours_for_all`` are those of somebody who knows
    nothing but what is ``assumed_for_all``, which would be hours too.
    """

    answer: Before
    groups: tuple[Group, ...]
    goals: tuple[ListedStep, ...]
    elsewhere: tuple[str, ...]
    hours_for_all: float
    assumed_for_all: float

    @property
    def steps(self) -> tuple[ListedStep, ...]:
        """All steps, in the order of the list."""
        return (*(step for group in self.groups for step in group.steps), *self.goals)

    @property
    def next_steps(self) -> tuple[ListedStep, ...]:
        """What to learn now and then, in the order of the answer."""
        todo = sorted((step for step in self.steps if step.is_todo), key=lambda step: step.item.position)
        return tuple(todo[:NEXT_STEPS])

    @property
    def hours_done(self) -> float:
        """What the ticks save, in hours."""
        return max(0, whole_hours(self.hours_for_all - self.answer.total_hours_with_targets))

    @property
    def share_done(self) -> float:
        """How much of the whole way the ticks save, from 0 to 1."""
        return self.hours_done / (self.hours_for_all + self.assumed_for_all or 1)

    @property
    def share_assumed(self) -> float:
        """How much of the whole way is assumed."""
        return self.assumed_for_all / (self.hours_for_all + self.assumed_for_all or 1)


_VIEWS = Recent[tuple[View, int]](MAX_KEPT_VIEWS)
"""The latest views, each with the work that it takes."""


def study(solution: Solution, by: Grouping) -> View:
    """Everything that leads to the targets, in the order of the answer, with what is known of it among it."""
    view, units = _VIEWS.get(
        solution.snapshot,
        (solution.targets, solution.learner, solution.depth, solution.choose, solution.whole, by),
        lambda: measured(lambda: _study(replace(solution), by)),  # a copy: what it works out is counted here only
        is_kept=lambda kept: len(kept[0].steps) <= MAX_KEPT_STEPS,
    )
    spend(units)
    return view


def _study(solution: Solution, by: Grouping) -> View:
    snapshot, nothing_known = solution.snapshot, _with_nothing_known(solution)
    answer = before.answer(solution)
    everything = answer if nothing_known.learner == solution.learner else before.answer(nothing_known)
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
        assumed_for_all=everything.assumed_hours,
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
    crediting = {id: used_by(snapshot, [id]) for id in answer.known}
    legend = Legend(snapshot)
    return [
        ListedStep(
            item=item,
            state=_state(item.id, todo, answer),
            field=legend.of(item.id),
            credited_by=tuple(known for known, below in crediting.items() if item.id in below and item.id != known),
        )
        for item in items
    ]


def _state(id: str, todo: set[str], answer: Before) -> StepState:
    if id in todo:
        return StepState.TODO
    if id in answer.known:
        return StepState.KNOWN
    return StepState.CREDITED if id in answer.credited else StepState.SPARED


def _groups(snapshot: Snapshot, steps: Sequence[ListedStep], by: Grouping) -> Iterator[Group]:
    """The steps in phases, or by stage."""
    if by is Grouping.STAGE:
        staged = sorted(steps, key=lambda step: step.item.stage)
        for stage, found in groupby(staged, key=lambda step: step.item.stage):
            run = tuple(found)
            yield Group(stage, f"Stage {stage}", "", "", _main_field(run), run)
        return
    step_of = {step.item.id: step for step in steps}
    for phase in phases([step.item for step in steps], snapshot.topics):
        run = tuple(step_of[item.id] for item in phase.items)
        yield Group(phase.number, phase.name, phase.crown, phase.can_you, _main_field(run), run)


def _main_field(steps: Sequence[ListedStep]) -> Field:
    """The field with most hours, the first of equals."""
    hours: dict[Field, float] = {}
    for step in steps:
        hours[step.field] = hours.get(step.field, 0.0) + step.item.hours
    return max(hours, key=lambda field: hours[field])
