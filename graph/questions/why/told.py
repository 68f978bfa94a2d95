"""The answer to `why` in words: one sentence for the verdict, and notes beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.model import Depth
from graph.questions.why.counts import Share, share_of_goals
from graph.questions.why.direction import Direction
from graph.questions.why.ends import End
from graph.questions.why.verdict import WhyVerdict
from graph.questions.words import counted, hours_in_words, joined, possessive


@dataclass(frozen=True)
class Case:
    """What a sentence is made of: both directions, and how much comes before the goals and the whole."""

    forward: Direction
    backward: Direction
    goals: Share
    whole: Share | None


def sentence(answer: WhyVerdict, case: Case) -> str:
    """The verdict as a sentence, with its counts."""
    return _SENTENCES[answer](case)


def _yes(case: Case) -> str:
    start, goal = case.forward.start, case.forward.goal
    return f"Yes: {_all_of(start, case.goals)} {_before(goal, case.goals)}{_how_many(case.goals)}."


def _partly(case: Case) -> str:
    goal, share = case.forward.goal, _share_of(case.forward.start, case.goals)
    need = "need" if goal.has_core else "needs"
    return f"Partly: {_goals(goal)} {need} {share}{_of_whole(goal, case.goals, case.whole)}."


def _both(case: Case) -> str:
    return f"Both ways: {_listed(case.forward)}, and {_listed(case.backward)}."


def _alternative(case: Case) -> str:
    one, other = case.forward.start.name, case.forward.goal.name
    return f"By choice: {one} may come before {other}, as one way of several that was not taken."


def _deeper(case: Case) -> str:
    one, other = case.forward.start.name, case.forward.goal.name
    return (
        f"Deeper: at depth {case.forward.depth} {other} can be learned without {one}; "
        f"{one} comes before it at depth {case.forward.least_depth}."
    )


def _no(case: Case) -> str:
    return f"No: {case.forward.goal.name} can be learned without {case.forward.start.name}."


def notes(answer: WhyVerdict, case: Case) -> tuple[str, ...]:
    """What else there is to say: what helps only, what only the whole of a topic needs, and what both share."""
    return tuple(_notes(answer, case.forward, case.whole))


def _notes(answer: WhyVerdict, forward: Direction, whole: Share | None) -> Iterator[str]:
    start, goal = forward.start, forward.goal
    if answer is WhyVerdict.NO and whole and whole.skills:
        yield f"{_share_of(start, whole)} {_comes(whole)} before skills of {goal.name} outside its essentials."
    if answer is WhyVerdict.NO and forward.depth is not Depth.ALL and forward.at(Depth.ALL):
        yield f"{start.name} is helpful for {goal.name}, not required."
    if answer is not WhyVerdict.PART_OF and (shared := start.everything & goal.everything):
        yield f"{counted(len(shared), 'skill')} {'belongs' if len(shared) == 1 else 'belong'} to both."


def _all_of(start: End, share: Share) -> str:
    """The start of a yes: the skill, or its goals, and how many of its skills that are."""
    if share.of == 1:
        return start.name
    if len(share.skills) == share.of:
        return f"all {counted(share.of, 'skill')} of {start.name} ({hours_in_words(share.hours)})"
    size = f"{len(share.skills)} of its {share.of:,} skills ({hours_in_words(share.hours)})"
    return f"the essentials of {start.name}, with others {size},"


def _share_of(start: End, share: Share) -> str:
    """So many of the skills of the start."""
    if share.of == 1:
        return start.name
    return f"{len(share.skills)} of {possessive(start.name)} {share.of:,} skills ({hours_in_words(share.hours)})"


def _before(goal: End, share: Share) -> str:
    """How the sentence goes on after what comes before."""
    return f"{_comes(share)} before {_goals(goal)}"


def _comes(share: Share) -> str:
    return "comes" if len(share.skills) == 1 else "come"


def _goals(goal: End) -> str:
    return f"the essentials of {goal.name}" if goal.has_core else goal.name


def _how_many(share: Share) -> str:
    """How many of several goals need what comes before."""
    if share.goals == 1:
        return ""
    need = "needs" if len(share.needed_by) == 1 else "need"
    return f" ({len(share.needed_by)} of {share.goals:,} {need} it)"


def _of_whole(goal: End, goals: Share, whole: Share | None) -> str:
    if whole is None or len(whole.skills) == len(goals.skills):
        return ""
    return f", and all of {goal.name} needs {len(whole.skills)} ({hours_in_words(whole.hours)})"


def _listed(direction: Direction) -> str:
    return f"{counted(len(direction.listed), 'skill')} of {direction.start.name} before {_goals(direction.goal)}"


def _part_of(case: Case) -> str:
    one, other = case.forward.start, case.forward.goal
    if one.everything == other.everything:
        return f"The same: both names stand for the same skill{'' if len(one.everything) == 1 else 's'}."
    if other.everything < one.everything:
        return f"Part of it, the other way round: {_inside(other, one)}."
    return f"Part of it: {_inside(one, other)}."


def _inside(part: End, whole: End) -> str:
    size = counted(len(whole.everything), "skill")
    if len(part.everything) > 1:
        return f"all {counted(len(part.everything), 'skill')} of {part.name} are among the {size} of {whole.name}"
    essential = ", and an essential one" if whole.has_core and part.everything <= whole.goals else ""
    return f"{part.name} is one of the {size} of {whole.name}{essential}"


def _reverse(case: Case) -> str:
    backward = case.backward
    one, other = backward.start.name, backward.goal.name
    if backward.listed:
        share = share_of_goals(backward)
        return f"The other way round: {_share_of(backward.start, share)} {_before(backward.goal, share)}."
    if backward.by_choice:
        return f"The other way round, by choice: {one} may come before {other}, as one way of several."
    return f"The other way round, and deeper: {one} comes before {other} at depth {backward.least_depth}."


def empty(forward: Direction) -> str:
    """The sentence for an end without skills."""
    names = joined(end.name for end in (forward.start, forward.goal) if not end.everything)
    return f"Unknown: there are no skills of {names} in this roadmap."


def _unknown(case: Case) -> str:
    forward = case.forward
    uncurated = forward.start.uncurated + forward.goal.uncurated
    names = joined(forward.goal.snapshot.skills[id].name for id in forward.goal.snapshot.ids(set(uncurated)))
    chain = f"no chain leads from {forward.start.name} to {forward.goal.name}"
    return f"Unknown: {chain}, and the catalogue does not know {names}, so nothing is known of what needs it."


_SENTENCES: Mapping[WhyVerdict, Callable[[Case], str]] = {
    WhyVerdict.YES: _yes,
    WhyVerdict.PARTLY: _partly,
    WhyVerdict.PART_OF: _part_of,
    WhyVerdict.BOTH: _both,
    WhyVerdict.ALTERNATIVE: _alternative,
    WhyVerdict.DEEPER: _deeper,
    WhyVerdict.REVERSE: _reverse,
    WhyVerdict.UNKNOWN: _unknown,
    WhyVerdict.NO: _no,
}
