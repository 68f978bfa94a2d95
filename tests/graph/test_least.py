from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from graph.closure import Learner
from graph.least import Choose, choose
from graph.model import Depth
from graph.questions.before import before
from graph.samples import TINY
from graph.snapshot import Snapshot
from tests.strategies import roadmaps


def _cheapest(roadmap, targets, depth):
    """The least half-hours over every choice of alternatives, by brute force."""
    followed = [one for one in roadmap.requirements if one.need in depth.follows]
    hours = {skill.id: skill.hours for skill in roadmap.skills}
    best = None
    for choice in product(*(one.members for one in followed)):
        picks = {}
        for one, member in zip(followed, choice, strict=True):
            picks.setdefault(one.skill, []).append(member)
        needed, stack = set(), list(targets)
        while stack:
            here = stack.pop()
            if here not in needed:
                needed.add(here)
                stack += picks.get(here, [])
        cost = sum(hours[id] for id in needed)
        best = cost if best is None else min(best, cost)
    return best


@given(roadmaps(most=9), st.sampled_from(Depth), st.data())
def test_least_hours_are_those_of_brute_force_and_never_more_than_the_default(roadmap, depth, data):
    ids = [skill.id for skill in roadmap.skills]
    targets = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))
    snapshot = Snapshot(roadmap)
    found = before(snapshot, targets, depth=depth, choose=Choose.LEAST_HOURS)
    usual = before(snapshot, targets, depth=depth)
    assert found.total_hours_with_targets == _cheapest(roadmap, targets, depth)
    assert found.total_hours_with_targets <= usual.total_hours_with_targets
    assert found.proven is not False
    if found.proven:
        assert found.bound == found.total_hours_with_targets


@given(roadmaps(plain_only=True), st.data())
def test_a_question_without_alternatives_never_touches_the_solver(roadmap, data):
    target = data.draw(st.sampled_from(roadmap.skills)).id
    assert choose(Snapshot(roadmap), [target], Learner(), Depth.ALL, Choose.LEAST_HOURS).proven is None


def test_what_was_picked_for_its_hours_says_so():
    [choice] = before(Snapshot(TINY), ["transformers"], choose=Choose.LEAST_HOURS).alternatives
    left = [one.id for one in choice.not_picked]
    assert (choice.picked, choice.because, left) == (
        "pytorch",
        "least hours",
        ["tensorflow"],
    )


def test_a_preference_still_counts():
    answer = before(Snapshot(TINY), ["transformers"], prefer=["tensorflow"], choose=Choose.LEAST_HOURS)
    assert answer.alternatives[0].because == "preferred"
    assert answer.proven is None
