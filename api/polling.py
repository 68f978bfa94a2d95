"""A service that follows its store: it looks for a new revision again and again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from api.service import Service


@asynccontextmanager
async def following(service: Service, poll_seconds: float) -> AsyncIterator[None]:
    """While this is open, the service looks for a new revision every so many seconds; at the end its store is closed.

    The store is asked in a thread, so that a slow one holds up no answer.
    """
    await asyncio.to_thread(_look, service)
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
    while True:
        await asyncio.sleep(seconds)
        await asyncio.to_thread(_look, service)
