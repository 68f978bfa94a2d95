"""How long a sentence takes to be read, on the bundled roadmap: random mixtures of words, and hostile strings.

    python -m benchmarks.ask [--strings 10000] [--seed 1]

Milliseconds of CPU time beside their goal, the slowest of all; what the verb then answers is not counted.
"""

import argparse
import random
import string
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from benchmarks.core import row
from graph.ask.answer import MAX_SENTENCE_CHARACTERS, read_sentence
from graph.ask.book.questions import KINDS
from graph.ask.patterns import TABLE
from graph.errors import InvalidParameter
from graph.names import Names
from ingest.pipeline import OWN_EDITION, from_markdown

GOAL_MILLISECONDS = 50.0
TODAY = date(2026, 11, 28)
MARKS = [",", ".", "?", "/", "8h a week", "by june", "in 3 months", "2h on mondays"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strings", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    own, _ = from_markdown(OWN_EDITION)
    names, dice = Names(own), random.Random(given.seed)  # noqa: S311 - a fixed mixture, no secret
    _milliseconds(names, "what befor trnsformers")  # what is built once is built by the first
    slowest: dict[str, tuple[float, str]] = {}
    for kind, text in _sentences([skill.name for skill in own.skills], given.strings, dice):
        slowest[kind] = max(slowest.get(kind, (0.0, "")), (_milliseconds(names, text), text))
    for kind, (milliseconds, text) in slowest.items():
        row(f"milliseconds to read, {kind}", milliseconds, GOAL_MILLISECONDS, f"slowest: {text[:80]!r}")


def _sentences(skills: Sequence[str], count: int, dice: random.Random) -> Iterator[tuple[str, str]]:
    """A third each of words mixed with names, of a few words over and over, and of letters of all kinds."""
    words, letters = (
        sorted(TABLE.words),
        string.ascii_letters + "      " + string.digits + string.punctuation + "äß漢🤖",
    )
    examples = [example for kind in KINDS for example in kind.examples]
    for number in range(count):
        if number % 3 == 0:
            mixed = dice.choices([*words, *MARKS], k=dice.randint(1, 60)) + dice.choices(skills, k=dice.randint(0, 12))
            dice.shuffle(mixed)
            yield "words and names", " ".join([dice.choice(examples), *mixed])[:MAX_SENTENCE_CHARACTERS]
        elif number % 3 == 1:
            unit = dice.choices([*words, *MARKS, *skills[:50]], k=dice.randint(1, 4))
            yield "words repeated", " ".join(unit * MAX_SENTENCE_CHARACTERS)[:MAX_SENTENCE_CHARACTERS]
        else:
            yield "letters", "".join(dice.choices(letters, k=dice.randint(1, MAX_SENTENCE_CHARACTERS)))


def _milliseconds(names: Names, text: str) -> float:
    started = time.thread_time()
    with suppress(InvalidParameter):  # an empty one
        read_sentence(names, text, TODAY)
    return 1_000 * (time.thread_time() - started)


if __name__ == "__main__":
    main()
