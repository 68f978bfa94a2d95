"""What one could start today: every skill whose requirements are all met, ranked by what it opens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.closure import Learner, descendants, learner, prerequisites
from graph.model import Depth
from graph.questions.targets import resolve
from graph.questions.unlocks import learnable
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Startable:
    """A skill that can be started now; ``opens`` counts what needs it: towards the targets, if any, or in all."""

    id: str
    name: str
    topic: str
    hours: float
    opens: int
    summary: str


@dataclass(frozen=True, slots=True)
class Frontier:
    """Everything learnable at once, what opens most first."""

    revision: str
    targets: tuple[str, ...]
    depth: Depth
    known: tuple[str, ...]
    credited: tuple[str, ...]
    items: tuple[Startable, ...]


def frontier(
    snapshot: Snapshot, known: Iterable[str] = (), *, targets: Sequence[str] = (), depth: Depth = Depth.UNDERSTAND
) -> Frontier:
    """Every curated skill whose requirements at a depth are met, ranked by how many skills it opens, ties in order.

    With targets, only the skills on the way to them, and only what lies on the way counts as opened.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> [(one.id, one.opens) for one in frontier(Snapshot(TINY), targets=["transformers"]).items]
    [('vectors', 3), ('softmax', 2)]
    """
    who = learner(snapshot, known)
    asked, on_the_way = _on_the_way(snapshot, targets, who, depth)
    ready = [
        id for id in snapshot.sort(on_the_way) if snapshot.skills[id].curated and learnable(snapshot, id, who, depth)
    ]
    opens = {id: len(descendants(snapshot, id, depth) & on_the_way) for id in ready}
    ranked = sorted(ready, key=lambda id: (-opens[id], snapshot.position[id]))
    return Frontier(
        revision=snapshot.revision,
        targets=asked,
        depth=depth,
        known=tuple(snapshot.sort(who.known)),
        credited=tuple(snapshot.sort(who.credited)),
        items=tuple(_startable(snapshot, id, opens[id]) for id in ranked),
    )


def _on_the_way(
    snapshot: Snapshot, targets: Sequence[str], who: Learner, depth: Depth
) -> tuple[tuple[str, ...], set[str]]:
    if not targets:
        return (), set(snapshot.order).difference(who.has)
    aim = resolve(snapshot, targets)
    return aim.asked, prerequisites(snapshot, aim.goals, who, depth).needed


def _startable(snapshot: Snapshot, id: str, opens: int) -> Startable:
    skill = snapshot.skills[id]
    return Startable(id, skill.name, skill.topic, skill.hours, opens, skill.summary)
