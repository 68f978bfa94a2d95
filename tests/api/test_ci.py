"""The check of a pull request, run as its action does: a process in a scratch clone, with a base and a head."""

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from yaml12 import parse_yaml, read_yaml

from api.ci.check import main
from api.ci.request import INPUTS
from api.ci.summary import MAX_CHARACTERS, MAX_SHOWN_FINDINGS, _cut

ROOT = Path(__file__).parents[2]
ACTION = read_yaml(str(ROOT / "action.yml"))
PAGE = (ROOT / "docs/how-to/check-in-ci.md").read_text(encoding="utf-8")
BEFORE, AFTER = re.findall(r"\n```markdown\n(.*?)```\n", PAGE, re.DOTALL)[:2]
[CHECK] = [step for step in ACTION["runs"]["steps"] if step.get("id") == "check"]


class Clone:
    """A repository with a base, in which a check runs."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments):
        """Run git as somebody."""
        who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *who, *arguments], cwd=self.folder, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(self, **files):
        """Commit files, given by their names without a suffix; the id of the commit."""
        for name, text in files.items():
            (self.folder / f"{name}.md").write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=x")
        return self.git("rev-parse", "HEAD")

    def check(self, **environment):
        """Do a check inside this process, which is fast."""
        out, err = io.StringIO(), io.StringIO()
        given, runner = self._environment(environment)
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(given)
        return subprocess.CompletedProcess([], code, out.getvalue(), err.getvalue()), Written(runner)

    def in_bash(self, script, **environment):
        """Run a script in bash, with our Python first on the path."""
        given, runner = self._environment(environment)
        python = runner / "prereq" / "bin" / "python"
        python.parent.mkdir(parents=True, exist_ok=True)
        python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
        python.chmod(0o755)
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("ROADMAP_", "PYTHON"))}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env=inherited | {"PATH": f"{python.parent}:{os.environ['PATH']}"} | given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return done, Written(runner)

    def check_in_bash(self, **environment):
        """Run the step of the action, with a stand-in for what it installs."""
        return self.in_bash(CHECK["run"], **environment)

    def _environment(self, changed):
        runner = self.folder.parent / "runner"
        runner.mkdir(exist_ok=True)
        given = {"GITHUB_ACTION_PATH": str(ROOT), "RUNNER_TEMP": str(runner), "ROADMAP_FILE": "bread.md"}
        given |= {"GITHUB_OUTPUT": str(runner / "output"), "GITHUB_STEP_SUMMARY": str(runner / "step.md")}
        return given | changed, runner


class Written:
    """The files that a check wrote."""

    def __init__(self, runner):
        read = {file.name: file.read_text(encoding="utf-8") for file in runner.iterdir() if file.is_file()}
        self.outputs = dict(line.split("=", 1) for line in read.get("output", "").splitlines())
        self.step, self.summary = read.get("step.md", ""), read.get("roadmap-summary.md", "")
        self.results = json.loads(read["roadmap.sarif"])["runs"][0]["results"] if "roadmap.sarif" in read else []


@pytest.fixture
def clone(tmp_path):
    made = Clone(tmp_path / "clone")
    made.commit(bread=BEFORE)
    return made


def test_a_pull_request_is_reviewed_compared_and_summed_up_as_the_documentation_shows(clone):
    base = clone.git("rev-parse", "HEAD")
    clone.commit(bread=AFTER)
    done, written = clone.check_in_bash(ROADMAP_BASE=base, ROADMAP_FAIL_ON="error")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "::error file=bread.md,line=6::Shaping requires Oven (line 6 says so), taught in line 7: teach Oven first",
        "::error file=bread.md,line=6::Shaping requires Kneading (line 6 says so), taught in line 10:"
        " teach Kneading first",
        "bread.md: 2 new findings, 2 to fail on",
    ]
    [shown] = re.findall(r"````markdown\n(.*?)````", PAGE, re.DOTALL)
    assert written.summary == written.step == shown
    assert [one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in written.results] == [6, 6]
    assert set(written.outputs) == set(ACTION["outputs"])
    assert {name: written.outputs[name] for name in ("findings", "new-findings", "differs")} == {
        "findings": "2",
        "new-findings": "2",
        "differs": "true",
    }
    assert Path(written.outputs["sarif"]).is_file()
    assert Path(written.outputs["summary"]).read_text(encoding="utf-8") == shown


def test_the_line_of_the_documentation_checks_without_github(clone, tmp_path):
    (clone.folder / "docs").mkdir()
    clone.commit(**{"docs/bread": BEFORE})
    clone.git("clone", "--quiet", str(clone.folder), str(tmp_path / "copy"))
    copy = Clone(tmp_path / "copy")
    copy.commit(**{"docs/bread": AFTER})
    [line] = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    done, written = copy.in_bash(line, PYTHONPATH=str(ROOT))
    assert (done.returncode, done.stderr) == (1, "")
    assert "Gained skills" in written.summary


def test_what_the_base_has_already_fails_nothing(clone):
    base = clone.commit(bread=AFTER)
    clone.commit(bread=AFTER.replace("- Steam", "- Steam\n- Stone"))
    done, written = clone.check(ROADMAP_BASE=base, ROADMAP_FAIL_ON="error warning note")
    assert (done.returncode, done.stdout) == (0, "bread.md: 0 new findings, 0 to fail on\n")
    assert (written.outputs["findings"], written.outputs["new-findings"]) == ("2", "0")
    assert "Known before: 2." in written.summary


def test_mended_findings_are_counted_and_a_document_that_did_not_change_does_not_differ(clone):
    bad = clone.commit(bread=AFTER)
    good = clone.commit(bread=BEFORE)
    assert "Mended: 2." in clone.check(ROADMAP_BASE=bad)[1].summary
    assert "nothing changed." in clone.check(ROADMAP_BASE=good)[1].summary
    assert clone.check(ROADMAP_BASE=good)[1].outputs["differs"] == "false"


def test_without_a_base_everything_is_new_and_nothing_is_compared(clone):
    clone.commit(bread=AFTER)
    done, written = clone.check(ROADMAP_FAIL_ON="late")
    assert done.returncode == 1
    assert "What changes" not in written.summary
    assert written.outputs["new-findings"] == "2"
    assert clone.check(ROADMAP_FAIL_ON="missing")[0].returncode == 0
    assert clone.check()[0].returncode == 0


def test_a_new_document_is_told_as_new(clone):
    base = clone.git("rev-parse", "HEAD")
    clone.commit(second=AFTER)
    done, written = clone.check(ROADMAP_BASE=base, ROADMAP_FILE="second.md")
    assert done.returncode == 0
    assert "The document is new. 2 errors." in written.summary


def test_a_base_that_cannot_be_read_is_told_and_the_document_is_reviewed(clone):
    base = clone.commit(bread="- no heading\n")
    clone.commit(bread=BEFORE)
    done, written = clone.check(ROADMAP_BASE=base)
    assert done.returncode == 0
    assert "The version before cannot be read: line 1: has no heading" in written.summary


def test_a_shallow_clone_fetches_the_base(clone, tmp_path):
    base = clone.git("rev-parse", "HEAD")
    clone.commit(bread=AFTER)
    clone.git("config", "uploadpack.allowAnySHA1InWant", "true")
    clone.git("clone", "--quiet", "--depth=1", f"file://{clone.folder}", str(tmp_path / "shallow"))
    shallow = Clone(tmp_path / "shallow")
    done, written = shallow.check(ROADMAP_BASE=base)
    assert done.returncode == 0, done.stderr
    assert written.outputs["new-findings"] == "2"
    assert "Gained skills" in written.summary


def test_a_file_below_the_folder_of_the_run_is_found_in_the_base(clone):
    (clone.folder / "docs").mkdir()
    base = clone.commit(**{"docs/bread": BEFORE})
    clone.commit(**{"docs/bread": AFTER})
    assert "What changes" in clone.check(ROADMAP_BASE=base, ROADMAP_FILE="docs/bread.md")[1].summary


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"ROADMAP_FILE": ""}, "ROADMAP_FILE is not set"),
        ({"ROADMAP_FILE": "none.md"}, "none.md: cannot be read"),
        ({"ROADMAP_FILE": "."}, "is a folder: name one document"),
        ({"ROADMAP_FILE": "../outside.md", "ROADMAP_BASE": "main"}, "lies outside the repository"),
        ({"ROADMAP_BASE": "--upload-pack=touch hacked"}, "is not the name of a commit"),
        ({"ROADMAP_BASE": "nowhere"}, "the base nowhere is not in this clone"),
        ({"ROADMAP_FAIL_ON": "error sometimes"}, "ROADMAP_FAIL_ON cannot be sometimes"),
        ({"ROADMAP_CATALOGUE": "none"}, "holds no catalogue"),
    ],
)
def test_what_cannot_be_checked_is_one_line_and_exit_code_2(clone, tmp_path, environment, says):
    (tmp_path / "outside.md").write_text(BEFORE)
    done, written = clone.check(**environment)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert says in done.stderr
    assert written.outputs == {}


def test_a_bad_document_is_shown_at_its_line(clone):
    clone.commit(bread="# Bread\n\n" + "- " * 30 + "x\n")
    done, written = clone.check()
    assert done.returncode == 2
    assert done.stdout.startswith("::error file=bread.md,line=3::")
    assert "There is no check of it" in written.step


def test_outside_of_a_repository_a_base_is_refused_and_none_is_needed(tmp_path, monkeypatch):
    clone = Clone(tmp_path / "clone")
    clone.commit(bread=BEFORE)
    (clone.folder / ".git").rename(clone.folder / "away")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert clone.check()[0].returncode == 0
    assert clone.check(ROADMAP_BASE="main")[0].returncode == 2


def test_hostile_names_stay_text(clone):
    name = "a'$(touch hacked)`touch hacked`;%0A::error::x"
    base = clone.git("rev-parse", "HEAD")
    text = AFTER.replace("Steam", "Steam $(touch hacked) <img src=x> @team | ::set-output name=a::b")
    (clone.folder / f"{name}.md").write_text(text)
    done, written = clone.check_in_bash(ROADMAP_FILE=f"{name}.md", ROADMAP_BASE=base, ROADMAP_FAIL_ON="error")
    assert done.returncode == 1
    assert list(clone.folder.glob("*hacked*")) == [clone.folder / f"{name}.md"]
    commands = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert all(line.startswith("::error file=a'$(touch hacked)") and "%250A%3A%3Aerror" in line for line in commands)
    assert "<img" not in written.summary.replace("\\<img", "")
    assert re.search(r"@\w", written.summary) is None


def test_a_repository_that_has_modules_of_our_names_is_not_imported(clone):
    for name in ("api", "graph", "ingest", "json"):
        (clone.folder / f"{name}.py").write_text("open('hacked', 'w')\n")
    assert clone.check_in_bash()[0].returncode == 0
    assert not (clone.folder / "hacked").exists()


def test_a_long_summary_is_cut_at_a_line():
    long = "- a line of text\n" * 10_000
    cut = _cut(long)
    assert len(cut) <= MAX_CHARACTERS
    assert cut.endswith("\n\nThe rest is left out: run `prereq review` and `prereq diff`.\n")
    assert set(cut.splitlines()[:-2]) == {"- a line of text"}
    assert _cut("short\n") == "short\n"


def test_only_so_many_findings_are_listed_and_the_rest_is_counted(clone):
    loaves = [f"loaf {first}{second}x" for first in "abc" for second in "klmnopqrst"]
    lines, later = [f"- Sour {loaf} (requires: {loaf})" for loaf in loaves], [f"- {loaf}" for loaf in loaves]
    clone.commit(bread="\n".join(["---", "catalogue: none", "---", "# T", "## X", *lines, "## Y", *later, ""]))
    done, written = clone.check()
    assert written.summary.count("- error, line ") == MAX_SHOWN_FINDINGS
    assert "- and 10 more" in written.summary
    assert len(done.stdout.splitlines()) == 11


def test_the_action_is_a_composite_whose_steps_name_their_shell():
    assert set(ACTION) == {"name", "description", "inputs", "outputs", "runs"}
    assert ACTION["runs"]["using"] == "composite"
    for step in ACTION["runs"]["steps"]:
        assert set(step) <= {"name", "id", "uses", "with", "shell", "env", "run"}
        assert ("run" in step) != ("uses" in step)
        assert ("run" in step) == (step.get("shell") == "bash")


def test_nothing_that_somebody_else_writes_becomes_part_of_a_command():
    scripts = [step["run"] for step in [*ACTION["runs"]["steps"], *_workflow_steps()] if "run" in step]
    assert len(scripts) == 3
    assert all("${{" not in script for script in scripts)
    assert "-P -m api.ci" in CHECK["run"]


def test_the_step_takes_every_input_and_gives_every_output():
    expression = re.compile(r"\$\{\{ (\w+(?:[.-]\w+)*) \}\}")
    taken = {expression.fullmatch(value)[1] for value in CHECK["env"].values()}
    settings = [step["with"] for step in ACTION["runs"]["steps"] if "with" in step]
    taken |= {expression.fullmatch(value)[1] for setting in settings for value in setting.values()}
    assert taken == {f"inputs.{name}" for name in ACTION["inputs"]}
    assert set(CHECK["env"]) == set(INPUTS)
    for name, output in ACTION["outputs"].items():
        assert expression.fullmatch(output["value"])[1] == f"steps.check.outputs.{name}"
    for field in [*ACTION["inputs"].values(), *ACTION["outputs"].values()]:
        assert field["description"].strip()
    assert all(("default" in field) != field["required"] for field in ACTION["inputs"].values())


def _workflow_steps():
    [text] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    return parse_yaml(text)["jobs"]["check"]["steps"]


def test_the_workflow_of_the_documentation_uses_the_action_as_it_is():
    [ours] = [step for step in _workflow_steps() if step.get("uses", "").startswith("OWNER/")]
    assert set(ours["with"]) <= set(ACTION["inputs"])
    used = set(re.findall(rf"steps\.{ours['id']}\.outputs\.([\w-]+)", PAGE))
    assert used == {"sarif", "summary"}
    assert used <= set(ACTION["outputs"])


def test_every_input_output_and_variable_is_documented_and_nothing_else():
    rows = re.findall(r"^\| `([\w-]+)` \|", PAGE, re.MULTILINE)
    assert sorted(rows) == sorted([*ACTION["inputs"], *ACTION["outputs"], *INPUTS])
