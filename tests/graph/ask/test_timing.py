from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ask.timing import Timing, timing

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("8h a week", 8), ("2 hours a day", 14), ("an hour a day on weekdays", 5), ("10 hrs/wk", 10),
        ("half an hour every day", 3.5), ("90 minutes a day", 10.5), ("5 hours per week", 5), ("6h/week", 6),
        ("7 hours weekly", 7), ("two hours each evening", 14), ("3 hours a day on weekends", 6),
        ("8-10 hours a week", 8), ("full weeks of 40 hours", 40), ("26 hours a month", 6),
        ("weekends only", None), ("20 hours", None),
    ],
)  # fmt: skip
def test_hours_a_week_are_read(said, hours):
    assert timing(f"Kubernetes, {said}, please", TODAY).hours_per_week == hours


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("until june", "2027-06-01"), ("by june", "2027-06-01"), ("by the end of june", "2027-06-30"),
        ("by june 2028", "2028-06-01"), ("in 3 months", "2027-02-28"), ("within two weeks", "2026-12-12"),
        ("by christmas", "2026-12-25"), ("by new year", "2027-01-01"), ("by easter", "2027-03-28"),
        ("by 2027-03-01", "2027-03-01"), ("by 1 March", "2027-03-01"), ("until March 1st, 2028", "2028-03-01"),
        ("by friday", "2026-12-04"), ("by the end of the year", "2026-12-31"), ("by next month", "2026-12-01"),
        ("by the end of next week", "2026-12-06"), ("by november", "2027-11-01"),
        ("by the end of november", "2026-11-30"), ("in a year", "2027-11-28"),
        ("the exam is on 15 February", "2027-02-15"),
    ],
)  # fmt: skip
def test_deadlines_are_read(said, day):
    found = timing(f"RAG {said}", TODAY)
    assert (str(found.deadline), found.start, found.notes) == (day, None, ())


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("starting 2027-01-04", "2027-01-04"), ("starting tomorrow", "2026-11-29"), ("from monday", "2026-11-30"),
        ("starting in january", "2027-01-01"), ("beginning next week", "2026-11-30"),
        ("from 4 january on", "2027-01-04"),
    ],
)  # fmt: skip
def test_first_days_are_read(said, day):
    found = timing(f"RAG {said}", TODAY)
    assert (str(found.start), found.deadline) == (day, None)


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("by 31 february", '"31 february" is no date'), ("until 2020-01-01", '"2020-01-01" is over'),
        ("by next summer", '"next summer" is no exact day'), ("by 3/4/2027", '"3/4/2027" is no exact day'),
        ("by june or by july", "second deadline"), ("in 99999999999 weeks", "is no date"),
        ("by 2027-13-01", "is no date"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_said_and_never_guessed(said, note):
    found = timing(f"LoRA {said}", TODAY)
    assert note in " ".join(found.notes)
    assert str(found.deadline) in {"None", "2027-06-01"}


@pytest.mark.parametrize(
    "said", ["time series in r", "8-bit quantization", "march of the transformers", "may I learn go"]
)
def test_names_and_other_words_are_no_dates(said):
    assert timing(said, TODAY) == Timing(said)


@given(st.text(max_size=200), st.dates(date(1900, 1, 1), date(2190, 1, 1)))
def test_no_text_breaks_the_reading_of_dates(text, today):
    found = timing(text, today)
    assert all(day is None or day >= today for day in (found.start, found.deadline))


@pytest.mark.parametrize(
    ("today", "said", "day"),
    [
        ("2026-11-27", "by friday", "2026-12-04"), ("2026-11-26", "by friday", "2026-11-27"),
        ("2026-11-27", "by next friday", "2026-12-04"), ("2026-11-30", "by next week", "2026-12-07"),
        ("2026-11-29", "by next week", "2026-11-30"), ("2026-11-29", "by the end of the week", "2026-11-29"),
        ("2026-11-29", "by the end of next week", "2026-12-06"), ("2026-11-28", "by 28 november", "2026-11-28"),
        ("2026-11-28", "by 27 november", "2027-11-27"), ("2026-11-01", "by november", "2026-11-01"),
        ("2026-11-02", "by november", "2027-11-01"), ("2026-11-30", "by the end of november", "2026-11-30"),
        ("2026-12-01", "by the end of november", "2027-11-30"), ("2026-12-25", "by christmas", "2026-12-25"),
        ("2026-12-26", "by xmas", "2027-12-25"), ("2027-03-28", "by easter", "2027-03-28"),
        ("2027-03-29", "by easter", "2028-04-16"), ("2026-12-31", "by the end of the year", "2026-12-31"),
        ("2026-12-31", "by the end of next month", "2027-01-31"), ("2026-12-31", "by new year's eve", "2026-12-31"),
        ("2026-12-31", "by new year", "2027-01-01"), ("2026-12-31", "by next year", "2027-01-01"),
        ("2026-12-01", "by next month", "2027-01-01"), ("2026-11-28", "by today", "2026-11-28"),
        ("2028-02-29", "in a year", "2029-02-28"), ("2026-11-28", "in ten days", "2026-12-08"),
        ("2026-11-28", "in half a year", "2027-05-28"), ("2026-11-28", "over the next 2 weeks", "2026-12-12"),
    ],
)  # fmt: skip
def test_a_day_is_today_or_the_next_to_come(today, said, day):
    found = timing(f"RAG {said}", date.fromisoformat(today))
    assert (str(found.deadline), found.notes) == (day, ())


def test_a_day_that_is_over_is_left_out_and_of_two_the_one_with_its_year_counts():
    found = timing("RAG by 2026-11-27, starting monday, from 2027-02-01, until 2027-03-01", TODAY)
    assert (str(found.start), str(found.deadline)) == ("2027-02-01", "2027-03-01")
    assert found.notes == ('"monday" is a second start: left out.', '"2026-11-27" is over: left out.')


def test_what_is_read_as_hours_or_a_day_is_left_out_of_the_sentence():
    found = timing("RAG by friday and LoRA with 8 hours a week please", TODAY)
    assert found.rest.split() == ["RAG", ".", "and", "LoRA", "with", ".", "please"]
