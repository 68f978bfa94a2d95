"""The command line as a user meets it: what it prints where, and its exit codes; as a process where that counts."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from api.cli.helping import HELP
from api.cli.main import app
from api.http import create_app
from api.settings import Settings
from graph.interchange import document
from graph.model import Need, Requirement, Resource
from graph.revision import revision
from graph.samples import TINY
from queries import open_store
from tests.client import TestClient

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("arguments", "question"),
    [
        (["before", "Transformers"], "before?target=Transformers"),
        (
            ["before", "transformers", "--known", "softmax", "--depth", "use"],
            "before?target=transformers&known=softmax&depth=use",
        ),
        (["before", "transformers", "--choose", "least_hours"], "before?target=transformers&choose=least_hours"),
        (["export", "--format", "jsonld"], "export?format=jsonld"),
        (["order"], "order"),
        (["path", "transformers", "--by", "hours"], "path?to=transformers&by=hours"),
        (["why", "softmax", "attention"], "why?before=softmax&after=attention"),
        (
            ["why", "vectors", "attention", "--known", "attention"],
            "why?before=vectors&after=attention&known=attention",
        ),
        (["trunk", "transformers", "attention"], "trunk?target=transformers&target=attention"),
        (["trunk", "attention"], "trunk?target=attention"),
        (["unlocks", "vectors"], "unlocks?skill=vectors"),
        (["find", "atention"], "find?q=atention"),
        (["skills"], "skills"),
        (["skills", "attention"], "skills/attention"),
        (["topics"], "topics"),
        (["topics", "maths"], "topics/maths"),
        (["export"], "export"),
        (["before", "gardening"], "before?target=gardening"),
    ],
)  # fmt: skip
def test_json_is_exactly_what_http_returns(prereq, tiny_store, arguments, question):
    printed = prereq(*arguments, "--json", "--store", tiny_store.url).stdout
    with TestClient(create_app(Settings(store=tiny_store.url))) as client:
        assert printed.encode() == client.get(f"/api/v1/{question}").content


def test_before_reads_well_and_names_reasons(prereq, tiny_store):
    shown = prereq("before", "transformers", "--store", tiny_store.url)
    assert shown.returncode == 0
    assert "Before Transformers: 4 skills, 20 hours" in shown.stdout
    assert "\t" in shown.stdout, "columns can be cut in a pipe"
    assert shown.stderr == ""


def test_a_tree_has_each_skill_above_what_it_needs(prereq, tiny_store):
    shown = prereq("before", "transformers", "--tree", "--store", tiny_store.url).stdout.splitlines()
    assert shown[1:] == [
        "Transformers (8 h)",
        "  Attention (4 h)",
        "    Softmax (1 h, to understand)",
        "    Vectors (3 h)",
        "  PyTorch (12 h, to understand)",
        "    Vectors (3 h, to understand)",
        "For Transformers, PyTorch was taken (default); or: TensorFlow (+2 h)",
        "Why is a skill not in this list? prereq why SKILL transformers",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["before", "transfomers"], 1, "did you mean Transformers?"),
        (["why", "gardening", "attention"], 1, "not in this roadmap"),
        (["before", ""], 2, "is empty"),
        (["before"], 2, "Missing argument"),
        (["before", "attention", "--depth", "deep"], 2, "depth"),
        (["ingest", "none.md"], 2, "none.md: cannot be read"),
        (["export", "--format", "docx"], 2, "docx"),
        (["dance"], 2, "dance"),
        (["place", "attention", "--yes", "vectors", "--no", "Vectors"], 2, "answer once"),
        (["verify", "no-such-\udcff.json"], 2, "cannot be read"),
    ],
)
def test_errors_are_one_readable_line_and_an_exit_code(prereq, tiny_store, arguments, code, says):
    failed = prereq(*arguments, "--store", tiny_store.url) if arguments[0] != "dance" else prereq(*arguments)
    assert failed.returncode == code, failed.stderr
    assert says in failed.stderr
    assert "Traceback" not in failed.stderr
    assert failed.stdout == ""


def _with_fault(fault, *arguments, **environment):
    """The program itself, whose question `before` raises a fault that no code foresees."""
    code = f"""
