"""What a revision depends on, and what it does not."""

from dataclasses import replace
from hashlib import sha256

import pytest

from graph.content import sorted_links
from graph.errors import UnknownNames
from graph.model import Resource, Roadmap, Skill, Topic
from graph.revision import revision
from tests.graph.small import roadmap

LINKS = tuple(
    Resource(title, url, line) for title, url, line in [("B", "b", 1), ("A", "b", 1), ("A", "a", 1), ("A", "c", 0)]
)


def _hours(hours):
    small = roadmap("t:")
    return revision(replace(small, skills=(replace(small.skills[0], hours=hours),)))


def test_equal_hours_have_one_revision_however_they_are_written_and_others_another():
    assert _hours(2) == _hours(2.0) != _hours(2.5)
    assert _hours(0.5) == _hours(0.25 + 0.25)


def test_links_stand_by_line_then_address_then_title_and_their_listing_says_nothing():
    assert [(link.line, link.url, link.title) for link in sorted_links(LINKS)] == [
        (0, "c", "A"),
        (1, "a", "A"),
        (1, "b", "A"),
        (1, "b", "B"),
    ]
    small = roadmap("t:")
    revisions = {
        revision(replace(small, topics=(replace(small.topics[0], resources=some),))) for some in (LINKS, LINKS[::-1])
    }
    assert len(revisions) == 1


@pytest.mark.parametrize(
    ("names", "more", "says"),
    [
        ({"x": ("a", "b")}, 0, '"x" is not in this roadmap; did you mean a, b?'),
        ({"x": ()}, 0, '"x" is not in this roadmap'),
        ({"x": (), "y": ("a",)}, 12,
         '"x" is not in this roadmap; "y" is not in this roadmap; did you mean a?; 12 more of the names are unknown'),
    ],
)  # fmt: skip
def test_unknown_names_are_told_with_the_nearest(names, more, says):
    assert str(UnknownNames(names, more)) == says


def test_a_revision_is_the_hash_of_sorted_json_in_half_hours_without_what_is_empty():
    whole = Roadmap("A", (Skill("s", "S", "t", 2.5),), (Topic("t", "T"),))
    text = (
        '{"roadmap":{"title":"A"},"skills":[{"curated":true,"entry_point":false,"hours":5,"id":"s","implied":false,'
        '"name":"S","topic":"t"}],"topics":[{"id":"t","name":"T","skills":["s"]}]}'
    )
    assert revision(whole) == sha256(text.encode()).hexdigest()
