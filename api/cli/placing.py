"""The command that asks you: place, one yes/no question at a time."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from api.cli.commands import Call
from graph.errors import InvalidParameter

if TYPE_CHECKING:
    from graph.questions.placement import Placement

MAX_LINE_BYTES = 1_000
"""Bytes of a typed line that are read."""

_TASTE = {"background", "depth", "whole", "prefer", "avoid", "choose"}
_SAID = {"yes": True, "no": False, "skip": None}


def converse(call: Call) -> None:
    """Ask until nothing is left to ask; as JSON, only give the next question."""
    call.fields["answers"] = _given(call)
    if call.as_json:
        call.print_json()
        return
    _conversation(call)


def _given(call: Call) -> list[dict[str, Any]]:
    """The answers of the options."""
    yes, no = call.extra["yes"] or [], call.extra["no"] or []
    names = call.snapshot.names
    if both := set(names.skills(yes, "yes")).intersection(names.skills(no, "no")):
        raise InvalidParameter("no", f"names {', '.join(sorted(both))}, which --yes names too: answer once")
    return [*({"skill": one, "yes": True} for one in yes), *({"skill": one, "yes": False} for one in no)]


def _conversation(call: Call) -> None:
    """Ask until no more answers come, and show the result; on a terminal as soon as no question is left.

    Even the last answer can be taken back.
    """
    from api.cli.telling import tell_question

    found: Placement = call.answer()
    is_shown = False
    while found.question or found.answers:
        tell_question(found)
        if is_shown := found.question is None and sys.stdin.isatty():
            _show(call, found)
        said = _reply([*(_SAID if found.question else ()), *(["back"] if found.answers else ()), "quit"])
        if said == "quit":
            break
        call.fields["answers"] = _answers(found, said)
        found = call.answer()
    if not is_shown:
        _show(call, found)


def _answers(found: "Placement", said: str) -> list[dict[str, Any]]:
    """The answers so far, with the one that was typed, or without the last."""
    answers = [{"skill": one.skill, "yes": one.yes} for one in found.answers]
    if said == "back":
        return answers[:-1]
    return [*answers, {"skill": found.question.skill, "yes": _SAID[said]}] if found.question else answers


def _show(call: Call, placement: "Placement") -> None:
    """The result, and the command that plans with it."""
    from api.cli.telling import tell_placement

    taste = call.question.model_dump(mode="json", exclude_defaults=True, include=_TASTE)
    tell_placement(placement, call.snapshot, taste, call.store)


def _reply(words: Sequence[str]) -> str:
    """Which of the words the next line of input stands for, as a whole or by its first letters; its end is `quit`."""
    offered = ", ".join(f"[{word[0]}]{word[1:]}" for word in words)
    while True:
        sys.stdout.write(f"{offered}: ")
        sys.stdout.flush()
        line = sys.stdin.buffer.readline(MAX_LINE_BYTES).decode(errors="replace")
        if not (line and sys.stdin.isatty()):
            sys.stdout.write("\n")
        typed = line.strip().casefold()
        if not line:
            return "quit"
        if typed and (meant := [word for word in words if word.startswith(typed)]):
            return meant[0]
