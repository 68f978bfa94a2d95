"""What a store is like as a database, beside its graph: versions, sizes, indexes, damage. Nothing is changed."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from queries.base import Login

MAX_SECONDS = 10.0
"""How long a server may take to answer."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """An SQLite file: its ``path``, sizes of it and its log in bytes, layout (0: none), and what is damaged."""

    path: Path
    size_bytes: int
    log_bytes: int
    journal: str
    layout: int
    damage: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """A Neo4j server: version, memory in bytes (0: not told), layout (0: none), indexes, and how far its clock is off.

    ``missing_indexes`` are ours that it lacks, ``unready_indexes`` those that it has not built.
    """

    version: str
    edition: str
    heap_bytes: int
    page_cache_bytes: int
    layout: int
    missing_indexes: tuple[str, ...]
    unready_indexes: tuple[str, ...]
    clock_ahead_seconds: float


def inspect(url: str, login: Login) -> FileFacts | ServerFacts | None:
    """The facts of the store at a URL; None for a file that is not there yet.

    Raises
    ------
    StoreError
        If it cannot be asked.

    Examples
    --------
    >>> inspect("sqlite:///no/such/file.sqlite", Login()) is None
    True
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        from queries.sqlite.inspection import file_facts

        path = Path(unquote(parts.path[1:]))
        return file_facts(path, url) if path.exists() else None
    from queries.neo4j.inspection import server_facts

    return server_facts(url, login)
