from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnknownNames
from graph.model import Depth, Level, Need, Requirement, Roadmap, Skill, Topic
from graph.questions.before import before
from graph.questions.why import MAX_CHAINS, WhyVerdict, why
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile
from tests.graph.levelled import ends, pairs, skills
from tests.graph.small import snapshot as small

NOBODY = {"background": "none"}
COMES_BEFORE = {WhyVerdict.YES, WhyVerdict.PARTLY, WhyVerdict.BOTH}


def by_hand(roadmap, goals, depth):
    """What may come before goals ((skill, level) pairs), over every alternative, said once more from the definition."""
    needs = {}
    for one in roadmap.requirements:
        needs.setdefault(one.skill, []).append(one)
    reached, queue = set(), list(goals)
    while queue:
        skill, level = queue.pop()
        for one in needs.get(skill, ()):
            for member, wanted in zip(one.members, one.levels, strict=True):
                if level is Level.USE:
                    new = (member, Level.USE) if one.need is Need.USE else None
                elif one.need is Need.HELPFUL and depth is not Depth.ALL:
                    new = None
                else:
                    new = (member, Level.UNDERSTAND if depth in {Depth.THOROUGH, Depth.ALL} else wanted)
                if new and new not in reached:
                    reached.add(new)
                    queue.append(new)
    return {skill for skill, _ in reached}


def everything_of(snapshot, name):
    kind, _, id = name.rpartition(":")
    if kind == "topic":
        return set(snapshot.skills_of(id))
    return {one.skill for one in snapshot.roles[id].skills} if kind == "role" else {id}


def goals_of(snapshot, name, depth):
    kind, _, id = name.rpartition(":")
    if kind == "role":
        wanted = {one.skill: one.level for one in snapshot.roles[id].skills}
        return set(wanted.items()) if depth is Depth.UNDERSTAND else {(skill, depth.level) for skill in wanted}
    return {(skill, depth.level) for skill in (snapshot.core_of(id) if kind == "topic" else [id])}


def leads_deep(snapshot, one, other, depth):
    """Whether something of one end may come before a goal of the other at the depth to which a no looks."""
    deepest = Depth.ALL if depth is Depth.ALL else Depth.THOROUGH
    above = by_hand(snapshot.roadmap, goals_of(snapshot, other, deepest), deepest)
    return bool(everything_of(snapshot, one) & above)


@given(pairs(ends), st.sampled_from(Depth))
def test_a_no_means_that_no_chain_leads_either_way_however_deep_one_looks(drawn, depth):
    roadmap, one, other, _ = drawn
    snapshot = Snapshot(roadmap)
    answer = why(snapshot, one, other, Profile(depth=depth)).answer
    sets = everything_of(snapshot, one), everything_of(snapshot, other)
    unrelated = not (leads_deep(snapshot, one, other, depth) or leads_deep(snapshot, other, one, depth))
    goals = {skill for end in (one, other) for skill, _ in goals_of(snapshot, end, depth)}
    is_apart = all(sets) and not (sets[0] <= sets[1] or sets[1] <= sets[0])
    is_curated = all(snapshot.skills[id].curated for id in goals)
    assert (answer is WhyVerdict.NO) == (unrelated and is_apart and is_curated)
    assert (answer is WhyVerdict.PART_OF) == (all(sets) and not is_apart)
    if answer is WhyVerdict.UNKNOWN:
        assert not all(sets) or (unrelated and not is_curated)


@given(pairs(ends), st.sampled_from(Depth))
def test_what_before_lists_is_never_answered_with_no_or_deeper_or_the_reverse(drawn, depth):
    roadmap, target, _, _ = drawn
    snapshot = Snapshot(roadmap)
    profile = Profile(depth=depth, **NOBODY)
    for item in before(snapshot, [target], profile).items:
        is_part = item.id in everything_of(snapshot, target)
        expected = {WhyVerdict.PART_OF} if is_part else {WhyVerdict.YES, WhyVerdict.BOTH}
        assert why(snapshot, item.id, target, profile).answer in expected


