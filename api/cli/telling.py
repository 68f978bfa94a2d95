"""Answers for people: `tell` has a function for a type of answer, and tells any other field by field."""

import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import singledispatch
from typing import Any, TypeVar

from rich.markup import escape
from rich.tree import Tree

from api.cli.fields import tell_fields
from api.cli.output import console, say, table
from api.cli.tree import TreeNode, tree
from api.formats.about import sentence_instead
from api.table import BY_NAME
from api.ways import command
from graph.ask.answer import Asked
from graph.ask.readings import display
from graph.model import Level, Need
from graph.names import Found
from graph.questions.before import Before, Item
from graph.questions.compare import Comparison
from graph.questions.frontier import Frontier
from graph.questions.order import Order
from graph.questions.path import Path
from graph.questions.placement import Placement
from graph.questions.plan import Plan, PlanItem
from graph.questions.show import SkillCard, SkillPage, TopicAnswer, TopicList
from graph.questions.standing import Place
from graph.questions.summary import TopicCount
from graph.questions.trunk import Finish, Trunk
from graph.questions.unlocks import Unlocked, Unlocks
from graph.questions.verify import Verification
from graph.questions.weeks import Part, Week
from graph.questions.why import Hop, Why
from graph.questions.words import counted, hours_in_words, joined
from graph.snapshot import Snapshot

MAX_STARTABLE = 15
"""Skills that can be started now of which a list shows the nearest."""

MAX_NAMES_IN_FULL = 8
"""Names that a sentence lists; of more it gives the number."""

_Thing = TypeVar("_Thing")


@singledispatch
def tell(answer: Any, _: Snapshot) -> None:
    """Print an answer for reading; field by field, if its type has no function here."""
    tell_fields(answer)


@tell.register
def _found(answer: Found, _: Snapshot) -> None:
    """What words may mean."""
    say(f'"{answer.query}": {answer.verdict}' + ("" if answer.candidates else ", nothing here has a name like it"))
    rows = [(one.name, one.kind, one.id, f"{one.score:g}") for one in answer.candidates]
    table(("name", "kind", "id", "score"), rows)


@tell.register
def _before(answer: Before, snapshot: Snapshot) -> None:
    """What to learn before the targets."""
    _total(snapshot, answer)
    if answer.items:
        table(
            ("#", "skill", "level", "hours", "why"),
            [_reasoned(item) for item in answer.items],
        )
    for item in answer.target_items:
        say(f"Then {item.name}{_level(item)}, {item.hours:g} hours:")
        for one in item.requires:
            say(f"  {_name(snapshot, one.picked)}: {one.reason}")
    _extras(snapshot, answer)


def tell_as_tree(answer: Before, snapshot: Snapshot) -> None:
    """What to learn before the targets, each skill above what it needs."""
    _total(snapshot, answer)
    for node in tree(answer):
        if sys.stdout.isatty():
            console().print(_drawn(node))
        else:
            sys.stdout.writelines(f"{line}\n" for line in node.lines())
    _extras(snapshot, answer)


def _drawn(node: TreeNode) -> Tree:
    drawn = Tree(escape(node.label), guide_style="dim")
    drawn.children += [_drawn(below) for below in node.below]
    return drawn


def _total(snapshot: Snapshot, answer: Before) -> None:
    names = ", ".join(_name(snapshot, target) for target in answer.targets)
    for id in answer.already:
        say(f"You know {_name(snapshot, id)} already.")
    for note in answer.notes:
        say(note)
    if answer.items:
        total = f"{len(answer.items)} skills, {answer.total_hours:g} hours"
        with_targets = f" (with the target {answer.total_hours_with_targets:g})" if answer.target_items else ""
        say(f"Before {names}: {total}{with_targets}, depth {answer.depth}")
    elif not answer.notes:
        say(f"Nothing is left to learn before {names}.")
    if answer.assumed:
        say(f"{answer.start} With them: {answer.total_hours + answer.assumed_hours:g} hours.")


@tell.register
def _order(answer: Order, _: Snapshot) -> None:
    """A bare order."""
    say(f"{len(answer.items)} skills in {len(answer.stages)} stages, {answer.total_hours:g} hours")
    rows = [
        (str(place), one.name, f"{one.hours:g}", str(one.stage), one.topic) for place, one in _numbered(answer.items)
    ]
    table(("#", "skill", "hours", "stage", "topic"), rows)


@tell.register
def _path(answer: Path, snapshot: Snapshot) -> None:
    """A shortest path, or the way from the nearest common ground."""
    if answer.hops:
        way = " -> ".join(one.name for one in answer.items)
        say(f"{counted(answer.steps, 'step')}, {hours_in_words(answer.hours)}: {way}")
        for hop in answer.hops:
            say(_hop(snapshot, hop))
    elif answer.hours:
        say(f"{answer.items[0].name} needs nothing: {hours_in_words(answer.hours)}.")
    say(answer.note)


