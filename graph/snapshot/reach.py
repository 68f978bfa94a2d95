"""The walk that closures, ancestors and descendants share: follow rows from some starts to all that they lead to."""

from collections.abc import Iterable, Sequence

from graph.work import spend


def reach(starts: Iterable[int], rows: Sequence[Sequence[int]]) -> set[int]:
    """Everything that can be reached by following rows of numbers, starts included.

    Examples
    --------
    >>> sorted(reach([2], [(), (0,), (1,), (2,)]))
    [0, 1, 2]
    """
    reached = set(starts)
    stack = list(reached)
    while stack:
        for number in rows[stack.pop()]:
            if number not in reached:
                reached.add(number)
                stack.append(number)
    spend(len(reached))
    return reached
