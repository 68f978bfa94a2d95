"""Names by rank: ids before names, names before aliases, and each as written before it is folded."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.names.normalise import FORMS


class Tier:
    """Names of one rank and the ids that each stands for, in every form of comparison.

    Examples
    --------
    >>> tier = Tier([("Unit testing", "unit-testing"), ("unit tests", "unit-testing"), ("unittest", "unittest")])
    >>> tier.ids("unit test", 1), tier.ids("unittest", 0)
    (('unit-testing',), ('unittest',))
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        found: list[defaultdict[str, set[str]]] = [defaultdict(set) for _ in FORMS]
        for name, id in names:
            for form, index in zip(FORMS, found, strict=True):
                index[form(name)].add(id)
        self._ids = [{name: tuple(sorted(ids)) for name, ids in index.items()} for index in found]

    def __iter__(self) -> Iterator[str]:
        """The names in their coarsest form."""
        return iter(self._ids[-1])

    def __contains__(self, name: str) -> bool:
        """Whether a name stands for anything in its coarsest form, and so in any."""
        return FORMS[-1](name) in self._ids[-1]

    def ids(self, name: str, form: int) -> tuple[str, ...]:
        """What a name, in the form of that rank, stands for."""
        return self._ids[form].get(FORMS[form](name), ())


def first_match(tiers: Sequence[Tier], name: str) -> tuple[str, ...]:
    """What a name stands for, by the strictest form and then the first tier that knows it."""
    knowing = [tier for tier in tiers if name in tier]
    matches = (tier.ids(name, form) for form in range(len(FORMS)) for tier in knowing)
    return next((ids for ids in matches if ids), ())
