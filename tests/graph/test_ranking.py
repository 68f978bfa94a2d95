"""Which name a search puts first, while somebody is still typing."""

import pytest

from graph.model import Need, Requirement, Roadmap, Skill, Topic
from graph.names import MatchVerdict, Names
from ingest.pipeline import OWN_EDITION, from_markdown


@pytest.fixture(scope="module")
def names():
    """The names of the project's own roadmap."""
    roadmap, _ = from_markdown(OWN_EDITION)
    return Names(roadmap)


def _first(names, query):
    found = names.find(query, 1).candidates
    return found[0].id if found else ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("transform", "transformers"),
        ("kub", "kubernetes"),
        ("pyhton", "python-basics"),
        ("matrix mult", "matrix-multiplication"),
        ("mult matrix", "matrix-multiplication"),
        ("feature eng", "feature-engineering"),
        ("L2 reg", "l2-regularization"),
        ("graph neural nets", "graph-neural-networks"),
        ("logistic reg", "logistic-regression"),
        ("svm kernel", "kernel-trick"),
        ("nearest neighbor", "k-nearest-neighbors"),
        ("fine tune", "fine-tuning"),
        ("kuberntes", "kubernetes"),
        ("tensorlfow", "tensorflow"),
        ("random forrest", "random-forest"),
        ("linear regression tutorial", "linear-regression"),
        ("ai engineer", "ai-engineer"),
    ],
)
def test_what_is_meant_comes_first(names, typed, meant):
    assert _first(names, typed) == meant


@pytest.mark.parametrize("typed", ["artificial intelligence", "gardening", "zxqv", "the", "what"])
def test_what_only_sounds_alike_is_not_close(names, typed):
    found = names.find(typed)
    assert "surrogate-keys" not in [one.id for one in found.candidates]
    assert found.verdict is MatchVerdict.NONE or found.candidates[0].score > 84


def _roadmap(*named):
    skills = tuple(Skill(id, name, "t", 1, aliases=aliases, covers=covers) for id, name, aliases, covers in named)
    return Roadmap("Names", skills, (Topic("t", "Things"),))


def test_a_name_comes_before_a_word_in_it_before_an_alias_before_words_in_any_order():
    roadmap = _roadmap(
        ("a", "Kernel trick", (), ()),
        ("b", "Linux kernel", (), ()),
        ("c", "Filters", ("kernels of a filter",), ()),
        ("d", "Smoothing", ("use of kernels",), ()),
    )
    assert [one.id for one in Names(roadmap).find("kern").candidates] == ["a", "b", "c", "d"]
    assert [one.id for one in Names(roadmap).find("trick kern").candidates] == ["a"]


def test_of_equal_beginnings_the_one_that_more_leans_on_comes_first_and_a_part_last():
    roadmap = _roadmap(
        ("a", "Gradient clipping", (), ()),
        ("b", "Gradient descent", (), ()),
        ("c", "Training", (), ("gradient steps",)),
    )
    leaning = (Requirement("c", ("b",), Need.USE, "It takes the steps.", ()),)
    found = Names(Roadmap("Names", roadmap.skills, roadmap.topics, leaning)).find("gradi").candidates
    assert [one.id for one in found] == ["b", "a", "c"]


def test_spelling_is_looked_at_only_if_nothing_begins_so():
    roadmap = _roadmap(("a", "Pandas", (), ()), ("b", "Panels", (), ()))
    assert [one.id for one in Names(roadmap).find("panda").candidates] == ["a"]
    assert [one.id for one in Names(roadmap).find("pnadas").candidates] == ["a"]


@pytest.mark.parametrize(
    "text",
    ["a" * 200, "zq " * 66, "\u202e" * 40, "((((", "' OR 1=1 --", "🤖" * 50, "x " * 100, "-" * 199, "ß" * 90],
)
def test_hostile_strings_are_answered(names, text):
    assert names.find(text).candidates == tuple(sorted(names.find(text).candidates, key=lambda one: -one.score))
