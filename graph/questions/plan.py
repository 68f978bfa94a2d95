"""A study plan that fits the hours one has, and says what it dropped to fit a deadline."""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from graph.content import sorted_links
from graph.errors import InvalidParameter
from graph.model import Depth, Level, Need, Resource
from graph.names.things import address
from graph.questions.cuts import Cut, Waived, cuts, reason_kept, waived
from graph.questions.fitting import Fit, fit
from graph.questions.milestones import PlannedMilestone, left_out, milestones
from graph.questions.planned import Instead, Picked, PlanItem
from graph.questions.start import notes, start_of
from graph.questions.weeks import Week, finish, room, rounded, tidy, weeks
from graph.snapshot import Snapshot
from graph.snapshot.nodes import level_of
from graph.snapshot.required import Required
from graph.solution import Choose, Profile, Solution, solve
from graph.solution.alternatives import Alternative

MIN_WEEK_HOURS, MAX_WEEK_HOURS = 0.5, 100
"""Hours of study that a week may hold."""

MIN_PACE, MAX_PACE = 0.1, 10
"""Factors on all hours."""

TOLERANCE_HOURS = 0.001
"""Hours by which a sum may exceed its room: hours come in halves, so that much is arithmetic and no work."""

LOW_FACTOR, HIGH_FACTOR = 0.8, 1.5
"""The range of the hours of a plan: a fifth less to a half more, as people differ; rounded to half hours."""

MIN_DAY, MAX_DAY = date(2000, 1, 1), date(2200, 1, 1)
"""The days between which a plan may lie."""

