"""The shapes of documents: headings, tables of contents, HTML, checkboxes, spans of code."""

import pytest

from ingest.build import build
from ingest.catalogue import load
from ingest.outline import outline
from ingest.recognise import recognise
from tests.ingest.small import CATALOGUE


def _built(text, catalogue=CATALOGUE):
    entries = outline(text)
    return build(entries, recognise(entries, catalogue), catalogue)


def _kinds(text):
    entries = outline("# Roadmap\n" + text)
    return [(one.kind.value, one.skills, one.topic) for one in recognise(entries, CATALOGUE).recognitions[1:]]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Cloud Roadmap", ("topic", (), "all/cloud")),
        ("Month 3 (Cloud)", ("topic", (), "all/cloud")),
        ("Week 2: Cloud", ("topic", (), "all/cloud")),
        ("Module 2: Docker & Softmax", ("skills", ("docker", "softmax"), "")),
        ("Week 1", ("label", (), "")),
        ("Part II", ("label", (), "")),
        ("Cloud things", ("topic", (), "")),
    ],
)
def test_a_heading_names_what_stands_in_it(heading, expected):
    assert _kinds(f"## {heading}\n- Git\n")[0] == expected


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("## Cloud\n[One](https://a.example)\n\n## Models\n- Softmax\n", {"docker", "softmax"}),
        ("## Cloud\n- Git\n", {"git-basics"}),
        ("## Everything\n### Cloud\n- Git\n", {"git-basics"}),
        ("## Everything\n### Cloud\nWords.\n", {"docker"}),
    ],
)
def test_a_heading_that_names_a_topic_and_lists_nothing_stands_for_its_core(text, skills):
    assert {skill.id for skill in _built("# Roadmap\n" + text)[0].skills} == skills


def test_versus_names_one_skill_where_the_catalogue_has_it():
    roadmap, report = _built("# Roadmap\n## Part\n- Horizontal vs vertical scaling\n", load())
    assert [skill.id for skill in roadmap.skills if not skill.implied] == ["horizontal-and-vertical-scaling"]
    assert report.uncurated == ()


def test_code_spans_on_lines_of_their_own_are_a_list():
    text = "# Roadmap\n## Part\n`Docker`\n`Softmax`\n`and more`\n"
    assert [entry.text for entry in outline(text).entries][2] == "Docker, Softmax, and more"


def test_a_table_of_contents_is_an_overview():
    text = "| Part | Of |\n|---|---|\n| [Things](#things) | Quantum |\n\n## Things\n- Docker\n"
    assert [kind for kind, _, _ in _kinds(text)] == ["label", "label", "overview", "overview", "topic", "skills"]


@pytest.mark.parametrize("contents", ["Contents", "Table of contents", "TOC"])
def test_contents_are_no_title(contents):
    assert _built(f"## {contents}\n- [A](#a)\n\n# Bread\n## A\n- Docker\n# C\n")[0].title != contents


def test_lists_and_summaries_in_html_are_read():
    details = "<details>\n<summary>Cloud</summary>\n\n- Docker\n\n</details>\n\n"
    html = details + "<ul>\n<li><b>Softmax</b>\n<ul><li>Git</li></ul></li>\n</ul>\n"
    found = outline("# Roadmap\n## Part\n" + html).entries[2:]
    assert [(entry.line, entry.shape.value, entry.text, entry.parent) for entry in found] == [
        (4, "paragraph", "Cloud", 1),
        (6, "item", "Docker", 2),
        (11, "item", "Softmax", 2),
        (12, "item", "Git", 4),
    ]


def test_code_and_other_html_are_counted_and_named():
    text = "# Roadmap\n- Docker\n\n```python\nx = 1\n```\n\n    indented\n\n<table><tr><td>x</td></tr></table>\n"
    assert _built(text)[1].blocks == {"HTML <table>": 1, "code": 1, "python": 1}


def test_a_checkbox_is_no_part_of_a_name_and_ticks_are_told():
    roadmap, report = _built("# Roadmap\n## Part\n- [x] Docker\n- [ ] Softmax\n- [X] Git\n")
    assert {mention.text for skill in roadmap.skills for mention in skill.mentions} == {"Docker", "Softmax", "Git"}
    assert report.ticked == ("docker", "git-basics")
