from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.model import Depth, Level
from graph.questions.compare import compare
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile, solve
from tests.graph.levelled import ends, pairs


@given(pairs(ends), st.sampled_from(Depth))
def test_two_targets_are_compared_without_loss(drawn, depth):
    roadmap, one, other, known = drawn
    snapshot, profile = Snapshot(roadmap), Profile(known=known, depth=depth)
    found = compare(snapshot, one, other, profile)
    assert sum(count.skills for count in found.topics) == len(found.common)
    for side, name in zip(found.sides, (one, other), strict=True):
        solution = solve(snapshot, [name], profile)
        steps = {step.id: step.level for step in (*found.common, *side.items, *side.deeper)}
        assert steps == {id: solution.level(id) for id in solution.order}
        assert side.hours + found.hours == side.total_hours == solution.hours
        assert [step.id for step in side.items] == [id for id in solution.order if id not in _ids(found.common)]
        assert _ids(side.deeper) <= _ids(found.common)
    assert not _ids(found.sides[0].items) & _ids(found.sides[1].items)
    assert found.sides[0] == compare(snapshot, other, one, profile).sides[1]


def _ids(steps):
    return {step.id for step in steps}


def test_a_common_skill_that_only_one_must_understand_is_told_as_deeper():
    skills = tuple(replace(one, hours_use=2) if one.id == "vectors" else one for one in TINY.skills)
    needs = tuple(replace(one, levels=(Level.USE,)) if one.skill == "pytorch" else one for one in TINY.requirements)
    found = compare(Snapshot(replace(TINY, skills=skills, requirements=needs)), "attention", "pytorch")
    assert [(step.id, step.level.value, step.hours) for step in found.common] == [("vectors", "use", 2)]
    attention, pytorch = found.sides
    assert [(step.id, step.hours) for step in attention.deeper] == [("vectors", 1)]
    assert (attention.hours, pytorch.deeper, pytorch.hours) == (6, (), 12)


def test_a_target_on_the_way_to_the_other_is_told_so():
    found = compare(Snapshot(TINY), "attention", "transformers")
    assert [side.on_the_way for side in found.sides] == [True, False]
    assert [(count.name, count.skills) for count in found.topics] == [("Maths", 2), ("Models", 1)]


def test_differences_come_before_what_is_common():
    import orjson

    fields = list(orjson.loads(orjson.dumps(compare(Snapshot(TINY), "attention", "pytorch"))))
    assert fields.index("sides") < fields.index("topics") < fields.index("common")
