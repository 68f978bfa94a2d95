"""What an answer takes for granted, in a sentence, and the notes that belong to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Background
from graph.solution import Solution


@dataclass(frozen=True, slots=True)
class Start:
    """What is ``assumed`` of whoever asks, in so many ``hours``, and the ``sentence`` that says so."""

    background: str
    assumed: tuple[str, ...]
    hours: float
    sentence: str


def start_of(solution: Solution) -> Start:
    """Where an answer starts from.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> from graph.solution import Profile, solve
    >>> start_of(solve(Snapshot(TINY), ["attention"], Profile(background="none"))).sentence
    'Assumes nothing.'
    """
    background = solution.snapshot.backgrounds.get(solution.learner.background)
    count, hours = len(solution.assumed), solution.assumed_hours
    if background is None or not count:
        return Start(solution.learner.background, (), 0, "Assumes nothing.")
    check = f"can you {background.can_you}? " if background.can_you else ""
    return Start(
        background.id,
        solution.assumed,
        hours,
        f"Assumes {_what(background, count)}, {_hours(hours)} ({check}if not: --background none).",
    )


def _what(background: Background, count: int) -> str:
    skills = f"{count} skill{'s' if count > 1 else ''}"
    return f"{skills} of {background.summary or background.name}"


def _hours(hours: float) -> str:
    return f"{hours:,g} hour{'' if hours == 1 else 's'}"


def notes(solution: Solution) -> tuple[str, ...]:
    """What else one should know of an answer."""
    return tuple(_notes(solution))


def _notes(solution: Solution) -> Iterator[str]:
    snapshot, targets = solution.snapshot, solution.targets
    for group in targets.groups:
        if not group.all_skills:
            yield f"{group.name} has no skills in this roadmap."
        elif group.kind == "topic":
            yield _told_topic(group.name, len(group.skills), group.hours, group.all_skills, group.all_hours)
    held = snapshot.held.get(solution.learner.background, frozenset())
    for skill in targets.skills:
        if snapshot.position[skill] in held and skill in solution.needed:
            yield f"{snapshot.skills[skill].name} is part of the background, and listed because it is a target."
        if solution.is_unknown(skill):
            yield f"{snapshot.skills[skill].name} is not in the curated catalogue: nothing is known of what it needs."
    if solution.whole and targets.skills and not targets.groups:
        yield "whole changes nothing: no topic is among the targets."


def _told_topic(name: str, core: int, hours: float, skills: int, all_hours: float) -> str:
    if core == skills:
        return f"{name}: all {skills:,} skills, {_hours(all_hours)}."
    return f"{name}: {core} essentials, {_hours(hours)}; the whole topic has {skills:,} skills, {_hours(all_hours)}."
