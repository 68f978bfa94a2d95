"""Walks over a snapshot that need no profile: ancestors, descendants, and what knowing a skill implies.

Ids go in and come out. Walks run over skills at their levels. Alternatives count with every member, unless a function
says that it follows plain requirements.
"""

from collections.abc import Iterable, Sequence

from graph.model import Depth, Level
from graph.snapshot.nodes import node_of, numbers_of
from graph.snapshot.reach import reach
from graph.snapshot.snapshot import Snapshot


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
    return set(snapshot.ids(numbers_of(reach(target_nodes(snapshot, skills, depth), snapshot.at(depth).members))))


def target_nodes(snapshot: Snapshot, skills: Iterable[str], depth: Depth) -> list[int]:
    """The nodes of skills that a depth aims at."""
    return [node_of(number, depth.level) for number in snapshot.numbers(skills)]


def descendants(snapshot: Snapshot, skills: Sequence[str], depth: Depth) -> set[str]:
    """All descendants of the skills at a depth, over every alternative, without the skills themselves.

    These are the targets, at the level of the depth, before which one of the skills may come at any level.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(descendants(Snapshot(TINY), ["pytorch"], Depth.UNDERSTAND))
    ['transformers']
    """
    starts = [node for number in snapshot.numbers(skills) for node in (2 * number, 2 * number + 1)]
    reached = reach(starts, snapshot.at(depth).dependents)
    wanted = int(depth.level is Level.UNDERSTAND)
    return set(snapshot.ids(node >> 1 for node in reached if node & 1 == wanted)).difference(skills)


def used_numbers(snapshot: Snapshot, numbers: Iterable[int]) -> set[int]:
    """The closure of skills over plain ``use`` requirements, all by number, the skills included."""
    return numbers_of(reach([2 * number for number in numbers], snapshot.at(Depth.USE).plain))


def used_by(snapshot: Snapshot, skills: Iterable[str]) -> set[str]:
    """The closure of the skills over plain ``use`` requirements, the skills included: what knowing them implies.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(used_by(Snapshot(TINY), ["transformers"]))
    ['attention', 'transformers', 'vectors']
    """
    return set(snapshot.ids(used_numbers(snapshot, snapshot.numbers(skills))))


def plainly_used(snapshot: Snapshot, skill: str) -> list[str]:
    """The direct plain ``use`` requirements of a skill, in learning order."""
    order = snapshot.order
    return [order[node >> 1] for node in snapshot.at(Depth.USE).plain[2 * snapshot.position[skill]]]


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
    return frozenset(snapshot.ids(excluded_numbers(snapshot, snapshot.numbers(unknown))))


def excluded_numbers(snapshot: Snapshot, unknown: Iterable[int]) -> set[int]:
    """The same as `excluded`, by number."""
    rows, plain = snapshot.adjacency, snapshot.at(Depth.USE).plain
    lacking = set(unknown)
    stack = list(lacking)
    while stack:
        number = stack.pop()
        for dependent in rows.dependents[number]:
            if dependent not in lacking and 2 * number in plain[2 * dependent]:
                lacking.add(dependent)
                stack.append(dependent)
    return lacking
