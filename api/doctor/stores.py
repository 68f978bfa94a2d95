"""The store: can it be asked, is its graph whole, and is the database itself well?"""

import os
from collections.abc import Iterator

from api.doctor.finding import Finding, fault, ok, warning
from api.settings import Settings, compiled_folder
from graph.errors import StoreEmpty
from queries import open_store
from queries.compiled import Compiled
from queries.inspection import FileFacts, ServerFacts, inspect
from queries.layouts import OLD_SCHEMA, SCHEMA

MIN_NEO4J_VERSION = (5, 26)
MIN_HEAP_BYTES = 256 * 2**20
MIN_PAGE_CACHE_BYTES = 16 * 2**20
MAX_CLOCK_SECONDS = 5.0
"""How far the clock of a server may be off: a query through a slow network takes its part of it."""

MAX_LOG_BYTES = 200_000_000
"""Bytes of SQLite's log that a reader which never ends may have kept from being written back."""

_INGEST = "write the roadmap again with `prereq ingest FILE`"


def graph(settings: Settings) -> Iterator[Finding]:
    """Whether the store can be read, and what it holds."""
    with open_store(settings.store_url, settings.login) as store:
        yield ok("store", f"{store.url}" + (" (the default one)" if settings.uses_default_store else ""))
        try:
            stated, snapshot = store.revision(), store.snapshot()
        except StoreEmpty as problem:
            yield warning("roadmap", str(problem), "fill it with `prereq ingest FILE`, or `prereq serve --fill`")
            return
        for left_out in getattr(store, "faults", ()):
            yield warning("roadmap", str(left_out), f"correct it, or {_INGEST}")
        kept = snapshot.roadmap
        counts = f"{len(kept.skills):,} skills, {len(kept.topics):,} topics, {len(kept.requirements):,} requirements"
        yield ok("roadmap", f"{kept.title}: {counts}; revision {snapshot.revision[:12]}")
        if stated != snapshot.revision:
            yield warning(
                "revision",
                f"it was written as {stated[:12]} and edited by hand since",
                "make that count with `prereq reload`, or " + _INGEST,
            )
        yield from _compiled(Compiled(store, compiled_folder()))


def _compiled(compiled: Compiled) -> Iterator[Finding]:
    if not compiled.path.exists():
        yield ok("compiled", "no compiled file yet: the next command of the terminal makes it, if the store is a file")
    elif compiled.read() is None:
        yield ok("compiled", f"{compiled.path} is of an older graph or version: the next command makes it anew")
    else:
        yield ok("compiled", f"{compiled.path} is right")


def database(settings: Settings) -> Iterator[Finding]:
    """Whether the database is well: its version, layout, memory, indexes and files."""
    match inspect(settings.store_url, settings.login):
        case FileFacts() as facts:
            yield _layout(facts.layout)
            yield from _file(facts)
        case ServerFacts() as facts:
            yield _layout(facts.layout)
            yield from _server(facts)


def _layout(found: int) -> Finding:
    if found in {0, SCHEMA}:
        return ok("layout", f"layout {SCHEMA}" if found else "no layout yet: the first write makes it")
    if found == OLD_SCHEMA:
        return warning("layout", f"layout {found} is read with default levels", f"to carry it over, {_INGEST}")
    return fault(
        "layout", f"layout {found} is newer than {SCHEMA}, which this version reads", "use the version that wrote it"
    )


def _file(facts: FileFacts) -> Iterator[Finding]:
    size = f"{facts.size_bytes / 1e6:,.1f} MB, log {facts.log_bytes / 1e6:,.1f} MB, journal {facts.journal}"
    if facts.damage:
        yield fault(
            "sqlite", f"{facts.path} is damaged: {facts.damage[0]}", "put a backup back with `prereq restore FILE`"
        )
    elif facts.log_bytes > MAX_LOG_BYTES:
        yield warning("sqlite", size, "restart the processes that read it: one of them keeps an old state of it open")
    else:
        yield ok("sqlite", size)
    yield _rights(facts)


def _rights(facts: FileFacts) -> Finding:
    """Whether the file can be read and written by us, and by nobody whom it does not concern."""
    if not os.access(facts.path, os.R_OK):
        return fault("rights", f"{facts.path} cannot be read by this user", f"chown it to user {os.getuid()}")
    if not os.access(facts.path, os.W_OK) or not os.access(facts.path.absolute().parent, os.W_OK):
        return warning(
            "rights", f"{facts.path} or its folder is read-only", "right for a service that only reads; an ingest fails"
        )
    if os.name == "posix" and facts.path.stat().st_mode & 0o002:
        return warning("rights", f"everybody on this machine may write {facts.path}", f"chmod o-w {facts.path}")
    return ok("rights", f"{facts.path} can be read and written")


def _server(facts: ServerFacts) -> Iterator[Finding]:
    version = f"Neo4j {facts.version} {facts.edition}"
    parts = tuple(int(part) for part in facts.version.split(".")[:2] if part.isdigit())
    least = ".".join(map(str, MIN_NEO4J_VERSION))
    yield (
        ok("neo4j", version)
        if parts >= MIN_NEO4J_VERSION
        else warning("neo4j", version, f"take {least} or later: earlier ones are not tested")
    )
    memory = f"heap {facts.heap_bytes // 2**20:,} MiB, page cache {facts.page_cache_bytes // 2**20:,} MiB"
    is_small = 0 < facts.heap_bytes < MIN_HEAP_BYTES or 0 < facts.page_cache_bytes < MIN_PAGE_CACHE_BYTES
    advice = "set server.memory.heap.max_size=512m and server.memory.pagecache.size=64m or more"
    yield warning("memory", memory, advice) if is_small else ok("memory", memory)
    yield from _indexes(facts)
    side = "ahead" if facts.clock_ahead_seconds > 0 else "behind"
    off = f"the server's clock is {abs(facts.clock_ahead_seconds):.1f} s {side}"
    is_off = abs(facts.clock_ahead_seconds) > MAX_CLOCK_SECONDS
    yield (
        warning("server clock", off, "let both machines take the time from one source (NTP)")
        if is_off
        else ok("server clock", off)
    )


def _indexes(facts: ServerFacts) -> Iterator[Finding]:
    if facts.missing_indexes and facts.layout:
        yield fault("indexes", f"missing: {', '.join(facts.missing_indexes)}", f"to make them, {_INGEST}")
    elif facts.unready_indexes:
        yield warning(
            "indexes",
            f"not ready: {', '.join(facts.unready_indexes)}",
            "wait; if it stays so, drop them in Neo4j Browser and " + _INGEST,
        )
    else:
        yield ok("indexes", "all there and ready" if facts.layout else "none yet: the first write makes them")
