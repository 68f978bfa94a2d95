"""The commands of the verbs; those that do more than to ask one question say what."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from api.cli.commands import Call, argument, command, option, tell_answer
from api.cli.placing import converse
from api.formats import Format
from api.table import BY_NAME, VERBS
from api.ways import COMMANDS
from graph.errors import DocumentError
from graph.questions.models import VerifyQuestion

app = typer.Typer()

REFUSED_EXIT_CODE = 5
"""The exit code of `ask` for a sentence that it does not answer."""

_TREE = option("tree", bool, False, "--tree", help="As a tree: each skill above what it needs.")
_FORM = option("form", Format | None, None, "--format", help="Take the plan away in a form.")
_KNOWN_FROM = option("known_from", Path | None, None, "--known-from", help="A plan's Markdown; ticked boxes are known.")
_YES = option("yes", list[str] | None, None, "--yes", metavar="SKILL", help="Answered with yes; may repeat.")
_NO = option("no", list[str] | None, None, "--no", metavar="SKILL", help="Answered with no; may repeat.")
_TARGETS = argument("target", list[str] | None, None, metavar="[TARGET]...", help="None: the whole roadmap.")
_SENTENCE = argument("q", list[str], metavar="SENTENCE", help="A question in plain English.")
_PLAN_FILE = argument("file", Path, help="A plan as JSON, as `prereq plan --json` prints it.")
_ONE_SKILL = argument("name", str, "", metavar="[SKILL]", help="One skill to show; none: list them.")
_ONE_TOPIC = argument("name", str, "", metavar="[TOPIC]", help="One topic to show; none: list them.")


def _before(call: Call) -> None:
    if call.as_json or not call.extra["tree"]:
        tell_answer(call)
        return
    from api.cli.telling import tell_as_tree

    tell_as_tree(call.answer(), call.snapshot)


def _ask(call: Call) -> None:
    call.fields["q"] = " ".join(call.fields["q"])
    asked = call.answer()
    if call.as_json:
        call.print_json(asked)
    else:
        from api.cli.telling import tell

        tell(asked, call.snapshot)
    if asked.answer is None:
        raise typer.Exit(REFUSED_EXIT_CODE)


def _list_or_show(one: str) -> Callable[[Call], None]:
    """A command that lists things, or asks the verb ``one`` about the one that was named."""

    def run(call: Call) -> None:
        if name := call.extra["name"]:
            call.verb = BY_NAME[one]
            call.fields = {one: name}
        tell_answer(call)

    return run


def _plan(call: Call) -> None:
    from api.cli.telling import tell
    from api.formats import render

    call.fields["known"] = [*call.fields.get("known", []), *_ticked(call)]
    plan = call.answer()
    if form := call.extra["form"]:
        typer.echo(render(plan, form), nl=False)
    elif call.as_json:
        call.print_json(plan)
    else:
        tell(plan, call.snapshot)
    if not plan.fits:
        raise typer.Exit(1)


def _ticked(call: Call) -> tuple[str, ...]:
    """The known skills of a ticked plan; what is not understood is said, and the rest kept."""
    file: Path | None = call.extra["known_from"]
    if file is None:
        return ()
    from api.formats.markdown import ticked
    from graph.questions.known import understood

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise DocumentError(file, f"cannot be read: {problem}") from problem
    known = understood(call.snapshot, ticked(text))
    for name in known.not_understood:
        sys.stderr.write(f'prereq: {file}: "{name}" is ticked and not in this roadmap: left out\n')
    return known.known


def _verify(call: Call) -> None:
    call.fields = _plan_file(call.extra["file"])
    verification = call.answer()
    if call.as_json:
        call.print_json(verification)
    else:
        from api.cli.telling import tell

        tell(verification, call.snapshot)
    if not verification.valid:
        raise typer.Exit(1)


_STATED = ("known", "depth", "revision", "picks", "lowered", "waived")
"""The fields of a plan that its verification asks for."""


def _plan_file(file: Path) -> dict[str, Any]:
    """The fields of the question that verifies a plan, from its JSON."""
    try:
        given: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        stated = {name: given[name] for name in _STATED if name in given}
        cuts = [cut["id"] for cut in given.get("cuts", [])]
        order = [item["id"] for item in given["items"]]
        return {**stated, **given.get("profile", {}), "order": order, "target": given["targets"], "cuts": cuts}
    except OSError as problem:
        raise DocumentError(file, f"cannot be read: {problem.strerror}") from problem
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise DocumentError(file, "is no plan: give what `prereq plan --json` printed") from problem


_COMMANDS: dict[str, Callable[..., None]] = {
    "ask": command(BY_NAME["ask"], _ask, instead={"q": _SENTENCE}),
    "before": command(BY_NAME["before"], _before, extra=[_TREE]),
    "order": command(BY_NAME["order"], instead={"target": _TARGETS}),
    "plan": command(BY_NAME["plan"], _plan, extra=[_KNOWN_FROM, _FORM]),
    "verify": command(BY_NAME["verify"], _verify, without=VerifyQuestion.model_fields, extra=[_PLAN_FILE]),
    "placement": command(BY_NAME["placement"], converse, without={"answers"}, extra=[_YES, _NO]),
    "skills": command(BY_NAME["skills"], _list_or_show("skill"), extra=[_ONE_SKILL]),
    "topics": command(BY_NAME["topics"], _list_or_show("topic"), extra=[_ONE_TOPIC]),
}
"""The commands that are not simply the question of their verb."""

for verb in VERBS:
    if COMMANDS.get(verb.name) not in _COMMANDS:  # one skill, or one topic, is shown by the command that lists them
        app.command()(_COMMANDS.get(verb.name) or command(verb))
