from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidParameter
from graph.model import Depth, Roadmap, Skill, Topic
from graph.questions import trunk as module
from graph.questions.before import before
from graph.questions.trunk import trunk
from graph.questions.verify import Wrong, verify
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile
from tests.graph.small import snapshot as small
from tests.strategies import roadmaps


def _asked(roadmap, data, most=4):
    ids = [skill.id for skill in roadmap.skills]
    names = st.sampled_from([*ids, *(f"topic:{topic.id}" for topic in roadmap.topics)])
    targets = data.draw(st.lists(names, min_size=2, max_size=most, unique=True))
    return targets, data.draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))


@given(roadmaps(), st.data(), st.sampled_from(Depth))
def test_trunk_and_branches_are_the_closure_of_all_targets_each_skill_once(roadmap, data, depth):
    snapshot = Snapshot(roadmap)
    targets, known = _asked(roadmap, data)
    found = trunk(snapshot, targets, Profile(known=known, depth=depth))
    answer = before(snapshot, targets, Profile(known=known, depth=depth))
    parts = [step.id for branch in (found.trunk, *found.branches) for step in branch.items]
    assert sorted(parts) == sorted(item.id for item in (*answer.items, *answer.target_items))
    assert found.total_hours == answer.total_hours_with_targets
    assert found.total_hours <= found.separate_hours
    assert set(found.fork) <= {step.id for step in found.trunk.items}
    assert bool(found.fork) == bool(found.trunk.items)


@given(roadmaps(), st.data())
def test_following_the_finishes_is_a_sound_plan_for_each_target_in_turn(roadmap, data):
    snapshot = Snapshot(roadmap)
    targets, known = _asked(roadmap, data)
    found = trunk(snapshot, targets, Profile(known=known))
    steps, reached, hours = [], [], 0
    for finish in found.finishes:
        steps += [step.id for step in finish.items]
        hours += sum(step.hours for step in finish.items)
        reached.append(finish.target)
        violations = verify(snapshot, steps, reached, Profile(known=known)).violations
        # what another target wants to be understood brings along more than this one needs
        assert {violation.kind for violation in violations} <= {Wrong.SUPERFLUOUS}
        assert hours == finish.after_hours
    assert verify(snapshot, steps, reached, Profile(known=known)).valid


@given(roadmaps(), st.data())
def test_no_order_of_two_to_four_targets_finishes_them_earlier_in_the_mean(roadmap, data):
    snapshot = Snapshot(roadmap)
    targets, known = _asked(roadmap, data)
    found = trunk(snapshot, targets, Profile(known=known))
    needs = {target: set() for target in found.targets}
    hours = {step.id: step.hours for branch in (found.trunk, *found.branches) for step in branch.items}
    for branch in (found.trunk, *found.branches):
        for target in branch.targets:
            needs[target] |= {step.id for step in branch.items}
    means = []
    for order in permutations(found.targets):
        done = [set().union(*(needs[one] for one in order[: place + 1])) for place in range(len(order))]
        ends = [sum(hours[id] for id in ids) for ids in done]
        means.append(sum(ends) / len(ends))
    assert found.exact
    assert found.mean_hours == pytest.approx(min(means), abs=0.01)


@given(roadmaps(), st.data())
def test_the_greedy_order_finishes_the_target_of_fewest_further_hours_next(roadmap, data):
    snapshot = Snapshot(roadmap)
    targets, _ = _asked(roadmap, data, most=6)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MAX_EXACT_TARGETS", 1)
        found = trunk(snapshot, targets)
    assert not found.exact
    first = found.finishes[0].adds_hours
    assert first == min(trunk_hours(found, target) for target in found.targets)


def trunk_hours(found, target):
    own = [branch for branch in (found.trunk, *found.branches) if target in branch.targets]
    return sum(step.hours for branch in own for step in branch.items)


def test_what_only_some_of_the_targets_share_is_a_branch_of_its_own():
    found = trunk(Snapshot(TINY), ["attention", "pytorch", "softmax"])
    assert found.trunk.items == ()
    shared = {branch.targets: [step.id for step in branch.items] for branch in found.branches}
    assert shared[("attention", "pytorch")] == ["vectors"]
    assert shared[("attention", "softmax")] == ["softmax"]
    assert [one.target for one in found.finishes] == ["softmax", "attention", "pytorch"]


def test_a_target_that_is_known_is_finished_at_once():
    found = trunk(Snapshot(TINY), ["attention", "softmax"], Profile(known=["softmax"]))
    assert (found.already, found.finishes[0].target, found.finishes[0].after_hours) == (("softmax",), "softmax", 0)


@pytest.mark.parametrize("targets", [["attention"], ["attention", "Attention"]])
def test_one_target_has_no_trunk(targets):
    with pytest.raises(InvalidParameter, match="two or more"):
        trunk(Snapshot(TINY), targets)


def test_more_targets_than_anyone_reads_are_refused():
    skills = tuple(Skill(f"s{number}", f"S {number}", "t", 1) for number in range(101))
    many = Snapshot(Roadmap("Many", skills, (Topic("t", "T"),)))
    with pytest.raises(InvalidParameter, match="at most 100"):
        trunk(many, [skill.id for skill in skills])
    assert len(trunk(many, [skill.id for skill in skills[:100]]).finishes) == 100


@pytest.mark.parametrize(("count", "exact"), [(10, True), (11, False)])
def test_as_many_as_ten_targets_are_put_in_the_best_order(count, exact):
    targets = [f"s{number:02}" for number in range(count)]
    assert trunk(small(*(f"{target}:" for target in targets)), targets).exact is exact
