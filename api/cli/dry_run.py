"""How `prereq ingest --dry-run` tells what each line of a document became."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from api.cli.output import console
from graph.model import ReadEntry

MAX_SHOWN_CHARACTERS = 70
"""Characters of a line that are shown on a terminal."""

_LEFT_OUT_KINDS = {"prose", "resource"}
_COLOURS = {
    "skills": "green", "covered": "green", "topic": "cyan", "title": "cyan", "statement": "magenta", "prose": "yellow",
    "resource": "blue",
}  # fmt: skip


class Only(StrEnum):
    """Which lines of a document are told."""

    LEFT_OUT = "left-out"


def selected(entries: Iterable[ReadEntry], only: Only | None, told: set[int]) -> list[ReadEntry]:
    """The entries to tell: all, or those from which something was left out; ``told`` are lines that are told of."""
    return [entry for entry in entries if only is None or _is_left_out(entry, told)]


def _is_left_out(entry: ReadEntry, told: set[int]) -> bool:
    return entry.line in told or (entry.kind in _LEFT_OUT_KINDS and not entry.skills)


def show(entries: Sequence[ReadEntry]) -> None:
    """The entries in colours and columns on a terminal, tab-separated in a pipe."""
    if not entries:
        return
    if not sys.stdout.isatty():
        for entry in entries:
            sys.stdout.write("\t".join([str(entry.line), entry.kind, entry.text, *_became(entry)]) + "\n")
        return
    from rich.markup import escape
    from rich.table import Table

    drawn = Table(box=None, header_style="bold", pad_edge=False)
    drawn.add_column("line", justify="right")
    for column in ("kind", "text", "skills", "why"):
        drawn.add_column(column, overflow="fold")
    for entry in entries:
        cells = [_shortened(cell) for cell in (entry.text, *_became(entry))]
        drawn.add_row(str(entry.line), entry.kind, *map(escape, cells), style=_COLOURS.get(entry.kind, ""))
    console().print(drawn)


def _became(entry: ReadEntry) -> tuple[str, str]:
    return " ".join(entry.skills), entry.why


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_SHOWN_CHARACTERS else text[: MAX_SHOWN_CHARACTERS - 3] + "..."


def advice(uncurated: Mapping[str, int], is_left_out: bool) -> Iterator[str]:
    """The names that matter most among those that the catalogue lacks, and what to do about what was left out."""
    if uncurated:
        yield "  the names that matter most among those that the catalogue lacks:"
        yield from (f"    {id} ({count:,})" for id, count in uncurated.items())
        yield "  write them as the catalogue does (prereq find NAME), say what they need (requires: A, B)"
    if is_left_out:
        yield "  of a name with several meanings, write the full one; a sentence becomes a skill when it is a name"
