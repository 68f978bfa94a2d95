from hypothesis import given
from hypothesis import strategies as st

from graph.model import Depth
from graph.questions.compare import compare
from graph.questions.frontier import frontier
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile
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