import graph.questions.table
from api.cli import main
def fault(*_, **__):
    {fault}
graph.questions.table.before = graph.questions.table.before_json = fault
main({arguments!r})
"""
    given = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=given, check=False)


def test_an_error_that_nobody_foresaw_is_one_line_that_names_its_details(tiny_store, clean_environment):
    asked = ["before", "attention", "--store", tiny_store.url]
    failed = _with_fault("1 / 0", *asked, XDG_STATE_HOME=str(clean_environment))
    assert failed.returncode == 4
    assert failed.stderr.count("\n") == 1
    assert "ZeroDivisionError: division by zero" in failed.stderr
    file = Path(failed.stderr.split("details are in ")[1].strip())
    assert file.is_relative_to(clean_environment)
    assert "Traceback" in file.read_text()
    as_json = _with_fault("1 / 0", *asked, "--json", XDG_STATE_HOME=str(clean_environment))
    assert json.loads(as_json.stdout)["status"] == 500


def test_details_that_cannot_be_written_are_no_second_error(tiny_store, clean_environment):
    (clean_environment / "file").touch()
    state = str(clean_environment / "file" / "below")
    failed = _with_fault("raise OSError('a\\nb')", "before", "x", "--store", tiny_store.url, XDG_STATE_HOME=state)
    assert failed.returncode == 4
    assert failed.stderr.count("\n") == 1
    assert "could not be written" in failed.stderr


def test_an_interrupt_ends_quietly(tiny_store, clean_environment):
    failed = _with_fault("raise KeyboardInterrupt", "before", "attention", "--store", tiny_store.url)
    assert (failed.returncode, failed.stdout, failed.stderr) == (130, "", "")


@pytest.mark.parametrize("store", ["bolt://127.0.0.1:1", "sqlite:////nowhere/at/all.sqlite", "mysql://x"])
def test_a_store_that_is_not_there_is_exit_code_3(prereq, store):
    failed = prereq("before", "attention", "--store", store)
    assert failed.returncode == 3
    assert failed.stderr.count("\n") == 1


def test_a_setting_that_makes_no_sense_is_named(prereq):
    assert "PREREQ_PORT" in prereq("before", "x", PREREQ_PORT="many").stderr
    assert "PREREQ_LOG_LEVEL" in prereq("serve", PREREQ_LOG_LEVEL="loud").stderr
    failed = prereq("before", "x", PREREQ_NEO4J_PASSWORD="secret")  # noqa: S106
    assert failed.returncode == 2
    assert "PREREQ_STORE" in failed.stderr
    assert "secret" not in failed.stderr


def test_the_empty_default_store_fills_itself_once_and_says_so(prereq):
    first, second = prereq("before", "transformers"), prereq("before", "transformers")
    assert "Filled the empty store" in first.stderr
    assert second.stderr == ""
    assert first.stdout == second.stdout
    assert first.returncode == 0


def test_a_store_that_was_named_is_never_filled_by_a_question(prereq, tmp_path):
    failed = prereq("before", "transformers", "--store", f"sqlite:///{tmp_path}/mine.sqlite")
    assert failed.returncode == 3
    assert "prereq ingest" in failed.stderr
    assert not (tmp_path / "mine.sqlite").exists()


def test_ingest_reports_then_says_no_change(prereq, tmp_path):
    store, document = f"sqlite:///{tmp_path}/own.sqlite", tmp_path / "mine.md"
    document.write_text("# Mine\n## Linear algebra\n- Vectors\n- Matrix multiplication\n## Models\n- Attention\n")
    dry = prereq("ingest", str(document), "--dry-run", "--store", store)
    assert "nothing was stored" in dry.stdout
    assert not (tmp_path / "own.sqlite").exists()
    first, second = (prereq("ingest", str(document), "--store", store) for _ in range(2))
    assert " added, 0 changed, 0 removed" in first.stdout
    assert "No change" in second.stdout
    assert json.loads(prereq("ingest", str(document), "--store", store, "--json").stdout)["counts"]["added"] == 0


def test_a_failed_ingest_changes_nothing(prereq, tiny_store, tmp_path):
    bad = tmp_path / "bad.md"
    bad.write_text("- no heading\n")
    failed = prereq("ingest", str(bad), "--store", tiny_store.url)
    assert (failed.returncode, revision(tiny_store.load())) == (2, revision(TINY))
    assert f"{bad}:1:" in failed.stderr


def test_export_reads_back_to_the_same_graph(prereq, tiny_store, tmp_path):
    file = tmp_path / "graph.json"
    file.write_text(prereq("export", "--store", tiny_store.url).stdout)
    copy = f"sqlite:///{tmp_path}/copy.sqlite"
    assert prereq("ingest", str(file), "--from-json", "--store", copy).returncode == 0
    assert prereq("export", "--store", copy).stdout == file.read_text()


def test_lint_of_a_store_checks_its_graph_and_counts_what_is_not_curated(prereq, tiny_store):
    asked = ["lint", "--store", tiny_store.url]
    sound = prereq(*asked)
    assert (sound.returncode, sound.stdout.splitlines()) == (
        0,
        ["not curated: 0", f"The graph of {tiny_store.url} is sound."],
    )
    direct = Requirement("transformers", ("vectors",), Need.USE, "They are made of them.", ())
    skills = tuple(replace(skill, curated=skill.id != "softmax") for skill in TINY.skills)
    tiny_store.replace(replace(TINY, skills=skills, requirements=(*TINY.requirements, direct)))
    redundant = prereq(*asked)
    assert redundant.returncode == 1
    assert "transformers need not list vectors (use): attention implies it" in redundant.stdout
    assert json.loads(prereq(*asked, "--json").stdout)["figures"] == {"not curated": 1}
    assert "longest chain" in json.loads(prereq("lint", "--explain", "--json").stdout)["figures"]


def test_a_stored_circle_is_a_finding(prereq, tiny_store):
    connection = sqlite3.connect(tiny_store.path)
    connection.execute("UPDATE requires SET prerequisite = 'transformers' WHERE skill = 'attention' AND need = 'use'")
    connection.commit()
    connection.close()
    found = prereq("lint", "--store", tiny_store.url)
    assert (found.returncode, "closes a circle of requirements" in found.stdout) == (1, True)


def test_lint_of_both_a_catalogue_and_a_store_is_wrong_usage(prereq, tiny_store, tmp_path):
    failed = prereq("lint", "--store", tiny_store.url, "--catalogue", str(tmp_path))
    assert (failed.returncode, "either a catalogue or a store" in failed.stderr) == (2, True)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "prereq-graph/1"}', "[" * 100_000])
def test_a_file_that_is_no_export_is_refused(prereq, tmp_path, text):
    file = tmp_path / "graph.json"
    file.write_text(text)
    failed = prereq("ingest", str(file), "--from-json", "--store", f"sqlite:///{tmp_path}/x.sqlite")
    assert failed.returncode == 2
    assert failed.stderr.count("\n") == 1


def test_a_document_of_version_1_is_ingested(prereq, tmp_path):
    file, url = Path(__file__).parents[1] / "graph" / "version_1.json", f"sqlite:///{tmp_path}/x.sqlite"
    assert prereq("ingest", str(file), "--from-json", "--store", url).returncode == 0
    exported = json.loads(prereq("export", "--store", url).stdout)
    assert (exported["format"], len(exported["skills"])) == ("prereq-graph/2", 6)


def test_the_place_of_a_fault_is_told_in_one_line(prereq, tmp_path):
    file, url = tmp_path / "graph.json", f"sqlite:///{tmp_path}/x.sqlite"
    given = document(TINY)
    given["skills"][3]["hours"] = 0.3
    file.write_text(json.dumps(given))
    failed = prereq("ingest", str(file), "--from-json", "--store", url)
    assert (failed.returncode, failed.stderr.count("\n")) == (2, 1)
    assert "skills[3].hours: should be greater than or equal to 0.5" in failed.stderr


def test_every_command_has_help_and_a_first_sentence(prereq):
    listed = prereq("--help").stdout
    for command in app.registered_commands:
        name = command.callback.__name__
        assert re.search(rf"^  {name} +\S", listed, re.MULTILINE), "what it does stands beside its name"
        shown = prereq(name, "-h").stdout
        assert shown == prereq(name, "--help").stdout
        assert f"Usage: prereq {name} " in shown
        assert f"Example:\n  {HELP[name].example}\n" in shown
        assert _AS_PROGRAMS_SEE_IT.findall(shown.replace("> roadmap", "")) == [], name
    assert "..." not in listed, "nothing is cut"


_AS_PROGRAMS_SEE_IT = re.compile(r"[<>{}]|\bx[<>]=|%Y|\bint\b|\bstr\b")


def test_the_version_is_printed(prereq):
    assert re.fullmatch(r"prereq \d+(\.\d+)*\n", prereq("--version").stdout)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_the_names_of_commands(prereq_process, shell):
    typed = {"COMP_WORDS": "prereq bef", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "prereq bef"}
    completed = prereq_process(**typed, _PREREQ_COMPLETE=f"complete_{shell}", _TYPER_COMPLETE_FISH_ACTION="get-args")
    assert "before" in completed.stdout


def test_the_program_itself_answers_and_refuses(prereq_process, tiny_store):
    asked = ["--store", tiny_store.url]
    shown = prereq_process("before", "transformers", *asked)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Before Transformers: 4 skills, 20 hours" in shown.stdout
    failed = prereq_process("verify", "no-such-\udcff.json", *asked)
    assert (failed.returncode, failed.stdout, failed.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("arguments", [["--help"], ["before", "transformers"], ["find", "attention"]])
def test_nothing_heavy_is_imported_where_it_is_not_used(prereq, tiny_store, arguments):
    given = arguments if "--help" in arguments else [*arguments, "--store", tiny_store.url]
    heavy = {"fastapi", "starlette", "neo4j", "networkx", "numpy", "uvicorn", "markdown_it", "yaml12", "highspy"}
    heavy |= {"mcp", "mcp_types"}
    code = f"""
