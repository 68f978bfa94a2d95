"""Hours a week and dates in a sentence, by a table of phrasings; what cannot be read as a date is said, not guessed."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
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
_DAYS = {"monday": MO, "tuesday": TU, "wednesday": WE, "thursday": TH, "friday": FR, "saturday": SA, "sunday": SU}
_NUMBERS: Mapping[str, float] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45,
    "a": 1, "an": 1, "half a": 0.5, "half an": 0.5, "couple of": 2, "a couple of": 2,
}  # fmt: skip
_PER_WEEK = {
    "week": 1, "weeks": 1, "wk": 1, "w": 1, "weekly": 1, "weekend": 1, "weekends": 1,
    "day": 7, "d": 7, "daily": 7, "evening": 7, "night": 7, "morning": 7,
    "weekday": 5, "workday": 5, "weekdays": 5, "month": 12 / 52, "monthly": 12 / 52,
}  # fmt: skip


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_NUMBER = rf"(?P<count>\d+(?:\.\d+)?|{_any_of(_NUMBERS)})"
_RANGE = r"(?:\s*(?:-|–|to|or)\s*\d+(?:\.\d+)?)?"
_HOURS = re.compile(
    rf"\b{_NUMBER}{_RANGE}\s*-?\s*(?P<unit>hours?|hrs?|h|minutes?|mins?)\b\.?\s*(?:of \w+ )?"
    rf"(?:/|\b(?:a|an|per|each|every|in a|on)\s+|-?\s*)(?P<every>{_any_of(_PER_WEEK)})\b"
    r"(?P<days>\s+on\s+(?:weekdays|work ?days|weekends))?",
    re.IGNORECASE,
)
_WEEKS_OF = re.compile(rf"\bweeks? of {_NUMBER} ?(?P<unit>hours?|hrs?|h)\b", re.IGNORECASE)
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"


@dataclass(frozen=True, slots=True)
class When:
    """The hours a week and dates of a sentence, what is left of it without them, and what could not be read."""

    rest: str
    hours_per_week: float | None = None
    start: date | None = None
    deadline: date | None = None
    notes: tuple[str, ...] = ()


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


def _next(parts: Parts, today: date) -> date:
    return _moved(today, **_STARTS[parts["period"]])


def _after(parts: Parts, today: date) -> date:
    count = _number(parts["count"])
    if parts["period"] in {"month", "year"}:
        return _moved(today, months=round(count * (12 if parts["period"] == "year" else 1)))
    return today + timedelta(days=round(count * (7 if parts["period"] == "week" else 1)))


def _on_weekday(parts: Parts, today: date) -> date:
    return _moved(today, days=1, weekday=_DAYS[parts["weekday"]])


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

_DATES: tuple[tuple[str, Callable[[Parts, date], date]], ...] = (
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
    (r"(?:next |this )?(?P<weekday>" + "|".join(_DAYS) + r")", _on_weekday),
    (r"christmas|xmas", lambda _, today: _numbered("", 12, "25", today)),
    (r"new year'?s? eve", lambda _, today: _numbered("", 12, "31", today)),
    (r"(?:the )?new year'?s?(?: day)?", lambda _, today: _numbered("", 1, "1", today)),
    (r"easter", _easter),
    (r"tomorrow", lambda _, today: today + timedelta(days=1)),
    (r"today", lambda _, today: today),
)  # fmt: skip
"""How people write a day, and which one it is."""

_SPAN = rf"(?:the )?(?:next )?{_NUMBER} ?(?P<period>day|week|month|year)s?(?:'? time)?"
_SEASON = r"(?:spring|summer|autumn|fall|winter|semester|term)"
_VAGUE = rf"(?:(?:the )?(?:end of |middle of |mid ))?(?:the )?(?:next |this )?{_SEASON}"
_FIGURES = r"\d{1,4}[./]\d{1,2}(?:[./]\d{1,4})?"

_ROLES: tuple[tuple[str, str], ...] = (
    ("start", r"(?:from|starting|beginning|starts?)(?: (?:on|in|from|at))? (?:the )?{date}(?: on(?:wards)?)?"),
    ("deadline", r"(?:(?:due |finish(?:ed)? )?by|until|untill|till|til|due(?: on)?|no later than|before|in time for"
                 r"|deadline(?: is)?(?: on)?|(?:is )?on) (?:the )?{date}"),
    ("deadline", r"(?:in|within|over|during|for) (?:less than |about |around )?{span}"),
)  # fmt: skip
"""What a date is for, by the words before it; ``span`` is a time from today."""


def when(sentence: str, today: date) -> When:
    """What a sentence says about hours a week, a first day and a deadline.

    A month without a year is the next to come and means its first day; "end of" one, its last.

    Examples
    --------
    >>> found = when("2 hours a day until June, starting next week", date(2026, 11, 28))
    >>> found.hours_per_week, str(found.deadline), str(found.start)
    (14.0, '2027-06-01', '2026-11-30')
    >>> when("by 31 february", date(2026, 11, 28)).notes
    ('"31 february" is no date of the calendar: left out.',)
    """
    hours, rest = _hours(sentence)
    dates: dict[str, date] = {}
    notes: list[str] = []
    for role, phrase in _ROLES:
        rest = _cut_dates(rest, role, phrase, today, dates, notes)
    rest = _cut_vague(rest, notes)
    return When(rest, hours, dates.get("start"), dates.get("deadline"), tuple(notes))


def _hours(sentence: str) -> tuple[float | None, str]:
    found = _HOURS.search(sentence) or _WEEKS_OF.search(sentence)
    if not found:
        return None, sentence
    parts = {name: (text or "").casefold() for name, text in found.groupdict().items()}
    hours = _number(parts["count"]) / (60 if parts["unit"].startswith("m") else 1)
    times = _PER_WEEK[parts.get("every", "week")]
    if parts.get("days") and times == _PER_WEEK["day"]:
        times = 2 if "weekend" in parts["days"] else 5
    return round(hours * times, 1), f"{sentence[: found.start()]} . {sentence[found.end() :]}"


def _cut_dates(rest: str, role: str, phrase: str, today: date, dates: dict[str, date], notes: list[str]) -> str:
    """Read the dates of one role, and leave their words out."""
    forms = [(_SPAN, _after)] if "{span}" in phrase else list(_DATES)
    for form, day in forms:
        pattern = re.compile(
            r"\b" + phrase.format(date=f"(?P<said>{form})", span=f"(?P<said>{_SPAN})") + r"(?![\w-])", re.IGNORECASE
        )
        while found := pattern.search(rest):
            parts = {name: (text or "").casefold().strip() for name, text in found.groupdict().items()}
            _read(role, parts, day, today, dates, notes)
            rest = f"{rest[: found.start()]} . {rest[found.end() :]}"
    return rest


def _read(
    role: str, parts: Parts, day: Callable[[Parts, date], date], today: date, dates: dict[str, date], notes: list[str]
) -> None:
    try:
        found = day(parts, today)
    except (ValueError, OverflowError):
        notes.append(f'"{parts["said"]}" is no date of the calendar: left out.')
        return
    if found < today:
        notes.append(f'"{parts["said"]}" is over: left out.')
    elif role in dates:
        notes.append(f'"{parts["said"]}" is a second {role}: left out.')
    else:
        dates[role] = found


def _cut_vague(rest: str, notes: list[str]) -> str:
    """Leave out what is meant as a date and is none that can be read."""
    pattern = re.compile(
        rf"\b(?:by|until|till|before|in|on|from|starting)\s+(?P<said>{_VAGUE}|{_FIGURES})(?![\w-])", re.IGNORECASE
    )
    while found := pattern.search(rest):
        notes.append(f'"{found["said"]}" is no exact day: left out; write it like 2027-03-01.')
        rest = f"{rest[: found.start()]} . {rest[found.end() :]}"
    return rest


def _number(text: str) -> float:
    small = text.casefold()
    return _NUMBERS[small] if small in _NUMBERS else float(small)
