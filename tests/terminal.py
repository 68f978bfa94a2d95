"""The command `prereq` as somebody types it: inside this process, which is fast, or as a process of its own."""

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli.main import main

ROOT = Path(__file__).parents[1]
COLUMNS = {"COLUMNS": "120"}


def typed(arguments, folder, *, lines=b"", **environment):
    """What `main` prints in a folder for the arguments, given the lines as its input; and its exit code."""
    out, err = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as given, contextlib.chdir(folder):
        for name, value in {**COLUMNS, **environment}.items():
            given.setenv(name, value)
        given.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
        given.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", write_through=True))
        given.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", "backslashreplace", write_through=True))
        with pytest.raises(SystemExit) as left:
            main(arguments)
        printed = out.getvalue().decode(), err.getvalue().decode()
    return subprocess.CompletedProcess(arguments, left.value.code or 0, *printed)


def run(arguments, folder, **environment):
    """The same, by the real program: its start, its streams, its hash seed and its end."""
    command = [sys.executable, "-m", "api.cli", *arguments]
    given = {**os.environ, "PYTHONPATH": str(ROOT), **COLUMNS, **environment}
    return subprocess.run(command, capture_output=True, text=True, env=given, cwd=folder, timeout=120, check=False)
