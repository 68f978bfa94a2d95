"""How many requests a second so many learners make, how many machines answer them, and what that costs: a simulation.

    python -m benchmarks.learners [--cpu-milliseconds 8] [--hit-share 0.6] [--hit-microseconds 850]

A learner studies some days a week; a day of study asks some questions, most of them in the busiest hours. Arrivals are
a Poisson process, and a process answers one request at a time. The CPU time of a request comes from
`benchmarks.service`; the share of hits of the cache is that of repeated questions.
"""

import argparse
import math
import random
from dataclasses import dataclass

LEARNERS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
DAYS_A_WEEK, QUESTIONS_A_DAY, BUSIEST_HOUR_SHARE = 3.0, 12.0, 0.12
"""How often a learner studies, how much they ask on such a day, and the share of that in the busiest hour."""

CORES_A_PROCESS, PROCESSES_A_MACHINE = 1, 4
MAX_LOAD = 0.5
"""The share of its time that a core may be busy in the busiest hour."""

MACHINE_A_MONTH = 40.0
"""What a machine of four cores and 8 GB costs a month, in dollars: an assumption, to be replaced by one's own."""

DATABASE_A_MONTH = 60.0
MIN_PROCESSES = 2
SIMULATED_REQUESTS = 50_000


@dataclass(frozen=True)
class Request:
    """Seconds of CPU of a request: kept with some probability, else worked out, of a spread size."""

    hit_share: float
    hit: float
    miss: float

    def drawn(self, dice: random.Random) -> float:
        """The seconds of one request; a few questions take many times the mean."""
        return self.hit if dice.random() < self.hit_share else self.miss * dice.lognormvariate(-0.5, 1.0)

    @property
    def mean(self) -> float:
        return self.hit_share * self.hit + (1 - self.hit_share) * self.miss


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cpu-milliseconds", type=float, default=8.0)
    parser.add_argument("--hit-share", type=float, default=0.6)
    parser.add_argument("--hit-microseconds", type=float, default=850.0)
    given = parser.parse_args()
    request = Request(given.hit_share, given.hit_microseconds / 1e6, given.cpu_milliseconds / 1e3)
    titles = ("learners", "requests/s", "processes", "p50", "p99", "$ a month", "cents each")
    print("{:>12} {:>11} {:>10} {:>9} {:>9} {:>10} {:>11}".format(*titles))
    for learners in LEARNERS:
        _simulate(learners, request)


def _simulate(learners: int, request: Request) -> None:
    a_second = learners * DAYS_A_WEEK / 7 * QUESTIONS_A_DAY * BUSIEST_HOUR_SHARE / 3600
    processes = max(MIN_PROCESSES, math.ceil(a_second * request.mean / MAX_LOAD))
    waits = sorted(_latencies(a_second / processes, request))
    machines = math.ceil(processes * CORES_A_PROCESS / PROCESSES_A_MACHINE)
    cost = machines * MACHINE_A_MONTH + DATABASE_A_MONTH
    p50, p99 = (waits[int(len(waits) * share)] * 1e3 for share in (0.5, 0.99))
    print(
        f"{learners:>12,} {a_second:>11,.1f} {processes:>10,} {p50:>6.1f} ms {p99:>6.1f} ms {cost:>10,.0f} "
        f"{100 * cost / learners:>11.3f}"
    )


def _latencies(a_second: float, request: Request) -> list[float]:
    """The seconds from arrival to answer of the requests at one process."""
    dice = random.Random(1)  # noqa: S311 - a simulation
    now = free = 0.0
    found = []
    for _ in range(SIMULATED_REQUESTS):
        now += dice.expovariate(a_second)
        free = max(now, free) + request.drawn(dice)
        found.append(free - now)
    return found


if __name__ == "__main__":
    main()
