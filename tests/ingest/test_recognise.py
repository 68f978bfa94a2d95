"""The traps of real roadmaps, each in a few lines of our own."""

import pytest

from ingest.outline import outline
from ingest.recognise import Kind, recognise
from tests.ingest.small import CATALOGUE


def _recognise(text):
    return recognise(outline(text), CATALOGUE)


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
