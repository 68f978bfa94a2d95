from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from graph.model import Depth, Level
from graph.questions.before import before
from graph.questions.frontier import frontier
from graph.questions.unlocks import unlocks
from graph.questions.why import WhyVerdict, why
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors
from graph.solution import Profile
from tests.graph.levelled import ends, pairs, skills
from tests.graph.small import snapshot as small


@given(pairs(skills), st.sampled_from(Depth))
def test_a_skill_opens_exactly_what_it_may_come_before(drawn, depth):
    roadmap, skill, _, _ = drawn
    snapshot = Snapshot(roadmap)
    answer = unlocks(snapshot, skill, Profile(depth=depth))
    opened = {one.id: one for one in answer.items}
    assert opened.keys() == {id for id in snapshot.skills if skill in ancestors(snapshot, id, depth)}
    for id in snapshot.skills.keys() - {skill}:
        verdict = why(snapshot, skill, id, Profile(depth=depth)).answer
        assert (id in opened) == (verdict in {WhyVerdict.YES, WhyVerdict.ALTERNATIVE})
        if verdict is WhyVerdict.ALTERNATIVE:
            assert opened[id].alternative
    members = {id: {one >> 1 for one in snapshot.at(depth).members[_node(snapshot, id, depth)]} for id in opened}
    assert set(answer.direct) == {id for id, row in members.items() if snapshot.position[skill] in row}


def _node(snapshot, id, depth):
    return 2 * snapshot.position[id] + (depth.level is Level.UNDERSTAND)


@given(pairs(skills, most=8), st.sampled_from(Depth))
def test_an_alternative_is_what_some_choice_gets_around(drawn, depth):
    import networkx as nx

    roadmap, skill, _, _ = drawn
    snapshot = Snapshot(roadmap)
    rows = snapshot.at(depth)
    choices = [(choice.skill, node, choice.nodes) for node, row in rows.choices.items() for choice in row]
    if len(choices) > 6:
        return
    plain = [(one, node) for node, row in enumerate(rows.plain) for one in row]
    number = snapshot.position[skill]
    around = set()
    for picks in product(*(nodes for _, _, nodes in choices)):
        graph = nx.DiGraph([*plain, *((pick, node) for pick, (_, node, _) in zip(picks, choices, strict=True))])
        for id in snapshot.skills:
            above = nx.ancestors(graph, node) if (node := _node(snapshot, id, depth)) in graph else set()
            if number not in {one >> 1 for one in above}:
                around.add(id)
    for one in unlocks(snapshot, skill, Profile(depth=depth)).items:
        assert one.alternative == (one.id in around)


@given(pairs(ends), st.sampled_from(Depth))
def test_what_becomes_learnable_is_on_the_frontier_afterwards_and_was_not_before(drawn, depth):
    roadmap, name, _, known = drawn
    snapshot = Snapshot(roadmap)
    answer = unlocks(snapshot, name, Profile(known=known, depth=depth))
    now = {one.id for one in frontier(snapshot, Profile(known=known, depth=depth)).items}
    known_skills = [skill for skill in (*known, name) if not skill.startswith("topic:")]
    if len(known_skills) > len(known):  # of a topic, unlike here, only the core credits what lies outside
        after = {one.id for one in frontier(snapshot, Profile(known=known_skills, depth=depth)).items}
        assert set(answer.learnable_now) == (after - now) & {one.id for one in answer.items}
    assert not now.intersection(answer.learnable_now)


def test_only_what_the_skill_completes_becomes_learnable():
    assert unlocks(Snapshot(TINY), "vectors").learnable_now == ("pytorch", "tensorflow")
    assert unlocks(Snapshot(TINY), "vectors", Profile(known=["softmax"])).learnable_now == (
        "attention",
        "pytorch",
        "tensorflow",
    )
    assert "attention" not in unlocks(Snapshot(TINY), "vectors", Profile(known=["softmax", "attention"])).learnable_now


@given(pairs(skills), st.sampled_from(Depth), st.data())
def test_a_topic_opens_what_its_skills_open_outside_it(drawn, depth, data):
    roadmap = drawn[0]
    snapshot = Snapshot(roadmap)
    topic = data.draw(st.sampled_from(roadmap.topics)).id
    own = snapshot.skills_of(topic)
    answer = unlocks(snapshot, f"topic:{topic}", Profile(depth=depth))
    each = {one.id for id in own for one in unlocks(snapshot, id, Profile(depth=depth)).items}
    assert {one.id for one in answer.items} == each - set(own)
    bound = {one.id for id in own for one in unlocks(snapshot, id, Profile(depth=depth)).items if not one.alternative}
    assert not {one.id for one in answer.items if one.alternative} & bound
    assert answer.skill == f"topic:{topic}"


def test_each_way_in_which_a_skill_is_opened_is_told():
    asked = small("t: a b", "u: a|c", "v: t", "w: u t", "h: a~", "a: p")
    found = unlocks(asked, "a", Profile(known=["c"]))
    assert [(one.id, one.direct, one.alternative) for one in found.items] == [
        ("t", True, False),
        ("u", True, True),
        ("v", False, False),
        ("w", False, False),
    ]
    assert (found.skill, found.direct, found.count, found.known) == ("a", ("t", "u"), 4, ("c",))
    assert (found.learnable_now, found.credited) == ((), ())
    assert unlocks(asked, "a", Profile(known=["b"])).learnable_now == ("t", "u")
    assert unlocks(asked, "a", Profile(known=["b", "t"])).learnable_now == ()
    assert {one.id for one in unlocks(asked, "a", Profile(depth=Depth.ALL)).items} == set("htuvw")
    assert unlocks(asked, "a", Profile(known=["t"])).credited == ("p", "a", "b")
    opened = unlocks(small("t: a", t=2.5), "a").items[0]
    assert (opened.name, opened.topic, opened.hours) == ("T", "t", 2.5)


def test_what_before_lists_for_a_skill_opens_it():
    snapshot = Snapshot(TINY)
    for item in before(snapshot, ["transformers"], Profile(background="none")).items:
        assert "transformers" in {one.id for one in unlocks(snapshot, item.id).items}
