"""Links: what is linked is read like any text, and the link is kept for the skills of its line."""

import pytest

from ingest.build import build
from ingest.outline import outline
from ingest.recognise import recognise
from tests.ingest.small import CATALOGUE


def _built(text):
    entries = outline("# Roadmap\n## Bread\n" + text)
    return build(entries, recognise(entries, CATALOGUE), CATALOGUE)[0]


def _links(text):
    """The links of each skill, and of each topic under its id."""
    roadmap = _built(text)
    things = [*roadmap.skills, *roadmap.topics]
    return {thing.id: [(link.title, link.url[-2:]) for link in thing.resources] for thing in things if thing.resources}


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("- [Docker](https://a.example/1)", {"docker": [("Docker", "/1")]}),
        ("- **[Docker](https://a.example/1)** - boxes for programs", {"docker": [("Docker", "/1")]}),
        ("- Docker - https://a.example/1", {"docker": [("Docker", "/1")]}),
        ("- Docker ([link](https://a.example/1))", {"docker": [("Docker (link)", "/1")]}),
        ("- [Kneading](https://a.example/1)", {"kneading": [("Kneading", "/1")]}),
        (
            "- [Docker](https://a.example/1), [Softmax](https://a.example/2)",
            {"docker": [("Docker", "/1")], "softmax": [("Softmax", "/2")]},
        ),
        ("- Docker\n  - [The whale](https://a.example/1)", {"docker": [("The whale", "/1")]}),
        ("- Docker\n  - https://a.example/1", {"docker": [("https://a.example/1", "/1")]}),
        ("- [A free course](https://a.example/1)\n- Docker", {"bread": [("A free course", "/1")]}),
        (
            "https://a.example/1 https://a.example/2\n\n- Docker",
            {"bread": [("https://a.example/1", "/1"), ("https://a.example/2", "/2")]},
        ),
        ("- Docker\n### [Softmax](https://a.example/1)\n- Git", {"softmax": [("Softmax", "/1")]}),
        ("- [![Build](https://a.example/b.svg)](https://a.example/1) Docker", {}),
        ("- [Docker](#docker)\n## Docker\n- Softmax", {}),
    ],
)
def test_a_link_belongs_to_what_its_line_names_or_stands_under(text, links):
    assert _links(text) == links


@pytest.mark.parametrize(
    ("line", "skills"),
    [
        ("- [Docker](https://a.example): builds images", {"docker"}),
        (
            "- **Stores**: such as [Docker](https://a.example/c) and [S3](https://a.example/f) hold them",
            {"docker", "amazon-s3"},
        ),
        ("- [Kneading and folding dough](https://youtu.be/1)\n- Docker", {"docker"}),
    ],
)
def test_the_text_of_a_link_is_read_like_any_text(line, skills):
    assert {skill.id for skill in _built(line).skills} == skills


def test_a_badge_is_no_part_of_the_title():
    title = "# Data Track [![Build](https://a.example/b.svg)](https://a.example) ![Stars](https://a.example/s.svg)\n"
    entries = outline(title + "## Part\n- Docker\n")
    assert build(entries, recognise(entries, CATALOGUE), CATALOGUE)[0].title == "Data Track"
