"""Walks over a snapshot that need no profile: ancestors, descendants, and what knowing a skill implies.

Ids go in and come out. Alternatives count with every member, unless a function says that it follows plain requirements.
"""

from collections.abc import Iterable, Sequence

from graph.model import Depth
from graph.snapshot.adjacency import Row
from graph.snapshot.snapshot import Snapshot


def reach(starts: Iterable[int], rows: Sequence[Row]) -> set[int]:
    """Everything that can be reached by following rows of numbers, starts included.

    Examples
    --------
    >>> sorted(reach([2], [(), (0,), (1,), (2,)]))
    [0, 1, 2]
    """
    reached = set(starts)
    stack = list(reached)
    while stack:
        for number in rows[stack.pop()]:
            if number not in reached:
                reached.add(number)
                stack.append(number)
    return reached


def ancestors(snapshot: Snapshot, skill: str, depth: Depth) -> set[str]:
    """All ancestors of a skill at a depth, over every alternative, without the skill itself.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(ancestors(Snapshot(TINY), "attention", Depth.USE))
    ['vectors']
    """
    return with_ancestors(snapshot, [skill], depth) - {skill}


def with_ancestors(snapshot: Snapshot, skills: Iterable[str], depth: Depth) -> set[str]:
    """The skills and all their ancestors at a depth, over every alternative."""
    return set(snapshot.ids(reach(snapshot.numbers(skills), snapshot.at(depth).members)))


def descendants(snapshot: Snapshot, skills: Sequence[str], depth: Depth) -> set[str]:
    """All descendants of the skills at a depth, over every alternative, without the skills themselves.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(descendants(Snapshot(TINY), ["pytorch"], Depth.UNDERSTAND))
    ['transformers']
    """
    return set(snapshot.ids(reach(snapshot.numbers(skills), snapshot.at(depth).dependents))).difference(skills)


def used_by(snapshot: Snapshot, skills: Iterable[str]) -> set[str]:
    """The closure of the skills over plain ``use`` requirements, the skills included: what knowing them implies.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(used_by(Snapshot(TINY), ["transformers"]))
    ['attention', 'transformers', 'vectors']
    """
    return set(snapshot.ids(reach(snapshot.numbers(skills), snapshot.at(Depth.USE).plain)))


def plainly_used(snapshot: Snapshot, skill: str) -> list[str]:
    """The direct plain ``use`` requirements of a skill, in learning order."""
    order = snapshot.order
    return [order[number] for number in snapshot.at(Depth.USE).plain[snapshot.position[skill]]]


def maximal(snapshot: Snapshot, known: frozenset[str]) -> frozenset[str]:
    """The fewest of the known skills that imply the others: those that no other known skill uses.

    They are the maximal elements in the order of plain ``use``. To know them is to know, or to be credited, the same.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(maximal(Snapshot(TINY), frozenset({"vectors", "attention", "softmax"})))
    ['attention', 'softmax']
    """
    direct = {id for skill in known for id in plainly_used(snapshot, skill)}
    return known - used_by(snapshot, direct)


def excluded(snapshot: Snapshot, unknown: Iterable[str]) -> frozenset[str]:
    """What someone who lacks these skills cannot have: the skills, and everything that uses them plainly in the end.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(excluded(Snapshot(TINY), ["vectors"]))
    ['attention', 'transformers', 'vectors']
    """
    rows = snapshot.at(Depth.USE)
    plain = rows.plain

    lacking = set(snapshot.numbers(unknown))
    stack = list(lacking)
    while stack:
        number = stack.pop()
        for dependent in rows.dependents[number]:
            if dependent not in lacking and number in plain[dependent]:
                lacking.add(dependent)
                stack.append(dependent)
    return frozenset(snapshot.ids(lacking))
