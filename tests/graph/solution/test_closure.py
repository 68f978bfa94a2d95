"""What has to be learned, and how each choice is made."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from graph.errors import InvalidParameter
from graph.model import Depth, Level, Need, Role, RoleSkill, Topic
from graph.names import MAX_NAMES
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.walks import with_ancestors
from graph.solution import Choose, Profile, solve
from graph.solution.closure import close
from graph.solution.profile import Because
from tests.graph.doubled import as_levels, closed, doubled, goals, hours, levels, picks_of
from tests.graph.small import roadmap, snapshot, with_school
from tests.graph.strategies import full_questions, introduction_pairs

EITHER = [Choose.DEFAULT, Choose.LEAST_HOURS]


def _picks(solution):
    """Each choice of a solution, by its skill: what was picked, and because of what."""
    return {one.skill: (one.picked, one.because) for one in solution.alternatives}


def _met(solution):
    """What the learner need not learn, by id."""
    return set(solution.snapshot.ids(solution.learner.met))


def _levels(solution):
    return {id: solution.level(id) for id in solution.order}


@given(full_questions(plain_only=True, targets=3))
def test_without_choices_the_closure_is_the_ancestors_in_a_doubled_digraph_of_networkx(asked):
    solution = asked.solution
    graph = doubled(asked.roadmap, asked.profile.depth)
    nodes = closed(graph, goals(asked.snapshot, solution), _met(solution))
    assert _levels(solution) == levels(nodes), "the highest level wins"
    assert as_levels(asked.snapshot, solution.closure.nodes) == levels(nodes)
    assert solution.hours == hours(asked.roadmap, levels(nodes))


@given(full_questions(choose=EITHER, targets=2))
def test_the_closure_is_the_ancestors_in_the_doubled_digraph_of_its_picks(asked):
    solution, snapshot = asked.solution, asked.snapshot
    graph = doubled(asked.roadmap, asked.profile.depth, picks_of(snapshot, solution.closure.picks))
    nodes = closed(graph, goals(snapshot, solution), _met(solution))
    assert _levels(solution) == levels(nodes)
    assert solution.hours == hours(asked.roadmap, levels(nodes))


@given(full_questions(plain_only=True, targets=2))
def test_a_deeper_question_lists_at_least_as_much_at_the_same_level_or_above(asked):
    background = asked.profile.background or "school"
    found = [
        _levels(solve(asked.snapshot, asked.targets, replace(asked.profile, background=background, depth=depth)))
        for depth in Depth
    ]
    for shallow, deep in pairwise(found):
        assert shallow.keys() <= deep.keys()
        assert all(deep[id] is Level.UNDERSTAND for id, level in shallow.items() if level is Level.UNDERSTAND)


@given(full_questions(targets=2))
def test_what_may_come_before_grows_with_the_depth_over_every_alternative(asked):
    met, targets = _met(asked.solution), asked.solution.targets.goals
    found = []
    for depth in Depth:
        level = Level.USE if depth is Depth.USE else Level.UNDERSTAND
        nodes = closed(doubled(asked.roadmap, depth), dict.fromkeys(targets, level), met)
        found.append(set(levels(nodes)))
        if not met:
            assert found[-1] == with_ancestors(asked.snapshot, targets, depth)
    assert all(shallow <= deep for shallow, deep in pairwise(found))


@given(full_questions(choose=EITHER, targets=2))
def test_what_is_to_be_learned_is_complete_in_order_and_holds_nothing_that_is_met(asked):
    solution, snapshot = asked.solution, asked.snapshot
    known, credited, held = (
        set(snapshot.ids(getattr(solution.learner, name))) for name in ("known", "credited", "held")
    )
    assert not known & credited
    assert not held & (known | credited)
    assert solution.needed.isdisjoint(known | credited | held | set(solution.assumed))
    assert set(solution.targets.goals) <= solution.needed | known | credited | held
    assert set(solution.targets.skills) <= solution.needed | known | credited, "a named skill is never assumed"
    met = dict.fromkeys(known | credited | held, Level.UNDERSTAND)
    for id in solution.order:
        for one in snapshot.requirements(id, solution.depth):
            if one.need is Need.USE or solution.level(id) is Level.UNDERSTAND:
                assert solution.pick(one) in one.members
                assert solution.pick(one) in {*met, *solution.needed}
                wanted = _asked_of(one, solution.pick(one), solution)
                got = met.get(solution.pick(one)) or solution.level(solution.pick(one))
                assert Level.UNDERSTAND in {got} or wanted is Level.USE
                assert solution.pick(one) in met, "in order"
        met[id] = solution.level(id)
    assert solution.hours == sum(snapshot.skills[id].hours_at(solution.level(id)) for id in solution.order)
    assert [one.level for id in solution.order for one in solution.required(id)] == [
        _asked_of(one, solution.pick(one), solution) for id in solution.order for one in solution.requirements(id)
    ]


def _asked_of(requirement, pick, solution):
    """The level at which a requirement of a listed skill asks for a member."""
    if solution.level(requirement.skill) is Level.USE:
        return Level.USE
    if solution.depth in {Depth.THOROUGH, Depth.ALL}:
        return Level.UNDERSTAND
    return dict(zip(requirement.members, requirement.levels, strict=True))[pick]


@given(full_questions(choose=EITHER, targets=2))
def test_what_is_assumed_is_what_the_background_holds_of_the_same_question_from_none(asked):
    solution, snapshot = asked.solution, asked.snapshot
    held = set(snapshot.ids(solution.learner.held))
    without = replace(solution.learner, held=frozenset())
    whole = close(snapshot.at(solution.depth), solution.targets.nodes, without, solution.closure.picks)
    assert solution.closure.picks.items() <= whole.picks.items(), "with the same picks"
    graph = doubled(asked.roadmap, asked.profile.depth, picks_of(snapshot, whole.picks))
    everything = levels(closed(graph, goals(snapshot, solution), set(solution.has)))
    assert {id: level for id, level in everything.items() if id in solution.assumed} == as_levels(
        snapshot, solution.assumed_nodes.values()
    )
    assert set(solution.assumed) == held & everything.keys()
    assert solution.assumed_hours == hours(asked.roadmap, {id: everything[id] for id in solution.assumed})


@given(full_questions(targets=2))
def test_what_is_known_credits_its_plain_use_closure_without_what_is_lacking(asked):
    import networkx as nx

    solution, snapshot = asked.solution, asked.snapshot
    use = nx.DiGraph(
        (one.pick, one.skill) for one in asked.roadmap.requirements if one.is_plain and one.need is Need.USE
    )
    use.add_nodes_from(snapshot.order)
    known, lacking = set(asked.profile.known), set(asked.profile.lacking)
    missing = lacking.union(*(nx.descendants(use, id) for id in lacking))
    used = known.union(*(nx.ancestors(use, id) for id in known))
    held = set(snapshot.ids(snapshot.held[asked.profile.background or _default(asked)]))
    assert set(solution.known) == known
    assert set(solution.credited) == used - known - missing
    assert set(snapshot.ids(solution.learner.held)) == held - used - missing - set(asked.solution.targets.skills)


def _default(asked):
    return "none" if asked.profile.depth in {Depth.THOROUGH, Depth.ALL} else "school"


@given(full_questions(choose=EITHER, targets=3))
def test_the_order_respects_every_requirement_of_any_need_and_every_introduction(asked):
    order, place = asked.solution.order, asked.solution.place
    assert sorted(order) == sorted(asked.solution.needed)
    assert place == {id: number for number, id in enumerate(order, 1)}
    pairs = [(member, one.skill) for one in asked.roadmap.requirements for member in one.members]
    for earlier, later in [*pairs, *introduction_pairs(asked.roadmap)]:
        if earlier in place and later in place:
            assert place[earlier] < place[later]


@given(full_questions(choose=EITHER, targets=2))
def test_every_skill_is_a_target_or_the_pick_of_another(asked):
    solution = asked.solution
    for id in solution.order:
        needing = solution.needed_by(id)
        assert id in solution.targets.goals or needing
        assert all(id in solution.prerequisites(one) for one in needing)
        assert [one for one in solution.order if id in solution.prerequisites(one)] == list(needing)


@given(full_questions(choose=EITHER, targets=2))
def test_stages_are_the_longest_chains_of_requirements_of_any_need_and_introductions(asked):
    import networkx as nx

    solution = asked.solution
    graph = nx.DiGraph((member, one.skill) for one in asked.roadmap.requirements for member in one.members)
    graph.add_edges_from(introduction_pairs(asked.roadmap))
    graph.add_nodes_from(asked.snapshot.order)
    generations = nx.topological_generations(graph.subgraph(solution.needed))
    expected = {id: stage for stage, ids in enumerate(generations, 1) for id in ids}
    assert {id: solution.stage(id) for id in solution.order} == expected


@given(full_questions(targets=2))
def test_each_pick_is_made_for_the_first_reason_that_applies(asked):
    solution, snapshot, profile = asked.solution, asked.snapshot, asked.profile
    held = set(snapshot.ids(solution.learner.held))
    for choice in solution.choices:
        members = choice.requirement.members
        pick = solution.closure.picks[choice.number]
        picked = snapshot.order[pick.member]
        known = [id for id in members if id in solution.has]
        preferred = [id for id in profile.prefer if id in members]
        free = [id for id in members if id not in profile.avoid]
        assumed = [id for id in free if id in held]
        if known:
            assert (picked, pick.because) == (known[0], Because.KNOWN)
        elif preferred:
            assert (picked, pick.because) == (preferred[0], Because.PREFERRED)
        elif assumed:
            assert (picked, pick.because) == (assumed[0], Because.BACKGROUND)
        elif pick.because is Because.PLANNED:
            assert picked in solution.needed
        elif choice.requirement.pick in profile.avoid and free:
            assert (picked, pick.because) == (free[0], Because.NOT_AVOIDED)
        else:
            assert (picked, pick.because) == (choice.requirement.pick, Because.DEFAULT)


@given(full_questions(targets=2))
def test_a_default_is_never_taken_beside_another_member_that_stays_without_it(asked):
    solution = asked.solution
    everything = [one for id in solution.order for one in solution.requirements(id)]
    firm = {one.pick for one in everything if one.is_plain}
    choices = [(choice, solution.pick(choice.requirement)) for choice in solution.choices]
    for id in solution.needed - set(solution.targets.goals) - firm:
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
        (("m: x|y", "n: y|z m k", "k: x~"), Profile(depth=Depth.ALL), "x"),
    ],
)
def test_a_superfluous_pick_stays_if_it_is_preferred_or_something_else_needs_it(lines, profile, stays):
    solution = solve(snapshot(*lines), ["n"], profile)
    assert stays in solution.needed


def test_what_is_only_helpful_keeps_no_superfluous_pick_where_the_depth_does_not_follow_it():
    assert "x" not in solve(snapshot("m: x|y", "n: y|z m k", "k: x~"), ["n"]).needed


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
    targets = solve(Snapshot(TINY), ["topic:maths", "vector", "Vectors", "Maths"], Profile(whole=True)).targets
    assert targets.asked == ("topic:maths", "vectors")
    assert (targets.skills, targets.members, targets.goals) == (("vectors",), ("softmax",), ("vectors", "softmax"))


def test_targets_that_are_known_or_credited_are_named():
    solution = solve(Snapshot(TINY), ["attention", "vectors", "pytorch"], Profile(known=["attention"]))
    assert solution.already == ("attention", "vectors")


def test_for_nobody_forgets_what_is_known_and_how_to_choose_but_not_tastes():
    profile = Profile(known=["a"], choose=Choose.LEAST_HOURS, prefer=["q"])
    nobody = solve(snapshot("t: a x|y p|q", x=5), ["t"], profile).for_nobody()
    assert (nobody.needed, nobody.has, nobody.choose) == ({"t", "a", "x", "q"}, frozenset(), Choose.DEFAULT)


@pytest.mark.parametrize(
    ("lines", "profile", "picked"),
    [
        (("t: x|y|z h", "h: y"), {}, ("y", "planned")),
        (("t: x|y|z h", "h: y"), {"held": "z"}, ("z", "background")),
        (("t: x|y|z h", "h: y"), {"held": "z", "avoid": ["z"]}, ("y", "planned")),
        (("t: x|y|z",), {"held": "z", "avoid": ["z"]}, ("x", "default")),
        (("t: x|y|z h", "h: y"), {"held": "z", "prefer": ["x"]}, ("x", "preferred")),
        (("t: x|y|z h", "h: y"), {"held": "z", "prefer": ["x"], "known": ["y"]}, ("y", "known")),
        (("t: x|y|z h", "h: y", "c: z"), {"prefer": ["x"], "known": ["c"]}, ("z", "known")),
        (("t: x|y|z",), {"held": "yz"}, ("y", "background")),
        (("t: x|y|z",), {"held": "yz", "avoid": ["y"]}, ("z", "background")),
        (("t: x|y|z",), {"held": "z", "lacking": ["z"]}, ("x", "default")),
        (("t: x|y|z",), {"held": "z", "background": "none"}, ("x", "default")),
        (("t: x|y|z",), {"held": "z", "depth": Depth.THOROUGH}, ("x", "default")),
        (("t: x|y|z",), {"held": "z", "depth": Depth.THOROUGH, "background": "school"}, ("z", "background")),
    ],
)
def test_each_rule_of_a_choice_comes_before_the_next(lines, profile, picked):
    profile = dict(profile)
    asked = with_school(roadmap(*lines), *profile.pop("held", ""))
    assert _picks(solve(asked, ["t"], Profile(**profile)))["t"] == picked


def test_of_two_that_are_learned_anyway_the_one_at_the_wanted_level_is_taken_first():
    planned = solve(snapshot("t: x|y|z h", "h: x- y"), ["t"])
    assert _picks(planned)["t"] == ("y", "planned"), "x is learned to be used, and t asks to understand"
    assert (planned.level("x"), planned.level("y")) == (Level.USE, Level.UNDERSTAND)
    used = solve(snapshot("t: x-|y-|z- h", "h: x- y"), ["t"])
    assert _picks(used)["t"] == ("x", "planned"), "where using is enough, the first will do"
    assert used.level("x") is Level.USE
    above = solve(snapshot("t: z-|y-|x h", "h: y"), ["t"])
    assert _picks(above)["t"] == ("y", "planned"), "understanding is enough where using is asked for"


def test_a_member_learned_anyway_below_the_wanted_level_is_raised():
    raised = solve(snapshot("t: z|x h", "h: x-"), ["t"])
    assert _picks(raised)["t"] == ("x", "planned")
    assert raised.level("x") is Level.UNDERSTAND


@pytest.mark.parametrize(
    ("depth", "line", "level"),
    [
        (Depth.UNDERSTAND, "t: x|y", "understand"),
        (Depth.UNDERSTAND, "t: x-|y", "use"),
        (Depth.UNDERSTAND, "t: x|y-", "understand"),
        (Depth.USE, "t: x|y", "use"),
        (Depth.THOROUGH, "t: x-|y-", "understand"),
    ],
)
@pytest.mark.parametrize("taste", [{}, {"prefer": ["x"]}])
def test_a_choice_passes_its_level_to_its_pick_and_to_all_below(depth, line, level, taste):
    solution = solve(snapshot(line, "x: p? q"), ["t"], Profile(depth=depth, **taste))
    assert solution.level("x").value == solution.level("q").value == level
    assert ("p" in solution.needed) is (level == "understand"), "what is needed to understand x comes with that level"


def test_the_highest_level_that_anything_asks_for_wins():
    solution = solve(snapshot("t: a b", "a: c-", "b: c", "c: d?"), ["t"])
    assert (solution.level("c"), "d" in solution.needed) == (Level.UNDERSTAND, True)
    assert solve(snapshot("t: a", "a: c-", "c: d?"), ["t"]).needed == {"t", "a", "c"}


def test_a_known_or_credited_skill_meets_a_requirement_at_either_level():
    assert solve(snapshot("t: a", "a: b?", "k: a"), ["t"], Profile(known=["k"])).needed == {"t"}
    assert solve(snapshot("t: a", "a: b?"), ["t"], Profile(known=["a"])).needed == {"t"}


def test_what_is_lacking_and_all_that_plainly_uses_it_is_neither_assumed_nor_credited():
    made = with_school(roadmap("t: a", "a: b", "b: c d", "k: b"), "a")
    assert solve(made, ["t"]).assumed == ("c", "d", "b", "a")
    lacks = solve(made, ["t"], Profile(lacking=["c"]))
    assert (lacks.assumed, lacks.needed) == (("d",), {"t", "a", "b", "c"})
    credited = solve(made, ["t"], Profile(known=["k"], lacking=["c"], background="none"))
    assert (credited.credited, credited.needed) == (("d",), {"t", "a", "b", "c"})


def test_what_is_both_known_and_lacking_is_refused_by_name():
    with pytest.raises(InvalidParameter, match="names b, which known names too") as caught:
        solve(snapshot("t: a b"), ["t"], Profile(known=["a", "b"], lacking=["b"]))
    assert caught.value.field == "lacking"


def _in_topics(made, topics, cores):
    skills = tuple(replace(one, topic=topics.get(one.id, one.topic)) for one in made.skills)
    ids = sorted({skill.topic for skill in skills})
    return replace(made, skills=skills, topics=tuple(Topic(id, id, core=tuple(cores.get(id, ()))) for id in ids))


def test_all_skills_of_a_known_topic_are_known_but_only_its_core_credits():
    made = _in_topics(roadmap("t: p q", "a: p", "b: q"), {"a": "u", "b": "u"}, {"u": "a"})
    solution = solve(Snapshot(made), ["t"], Profile(known=["topic:u"]))
    assert (solution.known, solution.credited, solution.needed) == (("a", "b"), ("p",), {"t", "q"})
    both = solve(Snapshot(made), ["t"], Profile(known=["topic:u", "b"]))
    assert (both.credited, both.needed) == (("p", "q"), {"t"}), "what is named itself credits"


def test_a_topic_with_a_core_means_its_core_and_whole_means_all_of_it():
    made = Snapshot(_in_topics(roadmap("a", "b", "c"), {}, {"t": "ca"}))
    [group] = solve(made, ["topic:t"]).targets.groups
    assert (group.skills, group.all_skills, group.curated) == (("a", "c"), 3, True)
    assert solve(made, ["topic:t"], Profile(whole=True)).order == ("a", "b", "c")


@pytest.mark.parametrize(("skills", "goals"), [("abcdefgh", "abcdefgh"), ("abcdefghi", "abhid")])
def test_a_topic_without_a_core_means_all_of_it_or_the_five_with_most_dependents_inside(skills, goals):
    """Dependents inside: i 3, h 2, d 1 (of c, but a and b stand higher), and z outside the topic counts for nothing."""
    lines = ["a: i", "b: i h", "c: i h d", "e: a b", "f: a b", "g: a b", "z: c e f g", "y: c e f g"]
    made = roadmap(*skills, *(line for line in lines if set(line) & set("zy") or set(line) - set(": ") <= set(skills)))
    made = _in_topics(made, {"z": "v", "y": "v"}, {})
    [group] = solve(Snapshot(made), ["topic:t"]).targets.groups
    assert sorted(group.skills) == sorted(goals)
    assert (group.all_skills, group.curated) == (len(skills), False)


def _with_role(*levels):
    role = Role("r", "R", "A role.", tuple(RoleSkill(id, level, "So.") for id, level in zip("ab", levels, strict=True)))
    return Snapshot(replace(roadmap("a: x?", "b: y?", "x: z-"), roles=(role,)))


@pytest.mark.parametrize(
    ("depth", "a", "b", "needed"),
    [
        (Depth.USE, "use", "use", "ab"),
        (Depth.UNDERSTAND, "use", "understand", "aby"),
        (Depth.THOROUGH, "understand", "understand", "abxyz"),
        (Depth.ALL, "understand", "understand", "abxyz"),
    ],
)
def test_the_levels_of_a_role_cap_the_depth(depth, a, b, needed):
    solution = solve(_with_role(Level.USE, Level.UNDERSTAND), ["role:r"], Profile(depth=depth))
    assert (solution.level("a").value, solution.level("b").value) == (a, b)
    assert solution.needed == set(needed)


def test_a_skill_named_beside_a_role_that_would_only_use_it_is_understood():
    solution = solve(_with_role(Level.USE, Level.UNDERSTAND), ["role:r", "a"])
    assert solution.level("a") is Level.UNDERSTAND


def test_a_target_that_the_background_holds_is_listed_and_what_a_topic_stands_for_is_assumed():
    made = with_school(roadmap("t: a", "z"), "a")
    assert solve(made, ["a"]).order == ("a",)
    topic = solve(made, ["topic:t"])
    assert (set(topic.order), topic.assumed) == ({"t", "z"}, ("a",))
    alone = solve(made, ["topic:t"], Profile(known=["t"], background="school"))
    assert (alone.order, alone.credited, alone.assumed) == (("z",), ("a",), ())


def test_a_goal_of_a_topic_that_nothing_else_needs_is_assumed_if_the_background_holds_it():
    solution = solve(with_school(roadmap("a: b", "c"), "a"), ["topic:t"])
    assert (solution.order, solution.assumed, solution.assumed_hours) == (("c",), ("b", "a"), 2)


def test_what_only_an_assumed_skill_needs_to_be_understood_is_no_part_of_the_answer():
    solution = solve(with_school(roadmap("t: a", "a: b? c"), "a"), ["t"])
    assert (solution.order, solution.assumed) == (("t",), ("c", "a"))


def test_what_the_background_assumes_credits_nothing():
    solution = solve(with_school(roadmap("t: a b", "a: b?"), "a"), ["t"])
    assert (solution.order, solution.assumed, solution.credited) == (("b", "t"), ("a",), ())
