"""A study plan that fits the hours one has, and says what it dropped to fit a deadline."""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from graph.closure import Closure, Learner, learner, prerequisites
from graph.errors import InvalidParameter
from graph.least import Choose
from graph.least import choose as choose_closure
from graph.model import Depth, Need
from graph.questions.alternatives import Alternative, alternatives_of
from graph.questions.before import Required, required
from graph.questions.targets import Targets, resolve
from graph.snapshot import Snapshot

MOST_HOURS = 100
"""Hours of study that a week may hold."""

EARLIEST, LATEST = date(2000, 1, 1), date(2200, 1, 1)
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
class Cut:
    """A skill that was dropped to meet the deadline, how strongly it was needed, and what that ``costs``."""

    id: str
    name: str
    hours: float
    need: Need
    costs: str


@dataclass(frozen=True, slots=True)
class Instead:
    """What would make an impossible deadline possible: that many hours a week, or that date."""

    hours_per_week: float
    deadline: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A dated plan, targets included, in learning order; targets that are known or credited stand in ``already``.

    ``total_hours`` is what somebody who knows nothing would need, ``remaining_hours`` what this learner does, before
    cuts, both at the learner's pace. ``fits`` is False, and there are no weeks, if not even what is needed to *use* the
    targets fits; ``instead`` then says what would. ``hash`` identifies the plan.
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
    instead: Instead | None
    hash: str


def plan(
    snapshot: Snapshot,
    targets: Sequence[str],
    *,
    start: date,
    hours_per_week: float,
    deadline: date | None = None,
    known: Iterable[str] = (),
    depth: Depth = Depth.UNDERSTAND,
    pace: float = 1.0,
    prefer: Iterable[str] = (),
    avoid: Iterable[str] = (),
    choose: Choose = Choose.DEFAULT,
) -> Plan:
    """What to learn in which week to reach the targets.

    Each week is filled to its hours in learning order; a long skill spans weeks. If a deadline does not fit, what is
    only helpful goes first, then what is needed only to understand, what least of the plan leans on first.

    Parameters
    ----------
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
    >>> found = plan(Snapshot(TINY), ["attention"], start=date(2027, 1, 4), hours_per_week=5)
    >>> [(week.starts, [part.id for part in week.parts]) for week in found.weeks]
    [('2027-01-04', ['softmax', 'vectors', 'attention']), ('2027-01-11', ['attention'])]
    """
    _check(hours_per_week, pace, start, deadline)
    aim = resolve(snapshot, targets)
    who = learner(snapshot, known, prefer, avoid)
    goals = aim.goals
    chosen = choose_closure(snapshot, goals, who, depth, choose)
    closure = chosen.closure
    room = math.inf if deadline is None else _room(start, deadline, hours_per_week)
    kept, cuts = _fit(snapshot, closure, goals, who, room / pace)
    hours = {id: snapshot.skills[id].hours * pace for id in kept}
    fits = sum(hours.values()) <= room
    weeks = tuple(_weeks(snapshot, hours, start, hours_per_week)) if fits else ()
    found = Plan(
        revision=snapshot.revision,
        targets=aim.asked,
        already=tuple(id for id in aim.skills if id in who.has),
        depth=depth,
        known=tuple(snapshot.sort(who.known)),
        credited=tuple(snapshot.sort(who.credited)),
        choose=choose,
        proven=chosen.proven,
        hours_per_week=_tidy(hours_per_week),
        pace=_tidy(pace),
        start=start.isoformat(),
        deadline=deadline.isoformat() if deadline else None,
        finish=weeks[-1].ends if weeks else None,
        fits=fits,
        total_hours=_tidy(
            snapshot.hours(
                prerequisites(snapshot, goals, replace(who, known=frozenset(), credited=frozenset()), depth).needed
            )
            * pace
        ),
        remaining_hours=_tidy(snapshot.hours(closure.needed) * pace),
        planned_hours=_tidy(sum(hours.values())),
        items=tuple(_items(snapshot, closure, aim, hours, weeks, depth)),
        weeks=weeks,
        cuts=cuts if fits else (),
        alternatives=alternatives_of(snapshot, closure, goals, who, depth),
        instead=None if fits else _instead(sum(hours.values()), start, deadline, hours_per_week),
        hash="",
    )
    return replace(found, hash=_hash(found))


def _check(hours_per_week: float, pace: float, start: date, deadline: date | None) -> None:
    if not (math.isfinite(hours_per_week) and 0 < hours_per_week <= MOST_HOURS):
        raise InvalidParameter("hours_per_week", f"is {hours_per_week}: give more than 0 and at most {MOST_HOURS}")
    if not (math.isfinite(pace) and 0.1 <= pace <= 10):
        raise InvalidParameter("pace", f"is {pace}: give a factor from 0.1 to 10")
    for field, day in (("start", start), ("deadline", deadline)):
        if day and not EARLIEST <= day < LATEST:
            raise InvalidParameter(field, f"is {day}: give a day from {EARLIEST} on and before {LATEST}")
    if deadline and deadline <= start:
        raise InvalidParameter("deadline", f"{deadline} is not after the start {start}")


