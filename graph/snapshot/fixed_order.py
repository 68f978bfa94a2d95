"""The fixed learning order: computed once per revision, after which every ordered answer is a closure and a sort.

It is a topological order over *all* requirements and all members of alternatives, and puts the introduction of a topic
before its parts, so any subset of skills sorted by it respects whichever of these the subset contains. Method: Kahn,
"Topological sorting of large networks", CACM 5(11), 1962, choosing among the skills that are ready the one of the
highest level, as in list scheduling (Hu, "Parallel sequencing and assembly line problems", Operations Research 9(6),
1961).
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.dag import check
from graph.model import Requirement, Roadmap, Skill
from graph.snapshot.reach import reach

_UNMENTIONED_LINE = 2**31


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What each skill requires and is required by, by its place in the roadmap.

    ``requirements`` are the direct ones; ``before`` are their members, in the same order, and ``after`` the dependents.
    """

    requirements: list[list[Requirement]]
    before: list[list[int]]
    after: list[list[int]]


def neighbours(roadmap: Roadmap) -> Neighbours:
    """The neighbours of each skill, every member of alternatives included."""
    place = {skill.id: number for number, skill in enumerate(roadmap.skills)}
    requirements: list[list[Requirement]] = [[] for _ in place]
    for requirement in roadmap.requirements:
        requirements[place[requirement.skill]].append(requirement)
    before = [[place[id] for requirement in row for id in requirement.members] for row in requirements]
    after: list[list[int]] = [[] for _ in place]
    for dependent, members in enumerate(before):
        for member in members:
            after[member].append(dependent)
    return Neighbours(requirements, before, after)


def introductions(roadmap: Roadmap, around: Neighbours) -> list[tuple[int, int]]:
    """Which skills come after the introduction of a topic, as pairs of places: the introduction, then one of its parts.

    The parts are all skills of the topic that the introduction does not rest on. Topics are gone through by id; what
    would close a cycle with requirements, or with introductions that were taken already, is left out.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from graph.samples import TINY
    >>> models = replace(TINY.topics[1], introduction="attention")
    >>> tiny = replace(TINY, topics=(TINY.topics[0], models))
    >>> introductions(tiny, neighbours(tiny))
    [(4, 2), (4, 3), (4, 5)]
    """
    topics = sorted((topic for topic in roadmap.topics if topic.introduction), key=lambda topic: topic.id)
    place = {skill.id: number for number, skill in enumerate(roadmap.skills)} if topics else {}
    below = _places_below(roadmap) if topics else {}
    before = [list(row) for row in around.before] if topics else around.before
    taken: list[tuple[int, int]] = []
    for topic in topics:
        introduction = place[topic.introduction]
        earlier = reach([introduction], before)
        parts = [part for part in below[topic.id] if part not in earlier]
        taken += [(introduction, part) for part in parts]
        for part in parts:
            before[part].append(introduction)
    return taken


def _places_below(roadmap: Roadmap) -> dict[str, list[int]]:
    """The places of the skills of each topic and of the topics below it."""
    parents = {topic.id: topic.parent for topic in roadmap.topics}
    below: dict[str, list[int]] = {id: [] for id in parents}
    for number, skill in enumerate(roadmap.skills):
        topic: str | None = skill.topic
        seen: set[str] = set()
        while topic is not None and topic not in seen:
            below[topic].append(number)
            seen.add(topic)
            topic = parents[topic]
    return below


def learning_order(roadmap: Roadmap) -> tuple[str, ...]:
    """All skill ids, every prerequisite before its dependents.

    Among the skills that are ready: stay in the topic while possible; else, and within the topic, take the skill with
    the longest chain of dependents, then the one that the document names first, then the smallest id.

    Raises
    ------
    Cycle
        If skills require each other in a circle.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> learning_order(TINY)
    ('softmax', 'vectors', 'attention', 'pytorch', 'tensorflow', 'transformers')
    """
    around = neighbours(roadmap)
    return tuple(roadmap.skills[place].id for place in ordered_places(roadmap, around, introductions(roadmap, around)))


