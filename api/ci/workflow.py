"""Write for GitHub: the summary and outputs of a step, and commands that show findings at their lines.

Source: GitHub, "Workflow commands for GitHub Actions": names and values are escaped as its own toolkit does.
"""

from collections.abc import Mapping
from pathlib import Path

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def annotation(severity: str, text: str, *, file: str, line: int) -> str:
    r"""The command that shows a text at a line of a file.

    Examples
    --------
    >>> annotation("note", "100% sure\n::stop-commands::x", file="a,b:c.md", line=7)
    '::notice file=a%2Cb%3Ac.md,line=7::100%25 sure%0A::stop-commands::x'
    """
    return f"::{_LEVELS[severity]} file={_property(file)},line={line}::{_data(text)}"


def add_summary(file: Path | None, text: str) -> None:
    """Add Markdown to the summary of the step, if there is one."""
    if file:
        with file.open("a", encoding="utf-8") as opened:
            opened.write(text)


def add_outputs(file: Path | None, values: Mapping[str, object]) -> None:
    """Add outputs of the step, if it has any: numbers, words and paths of our own, each in one line."""
    if file:
        with file.open("a", encoding="utf-8") as opened:
            opened.writelines(f"{name}={_one_line(value)}\n" for name, value in values.items())


def _one_line(value: object) -> str:
    return " ".join(str(value).splitlines())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
