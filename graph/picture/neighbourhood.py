"""The picture of one skill with what it needs directly and what it opens, at their true levels."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from graph.model import Depth, Need
from graph.picture.labels import WIDTH
from graph.picture.scene import Link, NodeState, Picture, picture, skill_thing
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors

MAX_ROW = 7
"""Skills that stand side by side; more would not fit a screen."""

_GAP = 20
"""Pixels between two of them."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The picture, and how many direct prerequisites and direct dependents it leaves out.

    Each row is one level: a skill stands below all that may come before it in the picture, and no row goes on in the
    next.
    """

    picture: Picture
    more_needed: int
    more_opened: int


def neighbourhood(snapshot: Snapshot, skill: str, *, depth: Depth = Depth.UNDERSTAND) -> Neighbourhood:
    """The direct prerequisites of a skill, over every alternative, and what it opens first.

    Of the dependents those are left out that another one comes before, and of a row what is more than 7: first what is
    needed least.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> around = neighbourhood(Snapshot(TINY), "attention")
    >>> [(node.id, node.state.value) for node in around.picture.nodes], around.more_opened
    ([('softmax', 'plan'), ('vectors', 'plan'), ('attention', 'target'), ('transformers', 'plan')], 0)
    """
    centre = snapshot.names.skill(skill)
    before = _Before(snapshot, depth)
    needed = _needed(snapshot, centre, depth)
    shown_needed = _in_rows(snapshot, before, needed)
    opened = list(dict.fromkeys(one.skill for one in snapshot.required_by(centre, depth)))
    first = [id for id in opened if not before.of(id) & set(opened)]
    shown_opened = snapshot.sort(first)[:MAX_ROW]
    shown = {*shown_needed, centre, *shown_opened}
    return Neighbourhood(
        _drawn(snapshot, centre, before, shown, depth), len(needed) - len(shown_needed), len(opened) - len(shown_opened)
    )


class _Before:
    """What may come before a skill at a depth, over every alternative."""

    def __init__(self, snapshot: Snapshot, depth: Depth) -> None:
        self._snapshot, self._depth = snapshot, depth
        self._found: dict[str, frozenset[str]] = {}

    def of(self, skill: str) -> frozenset[str]:
        """The ids of all that may come before a skill, itself left out."""
        if skill not in self._found:
            self._found[skill] = frozenset(ancestors(self._snapshot, skill, self._depth)) - {skill}
        return self._found[skill]


def _needed(snapshot: Snapshot, skill: str, depth: Depth) -> list[str]:
    """The direct prerequisites, the most needed first."""
    requirements = sorted(snapshot.requirements(skill, depth), key=lambda one: list(Need).index(one.need))
    return list(dict.fromkeys(member for one in requirements for member in one.members))


def _in_rows(snapshot: Snapshot, before: _Before, skills: Sequence[str]) -> list[str]:
    """The skills without those for which their row has no room, the last ones first."""
    kept = list(skills)
    while True:
        levels = _levels(before, snapshot.sort(kept))
        crowded = [id for id in kept if sum(level == levels[id] for level in levels.values()) > MAX_ROW]
        if not crowded:
            return kept
        kept.remove(crowded[-1])


def _levels(before: _Before, skills: Sequence[str]) -> dict[str, int]:
    """The most skills that stand above each one, one below the other; the skills are in learning order."""
    levels: dict[str, int] = {}
    for id in skills:
        levels[id] = max((levels[one] + 1 for one in before.of(id) & levels.keys()), default=0)
    return levels


def _drawn(snapshot: Snapshot, centre: str, before: _Before, shown: Collection[str], depth: Depth) -> Picture:
    things = [
        skill_thing(snapshot.skills[id], NodeState.TARGET if id == centre else NodeState.PLAN)
        for id in snapshot.sort(shown)
    ]
    direct = [
        Link(member, id, requirement.need.value, requirement.reason, alternative=member != requirement.pick)
        for id in snapshot.sort(shown)
        for requirement in snapshot.requirements(id, depth)
        for member in requirement.members
        if member in shown
    ]
    links = [*direct, *_through_others(before, shown, {(link.source, link.target) for link in direct})]
    title = f"Around {snapshot.skills[centre].name}"
    wide = len(shown) * (WIDTH + _GAP) * 2.0  # every row has room for all, so that none goes on in the next
    return picture(snapshot.revision, title, things, links, most_width=wide)


def _through_others(before: _Before, shown: Collection[str], drawn: Collection[tuple[str, str]]) -> Iterable[Link]:
    """Arrows between what only skills outside the picture join, so that the rows are true."""
    for target in sorted(shown):
        for source in sorted(before.of(target) & set(shown)):
            between = before.of(target) & set(shown) - {source}
            if (source, target) not in drawn and not any(source in before.of(one) for one in between):
                yield Link(source, target, "understand", "By way of skills that are not shown.", alternative=True)
