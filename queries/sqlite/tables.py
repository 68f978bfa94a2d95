"""The tables of a store in SQLite: a roadmap becomes rows, and rows become sections of a document again.

Lists are JSON arrays, flags are 0 and 1; requirements are one row per member. Rows are made and read one by one.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from graph.content import Document, entry_rows, streamed
from graph.model import Roadmap
from queries.faults import Faults
from queries.layouts import OLD_SCHEMA, completed
from queries.rows import (
    BACKGROUND,
    ENTRY,
    MENTION,
    MILESTONE,
    REQUIREMENT,
    RESOURCE,
    ROLE,
    ROLE_SKILL,
    SKILL,
    TOPIC,
    Reader,
    json_list,
)

_LISTS = frozenset({"aliases", "covers", "formerly", "core", "evidence", "skills", "seeds"})
_FLAGS = frozenset({"curated", "implied", "entry_point", "default", "free"})
_TABLES = (
    *("entry", "milestone", "role_skill", "role", "background"),
    *("ambiguous", "resource", "requires", "mention", "skill", "topic", "roadmap"),
)
"""Every table, those that refer to others first."""

MAX_BATCH_ROWS = 1_000
"""Skills whose rows are held at a time."""

_SCHEMA_FILE = Path(__file__).with_name("schema.sql")
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def create(connection: sqlite3.Connection) -> None:
    """Make all tables anew, empty, whatever was there under their names."""
    for table in _TABLES:
        for kind in ("table", "view"):
            if connection.execute("SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?", (kind, table)).fetchone():
                connection.execute(f"DROP {kind} {table}")
    for statement in _SCHEMA_FILE.read_text(encoding="utf-8").split(";\n"):
        connection.execute(statement)


def write(connection: sqlite3.Connection, roadmap: Roadmap, revision: str, stamp: str) -> None:
    """Fill empty tables with the rows of a roadmap."""
    rows = streamed(roadmap)
    head = {"one": 1, "revision": revision, "stamp": stamp, "title": roadmap.title}
    insert(connection, "roadmap", [head])
    insert(connection, "topic", (_without(topic, "skills", "resources") for topic in rows["topics"]))
    _insert_skills(connection, rows["skills"])
    insert(connection, "requires", rows["requires"])
    links = [{"skill": None, "topic": None, **link} for link in rows["roadmap"]["resources"]]
    links += [{"skill": None, "topic": topic["id"], **link} for topic in rows["topics"] for link in topic["resources"]]
    insert(connection, "resource", links)
    pairs = ((name, id) for name, ids in rows["ambiguous"].items() for id in ids)
    insert(connection, "ambiguous", ({"name": name, "skill": id} for name, id in pairs))
    roles = rows["roles"]
    insert(connection, "role", (_without(role, "skills", "milestones") for role in roles))
    insert(connection, "role_skill", ({"role": role["id"], **one} for role in roles for one in role["skills"]))
    insert(connection, "milestone", (row for role in roles for row in _placed(role["milestones"], role=role["id"])))
    insert(connection, "background", rows["backgrounds"])
    insert(connection, "entry", _placed(entry_rows(roadmap.entries)))


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Document]) -> None:
    """Add rows, which all have the same columns, to a table, one by one."""
    left = iter(rows)
    if (first := next(left, None)) is None:
        return
    columns = ", ".join(f'"{name}"' for name in first)
    holes = ", ".join("?" for _ in first)
    lists = [place for place, name in enumerate(first) if name in _LISTS]
    values = (_flat(row, lists) for row in chain([first], left))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({holes})", values)  # noqa: S608 - our own names


def _insert_skills(connection: sqlite3.Connection, skills: Iterable[Document]) -> None:
    """The skills, and what each of them has of its own."""
    left = iter(skills)
    while batch := list(islice(left, MAX_BATCH_ROWS)):
        insert(connection, "skill", (_without(skill, "mentions", "resources") for skill in batch))
        insert(connection, "mention", ({"skill": skill["id"], **one} for skill in batch for one in skill["mentions"]))
        links = ({"skill": skill["id"], "topic": None, **link} for skill in batch for link in skill["resources"])
        insert(connection, "resource", links)


def read(connection: sqlite3.Connection, schema: int, faults: Faults) -> Document | None:
    """The sections of the stored document, or None if there is none.

    Its ``skills`` and ``requires`` are read once, row by row, while the connection is open.
    """
    head = connection.execute("SELECT revision, title FROM roadmap").fetchone()
    if head is None:
        return None
    links = _links(connection, schema, faults)
    topics = TOPIC.all(_decoded(_rows(connection, "topic", "id"), "topic", schema), faults)
    requires = _decoded(_rows(connection, "requires", "skill, prerequisite"), "requirement", schema)
    return {
        "revision": head["revision"],
        "stages": {},
        "roadmap": {"title": head["title"], "resources": links.get(None, [])},
        "skills": read_skills(connection, schema, faults),
        "topics": [{**topic, "resources": links.get(topic["id"], [])} for topic in topics],
        "requires": REQUIREMENT.each(requires, faults),
        "ambiguous": _ambiguous(connection),
        "roles": [] if schema == OLD_SCHEMA else _roles(connection, faults),
        "backgrounds": [] if schema == OLD_SCHEMA else _all(connection, "background", BACKGROUND, faults),
        "entries": [] if schema == OLD_SCHEMA else _all(connection, "entry", ENTRY, faults, "position"),
    }


def read_skills(
    connection: sqlite3.Connection, schema: int, faults: Faults, id: str | None = None
) -> Iterator[Document]:
    """All skills with their mentions and links, or only the one of an id."""
    mentions = _BySkill(_rows(connection, "mention", "skill, line, text, topic", "skill", id), MENTION, faults)
    resources = () if schema == OLD_SCHEMA else _rows(connection, "resource", "skill, rowid", "skill", id)
    of_skills = _decoded((row for row in resources if row["skill"] is not None), "link", schema)
    links = _BySkill(of_skills, RESOURCE, faults)
    for skill in SKILL.each(_decoded(_rows(connection, "skill", "id", "id", id), "skill", schema), faults):
        yield {**skill, "mentions": mentions(skill["id"]), "resources": links(skill["id"])}


class _BySkill:
    """The rows of each skill, from rows sorted by skill, asked for in the order of the skills."""

    def __init__(self, rows: Iterable[Document], reader: Reader, faults: Faults) -> None:
        self._rows, self._reader, self._faults = iter(rows), reader, faults
        self._next = next(self._rows, None)

    def __call__(self, skill: str) -> list[Document]:
        of_skill = []
        while self._next is not None and self._next["skill"] <= skill:
            if self._next["skill"] == skill:
                of_skill.append(self._next)
            self._next = next(self._rows, None)
        return self._reader.all(of_skill, self._faults, f"skill {skill}") if of_skill else of_skill


def _ambiguous(connection: sqlite3.Connection) -> dict[str, list[str]]:
    meanings: dict[str, list[str]] = {}
    for row in _rows(connection, "ambiguous", "name, skill"):
        meanings.setdefault(row["name"], []).append(row["skill"])
    return meanings


def _links(connection: sqlite3.Connection, schema: int, faults: Faults) -> dict[str | None, list[Document]]:
    """The links of each topic; those of the roadmap as a whole stand under None."""
    links: dict[str | None, list[Document]] = {}
    rows = _decoded(_rows(connection, "resource", "rowid"), "link", schema)
    for row in rows:
        if row.get("skill") is None and (link := RESOURCE(row, faults, f"topic {row['topic']}")):
            links.setdefault(row["topic"], []).append(link)
    return links


def _roles(connection: sqlite3.Connection, faults: Faults) -> list[Document]:
    skills, milestones = (
        _by_role(_decoded(_rows(connection, table, order), table)) for table, order in _OF_ROLE.items()
    )
    return [
        {
            **role,
            "skills": ROLE_SKILL.all(skills.get(role["id"], []), faults, f"role {role['id']}"),
            "milestones": MILESTONE.all(milestones.get(role["id"], []), faults, f"role {role['id']}"),
        }
        for role in _all(connection, "role", ROLE, faults)
    ]


_OF_ROLE = {"role_skill": "role, skill", "milestone": "role, position"}


def _by_role(rows: Iterable[Document]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for row in rows:
        found.setdefault(row["role"], []).append(row)
    return found


def _all(
    connection: sqlite3.Connection, table: str, reader: Reader, faults: Faults, order: str = "id"
) -> list[Document]:
    return reader.all(_decoded(_rows(connection, table, order), table), faults)


def _rows(
    connection: sqlite3.Connection, table: str, order: str, column: str = "", value: str | None = None
) -> Iterator[Document]:
    """The rows of a table, or those with a value in a column, one by one."""
    condition, values = (f"WHERE {column} = ?", (value,)) if value is not None else ("", ())
    for row in connection.execute(f"SELECT * FROM {table} {condition} ORDER BY {order}", values):  # noqa: S608 - ours
        yield dict(row)


def _decoded(rows: Iterable[Document], kind: str, schema: int = 0) -> Iterator[Document]:
    """Rows with the lists and flags that their columns encode, complete with what an older layout lacked."""
    for row in rows:
        for name in _LISTS & row.keys():
            row[name] = json_list(row[name])
        for name in _FLAGS & row.keys():
            if row[name] in (0, 1):
                row[name] = bool(row[name])
        yield completed(kind, row, schema) if schema == OLD_SCHEMA else row


def _flat(row: Document, lists: Sequence[int]) -> list[Any]:
    values = list(row.values())
    for place in lists:
        values[place] = _ENCODE(values[place]) if values[place] else "[]"
    return values


def _placed(rows: Sequence[Document], **owner: str) -> list[Document]:
    """Rows that keep their order by a ``position``."""
    return [{**owner, "position": position, **row} for position, row in enumerate(rows)]


def _without(row: Mapping[str, Any], *names: str) -> Document:
    return {key: value for key, value in row.items() if key not in names}
