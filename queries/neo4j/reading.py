"""Read Neo4j: records of the ``.cypher`` files become sections of an interchange document."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph.content import Document
from queries.faults import Faults
from queries.layouts import completed
from queries.neo4j.statements import statement
from queries.rows import (
    BACKGROUND,
    ENTRY,
    HEAD,
    MENTION,
    MILESTONE,
    REQUIREMENT,
    RESOURCE,
    ROLE,
    ROLE_SKILL,
    SKILL,
    TOPIC,
    json_value,
)

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

    Runs = ManagedTransaction | Session


def read(transaction: "Runs", schema: int, faults: Faults) -> Document:
    """The sections of the stored document, in a layout, with the ``stages`` that the skills had when it was written.

    ``skills`` and ``requires`` are read once, row by row, in this order.
    """
    head = records(transaction, "roadmap")[0]
    title = HEAD(head, faults) or {}
    stages: dict[str, int] = {}
    return {
        "stages": stages,
        "roadmap": {**title, "resources": _links(head["resources"], schema, faults, "the Roadmap node")},
        "topics": list(_topics(transaction, schema, faults)),
        "ambiguous": _ambiguous(head["ambiguous"]),
        "roles": list(_roles(transaction, faults)),
        "backgrounds": BACKGROUND.all(_flat_records(transaction, "backgrounds"), faults),
        "entries": ENTRY.all(_flat_records(transaction, "entries"), faults),
        "skills": read_skills(transaction, schema, faults, stages=stages),
        "requires": _requirements(transaction, faults),
    }


def read_skills(
    transaction: "Runs", schema: int, faults: Faults, id: str | None = None, stages: dict[str, int] | None = None
) -> Iterator[Document]:
    """All skills with their mentions and links, or only the one of an id; their stages are put into ``stages``."""
    for row in _flat_records(transaction, "nameless") if id is None else ():
        SKILL(row, faults)  # tells that it is left out
    for row in _flat_records(transaction, "skills", id=id):
        if stages is not None and type(row.get("stage")) is int:
            stages[row["id"]] = row["stage"]
        topics = sorted(topic for topic in row["topics"] if isinstance(topic, str))
        given = {**completed("skill", row, schema), "topic": topics[0] if topics else row.get("topic")}
        if skill := SKILL(given, faults):
            mentions = MENTION.all(row["mentions"], faults, f"skill {skill['id']}")
            links = _links(row["resources"], schema, faults, f"skill {skill['id']}")
            yield {**skill, "mentions": mentions, "resources": links}


def record(transaction: "Runs", name: str, **parameters: Any) -> Document:
    """The first record that a file's statement gives."""
    return records(transaction, name, **parameters)[0]


def records(transaction: "Runs", name: str, **parameters: Any) -> list[Document]:
    """The records that a file's statement gives."""
    return list(_records(transaction, name, **parameters))


def _records(transaction: "Runs", name: str, **parameters: Any) -> Iterator[Document]:
    result = transaction.run(statement(name), parameters)
    keys = result.keys()
    return (dict(zip(keys, record, strict=True)) for record in result)


def _flat_records(transaction: "Runs", name: str, **parameters: Any) -> Iterator[Document]:
    return map(_flat, _records(transaction, name, **parameters))


def _flat(row: Document) -> Document:
    """A row of properties and of what is connected, as one; what is connected wins."""
    return {**row.get("properties", {}), **{name: value for name, value in row.items() if name != "properties"}}


def _topics(transaction: "Runs", schema: int, faults: Faults) -> Iterator[Document]:
    for row in _flat_records(transaction, "topics"):
        parents = sorted(parent for parent in row["parents"] if isinstance(parent, str))
        given = {**completed("topic", row, schema), "parent": parents[0] if parents else None}
        if topic := TOPIC(given, faults):
            yield {**topic, "resources": _links(row["resources"], schema, faults, f"topic {topic['id']}")}


def _requirements(transaction: "Runs", faults: Faults) -> Iterator[Document]:
    """The rows in the order of dependents; those of one dependent in any order."""
    for row in _records(transaction, "requirements"):
        if not row["is_skill"]:
            faults.add(f"{row['skill']} requires a node that is no skill", "left out")
            continue
        if isinstance(row["evidence"], list):
            row["evidence"] = [json_value(item) for item in row["evidence"]]
        if requirement := REQUIREMENT(row, faults):
            yield requirement


def _roles(transaction: "Runs", faults: Faults) -> Iterator[Document]:
    for row in _flat_records(transaction, "roles"):
        if role := ROLE(row, faults):
            place = f"role {role['id']}"
            milestones = MILESTONE.all(map(_flat, row["milestones"]), faults, place)
            yield {**role, "skills": ROLE_SKILL.all(row["skills"], faults, place), "milestones": milestones}


def _ambiguous(pairs: Iterable[Any]) -> dict[str, list[str]]:
    meanings: dict[str, list[str]] = {}
    named = [(pair["name"], pair["skill"]) for pair in pairs]
    for name, skill in sorted(pair for pair in named if all(isinstance(part, str) for part in pair)):
        meanings.setdefault(name, []).append(skill)
    return meanings


def _links(links: Sequence[Any], schema: int, faults: Faults, owner: str) -> list[Document]:
    return RESOURCE.all((completed("link", link, schema) for link in links), faults, owner)
