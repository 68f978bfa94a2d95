"""The fixed learning order: computed once per revision, after which every ordered answer is a closure and a sort.

It is a topological order over *all* requirements and all members of alternatives, so any subset of skills sorted by it
respects whichever of them the subset contains. Method: Kahn, "Topological sorting of large networks", CACM 5(11), 1962,
choosing among the skills that are ready the one of the highest level, as in list scheduling (Hu, "Parallel sequencing
and assembly line problems", Operations Research 9(6), 1961).
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.model import Roadmap, Skill

Key = tuple[int, int, str]


def learning_order(roadmap: Roadmap) -> tuple[str, ...]:
    """All skill ids, every prerequisite before its dependents.

    Among the skills that are ready: stay in the topic while possible; else, and within the topic, take the most
    foundational one, that is the one with the longest chain of skills that build on it, then the one that the document
    names first, then the smallest id. The graph must be acyclic.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> learning_order(TINY)
    ('softmax', 'vectors', 'attention', 'pytorch', 'tensorflow', 'transformers')
    """
    before: dict[str, set[str]] = {skill.id: set() for skill in roadmap.skills}
    after: dict[str, set[str]] = {skill.id: set() for skill in roadmap.skills}
    for requirement in roadmap.requirements:
        before[requirement.skill].update(requirement.members)
        for member in requirement.members:
            after[member].add(requirement.skill)
    height = stages(after, after)
    keys = {skill.id: (-height[skill.id], _position(skill), skill.id) for skill in roadmap.skills}
    return tuple(_kahn(before, after, keys, {skill.id: skill.topic for skill in roadmap.skills}))


def stages(ids: Iterable[str], before: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """The longest-path level of each id, from 1: what shares a stage can be learned side by side.

    ``before`` maps an id to its prerequisites; those outside ``ids`` do not count.

    Examples
    --------
    >>> stages(["c", "b", "a"], {"b": ["a"], "c": ["b", "x"]})
    {'a': 1, 'b': 2, 'c': 3}
    """
    among = set(ids)
    inside = {id: [one for one in before.get(id, ()) if one in among] for id in among}
    level: dict[str, int] = {}
    for id in _sorted_by_dependency(inside):
        level[id] = 1 + max((level[one] for one in inside[id]), default=0)
    return dict(sorted(level.items(), key=lambda item: (item[1], item[0])))


def _sorted_by_dependency(before: Mapping[str, Iterable[str]]) -> Iterable[str]:
    from graphlib import TopologicalSorter

    return TopologicalSorter(before).static_order()


def _position(skill: Skill) -> int:
    """The first line that names the skill; implied skills come after the named ones."""
    return min((mention.line for mention in skill.mentions), default=2**31)


def _kahn(
    before: Mapping[str, set[str]], after: Mapping[str, set[str]], keys: Mapping[str, Key], topic: Mapping[str, str]
) -> Iterable[str]:
    waiting = {id: len(needed) for id, needed in before.items()}
    ready: list[Key] = []
    ready_in: defaultdict[str, list[Key]] = defaultdict(list)
    taken: set[str] = set()

    def offer(id: str) -> None:
        heapq.heappush(ready, keys[id])
        heapq.heappush(ready_in[topic[id]], keys[id])

    for id in before:
        if not waiting[id]:
            offer(id)
    here = ""
    while ready:
        heap = ready_in[here] or ready
        id = heapq.heappop(heap)[2]
        if id in taken:
            continue
        taken.add(id)
        here = topic[id]
        yield id
        for dependent in after[id]:
            waiting[dependent] -= 1
            if not waiting[dependent]:
                offer(dependent)
