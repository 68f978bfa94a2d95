"""A plan as a Markdown checklist with its reasons, and the ticked boxes of one read back."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from graph.questions.plan import Plan, PlanItem

MAX_CHECKLIST_CHARACTERS = 1_000_000
"""Characters that a checklist may have."""

SAFE = "%/:=&?~#+!$,;'@()*[]"
"""Characters of an address that stay as they are inside angle brackets."""

_BOX = re.compile(r"^\s*[-*+]\s+\[(?P<mark>[ xX])\]\s+(?P<name>.*?)\s*$", re.MULTILINE)
_ID = re.compile(r"<!--\s*(?P<id>[a-z0-9-]+)\s*-->")


def checklist(plan: Plan) -> str:
    """A plan as Markdown: weeks as headings, skills as boxes to tick, with their hours, questions and reasons.

    A comment behind each name holds the skill's id, so `ticked` reads a box back even if its name was changed.
    """
    return "\n".join(_lines(plan)) + "\n"


def ticked(text: str) -> list[str]:
    r"""The skills whose boxes are ticked in a Markdown text: the id from the comment, else the name.

    Examples
    --------
    >>> ticked("- [x] **Softmax** (1 h) <!-- softmax -->\n- [ ] Vectors\n- [X] SQL joins (4 h)")
    ['softmax', 'SQL joins']
    """
    return [_id_or_name(box["name"]) for box in _BOX.finditer(text[:MAX_CHECKLIST_CHARACTERS]) if box["mark"] != " "]


def _id_or_name(line: str) -> str:
    if comment := _ID.search(line):
        return comment["id"]
    plain = re.sub(r"\s*\([^()]*\bh\)\s*$", "", line)
    return plain.replace("**", "").strip()


def _lines(plan: Plan) -> Iterator[str]:
    yield f"# Plan: {', '.join(item.name for item in plan.items if item.target) or ', '.join(plan.targets)}"
    yield ""
    yield f"{plan.planned_hours:g} hours at {plan.hours_per_week:g} a week from {plan.start}" + (
        f" to {plan.finish}." if plan.finish else "."
    )
    items = {item.id: item for item in plan.items}
    for week in plan.weeks:
        yield ""
        yield f"## Week {week.number}: {week.starts} to {week.ends} ({week.hours:g} h)"
        yield ""
        for part in week.parts:
            yield from _part(items[part.id], part.hours, part.done)
    yield from _notes(plan)


def _part(item: PlanItem, hours: float, done: bool) -> Iterator[str]:
    if not done:
        yield f"- {_text(item.name)}, {hours:g} h of {item.hours:g}"
        return
    yield f"- [ ] **{_text(item.name)}** ({hours:g} h) <!-- {item.id} -->"
    if item.can_you:
        yield f"  {_text(item.can_you)}"
    for requirement in item.requires:
        pages = "".join(f" ({_link(page.title or page.url, page.url)})" for page in requirement.evidence if page.url)
        yield f"  - needs {requirement.picked}: {_text(requirement.reason)}{pages}"


def _notes(plan: Plan) -> Iterator[str]:
    if plan.cuts:
        yield ""
        yield "## Left out to meet the deadline"
        yield ""
        yield from (f"- {_text(cut.name)} ({cut.hours:g} h): {_text(cut.costs)}" for cut in plan.cuts)
    if plan.links:
        yield ""
        yield "## Links"
        yield ""
        yield from (f"- {_link(link.title or link.url, link.url)}" for link in plan.links)
    if plan.instead:
        yield ""
        enough = plan.instead.hours_per_week
        more = f"with {enough:g} hours a week, or " if enough else ""
        yield f"This does not fit. It would {more}until {plan.instead.deadline}."
    yield ""
    yield f"<!-- plan {plan.hash} of revision {plan.revision} -->"


def _link(title: str, url: str) -> str:
    """A Markdown link; characters that could end its address are escaped."""
    return f"[{_text(title)}](<{quote(url, safe=SAFE)}>)"


def _text(text: str) -> str:
    """Text with Markdown and HTML characters escaped, on one line."""
    return re.sub(r"([\\`*_<>\[\]|#])", r"\\\1", " ".join(text.split()))