@given(pairs(ends), st.sampled_from(Depth))
def test_yes_and_partly_mean_that_before_lists_what_is_counted(drawn, depth):
    roadmap, one, other, _ = drawn
    snapshot = Snapshot(roadmap)
    profile = Profile(depth=depth, **NOBODY)
    found = why(snapshot, one, other, profile)
    listed = {item.id: item for item in before(snapshot, [other], profile).items}
    own = everything_of(snapshot, one)
    if found.answer in COMES_BEFORE:
        assert set(found.goals.skills) <= listed.keys() & own
        assert found.goals.hours == sum(listed[id].hours for id in found.goals.skills)
        assert found.goals.needed_by
    if found.answer is WhyVerdict.YES:
        assert {skill for skill, _ in goals_of(snapshot, one, depth)} <= set(found.goals.skills)
    elif found.answer is WhyVerdict.PARTLY:
        assert not {skill for skill, _ in goals_of(snapshot, one, depth)} <= set(found.goals.skills)
    if own.isdisjoint(everything_of(snapshot, other)):
        assert bool(own & listed.keys()) == (found.answer in COMES_BEFORE)
    if found.whole and own.isdisjoint(everything_of(snapshot, other)):
        whole = {item.id for item in before(snapshot, [other], replace(profile, whole=True)).items}
        assert set(found.whole.skills) == own & whole


@given(pairs(ends), st.sampled_from(Depth))
def test_what_somebody_has_changes_the_standing_only(drawn, depth):
    roadmap, one, other, known = drawn
    snapshot = Snapshot(roadmap)
    asked = Profile(known=known, background="school", depth=depth)
    found, plain = why(snapshot, one, other, asked), why(snapshot, one, other, Profile(depth=depth, **NOBODY))
    assert replace(found, standing=None) == replace(plain, standing=None)


@given(pairs(ends), st.sampled_from(Depth))
def test_every_hop_of_a_chain_was_followed_at_its_level_with_its_reason(drawn, depth):
    roadmap, one, other, _ = drawn
    snapshot = Snapshot(roadmap)
    profile = Profile(depth=depth, **NOBODY)
    found = why(snapshot, one, other, profile)
    stated = {(one.skill, member): one for one in roadmap.requirements for member in one.members}
    starts, goals = (other, one) if found.answer is WhyVerdict.REVERSE else (one, other)
    assert len(set(found.chains)) == len(found.chains) <= MAX_CHAINS
    assert bool(found.chains) or found.answer not in {*COMES_BEFORE, WhyVerdict.ALTERNATIVE, WhyVerdict.DEEPER}
    for chain in found.chains:
        assert all(hop.skill == following.prerequisite for hop, following in pairwise(chain))
        assert all(stated[hop.skill, hop.prerequisite].reason == hop.reason for hop in chain)
        if found.answer is not WhyVerdict.BOTH:
            assert chain[0].prerequisite in everything_of(snapshot, starts)
            assert chain[-1].skill in everything_of(snapshot, goals)
    if found.answer in {WhyVerdict.YES, WhyVerdict.PARTLY}:
        answer = before(snapshot, [other], replace(profile, whole=found.whole is not None))
        listed = {item.id: item for item in (*answer.items, *answer.target_items)}
        for hop in (hop for chain in found.chains for hop in chain):
            required = [need for need in listed[hop.skill].requires if need.picked == hop.prerequisite]
            assert required or found.whole, "the pick of the answer itself"


@given(pairs(skills), st.sampled_from(Depth))
def test_of_one_skill_the_chains_are_all_shortest_ones_that_networkx_finds(drawn, depth):
    import networkx as nx

    roadmap, one, two, _ = drawn
    snapshot = Snapshot(roadmap)
    found = why(snapshot, one, two, Profile(depth=depth))
    if found.answer not in {WhyVerdict.ALTERNATIVE, WhyVerdict.DEEPER}:
        return
    rows = snapshot.at(found.least_depth).members
    graph = nx.DiGraph((member, node) for node, row in enumerate(rows) for member in row)
    goal = 2 * snapshot.position[two] + (found.least_depth.level is Level.UNDERSTAND)
    number = snapshot.position[one]
    ways = [
        way
        for node in (2 * number, 2 * number + 1)
        if node in graph and nx.has_path(graph, node, goal)
        for way in nx.all_shortest_paths(graph, node, goal)
    ]
    shortest = [tuple(snapshot.order[node >> 1] for node in way) for way in ways if len(way) == min(map(len, ways))]
    chains = [(chain[0].prerequisite, *(hop.skill for hop in chain)) for chain in found.chains]
    assert set(chains) <= set(shortest)
    assert len(chains) == min(MAX_CHAINS, len(shortest))
    assert found.more_chains == (len(shortest) > MAX_CHAINS)


@pytest.fixture
def tiny():
    return Snapshot(replace(TINY, skills=tuple(replace(one, curated=one.id != "softmax") for one in TINY.skills)))


