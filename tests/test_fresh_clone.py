"""A fresh clone, after the steps of the tutorial: it serves, it answers, and it has its manual."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

from queries.loopback import free_port
from tests.manual.blocks import PAGES, ROOT, blocks
from tests.manual.blocks import typed as typed_lines
from tests.service import listening, looked

FIRST_STEPS = ROOT / "docs" / "start" / "first-answer.md"
README = ROOT / "README.md"


def _shown_commands(page):
    """Each `$ prereq ...` of the `console` blocks of a page that is nothing but a command and its arguments."""
    lines = [line for block in blocks(page) if block.language == "console" for line, _ in typed_lines(block)]
    return [line for line in lines if line.startswith("prereq ") and not re.search(r"[|<>;&$]", line)]


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """What a clone would hold, with a virtual environment that borrows the packages of this one, as if installed."""
    folder = tmp_path_factory.mktemp("clone")
    listed = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    _install(folder)
    return folder


def _install(folder):
    """What `make setup` does, without a download."""
    home = folder / ".venv"
    venv.create(home, with_pip=False)
    [site] = home.glob("lib/python*/site-packages")
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (site / "borrowed.pth").write_text("\n".join([str(folder), *borrowed]))
    for name, target in tomllib.loads((folder / "pyproject.toml").read_text())["project"]["scripts"].items():
        module, function = target.split(":")
        script = home / "bin" / name
        script.write_text(f"#!{home}/bin/python\nfrom {module} import {function}\n{function}()\n")
        script.chmod(0o755)
    (home / ".installed").touch()


@pytest.fixture(scope="module")
def service(clone, bundled, tmp_path_factory):
    """`make run` in the clone, with the store that it would fill filled already: yields the port and the folder."""
    data, port = tmp_path_factory.mktemp("data"), free_port()
    (data / "prereq").mkdir()
    shutil.copy(bundled.removeprefix("sqlite:///"), data / "prereq" / "prereq.sqlite")
    environment = {**_clean(), "XDG_DATA_HOME": str(data), "PREREQ_PORT": str(port)}
    log = data / "log"
    with log.open("wb") as written:
        process = subprocess.Popen(
            ["make", "run"], cwd=clone, env=environment, stdout=written, stderr=written, start_new_session=True
        )
    try:
        looked(listening(process, log))
        yield port, data
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def _clean():
    """The environment of somebody who has set nothing."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PREREQ_", "PYTHON"))}


@pytest.fixture
def typed(clone):
    """What types lines into a shell in the clone, on the path as the tutorial sets it."""
    [path] = re.findall(r"^export PATH=.*$", (clone / FIRST_STEPS.relative_to(ROOT)).read_text("utf-8"), re.MULTILINE)

    def run(line, data):
        script = f"set -e\n{path}\n{line}\n"
        given = {**_clean(), "XDG_DATA_HOME": str(data)}
        return subprocess.run(
            ["bash", "-c", script], cwd=clone, env=given, capture_output=True, text=True, timeout=120, check=False
        )

    return run


def test_the_first_command_of_the_readme_answers_from_the_clone(typed, service, clone):
    _, data = service
    shown = typed(_shown_commands(README)[0], data)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("Before Retrieval-augmented generation")
    where = typed("command -v prereq; python -c 'import api; print(api.__file__)'", data)
    assert [Path(line).is_relative_to(clone) for line in where.stdout.splitlines()] == [True, True]


def test_make_run_serves_the_manual_and_leaves_nothing_that_git_would_keep(typed, service, clone):
    port, data = service
    shown = typed(f"curl --fail-with-body -sS http://127.0.0.1:{port}/guide/start/first-answer/", data)
    assert shown.returncode == 0, shown.stdout
    assert "Your first answer" in shown.stdout
    assert "/api/guide/" in (clone / ".gitignore").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["run", "docs", "test", "setup", "neo4j", "wheel", "bench"])
def test_make_knows_what_the_manual_names(target, typed, service):
    assert typed(f"make -n {target}", service[1]).returncode == 0


def test_a_shell_reads_the_shown_commands_as_the_tests_that_run_them_do(typed, tmp_path):
    commands = [line for page in PAGES for line in _shown_commands(page)]
    words = typed("prereq() { printf '%s\\0' \"$@\"; printf '\\n'; }\n" + "\n".join(commands), tmp_path).stdout
    assert [line.split("\0")[:-1] for line in words.splitlines()] == [shlex.split(one)[1:] for one in commands]
