"""Print how a sentence was read, and its answer."""

from api.cli.output import say
from api.cli.telling.common import tell
from graph.ask.answer import Asked
from graph.ask.readings import display
from graph.questions.before import Before
from graph.snapshot import Snapshot


@tell.register
def _asked(answer: Asked, snapshot: Snapshot) -> None:
    """The reading of a sentence, then the verb's own answer."""
    _leftovers(answer, snapshot)
    if answer.answer is None:
        say("No answer: the question was not understood." if answer.verb == "none" else "No answer yet.")
    else:
        say(f"{answer.understood}  ({answer.command})")
        if answer.verb == "hours" and isinstance(answer.answer, Before):
            say(f"{answer.answer.total_hours_with_targets:g} hours in all.")
        tell(answer.answer, snapshot)
    if answer.examples:
        say("You can ask, for example: " + " | ".join(answer.examples))


def _leftovers(answer: Asked, snapshot: Snapshot) -> None:
    """Corrections of a sentence, and the parts of it that could not be used."""
    for one in answer.corrected:
        say(f'"{one.typed}" is read as "{one.taken}".')
    for missing in answer.not_understood:
        near = f"; did you mean {', '.join(missing.did_you_mean)}?" if missing.did_you_mean else "."
        say(f'"{missing.name}" is not in this roadmap{near}')
    for unclear in answer.ambiguous:
        say(f'"{unclear.name}" may mean {", ".join(display(id, snapshot) for id in unclear.candidates)}: say which.')
    for note in answer.notes:
        say(note)
