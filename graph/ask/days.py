"""A day as people write it, by a table of forms; which day it is depends on today."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from dateutil.easter import easter
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {"monday": MO, "tuesday": TU, "wednesday": WE, "thursday": TH, "friday": FR, "saturday": SA, "sunday": SU}
_NUMBERS: Mapping[str, float] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45,
    "sixty": 60, "ninety": 90, "a": 1, "an": 1, "half a": 0.5, "half an": 0.5, "couple of": 2, "a couple of": 2,
    "one and a half": 1.5, "a few": 3,
}  # fmt: skip


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


NUMBER = rf"(?P<count>\d+(?:\.\d+)?|{any_of(_NUMBERS)})"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"

Parts = Mapping[str, str]
"""The named parts of a phrase, in small letters; one that is absent is empty."""


def _moved(day: date, /, **shift: Any) -> date:
    """A day moved by months, or to a day of its month or week; dateutil keeps within the month."""
    found: date = day + relativedelta(**shift)
    return found


def _numbered(year: str, month: int, day: str, today: date) -> date:
    """A day of a month; without a year, the next to come."""
    found = date(int(year) if year else today.year, month, int(day))
    return found if year or found >= today else found.replace(year=today.year + 1)


def _in_month(parts: Parts, today: date) -> date:
    """The first of a month; without a year, the next to come."""
    return _numbered(parts["year"], _MONTHS[parts["month"]], "1", today)


def _end_of_month(parts: Parts, today: date) -> date:
    first_of_this = today.replace(day=1)
    return _moved(_numbered(parts["year"], _MONTHS[parts["month"]], "1", first_of_this), day=31)


def _end_of(parts: Parts, today: date) -> date:
    period = parts["period"]
    inside = _moved(today, **{f"{period}s": 1 if parts["which"] == "next" else 0})
    return _moved(inside, **_ENDS[period])


def _end_of_quarter(parts: Parts, today: date) -> date:
    return _moved(_numbered(parts["year"], 3 * int(parts["quarter"]), "1", today.replace(day=1)), day=31)


def _next(parts: Parts, today: date) -> date:
    return _moved(today, **_STARTS[parts["period"]])


def after(parts: Parts, today: date) -> date:
    """The day that is a `SPAN` away."""
    count = number(parts["count"])
    if parts["period"] in _MONTHS_IN:
        return _moved(today, months=round(count * _MONTHS_IN[parts["period"]]))
    return today + timedelta(days=round(count * _DAYS_IN.get(parts["period"], 1)))


def _weekend(parts: Parts, today: date) -> date:
    """The Sunday of the weekend to come, or of the one after it."""
    return _moved(today, days=1, weekday=SU(2 if parts["which"] == "next" else 1))


def _on_weekday(parts: Parts, today: date) -> date:
    return _moved(today, days=1, weekday=WEEKDAYS[parts["weekday"]])


def _easter(_: Parts, today: date) -> date:
    this: date = easter(today.year)
    following: date = easter(today.year + 1)
    return this if this >= today else following


_ENDS: Mapping[str, Mapping[str, Any]] = {
    "week": {"weekday": SU}, "month": {"day": 31}, "year": {"month": 12, "day": 31},
}  # fmt: skip
_STARTS: Mapping[str, Mapping[str, Any]] = {
    "week": {"days": 1, "weekday": MO}, "month": {"months": 1, "day": 1}, "year": {"years": 1, "month": 1, "day": 1},
}  # fmt: skip

_DAYS_IN: Mapping[str, int] = {"week": 7, "weekend": 7, "wk": 7, "fortnight": 14}
_MONTHS_IN: Mapping[str, int] = {"month": 1, "quarter": 3, "semester": 6, "year": 12}


def _day_of_month(parts: Parts, today: date) -> date:
    """The next day of that number: "the 20th"."""
    this_month = today.replace(day=int(parts["day"]))
    return this_month if this_month >= today else _moved(today.replace(day=1), months=1, day=int(parts["day"]))


DAYS: tuple[tuple[str, Callable[[Parts, date], date]], ...] = (
    (r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})",
     lambda parts, today: date(int(parts["year"]), int(parts["month"]), int(parts["day"]))),
    (rf"(?:the )?{_DAY}(?: of)? {_MONTH}{_YEAR}",
     lambda parts, today: _numbered(parts["year"], _MONTHS[parts["month"]], parts["day"], today)),
    (rf"{_MONTH} {_DAY}\b(?!\d){_YEAR}",
     lambda parts, today: _numbered(parts["year"], _MONTHS[parts["month"]], parts["day"], today)),
    (rf"(?:the )?end of {_MONTH}{_YEAR}", _end_of_month),
    (rf"{_MONTH}{_YEAR}", _in_month),
    (r"(?:the )?end of (?:the )?(?P<which>this |next )?(?P<period>week|month|year)", _end_of),
    (r"next (?P<period>week|month|year)", _next),
    (r"(?:the )?(?:end of )?q(?P<quarter>[1-4])(?: (?P<year>\d{4}))?", _end_of_quarter),
    (r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})?",
     lambda parts, today: _numbered(parts["year"], int(parts["month"]), parts["day"], today)),
    (r"(?:next |this )(?P<weekday>" + "|".join(WEEKDAYS) + r")\b", _on_weekday),
    (r"(?P<weekday>" + "|".join(WEEKDAYS) + r")\b", _on_weekday),
    (r"(?:the |a |one )?(?P<which>this |next )?weekend", _weekend),
    (r"(?P<day>\d{1,2})(?:st|nd|rd|th)(?= *(?:[,.;:!?)]|$|for\b|and\b|i\b))", _day_of_month),
    (r"christmas|xmas", lambda _, today: _numbered("", 12, "25", today)),
    (r"new year'?s? eve", lambda _, today: _numbered("", 12, "31", today)),
    (r"(?:the )?new year'?s?(?: day)?", lambda _, today: _numbered("", 1, "1", today)),
    (r"easter", _easter),
    (r"tomorrow", lambda _, today: today + timedelta(days=1)),
    (r"today", lambda _, today: today),
)  # fmt: skip
"""How people write a day, and which one it is; ValueError or OverflowError if there is none."""

SPAN = rf"{NUMBER} ?-?(?P<period>day|weekend(?=s)|week|wk|fortnight|month|quarter|semester|year)s?(?:'? time)?"
"""How people write a time from today."""


def number(text: str) -> float:
    """A number in figures or as a word.

    Raises
    ------
    ValueError
    """
    small = text.casefold()
    return _NUMBERS[small] if small in _NUMBERS else float(small)
