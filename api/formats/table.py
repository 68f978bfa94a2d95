"""A plan as CSV: one row a skill."""

import csv
import io

from graph.questions.plan import Plan

COLUMNS = (
    *("place", "id", "name", "topic", "level", "hours", "first_week", "last_week", "goal", "requires"),
    *("reason", "plan"),
)
"""``plan`` is the title, in every row, so that a plan that does not fit says so here too."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(plan: Plan) -> str:
    """A plan as CSV (RFC 4180) with a heading line, in learning order; ``hours`` are at the plan's pace.

    A name that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for place, item in enumerate(plan.items, 1):
        requires = " ".join(requirement.picked for requirement in item.requires)
        weeks = (item.first_week, item.last_week)
        reason = f"for {item.reason.name}: {item.reason.reason}" if item.reason else ""
        texts = (requires, _safe(reason), _safe(plan.title))
        cells = (place, item.id, _safe(item.name), item.topic, item.level, f"{item.hours:g}", *weeks, int(item.goal))
        writer.writerow((*cells, *texts))
    return out.getvalue()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
