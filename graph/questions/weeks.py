"""The weeks of a plan: hours poured into them in learning order."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from graph.model import whole_hours
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Part:
    """What is done of one skill in one week.

    Attributes
    ----------
    hours
        Hours of this part.
    number
        Number of the part, counted from 1.
    of
        How many parts the skill has.
    done
        Whether this part completes the skill.
    """

    id: str
    name: str
    hours: float
    number: int
    of: int
    done: bool

    @property
    def title(self) -> str:
        """The name, with the part if there are several.

        Examples
        --------
        >>> Part("python", "Python basics", 6, 2, 7, done=False).title
        'Python basics, 2 of 7'
        """
        return self.name if self.of == 1 else f"{self.name}, {self.number} of {self.of}"


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a plan.

    Attributes
    ----------
    number
        Number of the week, counted from 1.
    starts
        First day of the week, YYYY-MM-DD.
    ends
        Last day of the week, YYYY-MM-DD.
    hours
        Hours of the week that the plan uses.
    parts
        What is done in the week, in learning order.
    """

    number: int
    starts: str
    ends: str
    hours: float
    parts: tuple[Part, ...]


def weeks(snapshot: Snapshot, hours: Mapping[str, float], start: date, hours_per_week: float) -> Iterator[Week]:
    """Each week filled to its hours; ``hours`` are those of the skills, by id, in the order of learning.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> [week.parts[0].title for week in weeks(Snapshot(TINY), {"vectors": 3}, date(2027, 1, 4), 2)]
    ['Vectors, 1 of 2', 'Vectors, 2 of 2']
    """
    slices = list(_slices(hours, hours_per_week))
    counts, seen = Counter(id for _, id, _ in slices), Counter[str]()
    for number, own in groupby(slices, key=lambda one: one[0]):
        parts: list[Part] = []
        for _, id, spent in own:
            seen[id] += 1
            done = seen[id] == counts[id]
            parts.append(Part(id, snapshot.skills[id].name, tidy(spent), seen[id], counts[id], done))
        yield _week(number, start, parts)


def _slices(hours: Mapping[str, float], hours_per_week: float) -> Iterator[tuple[int, str, float]]:
    """The week, the skill and the hours of each part."""
    number, left = 1, hours_per_week
    for id, own in hours.items():
        todo = own
        while todo > 0:
            if left == 0:
                number, left = number + 1, hours_per_week
            spent = min(todo, left)
            todo, left = rounded(todo - spent), rounded(left - spent)
            yield number, id, spent


def _week(number: int, start: date, parts: Sequence[Part]) -> Week:
    first = start + timedelta(weeks=number - 1)
    last = first + timedelta(days=6)
    return Week(number, first.isoformat(), last.isoformat(), tidy(sum(part.hours for part in parts)), tuple(parts))


def finish(last: Week, hours_per_week: float) -> date:
    """The day of the last week on which all is done, at a seventh of a week's hours each day."""
    return date.fromisoformat(last.starts) + timedelta(days=math.ceil(round(last.hours * 7 / hours_per_week, 6)) - 1)


def room(start: date, deadline: date, hours_per_week: float) -> float:
    """The hours until the deadline: whole weeks at their hours, and the days that are left at a seventh each."""
    return (deadline - start).days * hours_per_week / 7


def rounded(hours: float) -> float:
    """Hours without what is only arithmetic."""
    return round(hours, 6)


def tidy(hours: float) -> float:
    """Hours to show: to the hundredth, an integer if they are whole."""
    return whole_hours(round(hours, 2))
