"""A study plan that fits the hours one has, and says what it dropped to fit a deadline."""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from graph.content import sorted_links
from graph.errors import InvalidParameter
from graph.model import Depth, Resource, whole_hours
from graph.questions.cuts import Cut, fit
from graph.snapshot import Snapshot
from graph.snapshot.required import Required
from graph.solution import Choose, Profile, Solution, solve
from graph.solution.alternatives import Alternative

MIN_WEEK_HOURS, MAX_WEEK_HOURS = 0.5, 100
"""Hours of study that a week may hold."""

MIN_PACE, MAX_PACE = 0.1, 10
"""Factors on all hours."""

TOLERANCE_HOURS = 0.001
"""Hours by which a sum may exceed its room: hours come in halves, so that much is arithmetic and no work."""

MIN_DAY, MAX_DAY = date(2000, 1, 1), date(2200, 1, 1)
"""The days between which a plan may lie."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is done of one skill in one week; ``done`` says that it is finished in it."""

    id: str
    name: str
    hours: float
    done: bool


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a plan, from its first to its last day, with the ``hours`` that are used of it."""

    number: int
    starts: str
    ends: str
    hours: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A skill of a plan, with its ``hours`` at the learner's pace and the weeks in which it is begun and finished."""

    id: str
    name: str
    topic: str
    hours: float
    first_week: int
    last_week: int
    target: bool
    curated: bool
    summary: str
    can_you: str
    requires: tuple[Required, ...]


@dataclass(frozen=True, slots=True)
class Instead:
    """What would make an impossible deadline possible: so many ``hours_per_week``, or the ``deadline``.

    The hours are None if no week has as many.
    """

    hours_per_week: float | None
    deadline: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A dated plan, targets included, in learning order; targets that are known or credited stand in ``already``.

    ``total_hours`` is what somebody who knows nothing would need, ``remaining_hours`` what this learner does, before
    cuts, both at the learner's pace; ``finish`` is the day when all is done, at a seventh of a week's hours a day.
    ``fits`` is False, and there are no weeks, if not even what is needed to *use* the targets fits; ``instead`` then
    says what would. ``links`` are those of the document to the topics of the plan. ``hash`` identifies the plan.
    """

    revision: str
    targets: tuple[str, ...]
    already: tuple[str, ...]
    depth: Depth
    known: tuple[str, ...]
    credited: tuple[str, ...]
    choose: Choose
    proven: bool | None
    hours_per_week: float
    pace: float
    start: str
    deadline: str | None
    finish: str | None
    fits: bool
    total_hours: float
    remaining_hours: float
    planned_hours: float
    items: tuple[PlanItem, ...]
    weeks: tuple[Week, ...]
    cuts: tuple[Cut, ...]
    alternatives: tuple[Alternative, ...]
    links: tuple[Resource, ...]
    instead: Instead | None
    hash: str


def plan(
    snapshot: Snapshot,
    targets: Sequence[str],
    profile: Profile = Profile(),
    *,
    start: date,
    hours_per_week: float,
    deadline: date | None = None,
    pace: float = 1.0,
) -> Plan:
    """What to learn in which week to reach the targets.

    Each week is filled to its hours in learning order; a long skill spans weeks. If a deadline does not fit, what is
    only helpful goes first, then what is needed only to understand, what least of the plan leans on first.

    Parameters
    ----------
    targets
        Ids, names or aliases; a topic means all its skills.
    start, deadline
        The first day, and the day by which all is done.
    pace
        A factor on all hours: 2 for somebody who takes twice as long.

    Raises
    ------
    InvalidParameter, UnknownNames, AmbiguousName

    Examples
    --------
    >>> from graph.samples import TINY
    >>> timed = plan(Snapshot(TINY), ["attention"], start=date(2027, 1, 4), hours_per_week=5)
    >>> [(week.starts, [part.id for part in week.parts]) for week in timed.weeks]
    [('2027-01-04', ['softmax', 'vectors', 'attention']), ('2027-01-11', ['attention'])]
    """
    solution = solve(snapshot, targets, profile)
    return answer(solution, start=start, hours_per_week=hours_per_week, deadline=deadline, pace=pace)


def answer(
    solution: Solution, *, start: date, hours_per_week: float, deadline: date | None = None, pace: float = 1.0
) -> Plan:
    """The plan of a solution; its parameters and errors are those of `plan`."""
    snapshot = solution.snapshot
    _check(hours_per_week, pace, start, deadline)
    room = math.inf if deadline is None else _room(start, deadline, hours_per_week)
    kept, cuts = fit(solution, (room + TOLERANCE_HOURS) / pace)
    hours = {id: snapshot.skills[id].hours * pace for id in kept}
    planned = sum(hours.values())
    fits = planned <= room + TOLERANCE_HOURS
    _check_end(start, planned, hours_per_week)
    weeks = tuple(_weeks(snapshot, hours, start, hours_per_week)) if fits else ()
    unsigned = Plan(
        revision=snapshot.revision,
        targets=solution.targets.asked,
        already=solution.already,
        depth=solution.depth,
        known=solution.known,
        credited=solution.credited,
        choose=solution.choose,
        proven=solution.chosen.proven,
        hours_per_week=_tidy(hours_per_week),
        pace=_tidy(pace),
        start=start.isoformat(),
        deadline=deadline.isoformat() if deadline else None,
        finish=_finish(weeks[-1], hours_per_week).isoformat() if weeks else None,
        fits=fits,
        total_hours=_tidy(solution.for_nobody().hours * pace),
        remaining_hours=_tidy(solution.hours * pace),
        planned_hours=_tidy(planned),
        items=tuple(_items(solution, hours, weeks)),
        weeks=weeks,
        cuts=tuple(replace(cut, hours=_tidy(cut.hours * pace)) for cut in cuts) if fits else (),
        alternatives=solution.alternatives,
        links=tuple(_links(snapshot, hours)) if fits else (),
        instead=None if fits else _instead(planned, start, deadline, hours_per_week),
        hash="",
    )
    return replace(unsigned, hash=_hash(unsigned))


def _check(hours_per_week: float, pace: float, start: date, deadline: date | None) -> None:
    if not MIN_WEEK_HOURS <= hours_per_week <= MAX_WEEK_HOURS:
        raise InvalidParameter(
            "hours_per_week", f"is {hours_per_week:g}: give from {MIN_WEEK_HOURS} to {MAX_WEEK_HOURS}"
        )
    if not (math.isfinite(pace) and MIN_PACE <= pace <= MAX_PACE):
        raise InvalidParameter("pace", f"is {pace}: give a factor from {MIN_PACE} to {MAX_PACE}")
    for field, day in (("start", start), ("deadline", deadline)):
        if day and not MIN_DAY <= day < MAX_DAY:
            raise InvalidParameter(field, f"is {day}: give a day from {MIN_DAY} on and before {MAX_DAY}")
    if deadline and deadline <= start:
        raise InvalidParameter("deadline", f"{deadline} is not after the start {start}")


def _check_end(start: date, hours: float, hours_per_week: float) -> None:
    if hours * 7 / hours_per_week >= (MAX_DAY - start).days:
        raise InvalidParameter(
            "hours_per_week", f"is {hours_per_week:g}: at that the plan would not end before {MAX_DAY}"
        )


def _room(start: date, deadline: date, hours_per_week: float) -> float:
    """The hours until the deadline: whole weeks at their hours, and the days that are left at a seventh each."""
    return (deadline - start).days * hours_per_week / 7


def _weeks(snapshot: Snapshot, hours: dict[str, float], start: date, hours_per_week: float) -> Iterator[Week]:
    parts: list[Part] = []
    left = hours_per_week
    number = 1
    for id in snapshot.sort(hours):
        todo = hours[id]
        while todo > 0:
            spent = min(todo, left)
            todo, left = _rounded(todo - spent), _rounded(left - spent)
            parts.append(Part(id, snapshot.skills[id].name, _tidy(spent), todo == 0))
            if left == 0:
                yield _week(number, start, parts)
                number, parts, left = number + 1, [], hours_per_week
    if parts:
        yield _week(number, start, parts)


def _finish(last: Week, hours_per_week: float) -> date:
    """The day of the last week on which all is done, at a seventh of a week's hours each day."""
    return date.fromisoformat(last.starts) + timedelta(days=math.ceil(round(last.hours * 7 / hours_per_week, 6)) - 1)


