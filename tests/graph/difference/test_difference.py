"""What changed between two roadmaps: skills, requirements, and the hours of plans."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from graph.difference import difference
from graph.difference.plans import MAX_TOLD_PLANS, MAX_TOLD_SKILLS
from graph.model import Level, Mention, Need, Role, RoleSkill, Topic
from graph.snapshot import Snapshot
from graph.solution import solve
from tests.graph.small import roadmap
from tests.graph.strategies import roadmaps


def _difference(old, new):
    return difference(Snapshot(old), Snapshot(new))


def _with(made, id, **changes):
    return replace(made, skills=tuple(replace(one, **changes) if one.id == id else one for one in made.skills))


def _names(things):
    return [one.name for one in things]


@given(roadmaps())
def test_a_roadmap_does_not_differ_from_itself(made):
    found = _difference(made, made)
    assert found.is_same
    assert (found.plans.changed, found.gained, found.lost) == (0, (), ())


@given(roadmaps(least=2), roadmaps(least=2))
@settings(max_examples=40)
def test_any_two_roadmaps_can_be_compared_and_what_one_gains_the_other_loses(one, other):
    there, back = _difference(one, other), _difference(other, one)
    assert there == _difference(one, other)
    assert there.is_same == back.is_same
    assert there.plans.changed == back.plans.changed
    told = {row.id for row in there.gained}
    assert told <= {skill.id for skill in other.skills}
    assert told.isdisjoint(skill.id for skill in one.skills)


@given(roadmaps(least=3))
@settings(max_examples=40)
def test_the_hours_of_a_changed_plan_are_those_that_a_question_gives(made):
    shorter = replace(made, requirements=made.requirements[1:])
    old, new = Snapshot(made), Snapshot(shorter)
    for plan in difference(old, new).plans.skills:
        assert plan.before == solve(old, [f"skill:{plan.target}"]).hours
        assert plan.after == solve(new, [f"skill:{plan.target}"]).hours


def test_a_skill_that_says_what_it_was_formerly_is_renamed():
    new = _with(roadmap("c: b"), "b", formerly=("a",))
    found = _difference(roadmap("c: a"), new)
    assert [(one.before.id, one.after.id) for one in found.renamed] == [("a", "b")]
    assert (found.gained, found.lost, found.requirements_gained, found.requirements_lost) == ((), (), (), ())
    assert found.plans.changed == 0
    assert not found.is_same


def test_a_skill_with_the_name_of_a_lost_one_is_renamed_and_one_with_a_new_name_too():
    old, new = (
        _with(roadmap("c: a"), "a", name="Kneading"),
        _with(roadmap("c: z"), "z", name="Dough", aliases=("kneading",)),
    )
    assert _names(one.after for one in _difference(old, new).renamed) == ["Dough"]
    assert _names(one.after for one in _difference(old, _with(roadmap("c: a"), "a", name="Dough")).renamed) == ["Dough"]


def _new_names(*names, topic="t", curated=False):
    """A roadmap of skills with these names, which no catalogue knows."""
    made = roadmap(*(f"{name.replace(' ', '-')}: " for name in names))
    skills = tuple(replace(one, name=one.id.replace("-", " "), curated=curated, topic=topic) for one in made.skills)
    return replace(made, skills=skills, topics=(Topic("t", "Topic"), Topic("u", "Other")))


def test_a_new_name_with_more_or_fewer_words_is_the_same_skill_if_nothing_else_can_be():
    found = _difference(_new_names("kneading"), _new_names("kneading dough"))
    assert [(one.before.name, one.after.name) for one in found.renamed] == [("kneading", "kneading dough")]
    found = _difference(_new_names("shaping loaves"), _new_names("shaping"))
    assert [(one.before.name, one.after.name) for one in found.renamed] == [("shaping loaves", "shaping")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_new_names("kneading"), _new_names("kneading dough", "kneading bread")),
        (_new_names("kneading dough", "kneading bread"), _new_names("kneading")),
        (_new_names("kneading"), _new_names("baking")),
        (_new_names("kneading"), _new_names("kneading dough", topic="u")),
        (_new_names("kneading"), _new_names("kneading dough", curated=True)),
        (_new_names("kneading", curated=True), _new_names("kneading dough")),
    ],
)
def test_where_several_fit_or_little_does_nothing_is_guessed(old, new):
    found = _difference(old, new)
    assert found.renamed == ()
    assert (len(found.gained), len(found.lost)) == (len(new.skills), len(old.skills))


def test_too_many_names_are_not_compared_word_by_word(monkeypatch):
    old, new = _new_names("kneading", "oven"), _new_names("kneading dough", "oven heat")
    monkeypatch.setattr("graph.difference.matching.MAX_COMPARED_NAMES", 4)
    assert len(_difference(old, new).renamed) == 2
    monkeypatch.setattr("graph.difference.matching.MAX_COMPARED_NAMES", 3)
    assert _difference(old, new).renamed == ()


def test_a_skill_that_several_were_formerly_is_split():
    new = _with(_with(roadmap("c: x", "y: "), "x", formerly=("a",)), "y", formerly=("a",))
    found = _difference(roadmap("c: a"), new)
    assert [(one.before.id, [part.id for part in one.into]) for one in found.split] == [("a", ["x", "y"])]
    assert (found.renamed, found.gained, found.lost) == ((), (), ())


def test_what_a_kept_skill_covered_is_split_off_it():
    old = _with(roadmap("git: "), "git", covers=("branches",))
    found = _difference(old, _with(roadmap("git: ", "b: git"), "b", name="Branches"))
    assert [[part.id for part in one.into] for one in found.split] == [["git", "b"]]
    assert found.gained == ()


def test_a_skill_that_was_several_formerly_is_merged():
    old = roadmap("d: a b c")
    found = _difference(old, _with(roadmap("d: a c"), "a", formerly=("b",)))
    assert [([part.id for part in one.before], one.into.id) for one in found.merged] == [(["a", "b"], "a")]
    assert found.lost == ()
    assert [(row.skill, row.members) for row in found.requirements_lost] == []
    assert [(one.target, one.before, one.after) for one in found.plans.skills] == [("d", 4, 3)]


def test_other_skills_are_gained_and_lost():
    found = _difference(roadmap("b: a"), roadmap("b: c"))
    assert (_names(found.gained), _names(found.lost)) == (["C"], ["A"])


def test_skills_that_moved_together_are_told_together():
    topics = (Topic("t", "Topic"), Topic("u", "Upper"), Topic("u/l", "Lower", "u"))
    old = replace(roadmap("b: a", "c: "), topics=topics)
    new = _with(_with(old, "a", topic="u/l"), "b", topic="u/l")
    [moved] = _difference(old, new).moved
    assert (moved.before, moved.after, _names(moved.skills)) == ("Topic", "Upper / Lower", ["A", "B"])


def test_a_skill_that_stands_in_another_section_moved_and_one_that_is_also_named_elsewhere_did_not():
    topics = (Topic("t", "Topic"), Topic("s", "Section"))
    old = replace(_with(roadmap("b: a"), "a", mentions=(Mention(3, "A", "t"),)), topics=topics)
    elsewhere = _with(old, "a", mentions=(Mention(2, "A", "s"),))
    also = _with(old, "a", mentions=(Mention(2, "A", "s"), Mention(9, "A", "t")))
    assert [(one.before, one.after) for one in _difference(old, elsewhere).moved] == [("Topic", "Section")]
    assert _difference(old, also).is_same
    twice = _with(old, "a", mentions=(Mention(9, "A", "t"), Mention(2, "A", "s")))
    anew = replace(_with(old, "a", mentions=(Mention(2, "A", "u"),)), topics=(*topics, Topic("u", "Upper")))
    assert [(one.before, one.after) for one in _difference(twice, anew).moved] == [("Section", "Upper")]


def test_a_topic_with_another_name_moves_no_skill():
    old = roadmap("b: a")
    found = _difference(old, replace(old, topics=(Topic("t", "Other"),)))
    assert [(one.before.name, one.after.name) for one in found.topics_renamed] == [("Topic", "Other")]
    assert found.moved == ()


def test_the_hours_that_changed_most_come_first():
    old, new = roadmap("b: a", a=1, b=1, c=5), roadmap("b: a", a=2, b=4, c=5)
    assert [(one.skill.id, one.before, one.after) for one in _difference(old, new).other_hours] == [
        ("b", 1, 4),
        ("a", 1, 2),
    ]


def test_other_hours_only_to_use_a_skill_come_last():
    old = roadmap("b: ", "a: ", a=2, b=2, c=2)
    new = _with(_with(_with(old, "a", hours_use=1), "b", hours=3), "c", hours_use=2)
    assert [(one.skill.id, one.before_use, one.after_use) for one in _difference(old, new).other_hours] == [
        ("b", 2, 3),
        ("a", 2, 1),
    ]


def test_requirements_are_gained_and_lost_and_those_of_gained_skills_are_marked():
    found = _difference(roadmap("b: a", "c: "), roadmap("c: a x", "b: "))
    assert [(row.skill, row.members, row.is_between_kept) for row in found.requirements_gained] == [
        ("c", ("a",), True),
        ("c", ("x",), False),
    ]
    assert [(row.skill, row.members, row.is_between_kept) for row in found.requirements_lost] == [("b", ("a",), True)]
    assert found.names == {"a": "A", "b": "B", "c": "C", "x": "X"}


@pytest.mark.parametrize(
    ("before", "after", "attribute", "values"),
    [
        ("b: a", "b: a?", "need", (Need.USE, Need.UNDERSTAND)),
        ("b: a-", "b: a", "levels", ((Level.USE,), (Level.UNDERSTAND,))),
        ("b: a|c", "b: c|a", "default", ("a", "c")),
        ("b: a|c", "b: a", "members", (("a", "c"), ("a",))),
        ("b: a", "b: c|a", "members", (("a",), ("a", "c"))),
    ],
)
def test_a_requirement_with_another_need_level_default_or_alternative_changed(before, after, attribute, values):
    found = _difference(roadmap(before, "c: "), roadmap(after, "c: "))
    [change] = found.requirements_changed
    assert (getattr(change.before, attribute), getattr(change.after, attribute)) == values
    assert (found.requirements_gained, found.requirements_lost) == ((), ())


def test_another_reason_is_no_change():
    old = roadmap("b: a")
    new = replace(old, requirements=(replace(old.requirements[0], reason="Another one."),))
    found = _difference(old, new)
    assert found.is_same
    assert found.old.revision != found.new.revision


def test_the_plans_that_changed_most_come_first_with_what_comes_in_and_goes_out():
    old = roadmap("b: a", "c: b", "z: ", a=5, z=2)
    new = roadmap("b: z", "c: b", "a: ", a=5, z=2)
    plans = _difference(old, new).plans
    assert [(one.target, one.before, one.after, _names(one.adds), _names(one.drops)) for one in plans.skills] == [
        ("b", 6, 3, ["Z"], ["A"]),
        ("c", 7, 4, ["Z"], ["A"]),
    ]
    assert (plans.compared, plans.changed, plans.longer, plans.shorter) == (4, 2, 0, 2)


def test_only_so_many_plans_and_skills_are_told_and_all_are_counted():
    many = [f"p{number}" for number in range(MAX_TOLD_PLANS + 5)]
    lines = [f"{id}: base" for id in many]
    extra = " ".join(f"n{number}" for number in range(MAX_TOLD_SKILLS + 2))
    plans = _difference(roadmap(*lines), roadmap(*lines, f"base: {extra}")).plans
    assert (len(plans.skills), plans.changed) == (MAX_TOLD_PLANS, len(many) + 1)
    assert {(len(one.adds), one.added) for one in plans.skills} == {(MAX_TOLD_SKILLS, MAX_TOLD_SKILLS + 2)}


def test_roles_that_both_have_are_compared_and_others_gained_or_lost():
    def with_roles(made, *ids):
        skills = (RoleSkill("b", Level.USE, "It is asked for."),)
        return replace(made, roles=tuple(Role(id, id.upper(), "", skills) for id in ids))

    found = _difference(with_roles(roadmap("b: a"), "old", "both"), with_roles(roadmap("b: a c"), "both", "new"))
    assert (_names(found.roles_gained), _names(found.roles_lost)) == (["NEW"], ["OLD"])
    assert [(one.target, one.before, one.after) for one in found.plans.roles] == [("role:both", 2, 3)]