@tell.register
def _why(answer: Why, snapshot: Snapshot) -> None:
    """Whether one thing comes before another, and where it stands in the list of whoever asks."""
    say(answer.sentence)
    for note in answer.notes:
        say(note)
    for chain in answer.chains:
        say(" -> ".join([_name(snapshot, chain[0].prerequisite), *(_name(snapshot, hop.skill) for hop in chain)]))
        for hop in chain:
            say(_hop(snapshot, hop))
    if answer.more_chains:
        say("There are more chains.")
    if answer.standing and answer.standing.place not in _SAID_ALREADY:
        say(answer.standing.detail)


_SAID_ALREADY = {Place.NOT_NEEDED, Place.UNCURATED, Place.HELPFUL, Place.DEEPER}


@tell.register
def _unlocks(answer: Unlocks, snapshot: Snapshot) -> None:
    """What a skill opens."""
    opened = f"{counted(answer.count, 'skill')}, {len(answer.direct)} of them directly"
    say(f"{_name(snapshot, answer.skill)} opens {opened}.")
    if answer.learnable_now:
        say("Learnable at once: " + ", ".join(_name(snapshot, id) for id in answer.learnable_now))
    rows = [(one.name, f"{one.hours:g}", _how_opened(one), one.topic) for one in answer.items]
    table(("skill", "hours", "", "topic"), rows)


def _how_opened(one: Unlocked) -> str:
    return ", ".join(filter(None, ["directly" if one.direct else "", "as one of several" if one.alternative else ""]))


@tell.register
def _plan(answer: Plan, snapshot: Snapshot) -> None:
    """A dated plan."""
    names = ", ".join(_name(snapshot, target) for target in answer.targets)
    for id in answer.already:
        say(f"You know {_name(snapshot, id)} already.")
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
    """What was assumed, known and credited."""
    say(answer.starts_from)
    if answer.assumed:
        say(f"Assumed: {_listed([_name(snapshot, id) for id in answer.assumed])}")
    if answer.known:
        say(f"Known: {_listed([_name(snapshot, id) for id in answer.known])}")
    if answer.credited:
        say(_credited(snapshot, answer.credited))
    for note in answer.notes:
        say(note)


def _part(week: Week, part: Part, item: PlanItem) -> tuple[str, str, str, str, str]:
    level = ", enough to use" if item.level is Level.USE else ""
    why = f"for {item.reason.name}: {item.reason.reason}" if item.reason else "the target"
    return (str(week.number), week.starts, f"{part.hours:g}", part.title + level, why if part.number == 1 else "")


def _tell_price(answer: Plan, snapshot: Snapshot) -> None:
    """What was left out, waived and lowered to meet a deadline."""
    if answer.cuts:
        say(f"Left out to be done by {answer.deadline}, {sum(cut.hours for cut in answer.cuts):g} hours:")
        for cut in answer.cuts:
            say(f"  {cut.name} ({cut.hours:g} h): {cut.costs}")
    if answer.waived:
        say("Waived, which is the price:")
        for one in answer.waived:
            skill, prerequisite = _name(snapshot, one.skill), _name(snapshot, one.prerequisite)
            say(f"  {skill} without {prerequisite}: {one.reason}")
    if answer.lowered:
        say(f"Only to be used, because of the date: {', '.join(_name(snapshot, id) for id in answer.lowered)}")


@tell.register
def _frontier(answer: Frontier, snapshot: Snapshot) -> None:
    """What could be started now, the nearest in full, and what comes soon."""
    ranked = "the nearest to what you know comes first" if answer.known else "what opens most comes first"
    ranked = "the nearest to the targets comes first" if answer.targets and not answer.known else ranked
    say(f"{counted(len(answer.items), 'skill')} can be started now; {ranked}.")
    if answer.assumed:
        say(f"Assumed ({answer.background}), and so left out: {_short([_name(snapshot, id) for id in answer.assumed])}")
    shown = answer.items[:MAX_STARTABLE]
    table(
        ("skill", "hours", "near", "opens", "what it is"),
        [(one.name, f"{one.hours:g}", _name(snapshot, one.near), str(one.opens), one.summary) for one in shown],
    )
    if len(answer.items) > len(shown):
        say(f"And {len(answer.items) - len(shown):,} more, farther away: --json lists them all.")
    for one in answer.soon:
        lacks = joined(_name(snapshot, id) for id in one.lacks)
        say(f"Soon: {one.name}, which builds on {_name(snapshot, one.near)}, after {lacks} ({one.hours_before:g} h)")
    if answer.items:
        say("Why is a skill not among them? `prereq before SKILL`, asked in the same way, lists what it lacks.")


