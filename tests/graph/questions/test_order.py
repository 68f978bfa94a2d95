"""The bare order and its stages."""

import pytest

from graph.model import Depth
from graph.questions.order import order
from graph.solution import Profile
from tests.graph.small import snapshot

LINES = ("t: c x|y", "c: a b?", "x: p", "z: t")


def _stages(*targets, **profile):
    return ["".join(stage) for stage in order(snapshot(*LINES), targets, Profile(**profile)).stages]


@pytest.mark.parametrize(
    ("targets", "profile", "stages"),
    [
        ("t", {}, ["abp", "cx", "t"]),
        ("t", {"depth": Depth.USE}, ["ap", "cx", "t"]),
        ("t", {"prefer": ["y"]}, ["aby", "c", "t"]),
        ("t", {"known": ["c"]}, ["p", "x", "t"]),
        ("t", {"known": ["t"]}, []),
        ("", {}, ["abpy", "cx", "t", "z"]),
        ("", {"depth": Depth.USE}, ["abpy", "cx", "t", "z"]),
        ("", {"known": ["c", "x"]}, ["by", "t", "z"]),
    ],
)
def test_what_can_be_learned_side_by_side_shares_a_stage(targets, profile, stages):
    assert [sorted(stage) for stage in _stages(*targets, **profile)] == [sorted(stage) for stage in stages]


def test_each_step_tells_its_stage_and_the_hours_are_those_of_all_steps():
    found = order(snapshot("t: a", "a: b", a=2, b=3), ["t"], Profile(known=["b"]))
    assert [(step.id, step.name, step.topic, step.hours, step.stage) for step in found.items] == [
        ("a", "A", "t", 2, 1),
        ("t", "T", "t", 1, 2),
    ]
    assert (found.total_hours, found.targets, found.known, found.credited) == (3, ("t",), ("b",), ())
    everything = order(snapshot("t: a", "a: b"), (), Profile(known=["a"]))
    assert (everything.total_hours, everything.targets, everything.known, everything.credited) == (
        1,
        (),
        ("a",),
        ("b",),
    )
