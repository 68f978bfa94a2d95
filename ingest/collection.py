"""Reading without Python's search for circles of objects."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep the search for circles of objects away from the block.

    A long document becomes a million small objects that stay until the end and refer to each other in no circle. The
    search finds nothing among them, and takes a third of the time.

    Examples
    --------
    >>> with without_collection():
    ...     gc.isenabled()
    False
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
