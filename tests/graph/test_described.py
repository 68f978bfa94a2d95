"""Skills are found by what they are about, below all that is found by name, and only where no name is near."""

import pytest

from graph.names import MatchVerdict, Names
from graph.names.described import MAX_DESCRIBED_SCORE, MIN_DESCRIBED_SCORE, MIN_DESCRIBING_WORDS
from queries import open_store


@pytest.fixture(scope="module")
def names(bundled):
    with open_store(bundled) as store:
        return Names(store.load())


@pytest.mark.parametrize(
    ("description", "skill"),
    [
        ("groups points around k centres", "k-means"),
        ("keeping passwords and API keys safe", "secrets-management"),
        ("a small model copies a big one", "knowledge-distillation"),
        ("stop training early", "early-stopping"),
        ("turning words into numbers", "bag-of-words"),
        ("splitting text into pieces for a language model", "chunking"),
    ],
)
def test_what_is_described_is_found(names, description, skill):
    assert names.find(description).candidates[0].id == skill


def test_a_description_is_no_name(names):
    found = names.find("keeping passwords and API keys safe")
    assert found.verdict is MatchVerdict.NONE
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert MIN_DESCRIBED_SCORE <= scores[-1] <= scores[0] <= MAX_DESCRIBED_SCORE


@pytest.mark.parametrize("query", ["gardening", "my holiday", "xyzzy plugh"])
def test_a_word_or_two_describe_nothing(names, query):
    assert len(query.split()) < MIN_DESCRIBING_WORDS
    assert names.find(query).candidates == ()


def test_a_near_name_comes_before_any_description(names):
    assert names.find("linear regression tutorial").candidates[0].id == "linear-regression"
