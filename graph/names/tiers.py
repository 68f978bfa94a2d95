"""Names by rank: ids before names, names before aliases, and each as written before it is folded."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

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

    def ids(self, name: str, form: int) -> tuple[str, ...]:
        """What a name, in the form of that rank, stands for."""
        return self._ids[form].get(FORMS[form](name), ())


def first_match(tiers: Sequence[Tier], name: str) -> tuple[str, ...]:
    """What a name stands for, by the strictest form and then the first tier that knows it."""
    matches = (tier.ids(name, form) for form in range(len(FORMS)) for tier in tiers)
    return next((ids for ids in matches if ids), ())
