"""What pages show is worked out once for a snapshot, and kept as long as that is."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from graph.snapshot import Snapshot
from graph.work import uncounted

Value = TypeVar("Value")


def once(compute: Callable[[Snapshot], Value]) -> Callable[[Snapshot], Value]:
    """A function of a snapshot that computes its value the first time only; the value must not hold the snapshot.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> asked = []
    >>> size = once(lambda snapshot: asked.append(1) or len(snapshot.order))
    >>> tiny = Snapshot(TINY)
    >>> size(tiny), size(tiny), len(asked)
    (6, 6, 1)
    """
    kept: WeakKeyDictionary[Snapshot, Value] = WeakKeyDictionary()

    @wraps(compute)
    def value(snapshot: Snapshot) -> Value:
        if snapshot not in kept:
            with uncounted():
                kept[snapshot] = compute(snapshot)
        return kept[snapshot]

    return value


class Recent(Generic[Value]):
    """The values of the latest questions about each snapshot, at most ``most`` of them; none may hold the snapshot.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> tiny, recent = Snapshot(TINY), Recent[int](most=2)
    >>> [recent.get(tiny, name, lambda: len(name)) for name in ("one", "three", "one")]
    [3, 5, 3]
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: WeakKeyDictionary[Snapshot, OrderedDict[Hashable, Value]] = WeakKeyDictionary()
        self._looking = threading.Lock()

    def get(
        self,
        snapshot: Snapshot,
        question: Hashable,
        compute: Callable[[], Value],
        is_kept: Callable[[Value], bool] = lambda _: True,
    ) -> Value:
        """The value of a question, computed if it is not kept; it is kept then, if it may be."""
        with self._looking:
            kept = self._kept.setdefault(snapshot, OrderedDict())
            if question in kept:
                kept.move_to_end(question)
                return kept[question]
        value = compute()
        if is_kept(value):
            with self._looking:
                kept[question] = value
                while len(kept) > self._most:
                    kept.popitem(last=False)
        return value
