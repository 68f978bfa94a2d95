from hypothesis import given
from hypothesis import strategies as st

from graph.model import Depth
from graph.questions.unlocks import unlocks
from graph.questions.why import WhyVerdict, verdict
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile
from tests.graph.small import snapshot as small
from tests.strategies import roadmaps


@given(roadmaps(), st.sampled_from(Depth), st.data())
def test_unlocks_and_why_agree(roadmap, depth, data):
    snapshot = Snapshot(roadmap)
    skill = data.draw(st.sampled_from(roadmap.skills)).id
    answer = unlocks(snapshot, skill, Profile(depth=depth))
    for one in answer.items:
        expected = WhyVerdict.ALTERNATIVE if one.alternative else WhyVerdict.YES
        assert verdict(snapshot, skill, one.id, depth) is expected
    others = set(snapshot.order) - {one.id for one in answer.items}
    assert all(verdict(snapshot, skill, one, depth) not in {WhyVerdict.YES, WhyVerdict.ALTERNATIVE} for one in others)


def test_only_what_the_skill_completes_becomes_learnable():
    assert unlocks(Snapshot(TINY), "vectors").learnable_now == ("pytorch", "tensorflow")
    assert unlocks(Snapshot(TINY), "vectors", Profile(known=["softmax"])).learnable_now == (
        "attention",
        "pytorch",
        "tensorflow",
    )
    assert "attention" not in unlocks(Snapshot(TINY), "vectors", Profile(known=["softmax", "attention"])).learnable_now


@given(roadmaps(), st.sampled_from(Depth), st.data())
def test_a_topic_opens_what_its_skills_open_outside_it(roadmap, depth, data):
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
