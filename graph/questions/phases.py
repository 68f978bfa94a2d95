"""The phases of an answer: runs of its order that each lead to something one can do.

Cutting a sequence into a given number of runs at the least cost is the segmentation of Bellman, "On the approximation
of curves by line segments using dynamic programming", Communications of the ACM 4(6), 1961.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from graph.model import Topic, whole_hours
from graph.questions.before import Item

MIN_SKILLS, MIN_HOURS = 8, 12
"""An answer with fewer skills or hours is one phase."""

MAX_PHASES = 8
"""Phases of an answer at most; three at least, unless that many would leave one under two hours."""

MIN_PHASE_HOURS = 2
"""Hours that each phase has at least, where there is more than one."""

MAX_PLACES = 120
"""Places at which an answer may be cut; a longer one is cut between runs of its skills only."""

CROWN_SHARE = 0.5
"""The share of the hours of a phase that lead to one skill, itself included, so that the phase is named after it."""

NAMED_TOPICS = 2
"""Topics that name a phase without such a skill."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A run of the answer's order, counted from 1.

    ``crown`` is the skill (id) that at least half of its hours lead to, after which it is named, and ``can_you`` the
    question that checks that skill. Both are empty where a phase leads to nothing in particular: then the two topics
    with most hours name it.
    """

    number: int
    name: str
    crown: str
    can_you: str
    hours: float
    items: tuple[Item, ...]


def phases(items: Sequence[Item], topics: Mapping[str, Topic]) -> tuple[Phase, ...]:
    """The phases of skills in learning order: few, of about equal hours, each ending with what it led to.

    Under 8 skills or 12 hours are one phase. Otherwise there are at most 8, as many as leave none under two hours.

    Parameters
    ----------
    items
        The skills of an answer, each after what it requires.
    topics
        The topics of the roadmap, by id.

    Examples
    --------
    >>> from graph.questions.before import before
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> tiny = Snapshot(TINY)
    >>> [(phase.name, phase.hours) for phase in phases(before(tiny, ["transformers"]).items, tiny.topics)]
    [('PyTorch', 20)]
    """
    if not items:
        return ()
    cuts = _Cuts(items).best()
    runs = [tuple(items[start:end]) for start, end in pairwise(cuts)]
    crowns = [_crown(run) for run in runs]
    names = _numbered(
        [crown.name if crown else _of_topics(run, topics) for crown, run in zip(crowns, runs, strict=True)]
    )
    return tuple(
        Phase(number, name, crown.id if crown else "", crown.can_you if crown else "", _hours(run), run)
        for number, (name, crown, run) in enumerate(zip(names, crowns, runs, strict=True), 1)
    )


class _Cuts:
    """Where to cut: places are counted from 0, before the first skill."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._hours = list(accumulate((item.hours for item in items), initial=0.0))
        self._places = self._allowed()
        self._count = self._most() if len(items) >= MIN_SKILLS and self._hours[-1] >= MIN_HOURS else 1
        self._ideal = self._hours[-1] / self._count or 1.0
        self._leading = _leading(items)

    def best(self) -> list[int]:
        """The places of the cheapest cuts, with the beginning and the end."""
        ends = [(end, list(self._costs(end))) for end in self._places[1:]]
        least: dict[int, tuple[float, int]] = {0: (0.0, 0)}
        layers = []
        for _ in range(self._count):
            least = _longer(least, ends)
            layers.append(least)
        cuts = [len(self._items)]
        for layer in reversed(layers):
            cuts.append(layer[cuts[-1]][1])
        return cuts[::-1]

    def _costs(self, end: int) -> Iterator[tuple[int, float]]:
        """The starts of the phases that may end at a place, each with what such a phase costs.

        That is how far it is from the usual hours, and how much of these does not lead to its last skill.
        """
        total, ideal = self._hours[end], self._ideal
        least = MIN_PHASE_HOURS if self._count > 1 else 0
        ending = 1 - min(1.0, self._leading[end - 1] / ideal) + self._splits(end)
        for start in self._places:
            hours = total - self._hours[start]
            if start >= end or hours < least:
                return
            yield start, (hours / ideal - 1) ** 2 + ending

    def _splits(self, place: int) -> float:
        """What it costs to cut within a topic."""
        if place == len(self._items):
            return 0.0
        return 0.5 if self._items[place - 1].topic == self._items[place].topic else 0.0

    def _allowed(self) -> list[int]:
        """Every place, or those after equal shares of the hours where there are too many."""
        last = len(self._items)
        if last <= MAX_PLACES:
            return list(range(last + 1))
        share = self._hours[-1] / MAX_PLACES
        crossed = (place for place in range(1, last) if self._hours[place] // share > self._hours[place - 1] // share)
        return [0, *crossed, last]

    def _most(self) -> int:
        """The most phases, up to the limit, of which none is under two hours."""
        count, start = 0, 0.0
        for place in self._places[1:]:
            if self._hours[place] - start >= MIN_PHASE_HOURS:
                count, start = count + 1, self._hours[place]
        return min(max(count, 1), MAX_PHASES)


def _longer(
    least: Mapping[int, tuple[float, int]], ends: Iterable[tuple[int, Sequence[tuple[int, float]]]]
) -> dict[int, tuple[float, int]]:
    """The least cost up to each place with one more phase, and the start of the phase that ends there."""
    longer = {}
    for end, costs in ends:
        if reached := [(least[start][0] + cost, start) for start, cost in costs if start in least]:
            longer[end] = min(reached)
    return longer


def _leading(items: Sequence[Item]) -> list[float]:
    """The hours of the run that ends with each skill and of which every skill leads to it, itself included."""
    before = _before(items)
    leading = []
    for place, item in enumerate(items):
        hours, at = item.hours, place - 1
        while at >= 0 and before[place] >> at & 1:
            hours, at = hours + items[at].hours, at - 1
        leading.append(hours)
    return leading


def _before(items: Sequence[Item]) -> list[int]:
    """The places of all that each skill requires among the items, directly or through others, as bits."""
    place = {item.id: number for number, item in enumerate(items)}
    before: list[int] = []
    for item in items:
        bits = 0
        for required in item.requires:
            at = place.get(required.picked, len(before))
            if at < len(before):
                bits |= 1 << at | before[at]
        before.append(bits)
    return before


def _crown(items: Sequence[Item]) -> Item | None:
    """The skill that at least half of the hours of a phase lead to, and that takes much of them itself; the last one.

    Of several the one with most of both, so that a phase of Python is not named after a trifle at its end.
    """
    half = CROWN_SHARE * sum(item.hours for item in items)
    crown, most = None, 0.0
    for place, (item, bits) in enumerate(zip(items, _before(items), strict=True)):
        leading = item.hours + sum(other.hours for at, other in enumerate(items[:place]) if bits >> at & 1)
        if leading >= half and leading + item.hours >= most:
            crown, most = item, leading + item.hours
    return crown


def _of_topics(items: Sequence[Item], topics: Mapping[str, Topic]) -> str:
    """The two topics with most hours, the first in the order among equals."""
    hours: defaultdict[str, float] = defaultdict(float)
    for item in items:
        hours[item.topic] += item.hours
    first = sorted(hours, key=lambda topic: -hours[topic])[:NAMED_TOPICS]
    return ", ".join(topics[topic].name for topic in first)


def _numbered(names: Sequence[str]) -> list[str]:
    """The names, those that occur several times with a number."""
    return [
        f"{name} {names[: place + 1].count(name)}" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]


def _hours(items: Sequence[Item]) -> float:
    return whole_hours(sum(item.hours for item in items))
