"""Open a store by URL; only the backend that the URL names is imported."""

from urllib.parse import urlsplit

from graph.errors import StoreUnavailable
from queries.base import Login, Store


def open_store(url: str, login: Login | None = None) -> Store:
    """The store at a URL; nothing is connected or created yet.

    ``sqlite:///relative/path``, ``sqlite:////absolute/path`` (``?mode=ro`` opens it for reading only), or
    ``neo4j://host:port`` and ``bolt://host:port`` with their ``+s`` and ``+ssc`` forms.

    Raises
    ------
    StoreUnavailable
        If the URL is none of these, or carries a password.

    Examples
    --------
    >>> open_store("sqlite:///roadmap.sqlite").url
    'sqlite:///roadmap.sqlite'
    """
    scheme = urlsplit(url).scheme.partition("+")[0]
    if scheme == "sqlite":
        from queries.sqlite.store import SQLiteStore

        return SQLiteStore(url)
    if scheme in {"neo4j", "bolt"}:
        from queries.neo4j.store import Neo4jStore

        return Neo4jStore(url, login or Login())
    forms = "sqlite:///path, neo4j://host:port or bolt://host:port"
    raise StoreUnavailable(f'"{url}" is not the address of a store: use {forms}')
