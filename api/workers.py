"""The threads that work on questions: a few, with a queue of a known length, and a limit of work for each question."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from typing import ParamSpec, TypeVar

from graph.errors import QueueFull, TookTooLong
from graph.work import MAX_QUESTION_WORK, Work, limited

THREADS = 8
"""Questions that are worked on at once. Python runs one at a time, so more would only make each slower."""

MAX_WAITING = 64
"""Questions that wait for a thread; one more is told to come again."""

LARGE_WORK = 10_000
"""Units of work from which a question is large: of these one runs at a time, so that small ones go by."""

MAX_LARGE_WAITING = THREADS // 2
"""Large questions that wait for the one that runs, each in a thread; one more is told to come again."""

MAX_QUESTION_SECONDS = 120.0
"""Seconds after which an answer is given up, waiting included: a guard, since no answer may depend on a clock."""

LOOK_SECONDS = 0.2
"""How often a large question that waits looks whether it was given up."""

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class _Large:
    """Lets one large question run at a time."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._counting = threading.Lock()
        self._waiting = 0

    def take(self, is_given_up: Callable[[], bool]) -> bool:
        """Wait for the turn; whether it came before the question was given up.

        Raises
        ------
        QueueFull
            If too many wait already.
        """
        with self._counting:
            if self._waiting >= MAX_LARGE_WAITING:
                raise QueueFull(self._waiting)
            self._waiting += 1
        try:
            while not self._turn.acquire(timeout=LOOK_SECONDS):
                if is_given_up():
                    return False
            return True
        finally:
            with self._counting:
                self._waiting -= 1

    def leave(self) -> None:
        """Let the next one run."""
        self._turn.release()


@dataclass(slots=True)
class _Asked:
    """A question that a thread works on, or will; ``is_given_up`` once nobody waits for its answer."""

    large: _Large
    most: int
    seconds: float
    is_given_up: bool = False
    is_large: bool = False

    def answer(self, function: Callable[[], Result]) -> Result:
        """The answer, worked out in this thread."""
        try:
            with limited(Work(self.most, self._told)):
                return function()
        finally:
            if self.is_large:
                self.large.leave()

    def _told(self, spent: int) -> None:
        """End what was given up, and let what turns out to be large wait for its turn."""
        if spent > LARGE_WORK and not (self.is_large or self.is_given_up):
            self.is_large = self.large.take(lambda: self.is_given_up)
        if self.is_given_up:
            raise TookTooLong(self.seconds)


@dataclass(slots=True)
class Workers:
    """Works on questions, each in a thread, so many at once; ``waiting`` more wait, and the next is told to come again.

    Examples
    --------
    >>> workers = Workers(threads=2)
    >>> workers.pending
    0
    >>> workers.close()
    """

    threads: int = THREADS
    waiting: int = MAX_WAITING
    seconds: float = MAX_QUESTION_SECONDS
    most: int = MAX_QUESTION_WORK
    _large: _Large = field(default_factory=_Large)
    _pool: ThreadPoolExecutor | None = None
    _given: dict[int, _Asked] = field(default_factory=dict)

    @property
    def pending(self) -> int:
        """Questions that are worked on or wait."""
        return len(self._given)

    async def run(
        self, function: Callable[Parameters, Result], *args: Parameters.args, **fields: Parameters.kwargs
    ) -> Result:
        """What a function gives, worked out in a thread; its work is limited.

        Raises
        ------
        QueueFull
            If too many questions wait already.
        TookTooLong
            If the answer was not ready in time; the thread ends its work as soon as it counts any.
        TooMuchWork
            If it takes more work than one question may.
        """
        if self.pending >= self.threads + self.waiting:
            raise QueueFull(self.pending - self.threads)
        asked = _Asked(self._large, self.most, self.seconds)
        self._given[id(asked)] = asked
        context = copy_context()
        job = self._submit(context.run, asked.answer, partial(function, *args, **fields))
        job.add_done_callback(lambda _: self._given.pop(id(asked), None))
        try:
            return await asyncio.wait_for(asyncio.wrap_future(job), self.seconds)
        except TimeoutError:
            raise TookTooLong(self.seconds) from None
        finally:
            asked.is_given_up = True  # nobody waits any more: it is answered, too late, or the client is gone

    def _submit(self, function: Callable[..., Result], *args: object) -> "Future[Result]":
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self.threads, "prereq-question")
        return self._pool.submit(function, *args)

    def close(self) -> None:
        """Give up what is worked on, and end the threads."""
        for asked in list(self._given.values()):
            asked.is_given_up = True
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
