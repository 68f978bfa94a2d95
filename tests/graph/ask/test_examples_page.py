"""The page of examples is what the phrase book makes of it, and every example is understood."""

import os
from datetime import date
from pathlib import Path

import pytest

from api.ways import command
from graph.ask.answer import ask
from graph.ask.book.questions import KINDS
from graph.ask.examples import examples_page
from graph.snapshot import Snapshot
from queries import open_store

TODAY = date(2026, 11, 28)
PAGE = Path(__file__).parents[3] / "docs" / "reference" / "sentences.md"


@pytest.fixture(scope="module")
def snapshot(bundled):
    with open_store(bundled) as store:
        return Snapshot(store.load())


def test_the_page_is_made_from_the_phrase_book(snapshot):
    """PREREQ_WRITE_DOCS=1 writes it anew."""
    made = examples_page(snapshot, TODAY, command)
    if os.environ.get("PREREQ_WRITE_DOCS"):
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made


EXAMPLES = [(kind.reading, sentence) for kind in KINDS for sentence in kind.examples]


@pytest.mark.parametrize(("reading", "sentence"), EXAMPLES)
def test_every_example_is_read_as_its_kind_and_answered_wholly(snapshot, reading, sentence):
    asked = ask(snapshot, sentence, TODAY)
    assert asked.verb == {"first": "why"}.get(reading, reading)
    assert asked.answer is not None
    assert (asked.not_understood, asked.ambiguous, asked.corrected) == ((), (), ())


def test_every_kind_with_a_title_has_examples():
    assert all(bool(kind.asks) == bool(kind.examples) for kind in KINDS)
