import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from graph.errors import InvalidDocument
from graph.fields import with_default_levels
from graph.interchange import canonical, document, parse, revision_1
from graph.interchange.faults import MAX_FAULTS
from graph.model import Background, Level, Milestone, ReadEntry, Resource, Role, RoleSkill
from graph.revision import revision, stamp
from graph.samples import TINY
from tests.strategies import roadmaps

VERSION_1 = Path(__file__).with_name("version_1.json")
"""A document that Prereq exported when it wrote version 1."""

SAMPLE = document(TINY)


def _role(**values):
    """The sample document with one role."""
    return _unrevised({**SAMPLE, "roles": [{"id": "r", "name": "R", **values}]})


def _unrevised(given):
    return {key: value for key, value in given.items() if key != "revision"}


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


ROLE = Role("engineer", "Engineer", "Builds.", (RoleSkill("vectors", Level.USE, "Everything is one."),))


def _first_skill(roadmap, **values):
    return replace(roadmap, skills=(replace(roadmap.skills[0], **values), *roadmap.skills[1:]))


def _used(requirement):
    return replace(requirement, levels=(Level.USE,))


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, title="Other"),
        lambda one: replace(one, skills=(replace(one.skills[0], hours=3.5), *one.skills[1:])),
        lambda one: replace(one, skills=(replace(one.skills[0], aliases=("v",)), *one.skills[1:])),
        lambda one: replace(one, requirements=one.requirements[1:]),
        lambda one: replace(one, ambiguous={"x": ("vectors",)}),
        lambda one: _first_skill(one, hours_use=1.5),
        lambda one: _first_skill(one, can_use="Can you?"),
        lambda one: _first_skill(one, resources=(Resource("Book", "https://example.org", free=False),)),
        lambda one: replace(one, topics=(replace(one.topics[0], introduction="vectors"), *one.topics[1:])),
        lambda one: replace(one, topics=(replace(one.topics[0], field="numbers"), *one.topics[1:])),
        lambda one: replace(one, requirements=(_used(one.requirements[0]), *one.requirements[1:])),
        lambda one: replace(one, roles=(ROLE,)),
        lambda one: replace(one, roles=(replace(ROLE, milestones=(Milestone("Try", "It", "Works", ()),)),)),
        lambda one: replace(one, backgrounds=(Background("school", "School", "What school teaches."),)),
    ],
)
def test_anything_that_answers_depend_on_changes_the_revision(change):
    assert revision(change(TINY)) != revision(TINY)
    assert stamp(change(TINY)) != stamp(TINY)


def test_how_the_document_was_read_changes_the_stamp_and_not_the_revision():
    read = replace(TINY, entries=(ReadEntry(3, "Vectors", "skills", ("vectors",), "its name"),))
    assert revision(read) == revision(TINY)
    assert stamp(read) != stamp(TINY)
    assert parse(document(read)).entries == read.entries


