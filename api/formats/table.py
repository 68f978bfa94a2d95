"""A plan as CSV: one row a skill."""

import csv
import io

from graph.questions.plan import Plan

COLUMNS = ("place", "id", "name", "topic", "hours", "first_week", "last_week", "target", "requires")

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
        cells = (place, item.id, _safe(item.name), item.topic, f"{item.hours:g}", *weeks, int(item.target), requires)
        writer.writerow(cells)
    return out.getvalue()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
