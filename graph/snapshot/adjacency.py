"""The requirements that one depth follows, as rows by the number of a skill, both ways.

Numbers are places in the fixed order, so a row of prerequisites holds smaller numbers than its own, and a row of
dependents greater ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.model import Depth, Need, Requirement
from graph.snapshot.fixed_order import Neighbours

Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A requirement with alternatives: its ``members`` in the roadmap's order, and the ``default`` one, by number.

    ``number`` is the place of the choice among all choices, sorted by dependent and group.
    """

    number: int
    skill: int
    members: Row
    default: int
    requirement: Requirement


@dataclass(frozen=True, slots=True)
class Adjacency:
    """The rows of one depth; each is a tuple over all skills.

    Attributes
    ----------
    requirements
        The direct requirements of each skill, in learning order of their default members.
    plain
        The prerequisites of each skill by plain requirements, ascending.
    members
        The prerequisites of each skill, every member of alternatives included.
    dependents
        The skills that have each skill as a member, ascending.
    choices
        The requirements with alternatives, by the number of their dependent; skills without any are left out.
    """

    requirements: tuple[tuple[Requirement, ...], ...]
    plain: tuple[Row, ...]
    members: tuple[Row, ...]
    dependents: tuple[Row, ...]
    choices: Mapping[int, tuple[Choice, ...]]


def adjacency(around: Neighbours, places: Sequence[int]) -> Adjacency:
    """The rows of all requirements, whatever their need; ``places`` are those of the skills in the fixed order.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot.fixed_order import neighbours, ordered_places
    >>> around = neighbours(TINY)
    >>> rows = adjacency(around, ordered_places(TINY, around))
    >>> rows.plain[5], rows.members[5], rows.dependents[1]
    ((2,), (2, 3, 4), (2, 3, 4))
    """
    number = [0] * len(places)
    for place_in_order, place in enumerate(places):
        number[place] = place_in_order
    rows = [_row(around.requirements[place], [number[one] for one in around.before[place]]) for place in places]
    requirements = tuple([row for row, _ in rows])
    members = tuple([row for _, row in rows])
    choices = _choices(requirements, members)
    plain = list(members)
    for dependent in choices:
        plain[dependent] = _plain(requirements[dependent], members[dependent])
    return Adjacency(requirements, tuple(plain), members, _inverse(members), choices)


def restricted(everything: Adjacency, depth: Depth) -> Adjacency:
    """The rows that a depth follows, sharing those of which nothing is dropped.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> restricted(Snapshot(TINY).at(Depth.ALL), Depth.USE).members[2]
    (1,)
    """
    follows = depth.follows
    dropped = [need for need in Need if need not in follows]
    if not dropped:
        return everything
    changed = [
        number
        for number, row in enumerate(everything.requirements)
        if any(requirement.need in dropped for requirement in row)
    ]
    if not changed:
        return everything
    requirements, plain, members = list(everything.requirements), list(everything.plain), list(everything.members)
    for number in changed:
        pairs = _pairs(everything.requirements[number], everything.members[number])
        kept = [pair for pair in pairs if pair[0].need in follows]
        requirements[number] = tuple(requirement for requirement, _ in kept)
        plain[number] = tuple(row[0] for requirement, row in kept if requirement.is_plain)
        members[number] = tuple(member for _, row in kept for member in row)
    choices = {
        number: left
        for number, row in everything.choices.items()
        if (left := tuple(choice for choice in row if choice.requirement.need in follows))
    }
    return Adjacency(tuple(requirements), tuple(plain), tuple(members), _inverse(members), choices)


def _row(requirements: list[Requirement], members: list[int]) -> tuple[tuple[Requirement, ...], Row]:
    """The requirements of one skill in learning order of their default members, and all their members alike."""
    if len(requirements) < 2:
        return tuple(requirements), tuple(members)
    if len(members) == len(requirements):  # nothing to choose
        order = sorted(range(len(members)), key=members.__getitem__)
        return tuple([requirements[one] for one in order]), tuple([members[one] for one in order])
    pairs = sorted(_pairs(requirements, members), key=_default)
    return tuple(requirement for requirement, _ in pairs), tuple(member for _, row in pairs for member in row)


def _pairs(requirements: Sequence[Requirement], members: Sequence[int]) -> list[tuple[Requirement, Row]]:
    """Each requirement with its members by number."""
    left = iter(members)
    return [(requirement, tuple(islice(left, len(requirement.members)))) for requirement in requirements]


def _default(pair: tuple[Requirement, Row]) -> int:
    requirement, members = pair
    return members[requirement.members.index(requirement.pick)]


def _plain(requirements: Sequence[Requirement], members: Row) -> Row:
    return tuple(row[0] for requirement, row in _pairs(requirements, members) if requirement.is_plain)


def _inverse(members: Sequence[Row]) -> tuple[Row, ...]:
    dependents: list[list[int]] = [[] for _ in members]
    for number, row in enumerate(members):
        for member in row:
            dependents[member].append(number)
    return tuple(map(tuple, dependents))


def _choices(requirements: Sequence[Sequence[Requirement]], members: Sequence[Row]) -> dict[int, tuple[Choice, ...]]:
    choices: dict[int, tuple[Choice, ...]] = {}
    count = 0
    for skill, row in enumerate(requirements):
        if len(row) == len(members[skill]):
            continue
        several = [pair for pair in _pairs(row, members[skill]) if not pair[0].is_plain]
        ranks = {group: count + rank for rank, group in enumerate(sorted(one.group for one, _ in several))}
        choices[skill] = tuple(
            Choice(ranks[one.group], skill, row_members, _default((one, row_members)), one)
            for one, row_members in several
        )
        count += len(several)
    return choices
