"""The result of one check."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """The outcome of a check: ``warning`` works but should be changed, ``fault`` does not work."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a ``check``: its state, a sentence, and advice, which is empty if there is nothing to do."""

    check: str
    state: State
    text: str
    advice: str = ""


def ok(check: str, text: str) -> Finding:
    """A finding without a problem."""
    return Finding(check, State.OK, text)


def warning(check: str, text: str, advice: str) -> Finding:
    """A finding about something that works but should be changed."""
    return Finding(check, State.WARNING, text, advice)


def fault(check: str, text: str, advice: str = "") -> Finding:
    """A finding about something that does not work."""
    return Finding(check, State.FAULT, text, advice)
