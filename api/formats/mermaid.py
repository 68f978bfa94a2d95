"""A plan as a Mermaid flowchart: an arrow reads "learn this before that"."""

import json
from collections.abc import Iterator

from graph.questions.plan import Plan


def flowchart(plan: Plan) -> str:
    """Boxes in learning order, goals rounded, and the requirements between them.

    A plan that does not fit its deadline, or has nothing in it, says so in a title.
    """
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    numbers = {item.id: f"n{place}" for place, item in enumerate(plan.items, 1)}
    if not (plan.fits and plan.items):
        yield from ("---", f"title: {json.dumps(plan.title)}", "---")
    yield "flowchart LR"
    for item in plan.items:
        start, end = ("([", "])") if item.goal else ("[", "]")
        yield f'  {numbers[item.id]}{start}"{_text(item.name)}"{end}'
    for item in plan.items:
        for requirement in item.requires:
            if requirement.picked in numbers:
                yield f"  {numbers[requirement.picked]} --> {numbers[item.id]}"


def _text(text: str) -> str:
    """Text for inside Mermaid quotes; characters that could end them or be markup become entities."""
    return "".join(char if char.isalnum() or char in " .,+-/()'" else f"#{ord(char)};" for char in text)
