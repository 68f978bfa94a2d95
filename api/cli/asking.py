"""The command for questions in plain words, and how its answer reads: what was understood, then the answer."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import AsJson, StoreUrl, service

if TYPE_CHECKING:
    from graph.ask.answer import Asked
    from graph.snapshot import Snapshot

app = typer.Typer()

_READINGS = {"hours": "before", "compare": "compared", "find": "found"}
"""The reading of a verb in `api.cli.reading`, where it is not called as the verb."""


@app.command()
def ask(
    words: Annotated[list[str], typer.Argument(metavar="SENTENCE", help="A question in plain English.")],
    today: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day that dates are counted from.")
    ] = None,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """A question in plain words: what was understood of it, then the answer."""
    from api.encode import encode
    from graph.ask.answer import ask as answer

    snapshot = service(store).snapshot
    found = answer(snapshot, " ".join(words), today.date() if today else date.today())
    if as_json:
        typer.echo(encode(found), nl=False)
    else:
        _read(snapshot, found)


def _read(snapshot: "Snapshot", asked: "Asked") -> None:
    _read_rest(snapshot, asked)
    from api.cli.reading import say

    if asked.answer is None:
        say("No answer: the question was not understood." if asked.verb == "none" else "No answer yet.")
    else:
        say(f"{asked.understood}  ({asked.command})")
        _read_answer(snapshot, asked)
    if asked.examples:
        say("You can ask, for example: " + " | ".join(asked.examples))


def _read_rest(snapshot: "Snapshot", asked: "Asked") -> None:
    """What was corrected, and what could not be used."""
    from api.cli.reading import say
    from graph.ask.verbs import display

    for one in asked.corrected:
        say(f'"{one.typed}" is read as "{one.taken}".')
    for missing in asked.not_understood:
        near = f"; did you mean {', '.join(missing.did_you_mean)}?" if missing.did_you_mean else "."
        say(f'"{missing.name}" is not in this roadmap{near}')
    for unclear in asked.ambiguous:
        say(f'"{unclear.name}" may mean {", ".join(display(id, snapshot) for id in unclear.candidates)}: say which.')
    for note in asked.notes:
        say(note)


def _read_answer(snapshot: "Snapshot", asked: "Asked") -> None:
    from api.cli import reading
    from graph.questions.before import Before
    from graph.questions.show import TopicAnswer

    if asked.verb == "hours" and isinstance(asked.answer, Before):
        reading.say(f"{asked.answer.total_hours_with_targets:g} hours in all.")
    if asked.verb == "describe":
        kind = "topic" if isinstance(asked.answer, TopicAnswer) else "skill"
    else:
        kind = _READINGS.get(asked.verb, asked.verb)
    getattr(reading, kind)(snapshot, asked.answer)
