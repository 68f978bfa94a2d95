"""Print verdicts, paths, frontiers and comparisons for reading."""

from collections.abc import Iterable

from api.cli.output import say, table
from api.cli.telling.common import name_of, numbered, short, tell, told_hop
from graph.questions.compare import Comparison
from graph.questions.frontier import Frontier
from graph.questions.path import Path
from graph.questions.standing import Place
from graph.questions.summary import TopicCount
from graph.questions.trunk import Finish, Trunk
from graph.questions.unlocks import Unlocked, Unlocks
from graph.questions.why import Why
from graph.questions.words import counted, hours_in_words, joined
from graph.snapshot import Snapshot

MAX_STARTABLE = 15
"""Skills that can be started now of which a list shows the nearest."""


@tell.register
def _path(answer: Path, snapshot: Snapshot) -> None:
    """A shortest path, or the way from the nearest common ground."""
    if answer.hops:
        way = " -> ".join(one.name for one in answer.items)
        say(f"{counted(answer.steps, 'step')}, {hours_in_words(answer.hours)}: {way}")
        for hop in answer.hops:
            say(told_hop(snapshot, hop))
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
        say(" -> ".join([name_of(snapshot, chain[0].prerequisite), *(name_of(snapshot, hop.skill) for hop in chain)]))
        for hop in chain:
            say(told_hop(snapshot, hop))
    if answer.more_chains:
        say("There are more chains.")
    if answer.standing and answer.standing.place not in _SAID_ALREADY:
        say(answer.standing.detail)


_SAID_ALREADY = {Place.NOT_NEEDED, Place.UNCURATED, Place.HELPFUL, Place.DEEPER}


@tell.register
def _unlocks(answer: Unlocks, snapshot: Snapshot) -> None:
    """Print the skills that may need a skill."""
    opened = f"{counted(answer.count, 'skill')}, {len(answer.direct)} of them directly"
    say(f"{name_of(snapshot, answer.skill)} opens {opened}.")
    if answer.learnable_now:
        say("Learnable at once: " + ", ".join(name_of(snapshot, id) for id in answer.learnable_now))
    rows = [(one.name, f"{one.hours:g}", _how_opened(one), one.topic) for one in answer.items]
    table(("skill", "hours", "", "topic"), rows)


def _how_opened(one: Unlocked) -> str:
    return ", ".join(filter(None, ["directly" if one.direct else "", "as one of several" if one.alternative else ""]))


@tell.register
def _frontier(answer: Frontier, snapshot: Snapshot) -> None:
    """Print the nearest skills that can be started now, and those that come soon."""
    ranked = "the nearest to what you know comes first" if answer.known else "what opens most comes first"
    ranked = "the nearest to the targets comes first" if answer.targets and not answer.known else ranked
    say(f"{counted(len(answer.items), 'skill')} can be started now; {ranked}.")
    if answer.assumed:
        say(
            f"Assumed ({answer.background}), and so left out: {short([name_of(snapshot, id) for id in answer.assumed])}"
        )
    shown = answer.items[:MAX_STARTABLE]
    table(
        ("skill", "hours", "near", "opens", "what it is"),
        [(one.name, f"{one.hours:g}", name_of(snapshot, one.near), str(one.opens), one.summary) for one in shown],
    )
    if len(answer.items) > len(shown):
        say(f"And {len(answer.items) - len(shown):,} more, farther away: --json lists them all.")
    for one in answer.soon:
        lacks = joined(name_of(snapshot, id) for id in one.lacks)
        say(f"Soon: {one.name}, which builds on {name_of(snapshot, one.near)}, after {lacks} ({one.hours_before:g} h)")
    if answer.items:
        say("Why is a skill not among them? `prereq before SKILL`, asked in the same way, lists what it lacks.")


@tell.register
def _compared(answer: Comparison, _: Snapshot) -> None:
    """Two targets side by side: the differences first."""
    for side, other in zip(answer.sides, reversed(answer.sides), strict=True):
        if side.on_the_way:
            say(f"{side.name} is itself on the way to {other.name}.")
        own = short([one.name for one in side.items]) or "nothing"
        total = f"{hours_in_words(side.total_hours)} in all"
        say(f"Only {side.name} ({counted(len(side.items), 'skill')}, {hours_in_words(side.hours)}; {total}): {own}")
        if side.deeper:
            say(f"  deeper than {other.name} needs it: {short([one.name for one in side.deeper])}")
    say(f"Common: {_summary(len(answer.common), answer.hours, answer.topics)}")


@tell.register
def _trunk(answer: Trunk, snapshot: Snapshot) -> None:
    """Print what each of several targets needs alone, the order to finish them, and the common steps."""
    saved = answer.separate_hours - answer.total_hours
    say(f"{hours_in_words(answer.total_hours)} in all, {saved:g} less than one by one.")
    for branch in answer.branches:
        whose = joined(name_of(snapshot, target) for target in branch.targets)
        say(f"Only {whose} ({hours_in_words(branch.hours)}): {short([one.name for one in branch.items])}")
    say("In the order that finishes them earliest:" if answer.exact else "In an order that finishes them early:")
    rows = [
        (str(place), one.name, f"{one.adds_hours:g}", f"{one.after_hours:g}", _steps_beyond(answer, one))
        for place, one in numbered(answer.finishes)
    ]
    table(("#", "target", "hours", "done at", "steps"), rows)
    say(f"Common to all: {_summary(len(answer.trunk.items), answer.trunk.hours, answer.topics)}")
    if answer.fork:
        say("The ways part after " + short([name_of(snapshot, id) for id in answer.fork]))


def _summary(skills: int, hours: float, topics: Iterable[TopicCount]) -> str:
    """A list in words: how many skills, how long, and of which topics."""
    if not skills:
        return "nothing"
    largest = short([f"{one.skills} of {one.name}" for one in topics])
    return f"{counted(skills, 'skill')}, {hours_in_words(hours)}: {largest}"


def _steps_beyond(answer: Trunk, one: Finish) -> str:
    """The steps for a target, the common ones in a word."""
    common = set(answer.trunk.items)
    beyond = [step.name for step in one.items if step not in common]
    return short(["the common steps"] * (len(beyond) < len(one.items)) + beyond)