import contextlib, sys
from api.cli import main
with contextlib.suppress(SystemExit):
    main({given!r})
imported = {heavy!r} & set(sys.modules)
sys.exit(str(imported) if imported else 0)
"""
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("asked", ["export", "order"])
def test_output_that_is_cut_by_its_reader_is_no_error(bundled, asked):
    command = f"set -o pipefail; {sys.executable} -m api.cli {asked} --store {bundled} | head -c 1"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (run.returncode, len(run.stdout)) == (0, 1)
    assert "Traceback" not in run.stderr


def test_the_same_graph_is_exported_from_neo4j(prereq_process, tiny_store, empty_neo4j, tmp_path):
    login = {"PREREQ_NEO4J_USER": empty_neo4j.login.user, "PREREQ_NEO4J_PASSWORD": empty_neo4j.login.password}
    file = tmp_path / "graph.json"
    file.write_text(prereq_process("export", "--store", tiny_store.url).stdout)
    done = prereq_process("ingest", str(file), "--from-json", "--store", empty_neo4j.bolt, **login)
    assert done.returncode == 0, done.stderr
    assert prereq_process("export", "--store", empty_neo4j.bolt, **login).stdout == file.read_text()
    with open_store(empty_neo4j.bolt, empty_neo4j.login) as store:
        assert store.revision() == revision(TINY)


def test_a_skill_is_shown_with_where_it_can_be_learned(prereq, tmp_path):
    page = Resource("A page", "https://docs.example/", kind="documentation", part="Chapter 3")
    skills = tuple(replace(one, resources=(page,)) if one.id == "softmax" else one for one in TINY.skills)
    with open_store(f"sqlite:///{tmp_path}/learned.sqlite") as store:
        store.replace(replace(TINY, skills=skills))
        shown = prereq("skills", "softmax", "--store", store.url)
    assert "learn it from A page, Chapter 3 (documentation): https://docs.example/" in shown.stdout
