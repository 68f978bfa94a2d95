"""Arrows between topics: each stands for all requirements between their skills."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import Need
from graph.picture.scene import Link, NodeState, Thing, skill_thing
from graph.snapshot import Snapshot
from graph.snapshot.fixed_order import stages

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Met:
    """A requirement of ``skill`` with the ``member`` that meets it, and its need."""

    member: str
    skill: str
    need: Need


@dataclass(slots=True)
class _Acyclic:
    """Edges without a cycle."""

    after: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, source: str, target: str) -> bool:
        """Add an edge, unless its target already leads to its source."""
        reached, stack = {target}, [target]
        while stack:
            new = self.after[stack.pop()] - reached
            reached |= new
            stack.extend(new)
        if source not in reached:
            self.after[source].add(target)
        return source not in reached


def leanings(snapshot: Snapshot, group_of: Mapping[str, str], met: Iterable[Met], *, share: float = 0.0) -> list[Link]:
    """The arrows between groups of skills, strongest first.

    Topics may require each other, and a drawing needs a top and a bottom. So of two directions the stronger is drawn,
    and its reason counts the other. An arrow that would close a cycle is left out.

    Parameters
    ----------
    group_of
        The group (a topic or a skill) of each skill, by id.
    met
        The requirements between skills that have a group.
    share
        An arrow with less than this share of what its target needs from other groups is left out.
    """
    between: defaultdict[Pair, list[Met]] = defaultdict(list)
    for requirement in met:
        between[group_of[requirement.member], group_of[requirement.skill]].append(requirement)
    outside = Counter(target for (source, target), bundle in between.items() if source != target for _ in bundle)
    drawn = _Acyclic()
    links: list[Link] = []
    for (source, target), bundle in sorted(between.items(), key=lambda item: (-len(item[1]), item[0])):
        back = len(between.get((target, source), ()))
        enough = len(bundle) >= max(back, share * outside[target])
        if source != target and enough and drawn.add(source, target):
            links.append(_link(snapshot, source, target, bundle, back))
    return links


def _link(snapshot: Snapshot, source: str, target: str, bundle: Sequence[Met], back: int) -> Link:
    first = min(
        bundle, key=lambda requirement: (snapshot.position[requirement.skill], snapshot.position[requirement.member])
    )
    names = f"{snapshot.skills[first.skill].name} needs {snapshot.skills[first.member].name}"
    count = f"{len(bundle)} requirements, first of all: {names}." if len(bundle) > 1 else f"{names}."
    other = f" {back} the other way." if back else ""
    commonest = max(Need, key=lambda need: sum(requirement.need is need for requirement in bundle))
    return Link(source, target, commonest.value, count + other, weight=len(bundle))


def grouped(snapshot: Snapshot, group_of: Mapping[str, str], alone: NodeState) -> list[Thing]:
    """A box for each group: a topic with the hours of its skills, or a skill of the state ``alone``."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for id, group in group_of.items():
        members[group].append(id)
    return [
        skill_thing(snapshot.skills[group], alone) if group in snapshot.skills else _topic(snapshot, group, skills)
        for group, skills in members.items()
    ]


def _topic(snapshot: Snapshot, group: str, skills: Sequence[str]) -> Thing:
    name = snapshot.topics[group.removeprefix("topic:")].name
    return Thing(group, "topic", name, snapshot.hours(skills), NodeState.PLAN)


def in_order(
    snapshot: Snapshot, things: Iterable[Thing], links: Sequence[Link], group_of: Mapping[str, str]
) -> list[Thing]:
    """The boxes in an order in which every arrow leads forward, ties by the mean place of their skills."""
    things = list(things)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for skill, group in group_of.items():
        places[group].append(snapshot.position[skill])
    before: dict[str, list[str]] = {thing.id: [] for thing in things}
    for link in links:
        before[link.target].append(link.source)
    level = stages(before, before)
    return sorted(things, key=lambda thing: (level[thing.id], sum(places[thing.id]) / len(places[thing.id]), thing.id))
