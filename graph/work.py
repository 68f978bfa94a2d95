"""The work of one question, counted: one that takes too much is refused, the same on every machine and at any load.

A unit is about one skill, requirement, box or line that is looked at once. What is counted are closures, orders,
pictures, the solver's steps and the items of answers. Outside `limited` nothing is.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from graph.errors import TooMuchWork

MAX_QUESTION_WORK = 10_000_000
"""Units that one question may take: more than all of a roadmap of 100,000 skills takes, asked for at once."""

ITEM_UNITS = 20
"""Units of an item of an answer: it is ordered, explained and encoded."""

NAME_UNITS = 10
"""Units of a name that is looked up."""


Value = TypeVar("Value")


@dataclass(slots=True)
class Work:
    """The units that a question has ``spent`` of the ``most`` that it may; ``told`` hears of every further amount."""

    most: int = MAX_QUESTION_WORK
    told: Callable[[int], None] | None = None
    spent: int = 0

    def spend(self, units: int) -> None:
        """Count more units.

        Raises
        ------
        TooMuchWork
        """
        self.spent += units
        if self.spent > self.most:
            raise TooMuchWork(self.most)
        if self.told is not None:
            self.told(self.spent)


_work: ContextVar[Work | None] = ContextVar("work", default=None)


@contextmanager
def limited(work: Work) -> Iterator[Work]:
    """Count what is spent inside.

    Examples
    --------
    >>> with limited(Work(most=5)) as work:
    ...     spend(3)
    ...     spend(4)
    Traceback (most recent call last):
    graph.errors.TooMuchWork: The question takes more work than the 5 units that one may take: ...
    """
    token = _work.set(work)
    try:
        yield work
    finally:
        _work.reset(token)


@contextmanager
def uncounted() -> Iterator[None]:
    """Count nothing inside: what all questions share is worked out for the first of them, and must not be its work."""
    token = _work.set(None)
    try:
        yield
    finally:
        _work.reset(token)


def measured(compute: Callable[[], Value]) -> tuple[Value, int]:
    """A value with the units that it takes, for a cache: who is given a kept value spends the same.

    So whether a question is refused never depends on what was asked before it.
    """
    outer = _work.get()
    most = outer.most if outer is not None else sys.maxsize
    with limited(Work(most)) as work:
        return compute(), work.spent


def spend(units: int) -> None:
    """Count units of the question that this thread works on, if it is limited.

    Raises
    ------
    TooMuchWork
        If these are more than it may take.
    """
    work = _work.get()
    if work is not None:
        work.spend(units)
