"""What a review finds in a document: what comes too late, is never named, stands apart, or can be doubted."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from graph.model import Confidence, Depth, Evidence, EvidenceKind, Level, Mention, ReadEntry, Topic
from graph.review import FindingKind, Part, Severity, failing, review
from graph.review.teaching import Teaching
from graph.review.weak import _Closures
from graph.snapshot import Snapshot
from graph.solution import Profile, solve
from tests.graph.small import roadmap, with_school
from tests.graph.strategies import roadmaps

WHOLE = Part(1, 99, "Everything", 1)


def _read(made, lines, kind="skills"):
    """A roadmap whose document names the skills of each line: ``{2: "a b"}``."""
    entries = tuple(ReadEntry(line, text, kind, tuple(text.split())) for line, text in lines.items())
    return replace(made, entries=(*made.entries, *entries))


def _found(made, kind, parts=(WHOLE,)):
    snapshot = made if isinstance(made, Snapshot) else Snapshot(made)
    return [one for one in review(snapshot, parts).findings if one.kind is kind]


def _told(made, kind, parts=(WHOLE,)):
    return [(one.line, one.severity.value, one.text) for one in _found(made, kind, parts)]


def test_a_prerequisite_taught_later_is_told_at_the_first_skill_that_needs_it():
    made = _read(roadmap("b: a", "c: a?"), {2: "c", 3: "b", 4: "a"})
    [finding] = _found(made, FindingKind.LATE)
    assert (finding.line, finding.related) == (3, (4,))
    assert finding.sentence == "B and 1 more skill use A, taught in line 4: teach A first"


def test_what_is_only_understood_with_it_is_a_note_and_help_is_nothing():
    assert _told(_read(roadmap("b: a?"), {2: "b", 3: "a"}), FindingKind.LATE) == [
        (2, "note", "B builds on A, taught in line 3")
    ]
    assert _told(_read(roadmap("b: a~"), {2: "b", 3: "a"}), FindingKind.LATE) == []


def test_what_the_document_says_itself_and_teaches_the_other_way_round_is_an_error():
    made = _read(roadmap("b: a?"), {2: "b", 3: "a"})
    evidence = (Evidence(EvidenceKind.ROADMAP, title="line 2", fact="B (requires: A)"),)
    stated = replace(made, requirements=(replace(made.requirements[0], evidence=evidence),))
    assert _told(stated, FindingKind.LATE) == [(2, "error", "B requires A (line 2 says so), taught in line 3")]


def test_the_prerequisite_that_most_skills_need_before_comes_first_within_a_severity():
    made = _read(roadmap("c: a", "d: b", "e: b", "f: g?", "h: g?", "i: g?"), {2: "c d e f h i", 3: "a b g"})
    assert [one.skills[1] for one in _found(made, FindingKind.LATE)] == ["b", "a", "g"]


def test_one_alternative_taught_in_time_is_enough():
    made = roadmap("c: a|b")
    assert _told(_read(made, {2: "b", 3: "c", 4: "a"}), FindingKind.LATE) == []
    assert _told(_read(made, {2: "c", 3: "b", 4: "a"}), FindingKind.LATE) == [
        (2, "warning", "C uses B, taught in line 3")
    ]


def test_what_stands_below_the_heading_or_item_of_a_skill_is_in_time():
    made = _read(roadmap("b: a"), {2: "b", 4: "a"})
    assert _told(made, FindingKind.LATE, [WHOLE, Part(2, 4, "B")]) == []
    assert len(_told(made, FindingKind.LATE, [WHOLE, Part(2, 3, "B")])) == 1


def test_a_skill_is_taught_in_its_own_topic_where_it_is_named_elsewhere_before():
    made = roadmap("b: a")
    skills = tuple(
        replace(one, mentions=(Mention(2, "b", "other"), Mention(9, "b", "t"))) if one.id == "b" else one
        for one in made.skills
    )
    made = replace(made, skills=skills, topics=(*made.topics, Topic("other", "Other")))
    made = _read(made, {2: "b", 5: "a", 9: "b"})
    assert Teaching(Snapshot(made), ()).line == {"a": 5, "b": 9}


def test_an_overview_teaches_only_what_nothing_else_does():
    made = _read(_read(roadmap("b: a"), {1: "a b"}, "overview"), {2: "a"})
    assert Teaching(Snapshot(made), ()).line == {"a": 2, "b": 1}


def test_what_is_needed_and_never_named_is_told_with_those_that_need_it():
    made = _read(roadmap("b: a x", "a: x", "x: y"), {2: "a", 3: "b"})
    assert [(one.line, one.sentence) for one in _found(made, FindingKind.MISSING)] == [
        (
            2,
            'X (1 hour) is never named, and A and 1 more skill need it: name it earlier, or under "Prerequisites"'
            " at the top",
        ),
        (
            2,
            'Y (1 hour) is never named, and A and 1 more skill need it: name it earlier, or under "Prerequisites"'
            " at the top",
        ),
    ]
    assert [one.severity for one in _found(made, FindingKind.MISSING)] == [Severity.WARNING, Severity.NOTE]


def test_what_is_missing_is_counted_with_its_hours_apart_from_what_is_taught():
    found = review(Snapshot(_read(roadmap("b: x", "c: x", b=4, c=5, x=2.5), {2: "b c"})), [WHOLE])
    assert (found.skills, found.hours, found.missing_skills, found.missing_hours) == (2, 9, 1, 2.5)


def test_what_a_skill_that_is_only_used_needs_to_be_understood_is_not_missing():
    made = _read(roadmap("b: x-", "x: y z?"), {2: "b"})
    assert [one.skills[0] for one in _found(made, FindingKind.MISSING)] == ["x", "y"]


def test_neither_the_background_nor_another_alternative_is_missing():
    made = _read(roadmap("b: x", "c: p|q", "d: v|w"), {2: "b c d", 3: "q"})
    assert [one.skills[0] for one in _found(with_school(made, "x"), FindingKind.MISSING)] == ["v"]


def test_sections_have_hours_and_what_leads_in_and_out():
    made = _read(roadmap("b: a", "c: b", "a: ", b=3), {2: "a", 4: "b", 6: "c"})
    parts = [Part(1, 4, "One", 1), Part(3, 4, "Inner", 2), Part(5, 6, "Two", 1), Part(8, 9, "Links", 1)]
    summaries = review(Snapshot(made), parts).sections
    assert [(one.title, one.depth, one.skills, one.hours, one.builds_on, one.leads_to) for one in summaries] == [
        ("One", 0, 2, 4, 0, 1),
        ("Inner", 1, 1, 3, 1, 1),
        ("Two", 0, 1, 1, 1, 0),
    ]


def test_sections_lead_to_each_other_through_what_is_never_named():
    made = _read(roadmap("b: x", "x: a"), {2: "a", 4: "b"})
    parts = [Part(1, 2, "One", 1), Part(3, 4, "Two", 1)]
    assert [one.builds_on for one in review(Snapshot(made), parts).sections] == [0, 1]
    assert _told(made, FindingKind.SECTION, parts) == []


def test_the_outermost_section_that_stands_apart_is_told_once():
    made = _read(roadmap("b: a", "d: c"), {2: "a b", 4: "c", 6: "d"})
    parts = [Part(1, 2, "One", 1), Part(3, 6, "Two", 1), Part(5, 6, "Inner", 2)]
    assert _told(made, FindingKind.SECTION, parts) == [
        (1, "note", 'nothing leads to "One" or on from it (2 skills)'),
        (3, "note", 'nothing leads to "Two" or on from it (2 skills)'),
    ]
    assert _told(made, FindingKind.SECTION) == [], "the only section stands apart from nothing"


def test_a_section_of_new_names_of_which_nothing_is_known_is_a_warning():
    made = _read(roadmap("b: a", "c: "), {2: "a b", 4: "c"})
    made = replace(made, skills=tuple(replace(one, curated=one.id != "c") for one in made.skills))
    parts = [Part(1, 2, "One", 1), Part(3, 4, "Two", 1)]
    assert [told[1] for told in _told(made, FindingKind.SECTION, parts)] == ["warning", "note"]


def _doubted(made, *skills):
    weak = [replace(one, confidence=Confidence.MEDIUM) if one.skill in skills else one for one in made.requirements]
    return replace(made, requirements=tuple(weak))


def test_the_doubtful_requirement_that_changes_most_plans_comes_first():
    made = _doubted(roadmap("b: a", "c: b", "d: c", "q: p", p=9), "b", "q")
    made = _read(made, {2: "a b c d p q"})
    assert [one.text for one in _found(made, FindingKind.WEAK)] == [
        "B needs A with medium confidence; without that 3 plans are shorter, by up to 1 hour",
        "Q needs P with medium confidence; without that 1 plan is shorter, by up to 9 hours",
    ]


def test_a_doubtful_requirement_that_changes_no_plan_or_is_only_helpful_is_not_told():
    made = _read(_doubted(roadmap("b: a", "c: b a", "d: a~"), "c", "d"), {2: "a b c d"})
    assert [one.skills for one in _found(made, FindingKind.WEAK)] == [("c", "b")]


def test_a_doubtful_requirement_that_the_author_states_is_not_told():
    made = _read(_doubted(roadmap("b: a"), "b"), {2: "a b"})
    stated = (Evidence(EvidenceKind.ROADMAP, title="line 2"),)
    made = replace(made, requirements=(replace(made.requirements[0], evidence=stated),))
    assert _found(made, FindingKind.WEAK) == []


@given(roadmaps(most=9, plain_only=True))
@settings(max_examples=30)
def test_the_weight_of_a_requirement_is_what_plans_lose_without_it(made):
    snapshot, nothing = Snapshot(made), Profile(background="none")
    closures, order = _Closures(snapshot), snapshot.order
    for one in made.requirements:
        if one.need in Depth.UNDERSTAND.follows:
            without = Snapshot(replace(made, requirements=tuple(other for other in made.requirements if other != one)))
            lost = [solve(snapshot, [f"skill:{id}"], nothing).hours - _hours(without, id, nothing) for id in order]
            weight = closures.weight(one, [2 * number + 1 for number in range(len(order))])
            assert weight.hours == max(lost)
            assert weight.plans >= sum(hours > 0 for hours in lost)


def _hours(snapshot, id, profile):
    return solve(snapshot, [f"skill:{id}"], profile).hours


@given(roadmaps())
def test_any_roadmap_can_be_reviewed_and_gives_the_same_twice(made):
    entries = tuple(
        ReadEntry(line, id, "skills", (id,)) for line, id in enumerate(sorted(s.id for s in made.skills), 2)
    )
    made = replace(made, entries=entries[:-1] or entries)
    found = review(Snapshot(made), [WHOLE])
    assert found == review(Snapshot(made), [WHOLE])
    assert sum(found.counts.values()) == len(found.findings)
    assert all(2 <= one.line <= len(entries) + 1 for one in found.findings)
    assert len({one.key for one in found.findings}) == len(found.findings)


@pytest.mark.parametrize(("severity", "count"), [(Severity.ERROR, 0), (Severity.WARNING, 1), (Severity.NOTE, 2)])
def test_a_severity_to_fail_on_counts_the_worse_ones_too(severity, count):
    made = _read(roadmap("b: a", "d: c?"), {2: "b", 3: "d", 4: "a c"})
    assert len(failing(_found(made, FindingKind.LATE), [severity])) == count


def test_levels_of_requirements_are_kept_on_the_way():
    teaching = Teaching(Snapshot(_read(roadmap("b: x-", "x: a?"), {2: "a", 3: "b"})), ())
    assert teaching.reached("b").taught == frozenset()
    assert teaching.snapshot.requirements("b")[0].levels == (Level.USE,)
