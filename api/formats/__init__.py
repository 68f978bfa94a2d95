"""A plan to take away: Markdown, calendar, CSV and Mermaid; and a ticked checklist back."""

from collections.abc import Callable
from enum import StrEnum

from graph.questions.plan import Plan


class Format(StrEnum):
    """The forms of a plan."""

    JSON = "json"
    MARKDOWN = "markdown"
    ICS = "ics"
    CSV = "csv"
    MERMAID = "mermaid"


MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.ICS: "text/calendar; charset=utf-8",
    Format.CSV: "text/csv; charset=utf-8",
    Format.MERMAID: "text/plain; charset=utf-8",
}


def render(plan: Plan, form: Format) -> bytes:
    """A plan in a form, as UTF-8."""
    if form is Format.JSON:
        from api.encode import encode

        return encode(plan)
    return _renderer(form)(plan).encode()


def _renderer(form: Format) -> Callable[[Plan], str]:
    from api.formats import calendar, markdown, mermaid, table

    renderers = {
        Format.MARKDOWN: markdown.checklist,
        Format.ICS: calendar.weeks,
        Format.CSV: table.rows,
        Format.MERMAID: mermaid.flowchart,
    }
    return renderers[form]
