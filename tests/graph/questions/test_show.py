"""Skills and topics on their own: each field, and pages at their exact edges."""

from dataclasses import replace

import pytest

from graph.errors import InvalidParameter
from graph.model import Mention, Resource, Topic
from graph.questions.show import skill_card, skill_page, topic_card, topic_list
from graph.snapshot import Snapshot
from tests.graph.small import roadmap, snapshot


def _page(**asked):
    page = skill_page(snapshot("a:", "b:", "c:"), **asked)
    return "".join(line.id for line in page.items), page.next, page.total


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ({}, ("abc", "", 3)),
        ({"limit": 3}, ("abc", "", 3)),
        ({"limit": 2}, ("ab", "b", 3)),
        ({"limit": 1, "after": "a"}, ("b", "b", 3)),
        ({"limit": 1, "after": "b"}, ("c", "", 3)),
        ({"after": "c"}, ("", "", 3)),
        ({"limit": 500, "topic": "t"}, ("abc", "", 3)),
    ],
)
def test_a_page_holds_what_comes_after_its_cursor(asked, page):
    assert _page(**asked) == page


@pytest.mark.parametrize("limit", [0, 501, -1])
def test_a_page_of_no_or_too_many_skills_is_refused(limit):
    with pytest.raises(InvalidParameter, match=f"is {limit}: give a number from 1 to 500"):
        _page(limit=limit)


def test_the_pages_of_a_topic_hold_what_lies_below_it():
    small = roadmap("a:", "b:")
    topics = (Topic("t", "Topic"), Topic("u", "Under", "t"), Topic("v", "Other"))
    skills = (replace(small.skills[0], topic="u"), replace(small.skills[1], topic="v"))
    asked = Snapshot(replace(small, skills=skills, topics=topics))
    assert [line.id for line in skill_page(asked, topic="Topic").items] == ["a"]
    assert skill_page(asked, topic="t").total == 1


def test_a_card_tells_all_of_a_skill_and_every_need_of_it_at_any_depth():
    small = roadmap("a: b c? d~ x|y", "e: a", "f: a~", a=2.5)
    told = {
        "aliases": ("alpha",),
        "covers": ("first",),
        "formerly": ("old",),
        "summary": "S",
        "curated": False,
        "implied": True,
        "entry_point": True,
        "mentions": (Mention(3, "A", "t"),),
    }
    skills = tuple(replace(one, **told) if one.id == "a" else one for one in small.skills)
    card = skill_card(Snapshot(replace(small, skills=skills)), "alpha")
    assert {name: getattr(card, name) for name in told} == told
    assert (card.id, card.name, card.topic, card.hours, card.can_you) == ("a", "A", "t", 2.5, "Can you a?")
    assert {(one.members, one.picked, one.need.value) for one in card.requires} == {
        (("b",), "b", "use"),
        (("c",), "c", "understand"),
        (("d",), "d", "helpful"),
        (("x", "y"), "x", "use"),
    }
    assert card.required_by == ("e", "f")
    line = next(one for one in skill_page(Snapshot(replace(small, skills=skills))).items if one.id == "a")
    assert (line.name, line.topic, line.hours, line.summary) == ("A", "t", 2.5, "S")
    assert (line.curated, line.implied, line.entry_point) == (False, True, True)


def test_a_topic_tells_its_own_skills_its_topics_and_the_hours_of_both():
    small = roadmap("a:", "b: a", a=2, b=3)
    link = Resource("Book", "https://example.org", 4)
    topics = (Topic("u", "Under", "t"), Topic("t", "Topic", line=2, core=("a",), resources=(link,)))
    skills = (small.skills[0], replace(small.skills[1], topic="u"))
    asked = Snapshot(replace(small, skills=skills, topics=topics))
    card = topic_card(asked, "Topic").topic
    assert (card.id, card.name, card.parent, card.line, card.core) == ("t", "Topic", None, 2, ("a",))
    assert (card.skills, card.topics, card.hours, card.resources) == (("a",), ("u",), 5, (link,))
    assert [(one.id, one.parent, one.skills, one.hours) for one in topic_list(asked).items] == [
        ("t", None, ("a",), 5),
        ("u", "t", ("b",), 3),
    ]
