"""The Neo4j that the tests use: a given one, else one started here from Maven artifacts, else one in Docker."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from queries import Login, open_store
from queries.neo4j.server.local import Server, missing_tools, running

PASSWORD = "prereq-tests"  # noqa: S105 - of a server that lives as long as the tests
IMAGE = "neo4j:5.26-community"


class NoServer(Exception):
    """Why there is none, and how to get one."""


@contextmanager
def server(home: Path) -> Iterator[Server]:
    """A server with a login, for as long as the block lasts."""
    if url := os.environ.get("PREREQ_TEST_NEO4J_URI"):
        user = os.environ.get("PREREQ_TEST_NEO4J_USER", "neo4j")
        yield Server(url, "", Login(user, os.environ.get("PREREQ_TEST_NEO4J_PASSWORD", "")), 0)
    elif not (missing := missing_tools()):
        with running(home, PASSWORD) as found:
            yield found
    elif _docker_runs():
        with _in_docker() as found:
            yield found
    else:
        raise NoServer(f"no Neo4j for the tests: {missing}; install Java 17 and Maven, or set PREREQ_TEST_NEO4J_URI")


def _docker_runs() -> bool:
    return (
        bool(shutil.which("docker"))
        and not subprocess.run(["docker", "info"], capture_output=True, check=False).returncode
    )


@contextmanager
def _in_docker() -> Iterator[Server]:
    start = ["docker", "run", "--rm", "-d", "-p", "127.0.0.1::7687", "-e", f"NEO4J_AUTH=neo4j/{PASSWORD}", IMAGE]
    container = subprocess.run(start, capture_output=True, text=True, check=True).stdout.strip()
    try:
        port = subprocess.run(["docker", "port", container, "7687"], capture_output=True, text=True, check=True)
        found = Server(f"bolt://{port.stdout.split()[0]}", "", Login("neo4j", PASSWORD), 0)
        _await(found)
        yield found
    finally:
        subprocess.run(["docker", "stop", container], capture_output=True, check=False)


def _await(found: Server, seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not open_store(found.bolt, found.login).health().ok:
        if time.monotonic() > deadline:
            raise NoServer(f"Neo4j in Docker was not ready after {seconds:.0f} s")
        time.sleep(1)
