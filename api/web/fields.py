"""What is wrong with a name in a form, in words that stand beside its field."""

from dataclasses import dataclass

from graph.ask.readings import display
from graph.errors import AmbiguousName, UnknownNames
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that a name may mean: how it is called, and the ``value`` that means it in a field."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """Why the value of a field cannot be used, and what may be meant instead."""

    words: str
    suggestions: tuple[Suggestion, ...]


def name_problem(snapshot: Snapshot, name: str) -> FieldProblem | None:
    """What is wrong with a name that is to stand for a skill, topic or role; None if nothing is.

    Raises
    ------
    InvalidParameter
        If the text cannot be a name at all.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> name_problem(Snapshot(TINY), "tranformers").suggestions
    (Suggestion(name='Transformers', value='Transformers'),)
    """
    try:
        snapshot.names.things([name], allow_all=True)
    except UnknownNames as problem:
        near = problem.suggestions.get(name, ())
        return FieldProblem(
            f"“{name}” is not in this roadmap.", tuple(Suggestion(display(one, snapshot), one) for one in near)
        )
    except AmbiguousName as problem:
        meanings = tuple(Suggestion(display(id, snapshot), id) for id in problem.candidates)
        return FieldProblem(f"“{name}” has several meanings.", meanings)
    return None
