"""How far ticked skills go: the percentage of each role and topic, and what became of ticks of an older roadmap."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from api.web.once import once
from api.web.parameters import Ticked
from graph.model import Depth
from graph.names import MAX_NAME_CHARACTERS
from graph.names import address as address_of
from graph.questions.known import understood
from graph.snapshot import Snapshot
from graph.snapshot.walks import maximal, used_by
from graph.solution import Profile, solve

MAX_TICKS = 10_000
"""Ticks that one request may bring."""


class Ticks(BaseModel):
    """What a browser kept: the ids of ticked skills, and where somebody starts from."""

    model_config = ConfigDict(frozen=True)

    known: tuple[str, ...] = Field((), max_length=MAX_TICKS)
    background: str = Field("", max_length=MAX_NAME_CHARACTERS)
    depth: Depth = Depth.UNDERSTAND


@dataclass(frozen=True, slots=True)
class Progress:
    """What ticks come to in this roadmap.

    ``known`` are the skills (ids) that they stand for, ``credited`` those that nobody can have learned them without,
    and ``fewest`` the known skills that credit all others. ``renamed`` maps a tick to the skill that it stands for now,
    and ``lost`` are the ticks that stand for none. ``percents`` are those of roles and topics of which anything is
    known, by ``role:ID`` and ``topic:ID``.
    """

    revision: str
    known: tuple[str, ...]
    credited: tuple[str, ...]
    fewest: tuple[str, ...]
    renamed: Mapping[str, str]
    lost: tuple[str, ...]
    percents: Mapping[str, int]


def progress(snapshot: Snapshot, ticks: Ticks) -> Progress:
    """What ticks come to.

    Raises
    ------
    UnknownBackground

    Examples
    --------
    >>> from graph.samples import TINY
    >>> found = progress(Snapshot(TINY), Ticks(known=("attention", "gardening")))
    >>> found.lost, found.percents["topic:maths"]
    (('gardening',), 75)
    """
    skills, lost = _skills(snapshot, ticks.known)
    known = tuple(snapshot.sort({skill for found in skills.values() for skill in found}))
    credited = _credited(snapshot, known)
    return Progress(
        snapshot.revision,
        known,
        credited,
        tuple(snapshot.sort(maximal(snapshot, frozenset(known)))),
        {tick: found[0] for tick, found in skills.items() if len(found) == 1 and found[0] != tick},
        lost,
        _percents(snapshot, known, credited, ticks),
    )


def ticked(snapshot: Snapshot, question: Ticked) -> dict[str, Any]:
    """What a view of boxes is given: the ``known`` skills (ids) of a link, the ``credited`` ones, and ``percents``."""
    known = understood(snapshot, question.known).known
    return {"known": known, "credited": _credited(snapshot, known), "percents": percents(snapshot, question)}


def _credited(snapshot: Snapshot, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(snapshot.sort(used_by(snapshot, known).difference(known)))


def percents(snapshot: Snapshot, question: Ticked) -> Mapping[str, int]:
    """The percentage of each role and topic that the ticks of a link come to; nothing without ticks."""
    if not question.known:
        return {}
    ticks = Ticks(known=question.known, background=question.background, depth=question.depth)
    return progress(snapshot, ticks).percents


def _skills(snapshot: Snapshot, names: Iterable[str]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The skills (ids) that each tick stands for, and the ticks that stand for none."""
    found: dict[str, tuple[str, ...]] = {}
    lost: list[str] = []
    for name in dict.fromkeys(names):
        if skills := (name,) if name in snapshot.skills else understood(snapshot, [name]).known:
            found[name] = skills
        else:
            lost.append(name)
    return found, tuple(lost)


def _percents(snapshot: Snapshot, known: tuple[str, ...], credited: tuple[str, ...], ticks: Ticks) -> Mapping[str, int]:
    profile = Profile(known=known, background=ticks.background, depth=ticks.depth)
    nothing = Profile(background=ticks.background, depth=ticks.depth)
    usual = usual_hours(snapshot) if nothing == Profile() else {}
    found: dict[str, int] = {}
    if known:
        for role in snapshot.roles.values():
            target = address_of(role)
            all_hours = usual.get(target) or solve(snapshot, [target], nothing).hours
            found[target] = percent(all_hours - solve(snapshot, [target], profile).hours, all_hours)
    found |= _of_topics(snapshot, {*known, *credited})
    return {key: value for key, value in found.items() if value}


def _of_topics(snapshot: Snapshot, had: set[str]) -> dict[str, int]:
    """The percentage of the hours of each topic that somebody has."""
    hours: dict[str, float] = {}
    for id in had:
        for topic in snapshot.path(snapshot.skills[id].topic):
            hours[topic] = hours.get(topic, 0) + snapshot.skills[id].hours
    return {f"topic:{id}": percent(done, topic_hours(snapshot)[id]) for id, done in hours.items()}


@once
def usual_hours(snapshot: Snapshot) -> Mapping[str, float]:
    """The hours of each role for somebody who knows nothing and starts as most do."""
    return {address_of(role): solve(snapshot, [address_of(role)], Profile()).hours for role in snapshot.roles.values()}


@once
def topic_hours(snapshot: Snapshot) -> Mapping[str, float]:
    """The hours of all skills of each topic."""
    return {id: snapshot.hours(snapshot.skills_of(id)) for id in snapshot.topics}


def percent(done: float, all_hours: float) -> int:
    """A share in whole percent: 0 and 100 only where they are meant, and none of nothing is all of it.

    Examples
    --------
    >>> percent(0, 10), percent(0.01, 10), percent(9.99, 10), percent(0, 0)
    (0, 1, 99, 100)
    """
    if done >= all_hours:
        return 100
    return min(99, max(1, round(100 * done / all_hours))) if done > 0 else 0
