import json
from dataclasses import replace

import pytest
from hypothesis import given

from graph.errors import InvalidDocument
from graph.interchange import canonical, document, parse
from graph.revision import revision
from graph.samples import TINY
from tests.strategies import roadmaps


@given(roadmaps())
def test_a_document_reads_back_to_the_same_document_and_revision(roadmap):
    first = document(roadmap)
    again = document(parse(json.loads(json.dumps(first))))
    assert again == first
    assert json.dumps(again) == json.dumps(first)


@given(roadmaps())
def test_listing_a_roadmap_differently_does_not_change_its_revision(roadmap):
    turned = replace(
        roadmap,
        skills=tuple(reversed(roadmap.skills)),
        topics=tuple(reversed(roadmap.topics)),
        requirements=tuple(reversed(roadmap.requirements)),
    )
    assert revision(turned) == revision(roadmap)
    assert canonical(turned) == canonical(roadmap)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, title="Other"),
        lambda one: replace(one, skills=(replace(one.skills[0], hours=3.5), *one.skills[1:])),
        lambda one: replace(one, skills=(replace(one.skills[0], aliases=("v",)), *one.skills[1:])),
        lambda one: replace(one, requirements=one.requirements[1:]),
        lambda one: replace(one, ambiguous={"x": ("vectors",)}),
    ],
)
def test_anything_that_answers_depend_on_changes_the_revision(change):
    assert revision(change(TINY)) != revision(TINY)


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        {"format": "prereq-graph/2"},
        {"format": "prereq-graph/1"},
        {**document(TINY), "skills": [{"id": 3}]},
        {**document(TINY), "requires": [{**document(TINY)["requires"][0], "need": "badly"}]},
        {**document(TINY), "revision": "edited"},
    ],
)
def test_what_is_no_such_document_is_refused(broken):
    with pytest.raises(InvalidDocument):
        parse(broken)


def test_an_edited_document_is_accepted_once_its_revision_is_removed():
    edited = document(TINY)
    edited["roadmap"]["title"] = "Mine"
    with pytest.raises(InvalidDocument, match="edited"):
        parse(edited)
    del edited["revision"]
    assert parse(edited).title == "Mine"
