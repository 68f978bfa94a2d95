"""`prereq serve` as a process of its own, for tests and pictures."""

import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager

import httpx2

SECONDS = 60
"""How long a service may take to start."""


@contextmanager
def serving(store, log, *arguments, **environment):
    """A service on the store of an address, that writes to the file ``log``: yields its own address once it looked."""
    with process(store, log, *arguments, **environment) as started:
        yield looked(listening(started, log))


@contextmanager
def process(store, log, *arguments, **environment):
    """The process of such a service, which may not listen yet; it is ended afterwards."""
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0", "--store", store, *arguments]
    with log.open("wb") as written:
        started = subprocess.Popen(
            command, stdout=written, stderr=written, stdin=subprocess.DEVNULL, env={**os.environ, **environment}
        )
    try:
        yield started
    finally:
        started.terminate()
        started.wait(30)


def listening(process, log):
    """The address that a starting service says it listens on."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and process.poll() is None:
        if found := re.search(r"Uvicorn running on (http://\S+)", log.read_text()):
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"the service did not start: {log.read_text()}")


def looked(address):
    """The same address, when the service there has read its roadmap, or found that it cannot."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        if httpx2.get(f"{address}/readyz", timeout=SECONDS).json().get("type") != "/guide/reference/errors/#loading":
            return address
        time.sleep(0.05)
    raise AssertionError(f"{address} did not read its roadmap")
