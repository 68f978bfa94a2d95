"""What is wrong with a parameter: it is unknown, missing or invalid."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.errors import InvalidParameter, MissingParameter, UnknownParameter

MIN_LIKENESS = 60
"""From which likeness (0 to 100) on a parameter may be meant by an unknown one."""

MAX_SUGGESTIONS = 2
"""Parameters that are named for an unknown one."""


def parameter_error(field: str, fault: Mapping[str, Any], known: Sequence[str]) -> InvalidParameter:
    """The error of a parameter, from what pydantic says of it; ``known`` are the parameters that there are.

    Examples
    --------
    >>> str(parameter_error("knwon", {"type": "extra_forbidden"}, ["target", "known"]))
    'knwon is no parameter here: did you mean known?'
    >>> str(parameter_error("limit", {"type": "x", "msg": "Input should be less than or equal to 50"}, []))
    'limit should be less than or equal to 50'
    """
    match fault["type"]:
        case "missing":
            return MissingParameter(field)
        case "extra_forbidden":
            return UnknownParameter(field, nearest(field, known), known)
        case _:
            return InvalidParameter(field, str(fault["msg"]).removeprefix("Input "))


def nearest(field: str, known: Sequence[str]) -> list[str]:
    """The known parameters that are spelled most like a field, the most alike first.

    Examples
    --------
    >>> nearest("goal", ["target", "known"])
    []
    """
    from rapidfuzz import process

    found = process.extract(field, known, limit=MAX_SUGGESTIONS, score_cutoff=MIN_LIKENESS)
    return [name for name, *_ in found]
