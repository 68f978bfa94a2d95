"""A snapshot that was dumped and restored answers as before; whatever is wrong with its bytes is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.encode import encode
from api.table import VERBS, encoded
from graph.errors import InvalidDocument
from graph.interchange import canonical
from graph.model import Depth
from graph.names.normalise import FORMS
from graph.questions.before import before
from graph.questions.order import order
from graph.questions.plan import plan
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.dump import LAYOUT, dump
from graph.snapshot.restored import restore
from tests.graph.strategies import START, full_questions
from tests.strategies import roadmaps

DUMPED = dump(Snapshot(TINY))


@settings(max_examples=40)
@given(roadmaps())
def test_the_roadmap_comes_back_whole(roadmap):
    restored = restore(dump(Snapshot(roadmap)))
    assert restored.roadmap == canonical(roadmap)
    assert restored.revision == Snapshot(roadmap).revision


@settings(max_examples=40)
@given(full_questions(targets=2))
def test_answers_are_the_same_bytes(asked):
    fresh = Snapshot(canonical(asked.roadmap))
    restored = restore(dump(fresh))
    for answer in (before, order, lambda *question: plan(*question, start=START, hours_per_week=5)):
        answers = [encode(answer(snapshot, asked.targets, asked.profile)) for snapshot in (restored, fresh)]
        assert answers[0] == answers[1]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_answers_from_what_was_restored(verb):
    assert encoded(verb, restore(DUMPED), verb.example) == encoded(verb, Snapshot(TINY), verb.example)


@settings(max_examples=40)
@given(roadmaps(), st.data())
def test_every_written_name_means_the_same(roadmap, data):
    fresh, restored = Snapshot(canonical(roadmap)).names, restore(dump(Snapshot(roadmap))).names
    name = data.draw(st.sampled_from(sorted(set(fresh.written()))))
    for form in FORMS:
        assert restored.meanings(form(name) or name) == fresh.meanings(form(name) or name)
    assert restored.find(name) == fresh.find(name)


def test_a_question_reads_only_the_skills_that_it_needs():
    restored = restore(DUMPED)
    before(restored, ["attention"])
    read = restored.skills._skills._parts
    assert {restored.order[number] for number in read} == {"attention", "softmax", "vectors"}


@pytest.mark.parametrize("depth", Depth)
def test_rows_are_the_same_at_every_depth(depth):
    restored, fresh = restore(DUMPED).at(depth), Snapshot(canonical(TINY)).at(depth)
    assert (restored.plain, restored.members, restored.choices) == (fresh.plain, fresh.members, fresh.choices)


@given(st.integers(0, len(DUMPED) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused(place, change):
    damaged = bytearray(DUMPED)
    damaged[place] ^= change
    with pytest.raises(InvalidDocument, match="compile it anew"):
        restore(bytes(damaged))


@pytest.mark.parametrize("given", [b"", LAYOUT, DUMPED[:-1], DUMPED + b"\n", b"prereq-snapshot/2\n" + DUMPED, b"\x80"])
def test_bytes_that_are_cut_or_foreign_are_refused(given):
    with pytest.raises(InvalidDocument, match="compile it anew"):
        restore(given)
