"""Hours a week in all the forms in which people say them, and times that are no deadline."""

from datetime import date

import pytest

from graph.ask.hours import weekly_hours
from graph.ask.timing import timing


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("10h/wk", 10), ("30 min a day", 3.5), ("90 minutes every weekday", 7.5), ("1.5hr daily", 10.5),
        ("weekends only, 5 hours each day", 10), ("2h on saturdays and 3h on sundays", 5),
        ("an hour on tuesdays and thursdays", 2), ("6 hours mon-fri", 30), ("one day (Friday, 8h)", 8),
        ("two evenings a week, 90 minutes each", 3), ("over 20 weeks, ten hours each", 10),
        ("full weeks of 40 hours", 40), ("next friday 10h per week", 10), ("3 hours a day on weekdays", 15),
    ],
)  # fmt: skip
def test_hours_a_week_are_counted(said, hours):
    assert weekly_hours(f"RAG {said}")[0] == hours


@pytest.mark.parametrize("said", ["only weekends", "evenings only", "part-time"])
def test_times_without_hours_are_said(said):
    hours, _, notes = weekly_hours(f"RAG {said}")
    assert (hours, notes) == (None, (f'"{said}" says no number of hours.',))


@pytest.mark.parametrize(
    ("said", "deadline"),
    [
        ("over 8 weeks", "2027-01-23"), ("6h a week for 3 months", "2027-02-28"), ("2 month", "2027-01-28"),
        ("in a weekend", "2026-11-29"), ("next weekend", "2026-12-06"), ("next friday", "2026-12-04"),
        ("we have a quarter", "2027-02-28"), ("due in May", "2027-05-01"), ("100 day challenge", "2027-03-08"),
        ("python for 3 years", "None"), ("15 year old", "None"), ("used docker for 6 months", "None"),
        ("6 weeks ago", "None"), ("5 hours a week", "None"),
        ("I start on 1 September, exam on 12 December", "2027-12-12"),
    ],
)  # fmt: skip
def test_a_time_from_today_is_a_deadline_unless_it_has_passed(said, deadline):
    assert str(timing(f"RAG, {said}", date(2026, 11, 28)).deadline) == deadline


def test_a_time_that_is_shorter_than_a_day_asks_for_hours_and_is_said():
    found = timing("can I learn RAG in an afternoon", date(2026, 11, 28))
    assert found.asks_hours
    assert found.notes == ('"an afternoon" is less than a day: compare it with the hours.',)
