"""How topics lean on each other: many requirements between two of them are one arrow."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import Need
from graph.picture.scene import Link, NodeState, Thing, skill_thing
from graph.snapshot import Snapshot
from graph.snapshot.fixed_order import stages

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Met:
    """A requirement of ``skill`` as it is met: by which ``member``, and how badly that is needed."""

    member: str
    skill: str
    need: Need


@dataclass(slots=True)
class _Acyclic:
    """Edges, of which none closes a circle."""

    after: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, source: str, target: str) -> bool:
        """Add an edge, unless its target already leads to its source."""
        found, stack = {target}, [target]
        while stack:
            new = self.after[stack.pop()] - found
            found |= new
            stack.extend(new)
        if source not in found:
            self.after[source].add(target)
        return source not in found


def leanings(snapshot: Snapshot, group_of: Mapping[str, str], met: Iterable[Met], *, share: float = 0.0) -> list[Link]:
    """The arrows between groups of skills, strongest first.

    Topics lean on each other in circles, and a drawing has a top and a bottom. So of two that do the stronger direction
    is drawn, and tells of the other; arrows are added strongest first, and one that would close a circle is left out.
    So is one that stands for less than a ``share`` of all that its target needs from others.
    """
    between: defaultdict[Pair, list[Met]] = defaultdict(list)
    for one in met:
        between[group_of[one.member], group_of[one.skill]].append(one)
    outside = Counter(target for (source, target), many in between.items() if source != target for _ in many)
    drawn = _Acyclic()
    found: list[Link] = []
    for (source, target), many in sorted(between.items(), key=lambda item: (-len(item[1]), item[0])):
        back = len(between.get((target, source), ()))
        enough = len(many) >= max(back, share * outside[target])
        if source != target and enough and drawn.add(source, target):
            found.append(_link(snapshot, source, target, many, back))
    return found


def _link(snapshot: Snapshot, source: str, target: str, many: Sequence[Met], back: int) -> Link:
    first = min(many, key=lambda one: (snapshot.position[one.skill], snapshot.position[one.member]))
    names = f"{snapshot.skills[first.skill].name} needs {snapshot.skills[first.member].name}"
    count = f"{len(many)} requirements, first of all: {names}." if len(many) > 1 else f"{names}."
    other = f" {back} the other way." if back else ""
    commonest = max(Need, key=lambda need: sum(one.need is need for one in many))
    return Link(source, target, commonest.value, count + other, weight=len(many))


def grouped(
    snapshot: Snapshot,
    group_of: Mapping[str, str],
    alone: NodeState,
    hours_of: Callable[[Sequence[str]], float] | None = None,
) -> list[Thing]:
    """A box for each group: a topic with the hours of its skills, or a skill of the state ``alone``.

    ``hours_of`` gives the hours of skills together; by default those to understand them.
    """
    hours = hours_of or snapshot.hours
    members: defaultdict[str, list[str]] = defaultdict(list)
    for id, group in group_of.items():
        members[group].append(id)
    return [
        skill_thing(snapshot.skills[group], alone, hours(skills))
        if group in snapshot.skills
        else _topic(snapshot, group, hours(skills))
        for group, skills in members.items()
    ]


def _topic(snapshot: Snapshot, group: str, hours: float) -> Thing:
    name = snapshot.topics[group.removeprefix("topic:")].name
    return Thing(group, "topic", name, hours, NodeState.PLAN)


def in_order(
    snapshot: Snapshot, things: Iterable[Thing], links: Sequence[Link], group_of: Mapping[str, str]
) -> list[Thing]:
    """The things so that each arrow leads forward; then by the mean place of their skills in the learning order."""
    things = list(things)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for skill, group in group_of.items():
        places[group].append(snapshot.position[skill])
    before: dict[str, list[str]] = {thing.id: [] for thing in things}
    for link in links:
        before[link.target].append(link.source)
    level = stages(before, before)
    return sorted(things, key=lambda one: (level[one.id], sum(places[one.id]) / len(places[one.id]), one.id))
