"""Kill writers again and again, and say what their stores gave afterwards: `make chaos`.

    python -m tests.chaos [--sqlite 200] [--neo4j 50]

Half of the writers of SQLite die at write points spread over the whole write, half at random moments. Of those of Neo4j
half stage their graph and die at write points, a quarter writes it in one transaction, and a quarter dies at random.
After each death the store must give one of both graphs whole, and take the next write.
"""

import argparse
import tempfile
import time
from pathlib import Path

from queries import open_store
from tests.chaos.killing import killed_at_points, killed_at_random, staged
from tests.neo4j_server import NoServer, server


def main():
    """Kill, look and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sqlite", type=int, default=200)
    parser.add_argument("--neo4j", type=int, default=50)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/chaos.sqlite"
        with open_store(url) as store:
            store.ensure_schema()
        _tell("SQLite, at write points", killed_at_points, url, None, given.sqlite - given.sqlite // 2)
        _tell("SQLite, at random moments", killed_at_random, url, None, given.sqlite // 2)
        try:
            with server(Path(folder) / "neo4j") as running:
                _kill_neo4j(running, given.neo4j)
        except NoServer as reason:
            print(f"Neo4j: skipped, {reason}")  # noqa: T201 - a report


def _kill_neo4j(running, kills):
    at_once, at_random = kills // 4, kills // 4
    staged()
    _tell("Neo4j, staged, at write points", killed_at_points, running.bolt, running.login, kills - at_once - at_random)
    _tell("Neo4j, staged, at random moments", killed_at_random, running.bolt, running.login, at_random)
    staged(rows_at_once=1_000_000)
    _tell("Neo4j, in one transaction, at write points", killed_at_points, running.bolt, running.login, at_once)


def _tell(what, kill, url, login, kills):
    started = time.monotonic()
    ends = kill(url, login, kills=kills)
    killed = {graph: count for (died, graph), count in ends.items() if died == "killed"}
    survived = sum(count for (died, _), count in ends.items() if died != "killed")
    print(  # noqa: T201 - a report
        f"{what}: {sum(killed.values())} killed, then the old graph {killed.get('old', 0)} times and the new one "
        f"{killed.get('new', 0)} times, none torn or lost; {survived} were done before; "
        f"{time.monotonic() - started:.0f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()
