"""How text leaves: tables on a terminal, plain aligned lines in a pipe."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH_CHARACTERS = 100

_NUMBERS = {"#", "hours", "stage", "score", "week", "opens", "done at"}


def say(line: str) -> None:
    """One line to read, wrapped by the terminal, never broken in a pipe."""
    if not sys.stdout.isatty():
        sys.stdout.write(line + "\n")
        return
    from rich.markup import escape

    console().print(escape(line), highlight=False)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows under their columns, if there are any: ruled on a terminal; tab-separated, without a heading, in a pipe."""
    rows = list(rows)
    if not rows:
        return
    if not sys.stdout.isatty():
        for row in rows:
            sys.stdout.write("\t".join(row) + "\n")
        return
    from rich.markup import escape
    from rich.table import Table

    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        drawn.add_column(column, justify="right" if column in _NUMBERS else "left")
    for row in rows:
        drawn.add_row(*(escape(cell) for cell in row))
    console().print(drawn)


def console() -> "Console":
    """Where answers go, at the width of the moment."""
    from rich.console import Console

    return Console(file=sys.stdout, width=None if sys.stdout.isatty() else PIPED_WIDTH_CHARACTERS)
