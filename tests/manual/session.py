"""A page's blocks, run one after the other in a folder of their own, as a reader would."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys

from api.cli.main import main
from tests.manual.blocks import ROOT, commands_of, mismatch, renewed, typed

ADDRESS = "127.0.0.1:8000"
"""Where the pages find the service; the tests serve somewhere else."""

TERMINAL = {"COLUMNS": "100", "LINES": "40", "TERM": "dumb", "NO_COLOR": "1", "PYTHONWARNINGS": "ignore"}
SECONDS = 120


class Screen(io.TextIOWrapper):
    """A terminal that remembers what was printed."""

    def isatty(self):
        return True


class Session:
    """A folder, its environment, and the service that its commands reach."""

    def __init__(self, folder, address, environment):
        self.folder, self.address = folder, address
        self.environment = {**environment, **TERMINAL, "PREREQ_STATE": str(folder)}
        self.code = 0
        self._shim()

    def _shim(self):
        """`prereq`, `python` and `node` as the reader has them."""
        tools = self.folder / ".tools"
        tools.mkdir()
        for name, command in {"prereq": "-m api.cli", "python": ""}.items():
            (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {command} "$@"\n')
            (tools / name).chmod(0o755)
        self.environment |= {"PATH": f"{tools}:{self.environment['PATH']}", "PYTHONPATH": str(ROOT)}

    def write(self, block):
        """The file that a block shows."""
        file = self.folder / block.title
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.text, encoding="utf-8")

    def program(self, block):
        """What a program prints."""
        run = [sys.executable, "-"] if block.language == "python" else ["node", "--input-type=module", "-"]
        return self._process(run, block.text)

    def command(self, line):
        """What a command prints; ``export NAME=VALUE`` holds for those after it."""
        words = shlex.split(line, comments=True)
        if words[:1] == ["export"]:
            self._export(line)
            return []
        if words[:1] == ["cd"]:
            self.folder = self.folder / words[1]
            return []
        if line.strip() == "echo $?":
            return [str(self.code)]
        if words[:1] == ["prereq"] and not re.search(r"[|<>;&$]", line):
            return self._typed(words[1:])
        return self._process(["bash", "-euo", "pipefail", "-c", line], None)

    def _export(self, line):
        for name, value in re.findall(r"(\w+)=(\S+)", line):
            self.environment[name] = os.path.expandvars(value) if "$" in value else value.strip("\"'")

    def _typed(self, arguments):
        """What `prereq` prints on a terminal; in this process, which is much faster."""
        out, before = io.BytesIO(), dict(os.environ)
        arguments = [argument.replace(ADDRESS, self.address) for argument in arguments]
        screen = Screen(out, "utf-8", write_through=True)
        streams = sys.stdout, sys.stderr, sys.stdin
        try:
            os.environ.clear()
            os.environ.update(self.environment)
            sys.stdout = sys.stderr = screen
            sys.stdin = io.TextIOWrapper(io.BytesIO())
            with contextlib.chdir(self.folder):
                main(arguments)
        except SystemExit as left:
            self.code = left.code or 0
        finally:
            sys.stdout, sys.stderr, sys.stdin = streams
            os.environ.clear()
            os.environ.update(before)
        return self._lines(out.getvalue())

    def _process(self, command, text):
        given = [part.replace(ADDRESS, self.address) for part in command]
        run = subprocess.run(
            given,
            input=(text or "").replace(ADDRESS, self.address).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self.environment,
            cwd=self.folder,
            timeout=SECONDS,
            check=False,
        )
        self.code = run.returncode
        return self._lines(run.stdout)

    def _lines(self, printed):
        text = printed.decode().replace(self.address, ADDRESS).replace(str(self.folder), "/home/you/bread")
        return [line.rstrip() for line in text.lstrip("\n").splitlines()]  # a progress bar leaves an empty line


def faults(block, session, renew):
    """What is wrong with a block, as sentences.

    ``renew`` gets what differs: the line above, the lines that are shown, and those that are printed.
    """
    if block.language == "console":
        yield from _console(block, session, renew)
    elif block.language in {"bash", "sh"}:
        for line in commands_of(block):
            printed = session.command(line)
            if session.code:
                yield f"{line!r} ends with {session.code}: " + "\n".join(printed)
    elif block.language in {"python", "javascript"}:
        printed = session.program(block)
        if session.code:
            yield f"the program ends with {session.code}: " + "\n".join(printed)
        elif block.prints is not None and (wrong := mismatch(block.prints.splitlines(), printed)):
            renew("```text", block.prints.splitlines(), renewed(block.prints.splitlines(), printed))
            yield wrong


def _console(block, session, renew):
    pairs = list(typed(block))
    for place, (line, shown) in enumerate(pairs):
        printed = session.command(line)
        follows = pairs[place + 1][0] if place + 1 < len(pairs) else ""
        if session.code and follows != "echo $?" and line != "echo $?":
            yield f"{line!r} ends with {session.code}: " + "\n".join(printed)
        elif wrong := mismatch(shown, printed) if shown else "":
            renew(f"$ {line}", shown, renewed(shown, printed))
            yield f"{line}\n{wrong}"
