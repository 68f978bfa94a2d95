"""What has to be learned, and how each choice is made."""

import pytest
from hypothesis import given

from graph.dag import digraph
from graph.errors import InvalidParameter
from graph.model import Depth
from graph.names import MAX_NAMES
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Choose, Profile, solve
from graph.solution.profile import Because
from tests.graph.small import snapshot
from tests.graph.strategies import questions

EITHER = [Choose.DEFAULT, Choose.LEAST_HOURS]


def _picks(solution):
    """Each choice of a solution, by its skill: what was picked, and because of what."""
    return {one.skill: (one.picked, one.because) for one in solution.alternatives}


@given(questions(plain_only=True, targets=3))
def test_without_choices_the_closure_is_the_ancestors_that_networkx_finds(asked):
    import networkx as nx

    graph = digraph(asked.roadmap, asked.profile.depth)
    graph.remove_nodes_from(asked.solution.has)
    reached = (nx.ancestors(graph, id) | {id} for id in asked.targets if id in graph)
    assert asked.solution.needed == set().union(*reached)


@given(questions(choose=EITHER, targets=2))
def test_what_is_to_be_learned_is_complete_in_order_and_holds_nothing_that_is_known(asked):
    solution, snapshot = asked.solution, asked.snapshot
    assert not solution.needed & solution.has
    assert set(asked.targets) <= solution.needed | solution.has
    met = set(solution.has)
    for id in solution.order:
        for one in snapshot.requirements(id, solution.depth):
            assert solution.pick(one) in one.members
            assert solution.pick(one) in met
        met.add(id)
    assert solution.hours == sum(snapshot.skills[id].hours for id in solution.order)


@given(questions(targets=2))
def test_every_skill_is_a_target_or_the_pick_of_another(asked):
    solution = asked.solution
    for id in solution.order:
        needing = solution.needed_by(id)
        assert id in asked.targets or needing
        assert all(id in solution.prerequisites(one) for one in needing)
        assert [one for one in solution.order if id in solution.prerequisites(one)] == list(needing)


@given(questions(choose=EITHER, targets=2))
def test_stages_are_the_longest_chains_of_what_is_to_be_learned(asked):
    solution = asked.solution
    for id in solution.order:
        below = [solution.stage(one) for one in solution.prerequisites(id) if one in solution.needed]
        assert solution.stage(id) == 1 + max(below, default=0)


@given(questions(targets=2))
def test_each_pick_is_made_for_the_first_reason_that_applies(asked):
    solution, snapshot, profile = asked.solution, asked.snapshot, asked.profile
    for choice in solution.choices:
        members = choice.requirement.members
        pick = solution.closure.picks[choice.number]
        picked = snapshot.order[pick.member]
        known = [id for id in members if id in solution.has]
        preferred = [id for id in profile.prefer if id in members]
        free = [id for id in members if id not in profile.avoid]
        if known:
            assert (picked, pick.because) == (known[0], Because.KNOWN)
        elif preferred:
            assert (picked, pick.because) == (preferred[0], Because.PREFERRED)
        elif pick.because is Because.PLANNED:
            assert picked in solution.needed
        elif choice.requirement.pick in profile.avoid and free:
            assert (picked, pick.because) == (free[0], Because.NOT_AVOIDED)
        else:
            assert (picked, pick.because) == (choice.requirement.pick, Because.DEFAULT)


@given(questions(targets=2))
def test_a_default_is_never_taken_beside_another_member_that_stays_without_it(asked):
    solution, snapshot = asked.solution, asked.snapshot
    everything = [one for id in solution.order for one in snapshot.requirements(id)]
    firm = {one.pick for one in everything if one.is_plain}
    choices = [(choice, solution.pick(choice.requirement)) for choice in solution.choices]
    for id in solution.needed - set(asked.targets) - firm:
        own = [choice for choice, picked in choices if picked == id]
        others = [solution.needed.intersection(choice.requirement.members) - {id} for choice in own]
        preferred = any(solution.closure.picks[choice.number].because is Because.PREFERRED for choice in own)
        assert preferred or not all(others)


@pytest.mark.parametrize(
    ("profile", "picked", "because"),
    [
        (Profile(), "x", "default"),
        (Profile(known=["z", "y"]), "y", "known"),
        (Profile(known=["u"]), "z", "known"),
        (Profile(known=["y"], prefer=["z"], avoid=["y"]), "y", "known"),
        (Profile(prefer=["z", "y"]), "z", "preferred"),
        (Profile(prefer=["y", "z"]), "y", "preferred"),
        (Profile(prefer=["a", "y"]), "y", "preferred"),
        (Profile(avoid=["x"]), "y", "not_avoided"),
        (Profile(avoid=["x", "y"]), "z", "not_avoided"),
        (Profile(avoid=["y", "z"]), "x", "default"),
        (Profile(avoid=["x", "y", "z"]), "x", "default"),
    ],
)
def test_a_choice_is_met_by_what_is_known_then_preferred_then_not_avoided(profile, picked, because):
    asked = snapshot("t: x|y|z a", "u: z")
    solution = solve(asked, ["t"], profile)
    assert _picks(solution) == {"t": (picked, because)}
    assert solution.needed == {"t", "a", picked} - solution.has


