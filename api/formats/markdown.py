"""A plan as a Markdown checklist with its reasons, and the ticked boxes of one read back."""

import re
from collections.abc import Iterable, Iterator, Set
from urllib.parse import quote

from api.formats.about import about
from graph.model import Level
from graph.questions.plan import Plan
from graph.questions.planned import PlanItem
from graph.questions.weeks import Part
from graph.questions.words import about_resource
from graph.snapshot import Snapshot

MAX_CHECKLIST_CHARACTERS = 1_000_000
"""Characters that a checklist may have."""

SAFE = "%/:=&?~#+!$,;'@()*[]"
"""Characters of an address that stay as they are inside angle brackets."""

_BOX = re.compile(r"^\s*[-*+]\s+\[(?P<mark>[ xX])\]\s+(?P<name>.*?)\s*$", re.MULTILINE)
_ID = re.compile(r"<!--\s*(?P<id>[a-z0-9-]+)(?:\s+(?P<part>\d+)/(?P<of>\d+))?\s*-->")
_HOURS = re.compile(r"\s*\([^()]*\bh\b[^()]*\)\s*$")
_PART = re.compile(r", (?P<part>\d+) of (?P<of>\d+)$")


def checklist(plan: Plan) -> str:
    """A plan as Markdown: weeks as headings, skills as boxes to tick, with their hours, questions and reasons.

    A skill that spans weeks has a box for each part, and only the last one says that it is known. The id stands in a
    comment behind each name, so that a ticked box is read back whatever it is called.
    """
    return "\n".join(_lines(plan)) + "\n"


def known_checklist(snapshot: Snapshot, known: Iterable[str]) -> str:
    """Known skills (ids) as Markdown with ticked boxes, the id in a comment behind each name.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> ticked(known_checklist(Snapshot(TINY), ["vectors", "softmax"]))
    ['vectors', 'softmax']
    """
    skills = (snapshot.skills[id] for id in known)
    boxes = [f"- [x] **{_text(skill.name)}** ({skill.hours:g} h) <!-- {skill.id} -->" for skill in skills]
    return "\n".join(["# Skills that I know", "", *boxes]) + "\n"


def ticked(text: str) -> list[str]:
    r"""The skills whose boxes are ticked in a Markdown text: the id from the comment, else the name.

    The box of a part that is not the last one stands for nothing yet.

    Examples
    --------
    >>> ticked("- [x] **Softmax** (1 h) <!-- softmax -->\n- [ ] Vectors\n- [X] SQL joins (4 h)")
    ['softmax', 'SQL joins']
    >>> ticked("- [x] Python, 1 of 2 (6 h) <!-- python 1/2 -->\n- [x] SQL, 2 of 2 (1 h)")
    ['SQL']
    """
    boxes = (box["name"] for box in _BOX.finditer(text[:MAX_CHECKLIST_CHARACTERS]) if box["mark"] != " ")
    return [name for name in map(_id_or_name, boxes) if name]


def _id_or_name(line: str) -> str:
    """The name of the skill that a ticked box makes known; empty for a part that is not the last."""
    if found := _ID.search(line):
        return "" if found["part"] and found["part"] != found["of"] else found["id"]
    plain = _HOURS.sub("", line).replace("**", "").strip()
    part = _PART.search(plain)
    if part is None:
        return plain
    return plain[: part.start()] if part["part"] == part["of"] else ""


def _lines(plan: Plan) -> Iterator[str]:
    yield f"# {_text(plan.title)}"
    for line in about(plan):
        yield from ("", _text(line))
    items = {item.id: item for item in plan.items}
    waived = {(one.skill, one.prerequisite) for one in plan.waived}
    yield from _milestones(plan, 0)
    for week in plan.weeks:
        yield ""
        yield f"## Week {week.number}: {week.starts} to {week.ends} ({week.hours:g} h)"
        yield ""
        for part in week.parts:
            yield from _part(items[part.id], part, waived)
        yield from _milestones(plan, week.number)
    yield from _conceded(plan)
    yield from _links(plan)
    yield ""
    yield f"<!-- plan {plan.hash} of revision {plan.revision} -->"


def _part(item: PlanItem, part: Part, waived: Set[tuple[str, str]]) -> Iterator[str]:
    level = ", enough to use" if item.level is Level.USE else ""
    if not part.done:
        yield f"- [ ] {_text(part.title)} ({part.hours:g} h) <!-- {item.id} {part.number}/{part.of} -->"
        return
    yield f"- [ ] **{_text(part.title)}** ({part.hours:g} h{level}) <!-- {item.id} -->"
    if item.can_you:
        yield f"  {_text(item.can_you)}"
    for one in item.resources:
        yield f"  - learn it from {_link(one.title or one.url, one.url)}{_text(about_resource(one))}"
    if item.reason:
        yield f"  - for {_text(item.reason.name)}: {_text(item.reason.reason)}"
    for need in item.requires:
        if (item.id, need.picked) not in waived:
            pages = "".join(f" ({_link(page.title or page.url, page.url)})" for page in need.evidence if page.url)
            yield f"  - needs {need.picked}: {_text(need.reason)}{pages}"


def _milestones(plan: Plan, week: int) -> Iterator[str]:
    for one in plan.milestones:
        if one.week == week:
            yield ""
            yield f"**Milestone: {_text(one.title)}.** {_text(one.build)} It works when: {_text(one.shows)}"


def _conceded(plan: Plan) -> Iterator[str]:
    """The cuts, lowered levels and waived requirements of a plan."""
    names = {item.id: item.name for item in plan.items} | {cut.id: cut.name for cut in plan.cuts}
    if plan.cuts:
        yield from ("", "## Left out to meet the deadline", "")
        yield from (f"- {_text(cut.name)} ({cut.hours:g} h): {_text(cut.costs)}" for cut in plan.cuts)
    if plan.waived:
        yield from ("", "## Waived: the price of what is left out", "")
        for one in plan.waived:
            yield f"- {_text(names[one.skill])} without {_text(names[one.prerequisite])}: {_text(one.reason)}"
    if plan.lowered:
        yield from ("", "## Only to be used, because of the deadline", "")
        yield from (f"- {_text(names[id])}" for id in plan.lowered)


def _links(plan: Plan) -> Iterator[str]:
    if plan.links:
        yield from ("", "## Links", "")
        yield from (f"- {_link(link.title or link.url, link.url)}" for link in plan.links)


def _link(title: str, url: str) -> str:
    """A Markdown link; characters that could end its address are escaped."""
    return f"[{_text(title)}](<{quote(url, safe=SAFE)}>)"


def _text(text: str) -> str:
    """Text with Markdown and HTML characters escaped, on one line."""
    return re.sub(r"([\\`*_<>\[\]|#])", r"\\\1", " ".join(text.split()))
