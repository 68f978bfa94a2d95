"""A plan to take away: Markdown, calendar, CSV and Mermaid; and a ticked checklist back.

A new form is one row of `Format`, and a module with its renderer.
"""

from typing import TYPE_CHECKING

from api.formats.form import Form

if TYPE_CHECKING:
    from graph.questions.plan import Plan


class Format(Form):
    """The forms of a plan: name, media type and renderer.

    Attributes
    ----------
    JSON
        Everything, for programs.
    MARKDOWN
        A checklist with boxes to tick.
    ICS
        A calendar with one entry a week.
    CSV
        A table with one row for each part of a week.
    MERMAID
        A flowchart of the skills.
    """

    JSON = "json", "application/json", "api.encode:encode"
    MARKDOWN = "markdown", "text/markdown; charset=utf-8", "api.formats.markdown:checklist"
    ICS = "ics", "text/calendar; charset=utf-8", "api.formats.calendar:weeks"
    CSV = "csv", "text/csv; charset=utf-8", "api.formats.table:rows"
    MERMAID = "mermaid", "text/plain; charset=utf-8", "api.formats.mermaid:flowchart"


def render(plan: "Plan", form: Format) -> bytes:
    """A plan in a form, as UTF-8."""
    return form.render(plan)
