"""The map of the roadmap: its topics and how they lean on each other, and the skills of a small topic."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from graph.model import Depth, Topic
from graph.picture.scene import Link, Picture, State, Thing, picture
from graph.snapshot import Snapshot

Pair = tuple[str, str]

MOST_ARROWS = 30
"""Arrows between topics, strongest first; more would be a thicket."""

FEW = 30
"""A topic with no more skills than that is shown by its skills, even if it has topics below it."""


def map_picture(snapshot: Snapshot, topic: str | None = None) -> Picture:
    """The topics of the roadmap, or what is in one of them.

    Topics lean on each other in circles: the strongest arrows are drawn, one by one, and an arrow that would close a
    circle is left out.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> shown = map_picture(Snapshot(TINY))
    >>> [(arrow.source, arrow.target, arrow.weight) for arrow in shown.arrows]
    [('maths', 'models', 4)]
    """
    if topic is None:
        return _topics(snapshot, None, snapshot.roadmap.title)
    found = snapshot.names.topic(topic)
    below = [one for one in _children(snapshot, found.id) if snapshot.skills_of(one.id)]
    if len(below) > 1 and len(snapshot.skills_of(found.id)) > FEW:
        return _topics(snapshot, found.id, found.name)
    return _skills(snapshot, found)


def _children(snapshot: Snapshot, parent: str | None) -> list[Topic]:
    return [one for one in snapshot.roadmap.topics if one.parent == parent]


def _topics(snapshot: Snapshot, parent: str | None, title: str) -> Picture:
    groups = {one.id: snapshot.skills_of(one.id) for one in _children(snapshot, parent)}
    groups = {id: skills for id, skills in groups.items() if skills}
    group_of = {skill: id for id, skills in groups.items() for skill in skills}
    things = [
        Thing(id, "topic", snapshot.topics[id].name, snapshot.hours(skills), State.PLAN)
        for id, skills in sorted(groups.items(), key=lambda item: (_mean_place(snapshot, item[1]), item[0]))
    ]
    return picture(snapshot.revision, title, things, _leanings(snapshot, group_of))


def _mean_place(snapshot: Snapshot, skills: list[str]) -> float:
    return sum(snapshot.position[id] for id in skills) / len(skills)


def _leanings(snapshot: Snapshot, group_of: Mapping[str, str]) -> Iterator[Link]:
    """The arrows between groups of skills, strongest first, none of which closes a circle."""
    counts = Counter(
        (group_of[one.pick], group_of[one.skill])
        for one in snapshot.roadmap.requirements
        if one.need in Depth.UNDERSTAND.follows and one.pick in group_of and one.skill in group_of
    )
    after: defaultdict[str, set[str]] = defaultdict(set)
    kept = 0
    for (source, target), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        back = counts[target, source]
        if source != target and count > back and not _leads(after, target, source) and kept < MOST_ARROWS:
            after[source].add(target)
            kept += 1
            yield Link(source, target, "understand", _sentence(count, back), weight=count)


def _leads(after: Mapping[str, set[str]], start: str, end: str) -> bool:
    found, stack = {start}, [start]
    while stack:
        new = after.get(stack.pop(), set()) - found
        found |= new
        stack.extend(new)
    return end in found


def _sentence(count: int, back: int) -> str:
    return f"{count} requirements" + (f"; {back} the other way." if back else ".")


def _skills(snapshot: Snapshot, topic: Topic) -> Picture:
    inside = set(snapshot.skills_of(topic.id))
    links = [
        Link(one.pick, id, one.need.value, one.reason)
        for id in snapshot.sort(inside)
        for one in snapshot.requirements(id, Depth.UNDERSTAND)
    ]
    shown = snapshot.sort(inside.union(link.source for link in links))
    things = [_thing(snapshot, id, State.PLAN if id in inside else State.OUTSIDE) for id in shown]
    return picture(snapshot.revision, topic.name, things, links)


def _thing(snapshot: Snapshot, id: str, state: State) -> Thing:
    skill = snapshot.skills[id]
    return Thing(id, "skill", skill.name, skill.hours, state)
