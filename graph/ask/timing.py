"""Hours a week and dates in a sentence; what cannot be read as a date is said, not guessed."""

# ruff: noqa: E501 - a phrase reads best on one line

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil

from graph.ask.days import DAYS, NUMBER, SPAN, Parts, after, number
from graph.ask.hours import weekly_hours, without

_SEASON = r"(?:spring|summer|autumn|fall|winter|semester|(?<!the )term)"
_VAGUE = re.compile(
    r"\b(?:by|until|till|before|in|on|from|starting|over|during|this) (?P<said>(?:(?:the )?(?:end of |middle of |mid ))?(?:the )?"
    rf"(?:next |this )?{_SEASON}|\d{{1,4}}[./]\d{{1,2}}(?:[./]\d{{1,4}})?)(?![\w-])",
    re.IGNORECASE,
)

_OCCASION = (
    r"(?:internship|job|position|role|course|class|semester|term|exams?|school|uni|university|degree|studies|bootcamp|project|master|"
    r"training|contract|interview|conference|year|season|gig|lectures?|thesis|apprenticeship|programme|program|studium|trip)"
)
"""What begins or takes place on a day by which one wants to have learned something."""

_ROLES: tuple[tuple[str, str], ...] = (
    ("deadline", rf"{_OCCASION}(?: \w+)? (?:starts?|begins?|is due|kicks off|opens|is|are|takes place|happens)(?: on| in| at)? (?:the )?{{day}}"),
    ("deadline", r"(?:in|over|within|during|for) (?:the |this )?(?:next|coming|upcoming|following) {one}"),
    ("deadline", r"(?:is|are|will|would|can) {span}(?= (?:\w+ )?(?:enough|sufficient|realistic|ok|okay|too short|fine|reasonable|doable|suffice|do)\b)"),
    ("start", r"(?:from|starting|beginning|starts?)(?: (?:on|in|from|at))? (?:the )?{day}(?: on(?:wards)?)?"),
    ("deadline", r"(?:(?:due |finish(?:ed)? )?by|until|untill|till|til|due(?: on| in)?|no later than|before|in time for"
                 r"|deadline(?: is)?(?: on)?|(?:is|are|exam|interview|test|talk|presentation|starts) on) (?:the )?{day}"),
    ("deadline", r"(?:on|target:?) (?:the )?{exact}"),
    ("deadline", r"(?:with)?(?:in|over|for|during|have|got|takes?|my|a)?\s*(?:the |my )?(?:next |coming |only |just |about |around |less than |under |max )*{span}"),
    ("deadline", r"(?:in |over |on |for |within |during )?{bare}"),
)  # fmt: skip
"""What a day is for, by the words before it.

``span`` is a time from today, ``bare`` a day that needs no word before it, ``exact`` one of the calendar.
"""

_BARE = re.compile(r"^\(\?:next |weekend")
_PAST = re.compile(
    r"\b(?:been|used|worked|know|knows|knew|known|experience|learned|learnt|did|studied"
    r"|since|every|per|first|after|spent|yesterday|isn'?t|not|than)\b[^.,;!?]*$",
    re.IGNORECASE,
)
"""What is said before a time that has passed, or that is no time to learn in."""

_AGE = re.compile(
    r"^\W*(?:old|ago|of experience|experience|in (?:industry|the)|back|long|each|thing|job|matter|affair|or more like|or rather)\b"
    r"|^-old",
    re.IGNORECASE,
)
"""What is said after such a time."""

_TOTAL = re.compile(
    rf"(?<![\w.-])(?P<said>{NUMBER}\s*-?\s*(?:free |spare |study )?(?:hours?|hrs?|h))\b(?! (?:per|a|each|every|daily|weekly|long)\b)"
    r"(?:,? (?:in )?(?P<all>total|all|altogether|overall|together|in sum|at most|max(?:imum)?|left|available|to (?:spend|spare|invest|give)|only))?",
    re.IGNORECASE,
)
"""Hours in all."""

_BUDGET = re.compile(
    r"\b(?:have|has|got|only|exactly|just|with|budget(?: of)?|total of|total|spend|invest|spare|do|in|within|if i had|given|at most|max(?:imum)?|about|around|are|is)\W*$",
    re.IGNORECASE,
)
"""What is said before hours in all."""

_SHORT = re.compile(
    r"\b(?:in|within|over) (?P<said>(?:an? |one |\d+ |a few |a couple of )?(?:single )?(?:afternoon|evening|morning|night|lunch break|sitting|hour or two|minutes?|mins?))\b",
    re.IGNORECASE,
)
"""A time that is shorter than a day: what it is asked of is answered in hours."""


