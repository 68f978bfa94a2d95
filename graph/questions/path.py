"""The shortest path: one thread from what one has to a skill. It is no plan: it leaves out what runs beside it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.model import Depth, Level, whole_hours
from graph.questions.why.chains import Hop, hops
from graph.questions.words import joined
from graph.snapshot import Snapshot
from graph.snapshot.nodes import level_of, node_of, numbers_of
from graph.snapshot.reach import reach
from graph.solution import Profile, Solution, solve

NOTE = "A path is one thread and not a plan: more has to be learned before its end."


class By(StrEnum):
    """What a shortest path is shortest in.

    Attributes
    ----------
    STEPS
        The fewest requirements.
    HOURS
        The fewest hours of study.
    """

    STEPS = "steps"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Stop:
    """One skill of a list of steps, with its own hours at its level."""

    id: str
    name: str
    topic: str
    hours: float
    level: Level = Level.UNDERSTAND


@dataclass(frozen=True, slots=True)
class Path:
    """The shortest chain of requirements to a skill.

    Attributes
    ----------
    to
        Id of the skill at the end.
    by
        Whether the path is shortest in steps or in hours.
    found
        Whether it starts at something that the learner has: known, credited, or held by the background.
    steps
        How many requirements the path follows.
    hours
        Hours of the path; the start counts only if the learner lacks it.
    common_ground
        Id of the nearest skill that also comes before something known; null if something known leads to the
        end.
    items
        Skills on the path, in learning order.
    hops
        Requirements between these skills, in the same order.
    note
        What the path is and what it is not, in one sentence.
    """

    revision: str
    to: str
    known: tuple[str, ...]
    credited: tuple[str, ...]
    background: str
    depth: Depth
    by: By
    found: bool
    steps: int
    hours: float
    common_ground: str | None
    items: tuple[Stop, ...]
    hops: tuple[Hop, ...]
    note: str


def path(snapshot: Snapshot, to: str, profile: Profile = Profile(), *, by: By = By.STEPS) -> Path:
    """The shortest path of requirements to a skill, any member of alternatives counting as a way.

    By steps or by hours; among equals from what is known, then credited, then assumed, then in learning order. Names as
    in `graph.questions.before.before`.

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
    solution = solve(snapshot, [f"skill:{goal}"], profile)
    search = _Search(solution, snapshot.position[goal], by)
    who = solution.learner
    chain = search.shortest(who.met)
    knows_way = bool(search.numbers & who.has)
    ground = search.common_ground() if who.known and not knows_way else None
    shown = chain or search.shortest({ground} if ground is not None else set())
    counted = shown[1:] if shown[0] >> 1 in who.met else shown
    return Path(
        revision=snapshot.revision,
        to=goal,
        known=solution.known,
        credited=solution.credited,
        background=who.background,
        depth=profile.depth,
        by=by,
        found=bool(chain) or not who.known,
        steps=len(shown) - 1,
        hours=whole_hours(sum(snapshot.hours_by_node[node] for node in counted)),
        common_ground=None if ground is None else snapshot.order[ground],
        items=tuple(stop(snapshot, snapshot.order[node >> 1], level_of(node)) for node in shown),
        hops=hops(snapshot, shown),
        note=_note(solution, goal, shown[0] >> 1, ground, knows_way=knows_way),
    )


class _Search:
    """The nodes that may come before a goal, and the shortest chains among them."""

    def __init__(self, solution: Solution, goal: int, by: By) -> None:
        self._snapshot, self._learner, self._by = solution.snapshot, solution.learner, by
        self._rows = solution.snapshot.at(solution.depth).members
        self._level = solution.depth.level
        self._goal = node_of(goal, self._level)
        self._nodes = sorted(reach([self._goal], self._rows))

    @property
    def numbers(self) -> set[int]:
        """The goal and what may come before it, by number."""
        return numbers_of(self._nodes)

    def shortest(self, starts: Collection[int]) -> list[int]:
        """The shortest chain from one of the skills (numbers); if there are none, from one that needs nothing."""
        best: dict[int, tuple[float, int, int]] = {}
        for node in self._nodes:  # ascending: prerequisites first
            prerequisites = self._rows[node]
            if node >> 1 in starts:
                best[node] = (0, self._rank(node >> 1), -1)
            elif not (starts or prerequisites):
                best[node] = (self._cost(node), 3, -1)
            elif ways := [(*best[one][:2], one) for one in prerequisites if one in best]:
                cost, rank, previous = min(ways)
                best[node] = (cost + self._cost(node), rank, previous)
        return _walk_back(best, self._goal)

    def _rank(self, number: int) -> int:
        """Reasons from the profile: known first, then credited, then held by the background."""
        return 0 if number in self._learner.known else 1 if number in self._learner.credited else 2

    def _cost(self, node: int) -> float:
        return 1 if self._by is By.STEPS else self._snapshot.hours_by_node[node]

    def common_ground(self) -> int | None:
        """The skill (number) nearest to the goal that may also come before something known, at the same depth."""
        known = [node_of(number, self._level) for number in self._learner.known]
        shared = numbers_of(reach(known, self._rows))
        hops = {self._goal: 0}
        queue = [self._goal]
        for node in queue:  # grows while it is read
            if node >> 1 in shared:
                return node >> 1
            for prerequisite in self._rows[node]:
                if prerequisite not in hops:
                    hops[prerequisite] = hops[node] + 1
                    queue.append(prerequisite)
        return None


def _walk_back(best: Mapping[int, tuple[float, int, int]], goal: int) -> list[int]:
    chain: list[int] = []
    here = goal if goal in best else -1
    while here >= 0:
        chain.append(here)
        here = best[here][2]
    return chain[::-1]


def _note(solution: Solution, goal: str, start: int, ground: int | None, *, knows_way: bool) -> str:
    """A note on the start of a path."""
    snapshot, who = solution.snapshot, solution.learner
    name = snapshot.skills[goal].name
    if goal in solution.has:
        return f"You have {name} already: nothing is left to learn for it."
    if knows_way or not who.known:
        return NOTE
    known = [snapshot.skills[id].name for id in solution.known]
    those = joined(known) if len(known) <= 3 else "the skills you know"
    said = f"No chain leads from {those} to {name} at depth {solution.depth}."
    if ground is None:
        said += " Nothing comes before both."
    else:
        said += f" The nearest skill that comes before both is {snapshot.skills[snapshot.order[ground]].name}."
    first = snapshot.skills[snapshot.order[start]].name
    where = "which you are assumed to have" if start in who.held else "which you do not have yet"
    return f"{said} The path starts from {first}, {where}. {NOTE}"


def stop(snapshot: Snapshot, id: str, level: Level = Level.UNDERSTAND) -> Stop:
    """A skill as it stands in a list of steps."""
    skill = snapshot.skills[id]
    return Stop(id, skill.name, skill.topic, skill.hours_at(level), level)
