"""Which skills a list of names stands for."""

from dataclasses import replace

from graph.questions.known import understood
from graph.snapshot import Snapshot
from tests.graph.small import roadmap


def test_names_and_topics_are_understood_and_the_others_listed_once_in_their_order():
    asked = Snapshot(replace(roadmap("a: b", "c:"), ambiguous={"both": ("a", "c")}))
    found = understood(asked, ["zz", "A", "both", "\ud800", "a", "zz"])
    assert (found.known, found.not_understood, found.revision) == (("a",), ("zz", "both", "\ud800"), asked.revision)
    assert understood(asked, ["topic:t"]).known == ("b", "a", "c")
    assert understood(asked, []).known == understood(asked, []).not_understood == ()
