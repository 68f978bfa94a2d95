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
