from dataclasses import dataclass

import pytest

from api.cli.telling import tell
from graph.samples import TINY
from graph.snapshot import Snapshot


@dataclass(frozen=True)
class Step:
    id: str
    hours: float
    curated: bool
    note: str | None
    members: tuple[str, ...]


@dataclass(frozen=True)
class Unworded:
    revision: str
    total_hours: float
    known: tuple[str, ...]
    stages: tuple[tuple[str, ...], ...]
    items: tuple[Step, ...]
    first: Step


@pytest.fixture
def told(capsys):
    step = Step("a", 2.5, True, None, ("b", "c"))
    tell(Unworded("1f", 3.0, (), (("a",), ("b", "c")), (step,), step), Snapshot(TINY))
    return capsys.readouterr().out.splitlines()


def test_an_answer_without_words_of_its_own_is_told_field_by_field(told):
    assert told[:4] == ["total hours: 3", "stages: a, b, c", "items:", "a\t2.5\tyes\t"]


def test_an_entry_by_itself_is_told_by_its_fields_and_what_is_empty_is_left_out(told):
    assert told[4:] == ["id: a", "hours: 2.5", "curated: yes", "members: b, c"]