@pytest.mark.parametrize(
    ("one", "other", "depth", "answer", "says"),
    [
        ("vectors", "transformers", "understand", "yes", "Yes: Vectors comes before Transformers."),
        ("pytorch", "transformers", "understand", "yes", "Yes: PyTorch comes before"),
        ("tensorflow", "transformers", "understand", "alternative", "one way of several that was not taken"),
        ("transformers", "vectors", "understand", "reverse", "The other way round: Vectors comes before Transformers."),
        ("transformers", "tensorflow", "understand", "reverse", "The other way round, by choice"),
        ("softmax", "attention", "use", "deeper", "Softmax comes before it at depth understand."),
        ("attention", "softmax", "use", "reverse", "The other way round, and deeper: Softmax comes before Attention"),
        ("softmax", "pytorch", "understand", "unknown", "the catalogue does not know Softmax"),
        ("tensorflow", "pytorch", "understand", "no", "No: PyTorch can be learned without TensorFlow."),
        ("transformer", "Transformers", "understand", "part_of", "The same: both names stand for the same skill."),
        ("softmax", "topic:maths", "understand", "part_of", "Softmax is one of the 2 skills of Maths."),
        ("vectors", "topic:maths", "understand", "part_of", "of Maths, and an essential one."),
        ("topic:models", "attention", "understand", "part_of", "the other way round: Attention is one of the 4 skills"),
        ("vectors", "topic:models", "understand", "yes", "Vectors comes before the essentials of Models."),
        ("topic:maths", "topic:models", "understand", "yes", "all 2 skills of Maths (4 hours) come before"),
        ("topic:models", "topic:maths", "understand", "reverse", "2 of Maths' 2 skills (4 hours) come before"),
    ],
)
def test_each_answer_is_told_in_a_sentence(tiny, one, other, depth, answer, says):
    found = why(tiny, one, other, Profile(depth=Depth(depth)))
    assert (found.answer.value, says in found.sentence) == (answer, True), found.sentence


def test_counts_tell_what_comes_before_the_essentials_and_before_the_whole():
    skills = tuple(Skill(id, id.upper(), topic, 2) for id, topic in (("a", "s"), ("b", "s"), ("m", "t"), ("n", "t")))
    topics = (Topic("s", "Statistics", core=("b",)), Topic("t", "Learning", core=("m",)))
    needs = tuple(Requirement(skill, (one,), Need.USE, "So.", ()) for skill, one in (("m", "a"), ("n", "b")))
    snapshot = Snapshot(Roadmap("Two topics", skills, topics, needs))
    found = why(snapshot, "topic:s", "topic:t")
    assert found.sentence == (
        "Partly: the essentials of Learning need 1 of Statistics' 2 skills (2 hours), "
        "and all of Learning needs 2 (4 hours)."
    )
    assert [[hop.skill for hop in chain] for chain in found.chains] == [["m"], ["n"]]
    assert why(snapshot, "topic:s", "topic:t", Profile(whole=True)).answer is WhyVerdict.YES
    assert why(snapshot, "b", "topic:t").notes == ("B comes before skills of Learning outside its essentials.",)


def test_two_topics_may_come_before_each_other():
    skills = tuple(Skill(id, id.upper(), id[0], 1) for id in ("a1", "a2", "b1", "b2"))
    needs = tuple(Requirement(skill, (one,), Need.USE, "So.", ()) for skill, one in (("b1", "a1"), ("a2", "b2")))
    found = why(Snapshot(Roadmap("Both", skills, (Topic("a", "A"), Topic("b", "B")), needs)), "topic:a", "topic:b")
    assert (found.answer.value, found.sentence) == (
        "both",
        "Both ways: 1 skill of A before B, and 1 skill of B before A.",
    )
    assert [(chain[0].prerequisite, chain[-1].skill) for chain in found.chains] == [("a1", "b1"), ("b2", "a2")]


def test_several_targets_are_asked_about_together():
    snapshot = small("c: a", "d: b", "e: c d")
    found = why(snapshot, "a", ["d", "c"])
    assert (found.answer.value, found.targets, found.after) == ("yes", ("d", "c"), "d, c")
    assert found.sentence == "Yes: A comes before D and C (1 of 2 needs it)."
    with pytest.raises(UnknownNames) as caught:
        why(snapshot, "gardening", ["d", "sailing"])
    assert set(caught.value.suggestions) == {"gardening", "sailing"}


