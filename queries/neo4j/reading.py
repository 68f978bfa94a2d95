"""Read Neo4j: records of the ``.cypher`` files become an interchange document."""

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from graph.content import Document
from queries.base import members_by_topic
from queries.layouts import completed
from queries.neo4j.statements import statement
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
    checked,
    read_rows,
    readable,
)

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session


def read(transaction: "ManagedTransaction", url: str, schema: int) -> Document:
    """The stored document, in a layout; ``url`` names the store in errors."""

    def rows(what: str, name: str, read_row: Callable[[Document], Document], key: str = "id") -> list[Document]:
        return list(read_rows(url, what, map(_flat, records(transaction, name)), read_row, key))

    skills = read_skills(transaction, url, schema)
    members = members_by_topic(skills)
    topics = rows("topic", "topics", lambda row: _topic(row, schema))
    heads = records(transaction, "roadmap")
    head = heads[0] if heads else {"title": "", "resources": [], "ambiguous": []}
    with readable(url, "the Roadmap node"):
        return {
            "roadmap": {"title": head["title"], "resources": _links(head["resources"], schema)},
            "skills": skills,
            "topics": [{**topic, "skills": members.get(topic["id"], [])} for topic in topics],
            "requires": rows("requirement of skill", "requirements", lambda row: _requirement(row, schema), "skill"),
            "ambiguous": _ambiguous(head["ambiguous"]),
            "roles": rows("role", "roles", _role),
            "backgrounds": rows("background", "backgrounds", lambda row: checked(row, BACKGROUND)),
            "entries": rows("entry", "entries", lambda row: checked(row, ENTRY), "line"),
        }


def read_skills(
    transaction: "ManagedTransaction | Session", url: str, schema: int, id: str | None = None
) -> list[Document]:
    """All skills with their mentions and links, or only the one of an id."""
    found = map(_flat, records(transaction, "skills", id=id))
    return list(read_rows(url, "skill", found, lambda row: _skill(row, schema)))


def record(transaction: "ManagedTransaction | Session", name: str) -> Document:
    """The first record that a file's statement gives."""
    return records(transaction, name)[0]


def records(transaction: "ManagedTransaction | Session", name: str, **parameters: Any) -> list[Document]:
    """The records that a file's statement gives."""
    return [found.data() for found in transaction.run(statement(name), parameters)]


def _flat(row: Document) -> Document:
    """A row of properties and of what is connected, as one; what is connected wins."""
    return {**row.get("properties", {}), **{name: value for name, value in row.items() if name != "properties"}}


def _skill(row: Document, schema: int) -> Document:
    mentions = [checked(mention, MENTION) for mention in row["mentions"]]
    topic = row["topics"][0] if row["topics"] else ""
    skill = checked({**completed("skill", row, schema), "topic": topic}, SKILL)
    return {**skill, "mentions": mentions, "resources": _links(row["resources"], schema)}


def _topic(row: Document, schema: int) -> Document:
    parent = row["parents"][0] if row["parents"] else None
    topic = checked({**completed("topic", row, schema), "parent": parent}, TOPIC)
    return {**topic, "resources": _links(row["resources"], schema)}


def _requirement(row: Document, schema: int) -> Document:
    evidence = [json.loads(item) for item in row.get("evidence", [])]
    given = {**completed("requirement", row, schema), "evidence": evidence, "default": row.get("is_default", False)}
    return checked(given, REQUIREMENT)


def _role(row: Document) -> Document:
    skills = [checked(one, ROLE_SKILL) for one in row["skills"]]
    milestones = [checked(_flat(one), MILESTONE) for one in row["milestones"]]
    return {**checked(row, ROLE), "skills": skills, "milestones": milestones}


def _ambiguous(pairs: Sequence[Any]) -> dict[str, list[str]]:
    meanings: dict[str, list[str]] = {}
    for pair in sorted(pairs, key=lambda pair: (pair["name"], pair["skill"])):
        meanings.setdefault(pair["name"], []).append(pair["skill"])
    return meanings


def _links(links: Sequence[Any], schema: int) -> list[Document]:
    return [checked(completed("link", link, schema), RESOURCE) for link in links]
