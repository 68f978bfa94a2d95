"""The assumptions of an answer in a sentence, and the notes that belong to it."""

from collections.abc import Iterator

from graph.questions.words import counted, hours_in_words
from graph.solution import Solution
from graph.solution.profile import held_by

FROM_NOTHING = "background none"
"""How somebody asks who has nothing of what an answer assumes; each way in puts it as its own users write it."""


def start_of(solution: Solution) -> str:
    """Say which skills an answer assumes, in how many hours, and the question that checks them.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> from graph.solution import Profile, solve
    >>> start_of(solve(Snapshot(TINY), ["attention"], Profile(background="none")))
    'Assumes nothing.'
    """
    background = solution.snapshot.backgrounds.get(solution.learner.background)
    if background is None or not solution.assumed:
        return "Assumes nothing."
    skills = f"{counted(len(solution.assumed), 'skill')} of {background.summary or background.name}"
    check = f"can you {background.can_you}? " if background.can_you else ""
    return f"Assumes {skills}, {hours_in_words(solution.assumed_hours)} ({check}if not: {FROM_NOTHING})."


def notes(solution: Solution) -> tuple[str, ...]:
    """Further sentences about an answer: its topics, unknown targets, and parameters that changed nothing."""
    return tuple(_notes(solution))


def _notes(solution: Solution) -> Iterator[str]:
    snapshot, targets = solution.snapshot, solution.targets
    for group in targets.groups:
        if not group.all_skills:
            yield f"{group.name} has no skills in this roadmap."
        elif group.kind == "topic":
            yield _told_topic(group.name, len(group.skills), group.hours, group.all_skills, group.all_hours)
    held = held_by(snapshot, solution.learner.background)
    for skill in targets.skills:
        if snapshot.position[skill] in held and skill in solution.needed:
            yield f"{snapshot.skills[skill].name} is part of the background, and listed because it is a target."
        if solution.is_unknown(skill):
            yield f"{snapshot.skills[skill].name} is not in the curated catalogue: nothing is known of what it needs."
    if solution.whole and targets.skills and not targets.groups:
        yield "whole changes nothing: no topic is among the targets."


def _told_topic(name: str, core: int, hours: float, skills: int, all_hours: float) -> str:
    if core == skills:
        return f"{name}: all {skills:,} skills, {hours_in_words(all_hours)}."
    whole = f"the whole topic has {skills:,} skills, {hours_in_words(all_hours)}"
    return f"{name}: {core} essentials, {hours_in_words(hours)}; {whole}."
