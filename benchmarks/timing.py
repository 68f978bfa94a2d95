"""Times that can be compared: rounds of all candidates in turn, in CPU time of the thread, and their medians."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping

MIN_ROUND_SECONDS = 0.02


def medians(candidates: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The CPU seconds of one call of each candidate: the median of rounds that take turns."""
    calls = {name: _calls(candidate) for name, candidate in candidates.items()}
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, candidate in candidates.items():
            gc.collect(0)
            started = time.thread_time()
            for _ in range(calls[name]):
                candidate()
            times[name].append((time.thread_time() - started) / calls[name])
    return {name: statistics.median(values) for name, values in times.items()}


def _calls(candidate: Callable[[], object]) -> int:
    """How many calls make a round long enough for the clock; the first of them warms up."""
    candidate()
    started = time.thread_time()
    candidate()
    return max(1, int(MIN_ROUND_SECONDS / max(time.thread_time() - started, 1e-6)))
