"""What people lack or would rather avoid, names in other forms, and answers that say what a question leaves open."""

from datetime import date

import pytest

from graph.ask.answer import ask
from graph.model import Background, Need, Requirement, Roadmap, Skill, Topic
from graph.snapshot import Snapshot

SKILLS = tuple(
    Skill(name.lower().replace(" ", "-"), name, "t", 2)
    for name in ("SQL", "NoSQL", "Docker", "Fine-tuning", "Model deployment", "RAG evaluation", "Kubernetes")
)
NEEDS = (Requirement("kubernetes", ("docker",), Need.USE, "It runs containers.", ()),)
SNAPSHOT = Snapshot(
    Roadmap("Asking", SKILLS, (Topic("t", "Topic"),), NEEDS, backgrounds=(Background("programmer", "Programmer", ""),))
)


def _ask(sentence):
    return ask(SNAPSHOT, sentence, date(2026, 11, 28))


def test_what_somebody_lacks_is_neither_known_nor_the_target():
    asked = _ask("I know docker but no SQL. What do I need for kubernetes?")
    assert asked.asked == {"target": ["kubernetes"], "known": ["docker"], "lacking": ["sql"]}
    assert asked.notes == ()


@pytest.mark.parametrize("said", ["but I'd rather not learn docker", "skip docker", "I hate docker", "without docker"])
def test_what_is_to_be_avoided_is_never_the_target_and_whether_it_is_needed_is_said(said):
    asked = _ask(f"I want to learn kubernetes, {said}")
    assert asked.asked == {"target": ["kubernetes"], "avoid": ["docker"]}
    assert asked.notes == ("Docker is to be avoided. Yes: Docker comes before Kubernetes.",)


@pytest.mark.parametrize(
    ("typed", "id"),
    [("fine tune", "fine-tuning"), ("deploying a model", "model-deployment"), ("evaluation of RAG", "rag-evaluation")],
)
def test_a_name_in_another_form_is_found_and_said(typed, id):
    asked = _ask(f"what do I need for {typed}?")
    assert asked.asked == {"target": [id]}
    assert [one.typed for one in asked.corrected] == [typed]


def test_which_of_two_comes_first_is_answered_both_ways():
    either = _ask("should I start with SQL or docker?")
    assert either.understood == "Which comes first, SQL or Docker"
    assert either.notes == ("Neither needs the other: either may come first.",)
    reverse = _ask("kubernetes or docker first?")
    assert (reverse.answer.answer.value, reverse.notes) == ("reverse", ())


def test_three_that_are_compared_are_a_trunk():
    assert _ask("SQL vs docker vs kubernetes").asked == {"target": ["sql", "docker", "kubernetes"]}


def test_a_background_that_the_roadmap_does_not_have_is_said():
    asked = _ask("I'm a nurse and want to learn docker")
    assert asked.notes == ('"nurse" is no background of this roadmap: School is taken for granted.',)


def test_skills_in_brackets_behind_a_background_are_known():
    asked = _ask("I'm a programmer (SQL, docker). What do I need for kubernetes?")
    assert asked.asked == {"target": ["kubernetes"], "known": ["sql", "docker"], "background": "programmer"}


def test_hours_that_are_no_part_of_a_question_are_said():
    assert _ask("SQL vs docker, 5 hours a week").notes == ("Hours and dates are left out: only a plan counts them.",)


def test_where_nothing_is_known_to_learn_from_is_said():
    asked = _ask("any book on docker?")
    assert (asked.verb, asked.notes) == ("resources", ("No place to learn it is known here yet.",))
