"""What is wrong with a stored graph that was read all the same: each fault one sentence, and only so many of them."""

MAX_TOLD_FAULTS = 50


class Faults:
    """The faults of the graph in a ``store``, found so far.

    Examples
    --------
    >>> faults = Faults("sqlite:///roadmap.sqlite")
    >>> faults.add("skill softmax", "hours is 'x': taken as 4")
    >>> faults.told, bool(faults)
    (("skill softmax: hours is 'x': taken as 4",), True)
    """

    def __init__(self, store: str) -> None:
        self.store = store
        self._told: dict[str, None] = {}
        self._more = 0

    def add(self, place: str, why: str) -> None:
        """One more fault: its place, and why it is one."""
        if len(self._told) < MAX_TOLD_FAULTS:
            self._told[f"{place}: {why}"] = None
        else:
            self._more += 1

    def __bool__(self) -> bool:
        return bool(self._told)

    @property
    def told(self) -> tuple[str, ...]:
        """A sentence for each of the first faults, and one that counts the others."""
        more = (f"{self._more:,} more faults",) if self._more else ()
        return (*self._told, *more)
