"""What an SQLite file is like, beside the graph in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from graph.errors import StoreUnavailable
from queries.inspection import MAX_SECONDS, FileFacts

MAX_DAMAGES = 5


def file_facts(path: Path, url: str) -> FileFacts:
    """The facts of a file.

    Raises
    ------
    StoreUnavailable
        If it cannot be opened, or is no SQLite file.
    """
    log = path.with_name(path.name + "-wal")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=MAX_SECONDS)) as opened:
            journal, layout = (
                opened.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "user_version")
            )
            told = [str(row[0]) for row in opened.execute(f"PRAGMA quick_check({MAX_DAMAGES})")]
        sizes = path.stat().st_size, log.stat().st_size if log.exists() else 0
    except (sqlite3.Error, OSError) as problem:
        raise StoreUnavailable(f"{url} cannot be used: {problem}") from problem
    return FileFacts(path, *sizes, str(journal), int(layout), tuple(line for line in told if line != "ok"))
