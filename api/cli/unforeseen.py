"""An error that nobody foresaw: one line for the user, the traceback in a file."""

import sys
import traceback
from pathlib import Path

EXIT_CODE = 4
"""The exit code of a command that an error in Prereq itself ended."""


def report(error: Exception, *, as_json: bool) -> int:
    """Tell of an error in Prereq itself on standard error, with ``as_json`` as HTTP does too; the exit code.

    The line names the file that holds the traceback, or says why there is none.
    """
    if as_json:
        from api.encode import encode
        from api.problems import unforeseen

        sys.stdout.write(encode(unforeseen()).decode())
    summary = " ".join(f"{type(error).__name__}: {error}".split())
    sys.stderr.write(f"prereq: an error in Prereq itself ({summary}): {_keep(error)}\n")
    return EXIT_CODE


def details_file() -> Path:
    """The file that holds the traceback of the last unforeseen error, in the user's state directory."""
    from platformdirs import user_state_path

    return user_state_path("prereq") / "last-error.txt"


def _keep(error: Exception) -> str:
    """Write the traceback into the details file; where it is, in words."""
    file = details_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")
    except OSError as problem:
        return f"the details could not be written to {file}: {problem.strerror}"
    return f"details are in {file}"
