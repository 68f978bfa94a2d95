"""Whose plans change between two roadmaps, and by how many hours: those of the roles, then of every skill."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.difference.matching import Matching
from graph.difference.skills import Named, name_of, pairs
from graph.model import Level, Role, Skill, whole_hours
from graph.names import address
from graph.snapshot import Snapshot
from graph.snapshot.nodes import level_of, node_of
from graph.solution import Profile, Solution
from graph.solution.profile import learner
from graph.solution.targets import Targets, goals_of

MAX_COMPARED_SKILLS = 5_000
"""Skills whose plans are compared, the first by id."""

MAX_TOLD_PLANS = 20
"""Plans of skills that are told, the most changed ones."""

MAX_TOLD_SKILLS = 5
"""Skills that are told to come into a plan, or to leave it; the longest ones."""


@dataclass(frozen=True, slots=True)
class PlanChange:
    """How the plan to a skill or role (``target``) changes; with nothing known, at the default depth and background.

    ``before`` and ``after`` are hours, the target's included. ``adds`` and ``drops`` are the skills that come in and go
    out, the longest first, of ``added`` and ``dropped`` in all.
    """

    target: str
    name: str
    before: float
    after: float
    added: int
    adds: tuple[Named, ...]
    dropped: int
    drops: tuple[Named, ...]

    @property
    def hours(self) -> float:
        """The hours that the plan takes more than before, or less."""
        return whole_hours(self.after - self.before)


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """The plans that change: of ``compared`` skills that both roadmaps have, ``changed`` have another plan.

    ``roles`` are all roles of both whose plan changes, ``skills`` the skills with the most changed plans.
    """

    compared: int
    changed: int
    longer: int
    shorter: int
    roles: tuple[PlanChange, ...]
    skills: tuple[PlanChange, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The skills of a plan, by their ids in the new roadmap, at their levels; and its hours."""

    hours: float
    levels: Mapping[str, Level]


def plan_changes(old: Snapshot, new: Snapshot, matching: Matching) -> PlanChanges:
    """How the plans to the skills and roles of both roadmaps change."""
    compared = list(pairs(matching))[:MAX_COMPARED_SKILLS]
    changes = []
    for before, after in compared:
        was, is_ = _plan(old, before, matching.now), _plan(new, after, {})
        if was != is_:
            changes.append(_change(address(after), after.name, was, is_, matching))
    return PlanChanges(
        compared=len(compared),
        changed=len(changes),
        longer=sum(one.hours > 0 for one in changes),
        shorter=sum(one.hours < 0 for one in changes),
        roles=tuple(_ranked(_role_changes(old, new, matching))),
        skills=tuple(_ranked(changes)[:MAX_TOLD_PLANS]),
    )


def _ranked(changes: Iterable[PlanChange]) -> list[PlanChange]:
    """The most changed first: by hours, then by skills."""
    return sorted(changes, key=lambda one: (-abs(one.hours), -(one.added + one.dropped), one.target))


def _role_changes(old: Snapshot, new: Snapshot, matching: Matching) -> Iterator[PlanChange]:
    for id in sorted(old.roles.keys() & new.roles.keys()):
        was, is_ = _plan(old, old.roles[id], matching.now), _plan(new, new.roles[id], {})
        if was != is_:
            yield _change(address(new.roles[id]), new.roles[id].name, was, is_, matching)


def _plan(snapshot: Snapshot, target: Skill | Role, now: Mapping[str, str]) -> _Plan:
    """The plan to a skill or role, with nothing special asked for; ids that are others ``now`` are replaced."""
    solution, order = _solution(snapshot, target), snapshot.order
    levels = {now.get(order[number], order[number]): level_of(node) for number, node in solution.nodes.items()}
    return _Plan(solution.hours, levels)


def _solution(snapshot: Snapshot, target: Skill | Role) -> Solution:
    """The solution for a target itself, which needs no look-up of its name."""
    profile = Profile()
    goals = goals_of(snapshot, target, profile.depth)
    nodes = tuple(node_of(snapshot.position[id], level) for id, level in goals.items())
    named = tuple(goals) if isinstance(target, Skill) else ()
    aim = Targets((address(target),), named, () if named else tuple(goals), nodes)
    return Solution(snapshot, aim, learner(snapshot, profile, snapshot.numbers(named)), profile.depth, profile.choose)


def _change(target: str, name: str, was: _Plan, is_: _Plan, matching: Matching) -> PlanChange:
    adds = [matching.after[id] for id in is_.levels.keys() - was.levels.keys()]
    drops = [matching.after.get(id) or matching.before[id] for id in was.levels.keys() - is_.levels.keys()]
    return PlanChange(target, name, was.hours, is_.hours, len(adds), _longest(adds), len(drops), _longest(drops))


def _longest(skills: Iterable[Skill]) -> tuple[Named, ...]:
    ranked = sorted(skills, key=lambda skill: (-skill.hours, skill.id))
    return tuple(map(name_of, ranked[:MAX_TOLD_SKILLS]))
