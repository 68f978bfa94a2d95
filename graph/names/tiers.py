"""Names by rank: ids before names, names before aliases, and each as written before it is folded."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from graph.names.normalise import FORMS

_COARSEST = len(FORMS) - 1

Index = Mapping[str, Sequence[str]]
"""Names in one form of comparison, and the ids that each stands for."""


class Tier:
    """Names of one rank and the ids that each stands for, in every form of comparison.

    The index of a form is made when the first name is looked up in that form: most are found as they are written.

    Examples
    --------
    >>> tier = Tier([("Unit testing", "unit-testing"), ("unit tests", "unit-testing"), ("unittest", "unittest")])
    >>> tier.ids("unit test", 1), tier.ids("unittest", 0)
    (('unit-testing',), ('unittest',))
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names = tuple(names)
        self._made: dict[int, Index] = {}

    def index(self, form: int) -> Index:
        """The ids that each name stands for, by the name in the form of that rank."""
        if (made := self._made.get(form)) is None:
            found: defaultdict[str, set[str]] = defaultdict(set)
            for name, id in self._names:
                found[FORMS[form](name)].add(id)
            made = self._made[form] = {name: tuple(sorted(ids)) for name, ids in found.items()}
        return made

    def __iter__(self) -> Iterator[str]:
        """The names in their coarsest form."""
        return iter(self.index(_COARSEST))

    def __contains__(self, name: str) -> bool:
        """Whether a name stands for anything in its coarsest form, and so in any."""
        return FORMS[_COARSEST](name) in self.index(_COARSEST)

    def ids(self, name: str, form: int) -> tuple[str, ...]:
        """What a name, in the form of that rank, stands for."""
        return tuple(self.index(form).get(FORMS[form](name), ()))


class StoredTier(Tier):
    """A tier whose indexes were made before, and are read when they are needed; ``read`` gives that of a form."""

    def __init__(self, read: Callable[[int], Index]) -> None:
        super().__init__(())
        self._read = read

    def index(self, form: int) -> Index:
        """The index as it was stored."""
        return self._read(form)


def first_match(tiers: Sequence[Tier], name: str) -> tuple[str, ...]:
    """What a name stands for, by the strictest form and then the first tier that knows it."""
    as_written = next((ids for tier in tiers if (ids := tier.ids(name, 0))), ())
    knowing = [] if as_written else [tier for tier in tiers if name in tier]
    matches = (tier.ids(name, form) for form in range(1, len(FORMS)) for tier in knowing)
    return as_written or next((ids for ids in matches if ids), ())
