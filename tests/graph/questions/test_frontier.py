from hypothesis import given
from hypothesis import strategies as st

from graph.model import Depth
from graph.questions.compare import compare
from graph.questions.frontier import frontier
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile
from tests.graph.small import snapshot as small
from tests.strategies import roadmaps


@given(roadmaps(), st.sampled_from(Depth), st.data())
def test_the_frontier_is_exactly_what_is_curated_unknown_and_ready(roadmap, depth, data):
    snapshot = Snapshot(roadmap)
    ids = [skill.id for skill in roadmap.skills]
    known = data.draw(st.lists(st.sampled_from(ids), max_size=4, unique=True))
    found = frontier(snapshot, Profile(known=known, depth=depth))
    has = {*found.known, *found.credited}
    needs = {
        id: [set(one.members) for one in roadmap.requirements if one.skill == id and one.need in depth.follows]
        for id in ids
    }
    ready = {id for id in ids if id not in has and snapshot.skills[id].curated and all(one & has for one in needs[id])}
    assert {one.id for one in found.items} == ready
    assert [one.opens for one in found.items] == sorted((one.opens for one in found.items), reverse=True)


def test_with_a_target_only_its_way_counts():
    found = frontier(Snapshot(TINY), Profile(known=["vectors"]), targets=["attention"])
    assert [(one.id, one.opens) for one in found.items] == [("softmax", 1)]


@given(roadmaps(), st.data())
def test_two_targets_are_compared_without_loss(roadmap, data):
    snapshot = Snapshot(roadmap)
    one, other = (data.draw(st.sampled_from(roadmap.skills)).id for _ in range(2))
    found = compare(snapshot, one, other)
    for side in found.sides:
        assert side.hours + found.hours == side.total_hours
        assert not {step.id for step in side.items} & {step.id for step in found.common}
    assert found.sides[0].items == compare(snapshot, other, one).sides[1].items


def test_what_opens_most_comes_first_and_equals_in_learning_order():
    asked = small("t: a b", "u: b", "v: c", "w: v")
    equals = [(id, 2) for id in asked.sort(["b", "c"])]
    assert [(one.id, one.opens) for one in frontier(asked).items] == [*equals, ("a", 1)]
    assert [(one.id, one.opens) for one in frontier(asked, targets=["t"]).items] == [("a", 1), ("b", 1)]
    found = frontier(asked, Profile(known=["t"]))
    assert [(one.id, one.opens) for one in found.items] == [("c", 2), ("u", 0)]
    assert (found.known, found.credited, found.targets) == (("t",), ("a", "b"), ())


def test_a_target_that_can_be_started_is_on_its_own_way():
    found = frontier(small("t: a", t=2.5), Profile(known=["a"]), ["t"])
    assert [(one.id, one.name, one.topic, one.hours, one.opens) for one in found.items] == [("t", "T", "t", 2.5, 0)]
    assert found.targets == ("t",)


def test_any_known_member_makes_a_choice_ready():
    asked = small("t: x|y a")
    assert "t" not in {one.id for one in frontier(asked, Profile(known=["x"])).items}
    assert "t" in {one.id for one in frontier(asked, Profile(known=["y", "a"])).items}


def test_a_comparison_tells_what_is_common_and_what_each_adds():
    found = compare(small("t: a b", "u: a c", a=2, b=3, c=4), "t", "u")
    assert ([step.id for step in found.common], found.hours) == (["a"], 2)
    assert [(side.target, side.name, side.hours, side.total_hours) for side in found.sides] == [
        ("t", "T", 4, 6),
        ("u", "U", 5, 7),
    ]
    assert [[step.id for step in side.items] for side in found.sides] == [["b", "t"], ["c", "u"]]
    assert compare(small("t: a"), "t", "a", Profile(known=["a"])).known == ("a",)
