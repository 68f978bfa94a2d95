"""Read the inputs of a check from environment variables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InvalidSettings
from graph.review import FindingKind, Severity

INPUTS = {
    "ROADMAP_FILE": "the document, below the folder in which the check runs",
    "ROADMAP_BASE": "the commit to compare with; without one nothing is compared",
    "ROADMAP_CATALOGUE": "the folder of a catalogue of your own",
    "ROADMAP_FAIL_ON": "severities and kinds of findings on which the check fails; none: it never does",
}
"""The inputs of a check, each with its meaning."""

_COMMIT = re.compile(r"[\w][\w./@^~-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Request:
    """A check: of which ``file``, compared with which ``base``, and on which findings it fails.

    ``outputs`` is the folder for the files that it writes. ``step_summary`` and ``step_output`` are the files of GitHub
    to which it adds, if there are any.
    """

    file: Path
    base: str
    catalogue: Path | None
    fail_on: tuple[str, ...]
    outputs: Path
    step_summary: Path | None
    step_output: Path | None


def request_of(environment: Mapping[str, str]) -> Request:
    """The request that environment variables make.

    Raises
    ------
    InvalidSettings
        Naming the variable.

    Examples
    --------
    >>> request_of({"ROADMAP_FILE": "bread.md", "ROADMAP_FAIL_ON": "error, late"}).fail_on
    ('error', 'late')
    """
    given = {name: environment.get(name, "").strip() for name in (*INPUTS, *_FILES)}
    if not given["ROADMAP_FILE"]:
        raise InvalidSettings("ROADMAP_FILE is not set: name the document to check (the input `file`)")
    if Path(given["ROADMAP_FILE"]).is_dir():
        raise InvalidSettings(
            f"{given['ROADMAP_FILE']} is a folder: name one document, since a base is compared by file"
        )
    if given["ROADMAP_BASE"] and not _COMMIT.fullmatch(given["ROADMAP_BASE"]):
        raise InvalidSettings("ROADMAP_BASE is not the name of a commit: give its id, or a branch (the input `base`)")
    return Request(
        file=Path(given["ROADMAP_FILE"]),
        base=given["ROADMAP_BASE"],
        catalogue=_path(given["ROADMAP_CATALOGUE"]),
        fail_on=_fail_on(given["ROADMAP_FAIL_ON"]),
        outputs=Path(given["RUNNER_TEMP"] or "."),
        step_summary=_path(given["GITHUB_STEP_SUMMARY"]),
        step_output=_path(given["GITHUB_OUTPUT"]),
    )


_FILES = ("RUNNER_TEMP", "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")


def _path(text: str) -> Path | None:
    return Path(text) if text else None


def _fail_on(text: str) -> tuple[str, ...]:
    words = tuple(re.findall(r"[^\s,]+", text))
    known = [*Severity, *FindingKind]
    if unknown := [word for word in words if word not in known]:
        allowed = ", ".join(known)
        raise InvalidSettings(f"ROADMAP_FAIL_ON cannot be {unknown[0]}: use {allowed} (the input `fail-on`)")
    return words
