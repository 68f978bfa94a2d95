import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.ask.answer import MAX_SENTENCE_CHARACTERS, ask
from graph.ask.patterns import TABLE
from graph.ask.typed_names import skeleton
from graph.ask.words import words
from graph.errors import InvalidParameter
from graph.model import Need, Requirement, Roadmap, Skill, Topic
from graph.samples import TINY
from graph.snapshot import Snapshot
from tests.strategies import roadmaps

TODAY = date(2026, 11, 28)
SNAPSHOT = Snapshot(TINY)
ASKING = sorted(TABLE.words)
CHATTER = st.lists(
    st.sampled_from([*ASKING, "PyTorch", "vectors", "atention", "maths", ",", ".", "8h a week", "by june"])
)


def _ask(sentence, snapshot=SNAPSHOT):
    return ask(snapshot, sentence, TODAY, address=lambda verb, _: f"/{verb.name}", command=lambda verb, _: verb.name)


@given(st.text(max_size=MAX_SENTENCE_CHARACTERS))
@example("topic:")
@example("topic:maths")
@example("/ - + & ( ) ?")
@example("i know " * 70)
@example("what can i do after " * 25)
def test_no_text_raises_anything_but_what_is_documented(text):
    with suppress(InvalidParameter):
        asked = _ask(text)
        assert (asked.answer is None) == (asked.same_as == "")


@given(CHATTER.map(" ".join).filter(lambda text: text.strip() and len(text) <= MAX_SENTENCE_CHARACTERS))
def test_no_mixture_of_the_words_of_questions_raises(text):
    asked = _ask(text)
    assert asked.answer is not None or asked.examples


@given(st.lists(st.sampled_from([*ASKING, "PyTorch", ","]), min_size=1, max_size=3))
@example(["start", "learning"])
@example(["do", "i", "learn"])
def test_no_words_that_are_repeated_over_and_over_take_long(unit):
    repeated = " ".join(unit * MAX_SENTENCE_CHARACTERS)[:MAX_SENTENCE_CHARACTERS]
    assert _ask(repeated).query == repeated


@given(roadmaps(), st.data())
def test_every_skill_can_be_asked_for_by_its_name(roadmap, data):
    skill = data.draw(st.sampled_from(roadmap.skills))
    asked = _ask(f"what should I learn before {skill.name}?", Snapshot(roadmap))
    assert asked.asked == {"target": [skill.id]}


@pytest.mark.parametrize(
    ("sentence", "why"), [("", "empty"), (" \t", "empty"), ("x" * 501, "500"), ("python\x00", "control")]
)
def test_what_is_no_sentence_is_refused_with_a_reason(sentence, why):
    with pytest.raises(InvalidParameter, match=why):
        _ask(sentence)


def test_a_corrected_spelling_is_said_and_a_right_one_is_not():
    asked = _ask("what should i learn befor transfomers")
    assert [(one.typed, one.taken) for one in asked.corrected] == [("transfomers", "transformers"), ("befor", "before")]
    assert asked.asked == {"target": ["transformers"]}
    assert _ask("what should I learn before transformer").corrected == ()


@pytest.mark.parametrize("word", ["gardening", "attentive", "pylon", "victors", "softly"])
def test_an_ordinary_word_is_never_corrected_to_a_name(word):
    asked = _ask(f"what should I learn before {word}")
    assert asked.answer is None
    assert [one.name for one in asked.not_understood] == [word]


def test_an_unknown_name_is_said_with_suggestions_and_examples():
    asked = _ask("do I need tensorflowjs for attention?")
    assert [(one.name, one.did_you_mean) for one in asked.not_understood] == [("tensorflowjs", ("TensorFlow",))]
    assert asked.examples == ("what should I learn before Attention?", "how long does Attention take?")


def test_known_names_that_are_not_there_are_said_and_the_rest_is_answered():
    asked = _ask("I know softmax and cooking. What do I need for attention?")
    assert asked.asked == {"target": ["attention"], "known": ["softmax"]}
    assert [one.name for one in asked.not_understood] == ["cooking"]
    assert asked.examples


def test_names_without_a_role_are_said():
    assert _ask("PyTorch is nice. what should I learn before attention?").notes == ("Not taken into account: PyTorch.",)


def test_an_ambiguous_name_is_answered_only_where_the_sentence_decides():
    skills = tuple(Skill(id, id.capitalize(), "t", 1) for id in ("images", "kernels", "svm", "systems"))
    needs = (Requirement("kernels", ("images",), Need.USE, "...", ()),)
    roadmap = Roadmap("Two kernels", skills, (Topic("t", "T"),), needs, {"kernel": ("kernels", "systems")})
    alone = _ask("what should I learn before kernel?", Snapshot(roadmap))
    assert (alone.answer, alone.ambiguous[0].candidates) == (None, ("kernels", "systems"))
    assert alone.examples == ("what should I learn before Kernels?", "what should I learn before Systems?")
    decided = _ask("I know images, what should I learn before kernel?", Snapshot(roadmap))
    assert decided.asked["target"] == ["kernels"]
    assert decided.notes == ('"kernel" is taken as Kernels, which the rest of the sentence is about.',)


def test_a_path_to_a_topic_is_everything_before_it_and_that_is_said():
    asked = _ask("fastest way to maths")
    assert (asked.verb, asked.asked) == ("before", {"target": ["topic:maths"]})
    assert "A shortest path ends in one skill" in asked.notes[0]


def test_hours_that_no_week_has_are_said():
    asked = _ask("a plan for attention, 30 hours a day")
    assert asked.answer is None
    assert any("hours_per_week" in note for note in asked.notes)


def test_a_bare_topic_means_the_topic_and_a_bare_name_what_comes_before_it():
    assert _ask("maths").asked == {"target": ["topic:maths"]}
    assert _ask("PyTorch, Attention").asked == {"target": ["pytorch", "attention"]}


def skeleton_of(sentence):
    return skeleton(SNAPSHOT.names, words(sentence), sentence, TABLE.words)


def test_numbers_of_a_skeleton_are_those_of_its_typed_names():
    found = skeleton_of("is PyTorch or knitting needed for atention")
    assert re.findall(r"[@~]\d", found.text) == ["@0", "~1", "@2"]
    assert [typed_name.typed for typed_name in found.typed_names] == ["PyTorch", "knitting", "atention"]
