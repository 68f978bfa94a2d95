from hypothesis import given
from hypothesis import strategies as st

from graph.closure import Learner, learner, prerequisites
from graph.model import Depth
from graph.snapshot import Snapshot
from graph.spared import Leaning
from tests.strategies import roadmaps


@given(roadmaps(plain_only=True), st.sampled_from(Depth), st.data())
def test_without_alternatives_what_is_spared_is_what_the_next_plan_lacks(roadmap, depth, data):
    snapshot = Snapshot(roadmap)
    goals = data.draw(st.lists(st.sampled_from(snapshot.order), min_size=1, max_size=3, unique=True))
    who = learner(snapshot, data.draw(st.lists(st.sampled_from(snapshot.order), max_size=3)))
    plan = prerequisites(snapshot, goals, Learner(), depth)
    left = prerequisites(snapshot, goals, who, depth)
    assert Leaning(snapshot, plan, goals, depth).spared(who.has) == plan.needed - left.needed


@given(roadmaps(), st.sampled_from(Depth), st.data())
def test_what_stays_meets_all_its_requirements_with_what_is_known(roadmap, depth, data):
    snapshot = Snapshot(roadmap)
    goal = data.draw(st.sampled_from(snapshot.order))
    who = learner(snapshot, data.draw(st.lists(st.sampled_from(snapshot.order), max_size=3)))
    plan = prerequisites(snapshot, [goal], Learner(), depth)
    left = plan.needed - Leaning(snapshot, plan, [goal], depth).spared(who.has)
    assert goal in left | who.has
    for skill in left:
        assert all(not (left | who.has).isdisjoint(one.members) for one in snapshot.requirements(skill, depth))
