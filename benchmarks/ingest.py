"""How long a document of 40,000 bullets takes to be read, and how the time grows from a quarter of it.

    python -m benchmarks.ingest [--bullets 40000]

CPU time beside its goal, and as a ratio to what markdown-it-py takes to parse the same text: new names that the
catalogue lacks, and names of the catalogue.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks.core import row
from ingest.catalogue import load
from ingest.pipeline import ingest

GOAL_SECONDS = 10.0
GOAL_GROWTH = 1.2
GOAL_RATIO = 6.0
SECTION = 100
SYLLABLES = ("ba", "ke", "lo", "mi", "ra", "tu", "ven", "sor", "pel", "dan", "gri", "fo", "nas", "tol", "que", "zim")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bullets", type=int, default=40_000)
    bullets = parser.parse_args().bullets
    known = [skill.name for skill in load().skills.values()]
    dice = random.Random(1)  # noqa: S311 - fixed names, no secret
    _measure("new names", lambda number: f"{_new_name(dice)} {number}", bullets)
    _measure("names of the catalogue", lambda number: known[number % len(known)], bullets)


def _new_name(dice: random.Random) -> str:
    return " ".join("".join(dice.choices(SYLLABLES, k=2)).capitalize() for _ in range(2))


def _measure(what: str, name: Callable[[int], str], bullets: int) -> None:
    text = _document(name, bullets)
    seconds, quarter = _seconds(text), _seconds(_document(name, bullets // 4))
    started = time.process_time()
    MarkdownIt("commonmark").parse(text)
    parsing = time.process_time() - started
    row(f"seconds, {bullets:,} bullets, {what}", seconds, GOAL_SECONDS)
    row(f"times as long as parsing the Markdown, {what}", seconds / parsing, GOAL_RATIO)
    row(f"growth of the time of a bullet from a quarter of them, {what}", seconds / quarter / 4, GOAL_GROWTH)


def _document(name: Callable[[int], str], bullets: int) -> str:
    lines = ["# Roadmap"]
    for number in range(bullets):
        if number % SECTION == 0:
            lines.append(f"\n## Section {number // SECTION}\n")
        lines.append(f"- {name(number)}")
    return "\n".join(lines) + "\n"


def _seconds(text: str) -> float:
    """The CPU seconds of a dry run."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "roadmap.md"
        file.write_text(text, encoding="utf-8")
        started = time.process_time()
        ingest(file)
        return time.process_time() - started


if __name__ == "__main__":
    main()
