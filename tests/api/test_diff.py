"""`prereq diff`: for reading, as Markdown, as JSON, and its exit codes."""

import json

import pytest

from api.cli.checks import DIFFERENT_EXIT_CODE
from api.formats.changes import MAX_SHOWN_LINES, MAX_SHOWN_NAMES, Block, blocks, escaped, markdown
from graph.difference import difference
from graph.snapshot import Snapshot
from tests.graph.small import roadmap

HEAD = "---\ncatalogue: none\n---\n# Bread\n"
OLD = f"{HEAD}## Baking\n- Shaping (requires: Kneading) (3 hours)\n- Kneading\n- Oven\n"
NEW = f"{HEAD}## Baking\n- Shaping (requires: Kneading, Oven) (5 hours)\n- Oven\n- Steam\n## Dough\n- Kneading\n"


@pytest.fixture
def versions(clean_environment):
    for name, text in {
        "old.md": OLD,
        "new.md": NEW,
        "reworded.md": OLD.replace("## ", "\n## "),
    }.items():
        (clean_environment / name).write_text(text)


def test_a_difference_reads_from_the_top(prereq, versions):
    shown = prereq("diff", "old.md", "new.md")
    assert shown.returncode == 0
    assert shown.stdout.splitlines() == [
        "Bread: 3 \u2192 4 skills, 1 \u2192 2 requirements, 11 \u2192 17 hours;"
        " 1 of 3 plans changed (1 longer, 0 shorter).",
        "",
        "Moved (1)",
        "  Baking \u2192 Dough: Kneading",
        "",
        "Gained skills (1)",
        "  Steam",
        "",
        "Other hours (1)",
        "  Shaping: 3 \u2192 5 hours (+2)",
        "",
        "Gained requirements (1)",
        "  Shaping needs Oven to understand it: The author of the roadmap says so in line 6:"
        ' "Shaping (requires: Kneading, Oven) (5 hours)"',
        "",
        "Plans to skills (1)",
        "  Shaping: 7 \u2192 13 hours (+6), with Oven",
    ]


def test_markdown_has_the_same_lines(prereq, versions):
    shown = prereq("diff", "old.md", "new.md", "--markdown").stdout
    assert shown.startswith("**Bread**: 3 \u2192 4 skills")
    assert "**Moved** (1)\n\n- Baking \u2192 Dough: Kneading\n\n**Gained skills** (1)" in shown
    assert "- Shaping: 7 \u2192 13 hours (+6), with Oven\n" in shown


def test_json_has_everything(prereq, versions):
    given = json.loads(prereq("diff", "old.md", "new.md", "--json").stdout)
    assert [one["name"] for one in given["gained"]] == ["Steam"]
    assert given["plans"]["skills"][0]["after"] == 13
    assert given["is_same"] is False


@pytest.mark.parametrize(
    ("new", "code", "says"),
    [
        ("new.md", DIFFERENT_EXIT_CODE, "1 of 3 plans changed"),
        ("old.md", 0, "nothing changed."),
        ("reworded.md", 0, "no skill, requirement or plan changed"),
    ],
)
def test_the_exit_code_tells_a_difference_if_it_is_asked_to(prereq, versions, new, code, says):
    shown = prereq("diff", "old.md", new, "--exit-code")
    assert (shown.returncode, shown.stderr) == (code, "")
    assert says in shown.stdout
    assert prereq("diff", "old.md", new).returncode == 0


def test_documents_exports_and_stores_are_compared_with_each_other(prereq, versions, clean_environment):
    store = f"sqlite:///{clean_environment}/bread.sqlite"
    prereq("ingest", "old.md", "--store", store)
    (clean_environment / "old.json").write_text(prereq("export", "--store", store).stdout)
    for one in (store, "old.json", "bread.sqlite"):
        assert "Bread: nothing changed." in prereq("diff", one, "old.md").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["old.md", "none.md"], 2, "none.md: cannot be read"),
        (["none.md", "other.md"], 2, "none.md: cannot be read"),
        (["old.md", "new.md", "--json", "--markdown"], 2, "one form at a time"),
        (["sqlite:///none.sqlite", "new.md"], 3, "does not exist"),
        (["bolt://127.0.0.1:1", "new.md"], 3, "bolt://127.0.0.1:1"),
        (["old.md"], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_compared_is_one_line(prereq, versions, arguments, code, says):
    failed = prereq("diff", *arguments)
    assert (failed.returncode, failed.stdout) == (code, "")
    assert says in failed.stderr
    assert "Traceback" not in failed.stderr
    if code == 3:
        assert failed.stderr.count("\n") == 1


def _many(count, *, more):
    lines = [f"t{number}: base" for number in range(count)]
    return Snapshot(roadmap(*lines, *([f"base: {' '.join(f'n{number}' for number in range(30))}"] if more else [])))


def test_long_lists_show_their_beginning_and_count_the_rest():
    found = difference(_many(40, more=False), _many(40, more=True))
    shown = {block.title: block for block in blocks(found)}
    assert shown["Gained skills"].lines[0].count(", ") == MAX_SHOWN_NAMES - 1
    assert shown["Gained skills"].lines[0].endswith(" and 10 more")
    assert shown["Gained requirements"] == Block("Gained requirements", 30, (), "and 30 of gained skills")
    plans = shown["Plans to skills"]
    assert (len(plans.lines), plans.count, plans.left_out) == (MAX_SHOWN_LINES, 41, "and 31 more")
    whole = {block.title: block for block in blocks(found, everything=True)}
    assert whole["Gained skills"].lines[0].endswith(" and N9")
    assert len(whole["Gained requirements"].lines) == 30
    assert len(markdown(found).splitlines()) < len(markdown(found, everything=True).splitlines())


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("b: a", "b: a?", "B needs A: to use it \u2192 to understand it"),
        ("b: a-", "b: a", "B needs A: enough to use \u2192 to be understood"),
        ("b: a-", "b: a~", "B needs A: to use it \u2192 as a help"),
        ("b: a|c", "b: c|a", "B needs A or C: A by default \u2192 C"),
        ("b: a", "b: a|c", "B needs A or C: A \u2192 A or C"),
    ],
)
def test_a_changed_requirement_says_what_is_other_than_before(before, after, line):
    found = difference(Snapshot(roadmap(before, "c: ")), Snapshot(roadmap(after, "c: ")))
    assert [block.lines for block in blocks(found) if block.title == "Changed requirements"] == [(line,)]


def test_a_plan_of_other_skills_and_the_same_hours_says_so():
    found = difference(Snapshot(roadmap("b: a", "c: ")), Snapshot(roadmap("b: c", "a: ")))
    assert [block.lines for block in blocks(found) if block.title == "Plans to skills"] == [
        ("B: 2 hours as before, with C, without A",)
    ]


def test_names_in_markdown_are_text_and_mention_nobody():
    assert escaped("[x](http://e) <img> `c` @team #12\n# H") == (
        "\\[x\\](http://e) \\<img\\> \\`c\\` @<!-- -->team #<!-- -->12 # H"
    )
