"""Small documents of other people, with the right result, where they lie beside the project."""

import pytest

from graph.errors import DocumentError
from ingest.pipeline import from_markdown


def _skills(roadmap):
    return {skill.id for skill in roadmap.skills if not skill.implied}


RIGHT = {
    "05-common-words-as-skills": {"knife-skills", "sauces"},
    "09-checkboxes": {"python-basics", "sql-basics", "git-basics"},
    "11-table-columns": {"clay-preparation", "wheel-throwing", "glazing"},
    "21-versus": {
        "horizontal-and-vertical-scaling",
        "structured-and-unstructured-data",
        "bash-scripting",
        "command-line-basics",
        "ip-addressing",
    },
    "25-linked-list-in-item": {"vector-databases", "chroma", "milvus", "faiss", "jira", "trello", "python-basics"},
    "27-code-spans-by-line": {"functional-programming", "design-patterns", "unit-testing", "refactoring"},
}


@pytest.fixture
def read(shared_documents):
    return lambda name: from_markdown(shared_documents / f"{name}.md")


@pytest.mark.parametrize("name", RIGHT)
def test_the_skills_of_a_document_are_the_right_ones(name, read):
    roadmap, _ = read(name)
    now = {old: skill.id for skill in roadmap.skills for old in skill.formerly}
    assert _skills(roadmap) == {now.get(id, id) for id in RIGHT[name]}


def test_the_prerequisites_of_the_authors_areread(read):
    stated = {(one.skill, one.members) for one in read("01-author-prerequisites")[0].requirements}
    assert stated == {
        ("starter-care", ("flour-types",)),
        ("shaping-loaves", ("starter-care",)),
        ("scoring", ("shaping-loaves",)),
    }
    roadmap = read("11-table-columns")[0]
    assert {(one.skill, one.members) for one in roadmap.requirements} == {
        ("wheel-throwing", ("clay-preparation",)),
        ("glazing", ("wheel-throwing",)),
    }
    assert {skill.id: skill.hours for skill in roadmap.skills} == {
        "clay-preparation": 6,
        "wheel-throwing": 20,
        "glazing": 10,
    }


def test_headings_alone_stand_for_the_cores_of_their_topics(read):
    assert {"vectors", "matrix-multiplication", "python-basics"} <= _skills(read("03-headings-only")[0])


def test_titles_topics_ticks_and_links_are_right(read):
    assert read("13-badge-title")[0].title == "Data Track"
    assert "week-1" not in {topic.id for topic in read("15-weeks")[0].topics}
    topics = {topic.id for topic in read("23-topic-suffix")[0].topics if topic.line}
    assert topics == {"machine-learning", "data-engineering", "deep-learning"}
    assert len(read("09-checkboxes")[1].ticked) == len(["Python", "Git"])
    links = [link for topic in read("19-two-bare-urls")[0].topics for link in topic.resources]
    assert [(link.title, link.url) for link in links] == [(link.url, link.url) for link in links]
    assert [link.url[-6:] for link in links] == ["/first", "second"]


def test_methods_and_asides_are_no_skills(read):
    with pytest.raises(DocumentError, match="names no skill"):
        read("16-typed-sentences")
