"""A document file is reviewed with what its reader could not make out."""

from itertools import pairwise
from pathlib import Path

import pytest

from graph.errors import DocumentError
from graph.review import FindingKind, Severity
from ingest.pipeline import OWN_EDITION, from_markdown
from ingest.reviewing import review_document

BREAD = """---
catalogue: none
---
# Bread
## Baking
- Shaping (requires: Kneading) (3 hours)
- Oven
  - Steam
## Dough
- Kneading - 2 hours
- Proofing (requires: Rolling pins)
## Shop
- Window
"""


@pytest.fixture
def reviewed(tmp_path):
    def write(text):
        (tmp_path / "bread.md").write_text(text, encoding="utf-8")
        return review_document(tmp_path / "bread.md").review

    return write


def test_a_document_is_reviewed_line_by_line(reviewed):
    found = reviewed(BREAD)
    assert [(one.kind.value, one.severity.value, one.line, one.text) for one in found.findings] == [
        ("late", "error", 6, "Shaping requires Kneading (line 6 says so), taught in line 10"),
        (
            "reading",
            "warning",
            11,
            '"Rolling pins" is stated as a prerequisite, and neither document nor catalogue names it: left out',
        ),
        (
            "section",
            "warning",
            12,
            'nothing leads to "Shop" or on from it (1 skill), and nothing is known of what its skills need',
        ),
    ]


def test_hours_are_told_by_section_and_the_title_is_none(reviewed):
    assert [(one.line, one.title, one.skills, one.hours) for one in reviewed(BREAD).sections] == [
        (5, "Baking", 3, 11),
        (9, "Dough", 2, 6),
        (12, "Shop", 1, 4),
    ]


def test_what_stands_below_an_item_of_a_skill_comes_in_time(reviewed):
    below = BREAD.replace("- Oven\n  - Steam", "- Oven (requires: Steam)\n  - Steam")
    assert [one.line for one in reviewed(below).findings if one.kind is FindingKind.LATE] == [6]


def test_what_the_whole_document_asks_for_at_the_top_is_no_longer_missing(reviewed):
    text = "# Plan\n{}\n## Deep learning\n- Backpropagation\n"
    missing = [one.skills[0] for one in reviewed(text.format("")).findings if one.kind is FindingKind.MISSING]
    assert "chain-rule" in missing
    asked = reviewed(text.format("\nPrerequisites:\n\n- Chain rule\n")).findings
    assert "chain-rule" not in [one.skills[0] for one in asked if one.kind is FindingKind.MISSING]


def test_an_ambiguous_name_is_a_finding(reviewed):
    found = reviewed("# Plan\n## Things\n- Python\n- Lambda\n")
    [name] = [one for one in found.findings if one.kind is FindingKind.READING]
    assert (name.line, name.severity) == (4, Severity.WARNING)
    assert name.sentence.endswith("write the full name")


def test_weeks_have_their_hours(shared_documents):
    found = review_document(shared_documents / "15-weeks.md").review
    assert [(one.title, one.skills) for one in found.sections] == [
        ("Week 1", 1),
        ("Week 2: Statistics", 1),
        ("Week 1 (Deep Learning)", 2),
    ]


def test_the_parts_of_the_own_edition_nest():
    parts = from_markdown(OWN_EDITION)[1].parts
    assert [one.title for one in parts if one.rank == 1][:2] == ["Programming and software engineering", "Mathematics"]
    for one, other in pairwise(parts):
        assert one.line <= one.last_line
        assert other.line > one.last_line or other.last_line <= one.last_line


def test_a_missing_file_is_refused():
    with pytest.raises(DocumentError, match="cannot be read"):
        review_document(Path("none.md"))
