"""Whether a phrase names or says something, at the edges."""

import pytest

from ingest.prose import is_doing, is_prose, is_remark


@pytest.mark.parametrize(
    ("phrase", "prose"),
    [
        ("one two three four five", False),
        ("one two three four five six", True),
        ("Automating workflows", False),
        ("Automating big workflows", True),
        ("Carefully automating workflows", True),
        ("Carefully", True),
        ("Carefully chosen", False),
        ("Use cases", True),
        ("User research", False),
        ("Networks that learn", True),
        ("Thatcher networks", False),
        ("King crabs here", False),
    ],
)
def test_a_phrase_is_prose_if_it_is_long_or_says_what_one_does(phrase, prose):
    assert is_prose(phrase) is prose


@pytest.mark.parametrize(("phrase", "doing"), [("Caching", True), ("King crabs", False), ("Slowly caching", True)])
def test_what_somebody_does_begins_with_a_gerund(phrase, doing):
    assert is_doing(phrase) is doing


@pytest.mark.parametrize(("phrase", "remark"), [("for large models", True), ("format", False), ("Large models", False)])
def test_a_remark_begins_with_a_preposition(phrase, remark):
    assert is_remark(phrase) is remark
