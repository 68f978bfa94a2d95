"""The tables of a store in SQLite: a document becomes rows, and rows become a document again.

Lists are JSON arrays, flags are 0 and 1; requirements are one row per member.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from graph.content import Document
from queries.base import members_by_topic
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
    Shape,
    checked,
    json_list,
    read_rows,
)

_LISTS = ("aliases", "covers", "formerly", "core", "evidence", "skills", "seeds")
_FLAGS = ("curated", "implied", "entry_point", "default", "free")
_TABLES = (
    *("entry", "milestone", "role_skill", "role", "background"),
    *("ambiguous", "resource", "requires", "mention", "skill", "topic", "roadmap"),
)
"""Every table, those that refer to others first."""


def drop(connection: sqlite3.Connection) -> None:
    """Drop all tables of any layout."""
    for table in _TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {table}")


def write(connection: sqlite3.Connection, new: Document, stamp: str) -> None:
    """Replace the rows of all tables by those of a document."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    skills, topics, roles = new["skills"], new["topics"], new["roles"]
    head = {"one": 1, "revision": new["revision"], "stamp": stamp, "title": new["roadmap"]["title"]}
    links = [{"skill": None, "topic": None, **link} for link in new["roadmap"]["resources"]]
    links += [{"skill": None, "topic": topic["id"], **link} for topic in topics for link in topic["resources"]]
    links += [{"skill": skill["id"], "topic": None, **link} for skill in skills for link in skill["resources"]]
    insert(connection, "roadmap", [head])
    insert(connection, "topic", [_without(topic, "skills", "resources") for topic in topics])
    insert(connection, "skill", [_without(skill, "mentions", "resources") for skill in skills])
    insert(connection, "mention", [{"skill": skill["id"], **one} for skill in skills for one in skill["mentions"]])
    insert(connection, "requires", new["requires"])
    insert(connection, "resource", links)
    insert(
        connection, "ambiguous", [{"name": name, "skill": id} for name, ids in new["ambiguous"].items() for id in ids]
    )
    insert(connection, "role", [_without(role, "skills", "milestones") for role in roles])
    insert(connection, "role_skill", [{"role": role["id"], **one} for role in roles for one in role["skills"]])
    insert(connection, "milestone", [row for role in roles for row in _placed(role["milestones"], role=role["id"])])
    insert(connection, "background", new["backgrounds"])
    insert(connection, "entry", _placed(new["entries"]))


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[Document]) -> None:
    """Add rows, which all have the same columns, to a table."""
    if rows:
        columns = ", ".join(f'"{name}"' for name in rows[0])
        holes = ", ".join(f":{name}" for name in rows[0])
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({holes})", map(_flat, rows))  # noqa: S608


def read(connection: sqlite3.Connection, url: str, schema: int) -> Document | None:
    """The stored document, or None if there is none; ``url`` names the store in errors."""
    roadmap = _rows(connection, "SELECT revision, title FROM roadmap")
    if not roadmap:
        return None
    skills = read_skills(connection, url, schema)
    members, links = members_by_topic(skills), _links(connection, "topic", schema)
    topics = read_rows(
        url, "topic", _rows(connection, "SELECT * FROM topic ORDER BY id"), _reader("topic", TOPIC, schema)
    )
    requirements = _rows(connection, "SELECT * FROM requires ORDER BY skill, prerequisite")
    requirement = _reader("requirement", REQUIREMENT, schema)
    return {
        "revision": roadmap[0]["revision"],
        "roadmap": {"title": roadmap[0]["title"], "resources": links.get(None, [])},
        "skills": skills,
        "topics": [
            {**topic, "skills": members.get(topic["id"], []), "resources": links.get(topic["id"], [])}
            for topic in topics
        ],
        "requires": list(read_rows(url, "requirement of skill", requirements, requirement, key="skill")),
        "ambiguous": _ambiguous(connection),
        "roles": [] if schema == OLD_SCHEMA else _roles(connection, url),
        "backgrounds": [] if schema == OLD_SCHEMA else _checked(connection, url, "background", BACKGROUND),
        "entries": [] if schema == OLD_SCHEMA else _checked(connection, url, "entry", ENTRY, "position"),
    }