def _week(number: int, start: date, parts: Sequence[Part]) -> Week:
    first = start + timedelta(weeks=number - 1)
    last = first + timedelta(days=6)
    return Week(number, first.isoformat(), last.isoformat(), _tidy(sum(part.hours for part in parts)), tuple(parts))


def _items(solution: Solution, hours: dict[str, float], weeks: Sequence[Week]) -> Iterator[PlanItem]:
    spans: dict[str, list[int]] = {}
    for week in weeks:
        for part in week.parts:
            spans.setdefault(part.id, []).append(week.number)
    goals = set(solution.targets.goals)
    for id in solution.snapshot.sort(hours) if weeks else ():
        skill = solution.snapshot.skills[id]
        yield PlanItem(
            id=id,
            name=skill.name,
            topic=skill.topic,
            hours=_tidy(hours[id]),
            first_week=spans[id][0],
            last_week=spans[id][-1],
            target=id in goals,
            curated=skill.curated,
            summary=skill.summary,
            can_you=skill.can_you,
            requires=solution.required(id),
        )


def _links(snapshot: Snapshot, ids: Iterable[str]) -> Iterator[Resource]:
    """The links that the document gives where the topics of the skills stand, each once, in its order."""
    topics = {topic for id in ids for topic in snapshot.path(snapshot.skills[id].topic)}
    yield from sorted_links(list({link for topic in topics for link in snapshot.topics[topic].resources}))


def _instead(hours: float, start: date, deadline: date | None, hours_per_week: float) -> Instead | None:
    """The fewest half-hours a week, and the earliest day, with which the same hours fit."""
    if deadline is None:
        return None
    enough = math.ceil(_rounded(hours * 7 / (deadline - start).days * 2)) / 2
    days = math.ceil(_rounded(hours * 7 / hours_per_week))
    return Instead(_tidy(enough) if enough <= MAX_WEEK_HOURS else None, (start + timedelta(days=days)).isoformat())


def _hash(plan: Plan) -> str:
    text = json.dumps(asdict(plan), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _rounded(hours: float) -> float:
    return round(hours, 6)


def _tidy(hours: float) -> float:
    return whole_hours(round(hours, 2))
