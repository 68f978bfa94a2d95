"""Of a graph that breaks rules, what is left is always one that every answer can rely on."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.dag import check
from graph.mending import mended
from graph.model import Need, Requirement
from graph.samples import TINY

IDS = [skill.id for skill in TINY.skills]
DRAWN = st.builds(
    lambda skill, members, need: Requirement(skill, tuple(members), need, "Drawn by hand.", ()),
    st.sampled_from([*IDS, "nowhere"]),
    st.lists(st.sampled_from([*IDS, "nowhere"]), min_size=1, max_size=3),
    st.sampled_from(list(Need)),
)


@given(drawn=st.lists(DRAWN, max_size=8), stages=st.dictionaries(st.sampled_from(IDS), st.integers(1, 4)))
def test_whatever_is_drawn_the_rest_is_valid_and_each_arrow_is_kept_or_told(drawn, stages):
    given_roadmap = replace(TINY, requirements=(*TINY.requirements, *drawn))
    roadmap, faults = mended(given_roadmap, stages)
    check(roadmap)
    kept = sum(len(one.members) for one in roadmap.requirements)
    left_out = [why for _, why in faults if why.endswith("left out")]
    assert kept + len(left_out) == sum(len(one.members) for one in given_roadmap.requirements)


def test_a_valid_graph_stays_as_it_is():
    assert mended(TINY) == (TINY, [])


def test_with_the_stages_of_before_what_was_drawn_is_what_closes_the_circle():
    stages = {"vectors": 1, "softmax": 1, "pytorch": 2, "tensorflow": 2, "attention": 2, "transformers": 3}
    drawn = Requirement("vectors", ("transformers",), Need.USE, "Drawn by hand.", ())
    roadmap, faults = mended(replace(TINY, requirements=(drawn, *TINY.requirements)), stages)
    assert roadmap.requirements == TINY.requirements
    assert faults == [("vectors requires transformers", "closes a circle of requirements: left out")]