def ordered_places(roadmap: Roadmap, around: Neighbours, introduced: Sequence[tuple[int, int]] = ()) -> list[int]:
    """The learning order, each skill by its place in the roadmap; raises as `learning_order` does.

    ``introduced`` are pairs of places of which the first comes before the second, as `introductions` gives them.
    """
    around = _with_introductions(around, introduced)
    heights = _heights(around)
    if heights is None:
        check(roadmap)
        raise AssertionError("check refuses every cycle")
    keys = [(-height, _first_line(skill), skill.id) for height, skill in zip(heights, roadmap.skills, strict=True)]
    return list(_kahn(roadmap, around, sorted(range(len(keys)), key=keys.__getitem__)))


def stages(ids: Iterable[str], before: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """The longest-path level of each id, from 1: what shares a stage can be learned side by side.

    ``before`` maps an id to its prerequisites; those outside ``ids`` do not count.

    Examples
    --------
    >>> stages(["c", "b", "a"], {"b": ["a"], "c": ["b", "x"]})
    {'a': 1, 'b': 2, 'c': 3}
    """
    from graphlib import TopologicalSorter

    among = set(ids)
    inside = {id: [one for one in before.get(id, ()) if one in among] for id in among}
    level: dict[str, int] = {}
    for id in TopologicalSorter(inside).static_order():
        level[id] = 1 + max((level[one] for one in inside[id]), default=0)
    return dict(sorted(level.items(), key=lambda item: (item[1], item[0])))


def _with_introductions(around: Neighbours, introduced: Sequence[tuple[int, int]]) -> Neighbours:
    if not introduced:
        return around
    before, after = [list(row) for row in around.before], [list(row) for row in around.after]
    for introduction, part in introduced:
        before[part].append(introduction)
        after[introduction].append(part)
    return Neighbours(around.requirements, before, after)


def _heights(around: Neighbours) -> list[int] | None:
    """The length of the longest chain of dependents above each place, from 1; None if there is a cycle."""
    before = around.before
    waiting = [len(dependents) for dependents in around.after]
    heights = [1] * len(waiting)
    ready = [place for place, count in enumerate(waiting) if not count]
    for place in ready:  # grows while it is read
        higher = heights[place] + 1
        for prerequisite in before[place]:
            if heights[prerequisite] < higher:  # noqa: PLR1730 - `max` takes three times as long
                heights[prerequisite] = higher
            waiting[prerequisite] -= 1
            if not waiting[prerequisite]:
                ready.append(prerequisite)
    return heights if len(ready) == len(waiting) else None


def _first_line(skill: Skill) -> int:
    """The first line that names the skill; implied skills come after the named ones."""
    return min((mention.line for mention in skill.mentions), default=_UNMENTIONED_LINE)


def _kahn(roadmap: Roadmap, around: Neighbours, ranked: Sequence[int]) -> Iterator[int]:
    """The places in order: the best ranked ready one of the topic at hand, or else of all."""
    rank = [0] * len(ranked)
    for number, place in enumerate(ranked):
        rank[place] = number
    heap_of: dict[str, list[int]] = {skill.topic: [] for skill in roadmap.skills}
    heaps = [heap_of[skill.topic] for skill in roadmap.skills]
    waiting = [len(members) for members in around.before]
    ready = [number for number, place in enumerate(ranked) if not waiting[place]]
    for number in ready:
        heaps[ranked[number]].append(number)  # ascending, and so a heap
    taken = bytearray(len(ranked))
    here: list[int] = []
    while ready:
        number = heapq.heappop(here or ready)
        if taken[number]:
            continue
        taken[number] = 1
        place = ranked[number]
        here = heaps[place]
        yield place
        for dependent in around.after[place]:
            waiting[dependent] -= 1
            if not waiting[dependent]:
                heapq.heappush(ready, rank[dependent])
                heapq.heappush(heaps[dependent], rank[dependent])
