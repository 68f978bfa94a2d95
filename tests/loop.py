"""Running coroutines beside Playwright, whose own loop runs in the main thread as long as its browser is open."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def in_a_loop(coroutine):
    """What a coroutine returns, run to its end in the event loop of a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
