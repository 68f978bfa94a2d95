"""The wheel is whole: built, unpacked elsewhere, and asked from another folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder into which the freshly built wheel is installed, without its dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    [wheel] = (folder / "dist").glob("*.whl")
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(folder / "site"),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True, timeout=300)
    return folder / "site"


def test_the_wheel_answers_from_another_folder_with_what_it_carries(installed, clean_environment):
    code = "import graph, sys; print(graph.__file__, file=sys.stderr); "
    code += "from api.cli import main; main(['before', 'transformers'])"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=clean_environment,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert str(installed) in run.stderr, "it is the wheel that answered"
    assert "Filled the empty store" in run.stderr
    assert "Before Transformers" in run.stdout


def test_the_wheel_carries_nothing_but_the_four_packages(installed):
    names = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert names - {"bin", "__pycache__"} == {"graph", "queries", "ingest", "api"}


def test_the_wheel_carries_the_templates_and_files_of_the_page(installed):
    for folder in ("templates", "static"):
        ours = {path.name for path in (ROOT / "api/web" / folder).iterdir()}
        assert {path.name for path in (installed / "api/web" / folder).iterdir()} == ours
