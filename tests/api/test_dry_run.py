"""`prereq ingest --dry-run`: what each line of a document would become."""

import json

import pytest

from api.cli.dry_run import Only, selected, show
from graph.model import ReadEntry

TEXT = """# Bread
## Baking
- Kneading
- Shaping (requires: Kneading, Rolling pins)
- Lambda
- One must never be in a hurry with any of this
- https://bread.example/oven
- Python
"""


@pytest.fixture
def document(tmp_path):
    file = tmp_path / "bread.md"
    file.write_text(TEXT)
    return str(file)


def test_each_line_is_told_with_its_kind_skills_and_why(prereq, document):
    lines = [line.split("\t") for line in prereq("ingest", document, "--dry-run").stdout.splitlines() if "\t" in line]
    assert [(line, kind, skills) for line, kind, _, skills, _ in lines] == [
        ("1", "title", ""),
        ("2", "topic", ""),
        ("3", "skills", "kneading"),
        ("4", "skills", "shaping"),
        ("5", "prose", ""),
        ("6", "prose", ""),
        ("7", "resource", ""),
        ("8", "skills", "python-basics"),
    ]
    assert 'nothing is called "Rolling pins"' in lines[3][4]
    assert "may mean" in lines[4][4]


def test_only_what_was_left_out_is_told(prereq, document):
    shown = prereq("ingest", document, "--dry-run", "--only", "left-out").stdout
    assert [line.split("\t")[0] for line in shown.splitlines() if "\t" in line] == ["4", "5", "6", "7"]


def test_the_summary_ranks_the_new_names_and_says_what_to_do(prereq, document):
    shown = prereq("ingest", document, "--dry-run").stdout
    assert shown.index("kneading (2)") < shown.index("shaping (2)")
    assert "prereq find NAME" in shown
    assert "nothing was stored" in shown


def test_json_has_the_lines_of_a_dry_run(prereq, document):
    given = json.loads(prereq("ingest", document, "--dry-run", "--json").stdout)
    assert [entry["line"] for entry in given["entries"]] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert given["report"]["telling"] == {"kneading": 2, "shaping": 2}


def test_an_ingest_prints_no_lines(prereq, document, tmp_path):
    assert "\t" not in prereq("ingest", document, "--store", f"sqlite:///{tmp_path}/x.sqlite").stdout


def test_a_terminal_gets_columns(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    show(
        [ReadEntry(3, "x" * 200, "prose", (), "names no skill"), ReadEntry(4, "[red]Docker[/]", "skills", ("docker",))]
    )
    shown = capsys.readouterr().out
    assert "why" in shown
    assert "x" * 71 not in shown


def test_a_line_is_left_out_if_it_names_nothing_or_is_told_of():
    entries = [ReadEntry(1, "a", "title"), ReadEntry(2, "b", "prose"), ReadEntry(3, "c", "skills", ("c",))]
    assert [entry.line for entry in selected(entries, Only.LEFT_OUT, {3})] == [2, 3]
    assert selected(entries, None, set()) == entries


def test_a_catalogue_of_ones_own_is_named_by_its_folder(prereq, document, tmp_path):
    failed = prereq("ingest", document, "--dry-run", "--catalogue", str(tmp_path / "none"))
    assert failed.returncode == 2
    assert "holds no catalogue" in failed.stderr
