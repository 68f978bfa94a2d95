"""One thing that was looked at."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it is: ``warning`` works and should not stay so, ``fault`` does not work."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at (``check``), how it is, in words, and what to do; empty if nothing is to be done."""

    check: str
    state: State
    text: str
    advice: str = ""


def ok(check: str, text: str) -> Finding:
    """Something that is well."""
    return Finding(check, State.OK, text)


def warning(check: str, text: str, advice: str) -> Finding:
    """Something that works, and should not stay so."""
    return Finding(check, State.WARNING, text, advice)


def fault(check: str, text: str, advice: str = "") -> Finding:
    """Something that does not work."""
    return Finding(check, State.FAULT, text, advice)
