"""``python -m queries.neo4j.server [FOLDER]``: a Neo4j server with Browser for a person, until Ctrl-C."""

import os
import signal
import sys
from pathlib import Path
from threading import Event

from graph.errors import PrereqError
from queries.neo4j.server.local import running

PASSWORD = "learn-in-order"  # noqa: S105 - a server on loopback, for its owner; PREREQ_NEO4J_PASSWORD overrides it
BOLT_PORT, HTTP_PORT = 7687, 7474


def main() -> None:
    """Start the server on its usual ports, print how to reach it, and wait."""
    home = Path(sys.argv[1] if len(sys.argv) > 1 else ".neo4j")
    password = os.environ.get("PREREQ_NEO4J_PASSWORD") or PASSWORD
    ended = Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.set())
    print("Starting Neo4j; the first time its jars are fetched ...", flush=True)
    ports = {"bolt_port": _port("BOLT", BOLT_PORT), "http_port": _port("HTTP", HTTP_PORT)}
    with running(home, password, **ports) as server:
        print(f"Browser  {server.browser}")
        print(f"Login    {server.login.user} / {password}  (connect to {server.bolt})")
        print(f"Data     {home.absolute()}")
        print("Fill it  ", end="")
        print(
            f"PREREQ_NEO4J_USER={server.login.user} PREREQ_NEO4J_PASSWORD={password} "
            f"prereq ingest ingest/roadmaps/ai-engineer.md --store {server.bolt}"
        )
        print('Then     MATCH p=(:Skill {name: "Transformers"})-[:REQUIRES*1..2]->() RETURN p', flush=True)
        ended.wait()
        print("Stopping ...", flush=True)


def _port(kind: str, usual: int) -> int:
    """The port of the environment (0: any free one), or the usual one."""
    return int(os.environ.get(f"PREREQ_NEO4J_{kind}_PORT", usual))


if __name__ == "__main__":
    try:
        main()
    except PrereqError as problem:
        sys.exit(f"prereq: {problem}")
