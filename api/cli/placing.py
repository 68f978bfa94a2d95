"""The command that asks you: place, one yes/no question at a time."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import AsJson, Known, StoreUrl, service
from api.cli.questions import AtDepth, Targets
from graph.errors import InvalidParameter
from graph.model import Depth
from graph.questions.placement import DEFAULT_BUDGET, Answer

if TYPE_CHECKING:
    from graph.questions.placement import Placement

app = typer.Typer()

Yes = Annotated[list[str] | None, typer.Option("--yes", metavar="SKILL", help="Answered with yes; may repeat.")]
No = Annotated[list[str] | None, typer.Option("--no", metavar="SKILL", help="Answered with no; may repeat.")]

_SAID = {"yes": True, "no": False, "skip": None}
_LONGEST_LINE = 1_000


@app.command()
def place(
    targets: Targets,
    yes: Yes = None,
    no: No = None,
    budget: Annotated[int, typer.Option(help="How many skills to ask about at most.")] = DEFAULT_BUDGET,
    known: Known = None,
    depth: AtDepth = Depth.UNDERSTAND,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """Find out what you need not learn: yes/no questions; --json prints the next one without asking it."""
    from api.cli import reading
    from api.encode import encode
    from graph.questions.placement import placement

    snapshot = service(store).snapshot
    if both := set(snapshot.names.skills(yes or [])).intersection(snapshot.names.skills(no or [])):
        raise InvalidParameter("no", f"names {', '.join(sorted(both))}, which --yes names too: answer once")
    ask = partial(placement, snapshot, targets, known=known or [], depth=depth, budget=budget)
    answers = [*(Answer(one, yes=True) for one in yes or []), *(Answer(one, yes=False) for one in no or [])]
    if as_json:
        typer.echo(encode(ask(answers)), nl=False)
    else:
        reading.placed(snapshot, _conversation(ask, answers), store)


def _conversation(ask: Callable[[Sequence[Answer]], "Placement"], answers: Sequence[Answer]) -> "Placement":
    """Ask until nothing is left to ask, or no more answers come; even the last answer can be taken back."""
    from api.cli import reading

    found = ask(answers)
    while found.question or found.answers:
        reading.asked(found)
        said = _reply([*(_SAID if found.question else ()), *(["back"] if found.answers else ()), "quit"])
        if said == "quit":
            break
        if said == "back":
            answers = found.answers[:-1]
        elif found.question:
            answers = [*found.answers, Answer(found.question.skill, _SAID[said])]
        found = ask(answers)
    return found


def _reply(words: Sequence[str]) -> str:
    """Which of the words the next line of input stands for, as a whole or by its first letters; its end is `quit`."""
    offered = ", ".join(f"[{word[0]}]{word[1:]}" for word in words)
    while True:
        sys.stdout.write(f"{offered}: ")
        sys.stdout.flush()
        line = sys.stdin.buffer.readline(_LONGEST_LINE).decode(errors="replace")
        if not (line and sys.stdin.isatty()):
            sys.stdout.write("\n")
        typed = line.strip().casefold()
        if not line:
            return "quit"
        if typed and (meant := [word for word in words if word.startswith(typed)]):
            return meant[0]