@tell.register
def _compared(answer: Comparison, _: Snapshot) -> None:
    """Two targets side by side: the differences first."""
    for side, other in zip(answer.sides, reversed(answer.sides), strict=True):
        if side.on_the_way:
            say(f"{side.name} is itself on the way to {other.name}.")
        own = _short([one.name for one in side.items]) or "nothing"
        total = f"{hours_in_words(side.total_hours)} in all"
        say(f"Only {side.name} ({counted(len(side.items), 'skill')}, {hours_in_words(side.hours)}; {total}): {own}")
        if side.deeper:
            say(f"  deeper than {other.name} needs it: {_short([one.name for one in side.deeper])}")
    say(f"Common: {_summary(len(answer.common), answer.hours, answer.topics)}")


@tell.register
def _trunk(answer: Trunk, snapshot: Snapshot) -> None:
    """What several targets need one by one, what to finish first, and what they share."""
    saved = answer.separate_hours - answer.total_hours
    say(f"{hours_in_words(answer.total_hours)} in all, {saved:g} less than one by one.")
    for branch in answer.branches:
        whose = joined(_name(snapshot, target) for target in branch.targets)
        say(f"Only {whose} ({hours_in_words(branch.hours)}): {_short([one.name for one in branch.items])}")
    say("In the order that finishes them earliest:" if answer.exact else "In an order that finishes them early:")
    rows = [
        (str(place), one.name, f"{one.adds_hours:g}", f"{one.after_hours:g}", _steps_beyond(answer, one))
        for place, one in _numbered(answer.finishes)
    ]
    table(("#", "target", "hours", "done at", "steps"), rows)
    say(f"Common to all: {_summary(len(answer.trunk.items), answer.trunk.hours, answer.topics)}")
    if answer.fork:
        say("The ways part after " + _short([_name(snapshot, id) for id in answer.fork]))


def _summary(skills: int, hours: float, topics: Iterable[TopicCount]) -> str:
    """A list in words: how many skills, how long, and of which topics."""
    if not skills:
        return "nothing"
    largest = _short([f"{one.skills} of {one.name}" for one in topics])
    return f"{counted(skills, 'skill')}, {hours_in_words(hours)}: {largest}"


def _steps_beyond(answer: Trunk, one: Finish) -> str:
    """The steps for a target, the common ones in a word."""
    common = set(answer.trunk.items)
    beyond = [step.name for step in one.items if step not in common]
    return _short(["the common steps"] * (len(beyond) < len(one.items)) + beyond)


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
    say(answer.starts_from)
    if answer.known:
        say(f"Known: {_listed([_name(snapshot, id) for id in answer.known])}")
    if answer.credited:
        say(_credited(snapshot, answer.credited))
    if answer.undecided:
        hours = sum(one.hours for one in answer.undecided)
        names = _listed([one.name for one in answer.undecided])
        say(f"Undecided and so planned as unknown, {hours:g} hours: {names}")
    fields = {"target": answer.targets, "known": answer.known, "lacking": answer.lacking, **taste}
    say("Now plan what is left:")
    say(f"  {command(BY_NAME['plan'], fields)}" + (f" --store {shlex.quote(store)}" if store else ""))


@tell.register
def _skill(answer: SkillCard, snapshot: Snapshot) -> None:
    """One skill."""
    say(f"{answer.name} ({answer.id}), {answer.hours:g} hours, {answer.topic}{_marks(answer.curated, answer.implied)}")
    for line in filter(None, (answer.summary, answer.can_you)):
        say(line)
    if answer.aliases:
        say("Also called " + ", ".join(answer.aliases))
    for one in answer.requires:
        members = " or ".join(_name(snapshot, id) for id in one.members)
        say(f"  needs {members} ({one.need}): {one.reason}")
    if answer.required_by:
        say("Required by " + ", ".join(_name(snapshot, id) for id in answer.required_by))


@tell.register
def _skills(answer: SkillPage, _: Snapshot) -> None:
    """A page of skills."""
    rows = [(one.id, one.name, f"{one.hours:g}", one.topic) for one in answer.items]
    table(("id", "name", "hours", "topic"), rows)
    if answer.next:
        say(f"{answer.total} in all; the next page: --after {answer.next}")


@tell.register
def _topic(answer: TopicAnswer, snapshot: Snapshot) -> None:
    """One topic."""
    one = answer.topic
    say(f"{one.name} ({one.id}), {one.hours:g} hours")
    if one.core:
        say("At its core: " + ", ".join(_name(snapshot, id) for id in one.core))
    table(("skill", "hours"), [(_name(snapshot, id), f"{snapshot.skills[id].hours:g}") for id in one.skills])
    for below in one.topics:
        say(f"  below: {below}")


