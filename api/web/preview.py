"""What a link shows where it is sent: the description of a view, beside its title."""

from collections.abc import Mapping
from typing import Any

from api.web.home import hours_range
from graph.questions.before import Before
from graph.questions.show import SkillCard
from graph.questions.why.answer import Why
from graph.questions.words import counted


def description(context: Mapping[str, Any]) -> str:
    """What the view of a context answers, in a sentence or two; empty for a view that says it in its own words.

    Examples
    --------
    >>> from graph.questions.before import before
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> _of_answer(before(Snapshot(TINY), ["transformers"]))
    '4 skills, 16 to 30 hours. Start with Vectors.'
    """
    match context:
        case {"shown": object(answer=Before() as answer)}:
            return _of_answer(answer)
        case {"answer": Why(sentence=sentence)}:
            return sentence
        case {"card": SkillCard(summary=summary, can_you=can_you)}:
            return " ".join(filter(None, [summary, can_you]))
        case _:
            return ""


def _of_answer(answer: Before) -> str:
    items = (*answer.items, *answer.target_items)
    if not items:
        return "Nothing is left to learn."
    hours = hours_range(answer.total_hours if answer.items else answer.total_hours_with_targets)
    return f"{counted(len(answer.items or items), 'skill')}, {hours}. Start with {items[0].name}."
