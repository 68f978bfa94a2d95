"""Write Neo4j: a roadmap becomes the parameters of the statements in ``write.cypher``."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph.content import Document
from graph.errors import DanglingEdge
from graph.fields import field_of
from graph.model import Need, Roadmap
from graph.revision import stamp
from graph.snapshot.fixed_order import stages
from queries.layouts import SCHEMA
from queries.neo4j.statements import statement, statements

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

MAX_BATCH_ROWS = 1_000
"""Rows that one statement is given at a time."""

MAX_LABEL_CHARACTERS = 100


def write(transaction: "ManagedTransaction", roadmap: Roadmap, new: Document) -> None:
    """Make the stored graph equal to a roadmap, of which ``new`` is the document."""
    *first, last = statements("write")
    given = parameters(roadmap, new)
    for one in first:
        _run(transaction, one, given)
    for batch in _batches([relationship(row) for row in new["requires"]]):
        written = transaction.run(statement("requires"), rows=batch).single(strict=True)["written"]
        if written != len(batch):
            raise DanglingEdge(batch[0]["skill"], "a skill that another process removed")
    _run(transaction, last, given)


def parameters(roadmap: Roadmap, new: Document) -> dict[str, Any]:
    """The parameters of all statements, by name; each list is a row per node or relationship."""
    topics, skills = new["topics"], new["skills"]
    read, unmentioned = _entries(new)
    head = {"name": roadmap.title, "title": roadmap.title, "revision": new["revision"], "stamp": stamp(roadmap)}
    return {
        "skill_ids": [skill["id"] for skill in skills],
        "topic_ids": [topic["id"] for topic in topics],
        "topics": [{"id": one["id"], "parent": one["parent"], "properties": _topic_node(one)} for one in topics],
        "skills": _skill_nodes(roadmap, new),
        "mentions": [{"skill": skill["id"], **one} for skill in skills for one in skill["mentions"]],
        "entries": read,
        "unmentioned_entries": unmentioned,
        "ambiguous": [{"name": name, "skill": id} for name, ids in new["ambiguous"].items() for id in ids],
        "skill_resources": [{"skill": one["id"], "properties": link} for one in skills for link in one["resources"]],
        "topic_resources": [{"topic": one["id"], "properties": link} for one in topics for link in one["resources"]],
        "roadmap_resources": [{"properties": link} for link in new["roadmap"]["resources"]],
        **_role_parameters(new["roles"]),
        **_background_parameters(new),
        "roadmap": {"id": "roadmap", **head, "schema": SCHEMA},
    }


def relationship(row: Document) -> Document:
    """A row with what the relationship carries; evidence is JSON text, since a property holds no maps."""
    carried = _without(row, "skill", "prerequisite", "default")
    evidence = [json.dumps(item, ensure_ascii=False, sort_keys=True) for item in row["evidence"]]
    properties = {**carried, "evidence": evidence, "is_default": row["default"]}
    return {"skill": row["skill"], "prerequisite": row["prerequisite"], "properties": properties}


def field_label(field: str) -> str:
    """The second label of the skills of a field: Browser colours by labels, not by properties.

    Examples
    --------
    >>> field_label("deep-learning")
    'Field_deep_learning'
    """
    return f"Field_{re.sub('[^A-Za-z0-9]', '_', field)}"[:MAX_LABEL_CHARACTERS]


def _skill_nodes(roadmap: Roadmap, new: Document) -> list[Document]:
    topics = {topic.id: topic for topic in roadmap.topics}
    fields = {skill.id: field_of(skill, topics) for skill in roadmap.skills}
    stage = _stages(new)
    return [
        {
            "id": skill["id"],
            "label": field_label(fields[skill["id"]]),
            "properties": {
                **_without(skill, "mentions", "resources"),
                "hours": float(skill["hours"]),
                "stage": stage[skill["id"]],
                "field": fields[skill["id"]],
            },
        }
        for skill in new["skills"]
    ]


def _stages(new: Document) -> dict[str, int]:
    """The stage of each skill in the whole graph, from 1: Browser can colour by it."""
    before: dict[str, list[str]] = {skill["id"]: [] for skill in new["skills"]}
    for row in new["requires"]:
        before[row["skill"]].append(row["prerequisite"])
    return stages(before, before)


def _topic_node(topic: Document) -> Document:
    return {
        name: value for name, value in _without(topic, "parent", "skills", "resources").items() if value is not None
    }


def _entries(new: Document) -> tuple[list[Document], list[Document]]:
    """How the document was read: for the entries that skills are mentioned at, one row a node, and all others."""
    topics: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for mention in (one for skill in new["skills"] for one in skill["mentions"]):
        topics[mention["line"], mention["text"]].add(mention["topic"])
    mentioned: list[Document] = []
    others: list[Document] = []
    for position, entry in enumerate(new["entries"]):
        place = (entry["line"], entry["text"])
        read = {"position": position, **entry}
        nodes = [{"line": place[0], "text": place[1], "topic": topic, "read": read} for topic in topics.pop(place, ())]
        mentioned += nodes
        others += [] if nodes else [{"properties": read}]
    return mentioned, others


def _role_parameters(roles: Sequence[Document]) -> dict[str, list[Any]]:
    steps = [(role["id"], position, one) for role in roles for position, one in enumerate(role["milestones"])]
    return {
        "role_ids": [role["id"] for role in roles],
        "roles": [{"id": role["id"], "properties": _without(role, "skills", "milestones")} for role in roles],
        "role_skills": [
            {"role": role["id"], "skill": one["skill"], "properties": _without(one, "skill")}
            for role in roles
            for one in role["skills"]
        ],
        "milestones": [
            {"role": role, "properties": {"position": position, **_without(one, "skills")}}
            for role, position, one in steps
        ],
        "milestone_skills": [
            {"role": role, "position": position, "skill": skill}
            for role, position, one in steps
            for skill in one["skills"]
        ],
    }


def _background_parameters(new: Document) -> dict[str, list[Any]]:
    backgrounds = new["backgrounds"]
    plain: defaultdict[str, list[str]] = defaultdict(list)
    for row in new["requires"]:
        if row["need"] == Need.USE and not row["group"]:
            plain[row["skill"]].append(row["prerequisite"])
    return {
        "background_ids": [one["id"] for one in backgrounds],
        "backgrounds": [{"id": one["id"], "properties": _without(one, "seeds")} for one in backgrounds],
        "held": [
            {"background": one["id"], "skill": skill, "seed": skill in one["seeds"]}
            for one in backgrounds
            for skill in sorted(_closure(one["seeds"], plain))
        ],
    }


def _closure(seeds: Sequence[str], plain: "defaultdict[str, list[str]]") -> set[str]:
    """The seeds, and all that they plainly use."""
    held, left = set(seeds), list(seeds)
    while left:
        new = [id for id in plain[left.pop()] if id not in held]
        held.update(new)
        left += new
    return held


def _run(transaction: "ManagedTransaction", one: Any, given: dict[str, Any]) -> None:
    """Run one statement with the parameters that it names, in batches if it unwinds one."""
    names = re.findall(r"\$(\w+)", one)
    if "UNWIND" not in one:
        transaction.run(one, {name: given[name] for name in names}).consume()
        return
    for batch in _batches(given[names[0]]):
        transaction.run(one, {names[0]: batch}).consume()


def _without(row: Document, *names: str) -> Document:
    return {name: value for name, value in row.items() if name not in names}


def _batches(rows: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), MAX_BATCH_ROWS):
        yield list(rows[start : start + MAX_BATCH_ROWS])
