"""The commands of the documentation, typed as they are printed, in a fresh clone after the README's own steps."""

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
from tests.service import listening, looked
from tests.test_documentation import PAGES, ROOT

OWN_ROADMAP = "# Mine\n## Linear algebra\n- Vectors\n- Matrix multiplication\n"
CLAUDE = 'claude() { while [ "$1" != -- ]; do [ $# -gt 0 ] || return 0; shift; done; shift; "$@" </dev/null; }'
"""Stands in for the client of an agent: it runs the command that it is given, if it is given one."""


def _lines():
    """Each line to type of the `bash` blocks, once; a block with `...` leaves something for the reader to fill in."""
    seen = set()
    for page in [*PAGES, ROOT / "CONTRIBUTING.md"]:
        for block in re.findall(r"```bash\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            if "..." not in block:
                new = [line for line in block.splitlines() if line not in seen]
                seen.update(new)
                yield from (pytest.param(line, id=f"{page.name}: {line}") for line in new)


def _shown_commands():
    """Each `$ prereq ...` of the `console` blocks."""
    found = (re.findall(r"^\$ (prereq .*)$", page.read_text(encoding="utf-8"), re.MULTILINE) for page in PAGES)
    return [command for commands in found for command in commands]


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
def typed(clone, tmp_path):
    """What types lines into a shell in the clone, on the path as the README sets it."""
    [path] = re.findall(r"^export PATH=.*$", (clone / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    (clone / "my-roadmap.md").write_text(OWN_ROADMAP)

    def run(line, data=tmp_path):
        script = f"set -e\n{CLAUDE}\n{path}\n{line}\n"
        given = {**_clean(), "XDG_DATA_HOME": str(data)}
        return subprocess.run(
            ["bash", "-c", script], cwd=clone, env=given, capture_output=True, text=True, timeout=120, check=False
        )

    return run


@pytest.mark.parametrize("line", list(_lines()))
def test_a_command_of_the_documentation_works_as_it_is_printed(line, typed, service):
    port, data = service
    if target := re.match(r"make (\w+)", line):
        line = f"make -n {target[1]}"  # `make run` has been run; the others say only what they would do
    if line.startswith("curl"):
        line = line.replace("curl", "curl --fail-with-body -sS", 1).replace(":8000", f":{port}")
    done = typed(line) if "ingest" in line else typed(line, data)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_command_of_the_readme_answers_from_the_clone(typed, service, clone):
    shown = typed(_shown_commands()[0], service[1])
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("Before Retrieval-augmented generation")
    where = typed("command -v prereq; python -c 'import api; print(api.__file__)'")
    assert [Path(line).is_relative_to(clone) for line in where.stdout.splitlines()] == [True, True]


def test_a_shell_reads_the_shown_commands_as_the_tests_that_run_them_do(typed):
    commands = _shown_commands()
    words = typed("prereq() { printf '%s\\0' \"$@\"; printf '\\n'; }\n" + "\n".join(commands)).stdout
    assert [line.split("\0")[:-1] for line in words.splitlines()] == [shlex.split(one)[1:] for one in commands]
