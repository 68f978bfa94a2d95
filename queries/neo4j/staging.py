"""A whole graph, laid beside the one that is drawn, so that the drawn one can be changed in many small transactions.

The rows of the interchange form stand as compressed JSON in ``(:PrereqStaged)`` nodes, which belong to one generation.
From the moment at which the Roadmap node names the generation, it is the stored graph: `queries.neo4j.store` reads it
from here, whole, while the nodes that Browser shows are made equal to it. A writer that dies on the way leaves it so,
and the next write draws its own graph from whatever is there.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import orjson

from graph.content import Document, entry_rows, streamed
from graph.errors import UnreadableStore
from graph.model import Roadmap
from queries.neo4j.statements import statement
from queries.neo4j.writing import Execute, batches

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_STREAMED = ("skills", "requires", "entries")


def stage(execute: Execute, roadmap: Roadmap, generation: str) -> None:
    """Write a roadmap as the parts of a generation."""
    sections = {**streamed(roadmap), "entries": entry_rows(roadmap.entries)}
    rows: dict[str, Iterable[Any]] = {name: sections.pop(name) for name in _STREAMED}
    rows["rest"] = [sections]
    for kind, of_kind in rows.items():
        for number, batch in enumerate(batches(of_kind)):
            content = zlib.compress(orjson.dumps(batch), level=1)
            part = {"generation": generation, "kind": kind, "number": number, "content": content}
            execute(statement("stage"), part)


def unstage(execute: Execute, kept: str | None = None) -> None:
    """Delete all staged parts but those of the generation that is ``kept``."""
    while execute(statement("unstage"), {"kept": kept}):
        pass


def read_staged(transaction: "ManagedTransaction", url: str, generation: str) -> Document:
    """The sections of a staged graph, whose ``skills`` and ``requires`` are read once, part by part.

    Raises
    ------
    UnreadableStore
        If somebody changed or deleted a part.
    """

    def rows(kind: str) -> Iterator[Document]:
        numbers = transaction.run(statement("staged"), generation=generation, kind=kind)
        for number in [record["number"] for record in numbers]:
            given = {"generation": generation, "kind": kind, "number": number}
            found = transaction.run(statement("staged_part"), given).single()
            yield from _unpacked(found["content"] if found else b"", url)

    rest = list(rows("rest"))
    if len(rest) != 1:
        raise UnreadableStore(url, "", "its staged graph is not whole: run the ingest again")
    return {**rest[0], "skills": rows("skills"), "requires": rows("requires"), "entries": list(rows("entries"))}


def _unpacked(content: object, url: str) -> list[Document]:
    try:
        rows = orjson.loads(zlib.decompress(content))  # type: ignore[arg-type]  # told if it is something else
    except (zlib.error, ValueError, TypeError) as problem:
        raise UnreadableStore(url, "", "a part of its staged graph was changed: run the ingest again") from problem
    if not isinstance(rows, list):
        raise UnreadableStore(url, "", "a part of its staged graph was changed: run the ingest again")
    return rows
