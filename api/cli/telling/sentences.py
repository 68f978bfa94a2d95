"""Print how a sentence was read, and its answer."""

from collections.abc import Iterator

from api.cli.output import say
from api.cli.telling.common import tell
from api.cli.telling.plans import tell_question
from graph.ask.asked import Asked
from graph.ask.readings import display
from graph.questions.before import Before
from graph.questions.placement import Placement
from graph.snapshot import Snapshot


@tell.register
def _asked(answer: Asked, snapshot: Snapshot) -> None:
    """The reading of a sentence, then the verb's own answer."""
    leftovers = list(_leftovers(answer, snapshot))
    examples = f"You can ask, for example: {' | '.join(answer.examples)}"
    if answer.answer is None:
        say(" ".join([*(leftovers or ["The question was not understood."]), examples]))
        return
    for line in leftovers:
        say(line)
    say(f"{answer.understood}  ({answer.command})")
    _told(answer, snapshot)
    if answer.examples:
        say(examples)


def _told(answer: Asked, snapshot: Snapshot) -> None:
    """The verb's own answer, and first what the sentence asks of it."""
    given: object = answer.answer
    if answer.verb == "hours" and isinstance(given, Before):
        say(f"{given.total_hours_with_targets:g} hours in all.")
    if isinstance(given, Placement):
        tell_question(given)
        say(f"Answer it, and those after it: {answer.command}")
    else:
        tell(given, snapshot)


def _leftovers(answer: Asked, snapshot: Snapshot) -> Iterator[str]:
    """Corrections of a sentence, and the parts of it that could not be used."""
    for one in answer.corrected:
        yield f'"{one.typed}" is read as "{one.taken}".'
    for missing in answer.not_understood:
        near = f"; did you mean {', '.join(missing.did_you_mean)}?" if missing.did_you_mean else "."
        yield f'"{missing.name}" is not in this roadmap{near}'
    for unclear in answer.ambiguous:
        yield f'"{unclear.name}" may mean {", ".join(display(id, snapshot) for id in unclear.candidates)}: say which.'
    yield from answer.notes