@tell.register
def _topics(answer: TopicList, _: Snapshot) -> None:
    """All topics."""
    table(("id", "name", "skills", "hours"), [(t.id, t.name, str(len(t.skills)), f"{t.hours:g}") for t in answer.items])


def _hop(snapshot: Snapshot, hop: Hop) -> str:
    enough = ", using it is enough" if hop.level is Level.USE else ""
    one, other = _name(snapshot, hop.prerequisite), _name(snapshot, hop.skill)
    return f"  {one} -> {other} (to {_NEEDED_TO[hop.need]}{enough}): {hop.reason}"


_NEEDED_TO = {Need.USE: "use it", Need.UNDERSTAND: "understand it", Need.HELPFUL: "make it easier"}


def _short(names: Sequence[str]) -> str:
    """The first names of a list, and the number of the others."""
    more = len(names) - MAX_NAMES_IN_FULL
    return joined(names) if more <= 0 else f"{', '.join(names[:MAX_NAMES_IN_FULL])} and {more:,} more"


def _credited(snapshot: Snapshot, ids: Sequence[str]) -> str:
    """What was credited, in full only while that is short."""
    return f"Credited, because you know what needs it: {_listed([_name(snapshot, id) for id in ids])}"


def _listed(names: Sequence[str]) -> str:
    return (
        ", ".join(names) if len(names) <= MAX_NAMES_IN_FULL else f"{len(names)} skills, from {names[0]} to {names[-1]}"
    )


def _numbered(items: Iterable[_Thing]) -> Iterable[tuple[int, _Thing]]:
    return enumerate(items, 1)


def _reasoned(item: Item) -> tuple[str, ...]:
    """The row of a skill: its place, its name, how well it is to be learned, its hours, and why it is there."""
    name = f"{item.name}{_marks(item.curated, item.implied)}{' (goal)' if item.goal else ''}"
    why = f"{item.reason.name}: {item.reason.reason}" if item.reason else item.summary
    return (str(item.position), name, _LEVELS[item.level], f"{item.hours:g}", why)


_LEVELS = {Level.USE: "enough to use", Level.UNDERSTAND: "to understand"}


def _level(item: Item) -> str:
    return " (enough to use)" if item.level is Level.USE else ""


def _extras(snapshot: Snapshot, answer: Before) -> None:
    for one in answer.alternatives:
        others = ", ".join(f"{other.name} ({other.adds_hours:+g} h)" for other in one.not_picked)
        say(f"For {_name(snapshot, one.skill)}, {_name(snapshot, one.picked)} was taken ({one.because}); or: {others}")
    if answer.credited:
        say(_credited(snapshot, answer.credited))
    if answer.assumed:
        say(f"Assumed: {_listed([_name(snapshot, id) for id in answer.assumed])}")
    if answer.helpful:
        say("Helpful, not required: " + ", ".join(f"{one.name} ({one.hours:g} h)" for one in answer.helpful))


def _marks(curated: bool, implied: bool) -> str:
    return (" [not curated]" if not curated else "") + (" [implied]" if implied else "")


def _name(snapshot: Snapshot, id: str) -> str:
    topic, role = snapshot.topics.get(id.removeprefix("topic:")), snapshot.roles.get(id.removeprefix("role:"))
    thing = snapshot.skills.get(id) or topic or role
    return thing.name if thing else id


@tell.register
def _asked(answer: Asked, snapshot: Snapshot) -> None:
    """The reading of a sentence, then the verb's own answer."""
    _leftovers(answer, snapshot)
    if answer.answer is None:
        say("No answer: the question was not understood." if answer.verb == "none" else "No answer yet.")
    else:
        say(f"{answer.understood}  ({answer.command})")
        if answer.verb == "hours" and isinstance(answer.answer, Before):
            say(f"{answer.answer.total_hours_with_targets:g} hours in all.")
        tell(answer.answer, snapshot)
    if answer.examples:
        say("You can ask, for example: " + " | ".join(answer.examples))


def _leftovers(answer: Asked, snapshot: Snapshot) -> None:
    """Corrections of a sentence, and the parts of it that could not be used."""
    for one in answer.corrected:
        say(f'"{one.typed}" is read as "{one.taken}".')
    for missing in answer.not_understood:
        near = f"; did you mean {', '.join(missing.did_you_mean)}?" if missing.did_you_mean else "."
        say(f'"{missing.name}" is not in this roadmap{near}')
    for unclear in answer.ambiguous:
        say(f'"{unclear.name}" may mean {", ".join(display(id, snapshot) for id in unclear.candidates)}: say which.')
    for note in answer.notes:
        say(note)
