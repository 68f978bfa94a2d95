"""How long anything may take with a Neo4j server: every limit of the store, in seconds.

The driver bounds connecting, the server a transaction. Neither notices a network that swallows what is sent, so
`watched` bounds the whole from outside.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MAX_CONNECT_SECONDS = 5.0
"""To reach the server, its handshake included."""

MAX_ACQUIRE_SECONDS = 10.0
"""To get a connection out of the pool."""

MAX_RETRY_SECONDS = 15.0
"""How long the driver tries a transaction again before it gives up."""

MAX_LOOK_SECONDS = 5.0
"""For a small question: the revision, one skill."""

MAX_READ_SECONDS = 600.0
"""To read the whole graph."""

MAX_BATCH_SECONDS = 300.0
"""For one transaction of a write, and for a whole graph that is small."""

MAX_WRITE_SECONDS = 1_800.0
"""For a write of many transactions."""

MAX_SILENT_SECONDS = 60.0
"""After so long without a transaction, a writer has died, and the next one takes its place."""

MAX_WAIT_SECONDS = 90.0
"""How long a writer waits for the one before it: longer than for a dead one."""

MAX_IDLE_SECONDS = 30.0
"""A connection that was idle for longer is tried before it is used."""


class Watch:
    """Whether the time was up."""

    def __init__(self) -> None:
        self.expired = False


@contextmanager
def watched(seconds: float, end: Callable[[], None]) -> Iterator[Watch]:
    """Call ``end``, which must make the block fail, if the block takes longer than so many seconds.

    Examples
    --------
    >>> with watched(60, lambda: print("too late")) as watch:
    ...     pass
    >>> watch.expired
    False
    """
    watch = Watch()

    def expire() -> None:
        watch.expired = True
        end()

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()
