"""Hours a week and dates in a sentence; what cannot be read as a date is said, not guessed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from graph.ask.days import DAYS, NUMBER, SPAN, Parts, after, any_of, number

_PER_WEEK = {
    "week": 1, "weeks": 1, "wk": 1, "w": 1, "weekly": 1, "weekend": 1, "weekends": 1,
    "day": 7, "d": 7, "daily": 7, "evening": 7, "night": 7, "morning": 7,
    "weekday": 5, "workday": 5, "weekdays": 5, "month": 12 / 52, "monthly": 12 / 52,
}  # fmt: skip
_RANGE = r"(?:\s*(?:-|–|to|or)\s*\d+(?:\.\d+)?)?"
_HOURS = re.compile(
    rf"\b{NUMBER}{_RANGE}\s*-?\s*(?P<unit>hours?|hrs?|h|minutes?|mins?)\b\.?\s*(?:of \w+ )?"
    rf"(?:/|\b(?:a|an|per|each|every|in a|on)\s+|-?\s*)(?P<every>{any_of(_PER_WEEK)})\b"
    r"(?P<days>\s+on\s+(?:weekdays|work ?days|weekends))?",
    re.IGNORECASE,
)
_WEEKS_OF = re.compile(rf"\bweeks? of {NUMBER} ?(?P<unit>hours?|hrs?|h)\b", re.IGNORECASE)

_SEASON = r"(?:spring|summer|autumn|fall|winter|semester|term)"
_VAGUE = re.compile(
    r"\b(?:by|until|till|before|in|on|from|starting) (?P<said>(?:(?:the )?(?:end of |middle of |mid ))?(?:the )?"
    rf"(?:next |this )?{_SEASON}|\d{{1,4}}[./]\d{{1,2}}(?:[./]\d{{1,4}})?)(?![\w-])",
    re.IGNORECASE,
)

_ROLES: tuple[tuple[str, str], ...] = (
    ("start", r"(?:from|starting|beginning|starts?)(?: (?:on|in|from|at))? (?:the )?{day}(?: on(?:wards)?)?"),
    ("deadline", r"(?:(?:due |finish(?:ed)? )?by|until|untill|till|til|due(?: on)?|no later than|before|in time for"
                 r"|deadline(?: is)?(?: on)?|(?:is )?on) (?:the )?{day}"),
    ("deadline", r"(?:in|within|(?:over|for|during|in) the next) (?:less than |about |around )?{span}"),
)  # fmt: skip
"""What a day is for, by the words before it; ``span`` is a time from today."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The hours a week and dates of a sentence, what is left of it without them, and what could not be read."""

    rest: str
    hours_per_week: float | None = None
    start: date | None = None
    deadline: date | None = None
    notes: tuple[str, ...] = ()


def timing(sentence: str, today: date) -> Timing:
    """What a sentence says about hours a week, a first day and a deadline.

    A month without a year is the next to come and means its first day; "end of" one, its last.

    Examples
    --------
    >>> found = timing("2 hours a day until June, starting next week", date(2026, 11, 28))
    >>> found.hours_per_week, str(found.deadline), str(found.start)
    (14.0, '2027-06-01', '2026-11-30')
    >>> timing("by 31 february", date(2026, 11, 28)).notes
    ('"31 february" is no date of the calendar: left out.',)
    """
    hours, rest = _hours(sentence)
    reading = _Dates(rest, today)
    for role, phrase in _ROLES:
        forms = [(SPAN, after)] if "{span}" in phrase else DAYS
        for form, day in forms:
            said = f"(?P<said>{form})"
            reading.read(role, rf"\b{phrase.format(day=said, span=said)}(?![\w-])", day)
    reading.leave_vague_ones_out()
    return Timing(reading.rest, hours, reading.dates.get("start"), reading.dates.get("deadline"), tuple(reading.notes))


def _hours(sentence: str) -> tuple[float | None, str]:
    found = _HOURS.search(sentence) or _WEEKS_OF.search(sentence)
    if not found:
        return None, sentence
    parts = _parts(found)
    hours = number(parts["count"]) / (60 if parts["unit"].startswith("m") else 1)
    times = _PER_WEEK[parts.get("every", "week")]
    if parts.get("days") and times == _PER_WEEK["day"]:
        times = 2 if "weekend" in parts["days"] else 5
    return round(hours * times, 1), _without(sentence, found)


@dataclass(slots=True)
class _Dates:
    """What is left of a sentence while its dates are read, and what they are."""

    rest: str
    today: date
    dates: dict[str, date] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def read(self, role: str, pattern: str, day: Callable[[Parts, date], date]) -> None:
        """Read the days that are written in one form and said in one role, and leave their words out."""
        while found := re.search(pattern, self.rest, re.IGNORECASE):
            parts = _parts(found)
            try:
                self._take(role, parts["said"], day(parts, self.today))
            except (ValueError, OverflowError):
                self.notes.append(f'"{parts["said"]}" is no date of the calendar: left out.')
            self.rest = _without(self.rest, found)

    def leave_vague_ones_out(self) -> None:
        """Leave out what is meant as a date and is no day."""
        while found := _VAGUE.search(self.rest):
            self.notes.append(f'"{found["said"]}" is no exact day: left out; write it like 2027-03-01.')
            self.rest = _without(self.rest, found)

    def _take(self, role: str, said: str, day: date) -> None:
        if day < self.today:
            self.notes.append(f'"{said}" is over: left out.')
        elif role in self.dates:
            self.notes.append(f'"{said}" is a second {role}: left out.')
        else:
            self.dates[role] = day


def _parts(found: re.Match[str]) -> Parts:
    return {name: (text or "").casefold().strip() for name, text in found.groupdict().items()}


def _without(sentence: str, found: re.Match[str]) -> str:
    """A sentence without what was found, whose place ends a clause."""
    return f"{sentence[: found.start()]} . {sentence[found.end() :]}"
