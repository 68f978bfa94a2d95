"""How long `prereq before transformers` takes as a process of its own, beside a naive script over the same store.

    python -m benchmarks.terminal [--rounds 7]

CPU seconds of whole processes that take turns, and their ratio beside its goal: with the compiled file, and where it
has to be made first.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.core import row
from ingest.pipeline import OWN_EDITION, ingest
from queries import open_store

GOAL = 1.8
TARGET = "transformers"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        times = _measured(Path(folder), given.rounds)
    naive, kept, first = times["naive"], times["with the compiled file"], times["the first time"]
    row("before in the terminal, of a naive script", kept / naive, GOAL, f"{kept:.2f} s; naive {naive:.2f} s")
    print(f"the first time, when the compiled file is made: {first / naive:.2f} times the naive script")


def _measured(folder: Path, rounds: int) -> Mapping[str, float]:
    """The median seconds of each way; the cache of the first time is empty in every round."""
    file = folder / "roadmap.sqlite"
    with open_store(f"sqlite:///{file}") as store:
        ingest(OWN_EDITION, store)
    asked = ["-m", "api.cli", "before", TARGET, "--store", f"sqlite:///{file}"]
    times: dict[str, list[float]] = {"naive": [], "with the compiled file": [], "the first time": []}
    _seconds(asked, folder / "warm")
    for number in range(rounds):
        times["naive"].append(_seconds(["-m", "benchmarks.naive_terminal", str(file), TARGET], folder))
        times["with the compiled file"].append(_seconds(asked, folder / "warm"))
        times["the first time"].append(_seconds(asked, folder / f"cold-{number}"))
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def _seconds(arguments: Sequence[str], cache: Path) -> float:
    """The CPU seconds of one process, with its children's of before taken off."""
    before = _children()
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": os.getcwd()}
    subprocess.run(  # noqa: S603 - our own programs
        [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment
    )
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