def _with(rows_of, number, /, **values):
    """The sample document with other values in one of its rows."""
    rows = [{**row, **values} if place == number else row for place, row in enumerate(SAMPLE[rows_of])]
    return {**SAMPLE, rows_of: rows}


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (None, 'not a prereq-graph/2 document: its "format" must say so'),
        ([], '"format" must say so'),
        ({"format": "prereq-graph/3"}, '"format" must say so'),
        ({"format": "prereq-graph/1"}, "not a valid prereq-graph/1 document: roadmap: should be an object"),
        ({**SAMPLE, "skills": [], "topics": [], "requires": []}, "skills: should hold at least one skill"),
        ({**SAMPLE, "skills": {}}, "skills: should be a list"),
        ({**SAMPLE, "colour": 1}, "colour: is no field of prereq-graph/2"),
        ({**SAMPLE, "revision": "edited"}, "it was edited"),
        ({**SAMPLE, "ambiguous": {"x": ["gardening"]}}, 'ambiguous.x: "gardening" is no skill of this document'),
        (_with("skills", 3, id=3), "skills[3].id: should be a valid string"),
        (_with("skills", 3, colour="red"), "skills[3].colour: is no field of prereq-graph/2"),
        (_with("skills", 3, id="attention"), 'skills[3].id: "attention" is there more than once'),
        (_with("skills", 3, name="a\tb"), "skills[3].name: holds the control character U+0009"),
        (_with("skills", 3, name=" "), "skills[3].name: should not be blank"),
        (_with("skills", 3, summary="x" * 20_001), "skills[3].summary: should have at most 20000 characters"),
        (_with("skills", 3, hours=0), "skills[3].hours: should be greater than or equal to 0.5"),
        (_with("skills", 3, hours=1000.5), "skills[3].hours: should be less than or equal to 1000"),
        (_with("skills", 3, hours=0.75), "skills[3].hours: should be a count of half hours"),
        (_with("skills", 3, hours=float("nan")), "skills[3].hours: should be"),
        (_with("skills", 3, hours=True), "skills[3].hours: should be a valid number"),
        (_with("skills", 3, hours_use=99), "skills[3].hours_use: should be at most its hours"),
        (_with("skills", 3, topic="gardening"), 'skills[3].topic: "gardening" is no topic of this document'),
        (_with("skills", 3, mentions=[{"line": 0, "text": "x", "topic": "maths"}]), "skills[3].mentions[0].line: "),
        (_with("skills", 3, mentions=[{"line": 1_000_001, "text": "x", "topic": "maths"}]), "equal to 1000000"),
        (_with("skills", 3, mentions=[{"line": 1, "text": "x", "topic": "x"}]), "skills[3].mentions[0].topic: "),
        (_with("skills", 3, resources=[{"title": "", "url": "", "seen": "2026-02-30"}]), "[0].seen: should be a day"),
        (_with("topics", 0, parent="maths"), "topics[0].parent: leads back to the topic itself"),
        (_with("topics", 0, parent="x"), 'topics[0].parent: "x" is no topic of this document'),
        (_with("topics", 0, core=["x"]), 'topics[0].core: "x" is no skill of this document'),
        (_with("topics", 0, introduction="x"), 'topics[0].introduction: "x" is no skill of this document'),
        (_with("topics", 0, skills=["attention"]), 'topics[0].skills: "attention" is no skill of this topic'),
        (_with("requires", 0, need="badly"), "requires[0].need: should be 'use', 'understand' or 'helpful'"),
        (_with("requires", 0, level="thorough"), "requires[0].level: should be 'use' or 'understand'"),
        (_with("requires", 0, reason=""), "requires[0].reason: should not be blank"),
        (_with("requires", 0, evidence=[{"kind": "rumour"}]), "requires[0].evidence[0].kind: should be "),
        (_with("requires", 0, prerequisite="x"), 'requires[0].prerequisite: "x" is no skill of this document'),
        (_with("requires", 0, prerequisite="attention"), 'requires[0]: "attention" requires itself'),
        (_with("requires", 0, prerequisite="vectors"), 'requires "vectors" in another row already'),
        (_with("requires", 5, reason="Other."), "requires[6].reason: differs from the other members of its group"),
        (_with("requires", 6, default=True), "requires[6].default: another member of its group is the default"),
        (_role(skills=[{"skill": "x", "level": "use"}]), 'roles[0].skills[0].skill: "x" is no skill'),
        (_role(skills=[{"skill": "vectors", "level": "all"}]), "roles[0].skills[0].level: should be 'use' or"),
        (
            _role(skills=[], milestones=[{"title": "t", "build": "", "shows": "", "skills": ["x"]}]),
            "milestones[0].skills",
        ),
        (
            {**SAMPLE, "backgrounds": [{"id": "b", "name": "B", "seeds": ["x"]}]},
            'backgrounds[0].seeds: "x" is no skill',
        ),
        ({**SAMPLE, "entries": [{"line": 1, "text": "x", "kind": "skills", "skills": ["x"]}]}, "entries[0].skills: "),
    ],
)
def test_what_is_no_such_document_is_refused_and_the_place_of_its_fault_is_told(broken, says):
    with pytest.raises(InvalidDocument) as caught:
        parse(broken)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_several_faults_are_told_at_once_and_no_more_than_ten():
    two = {**_with("skills", 0, hours=0), "colour": 1}
    with pytest.raises(InvalidDocument) as caught:
        parse(two)
    assert "colour: " in str(caught.value)
    assert "skills[0].hours: " in str(caught.value)
    with pytest.raises(InvalidDocument) as caught:
        parse({**SAMPLE, "skills": [{}] * 100_000})
    assert str(caught.value).count("is missing") == MAX_FAULTS
    assert str(caught.value).endswith("; there may be more")


