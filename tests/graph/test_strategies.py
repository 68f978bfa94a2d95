"""How often the random questions are worth asking: what becomes rare makes the properties that rest on it empty."""

import pytest
from hypothesis import HealthCheck, given, settings

from graph.questions.before import before
from graph.questions.fitting import fit
from graph.questions.frontier import frontier
from graph.questions.path import By, path
from graph.questions.placement import placement
from graph.solution import Choose
from tests.graph.strategies import levelled, levelled_deadlines, questions

DRAWS = 200


def share(strategy, happens):
    """The part of 200 draws in which something happens."""
    seen = []

    @settings(max_examples=DRAWS, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def count(drawn):
        seen.append(bool(happens(drawn)))

    count()
    assert len(seen) == DRAWS
    return sum(seen) / DRAWS


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
    assert share(questions(), happens) >= least


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
