"""Print the answers of `before` and `order` for reading."""

import sys
from typing import TYPE_CHECKING

from api.cli.output import console, say, table
from api.cli.telling.common import (
    LEVELS,
    listed,
    marks,
    name_of,
    numbered,
    tell,
    told_credited,
    told_level,
    told_start,
    told_why_not,
)
from api.cli.tree import TreeNode, tree
from graph.questions.before import Before, Item
from graph.questions.order import Order
from graph.snapshot import Snapshot

if TYPE_CHECKING:
    from rich.tree import Tree


@tell.register
def _before(answer: Before, snapshot: Snapshot) -> None:
    """Print the answer of `before`."""
    _total(snapshot, answer)
    if answer.items:
        table(
            ("#", "skill", "level", "hours", "why"),
            [_reasoned(item) for item in answer.items],
        )
    for item in answer.target_items:
        say(f"Then {item.name}{told_level(item)}, {item.hours:g} hours:")
        for one in item.requires:
            say(f"  {name_of(snapshot, one.picked)}: {one.reason}")
    _extras(snapshot, answer)


def tell_as_tree(answer: Before, snapshot: Snapshot) -> None:
    """Print the answer of `before` as a tree, each skill above its prerequisites."""
    _total(snapshot, answer)
    for node in tree(answer):
        if sys.stdout.isatty():
            console().print(_drawn(node))
        else:
            sys.stdout.writelines(f"{line}\n" for line in node.lines())
    _extras(snapshot, answer)


def _drawn(node: TreeNode) -> "Tree":
    from rich.markup import escape
    from rich.tree import Tree

    drawn = Tree(escape(node.label), guide_style="dim")
    drawn.children += [_drawn(below) for below in node.below]
    return drawn


def _total(snapshot: Snapshot, answer: Before) -> None:
    names = ", ".join(name_of(snapshot, target) for target in answer.targets)
    for id in answer.already:
        say(f"You know {name_of(snapshot, id)} already.")
    for note in answer.notes:
        say(note)
    if answer.items:
        total = f"{len(answer.items)} skills, {answer.total_hours:g} hours"
        with_targets = f" (with the target {answer.total_hours_with_targets:g})" if answer.target_items else ""
        say(f"Before {names}: {total}{with_targets}, depth {answer.depth}")
    elif not answer.notes:
        say(f"Nothing is left to learn before {names}.")
    if answer.assumed:
        say(f"{told_start(answer.start)} With them: {answer.total_hours + answer.assumed_hours:g} hours.")


@tell.register
def _order(answer: Order, _: Snapshot) -> None:
    """A bare order."""
    say(f"{len(answer.items)} skills in {len(answer.stages)} stages, {answer.total_hours:g} hours")
    rows = [
        (str(place), one.name, f"{one.hours:g}", str(one.stage), one.topic) for place, one in numbered(answer.items)
    ]
    table(("#", "skill", "hours", "stage", "topic"), rows)


def _reasoned(item: Item) -> tuple[str, ...]:
    """The row of a skill: its place, its name, how well it is to be learned, its hours, and why it is there."""
    name = f"{item.name}{marks(item.curated, item.implied)}{' (goal)' if item.goal else ''}"
    why = f"{item.reason.name}: {item.reason.reason}" if item.reason else item.summary
    return (str(item.position), name, LEVELS[item.level], f"{item.hours:g}", why)


def _extras(snapshot: Snapshot, answer: Before) -> None:
    for one in answer.alternatives:
        others = ", ".join(f"{other.name} ({other.adds_hours:+g} h)" for other in one.not_picked)
        say(
            f"For {name_of(snapshot, one.skill)}, {name_of(snapshot, one.picked)} was taken ({one.because}); "
            f"or: {others}"
        )
    if answer.credited:
        say(told_credited(snapshot, answer.credited))
    if answer.assumed:
        say(f"Assumed: {listed([name_of(snapshot, id) for id in answer.assumed])}")
    if answer.helpful:
        say("Helpful, not required: " + ", ".join(f"{one.name} ({one.hours:g} h)" for one in answer.helpful))
    if answer.items:
        say(told_why_not(answer.targets))
