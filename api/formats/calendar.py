"""A plan as a calendar: one event a week."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

from api.formats.about import about
from graph.model import Resource
from graph.questions.plan import Plan
from graph.questions.weeks import Part, Week
from graph.questions.words import about_resource


def weeks(plan: Plan) -> str:
    """An iCalendar with an all-day event a week; stamps derive from the plan, so the same plan is the same bytes.

    The title and what the plan starts from describe the calendar, and stand in the first event, which every program
    shows. A plan without weeks has one event that says so.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Prereq//Study plan//EN")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(plan.title))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, vText("\n".join(about(plan))))
    for week in plan.weeks:
        calendar.add_component(_week(plan, week))
    if not plan.weeks:
        calendar.add_component(_event(plan, 0, date.fromisoformat(plan.start), 1, plan.title, list(about(plan))))
    return str(calendar.to_ical().decode())


def _week(plan: Plan, week: Week) -> Event:
    resources = {item.id: item.resources for item in plan.items}
    lines = [line for part in week.parts for line in _part(part, resources[part.id])]
    lines += [f"Milestone: {one.title}. {one.build}" for one in plan.milestones if one.week == week.number]
    first = [] if week.number > 1 else ["", plan.title, *about(plan)]
    summary = f"Week {week.number}: " + ", ".join(part.title for part in week.parts)
    return _event(plan, week.number, date.fromisoformat(week.starts), 7, summary, [*lines, *first])


def _part(part: Part, resources: Sequence[Resource]) -> Iterator[str]:
    """A skill, and where the learner who begins it can learn it."""
    yield f"{part.title}: {part.hours:g} h"
    for one in resources if part.number == 1 else ():
        yield f"  {one.title}{about_resource(one)}: {one.url}"


def _event(plan: Plan, number: int, starts: date, days: int, summary: str, lines: Sequence[str]) -> Event:
    event = Event()
    event.add("uid", f"{plan.hash[:32]}-{number}@prereq")
    event.add("dtstamp", datetime.combine(date.fromisoformat(plan.start), datetime.min.time(), UTC))
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(days=days))
    event.add("summary", summary)
    event.add("description", "\n".join(lines))
    event.add("transp", "TRANSPARENT")
    return event
