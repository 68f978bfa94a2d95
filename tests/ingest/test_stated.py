"""What an author states beside the names: prerequisites and hours, in every form that people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DocumentError
from graph.model import EvidenceKind, Level, Need
from ingest.build import build
from ingest.outline import outline
from ingest.recognise import recognise
from tests.ingest.small import CATALOGUE

NAMES = "# Bread\n## Basics\n- Flour\n- Water\n- Yeast\n- Baking\n"


def _built(text):
    entries = outline(text)
    return build(entries, recognise(entries, CATALOGUE), CATALOGUE)


def _needs(text):
    """What the author of a text states: dependent, members, need."""
    stated = [one for one in _built(text)[0].requirements if one.evidence[-1].kind is EvidenceKind.ROADMAP]
    return {(one.skill, one.members, one.need.value) for one in stated}


@pytest.mark.parametrize(
    "line",
    [
        "- Dough (requires: Flour)",
        "- Dough (requires Flour)",
        "- Dough [prerequisite: Flour]",
        "- Dough (needs Flour)",
        "- Dough (after Flour)",
        "- Dough (after: Flour; 6 hours)",
        "- Dough (6 hours; depends on Flour)",
        "- **Dough** (prereqs: Flour)",
        "- Dough \u2014 prerequisites: Flour",
        "- Dough - builds on Flour",
        "- Dough; requires: Flour.",
        "- Dough. Requires Flour.",
        "- Dough\n  - Prerequisite: Flour",
        "- Dough\n  - **Requires:** Flour",
        "- Dough\n  - requires Flour",
        "- Dough\n  - Prerequisites:\n    - Flour",
        "- Dough\n\n  Prerequisites: Flour",
        "- Dough\n\nFlour -> Dough",
        "- Dough\n\n```\nFlour \u2192 Dough\n```",
        "- Dough\n\n```mermaid\ngraph TD\n F[Flour] --> D(Dough)\n```",
        "- Dough\n\n```mermaid\nflowchart LR\n Dough -->|needs| Flour\n```",
        "\n| Topic | Prerequisites |\n|---|---|\n| Dough | Flour |",
        "\n| Duration | Module | Requires |\n|---|---|---|\n| 2 h | Dough | Flour |",
        "## Doughs (requires: Flour)\n- Dough",
        "## Doughs\nPrerequisites: Flour\n\n- Dough",
        "## Doughs\n### Prerequisites\n- Flour\n### List\n- Dough",
    ],
)
def test_a_prerequisite_is_read_in_every_form(line):
    assert _needs(NAMES + line + "\n") == {("dough", ("flour",), "understand")}
    assert {skill.id for skill in _built(NAMES + line + "\n")[0].skills} == {
        "flour",
        "water",
        "yeast",
        "baking",
        "dough",
    }


@pytest.mark.parametrize(
    ("names", "members"),
    [
        ("Flour, Water", {("flour",), ("water",)}),
        ("Flour and Water", {("flour",), ("water",)}),
        ("Flour; Water", {("flour",), ("water",)}),
        ("Flour or Water", {("flour", "water")}),
        ("either Flour or Water", {("flour", "water")}),
        ("Flour / Water", {("flour", "water")}),
        ("Flour, Water (or Yeast)", {("flour",), ("water", "yeast")}),
        ("Flour, Water or Yeast", {("flour",), ("water", "yeast")}),
        ("Flour, Water, or Yeast", {("flour", "water", "yeast")}),
        ("basic knowledge of Flour", {("flour",)}),
        ("CI/CD", {("ci-cd",)}),
        ("none", set()),
        ("-", set()),
    ],
)
def test_a_list_of_prerequisites_is_read_as_people_write_lists(names, members):
    assert {found[1] for found in _needs(NAMES + f"- Dough (requires: {names})\n")} == members


@pytest.mark.parametrize(
    "words", ["helpful: Flour", "recommended: Flour", "optional prerequisites: Flour", "requires: Flour (optional)"]
)
def test_what_is_only_recommended_is_helpful(words):
    assert _needs(NAMES + f"- Dough\n  - {words}\n") == {("dough", ("flour",), "helpful")}


@pytest.mark.parametrize(
    "line",
    [
        "- Requirements engineering",
        "- Dough - copies of it",
        "- Dough\n  - Requires that everybody agrees on what it is for",
        "- Dough\n  - Required reading: Flour",
        "- Dough\n  - Milling -> Flour -> Sieving",
        "\n| Week | Hours |\n|---|---|\n| 1 | 6 |",
    ],
)
def test_what_only_looks_like_a_prerequisite_is_none(line):
    assert _needs(NAMES + line + "\n") == set()


def test_the_line_is_the_evidence_and_what_is_needed_is_understood():
    (found,) = _built(NAMES + "- Dough (requires: Flour)\n")[0].requirements
    assert (found.need, found.levels) == (Need.UNDERSTAND, (Level.UNDERSTAND,))
    assert (found.evidence[0].title, found.evidence[0].fact) == ("line 7", "Dough (requires: Flour)")
    assert "line 7" in found.reason


def test_a_prerequisite_of_a_table_quotes_its_row():
    table = "\n| Topic | Prerequisites |\n|---|---|\n| Dough | Flour |\n"
    assert _built(NAMES + table)[0].requirements[0].evidence[0].fact == "Dough | Prerequisites: Flour"


def test_stated_prerequisites_stand_beside_those_of_the_catalogue_or_alone():
    text = "# Roadmap\n## P\n- Transformers (requires: Docker)\n- Docker\n"
    assert {one.members for one in _built(text)[0].requirements} == {("softmax",), ("docker",)}
    alone = _built("---\nown: only\n---\n" + text)[0]
    assert {one.members for one in alone.requirements} == {("docker",)}
    assert {skill.id for skill in alone.skills} == {"transformers", "docker"}


def test_what_the_catalogue_says_too_gets_both_pieces_of_evidence():
    (found,) = _built("# Roadmap\n## P\n- Transformers (helpful: Softmax)\n")[0].requirements
    assert (found.need, [item.kind.value for item in found.evidence]) == (Need.USE, ["definition", "roadmap"])


def test_a_skill_that_is_only_named_as_a_prerequisite_is_there():
    roadmap, report = _built("# Roadmap\n## P\n- Dough (requires: Docker)\n")
    assert [mention.line for skill in roadmap.skills if skill.id == "docker" for mention in skill.mentions] == [3]
    assert report.stated == 1


def test_a_contradiction_with_the_catalogue_is_left_out_and_told_with_both_sides():
    roadmap, report = _built("# Roadmap\n## P\n- Softmax (requires: Transformers)\n- Transformers\n")
    assert [(one.skill, one.members) for one in roadmap.requirements] == [("transformers", ("softmax",))]
    (notice,) = report.notices
    assert notice.line == 3
    assert "transformers needs softmax (Attention weights are a softmax.)" in notice.text


def test_a_name_that_nothing_has_is_told_with_its_line():
    roadmap, report = _built(NAMES + "- Dough (requires: Flur)\n")
    assert roadmap.requirements == ()
    assert [(notice.line, '"Flur"' in notice.text) for notice in report.notices] == [(7, True)]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("- Dough (requires: Loaf)\n- Loaf (requires: Dough)\n", 8, "dough needs loaf (line 7)"),
        ("- Dough (requires: Dough)\n", 7, "needs itself"),
        ("- Dough (requires: " + "Flour, " * 300 + "Water)\n", 7, "more than 200"),
    ],
)
def test_a_circle_a_self_requirement_and_too_many_are_refused_with_the_line(text, line, says):
    with pytest.raises(DocumentError) as caught:
        _built(NAMES + text)
    assert (caught.value.line, says in caught.value.why) == (line, True), caught.value.why


def test_mermaid_that_is_no_flowchart_and_lines_that_never_close_are_told():
    notices = _built(NAMES + '```mermaid\npie\n "a": 3\n```\n\n```mermaid\ngraph TD\n A[" --> B\n```\n')[1].notices
    assert [notice.line for notice in notices] == [8, 14]


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("- Dough (6 hours)", 6),
        ("- Dough (20 h)", 20),
        ("- Dough - 2 weeks", 20),
        ("- Dough (3 days)", 6),
        ("- Dough (90 min)", 1.5),
        ("- Dough: 2-3 weeks", 25),
        ("- Dough (~ 5h)", 4),
        ("- Dough (~5h)", 5),
        ("- Dough\n  - Duration: 6 hours", 6),
        ("- Dough\n  - 6 hours", 6),
        ("\n| Skill | Hours |\n|---|---|\n| Dough | 6 |", 6),
        ("\n| Skill | Duration |\n|---|---|\n| Dough | 2 weeks |", 20),
        ("\n| Skill | Weeks |\n|---|---|\n| Dough | 2 |", 20),
        ("- Dough (10 years)", 4),
        ("- Dough (0 h)", 4),
    ],
)
def test_written_hours_are_those_of_the_skill(line, hours):
    found = {skill.id: skill.hours for skill in _built(NAMES + line + "\n")[0].skills}
    assert found["dough"] == hours


def test_several_skills_of_a_line_divide_its_hours_to_halves_and_the_report_tells():
    roadmap, report = _built("# Roadmap\n## P\n- Docker, Git, Softmax (4 hours)\n")
    assert report.hours == {"docker": 1.5, "git-basics": 1.5, "softmax": 1.5}
    assert all(skill.hours == 1.5 for skill in roadmap.skills)


def test_front_matter_says_how_long_a_day_and_a_week_are():
    text = "---\nhours_per_week: 5\nhours_per_day: 1\n---\n# Roadmap\n## P\n- Dough (2 weeks)\n- Bread (2 days)\n"
    assert _built(text)[1].hours == {"bread": 2, "dough": 10}


@pytest.mark.parametrize(
    ("front", "line"), [("own: maybe", 2), ("title: T\nhours_per_week: many", 3), ("title: [", 3), ("title: [a, b]", 2)]
)
def test_front_matter_that_cannot_be_is_refused_with_its_line(front, line):
    with pytest.raises(DocumentError) as caught:
        outline(f"---\n{front}\n---\n# A\n- b\n")
    assert caught.value.line == line


PARTS = st.sampled_from(
    [
        "Flour",
        "Dough",
        " (",
        ")",
        "requires: ",
        "needs ",
        " or ",
        ", ",
        " -> ",
        " \u2014 ",
        "after ",
        "6 h",
        "[",
        "]",
        "2-3 weeks",
    ]
)
BULLETS = st.sampled_from(["- ", "  - ", "## ", "", "| ", "```mermaid\ngraph TD\n", "```\n", "|---|---|\n"])
LINES = st.builds(lambda bullet, parts: bullet + "".join(parts), BULLETS, st.lists(PARTS, max_size=6))


@given(st.lists(LINES, max_size=8))
def test_any_mixture_of_statements_is_read_or_refused_as_a_document(lines):
    try:
        roadmap, _ = _built(NAMES + "\n".join(lines))
    except DocumentError as problem:
        refused = str(problem)
        assert "please report" not in refused
        return
    assert all(skill.hours >= 0.5 for skill in roadmap.skills)
