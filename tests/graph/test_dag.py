from dataclasses import replace

import pytest

from graph.dag import check, digraph
from graph.errors import (
    Cycle,
    DuplicateId,
    DuplicateRequirement,
    InvalidRequirement,
    SelfRequirement,
    UnknownReference,
)
from graph.model import Need, Requirement
from graph.samples import TINY


def _with(*requirements):
    return replace(TINY, requirements=(*TINY.requirements, *requirements))


def _plain(skill, prerequisite, need=Need.USE):
    return Requirement(skill, (prerequisite,), need, "Because.", ())


def test_a_sound_roadmap_passes():
    check(TINY)


def test_edges_run_from_prerequisite_to_dependent():
    assert digraph(TINY).has_edge("vectors", "attention")
    assert not digraph(TINY).has_edge("attention", "vectors")


def test_a_cycle_is_named_as_a_path_in_learning_direction():
    with pytest.raises(Cycle) as caught:
        check(_with(_plain("vectors", "transformers")))
    assert caught.value.path[0] == caught.value.path[-1]
    hops = set(zip(caught.value.path, caught.value.path[1:], strict=False))
    assert ("transformers", "vectors") in hops
    assert " -> " in str(caught.value)


def test_a_cycle_through_a_helpful_edge_is_a_cycle_too():
    with pytest.raises(Cycle):
        check(_with(_plain("softmax", "attention", Need.HELPFUL)))


@pytest.mark.parametrize(
    ("roadmap", "error", "named"),
    [
        (_with(_plain("attention", "gardening")), UnknownReference, "gardening"),
        (_with(_plain("vectors", "vectors")), SelfRequirement, "vectors"),
        (_with(_plain("attention", "vectors", Need.HELPFUL)), DuplicateRequirement, "vectors"),
        (replace(TINY, skills=(*TINY.skills, TINY.skills[0])), DuplicateId, "vectors"),
        (replace(TINY, topics=TINY.topics[:1]), UnknownReference, "models"),
        (replace(TINY, ambiguous={"x": ("gardening",)}), UnknownReference, "gardening"),
        (_with(Requirement("softmax", (), Need.USE, "Because.", ())), InvalidRequirement, "softmax"),
        (_with(Requirement("softmax", ("vectors",), Need.USE, " ", ())), InvalidRequirement, "softmax"),
        (
            _with(Requirement("softmax", ("pytorch", "tensorflow"), Need.HELPFUL, "Because.", ())),
            InvalidRequirement,
            "softmax",
        ),
        (
            _with(Requirement("softmax", ("pytorch", "tensorflow"), Need.USE, "Because.", (), default="vectors")),
            InvalidRequirement,
            "vectors",
        ),
        (replace(TINY, skills=(*TINY.skills, replace(TINY.skills[0], id="x", hours=0))), InvalidRequirement, "x"),
        (replace(TINY, skills=(*TINY.skills, replace(TINY.skills[0], id="x", hours=0.3))), InvalidRequirement, "x"),
        (
            replace(TINY, skills=(*TINY.skills, replace(TINY.skills[0], id="x", hours=float("nan")))),
            InvalidRequirement,
            "x",
        ),
    ],
)
def test_what_breaks_a_rule_is_refused_by_name(roadmap, error, named):
    with pytest.raises(error, match=named):
        check(roadmap)
