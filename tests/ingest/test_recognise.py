"""The traps of real roadmaps, each in a few lines of our own."""

from dataclasses import replace

import pytest

from graph.model import Topic
from graph.names import MAX_NAME_CHARACTERS
from ingest.outline import outline
from ingest.recognise import recognise
from ingest.understood import Kind
from tests.ingest.small import CATALOGUE


def _recognise(text):
    return recognise(outline(text), CATALOGUE).recognitions


def _skills(text):
    return [id for one in _recognise("# Roadmap\n## Part\n" + text) for id in one.skills]


def _last(text):
    return _recognise("# Roadmap\n## Part\n" + text)[-1]


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("- Python, Git and Docker", ["python-basics", "git-basics", "docker"]),
        ("- **C++/C** (optional, for speed)", ["cpp-basics", "c-basics"]),
        ("- C, C++, R", ["c-basics", "cpp-basics", "r-basics"]),
        ("- CI/CD", ["ci-cd"]),
        ("- L1 and L2 regularization", ["l1-regularization", "l2-regularization"]),
        ("- Data and concept drift", ["data-drift", "concept-drift"]),
        ("- Extract, Transform, Load (ETL)", ["etl"]),
        ("- Introduction to Docker containers", ["docker"]),
        ("- Generative adversarial networks (GANs)", ["gans"]),
        ("- GANs (generator vs. discriminator)", ["gans"]),
        ("- Representing text (e.g., word embeddings)", ["word-embeddings"]),
        ("- Git basics: commits, branches", ["git-basics"]),
        ("- Softmax in transformers", ["softmax", "transformers"]),
        ("- `softmax` → Docker → S3", ["softmax", "docker", "amazon-s3"]),
        ("- Common distributions:\n  - Uniform", ["uniform-distribution"]),
        ("1. Softmax", ["softmax"]),
        ("- 1.2 Softmax:", ["softmax"]),
    ],
)
def test_several_skills_in_one_entry_are_all_recognised(bullet, expected):
    assert list(dict.fromkeys(_skills(bullet))) == expected


@pytest.mark.parametrize(
    "bullet",
    ["- Transformation of data", "- For your report", "- Go for a walk", "- Rust on iron", "- Recurring costs"],
)
def test_a_word_inside_another_is_never_a_skill(bullet):
    assert _skills(bullet) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- AWS: S3, Lambda", ["aws-basics", "amazon-s3", "aws-lambda"]),
        ("- Python:\n  - Lambda", ["python-basics", "lambda-functions"]),
        ("- Lambda", []),
    ],
)
def test_a_name_of_two_meanings_is_read_by_its_context_or_not_at_all(text, expected):
    assert list(dict.fromkeys(_skills(text))) == expected
    assert not any(one.unknown for one in _recognise("# Roadmap\n## Part\n" + text))


@pytest.mark.parametrize("label", ["- Tools:", "- **Core Concepts**:", "### Applications in AI", "- Libraries"])
def test_labels_are_no_skills(label):
    assert _last(label).kind is Kind.LABEL


def test_a_label_before_a_colon_is_dropped_and_the_list_behind_it_kept():
    assert _last("- Tools: Docker, Git").skills == ("docker", "git-basics")
    assert _last("- Storage: S3").unknown == ()


def test_a_noun_phrase_that_nobody_knows_is_a_new_skill_and_prose_is_not():
    assert _last("- Quantum annealing, Docker").unknown == ("Quantum annealing",)
    assert _last("- Making sure that everybody is happy with what we built").kind is Kind.PROSE
    assert _last("- Presenting results to managers").kind is Kind.PROSE


def test_behaviour_below_a_skill_is_covered_by_it():
    found = _recognise("# Roadmap\n## Part\n### Active Listening\n- Asking relevant questions at the right time.\n")
    assert found[-1].kind is Kind.COVERED
    assert found[-1].skills == ("active-listening",)


