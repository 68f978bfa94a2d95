"""A service that follows its store: it looks for a new revision again and again."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from api.service import Service

MAX_SILENT_POLLS = 3
"""Polls without a good look at the store, after which answers are marked stale."""

MIN_SILENT_SECONDS = 2.0
"""The same for a poll that is very frequent."""

_log = logging.getLogger("prereq")


@asynccontextmanager
async def following(service: Service, poll_seconds: float) -> AsyncIterator[None]:
    """While this is open, the service looks for a new revision every so many seconds; at the end its store is closed.

    The store is asked in a thread, so that a slow one holds up no answer.
    """
    await asyncio.to_thread(_look, service)
    service.max_silent_seconds = max(MAX_SILENT_POLLS * poll_seconds, MIN_SILENT_SECONDS)
    poll = asyncio.create_task(_poll(service, poll_seconds))
    try:
        yield
    finally:
        poll.cancel()
        with suppress(asyncio.CancelledError):
            await poll
        service.store.close()


def _look(service: Service) -> None:
    """Load what is new, and make its names ready, so that the first question does not wait for them."""
    if service.refresh():
        with suppress(Exception):  # the poll goes on; whoever asks for a name is told
            service.prepare_names()


async def _poll(service: Service, seconds: float) -> None:
    told = ""
    while True:
        await asyncio.sleep(seconds)
        try:
            await asyncio.to_thread(_look, service)
        except Exception as problem:  # no thread can be started, say: the next look may be luckier
            if told != (told := repr(problem)):
                _log.warning("the store was not looked at: %s", problem)