@pytest.mark.parametrize("name", ["skills", "topics", "requires"])
def test_version_1_knows_no_fields_of_version_2(name):
    first = json.loads(VERSION_1.read_text(encoding="utf-8"))
    added = {"skills": {"hours_use": 1}, "topics": {"introduction": "vectors"}, "requires": {"level": "use"}}[name]
    first[name][0].update(added)
    with pytest.raises(InvalidDocument, match=rf"{name}\[0\]\.{next(iter(added))}: is no field of prereq-graph/1"):
        parse(first)


def test_a_stored_document_of_version_1_gets_the_default_levels_and_a_new_revision():
    first = json.loads(VERSION_1.read_text(encoding="utf-8"))
    roadmap = parse(first)
    assert revision_1(roadmap) == first["revision"] != revision(roadmap)
    levels = {(row["skill"], row["prerequisite"]): row["level"] for row in document(roadmap)["requires"]}
    assert levels == {
        ("attention", "softmax"): "understand",
        ("attention", "vectors"): "use",  # used, and of another field
        ("pytorch", "vectors"): "understand",
        ("tensorflow", "vectors"): "understand",
        ("transformers", "attention"): "understand",  # deep learning and LLM engineering are one field
        ("transformers", "pytorch"): "understand",
        ("transformers", "softmax"): "use",  # helpful
        ("transformers", "tensorflow"): "understand",
    }
    assert parse(document(roadmap)) == roadmap


def test_an_edited_document_of_version_1_is_refused():
    first = json.loads(VERSION_1.read_text(encoding="utf-8"))
    first["skills"][0]["hours"] += 1
    with pytest.raises(InvalidDocument, match="edited"):
        parse(first)


def test_a_row_without_a_level_has_the_default_of_its_fields():
    bare = {key: value for key, value in SAMPLE.items() if key != "revision"}
    bare["requires"] = [{key: value for key, value in row.items() if key != "level"} for row in SAMPLE["requires"]]
    assert parse(bare) == canonical(with_default_levels(TINY))


def test_what_may_be_left_out_has_a_default():
    smallest = {
        "format": "prereq-graph/2",
        "roadmap": {"title": "Small"},
        "topics": [{"id": "t", "name": "Topic"}],
        "skills": [
            {"id": "a", "name": "A", "topic": "t", "hours": 1},
            {"id": "b", "name": "B", "topic": "t", "hours": 2},
        ],
        "requires": [{"skill": "b", "prerequisite": "a", "need": "use", "reason": "It builds on it."}],
    }
    read = parse(smallest)
    assert read == parse(document(read))
    assert read.requirements[0].levels == (Level.UNDERSTAND,)


def test_each_member_of_a_choice_has_a_level_of_its_own():
    rows = document(parse(_unrevised(_with("requires", 6, level="use"))))["requires"]
    assert [(row["prerequisite"], row["level"]) for row in rows[5:7]] == [
        ("pytorch", "understand"),
        ("tensorflow", "use"),
    ]


def test_an_edited_document_is_accepted_once_its_revision_is_removed():
    edited = document(TINY)
    edited["roadmap"]["title"] = "Mine"
    with pytest.raises(InvalidDocument, match="edited"):
        parse(edited)
    del edited["revision"]
    assert parse(edited).title == "Mine"