def test_an_overview_that_links_to_later_parts_makes_no_topics():
    text = "# Roadmap\n1. [Models](#models)\n   - **Nets**: one must know about Transformers.\n2. **More**\n\n"
    text += "# Models\n- Softmax\n"
    found = _recognise(text)
    assert [one.kind for one in found[:4]] == [Kind.TITLE, Kind.OVERVIEW, Kind.OVERVIEW, Kind.OVERVIEW]
    assert found[2].skills == ("transformers",)
    assert not any(one.unknown for one in found)


def test_closing_notes_are_resources():
    text = "# Roadmap\n## Part\n- Softmax\n\n**Notes**:\n1. Site - https://example.org\n2. A book without a link\n"
    assert [one.kind for one in _recognise(text)[-3:]] == [Kind.RESOURCE] * 3


def test_a_heading_that_names_a_catalogue_topic_is_that_topic_however_it_is_dressed():
    for heading in ("## **3. Cloud**", "## Cloud:", "## cloud"):
        assert _recognise("# Roadmap\n" + heading + "\n- Docker\n")[1].topic == "all/cloud"


def test_every_entry_ends_as_one_of_the_kinds():
    text = "# R\n## Cloud\n- Tools:\n  - Docker\n- Doing good work for all of your users\n- Something new\n"
    assert all(isinstance(one.kind, Kind) for one in _recognise(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- AWS:\n  - Python:\n    - Lambda", "lambda-functions"),
        ("- Python:\n  - AWS:\n    - Lambda", "aws-lambda"),
        ("- Python:\n  - AWS:\n    - Things:\n      - Lambda", "aws-lambda"),
        ("- AWS:\n  - Docker\n- Python:\n  - Lambda", "lambda-functions"),
        ("- AWS Lambda", "aws-lambda"),
    ],
)
def test_of_contexts_inside_contexts_the_innermost_decides(text, expected):
    assert _skills(text)[-1] == expected


def test_a_context_ends_with_its_section():
    found = _recognise("# Roadmap\n## AWS\n### More\n- Lambda\n## Other\n- Lambda\n")
    assert found[-3].skills == ("aws-lambda",)
    assert (found[-1].skills, dict(found[-1].ambiguous)) == ((), {"Lambda": ("aws-lambda", "lambda-functions")})


def test_a_covered_name_is_that_of_the_skill_at_hand_however_deep():
    assert _skills("- GANs:\n  - Parts:\n    - Generator")[-1] == "gans"
    assert _skills("- Python:\n  - Generators")[-1] == "iterators-and-generators"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("- Docker\n  - Managing containers", ["skills", "covered"]),
        ("- Docker\n  - Managing containers, S3", ["skills", "skills"]),
        ("- Docker\n  - Docker", ["skills", "covered"]),
        ("- Docker, S3\n  - Asking for what you need from them", ["skills", "prose"]),
        ("- Docker\n  - Asking for what you need from them", ["skills", "covered"]),
        ("- Tools\n  - Docker", ["label", "skills"]),
        ("- What you will do with all of it\n  - Docker", ["label", "skills"]),
        ("- Cloud\n  - Docker", ["topic", "skills"]),
        ("- Quantum annealing", ["skills"]),
        ("- [A page](https://example.org) on Docker", ["skills"]),
        ("- [Great course](https://example.org)", ["resource"]),
        ("- Docker\n  - [The whale](https://example.org)", ["skills", "resource"]),
        ("- https://example.org/docker", ["resource"]),
        ("### Resources\n- Docker\n  - S3", ["topic", "skills", "skills"]),
        ("### Resources\n- Docker\n  - S3\n- https://example.org", ["topic", "resource", "resource", "resource"]),
        ("- Books\n  - Docker", ["label", "skills"]),
        ("- Books\n  - [Docker](https://example.org)", ["resource", "resource"]),
    ],
)
def test_each_entry_is_the_kind_that_its_place_makes_it(text, kinds):
    assert [one.kind.value for one in _recognise("# Roadmap\n## Part\n" + text)[2:]] == kinds


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("- Quantum annealing, quantum walks", ("Quantum annealing", "quantum walks")),
        ("- Quantum annealing: slow, cold", ("Quantum annealing",)),
        ("- Tools: Quantum annealing, Docker", ("Quantum annealing",)),
        ("- Docker: Quantum annealing", ()),
        ("- Quantum annealing:\n  - Docker", ()),
        ("Quantum annealing", ()),
        ("- Applications:\n  - Quantum annealing", ()),
        ("- Docker\n  - Automating annealing", ()),
        ("- Automating annealing", ("Automating annealing",)),
        ("- 42", ()),
        ("- Q1", ()),
        ("- Qu", ("Qu",)),
    ],
)
def test_a_list_of_names_gives_new_skills_and_nothing_else_does(text, unknown):
    found = _recognise("# Roadmap\n## Part\n" + text)
    assert tuple(name for one in found for name in one.unknown) == unknown


