"""The addresses of the page: short ones, with only what differs from the defaults."""

from typing import Any
from urllib.parse import quote, urlencode

from api.web.parameters import Study, Ticked


def address(path: str, question: Ticked | None = None, **changes: Any) -> str:
    """A path with a question, some of whose fields may be changed.

    Examples
    --------
    >>> address("/before/bert", Study(known=("python",)), depth="use")
    '/before/bert?known=python&depth=use'
    >>> address("/map/c#")
    '/map/c%23'
    """
    fields = _fields(question, changes)
    query = urlencode({name: _short(value) for name, value in fields.items() if value}, doseq=True)
    return quote(path, safe="/:") + (f"?{query}" if query else "")


def _short(value: Any) -> Any:
    if value is True:
        return "true"
    return f"{value:g}" if isinstance(value, float) else value


def _fields(question: Ticked | None, changes: dict[str, Any]) -> dict[str, Any]:
    """What differs from the defaults, and the changes that are no field of the question."""
    if question is None:
        return changes
    kind = type(question)
    changed = kind.model_validate({**question.model_dump(), **changes}) if changes else question
    others = {name: value for name, value in changes.items() if name not in kind.model_fields}
    return {**changed.model_dump(mode="json", exclude_defaults=True), **others}


def plan_address(targets: tuple[str, ...], question: Study, form: str = "") -> str:
    """The plan of a study over the API, in a form to take away."""
    profile = {"known", "background", "lacking", "depth", "whole", "prefer", "avoid", "choose"}
    taken = profile | {"hours_per_week", "start", "deadline"}
    fields = question.model_dump(mode="json", exclude_defaults=True, include=taken)
    return "/api/v1/plan?" + urlencode({"target": targets, **fields, "format": form or "json"}, doseq=True)