def _room(start: date, deadline: date, hours_per_week: float) -> float:
    """The hours until the deadline: whole weeks at their hours, and the days that are left at a seventh each."""
    return (deadline - start).days * hours_per_week / 7


def _fit(
    snapshot: Snapshot, closure: Closure, goals: Sequence[str], who: Learner, room: float
) -> tuple[set[str], tuple[Cut, ...]]:
    """The skills that are kept and the cuts, in the order in which they were made."""
    kept = set(closure.needed)
    cuts: list[Cut] = []
    for need in (Need.HELPFUL, Need.UNDERSTAND):
        while snapshot.hours(kept) > room:
            leaf = _least_leaned_on(snapshot, closure, kept, goals, need)
            if leaf is None:
                break
            without = _still_needed(snapshot, closure, kept - {leaf}, goals, who)
            cuts.extend(_cut(snapshot, closure, id, kept, need) for id in snapshot.sort(kept - without))
            kept = without
    return kept, tuple(cuts)


def _dependents(snapshot: Snapshot, closure: Closure, id: str, kept: set[str]) -> Iterator[tuple[str, Need]]:
    """The kept skills that count on a skill, and how strongly."""
    for one in snapshot.required_by(id):
        decided = one.is_plain or (one.skill, one.group) in closure.picks
        if one.skill in kept and decided and closure.pick(one).member == id:
            yield one.skill, one.need


_STRENGTH = {Need.USE: 0, Need.UNDERSTAND: 1, Need.HELPFUL: 2}


def _least_leaned_on(
    snapshot: Snapshot, closure: Closure, kept: set[str], goals: Sequence[str], weakest: Need
) -> str | None:
    """The skill that no kept one needs more strongly than this, with the fewest kept ones leaning on it; last first."""
    found: list[tuple[int, int, str]] = []
    for id in kept.difference(goals):
        leaning = list(_dependents(snapshot, closure, id, kept))
        if all(_STRENGTH[need] >= _STRENGTH[weakest] for _, need in leaning):
            found.append((len(leaning), -snapshot.position[id], id))
    return min(found)[2] if found else None


def _still_needed(snapshot: Snapshot, closure: Closure, kept: set[str], goals: Sequence[str], who: Learner) -> set[str]:
    """What of the kept skills the goals still lead to: prerequisites of only what was cut go with it."""
    found: set[str] = set()
    stack = [goal for goal in goals if goal in kept]
    while stack:
        id = stack.pop()
        if id not in found:
            found.add(id)
            asked = (one for one in snapshot.requirements(id) if one.is_plain or (id, one.group) in closure.picks)
            stack.extend(pick for one in asked if (pick := closure.pick(one).member) in kept and pick not in who.has)
    return found


def _cut(snapshot: Snapshot, closure: Closure, id: str, kept: set[str], need: Need) -> Cut:
    skill = snapshot.skills[id]
    leaning = [snapshot.skills[one].name for one, _ in _dependents(snapshot, closure, id, kept)]
    names = ", ".join(leaning[:3]) + (" and more" if len(leaning) > 3 else "")
    costs = (
        f"{names} will take you longer without it"
        if need is Need.HELPFUL
        else f"you will be able to use {names}, not to explain it"
    )
    return Cut(id, skill.name, skill.hours, need, costs)


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


def _week(number: int, start: date, parts: Sequence[Part]) -> Week:
    first = start + timedelta(weeks=number - 1)
    last = first + timedelta(days=6)
    return Week(number, first.isoformat(), last.isoformat(), _tidy(sum(part.hours for part in parts)), tuple(parts))


def _items(
    snapshot: Snapshot, closure: Closure, aim: Targets, hours: dict[str, float], weeks: Sequence[Week], depth: Depth
) -> Iterator[PlanItem]:
    spans: dict[str, list[int]] = {}
    for week in weeks:
        for part in week.parts:
            spans.setdefault(part.id, []).append(week.number)
    for id in snapshot.sort(hours) if weeks else ():
        skill = snapshot.skills[id]
        yield PlanItem(
            id=id,
            name=skill.name,
            topic=skill.topic,
            hours=_tidy(hours[id]),
            first_week=spans[id][0],
            last_week=spans[id][-1],
            target=id in aim.skills or id in aim.members,
            curated=skill.curated,
            summary=skill.summary,
            can_you=skill.can_you,
            requires=tuple(required(one, closure.pick(one).member) for one in snapshot.requirements(id, depth)),
        )


def _instead(hours: float, start: date, deadline: date | None, hours_per_week: float) -> Instead | None:
    """The fewest half-hours a week, and the earliest day, with which the same hours fit."""
    if deadline is None:
        return None
    days = (deadline - start).days
    enough = math.ceil(hours * 7 / days * 2) / 2
    return Instead(_tidy(enough), (start + timedelta(days=math.ceil(hours * 7 / hours_per_week))).isoformat())


def _hash(found: Plan) -> str:
    text = json.dumps(asdict(found), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _rounded(hours: float) -> float:
    return round(hours, 6)


def _tidy(hours: float) -> float:
    rounded = round(hours, 2)
    return int(rounded) if float(rounded).is_integer() else rounded
