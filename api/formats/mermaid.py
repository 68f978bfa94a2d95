"""A plan as a Mermaid flowchart: an arrow reads "learn this before that"."""

from collections.abc import Iterator

from graph.questions.plan import Plan


def flowchart(plan: Plan) -> str:
    """A plan as Mermaid text: boxes in learning order, targets rounded, an arrow for each requirement between them."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    numbers = {item.id: f"n{place}" for place, item in enumerate(plan.items, 1)}
    yield "flowchart LR"
    for item in plan.items:
        start, end = ("([", "])") if item.target else ("[", "]")
        yield f'  {numbers[item.id]}{start}"{_text(item.name)}"{end}'
    for item in plan.items:
        for requirement in item.requires:
            if requirement.picked in numbers:
                yield f"  {numbers[requirement.picked]} --> {numbers[item.id]}"


def _text(text: str) -> str:
    """Text for inside Mermaid quotes; characters that could end them or be markup become entities."""
    return "".join(char if char.isalnum() or char in " .,+-/()'" else f"#{ord(char)};" for char in text)
