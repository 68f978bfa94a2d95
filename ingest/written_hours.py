"""Hours that an author writes beside a name: "6 hours", "20 h", "2-3 weeks"."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """How many hours of work a day, a week and a month stand for."""

    hours_per_day: float = 2
    hours_per_week: float = 10

    def hours(self, unit: str) -> float:
        """The hours of one unit: a minute, hour, day, week or month."""
        per_unit = {"m": 1 / 60, "h": 1, "d": self.hours_per_day, "w": self.hours_per_week}
        return 4 * self.hours_per_week if unit.casefold().startswith("mo") else per_unit[unit[0].casefold()]


MAX_HOURS = 1_000
"""Hours that one skill may have."""

_NUMBER = r"(\d{1,4}(?:[.,]\d{1,2})?)"
_UNIT = r"(min(?:ute)?s?|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?)"
_ABOUT = r"(?:~|about |approx\.? |approximately |around |ca\.? )?"
_TIME = rf"{_ABOUT}{_NUMBER}(?:\s*(?:-|\u2013|to)\s*{_NUMBER})?\+?\s*{_UNIT}\b\.?"
_ONLY = re.compile(rf"^{_TIME}(?:\s+(?:of work|of study|total))?$", re.IGNORECASE)
_BARE = re.compile(rf"^~?{_NUMBER}(?:\s*(?:-|\u2013|to)\s*{_NUMBER})?$")
_LABELLED = re.compile(
    r"^(?:(?:estimated|expected|approx\.?|total|study|learning)\s+)?(?:hours?|duration|time|effort|length|workload)"
    r"(?:\s+(?:needed|required|estimate))?\s*[:=]\s*(.+)$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"\s*[(\[]\s*({_TIME})\s*[)\]]|\s+[-\u2013\u2014|,:]\s+({_TIME})$|\s*[:,]\s+({_TIME})$", re.IGNORECASE
)


def written_hours(text: str, working: WorkingTime, unit: str = "") -> float | None:
    """The hours that a text states and says nothing else, in half hours; ``unit`` is that of a bare number.

    Examples
    --------
    >>> [written_hours(text, WorkingTime()) for text in ("6 hours", "2-3 weeks", "Duration: 90 min", "Week 3")]
    [6.0, 25.0, 1.5, None]
    """
    labelled = _LABELLED.match(text.strip())
    text = labelled[1].strip() if labelled else text.strip()
    if match := _ONLY.match(text):
        return _hours(match[1], match[2], working.hours(match[3]))
    unit = unit or ("h" if labelled and "hour" in labelled[0].casefold() else "")
    match = _BARE.match(text) if unit else None
    return _hours(match[1], match[2], working.hours(unit)) if match else None


def hours_beside(text: str, working: WorkingTime) -> tuple[str, float | None]:
    """A text without the hours that stand in brackets or at its end, and these.

    Examples
    --------
    >>> hours_beside("Wheel throwing (20 h)", WorkingTime()), hours_beside("Glazing - 2 weeks", WorkingTime())
    (('Wheel throwing', 20.0), ('Glazing', 20.0))
    """
    for match in _BESIDE.finditer(text):
        stated = next(filter(None, (match[1], match[5], match[9])))
        hours = written_hours(stated, working)
        left = (text[: match.start()] + text[match.end() :]).strip()
        if hours is not None and left:
            return left, hours
    return text, None


def _hours(low: str, high: str | None, each: float) -> float | None:
    """The middle of a range, to half hours; None for what is out of bounds."""
    numbers = [float(number.replace(",", ".")) for number in (low, high) if number]
    hours = max(0.5, round(sum(numbers) / len(numbers) * each * 2) / 2)
    return hours if sum(numbers) > 0 and hours <= MAX_HOURS else None
