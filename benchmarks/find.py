"""How long a search takes while somebody types, on the bundled roadmap and on 15,000 skills, and over hostile strings.

    python -m benchmarks.find [--strings 10000] [--seed 1]

Milliseconds of CPU time, each beside its goal: the slowest of some beginnings and spellings, of medians of rounds that
take turns; and the slowest of random and hostile strings.
"""

import argparse
import random
import string
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial

from benchmarks.core import row
from benchmarks.graphs import SIZES, roadmap
from benchmarks.timing import medians
from graph.errors import InvalidParameter
from graph.model import Roadmap
from graph.names import Names
from ingest.pipeline import OWN_EDITION, from_markdown

TYPED = ("t", "tr", "trans", "gradient d", "matrix mult", "softmax", "Transformers", "k8s")
MISSPELLED = ("pyhton", "kuberntes", "neural netwroks", "nothing of the kind")
ROUNDS = 7


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strings", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    own, _ = from_markdown(OWN_EDITION)
    _measure("bundled", own, 3.0, 15.0)
    _measure("15,000 skills", _with_words(roadmap(*SIZES["M"]), own), 15.0, 50.0)
    names = Names(own)
    for text in ("wram up", "wrm q"):  # what is built for spellings is built by the first that needs it
        names.find(text)
    slowest = max(_milliseconds(names, text) for text in _strings(given.strings, random.Random(given.seed)))  # noqa: S311
    row(f"milliseconds, the slowest of {given.strings:,} random and hostile strings", slowest, 50.0)


def _measure(what: str, made: Roadmap, goal: float, goal_of_spelling: float) -> None:
    names = Names(made)
    for kind, queries, most in (("typed", TYPED, goal), ("misspelled", MISSPELLED, goal_of_spelling)):
        seconds = medians({query: partial(names.find, query, 8) for query in queries}, ROUNDS)
        slowest = max(seconds, key=seconds.__getitem__)
        row(f"milliseconds, {what}, {kind}", 1_000 * seconds[slowest], most, f"slowest: {slowest}")


def _with_words(made: Roadmap, own: Roadmap) -> Roadmap:
    """The roadmap with names like those of the bundled one."""
    dice = random.Random(7)  # noqa: S311 - a fixed shuffle, no secret
    words = sorted({word for skill in own.skills for word in skill.name.split()})
    skills = tuple(
        replace(one, name=f"{' '.join(dice.sample(words, 2))} {number}") for number, one in enumerate(made.skills)
    )
    return replace(made, skills=skills)


def _strings(count: int, dice: random.Random) -> Iterator[str]:
    letters = string.ascii_letters + "      " + string.digits + string.punctuation + "äß漢🤖\u202e"
    for _ in range(count):
        yield "".join(dice.choices(letters, k=dice.randint(1, 200)))


def _milliseconds(names: Names, text: str) -> float:
    started = time.thread_time()
    with suppress(InvalidParameter):  # an empty one
        names.find(text)
    return 1_000 * (time.thread_time() - started)


if __name__ == "__main__":
    main()
