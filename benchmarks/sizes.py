"""How long large roadmaps take to be written, and to be asked for the first time, in SQLite and in a given Neo4j.

    python -m benchmarks.sizes [--sizes MC] [--neo4j bolt://user:password@host:port]

Seconds of CPU of a process of its own, beside their goals; of Neo4j the seconds of wall time. M has 15,000 skills and
120,000 requirements, C 100,000 and 500,000.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.core import row
from benchmarks.graphs import SIZES, roadmap
from graph.questions.before_json import before_json
from graph.snapshot import Snapshot
from graph.solution import solve
from queries import open_store
from queries.base import Login

GOALS = {"M": (3.0, 30.0, 1.2), "C": (25.0, 180.0, 10.0)}
"""Seconds to write into SQLite and into Neo4j, and to the first answer: in the terminal for M, in a server for C."""

WRITE, ASK = "write", "ask"


def main() -> None:
    """Measure and print, or do one step as a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="MC")
    parser.add_argument("--neo4j", default="")
    parser.add_argument("--step", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        _step(*given.step)
        return
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _measure(size, Path(folder), given.neo4j)


def _measure(size: str, folder: Path, neo4j: str) -> None:
    skills, requirements = SIZES[size]
    what = f"{skills:,} skills, {requirements:,} requirements"
    in_sqlite, in_neo4j, first = GOALS[size]
    store = f"sqlite:///{folder}/roadmap.sqlite"
    written = _in_a_process(WRITE, size, store)
    row(f"seconds to write {what} into SQLite", written["seconds"], in_sqlite, f"{written['megabytes']:.0f} MB")
    asked = _in_a_process(ASK, size, store)
    row(f"seconds to the first answer of {what}", asked["seconds"], first, f"{asked['megabytes']:.0f} MB")
    if neo4j:
        taken = _in_a_process(WRITE, size, neo4j)["wall"]
        row(f"seconds to write {what} into Neo4j, wall", taken, in_neo4j)


def _in_a_process(step: str, size: str, store: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.sizes", "--step", step, size, store]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this module
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _step(step: str, size: str, store: str) -> None:
    """Do one step, and print what it took."""
    parts = urlsplit(store)
    login = Login(parts.username or "", parts.password or "")
    url = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if parts.netloc else store
    made = roadmap(*SIZES[size]) if step == WRITE else None
    cpu, wall = time.process_time(), time.monotonic()
    with open_store(url, login) as opened:
        if made is not None:
            opened.replace(made)
        else:
            _ask(opened.snapshot())
    seconds = {"seconds": time.process_time() - cpu, "wall": time.monotonic() - wall}
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({**seconds, "megabytes": megabytes}))
    sys.stdout.flush()
    os._exit(0)  # a large graph takes a while to be given back


def _ask(snapshot: Snapshot) -> None:
    """What a first question takes, with everything that it needs compiled."""
    before_json(solve(snapshot.compiled(), [snapshot.order[len(snapshot.order) // 2]]))


if __name__ == "__main__":
    main()
