from dataclasses import replace
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from graph.dag import digraph
from graph.model import Depth, Need, Requirement, Roadmap, Skill, Topic
from graph.questions.why import MAX_CHAINS, WhyVerdict, shortest_chains, why
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile
from tests.strategies import roadmaps


@given(roadmaps(most=8), st.sampled_from(Depth), st.data())
def test_yes_means_that_no_choice_of_alternatives_gets_around_it(roadmap, depth, data):
    import networkx as nx

    ids = [skill.id for skill in roadmap.skills]
    one, two = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    found = why(Snapshot(roadmap), one, two, Profile(depth=depth)).answer
    closures = list(_closures(nx, roadmap, depth, two))
    if all(one in closure for closure in closures):
        assert found is WhyVerdict.YES
    elif any(one in closure for closure in closures):
        assert found is WhyVerdict.ALTERNATIVE
    else:
        assert found in {WhyVerdict.NO, WhyVerdict.UNKNOWN, WhyVerdict.REVERSE}


def _closures(nx, roadmap, depth, skill):
    """The ancestors of a skill under every choice of alternatives, by brute force."""
    followed = [one for one in roadmap.requirements if one.need in depth.follows]
    for choice in product(*(one.members for one in followed)):
        graph = nx.DiGraph((member, one.skill) for member, one in zip(choice, followed, strict=True))
        graph.add_nodes_from(one.id for one in roadmap.skills)
        yield nx.ancestors(graph, skill)


@given(roadmaps(), st.data())
def test_the_shortest_chains_are_all_that_networkx_finds(roadmap, data):
    import networkx as nx

    ids = [skill.id for skill in roadmap.skills]
    one, two = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    graph = digraph(roadmap, Depth.ALL)
    found = sorted(shortest_chains(Snapshot(roadmap), one, two, Depth.ALL))
    expected = sorted(nx.all_shortest_paths(graph, one, two)) if nx.has_path(graph, one, two) else []
    assert found == expected


def test_each_of_the_five_answers():
    snapshot = Snapshot(replace(TINY, skills=tuple(replace(one, curated=one.id != "softmax") for one in TINY.skills)))
    answers = {
        ("vectors", "transformers"): WhyVerdict.YES,
        ("pytorch", "transformers"): WhyVerdict.ALTERNATIVE,
        ("transformers", "vectors"): WhyVerdict.REVERSE,
        ("softmax", "pytorch"): WhyVerdict.UNKNOWN,
        ("tensorflow", "pytorch"): WhyVerdict.NO,
    }
    assert {pair: why(snapshot, *pair).answer for pair in answers} == answers


def test_a_no_says_when_it_is_helpful_or_needed_only_to_understand():
    helpful = Requirement("pytorch", ("softmax",), Need.HELPFUL, "It comes up early.", ())
    snapshot = Snapshot(replace(TINY, requirements=(*TINY.requirements, helpful)))
    assert "helpful" in why(snapshot, "softmax", "pytorch").note
    assert "Not at depth use" in why(snapshot, "softmax", "attention", Profile(depth=Depth.USE)).note


def test_topics_are_decided_by_their_core_and_the_answer_names_it():
    answer = why(Snapshot(TINY), "topic:maths", "topic:models")
    assert (answer.answer, answer.decided_by) == (WhyVerdict.YES, ("vectors", "attention"))


def test_chains_are_bounded_and_the_answer_says_that_there_are_more():
    width = MAX_CHAINS + 1
    skills = [replace(TINY.skills[0], id=f"m{n}", name=f"M{n}", aliases=()) for n in range(width)]
    ends = [replace(TINY.skills[0], id=id, name=id, aliases=()) for id in ("start", "goal")]
    hops = [Requirement(f"m{n}", ("start",), Need.USE, "Because.", ()) for n in range(width)]
    hops += [Requirement("goal", (f"m{n}",), Need.USE, "Because.", ()) for n in range(width)]
    answer = why(
        Snapshot(replace(TINY, skills=(*skills, *ends), requirements=tuple(hops), topics=TINY.topics[:1])),
        "start",
        "goal",
    )
    assert len(answer.chains) == MAX_CHAINS
    assert answer.more_chains


def test_a_skill_and_itself_is_a_no_that_says_why():
    answer = why(Snapshot(TINY), "transformer", "Transformers")
    assert (answer.answer, answer.note) == (WhyVerdict.NO, "Both names stand for the same skill.")


def test_a_chain_may_be_longer_than_the_stack_of_calls():
    skills = tuple(Skill(f"s{place:04}", f"Skill {place}", "t", 1) for place in range(2000))
    needs = tuple(
        Requirement(skill.id, (before.id,), Need.USE, "It builds on it.", ()) for before, skill in pairwise(skills)
    )
    snapshot = Snapshot(Roadmap("Long", skills, (Topic("t", "T"),), needs))
    assert len(why(snapshot, "s0000", "s1999").chains[0]) == 1999
