"""What one could start today: every skill whose requirements are all met, ranked by what it opens."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Depth, Skill
from graph.questions.unlocks import is_learnable
from graph.snapshot import Snapshot
from graph.snapshot.walks import reach
from graph.solution import Profile, solve
from graph.solution.profile import learner


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


def frontier(snapshot: Snapshot, profile: Profile = Profile(), targets: Sequence[str] = ()) -> Frontier:
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
    if targets:
        solution = solve(snapshot, targets, profile)
        who, asked, on_the_way = solution.learner, solution.targets.asked, solution.closure.needed
    else:
        who, asked = learner(snapshot, profile), ()
        on_the_way = set(range(len(snapshot.order))) - who.has
    rows = snapshot.at(profile.depth)
    ready = [number for number in sorted(on_the_way) if is_learnable(rows, number, who)]
    curated = [number for number in ready if snapshot.skills[snapshot.order[number]].curated]
    opens = {number: len((reach([number], rows.dependents) & on_the_way) - {number}) for number in curated}
    ranked = sorted(curated, key=lambda number: (-opens[number], number))
    return Frontier(
        revision=snapshot.revision,
        targets=asked,
        depth=profile.depth,
        known=tuple(snapshot.ids(who.known)),
        credited=tuple(snapshot.ids(who.credited)),
        items=tuple(_startable(snapshot.skills[snapshot.order[number]], opens[number]) for number in ranked),
    )


def _startable(skill: Skill, opens: int) -> Startable:
    return Startable(skill.id, skill.name, skill.topic, skill.hours, opens, skill.summary)
