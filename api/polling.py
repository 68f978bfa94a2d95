"""A service that follows its store: it looks for a new revision again and again."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from api.service import Service
from graph.snapshot import Snapshot

MAX_SILENT_POLLS = 3
"""Polls without a good look at the store, after which answers are marked stale."""

MIN_SILENT_SECONDS = 2.0
"""The same for a poll that is very frequent."""

MAX_LAST_LOOK_SECONDS = 1.0
"""How long the end waits for a look that goes on; after that it is left to end by itself."""

_log = logging.getLogger("prereq")


@dataclass(slots=True)
class _Follower:
    """Looks in a thread of its own, so that a slow store holds up no answer, and one that hangs no end.

    ``warm`` works out what is shown of a new snapshot before somebody asks for it.
    """

    service: Service
    seconds: float
    warm: Callable[[Snapshot], object] | None
    ended: threading.Event = field(default_factory=threading.Event)
    ready: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        told = ""
        while not self.ended.is_set():
            try:
                self._look()
            except Exception as problem:  # a fault of ours ends no poll: the next look may be luckier
                if told != (told := repr(problem)):
                    _log.exception("the store was not looked at")
                self.ready.set()
            self.ended.wait(self.seconds)

    def _look(self) -> None:
        """Load what is new; it is made ready beside the next looks, which must not be late."""
        if self.service.refresh():
            threading.Thread(target=self._prepare, name="prereq-prepare", daemon=True).start()
        else:
            self.ready.set()

    def _prepare(self) -> None:
        """Work out what the first question would wait for otherwise."""
        with suppress(Exception):  # whoever asks for a name is told
            self.service.prepare_names()
            if self.warm is not None:
                self.warm(self.service.snapshot)
        self.ready.set()


@asynccontextmanager
async def following(
    service: Service, poll_seconds: float, *, is_behind: bool = False, warm: Callable[[Snapshot], object] | None = None
) -> AsyncIterator[None]:
    """While this is open, the service looks for a new revision every so many seconds; at the end its store is closed.

    Parameters
    ----------
    is_behind
        Whether the first look goes on behind: until it is done, whoever asks is told that the roadmap is being read.
    warm
        What is worked out of each new snapshot before somebody asks for it.
    """
    service.max_silent_seconds = max(MAX_SILENT_POLLS * poll_seconds, MIN_SILENT_SECONDS)
    follower = _Follower(service, poll_seconds, warm)
    thread = threading.Thread(target=follower.run, name="prereq-poll", daemon=True)
    service.is_followed = True
    thread.start()
    if not is_behind:
        await asyncio.to_thread(follower.ready.wait)
    try:
        yield
    finally:
        follower.ended.set()
        await asyncio.to_thread(thread.join, MAX_LAST_LOOK_SECONDS)
        service.is_followed = False
        service.store.close()
