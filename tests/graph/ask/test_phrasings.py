"""What people type, against the bundled roadmap: each line of phrasings.tsv and blind.tsv is a case."""

import re
from datetime import date
from pathlib import Path

import pytest

from graph.ask.answer import ask
from graph.ask.background import background
from graph.ask.frame import frame
from graph.ask.patterns import TABLE
from graph.ask.timing import timing
from graph.ask.typed_names import skeleton
from graph.ask.words import words
from graph.snapshot import Snapshot
from queries import open_store

TODAY = date(2026, 11, 28)
CASES = tuple(Path(__file__).parent / name for name in ("phrasings.tsv", "blind.tsv"))


def _rows():
    lines = [line for cases in CASES for line in cases.read_text(encoding="utf-8").splitlines()]
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def snapshot(bundled):
    with open_store(bundled) as store:
        return Snapshot(store.load())


def _wanted(snapshot, expected):
    """The verb, and its parameters with names as the ids that they stand for."""
    verb, _, rest = expected.partition(" ")
    parts = dict(re.findall(r"(\w+)=(.*?)(?= \w+=|$)", rest))
    return verb, {name: _value(snapshot, name, text) for name, text in parts.items()}


def _value(snapshot, name, text):
    if name in {"target", "known", "lacking", "avoid", "after"}:
        return sorted(id for one in text.split(",") for id in snapshot.names.meanings(one) or (one,))
    if name in {"before", "one", "other", "to", "skill"}:
        return snapshot.names.meanings(text)[0]
    return float(text) if name == "hours_per_week" else text


def _understood(asked):
    """The same of an answer; a name that is missing, or has several meanings, counts as what was understood."""
    if asked.answer is None and asked.ambiguous:
        return "ambiguous", {"name": asked.ambiguous[0].name}
    if asked.answer is None and asked.not_understood and asked.verb != "none":
        return "unknown", {"name": asked.not_understood[0].name}
    return asked.verb, {
        name: sorted(value) if isinstance(value, list) else value for name, value in asked.asked.items()
    }


@pytest.mark.parametrize(("sentence", "expected"), _rows())
def test_a_sentence_is_understood_as_a_person_would(snapshot, sentence, expected):
    verb, parts = _wanted(snapshot, expected)
    asked = ask(snapshot, sentence, TODAY)
    if verb == "unknown" and asked.verb == "none":  # a bare name that is not in the roadmap
        assert [one.name for one in asked.not_understood] == [parts["name"]]
        return
    assert _understood(asked) == (verb, parts), asked.notes
    assert (asked.answer is None) == (verb in {"unknown", "none", "ambiguous"})


def test_the_table_is_large_and_no_sentence_stands_twice():
    sentences = [sentence.casefold() for sentence, _ in _rows()]
    assert len(sentences) >= 150
    assert len(set(sentences)) == len(sentences)


def test_every_phrasing_is_what_some_sentence_is_read_by(snapshot):
    rests = [background(snapshot.names, timing(sentence, TODAY).rest).rest for sentence, _ in _rows()]
    read = {frame(skeleton(snapshot.names, words(rest), rest, TABLE.words)).phrasing for rest in rests}
    assert {row.text for row in TABLE.phrasings} - read == set()
