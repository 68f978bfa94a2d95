"""What a phrase stands for by the names of a catalogue."""

from dataclasses import replace

import pytest

from graph.model import Skill
from ingest.lexicon import Context, Lexicon
from tests.ingest.small import CATALOGUE

NOWHERE = Context()


def _with(*skills, **more):
    return Lexicon(replace(CATALOGUE, skills={**CATALOGUE.skills, **{one.id: one for one in skills}}, **more))


def _skill(id, *, aliases=(), covers=()):
    return Skill(id, id.replace("-", " ").capitalize(), "all/models", 1, aliases, covers)


@pytest.mark.parametrize(
    ("phrase", "skills"),
    [
        ("commits", ("git-basics",)),
        ("commit", ("git-basics",)),
        ("managing containers", ("docker",)),
        ("common", ()),
        ("common words", ("zeta",)),
        ("Hadoop", ("zeta",)),
        ("hadoop", ()),
        ("shared thing", ()),
        ("twofold", ()),
        ("zeta", ("zeta",)),
    ],
)
def test_a_covered_name_stands_for_its_only_skill_unless_it_is_a_common_word(phrase, skills):
    lexicon = _with(
        _skill("zeta", covers=("common", "common words", "Hadoop", "shared thing"), aliases=("twofold",)),
        _skill("eta", covers=("shared thing",), aliases=("twofold",)),
    )
    assert lexicon.skills(phrase, NOWHERE) == skills


def test_a_skill_at_hand_takes_what_it_covers():
    lexicon = _with(_skill("zeta", covers=("shared thing",)), _skill("eta", covers=("shared thing", "docker")))
    assert lexicon.skills("shared thing", Context(skills=frozenset({"eta"}))) == ("eta",)
    assert lexicon.skills("docker", Context(skills=frozenset({"eta"}))) == ("eta",)
    assert lexicon.skills("docker", NOWHERE) == ("docker",)


@pytest.mark.parametrize(
    ("phrase", "texts", "skill"),
    [
        ("Lambda", (), ""),
        ("Lambda", ("On AWS",), "aws-lambda"),
        ("Lambda", ("Laws", "Python"), "lambda-functions"),
        ("Lambda", ("Python", "AWS"), "lambda-functions"),
        ("Lambda", ("AWS and Python",), "aws-lambda"),
        ("AWS Lambda", (), "aws-lambda"),
    ],
)
def test_a_reading_is_decided_by_the_innermost_text_with_one_of_its_words(phrase, texts, skill):
    lexicon = Lexicon(CATALOGUE)
    context = Context(texts)
    assert lexicon.skills(phrase, context) == ((skill,) if skill else ())
    both = ("aws-lambda", "lambda-functions")
    assert lexicon.candidates(phrase, context) == (() if skill else both)
    assert lexicon.is_ambiguous(phrase) == (phrase == "Lambda")


def test_a_default_reading_decides_where_nothing_else_does():
    [reading] = CATALOGUE.readings
    lexicon = _with(readings=(replace(reading, default="aws-lambda"),))
    assert lexicon.skills("Lambda", NOWHERE) == ("aws-lambda",)
    assert lexicon.skills("Lambda", Context(("Python",))) == ("lambda-functions",)
    assert lexicon.candidates("Lambda", NOWHERE) == ()


def test_an_alias_of_two_skills_names_neither_and_both_are_candidates():
    lexicon = _with(_skill("zeta", aliases=("twofold",)), _skill("eta", aliases=("twofold",), covers=("twofold",)))
    assert lexicon.candidates("twofold", NOWHERE) == ("eta", "zeta")
    assert lexicon.candidates("twofold", Context(skills=frozenset({"eta"}))) == ()
    assert lexicon.candidates("docker", NOWHERE) == ()


@pytest.mark.parametrize(
    ("text", "written", "skills"),
    [
        ("with Docker and S3", {}, ["docker", "amazon-s3"]),
        ("with docker and word embeddings", {}, ["docker", "word-embeddings"]),
        ("with docker", {"proper": True}, []),
        ("with Docker", {"proper": True}, ["docker"]),
        ("Docker works", {"proper": True}, []),
        ("GANs work", {"proper": True}, ["gans"]),
        ("S3 works", {"proper": True}, ["amazon-s3"]),
        ("with softmax", {"sentence": True}, ["softmax"]),
        ("with python", {"sentence": True}, []),
        ("with Python", {"sentence": True}, ["python-basics"]),
        ("as C or R", {}, []),
        ("the L2 regularization of Transformers", {}, ["l2-regularization", "transformers"]),
        ("Transformers", {}, ["transformers"]),
    ],
)
def test_the_names_inside_a_text_are_found_as_they_are_written(text, written, skills):
    assert Lexicon(CATALOGUE).inside(text, NOWHERE, **written) == skills


def test_a_common_word_is_a_name_only_with_a_capital_inside_a_text():
    lexicon = _with(common=frozenset({"transformer"}))
    assert lexicon.inside("a transformer here", NOWHERE) == []
    assert lexicon.inside("a Transformer here", NOWHERE) == ["transformers"]
    assert lexicon.inside("Transformer here", NOWHERE) == []


def test_of_topics_with_one_name_the_one_of_the_domain_above_is_meant():
    topics = CATALOGUE.topics
    twin = replace(topics["all/cloud"], id="other/cloud", parent=None)
    lexicon = _with(topics={**topics, "other/cloud": twin})
    assert lexicon.topic("Cloud") == ""
    assert lexicon.topic("Cloud", "all/models") == "all/cloud"
    assert lexicon.topic("Cloud", "other/x") == "other/cloud"
    assert lexicon.topic("Cloud", "elsewhere") == ""
    assert lexicon.topic("Models", "elsewhere") == "all/models"
