"""What people want to become, and what they say to be."""

from datetime import date

import pytest

from graph.ask.answer import ask
from graph.ask.background import background
from graph.ask.frame import frame
from graph.ask.patterns import TABLE
from graph.ask.typed_names import skeleton
from graph.ask.words import words
from graph.model import Background, Level, Roadmap, Role, RoleSkill, Skill, Topic
from graph.snapshot import Snapshot

SKILLS = (
    Skill("sql", "SQL", "t", 1),
    Skill("attention", "Attention", "t", 1),
    Skill("transformers", "Transformers", "t", 1),
    Skill("data-engineering", "Data engineering", "t", 1),
    Skill("data-science", "Data science", "t", 1),
)
WANTED = (RoleSkill("transformers", Level.USE, "It is the job."),)
SNAPSHOT = Snapshot(
    Roadmap(
        "People",
        SKILLS,
        (Topic("t", "Topic"),),
        roles=(
            Role("ml-engineer", "Machine learning engineer", "", WANTED, aliases=("ML engineer",)),
            Role("data-engineer", "Data engineer", "", WANTED),
            Role("data-analyst", "Data analyst", "", WANTED),
        ),
        backgrounds=(
            Background("programmer", "Programmer", "", aliases=("Python developer", "Backend developer")),
            Background("data-analyst", "Data analyst", ""),
            Background("mathematics", "Mathematics", "", aliases=("maths",)),
        ),
    )
)


def _read(sentence):
    """The verb, the ids of each role of its names, and the background."""
    brought = background(SNAPSHOT.names, sentence)
    asked = skeleton(SNAPSHOT.names, words(brought.rest), brought.rest, TABLE.words)
    found = frame(asked, background=brought.background)
    named = {
        role: [id for number in numbers for id in asked.typed_names[number].ids]
        for role, numbers in found.roles.items()
    }
    return found.verb, named, found.background


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("how do I become an ML engineer?", "ml-engineer"),
        ("How can I become a machine learning engineer", "ml-engineer"),
        ("I want to be a data engineer", "data-engineer"),
        ("i want to become a data analyst", "data-analyst"),
        ("what does an ML engineer need to know?", "ml-engineer"),
        ("what does a data analyst need to learn?", "data-analyst"),
        ("role:ml-engineer", "ml-engineer"),
        ("what should I learn for role:ml-engineer?", "ml-engineer"),
        ("roadmap for a data analyst", "data-analyst"),
        ("ml engineer", "ml-engineer"),
    ],
)
def test_a_role_can_be_a_target(sentence, role):
    assert _read(sentence) == ("before", {"target": [f"role:{role}"]}, "")


@pytest.mark.parametrize(
    ("sentence", "id"),
    [
        ("I am a data analyst. What should I learn before Transformers?", "data-analyst"),
        ("what should I learn before Transformers as a backend developer?", "programmer"),
        ("As an experienced Back-End developer, what do I need for Transformers?", "programmer"),
        ("what do I need for Transformers, coming from a maths background?", "mathematics"),
        ("from a maths background, how do I learn Transformers?", "mathematics"),
        ("I have a mathematics background, how do I get to Transformers?", "mathematics"),
        ("my background is mathematics. what do I need for Transformers?", "mathematics"),
        ("I have a background in maths, what should I learn before Transformers?", "mathematics"),
        ("background: programmer, prerequisites of Transformers", "programmer"),
        ("I'm a programmer and want to learn Transformers", "programmer"),
        ("I'm a maths student, how to learn Transformers?", "mathematics"),
        ("I'm a chef. how to learn Transformers?", ""),
        ("what should a python developer learn before Transformers?", "programmer"),
        ("what does a programmer need to learn before Transformers?", "programmer"),
        ("prerequisites of Transformers for a programmer", "programmer"),
        ("what should I learn before Transformers?", ""),
    ],
)
def test_what_somebody_says_to_be_is_their_background(sentence, id):
    verb, named, brought = _read(sentence)
    assert (verb, named["target"], brought) == ("before", ["transformers"], id)


def test_a_background_and_a_role_and_what_is_known_stand_side_by_side():
    read = _read("I am a python developer and I know SQL. How do I become an ML engineer?")
    assert read == ("before", {"known": ["sql"], "target": ["role:ml-engineer"]}, "programmer")


@pytest.mark.parametrize("sentence", ["I want to work as a data analyst", "when I am a programmer, what is next?"])
def test_what_somebody_wants_to_be_is_no_background(sentence):
    assert background(SNAPSHOT.names, sentence).background == ""


@pytest.mark.parametrize("sentence", ["I'm a programmer", "I am a programmer, what next?"])
def test_a_background_alone_asks_what_now(sentence):
    verb, named, brought = _read(sentence)
    assert (verb, any(named.values()), brought) == ("frontier", False, "programmer")


def test_where_the_roadmap_has_no_such_role_the_field_is_meant():
    asked = ask(SNAPSHOT, "I want to become a data scientist", date(2027, 1, 4))
    assert asked.asked["target"] == ["data-science"]


def test_a_role_is_told_by_its_name():
    asked = ask(SNAPSHOT, "how do I become an ML engineer?", date(2027, 1, 4))
    assert asked.asked["target"] == ["role:ml-engineer"]
    assert asked.understood == "What to learn before Machine learning engineer"


@pytest.mark.parametrize(
    ("sentence", "verb"), [("what is an ML engineer?", "before"), ("shortest path to ML engineer", "before")]
)
def test_what_takes_one_skill_is_answered_for_a_role_by_all_that_it_asks_for(sentence, verb):
    asked = ask(SNAPSHOT, sentence, date(2027, 1, 4))
    assert (asked.verb, asked.asked["target"]) == (verb, ["role:ml-engineer"])
    assert asked.answer is not None
    assert asked.notes


@pytest.mark.parametrize("words", ["as a " + "x" * 400, "i am a " * 70, "from a programmer " * 25, "does a as a " * 40])
def test_no_long_sentence_about_somebody_is_refused(words):
    assert ask(SNAPSHOT, words, date(2027, 1, 4)).query == words
