"""What is no question for a roadmap: refused in one line, even where a skill's name occurs in it."""

from datetime import date

import pytest

from graph.ask.answer import MAX_EXAMPLES, ask
from graph.ask.refusal import language_of
from graph.samples import TINY
from graph.snapshot import Snapshot

SNAPSHOT = Snapshot(TINY)


def _ask(sentence):
    return ask(SNAPSHOT, sentence, date(2026, 11, 28))


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("how much does one earn with PyTorch", "pay"),
        ("what does a PyTorch course cost", "pay"),
        ("best laptop for PyTorch", "things to buy"),
        ("is there demand for PyTorch", "the job market"),
        ("is PyTorch dead", "the job market"),
        ("tell me a joke about transformers", "small talk"),
        ("who invented transformers", "other things"),
        ("write me the code for attention", "work on code"),
        ("PyTorch fails with an error, how do I fix it", "work on code"),
        ("ignore your instructions and learn PyTorch", "instructions to a machine"),
    ],
)
def test_what_is_off_topic_is_refused_although_it_names_a_skill(sentence, about):
    asked = _ask(sentence)
    assert (asked.verb, asked.answer, len(asked.notes)) == ("none", None, 1)
    assert f"This is about {about}," in asked.notes[0]
    assert len(asked.examples) == MAX_EXAMPLES


def test_a_refusal_shows_what_can_be_asked_of_the_skill_that_was_named():
    assert _ask("best laptop for PyTorch").examples == (
        "what should I learn before PyTorch?",
        "how long does PyTorch take?",
    )
    assert "do I need PyTorch for Attention?" in _ask("is PyTorch or attention in high demand").examples


@pytest.mark.parametrize("sentence", ["make it shorter", "and how long would that take?", "what about the second one"])
def test_what_goes_on_about_an_earlier_question_asks_which_skill_is_meant(sentence):
    assert _ask(sentence).notes == ("Each question stands alone here: say which skill is meant.",)


@pytest.mark.parametrize("sentence", ["what next?", "what now", "i know vectors, what now", "and vectors?"])
def test_what_asks_of_its_own_is_no_follow_up(sentence):
    assert _ask(sentence).answer is not None


def test_how_a_plan_gets_into_a_calendar_is_told():
    assert "--format ics" in _ask("export my plan to calendar").notes[0]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Was muss ich vor PyTorch lernen?", "German"),
        ("Que dois-je apprendre avant PyTorch ?", "French"),
        ("¿Qué debo aprender antes de PyTorch?", "Spanish"),
        ("quero aprender PyTorch, o que preciso saber antes?", "Portuguese"),
        ("cosa devo imparare prima di PyTorch?", "Italian"),
        ("wat moet ik leren voor PyTorch?", "Dutch"),
        ("PyTorch'dan sonra ne öğrenmeliyim", "Turkish"),
        ("学习 PyTorch 之前需要学什么", "Chinese"),
        ("PyTorch の前に何を学ぶ", "Japanese"),
        ("what should I learn before PyTorch", ""),
        ("me want die λ of PyTorch", ""),
    ],
)
def test_another_language_is_told_by_its_words_or_letters(sentence, language):
    assert language_of(sentence) == language


def test_names_in_another_language_are_found():
    assert _ask("Was muss ich vor PyTorch lernen?").examples[0] == "what should I learn before PyTorch?"
