"""How often one client may ask: counted by the minute, in memory, for a bounded number of clients."""

import time
from collections import OrderedDict
from dataclasses import dataclass
from math import ceil

from limits import RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from api.http.limits import FAILED_KEYS_PER_MINUTE, WRITES_PER_MINUTE

MAX_CLIENTS = 100_000
"""Clients whose requests are counted; the count of the one that began longest ago goes first."""


@dataclass(slots=True)
class _Window:
    count: int
    until: float


class Windows(Storage):
    """Counts of fixed windows in this process.

    The package's own storage in memory starts a thread for each request that comes more than 10 ms after the last, and
    walks over all clients in it; here a window that has ended is forgotten when a newer one needs its place.
    """

    def __init__(self) -> None:
        super().__init__()
        self._windows: OrderedDict[str, _Window] = OrderedDict()

    @property
    def base_exceptions(self) -> type[Exception]:
        """What a storage elsewhere could raise; this one raises nothing."""
        return Exception

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count; the window begins with the first count."""
        window = self._windows.get(key)
        if window is None or window.until <= time.time():
            self._forget()
            self._windows.pop(key, None)
            self._windows[key] = window = _Window(0, time.time() + expiry)
        window.count += amount
        return window.count

    def get(self, key: str) -> int:
        """The count of the window that is open."""
        window = self._windows.get(key)
        return window.count if window is not None and window.until > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """When the window ends, in seconds since the epoch."""
        window = self._windows.get(key)
        return window.until if window is not None else time.time()

    def check(self) -> bool:
        """Whether counts can be kept: always."""
        return True

    def reset(self) -> int:
        """Forget all counts."""
        forgotten = len(self._windows)
        self._windows.clear()
        return forgotten

    def clear(self, key: str) -> None:
        """Forget one count."""
        self._windows.pop(key, None)

    def _forget(self) -> None:
        """Make room: at most two windows that have ended, so that no request pays for many, or else the oldest."""
        now = time.time()
        for _ in range(2):
            if self._windows and next(iter(self._windows.values())).until <= now:
                self._windows.popitem(last=False)
        if len(self._windows) >= MAX_CLIENTS:
            self._windows.popitem(last=False)


class Rates:
    """The bounds on how often a client asks: on everything, on writes, and on keys that are not accepted."""

    def __init__(self, reads_per_minute: int) -> None:
        self._limiter = FixedWindowRateLimiter(Windows())
        self._reads = RateLimitItemPerMinute(reads_per_minute, namespace="reads") if reads_per_minute else None
        self._writes = RateLimitItemPerMinute(WRITES_PER_MINUTE, namespace="writes")
        self._failed_keys = RateLimitItemPerMinute(FAILED_KEYS_PER_MINUTE, namespace="keys")

    def wait(self, client: str, *, is_write: bool, has_key: bool) -> int:
        """Seconds until a client may ask again; 0 if it may now, which counts."""
        if has_key and not self._limiter.test(self._failed_keys, client):
            return self._seconds(self._failed_keys, client)
        if is_write and not self._limiter.hit(self._writes, client):
            return self._seconds(self._writes, client)
        if self._reads is not None and not self._limiter.hit(self._reads, client):
            return self._seconds(self._reads, client)
        return 0

    def key_failed(self, client: str) -> None:
        """Count a key that was not accepted."""
        self._limiter.hit(self._failed_keys, client)

    def _seconds(self, item: RateLimitItemPerMinute, client: str) -> int:
        return max(1, ceil(self._limiter.get_window_stats(item, client).reset_time - time.time()))
