"""The graph over which closures run: its nodes are skills at a level.

A node is twice the number of its skill, plus one if the skill is to be understood. A skill at level use follows its
``use`` requirements, to prerequisites at level use. One at level understand follows all requirements of the depth, each
to the level that it asks for; thorough depths ask for understanding everywhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.lazy import cached_property
from graph.model import Depth, Level, Need, Requirement
from graph.snapshot.adjacency import Adjacency, Row, default_member, inverse, with_members

_LEVELS = (Level.USE, Level.UNDERSTAND)


def node_of(number: int, level: Level) -> int:
    """The node of a skill (number) at a level.

    Examples
    --------
    >>> node_of(7, Level.USE), node_of(7, Level.UNDERSTAND)
    (14, 15)
    """
    return 2 * number + (level is Level.UNDERSTAND)


def level_of(node: int) -> Level:
    """The level of a node.

    Examples
    --------
    >>> level_of(15).value
    'understand'
    """
    return _LEVELS[node & 1]


def numbers_of(nodes: Iterable[int]) -> set[int]:
    """The numbers of the skills of nodes.

    Examples
    --------
    >>> sorted(numbers_of([4, 5, 9]))
    [2, 4]
    """
    return {node >> 1 for node in nodes}


@dataclass(frozen=True, slots=True)
class Choice:
    """A requirement with alternatives, as a skill at one level has it.

    ``number`` is the place of the choice among all choices, sorted by dependent and group: the same at both levels.
    ``members`` are the skills by number, in the roadmap's order, and ``nodes`` the same at the level asked for.
    """

    number: int
    skill: int
    members: Row
    nodes: Row
    default: int
    requirement: Requirement

    def node(self, member: int) -> int:
        """The node of a member (number) at the level asked for."""
        return self.nodes[self.members.index(member)]


class NumberRows(dict[int, Row]):
    """Rows of nodes as the numbers of their skills, each made when it is first asked for.

    Examples
    --------
    >>> NumberRows([(), (), (), (1, 0)])[3]
    (0, 0)
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, node: int) -> Row:
        row = self[node] = tuple([prerequisite >> 1 for prerequisite in self._rows[node]])
        return row


@dataclass(frozen=True, eq=False)
class Rows:
    """What one depth follows, by node.

    Attributes
    ----------
    plain
        The prerequisites of each node by plain requirements.
    members
        The prerequisites of each node, every member of alternatives included.
    choices
        The requirements with alternatives, by the node that has them.
    """

    plain: tuple[Row, ...]
    members: tuple[Row, ...]
    choices: Mapping[int, tuple[Choice, ...]]

    @cached_property
    def plain_numbers(self) -> Mapping[int, Row]:
        """The prerequisites of each node by plain requirements, by number."""
        return NumberRows(self.plain)

    @cached_property
    def dependents(self) -> tuple[Row, ...]:
        """The nodes that have each node as a member, ascending."""
        return inverse(self.members)


def rows_at(everything: Adjacency, depth: Depth) -> Rows:
    """The rows by node that a depth follows; those of ``use`` and ``understand`` are the same.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> rows = rows_at(Snapshot(TINY).adjacency, Depth.UNDERSTAND)
    >>> rows.plain[2 * 2], rows.plain[2 * 2 + 1]
    ((2,), (1, 3))
    """
    plain: list[Row] = []
    for requirements, members in zip(everything.requirements, everything.members, strict=True):
        if len(requirements) == len(members):
            plain += _plain_rows(requirements, members, depth)
        else:
            pairs = [pair for pair in with_members(requirements, members) if pair[0].is_plain]
            plain += _plain_rows([one for one, _ in pairs], [row[0] for _, row in pairs], depth)
    choices = dict(_choices(everything, depth))
    all_members = list(plain)
    for node, row in choices.items():
        all_members[node] = (*plain[node], *(member for choice in row for member in choice.nodes))
    return Rows(tuple(plain), tuple(all_members), choices)


def _plain_rows(requirements: Sequence[Requirement], members: Sequence[int], depth: Depth) -> tuple[Row, Row]:
    """The rows of one skill at level use and at level understand."""
    use, helpful, understand = Need.USE, Need.HELPFUL, Level.UNDERSTAND  # looked up once: this is most of a compile
    pairs = list(zip(requirements, members, strict=True))
    used = tuple([2 * member for one, member in pairs if one.need is use])
    if depth is Depth.ALL:
        return used, tuple([2 * member + 1 for member in members])
    if depth is Depth.THOROUGH:
        return used, tuple([2 * member + 1 for one, member in pairs if one.need is not helpful])
    return used, tuple([2 * member + (one.levels[0] is understand) for one, member in pairs if one.need is not helpful])


def _choices(everything: Adjacency, depth: Depth) -> Iterator[tuple[int, tuple[Choice, ...]]]:
    """The choices of each node that has any."""
    first = 0
    for skill, (requirements, members) in enumerate(zip(everything.requirements, everything.members, strict=True)):
        if len(requirements) == len(members):
            continue
        several = [pair for pair in with_members(requirements, members) if not pair[0].is_plain]
        groups = sorted(requirement.group for requirement, _ in several)
        choices = [_choice(first + groups.index(one.group), skill, one, row, depth) for one, row in several]
        first += len(several)
        if used := tuple(_used(choice) for choice in choices if choice.requirement.need is Need.USE):
            yield 2 * skill, used
        yield 2 * skill + 1, tuple(choices)


def _choice(number: int, skill: int, requirement: Requirement, members: Row, depth: Depth) -> Choice:
    levels: Iterable[Level] = requirement.levels
    if depth.is_thorough:
        levels = (Level.UNDERSTAND,) * len(members)
    nodes = tuple(node_of(member, level) for member, level in zip(members, levels, strict=True))
    return Choice(number, skill, members, nodes, default_member(requirement, members), requirement)


def _used(choice: Choice) -> Choice:
    """The same choice as the skill at level use has it."""
    nodes = tuple(2 * member for member in choice.members)
    return Choice(choice.number, choice.skill, choice.members, nodes, choice.default, choice.requirement)