def test_a_name_may_be_as_long_as_a_name_and_no_longer():
    assert _last("- " + "q" * MAX_NAME_CHARACTERS).unknown == ("q" * MAX_NAME_CHARACTERS,)
    assert _last("- " + "q" * (MAX_NAME_CHARACTERS + 1)).unknown == ()


@pytest.mark.parametrize(
    ("text", "has_title"),
    [
        ("# Roadmap\n## Cloud\n- Docker\n", True),
        ("# Cloud\n- Docker\n", False),
        ("# Docker\n## Cloud\n- S3\n", False),
        ("# Roadmap\n- Docker\n", False),
        ("## Roadmap\n### Cloud\n- Docker\n", False),
        ("# Roadmap\nHello.\n# Cloud\n- Docker\n", True),
        ("# Roadmap\n- Docker\n# Cloud\n- S3\n", False),
        ("# Roadmap\n- Docker\n## Cloud\n- S3\n", True),
    ],
)
def test_the_title_is_a_first_heading_that_names_nothing_and_stands_over_all(text, has_title):
    assert [one.kind is Kind.TITLE for one in _recognise(text)] == [has_title, *[False] * (len(_recognise(text)) - 1)]


@pytest.mark.parametrize(
    ("heading", "kind", "skills", "topic"),
    [
        ("Docker", "skills", ("docker",), ""),
        ("Docker and S3", "skills", ("docker", "amazon-s3"), ""),
        ("Docker, quantum annealing", "topic", (), ""),
        ("Docker and models", "topic", (), ""),
        ("Tools", "label", (), ""),
        ("Quantum annealing", "topic", (), ""),
    ],
)
def test_a_heading_is_a_topic_a_label_or_the_skills_that_all_its_parts_name(heading, kind, skills, topic):
    found = _recognise(f"# Roadmap\n## Part\n### {heading}\n")[2]
    assert (found.kind.value, found.skills, found.topic) == (kind, skills, topic)


@pytest.mark.parametrize(
    ("heading", "skills"),
    [
        ("Docker and S3", ("docker", "amazon-s3")),
        ("Docker, S3 and Git", ("docker", "amazon-s3", "git-basics")),
        ("Docker and quantum annealing", ()),
        ("Docker, S3 and quantum annealing", ()),
        ("Docker and cloud", ()),
        ("Cloud and S3", ()),
        ("Cloud and models", ()),
        ("Docker (S3)", ("docker",)),
        ("Quantum annealing", ()),
    ],
)
def test_a_heading_names_skills_only_if_each_part_of_it_does(heading, skills):
    assert _recognise(f"# Roadmap\n## Part\n### {heading}\n")[2].skills == skills


@pytest.mark.parametrize(
    ("bullet", "skills"),
    [
        ("- Softmax is used in python by those who know", ("softmax",)),
        ("- Softmax is used in Python by those who know", ("softmax", "python-basics")),
        ("- Python is used in softmax by those who know", ("python-basics", "softmax")),
    ],
)
def test_a_sentence_names_what_it_begins_with_and_proper_names(bullet, skills):
    assert _last(bullet).skills == skills


def test_a_heading_with_a_part_that_is_a_topic_too_names_no_skills():
    topics = {**CATALOGUE.topics, "all/docker": Topic("all/docker", "Docker", "all")}
    text = "# Roadmap\n## Part\n### Docker and S3\n"
    assert recognise(outline(text), replace(CATALOGUE, topics=topics)).recognitions[2].skills == ()
