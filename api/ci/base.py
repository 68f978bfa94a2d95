"""The version of a file in another commit, from git; nothing is checked out."""

import os
import subprocess
from pathlib import Path
from typing import IO

from graph.errors import InvalidSettings

MAX_SECONDS = 120
"""How long git may take, to fetch a commit as well."""


def write_base_version(file: Path, commit: str, copy: Path) -> bool:
    """Write the file as it is in a commit to a copy; False if the commit does not have it.

    A commit that this clone lacks is fetched from ``origin`` first.

    Raises
    ------
    InvalidSettings
        If there is no git, no such commit, or if the file lies outside the clone.
    """
    id = _commit(commit) or _fetched(commit)
    place = _below_top(file)
    with copy.open("wb") as written:
        done = _git("cat-file", "blob", f"{id}:{place}", output=written)
    return done.returncode == 0


def _commit(name: str) -> str:
    """The id of a commit of this clone, or an empty string."""
    done = _git("rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{commit}}")
    return done.stdout.decode().strip() if done.returncode == 0 else ""


def _fetched(name: str) -> str:
    """The id of a commit that is fetched from where this clone comes from."""
    done = _git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", name)
    if done.returncode == 0 and (id := _commit("FETCH_HEAD")):
        return id
    raise InvalidSettings(f"the base {name} is not in this clone: check out with fetch-depth 0, or correct the name")


def _below_top(file: Path) -> str:
    """The path of a file below the top of the clone."""
    done = _git("rev-parse", "--show-toplevel")
    if done.returncode:
        raise InvalidSettings("there is no clone of a repository here: a base to compare with needs one")
    top = Path(done.stdout.decode().rstrip("\n")).resolve()
    whole = file.parent.resolve() / file.name
    if not whole.is_relative_to(top):
        raise InvalidSettings(f"{file} lies outside the repository: name a file of it")
    return whole.relative_to(top).as_posix()


def _git(*arguments: str, output: IO[bytes] | int = subprocess.PIPE) -> "subprocess.CompletedProcess[bytes]":
    """A run of git, which asks nobody for a password."""
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    command, nothing = ["git", *arguments], subprocess.DEVNULL
    try:
        return subprocess.run(
            command, stdin=nothing, stdout=output, stderr=nothing, env=environment, timeout=MAX_SECONDS, check=False
        )
    except FileNotFoundError as problem:
        raise InvalidSettings("git is not installed: a base to compare with needs it") from problem
    except subprocess.TimeoutExpired as problem:
        raise InvalidSettings(f"git did not answer within {MAX_SECONDS} seconds") from problem