@pytest.mark.parametrize(
    ("profile", "picked", "needed"),
    [
        (Profile(), ("y", "planned"), "aty"),
        (Profile(prefer=["x"]), ("x", "preferred"), "atxy"),
        (Profile(avoid=["y"]), ("y", "planned"), "aty"),
        (Profile(known=["x"]), ("x", "known"), "aty"),
    ],
)
def test_what_has_to_be_learned_anyway_meets_a_choice_unless_another_is_preferred(profile, picked, needed):
    solution = solve(snapshot("t: x|y a", "a: y"), ["t"], profile)
    assert (_picks(solution)["t"], "".join(sorted(solution.needed))) == (picked, needed)


def test_the_target_itself_meets_a_choice_of_another():
    assert _picks(solve(snapshot("t: x|y"), ["t", "y"]))["t"] == ("y", "planned")


def test_a_default_that_a_later_choice_makes_superfluous_goes():
    solution = solve(snapshot("m: x|y", "n: y|z m", "x: p"), ["n"])
    assert _picks(solution) == {"m": ("y", "planned"), "n": ("y", "planned")}
    assert solution.needed == {"m", "n", "y"}


@pytest.mark.parametrize(
    ("lines", "profile", "stays"),
    [
        (("m: x|y", "n: y|z m"), Profile(prefer=["x"]), "x"),
        (("m: x|y", "k: x|w m", "n: y|z k"), Profile(), "x"),
        (("m: x|y", "n: y|z m", "y: x"), Profile(), "x"),
        (("m: x|y", "n: y|z m", "z: v", "m: x~"), Profile(depth=Depth.UNDERSTAND), "x"),
    ],
)
def test_a_superfluous_pick_stays_if_it_is_preferred_or_something_else_needs_it(lines, profile, stays):
    solution = solve(snapshot(*lines), ["n"], profile)
    assert stays in solution.needed


def test_what_only_a_known_skill_needs_is_left_out():
    solution = solve(snapshot("t: a b", "a: c", "b: d c?"), ["t"], Profile(known=["b"]))
    assert (solution.order, solution.credited) == (("c", "a", "t"), ("d",))


def test_a_known_skill_credits_what_it_plainly_uses_and_nothing_else():
    solution = solve(snapshot("t: a", "a: b c? d~ x|y", "b: e"), ["t"], Profile(known=["a"]))
    assert (solution.order, solution.known, solution.credited) == (("t",), ("a",), ("e", "b"))


@pytest.mark.parametrize(("depth", "order"), [(Depth.USE, "at"), (Depth.UNDERSTAND, "bat"), (Depth.ALL, "bcat")])
def test_each_depth_follows_its_needs(depth, order):
    solution = solve(snapshot("t: a c~", "a: b?"), ["t"], Profile(depth=depth))
    assert sorted(solution.order) == sorted(order)


def test_a_skill_both_preferred_and_avoided_is_refused_by_name():
    with pytest.raises(InvalidParameter, match="names softmax, vectors, which prefer names too") as caught:
        solve(Snapshot(TINY), ["transformers"], Profile(prefer=["vector", "softmax"], avoid=["Softmax", "vectors"]))
    assert caught.value.field == "avoid"


@pytest.mark.parametrize("field", ["known", "prefer", "avoid"])
def test_as_many_names_as_allowed_are_taken_and_one_more_is_refused(field):
    tiny = Snapshot(TINY)
    assert solve(tiny, ["transformers"], Profile(**{field: ["softmax"] * MAX_NAMES})).needed
    assert MAX_NAMES == 5000
    with pytest.raises(InvalidParameter, match="has 5,001 names: give at most 5,000") as caught:
        solve(tiny, ["transformers"], Profile(**{field: ["softmax"] * (MAX_NAMES + 1)}))
    assert caught.value.field == field


def test_targets_named_twice_and_as_part_of_a_topic_count_once():
    targets = solve(Snapshot(TINY), ["topic:maths", "vector", "Vectors", "Maths"]).targets
    assert targets.asked == ("topic:maths", "vectors")
    assert (targets.skills, targets.members, targets.goals) == (("vectors",), ("softmax",), ("vectors", "softmax"))


def test_targets_that_are_known_or_credited_are_named():
    solution = solve(Snapshot(TINY), ["attention", "vectors", "pytorch"], Profile(known=["attention"]))
    assert solution.already == ("attention", "vectors")


def test_for_nobody_forgets_what_is_known_and_how_to_choose_but_not_tastes():
    profile = Profile(known=["a"], choose=Choose.LEAST_HOURS, prefer=["q"])
    nobody = solve(snapshot("t: a x|y p|q", x=5), ["t"], profile).for_nobody()
    assert (nobody.needed, nobody.has, nobody.choose) == ({"t", "a", "x", "q"}, frozenset(), Choose.DEFAULT)