MAX_TITLE_NAMES = 10
"""Targets that the title of a plan names; it counts the others."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A dated plan, targets included.

    Attributes
    ----------
    title
        Title of the plan, in words.
    hours_per_week
        Hours of study a week.
    pace
        Factor on all hours; 2 means twice as long.
    start
        First day of the plan, YYYY-MM-DD.
    deadline
        Day by which all was to be done, YYYY-MM-DD; null if none was given.
    finish
        Day on which all is done, YYYY-MM-DD; null if there is nothing to learn.
    fits
        Whether at least what it takes to use the targets can be done by the deadline.
    total_hours
        Hours for somebody who knows nothing.
    remaining_hours
        Hours for this learner before anything is cut.
    planned_hours
        Hours that the plan takes.
    low_hours
        A fifth less than `planned_hours`, as people differ.
    high_hours
        A half more than `planned_hours`, as people differ.
    items
        Skills of the plan, in learning order.
    weeks
        The weeks, from the first to the last.
    milestones
        Small projects of the roles among the targets.
    cuts
        Skills that were dropped to meet the deadline.
    waived
        Requirements that the plan does not meet because of these cuts.
    lowered
        Ids of the skills that are only learned to be used, to meet the deadline.
    picks
        Choices that the plan made among alternatives.
    links
        Links of the document to the topics of the plan.
    instead
        What would make the deadline possible; null if the plan fits.
    profile
        Who asked, with ids instead of names.
    hash
        Hash that identifies the plan.
    """

    revision: str
    title: str
    targets: tuple[str, ...]
    already: tuple[str, ...]
    depth: Depth
    background: str
    starts_from: str
    known: tuple[str, ...]
    credited: tuple[str, ...]
    assumed: tuple[str, ...]
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
    low_hours: float
    high_hours: float
    assumed_hours: float
    notes: tuple[str, ...]
    items: tuple[PlanItem, ...]
    weeks: tuple[Week, ...]
    milestones: tuple[PlannedMilestone, ...]
    cuts: tuple[Cut, ...]
    waived: tuple[Waived, ...]
    lowered: tuple[str, ...]
    picks: tuple[Picked, ...]
    alternatives: tuple[Alternative, ...]
    links: tuple[Resource, ...]
    instead: Instead | None
    profile: Profile
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

    Each week is filled to its hours in learning order; a long skill spans weeks. If a deadline does not fit,
    `graph.questions.fitting` says what is left out. If not even what is needed to use the targets fits, the plan is
    that, for as long as it takes.

    Parameters
    ----------
    targets
        Ids, names or aliases of skills, topics and roles, or ``all``.
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
    >>> [(week.starts, [part.title for part in week.parts]) for week in timed.weeks]
    [('2027-01-04', ['Vectors', 'Softmax', 'Attention, 1 of 2']), ('2027-01-11', ['Attention, 2 of 2'])]
    """
    solution = solve(snapshot, targets, profile)
    return answer(solution, profile, start=start, hours_per_week=hours_per_week, deadline=deadline, pace=pace)


def answer(
    solution: Solution,
    profile: Profile,
    *,
    start: date,
    hours_per_week: float,
    deadline: date | None = None,
    pace: float = 1.0,
) -> Plan:
    """The plan of a solution for a profile; its parameters and errors are those of `plan`."""
    snapshot = solution.snapshot
    _check(hours_per_week, pace, start, deadline)
    hours_left = math.inf if deadline is None else room(start, deadline, hours_per_week)
    fitted = fit(solution, (hours_left + TOLERANCE_HOURS) / pace)
    hours = {snapshot.order[number]: snapshot.hours_by_node[node] * pace for number, node in fitted.kept.items()}
    planned = sum(hours.values())
    low, high = hours_as_people_differ(planned)
    _check_end(start, planned, hours_per_week)
    timed = tuple(weeks(snapshot, hours, start, hours_per_week))
    last_weeks = {part.id: week.number for week in timed for part in week.parts}
    finished = finish(timed[-1], hours_per_week).isoformat() if timed else None
    instead = None if fitted.fits else _instead(planned, start, deadline, hours_per_week)
    unsigned = Plan(
        revision=snapshot.revision,
        title=_title(solution, fitted, deadline, finished, instead),
        targets=solution.targets.asked,
        already=solution.already,
        depth=solution.depth,
        background=solution.learner.background,
        starts_from=start_of(solution),
        known=solution.known,
        credited=solution.credited,
        assumed=solution.assumed,
        choose=solution.choose,
        proven=solution.chosen.proven,
        hours_per_week=tidy(hours_per_week),
        pace=tidy(pace),
        start=start.isoformat(),
        deadline=deadline.isoformat() if deadline else None,
        finish=finished,
        fits=fitted.fits,
        total_hours=tidy(solution.for_nobody().hours * pace),
        remaining_hours=tidy(solution.hours * pace),
        planned_hours=tidy(planned),
        low_hours=low,
        high_hours=high,
        assumed_hours=tidy(solution.assumed_hours * pace),
        notes=(*notes(solution), *left_out(solution, last_weeks)),
        items=tuple(_items(solution, fitted, hours, timed)),
        weeks=timed,
        milestones=milestones(solution, last_weeks),
        cuts=cuts(solution, fitted, pace),
        waived=waived(solution, fitted),
        lowered=tuple(snapshot.order[number] for number in fitted.lowered),
        picks=tuple(Picked(one.skill, one.members, one.picked) for one in solution.alternatives),
        alternatives=solution.alternatives,
        links=tuple(_links(snapshot, hours)),
        instead=instead,
        profile=_unambiguous(snapshot, profile, solution.learner.background),
        hash="",
    )
    return replace(unsigned, hash=_hash(unsigned))


def hours_as_people_differ(hours: float) -> tuple[float, float]:
    """The hours of a fast and of a slow learner, in half hours.

    Examples
    --------
    >>> hours_as_people_differ(54)
    (43, 81)
    """
    return _halves(hours * LOW_FACTOR), _halves(hours * HIGH_FACTOR)


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


def _title(
    solution: Solution, fitted: Fit, deadline: date | None, finished: str | None, instead: Instead | None
) -> str:
    if instead:
        ends = instead.deadline if finished == str(deadline) else finished  # the day of the deadline does not count
        return f"Does not fit by {deadline}: the shortest plan ends on {ends}"
    skills = solution.snapshot.skills
    names = [*(skills[id].name for id in solution.targets.skills), *(group.name for group in solution.targets.groups)]
    more = len(names) - MAX_TITLE_NAMES
    named = ", ".join(names[:MAX_TITLE_NAMES]) + (f" and {more:,} more" if more > 0 else "")
    if fitted.kept:
        return f"Plan: {named}"
    if solution.targets.goals:
        return f"Nothing is left to learn for {named}"
    return f"Nothing to plan: this roadmap has no skills of {named}"


def _items(solution: Solution, fitted: Fit, hours: Mapping[str, float], timed: Sequence[Week]) -> Iterator[PlanItem]:
    spans: dict[str, list[int]] = {}
    for week in timed:
        for part in week.parts:
            spans.setdefault(part.id, []).append(week.number)
    goals = set(solution.targets.goals)
    for number, node in fitted.kept.items():
        skill, level = solution.snapshot.skills[solution.snapshot.order[number]], level_of(node)
        yield PlanItem(
            id=skill.id,
            name=skill.name,
            topic=skill.topic,
            level=level,
            hours=tidy(hours[skill.id]),
            first_week=spans[skill.id][0],
            last_week=spans[skill.id][-1],
            goal=skill.id in goals,
            curated=skill.curated,
            summary=skill.summary,
            can_you=skill.question_at(level),
            resources=skill.resources,
            reason=reason_kept(solution, fitted, number),
            requires=tuple(_required(solution, skill.id, level)),
        )


def _required(solution: Solution, id: str, level: Level) -> Iterator[Required]:
    """The requirements of a skill at the level at which a plan has it."""
    for one in solution.required(id):
        if level is solution.level(id):
            yield one
        elif one.need is Need.USE:
            yield replace(one, level=Level.USE)


def _links(snapshot: Snapshot, ids: Iterable[str]) -> Iterator[Resource]:
    """The links that the document gives where the topics of the skills stand, each once, in its order."""
    topics = {topic for id in ids for topic in snapshot.path(snapshot.skills[id].topic)}
    yield from sorted_links(list({link for topic in topics for link in snapshot.topics[topic].resources}))


def _instead(hours: float, start: date, deadline: date | None, hours_per_week: float) -> Instead | None:
    """The fewest half-hours a week, and the earliest day, with which the same hours fit."""
    if deadline is None:
        return None
    enough = math.ceil(rounded(hours * 7 / (deadline - start).days * 2)) / 2
    days = math.ceil(rounded(hours * 7 / hours_per_week))
    return Instead(tidy(enough) if enough <= MAX_WEEK_HOURS else None, (start + timedelta(days=days)).isoformat())


def _unambiguous(snapshot: Snapshot, profile: Profile, background: str) -> Profile:
    """The same profile, each name in the form that means one thing only."""
    names = snapshot.names
    return replace(
        profile,
        known=tuple(dict.fromkeys(address(thing) for thing in names.things(profile.known, "known"))),
        prefer=tuple(dict.fromkeys(names.skills(profile.prefer, "prefer"))),
        avoid=tuple(dict.fromkeys(names.skills(profile.avoid, "avoid"))),
        lacking=tuple(dict.fromkeys(names.skills(profile.lacking, "lacking"))),
        background=background,
    )


def _hash(plan: Plan) -> str:
    text = json.dumps(asdict(plan), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _halves(hours: float) -> float:
    return tidy(round(hours * 2) / 2)
