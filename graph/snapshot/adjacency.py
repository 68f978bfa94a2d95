"""The requirements of a roadmap as rows by the number of a skill, both ways, whatever their need.

Numbers are places in the fixed order, so a row of prerequisites holds smaller numbers than its own, and a row of
dependents greater ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from graph.model import Requirement
from graph.snapshot.fixed_order import Neighbours

Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Adjacency:
    """Each is by the number of a skill.

    Attributes
    ----------
    requirements
        The direct requirements of each skill, in learning order of their default members.
    members
        The prerequisites of each skill, every member of alternatives included, in the order of the requirements.
    dependents
        The skills that have each skill as a member, ascending.
    """

    requirements: Sequence[tuple[Requirement, ...]]
    members: tuple[Row, ...]
    dependents: tuple[Row, ...]


def adjacency(around: Neighbours, places: Sequence[int]) -> Adjacency:
    """The rows of all requirements; ``places`` are those of the skills in the fixed order.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot.fixed_order import neighbours, ordered_places
    >>> around = neighbours(TINY)
    >>> rows = adjacency(around, ordered_places(TINY, around))
    >>> rows.members[5], rows.dependents[1]
    ((2, 3, 4), (2, 3, 4))
    """
    number = [0] * len(places)
    for place_in_order, place in enumerate(places):
        number[place] = place_in_order
    rows = [_row(around.requirements[place], [number[one] for one in around.before[place]]) for place in places]
    members = tuple([row for _, row in rows])
    return Adjacency(tuple([row for row, _ in rows]), members, inverse(members))


def with_members(requirements: Sequence[Requirement], members: Sequence[int]) -> list[tuple[Requirement, Row]]:
    """Each requirement of one skill with its members by number."""
    left = iter(members)
    return [(requirement, tuple(islice(left, len(requirement.members)))) for requirement in requirements]


def default_member(requirement: Requirement, members: Row) -> int:
    """The number of the member that is taken when nothing is known of the learner."""
    return members[requirement.members.index(requirement.pick)]


def inverse(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows read the other way, ascending.

    Examples
    --------
    >>> inverse([(), (0,), (0, 1)])
    ((1, 2), (2,), ())
    """
    back: list[list[int]] = [[] for _ in rows]
    for number, row in enumerate(rows):
        for member in row:
            back[member].append(number)
    return tuple(map(tuple, back))


def _row(requirements: list[Requirement], members: list[int]) -> tuple[tuple[Requirement, ...], Row]:
    """The requirements of one skill in learning order of their default members, and all their members alike."""
    if len(requirements) < 2:
        return tuple(requirements), tuple(members)
    if len(members) == len(requirements):  # nothing to choose
        order = sorted(range(len(members)), key=members.__getitem__)
        return tuple([requirements[place] for place in order]), tuple([members[place] for place in order])
    pairs = sorted(with_members(requirements, members), key=lambda pair: default_member(*pair))
    return tuple(requirement for requirement, _ in pairs), tuple(member for _, row in pairs for member in row)
