"""What comes earlier than each skill, in the order in which one would learn it: the rows of a depth-first order.

All numbers are places in the fixed order. A row has every prerequisite, whatever the need, and introductions. What a
foundation gives, such as mathematics to other fields, comes last: just in time. Of the others those of other topics
come first, so that the topic of the skill is not left again once it is entered; of these the one at the end of the
longest chain, so that little has to be kept in mind while it is learned. Registers are allotted so (Sethi and Ullman,
"The generation of optimal code for arithmetic expressions", Journal of the ACM 17(4), 1970).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.lazy import cached_property
from graph.snapshot.adjacency import Row

MAX_FOUNDATION_SHARE = 0.1
"""A field is a foundation if it asks other fields for at most this share of what they ask of it."""


@dataclass(frozen=True, eq=False)
class Earlier:
    """What the rows are made of: each attribute is by the number of a skill."""

    members: Sequence[Row]
    introduced: Mapping[int, Row]
    topics: Sequence[str]
    fields: Sequence[str]
    hours: Sequence[float]

    @cached_property
    def chain_hours(self) -> Sequence[float]:
        """The hours of the longest chain that ends in each skill, itself included.

        Examples
        --------
        >>> Earlier([(), (0,), (1, 0)], {}, ["a", "a", "b"], ["", "", ""], [4, 1, 1]).chain_hours
        [4, 5, 6]
        """
        chains: list[float] = []
        for number, (own, row) in enumerate(zip(self.hours, self.members, strict=True)):
            earlier = (*row, *self.introduced[number]) if number in self.introduced else row
            chains.append(own + max([chains[one] for one in earlier]) if earlier else own)
        return chains

    @cached_property
    def foundations(self) -> frozenset[str]:
        """The fields of which others ask much, and which ask little of others.

        Examples
        --------
        >>> sorted(Earlier([(), (0,), (1, 0)], {}, ["a", "b", "b"], ["sums", "nets", "nets"], [4, 1, 1]).foundations)
        ['sums']
        """
        asks, asked = Counter[str](), Counter[str]()
        for number, row in enumerate(self.members):
            own = self.fields[number]
            others = [field for member in row if (field := self.fields[member]) != own]
            asks[own] += len(others)
            asked.update(others)
        return frozenset(field for field, times in asked.items() if asks[field] <= MAX_FOUNDATION_SHARE * times)

    @cached_property
    def rows(self) -> Mapping[int, Row]:
        """What comes earlier than each skill, in learning order.

        Examples
        --------
        >>> Earlier([(), (), (), (0, 1, 2)], {}, ["a", "b", "b", "a"], [""] * 4, [9, 2, 3, 10]).rows[3]
        (2, 1, 0)
        """
        return _Rows(self)

    def row(self, number: int) -> Row:
        """The row of one skill."""
        topics, chains, fields, foundations = self.topics, self.chain_hours, self.fields, self.foundations
        own = topics[number]
        above = foundations if fields[number] not in foundations else ()
        earlier = {*self.members[number], *self.introduced.get(number, ())}
        ranked = sorted([(fields[one] in above, topics[one] == own, -chains[one], one) for one in earlier])
        return tuple([one for _, _, _, one in ranked])


class _Rows(dict[int, Row]):
    """The rows of all skills, each made when it is first asked for."""

    def __init__(self, made_of: Earlier) -> None:
        super().__init__()
        self._made_of = made_of

    def __missing__(self, number: int) -> Row:
        row = self[number] = self._made_of.row(number)
        return row