def test_tastes_change_the_verdict_and_what_is_known_does_not(tiny):
    assert why(tiny, "tensorflow", "transformers", Profile(prefer=["tensorflow"])).answer is WhyVerdict.YES
    assert why(tiny, "tensorflow", "transformers", Profile(known=["tensorflow"])).answer is WhyVerdict.ALTERNATIVE
    assert why(tiny, "pytorch", "transformers", Profile(avoid=["pytorch"])).answer is WhyVerdict.ALTERNATIVE


def test_a_topic_without_skills_is_unknown_and_never_a_no():
    snapshot = Snapshot(replace(TINY, topics=(*TINY.topics, Topic("art", "Art"))))
    for pair in (("topic:art", "vectors"), ("vectors", "topic:art")):
        found = why(snapshot, *pair)
        assert (found.answer.value, found.chains, found.standing) == ("unknown", (), None)
        assert found.sentence == "Unknown: there are no skills of Art in this roadmap."


def test_a_no_says_when_it_would_be_helpful():
    helpful = Requirement("pytorch", ("softmax",), Need.HELPFUL, "It comes up early.", ())
    snapshot = Snapshot(replace(TINY, requirements=(*TINY.requirements, helpful)))
    assert why(snapshot, "softmax", "pytorch").notes == ("Softmax is helpful for PyTorch, not required.",)


def test_chains_are_bounded_and_the_answer_says_that_there_are_more():
    middle = [f"m{number}" for number in range(MAX_CHAINS + 1)]
    answer = why(small(*(f"{one}: start" for one in middle), "goal: " + " ".join(middle)), "start", "goal")
    assert len(answer.chains) == MAX_CHAINS
    assert answer.more_chains


def test_a_chain_may_be_longer_than_the_stack_of_calls():
    skills = tuple(Skill(f"s{place:04}", f"Skill {place}", "t", 1) for place in range(2000))
    needs = tuple(
        Requirement(skill.id, (before.id,), Need.USE, "It builds on it.", ()) for before, skill in pairwise(skills)
    )
    snapshot = Snapshot(Roadmap("Long", skills, (Topic("t", "T"),), needs))
    assert len(why(snapshot, "s0000", "s1999").chains[0]) == 1999


def test_every_pair_of_ends_of_a_small_graph_is_answered(tiny):
    for one, other in product(["topic:maths", "topic:models", "all", *sorted(tiny.skills)], repeat=2):
        assert why(tiny, one, other).sentence


def test_all_nine_answers_occur_among_random_questions():
    occurred = set()

    @settings(max_examples=300, database=None, derandomize=True)
    @given(pairs(ends), st.sampled_from(Depth))
    def ask(drawn, depth):
        roadmap, one, other, _ = drawn
        occurred.add(why(Snapshot(roadmap), one, other, Profile(depth=depth)).answer)

    ask()
    assert occurred == set(WhyVerdict)


SAMPLE = [
    *("quantization", "kubernetes", "transformers", "redis", "retrieval-augmented-generation", "random-forest"),
    *("topic:machine-learning", "topic:mathematics/statistics", "topic:mlops"),
]


@pytest.mark.parametrize("target", SAMPLE)
def test_on_the_bundled_roadmap_why_agrees_with_before(bundled, target):
    profile = Profile(**NOBODY)
    listed = {item.id for item in before(bundled, [target], profile).items}
    own = everything_of(bundled, target)
    deep = by_hand(bundled.roadmap, goals_of(bundled, target, Depth.THOROUGH), Depth.THOROUGH)
    for skill in [*sorted(listed), *bundled.order[::60]]:
        answer = why(bundled, skill, target, profile).answer
        if skill in own:
            assert answer is WhyVerdict.PART_OF
        elif skill in listed:
            assert answer in {WhyVerdict.YES, WhyVerdict.BOTH}
        else:
            assert answer not in COMES_BEFORE
            assert skill not in deep or answer is not WhyVerdict.NO
            assert skill in deep or answer in {WhyVerdict.NO, WhyVerdict.REVERSE, WhyVerdict.UNKNOWN}


def test_on_the_bundled_roadmap_a_topic_comes_partly_before_another(bundled):
    found = why(bundled, "topic:mathematics/statistics", "topic:machine-learning")
    assert found.answer is WhyVerdict.PARTLY
    assert 1 <= len(found.goals.skills) < len(found.whole.skills) < found.whole.of
    assert len(found.chains) == 2