_UNTIL_THEN = re.compile(r"\b(?:until|till|by|before) then\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Timing:
    """The hours a week and dates of a sentence, what is left of it without them, and what could not be read."""

    rest: str
    hours_per_week: float | None = None
    start: date | None = None
    deadline: date | None = None
    notes: tuple[str, ...] = ()
    asks_hours: bool = False
    total_hours: float | None = None
    today: date | None = field(default=None, compare=False)

    @property
    def is_dated(self) -> bool:
        """Whether anything in it makes a question one for a plan."""
        return bool(self.hours_per_week or self.start or self.deadline)

    def in_weeks(self, hours_per_week: float) -> date | None:
        """The day when hours in all are over, at so many a week from the first day; None without them."""
        if not self.total_hours or not self.today:
            return None
        weeks = ceil(self.total_hours / hours_per_week)
        return (self.start or self.today) + timedelta(days=7 * weeks - 1)


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
    hours, rest, unsaid = weekly_hours(sentence)
    reading = _Dates(rest, today, notes=list(unsaid))
    for role, phrase in _ROLES:
        for form, day in _forms(phrase):
            said = f"(?P<said>{form})"
            reading.read(
                role,
                rf"(?<![\w-]){phrase.format(day=said, span=said, bare=said, exact=said, one=said)}(?![\w-])",
                day,
                is_span=form == SPAN,
            )
    reading.leave_vague_ones_out()
    total = reading.hours_in_all()
    short = reading.leave_short_ones_out()
    reading.put_in_order()
    start, deadline = reading.dates.get("start"), reading.dates.get("deadline")
    if start and not deadline and _UNTIL_THEN.search(reading.rest):  # "it starts in October, until then ..."
        start, deadline = None, start
    return Timing(reading.rest, hours, start, deadline, tuple(reading.notes), short, total, today)


def _forms(phrase: str) -> Iterable[tuple[str, Callable[[Parts, date], date]]]:
    """The forms of a day that a phrase is tried with."""
    if "{span}" in phrase:
        return [(SPAN, after)]
    if "{one}" in phrase:
        return [(r"(?P<period>week|month|quarter|semester|year)", _after_one)]
    if "{exact}" in phrase:
        return [(form, day) for form, day in DAYS if "<day>" in form]
    return [(form, day) for form, day in DAYS if "{bare}" not in phrase or _BARE.search(form)]


def _after_one(parts: Parts, today: date) -> date:
    return after({**parts, "count": "one"}, today)


@dataclass(slots=True)
class _Dates:
    """What is left of a sentence while its dates are read, and what they are."""

    rest: str
    today: date
    dates: dict[str, date] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    said: dict[str, Parts] = field(default_factory=dict)

    def read(self, role: str, pattern: str, day: Callable[[Parts, date], date], *, is_span: bool) -> None:
        """Read the days that are written in one form and said in one role, and leave their words out."""
        place = 0
        while found := re.compile(pattern, re.IGNORECASE).search(self.rest, place):
            if is_span and self._is_no_deadline(found):
                place = found.end()
                continue
            parts = _parts(found)
            self.said[role] = parts
            try:
                self._take(role, parts["said"], day(parts, self.today))
            except (ValueError, OverflowError):
                self.notes.append(f'"{parts["said"]}" is no date of the calendar: left out.')
            self.rest = without(self.rest, found)

    def _is_no_deadline(self, found: re.Match[str]) -> bool:
        """Whether a time has passed, or is an age: "for 3 years", "15 years old"."""
        before, later = self.rest[: found.start()], self.rest[found.end() :]
        is_bare_year = (
            found["period"].casefold() == "year"
            and not found["count"].casefold().startswith("half")
            and not found.group().casefold().startswith(("in ", "within ", "over "))
        )
        is_bare_article = found["count"].casefold() in {"a", "an"} and found.group().casefold().startswith(
            found["said"].casefold()
        )
        return bool(is_bare_article or is_bare_year or _PAST.search(before) or _AGE.search(later))

    def put_in_order(self) -> None:
        """A deadline without a year is the next one after the start."""
        start, deadline = self.dates.get("start"), self.dates.get("deadline")
        if start and deadline and deadline <= start and not self.said["deadline"].get("year"):
            self.dates["deadline"] = deadline.replace(year=deadline.year + 1)

    def leave_short_ones_out(self) -> bool:
        """Leave out times shorter than a day; whether there were any."""
        found = _SHORT.search(self.rest)
        if found:
            self.notes.append(f'"{found["said"]}" is less than a day: compare it with the hours.')
            self.rest = without(self.rest, found)
        return bool(found)

    def hours_in_all(self) -> float | None:
        """The hours that somebody has in all; their words are left out."""
        for found in _TOTAL.finditer(self.rest):
            if found["all"] or _BUDGET.search(self.rest[: found.start()]):
                self.rest = without(self.rest, found)
                return number(found["count"])
        return None

    def leave_vague_ones_out(self) -> None:
        """Leave out what is meant as a date and is no day."""
        while found := _VAGUE.search(self.rest):
            self.notes.append(f'"{found["said"]}" is no exact day: left out; write it like 2027-03-01.')
            self.rest = without(self.rest, found)

    def _take(self, role: str, said: str, day: date) -> None:
        if day < self.today:
            self.notes.append(f'"{said}" is over: left out.')
        elif role in self.dates:
            self.notes.append(f'"{said}" is a second {role}: left out.')
        else:
            self.dates[role] = day


def _parts(found: re.Match[str]) -> Parts:
    return {name: (text or "").casefold().strip() for name, text in found.groupdict().items()}
