"""A small load generator: as fast as it goes (closed loop), or at a fixed rate (open loop), over loopback.

In the open loop a request is due at a fixed time, whatever became of those before it, and its latency counts from then:
a server that stands still for a while is not asked less for it.
"""

import asyncio
import math
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Request:
    """A request whose address holds ``{}`` where it has to be a new one each time."""

    path: str
    headers: str = ""
    body: str = ""

    def encoded(self, number: int) -> bytes:
        method = "POST" if self.body else "GET"
        length = f"Content-Type: application/json\r\nContent-Length: {len(self.body)}\r\n" if self.body else ""
        head = f"{method} {self.path.replace('{}', str(number))} HTTP/1.1\r\nHost: 127.0.0.1\r\n{self.headers}{length}"
        return f"{head}\r\n{self.body}".encode()


class Connection:
    """One connection to a server, kept open."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: bytes) -> tuple[int, bytes, bytes]:
        """Status, head and body of the answer."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        lower = head.lower()
        length = int(lower.split(b"content-length:")[1].split(b"\r\n")[0]) if b"content-length:" in lower else 0
        return int(head[9:12]), head, await reader.readexactly(length)

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()


@contextmanager
def connections(port: int, amount: int) -> Iterator[list[Connection]]:
    """Some connections, closed at the end."""
    made = [Connection(port) for _ in range(amount)]
    try:
        yield made
    finally:
        for one in made:
            one.close()


async def once(port: int, request: Request, number: int = 0) -> tuple[int, bytes, bytes]:
    """One answer."""
    with connections(port, 1) as (connection,):
        return await connection.ask(request.encoded(number))


async def as_fast_as_it_goes(port: int, request: Request, amount: int, numbers: "count[int]", lanes: int = 4) -> float:
    """The seconds that so many requests take, over some connections at once."""
    left = count()

    async def lane(connection: Connection) -> None:
        while next(left) < amount:
            status, _, _ = await connection.ask(request.encoded(next(numbers)))
            expect(status in {200, 304}, f"{request} was answered by {status}")

    with connections(port, lanes) as made:
        await asyncio.gather(*(connection.ask(request.encoded(next(numbers))) for connection in made))
        started = time.perf_counter()
        await asyncio.gather(*map(lane, made))
        return time.perf_counter() - started


async def at_a_rate(port: int, request: Request, a_second: float, seconds: float, numbers: "count[int]") -> list[float]:
    """The latencies of requests at a fixed rate, in seconds from when each was due, ascending."""
    free: list[Connection] = []
    latencies: list[float] = []

    async def one(due: float) -> None:
        connection = free.pop() if free else Connection(port)
        status, _, _ = await connection.ask(request.encoded(next(numbers)))
        latencies.append(time.perf_counter() - due)
        expect(status == 200, f"{request} was answered by {status}")
        free.append(connection)

    begun = time.perf_counter()
    asked = []
    for number in range(int(a_second * seconds)):
        due = begun + number / a_second
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        asked.append(asyncio.ensure_future(one(due)))
    await asyncio.gather(*asked)
    for connection in free:
        connection.close()
    return sorted(latencies)


def expect(is_so: bool, why: str) -> None:
    """End the run if a server does not answer as it should: what it measures would mean nothing."""
    if not is_so:
        raise RuntimeError(why)


def percentile(ascending: Sequence[float], percent: float) -> float:
    """The value that so many percent of all do not exceed."""
    return ascending[max(0, math.ceil(len(ascending) * percent / 100) - 1)]


def cpu_seconds(pid: int) -> float:
    """The CPU seconds that a process has used."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / CLOCK_TICKS


def resident_megabytes(pid: int) -> float:
    """The memory that a process holds."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        line = next(line for line in file if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
