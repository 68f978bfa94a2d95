"""What a page shows of the whole roadmap is worked out once for a snapshot, and kept as long as that is."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
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
