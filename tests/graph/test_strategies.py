"""How often the random questions are worth asking: what becomes rare makes the properties that rest on it empty."""

from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from graph.dag import digraph
from graph.questions.before import before
from graph.questions.fitting import fit
from graph.questions.frontier import frontier
from graph.questions.path import By, path
from graph.questions.placement import placement
from graph.solution import Choose
from tests.graph.strategies import (
    full_questions,
    introduction_pairs,
    levelled,
    levelled_deadlines,
    questions,
)

DRAWS = 200


def draws(strategy):
    """200 draws."""
    drawn = []

    @settings(max_examples=DRAWS, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(strategy)
    def draw(one):
        drawn.append(one)

    draw()
    assert len(drawn) == DRAWS
    return drawn


@cache
def _usual():
    """Questions that are drawn once: their solutions are what takes time."""
    return draws(questions())


@cache
def _full():
    return draws(full_questions(targets=2))


def part(drawn, happens):
    """The part of the draws in which something happens."""
    return sum(bool(happens(one)) for one in drawn) / len(drawn)


def share(strategy, happens):
    """The part of 200 draws in which something happens."""
    return part(draws(strategy), happens)


def _because(*reasons):
    return lambda asked: any(one.because in reasons for one in asked.solution.alternatives)


def _paths_differ(asked):
    hours, steps = (path(asked.snapshot, asked.targets[0], asked.profile, by=by).items for by in (By.HOURS, By.STEPS))
    return hours != steps


@pytest.mark.parametrize(
    ("happens", "least"),
    [
        (lambda asked: before(asked.snapshot, asked.targets, asked.profile).items, 0.8),
        (lambda asked: len(asked.solution.order) >= 4, 0.6),
        (lambda asked: asked.solution.known, 0.7),
        (lambda asked: asked.solution.credited, 0.4),
        (lambda asked: asked.solution.alternatives, 0.6),
        (lambda asked: any(one.not_picked for one in asked.solution.alternatives), 0.6),
        (_because("known"), 0.2),
        (_because("preferred"), 0.15),
        (_because("planned"), 0.2),
        (_because("default"), 0.25),
        (_because("not_avoided"), 0.05),
        (lambda asked: asked.solution.order != asked.solution.for_nobody().order, 0.6),
        (lambda asked: before(asked.snapshot, asked.targets, asked.profile).helpful, 0.15),
        (lambda asked: placement(asked.snapshot, asked.targets, profile=asked.profile).question, 0.7),
        (lambda asked: len(frontier(asked.snapshot, asked.profile, asked.targets).items) >= 2, 0.3),
        (_paths_differ, 0.05),
    ],
)
def test_what_a_question_is_about_happens_often_enough(happens, least):
    assert part(_usual(), happens) >= least


def _levels(asked):
    return {asked.solution.level(id) for id in asked.solution.order}


def _hours_differ(asked):
    solution, snapshot = asked.solution, asked.snapshot
    return solution.hours != snapshot.hours(solution.order)


def _a_choice_asks_for_both_levels(asked):
    choices = (choice for choice in asked.solution.choices if choice.skill * 2 + 1 in asked.solution.closure.nodes)
    return any({node & 1 for node in choice.nodes} == {0, 1} for choice in choices)


def _asked_for_at_both_levels(asked):
    nodes = asked.solution.closure.nodes
    return any(node & 1 and node - 1 in nodes for node in nodes)


def _order_is_not_the_fixed_one(asked):
    return list(asked.solution.order) != asked.snapshot.sort(asked.solution.order)


@pytest.mark.parametrize(
    ("happens", "least"),
    [
        (lambda asked: len(_levels(asked)) == 2, 0.25),
        (_hours_differ, 0.3),
        (_a_choice_asks_for_both_levels, 0.15),
        (_asked_for_at_both_levels, 0.2),
        (lambda asked: asked.solution.assumed, 0.2),
        (lambda asked: any(node & 1 for node in asked.solution.assumed_nodes.values()), 0.1),
        (_because("background"), 0.08),
        (_because("planned"), 0.2),
        (lambda asked: asked.solution.learner.lacking, 0.08),
        (lambda asked: any(group.kind == "topic" for group in asked.solution.targets.groups), 0.25),
        (lambda asked: any(group.kind == "role" for group in asked.solution.targets.groups), 0.05),
        (lambda asked: set(asked.solution.targets.members) & set(asked.solution.assumed), 0.03),
        (lambda asked: set(introduced(asked)), 0.2),
        (_order_is_not_the_fixed_one, 0.3),
    ],
)
def test_levels_and_what_is_brought_along_happen_often_enough(happens, least):
    assert part(_full(), happens) >= least


def introduced(asked):
    """The introductions between two skills of the answer that no requirement says already."""
    needed, graph = asked.solution.needed, digraph(asked.roadmap)
    pairs = introduction_pairs(asked.roadmap)
    return [pair for pair in pairs if needed.issuperset(pair) and not graph.has_edge(*pair)]


@pytest.mark.parametrize(
    ("happens", "least"),
    [
        (lambda asked: asked.solution.chosen.proven, 0.4),
        (lambda asked: asked.solution.known and asked.solution.chosen.proven, 0.25),
        (lambda asked: asked.solution.hours < asked.solution.for_nobody().hours, 0.5),
    ],
)
def test_least_hours_have_something_to_choose(happens, least):
    assert share(questions(choose=[Choose.LEAST_HOURS]), happens) >= least


@pytest.mark.parametrize(
    ("happens", "least"),
    [
        (lambda fitted: fitted.cut, 0.5),
        (lambda fitted: len(fitted.cut) >= 2, 0.25),
        (lambda fitted: fitted.cut and fitted.fits, 0.2),
        (lambda fitted: fitted.lowered and fitted.fits, 0.05),
        (lambda fitted: not fitted.fits, 0.2),
        (lambda fitted: len(set(fitted.cut.values())) >= 2, 0.05),
    ],
)
def test_a_deadline_cuts_and_some_cannot_be_met(happens, least):
    def happens_to(drawn):
        return happens(fit(drawn.asked.solution, drawn.room))

    assert share(levelled_deadlines(targets=2, knows=False), happens_to) >= least


def test_a_background_is_assumed_in_many_questions():
    assert share(levelled(), lambda asked: asked.solution.assumed) >= 0.2
