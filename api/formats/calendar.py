"""A plan as a calendar: one event a week."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from graph.questions.plan import Plan, Week


def weeks(plan: Plan) -> str:
    """A plan as iCalendar text with one all-day event a week.

    Time stamps derive from the plan's start, so the same plan gives the same text.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Prereq//Study plan//EN")
    calendar.add("version", "2.0")
    for week in plan.weeks:
        calendar.add_component(_event(plan, week))
    return str(calendar.to_ical().decode())


def _event(plan: Plan, week: Week) -> Event:
    starts = date.fromisoformat(week.starts)
    event = Event()
    event.add("uid", f"{plan.hash[:32]}-{week.number}@prereq")
    event.add("dtstamp", datetime.combine(date.fromisoformat(plan.start), datetime.min.time(), UTC))
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(days=7))
    event.add("summary", f"Week {week.number}: " + ", ".join(part.name for part in week.parts))
    event.add("description", "\n".join(f"{part.name}: {part.hours:g} h" for part in week.parts))
    event.add("transp", "TRANSPARENT")
    return event
