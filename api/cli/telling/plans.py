"""Print plans, verifications and placements for reading."""

import shlex
from collections.abc import Mapping

from api.cli.output import say, table
from api.cli.telling.common import listed, name_of, tell, told_credited, told_start, told_why_not
from api.formats.about import sentence_instead
from api.table import BY_NAME
from api.ways import command
from graph.model import Level
from graph.questions.placement import Placement
from graph.questions.plan import Plan
from graph.questions.planned import PlanItem
from graph.questions.verify import Verification
from graph.questions.weeks import Part, Week
from graph.snapshot import Snapshot


@tell.register
def _plan(answer: Plan, snapshot: Snapshot) -> None:
    """A dated plan."""
    names = ", ".join(name_of(snapshot, target) for target in answer.targets)
    for id in answer.already:
        say(f"You know {name_of(snapshot, id)} already.")
    if answer.items and answer.fits:
        count = len(answer.weeks)
        hours = f"{answer.planned_hours:g} hours in {count} week{'' if count == 1 else 's'}"
        say(f"{names}: {hours}, {answer.start} to {answer.finish}")
    else:
        say(f"{answer.title}.")
        if answer.items:
            say(f"That is enough to use {names}: {answer.planned_hours:g} hours at {answer.hours_per_week:g} a week.")
    if instead := sentence_instead(answer):
        say(instead)
    if answer.items:
        say(f"As people differ, {answer.low_hours:g} to {answer.high_hours:g} hours.")
    _tell_start(answer, snapshot)
    items = {item.id: item for item in answer.items}
    rows = [_part(week, part, items[part.id]) for week in answer.weeks for part in week.parts]
    table(("week", "from", "hours", "skill", "why"), rows)
    for one in answer.milestones:
        when = f"after week {one.week}" if one.week else "at once"
        say(f"Milestone {when}: {one.title}. {one.build} It works when: {one.shows}")
    _tell_price(answer, snapshot)


def _tell_start(answer: Plan, snapshot: Snapshot) -> None:
    """Print which skills a plan assumes, takes as known and credits."""
    say(told_start(answer.starts_from))
    if answer.assumed:
        say(f"Assumed: {listed([name_of(snapshot, id) for id in answer.assumed])}")
    if answer.known:
        say(f"Known: {listed([name_of(snapshot, id) for id in answer.known])}")
    if answer.credited:
        say(told_credited(snapshot, answer.credited))
    for note in answer.notes:
        say(note)


def _part(week: Week, part: Part, item: PlanItem) -> tuple[str, str, str, str, str]:
    level = ", enough to use" if item.level is Level.USE else ""
    why = f"for {item.reason.name}: {item.reason.reason}" if item.reason else "the target"
    return (str(week.number), week.starts, f"{part.hours:g}", part.title + level, why if part.number == 1 else "")


def _tell_price(answer: Plan, snapshot: Snapshot) -> None:
    """Print the cuts, waived requirements and lowered levels of a plan."""
    if answer.cuts:
        say(f"Left out to be done by {answer.deadline}, {sum(cut.hours for cut in answer.cuts):g} hours:")
        for cut in answer.cuts:
            say(f"  {cut.name} ({cut.hours:g} h): {cut.costs}")
    if answer.waived:
        say("Waived, which is the price:")
        for one in answer.waived:
            skill, prerequisite = name_of(snapshot, one.skill), name_of(snapshot, one.prerequisite)
            say(f"  {skill} without {prerequisite}: {one.reason}")
    if answer.lowered:
        say(f"Only to be used, because of the date: {', '.join(name_of(snapshot, id) for id in answer.lowered)}")
    if answer.items:
        say(told_why_not(answer.targets))


@tell.register
def _verified(answer: Verification, _: Snapshot) -> None:
    """Whether an order is a plan."""
    say(f"Sound: {answer.steps} steps, complete, in order and minimal." if answer.valid else "Not a sound plan:")
    for one in answer.violations:
        say(f"  {one.kind}: {one.detail}")


def tell_question(answer: Placement) -> None:
    """The next question of a placement, and how far it has come."""
    if (one := answer.question) is None:
        say("No question is left." if answer.questions_left else "That was the last question.")
        return
    number = len(answer.answers) + 1
    say("")
    left = f"{len(answer.undecided)} skills undecided, {answer.hours_left:g} hours to learn"
    say(f"Question {number} of at most {number - 1 + answer.questions_left}; {left}.")
    assumed = ", assumed so far" if one.assumed else ""
    say(f"{one.name} ({one.hours:g} h{assumed}): {one.can_you}")


def tell_placement(answer: Placement, snapshot: Snapshot, taste: Mapping[str, object], store: str) -> None:
    """The result of a placement, and the command that plans with it, at the same depth and with the same taste."""
    total = answer.hours_left + answer.hours_saved
    say("")
    say(f"{answer.hours_saved:g} of {total:g} hours are saved, {answer.hours_left:g} are left to learn.")
    for note in answer.notes:
        say(note)
    if answer.hours_added:
        say(f"That adds {answer.hours_added:g} hours.")
    say(told_start(answer.starts_from))
    if answer.known:
        say(f"Known: {listed([name_of(snapshot, id) for id in answer.known])}")
    if answer.credited:
        say(told_credited(snapshot, answer.credited))
    if answer.undecided:
        hours = sum(one.hours for one in answer.undecided)
        names = listed([one.name for one in answer.undecided])
        say(f"Undecided and so planned as unknown, {hours:g} hours: {names}")
    fields = {"target": answer.targets, "known": answer.known, "lacking": answer.lacking, **taste}
    say("Now plan what is left:")
    say(f"  {command(BY_NAME['plan'], fields)}" + (f" --store {shlex.quote(store)}" if store else ""))
