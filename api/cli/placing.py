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

_TASTE = {"depth", "prefer", "avoid", "choose"}
_SAID = {"yes": True, "no": False, "skip": None}


def converse(call: Call) -> None:
    """Ask until nothing is left to ask; as JSON, only give the next question."""
    call.fields["answers"] = _given(call)
    if call.as_json:
        call.print_json()
        return
    from api.cli.telling import tell_placement

    placement = _conversation(call)
    taste = call.question.model_dump(mode="json", exclude_defaults=True, include=_TASTE)
    tell_placement(placement, call.snapshot, taste, call.store)


def _given(call: Call) -> list[dict[str, Any]]:
    """The answers of the options."""
    yes, no = call.extra["yes"] or [], call.extra["no"] or []
    names = call.snapshot.names
    if both := set(names.skills(yes, "yes")).intersection(names.skills(no, "no")):
        raise InvalidParameter("no", f"names {', '.join(sorted(both))}, which --yes names too: answer once")
    return [*({"skill": one, "yes": True} for one in yes), *({"skill": one, "yes": False} for one in no)]


def _conversation(call: Call) -> "Placement":
    """Ask until nothing is left to ask, or no more answers come; even the last answer can be taken back."""
    from api.cli.telling import tell_question

    found: Placement = call.answer()
    while found.question or found.answers:
        tell_question(found)
        said = _reply([*(_SAID if found.question else ()), *(["back"] if found.answers else ()), "quit"])
        if said == "quit":
            break
        answers = [{"skill": one.skill, "yes": one.yes} for one in found.answers]
        if said == "back":
            answers.pop()
        elif found.question:
            answers.append({"skill": found.question.skill, "yes": _SAID[said]})
        call.fields["answers"] = answers
        found = call.answer()
    return found


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