def read_skills(connection: sqlite3.Connection, url: str, schema: int, id: str | None = None) -> list[Document]:
    """All skills with their mentions and links, or only the one of an id."""
    condition, values = ("WHERE {} = ?", (id,)) if id is not None else ("", ())
    rows = _rows(connection, f"SELECT * FROM skill {condition.format('id')} ORDER BY id", values)  # noqa: S608 - ours
    skills = list(read_rows(url, "skill", rows, _reader("skill", SKILL, schema)))
    mentions: dict[str, list[Document]] = {skill["id"]: [] for skill in skills}
    query = f"SELECT * FROM mention {condition.format('skill')} ORDER BY line, text, topic"  # noqa: S608 - ours
    for mention in _rows(connection, query, values):
        if mention["skill"] in mentions:
            mentions[mention["skill"]].append(checked(mention, MENTION))
    links = {} if schema == OLD_SCHEMA else _links(connection, "skill", schema)
    return [{**one, "mentions": mentions[one["id"]], "resources": links.get(one["id"], [])} for one in skills]


def _ambiguous(connection: sqlite3.Connection) -> dict[str, list[str]]:
    meanings: dict[str, list[str]] = {}
    for row in _rows(connection, "SELECT name, skill FROM ambiguous ORDER BY name, skill"):
        meanings.setdefault(row["name"], []).append(row["skill"])
    return meanings


def _links(connection: sqlite3.Connection, owner: str, schema: int) -> dict[str | None, list[Document]]:
    """The links of each topic or skill; those of the roadmap as a whole stand under None of the topics."""
    links: dict[str | None, list[Document]] = {}
    others = "" if schema == OLD_SCHEMA else f"WHERE {'skill IS NULL' if owner == 'topic' else 'skill IS NOT NULL'}"
    read_link = _reader("link", RESOURCE, schema)
    for link in _rows(connection, f"SELECT * FROM resource {others}"):  # noqa: S608 - our own condition
        links.setdefault(link[owner], []).append(read_link(link))
    return links


def _roles(connection: sqlite3.Connection, url: str) -> list[Document]:
    skills: dict[str, list[Document]] = {}
    for row in _rows(connection, "SELECT * FROM role_skill ORDER BY role, skill"):
        skills.setdefault(row["role"], []).append(checked(row, ROLE_SKILL))
    milestones: dict[str, list[Document]] = {}
    for row in _rows(connection, "SELECT * FROM milestone ORDER BY role, position"):
        milestones.setdefault(row["role"], []).append(checked(_decoded(row), MILESTONE))
    roles = _checked(connection, url, "role", ROLE)
    return [
        {**role, "skills": skills.get(role["id"], []), "milestones": milestones.get(role["id"], [])} for role in roles
    ]


def _checked(connection: sqlite3.Connection, url: str, table: str, shape: Shape, key: str = "id") -> list[Document]:
    rows = _rows(connection, f"SELECT * FROM {table} ORDER BY {key}")  # noqa: S608 - names of our own tables
    return list(read_rows(url, table, rows, lambda row: checked(_decoded(row), shape), key=key))


def _reader(kind: str, shape: Shape, schema: int) -> Callable[[Document], Document]:
    return lambda row: checked(completed(kind, _decoded(row), schema), shape)


def _rows(connection: sqlite3.Connection, query: str, values: Sequence[Any] = ()) -> list[Document]:
    return [dict(row) for row in connection.execute(query, values)]


def _flat(row: Document) -> Document:
    return {key: json.dumps(value, ensure_ascii=False) if key in _LISTS else value for key, value in row.items()}


def _decoded(row: Document) -> Document:
    """A row with the lists and flags that its columns encode."""
    lists = {name: json_list(name, row[name]) for name in _LISTS if name in row}
    flags = {name: bool(row[name]) for name in _FLAGS if row.get(name) is not None}
    return {**row, **lists, **flags}


def _placed(rows: Sequence[Document], **owner: str) -> list[Document]:
    """Rows that keep their order by a ``position``."""
    return [{**owner, "position": position, **row} for position, row in enumerate(rows)]


def _without(row: Document, *names: str) -> Document:
    return {key: value for key, value in row.items() if key not in names}
