"""What a Neo4j server is like, beside the graph in it."""

import re
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.errors import LoginRefused, ServerUnreachable, StoreUnavailable
from queries.base import Login
from queries.inspection import MAX_SECONDS, ServerFacts
from queries.neo4j.statements import statement, statements

if TYPE_CHECKING:
    from neo4j import Driver

_NAME = re.compile(r"(?:CONSTRAINT|INDEX) (\w+)")
_UNITS: Mapping[str, float] = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30, "t": 2**40}
_SIZE = re.compile(r"([\d.]+)\s*([kmgt]?)i?b?", re.IGNORECASE)


def server_facts(url: str, login: Login) -> ServerFacts:
    """The facts of a server, over a connection of its own.

    Raises
    ------
    LoginRefused, ServerUnreachable, StoreUnavailable
    """
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable

    auth = (login.user, login.password) if login.user else None
    try:
        with GraphDatabase.driver(
            url,
            auth=auth,
            connection_timeout=MAX_SECONDS,
            connection_acquisition_timeout=MAX_SECONDS,
            max_transaction_retry_time=0,
            notifications_min_severity="OFF",
        ) as driver:
            return _facts(driver, login.database or None)
    except AuthError as problem:
        raise LoginRefused(f"{url} does not accept this user and password") from problem
    except (ServiceUnavailable, OSError) as problem:
        raise ServerUnreachable(f"no Neo4j answers at {url}") from problem
    except (DriverError, Neo4jError, ValueError) as problem:
        raise StoreUnavailable(f"{url} cannot be used: {str(problem).splitlines()[0]}") from problem


def _facts(driver: "Driver", database: str | None) -> ServerFacts:
    def rows(query: Any) -> list[dict[str, Any]]:
        from neo4j import Query

        return [
            row.data() for row in driver.execute_query(Query(query, timeout=MAX_SECONDS), database_=database).records
        ]

    [about] = rows("CALL dbms.components() YIELD versions, edition RETURN versions[0] AS version, edition")
    begun = time.time()
    [clock] = rows("RETURN datetime.realtime().epochMillis / 1000.0 AS seconds")
    states = {row["name"]: row["state"] for row in rows("SHOW INDEXES YIELD name, state")}
    ours = _own_indexes()
    return ServerFacts(
        about["version"],
        about["edition"],
        *_memory(rows),
        layout=int(rows(statement("revision"))[0]["schema"] or 0),
        missing_indexes=tuple(name for name in ours if name not in states),
        unready_indexes=tuple(name for name in ours if states.get(name, "ONLINE") != "ONLINE"),
        clock_ahead_seconds=clock["seconds"] - (begun + time.time()) / 2,
    )


def _own_indexes() -> list[str]:
    """The names of our constraints, each of which has an index, and indexes."""
    return [match[1] for one in statements("constraints") if (match := _NAME.search(one))]


def _memory(rows: Any) -> tuple[int, int]:
    """The largest heap and the page cache in bytes, as far as the server tells."""
    wanted = ["server.memory.heap.max_size", "server.memory.pagecache.size"]
    told = {row["name"]: row["value"] for row in rows(f"SHOW SETTINGS YIELD name, value WHERE name IN {wanted}")}
    heap, cache = (size_bytes(str(told.get(name) or "")) for name in wanted)
    if not heap:
        found = rows("CALL dbms.queryJmx('java.lang:type=Memory') YIELD attributes RETURN attributes")
        heap = int(found[0]["attributes"]["HeapMemoryUsage"]["value"]["properties"]["max"]) if found else 0
    return heap, cache


def size_bytes(written: str) -> int:
    """A size as Neo4j writes it, in bytes; 0 for what is none.

    Examples
    --------
    >>> size_bytes("512.00MiB"), size_bytes("64m"), size_bytes("No Value")
    (536870912, 67108864, 0)
    """
    match = _SIZE.fullmatch(written.strip())
    return int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0
