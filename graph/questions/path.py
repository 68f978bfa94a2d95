"""The shortest path: one thread from what is known to a skill. It is no plan: it leaves out what runs beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from graph.model import Depth
from graph.questions.why import Hop, hop
from graph.snapshot import Snapshot
from graph.snapshot.walks import with_ancestors
from graph.solution.profile import Profile, learner

NOTE = "A path is one thread, not a plan: ask `before` for everything that must come first."


class By(StrEnum):
    """What a shortest path is shortest in."""

    STEPS = "steps"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Stop:
    """One skill on a path, with its own hours."""

    id: str
    name: str
    topic: str
    hours: float


@dataclass(frozen=True, slots=True)
class Path:
    """The shortest chain to ``to``, from a known skill if any is known, else from one that needs nothing.

    ``steps`` counts the hops; ``hours`` leaves out the start and counts the end. Not ``found`` means that no known
    skill leads there.
    """

    revision: str
    to: str
    known: tuple[str, ...]
    depth: Depth
    by: By
    found: bool
    steps: int
    hours: float
    items: tuple[Stop, ...]
    hops: tuple[Hop, ...]
    note: str


def path(snapshot: Snapshot, to: str, profile: Profile = Profile(), *, by: By = By.STEPS) -> Path:
    """The shortest path of requirements to a skill, any member of alternatives counting as a way.

    By steps or by hours; ties by the learning order. Names as in `graph.questions.before.before`.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> [stop.id for stop in path(Snapshot(TINY), "transformers", Profile(known=["vectors"]), by=By.HOURS).items]
    ['vectors', 'attention', 'transformers']
    """
    goal = snapshot.names.skill(to)
    depth = profile.depth
    knows = frozenset(snapshot.ids(learner(snapshot, profile).known))
    chain = _shortest(snapshot, goal, knows, by, depth)
    return Path(
        revision=snapshot.revision,
        to=goal,
        known=tuple(snapshot.sort(knows)),
        depth=depth,
        by=by,
        found=bool(chain),
        steps=max(len(chain) - 1, 0),
        hours=_hours(snapshot, chain, knows),
        items=tuple(stop(snapshot, id) for id in chain),
        hops=tuple(hop(snapshot, one, two, depth) for one, two in pairwise(chain)),
        note=NOTE if chain else f"None of the known skills leads to {goal} at depth {depth}.",
    )


def _shortest(snapshot: Snapshot, goal: str, known: frozenset[str], by: By, depth: Depth) -> list[str]:
    """The chain, by one sweep in learning order over what may come before the goal."""
    best: dict[str, tuple[float, str]] = {}
    for id in snapshot.sort(with_ancestors(snapshot, [goal], depth)):
        direct = [member for one in snapshot.requirements(id, depth) for member in one.members]
        if id in known or not (known or direct):
            best[id] = (0, "")
        elif ways := [(best[one][0], snapshot.position[one], one) for one in direct if one in best]:
            cost, _, previous = min(ways)
            best[id] = (cost + (1 if by is By.STEPS else snapshot.skills[id].hours), previous)
    return _walk_back(best, goal)


def _walk_back(best: Mapping[str, tuple[float, str]], goal: str) -> list[str]:
    chain: list[str] = []
    here = goal if goal in best else ""
    while here:
        chain.append(here)
        here = best[here][1]
    return chain[::-1]


def _hours(snapshot: Snapshot, chain: list[str], known: frozenset[str]) -> float:
    alone = len(chain) == 1 and chain[0] not in known
    return snapshot.hours(chain if alone else chain[1:])


def stop(snapshot: Snapshot, id: str) -> Stop:
    """A skill as it stands in a list of steps."""
    skill = snapshot.skills[id]
    return Stop(id, skill.name, skill.topic, skill.hours)
