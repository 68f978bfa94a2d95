"""A TCP proxy that breaks connections as networks do: slow, reset, cut, refused, held or deaf on one side."""

import asyncio
import socket
import struct
import threading
from contextlib import contextmanager, suppress

MODES = ("pass", "delay", "reset", "cut", "refuse", "black hole", "half-open")
"""What happens to connections, old ones and new ones.

* ``pass``: all goes through.
* ``delay``: it goes through late.
* ``reset``: they end with a reset, new ones as soon as they are made.
* ``cut``: they are closed in good order, new ones as soon as they are made.
* ``refuse``: they end with a reset, and nothing listens.
* ``black hole``: nothing comes through, and nobody is told; when it is over, what was held is delivered.
* ``half-open``: what the client sends arrives, and no answer comes back; when it is over, they are reset, as by a
  host that has forgotten them.
"""

DELAY_SECONDS = 0.3
RESET = struct.pack("ii", 1, 0)  # SO_LINGER on, for no time: closing resets
BYTES = 65_536


class Proxy:
    """Stands in front of ``target`` (a port of the loopback address); ``port`` is its own."""

    def __init__(self, target):
        self.target, self.mode, self.port = target, "pass", 0
        self._pairs, self._made = set(), 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy")

    @property
    def connections(self):
        """How many are open now."""
        return len(self._pairs)

    def set(self, mode):
        """Let something else happen from now on; returns when it does."""
        assert mode in MODES
        self._run(self._set(mode))

    def _run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _listen(self):
        server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self._server, self.port = server, server.sockets[0].getsockname()[1]

    async def _set(self, mode):
        before, self.mode = self.mode, mode
        if mode in {"reset", "refuse"} or before == "half-open":
            self._end_all(reset=True)
        if mode == "cut":
            self._end_all(reset=False)
        if mode == "refuse":
            self._server.close()
        elif before == "refuse":
            await self._listen()
        async with self._changed:
            self._changed.notify_all()

    def _end_all(self, *, reset):
        for pair in list(self._pairs):
            for writer in pair:
                _end(writer, reset=reset)

    async def _accept(self, reader, writer):
        if self.mode in {"reset", "refuse", "cut"}:
            _end(writer, reset=self.mode != "cut")
            return
        try:
            behind_reader, behind = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:  # the server itself is away
            _end(writer, reset=True)
            return
        pair = (writer, behind)
        self._pairs.add(pair)
        try:
            ways = (self._pump(reader, behind, is_answer=False), self._pump(behind_reader, writer, is_answer=True))
            await asyncio.wait([asyncio.ensure_future(way) for way in ways], return_when=asyncio.FIRST_COMPLETED)
            await asyncio.sleep(0)
        finally:
            self._pairs.discard(pair)
            for one in pair:
                _end(one, reset=False)

    async def _pump(self, reader, writer, *, is_answer):
        with suppress(OSError):
            while data := await reader.read(BYTES):
                if self.mode == "delay":
                    await asyncio.sleep(DELAY_SECONDS)
                await self._passage(is_answer=is_answer)
                writer.write(data)
                await writer.drain()

    async def _passage(self, *, is_answer):
        """Wait as long as nothing comes through."""
        holding = {"black hole", "half-open"} if is_answer else {"black hole"}
        async with self._changed:
            await self._changed.wait_for(lambda: self.mode not in holding)

    async def _start(self):
        self._changed = asyncio.Condition()
        await self._listen()

    async def _stop(self):
        self.mode = "reset"
        self._server.close()
        self._end_all(reset=True)
        async with self._changed:
            self._changed.notify_all()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _end(writer, *, reset):
    """Close a connection, with a reset or in good order."""
    with suppress(OSError):
        if reset:
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            writer.transport.abort()
        else:
            writer.close()


@contextmanager
def proxy(target):
    """A proxy in front of a port, until the block ends."""
    running = Proxy(target)
    running._thread.start()
    try:
        running._run(running._start())
        yield running
    finally:
        running._run(running._stop())
        running._loop.call_soon_threadsafe(running._loop.stop)
        running._thread.join(30)
        running._loop.close()
