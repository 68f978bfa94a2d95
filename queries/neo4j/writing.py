"""Write Neo4j: a roadmap becomes rows for the statements of ``clear.cypher`` and ``write.cypher``, in batches."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from operator import itemgetter
from typing import Any

from graph.content import Document, entry_rows, streamed
from graph.errors import DanglingEdge
from graph.fields import field_of
from graph.model import Need, Roadmap
from graph.snapshot.fixed_order import stages
from queries.layouts import SCHEMA
from queries.neo4j.statements import statements

MAX_BATCH_ROWS = 1_000
"""Rows that one statement is given, or deletes, at a time."""

MAX_LABEL_CHARACTERS = 100

Execute = Callable[[Any, dict[str, Any]], int]
"""Runs a statement with its parameters; the number that it returns, or 0."""

Rows = Callable[[], Iterable[Any]]
"""The rows of one parameter, made anew for each statement that unwinds them."""


def write(execute: Execute, roadmap: Roadmap, head: Document) -> None:
    """Make the stored graph equal to a roadmap; ``head`` are the properties of the Roadmap node, set last.

    It does so from whatever is there, so it can be begun again at any time.
    """
    clear(execute, roadmap)
    given = parameters(roadmap)
    *body, last = statements("write")
    for one in body:
        [name] = re.findall(r"\$([a-z_]+)\b", one.partition(" AS row")[0])
        for batch in batches(given[name]()):
            written = execute(one, {name: batch})
            if name == "requires" and written != len(batch):
                raise DanglingEdge(batch[0][0], "a skill that another process removed")
    execute(
        last, {"roadmap": {"id": "roadmap", "name": roadmap.title, "title": roadmap.title, **head, "schema": SCHEMA}}
    )


def clear(execute: Execute, roadmap: Roadmap) -> None:
    """Delete our relationships, and the nodes that the roadmap lacks."""
    ids = {
        "skill_ids": [skill.id for skill in roadmap.skills],
        "topic_ids": [topic.id for topic in roadmap.topics],
        "role_ids": [role.id for role in roadmap.roles],
        "background_ids": [background.id for background in roadmap.backgrounds],
    }
    for one in statements("clear"):
        named = {name: known for name, known in ids.items() if f"${name}" in one}
        while execute(one, {**named, "most": MAX_BATCH_ROWS * 5}) >= MAX_BATCH_ROWS * 5:
            pass


def parameters(roadmap: Roadmap) -> dict[str, Rows]:
    """The rows of all statements, by name: one for each node or relationship."""
    small = streamed(roadmap)
    topics = small["topics"]
    read, unmentioned = _entries(roadmap)
    skills, links = _skill_rows(roadmap), _skill_links(roadmap)
    return {
        "topics": lambda: (
            {"id": one["id"], "parent": one["parent"], "properties": _topic_node(one)} for one in topics
        ),
        "skills": skills,
        "mentions": lambda: ({"skill": skill["id"], **one} for skill in links() for one in skill["mentions"]),
        "entries": lambda: read,
        "unmentioned_entries": lambda: unmentioned,
        "ambiguous": lambda: ({"name": name, "skill": id} for name, ids in small["ambiguous"].items() for id in ids),
        "skill_resources": lambda: (
            {"skill": skill["id"], "properties": link} for skill in links() for link in skill["resources"]
        ),
        "topic_resources": lambda: (
            {"topic": one["id"], "properties": link} for one in topics for link in one["resources"]
        ),
        "roadmap_resources": lambda: ({"properties": link} for link in small["roadmap"]["resources"]),
        **{name: partial(iter, rows) for name, rows in _role_parameters(small["roles"]).items()},
        **{name: partial(iter, rows) for name, rows in _background_parameters(roadmap, small).items()},
        "requires": lambda: map(relationship, streamed(roadmap)["requires"]),
    }


def relationship(row: Document) -> list[Any]:
    """The values of a row in the order of the statement; evidence is JSON text, since a property holds no maps."""
    evidence = [_ENCODE(item) for item in row["evidence"]]
    return [*_start(row), evidence, *_end(row)]


_start = itemgetter("skill", "prerequisite", "need", "level", "reason")
_end = itemgetter("confidence", "group", "default")
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def field_label(field: str) -> str:
    """The second label of the skills of a field: Browser colours by labels, not by properties.

    Examples
    --------
    >>> field_label("deep-learning")
    'Field_deep_learning'
    """
    return f"Field_{re.sub('[^A-Za-z0-9]', '_', field)}"[:MAX_LABEL_CHARACTERS]


def _skill_rows(roadmap: Roadmap) -> Rows:
    topics = {topic.id: topic for topic in roadmap.topics}
    fields = {skill.id: field_of(skill, topics) for skill in roadmap.skills}
    stage = _stages(roadmap)

    def rows() -> Iterator[Document]:
        for skill in streamed(roadmap)["skills"]:
            field = fields[skill["id"]]
            drawn = {"hours": float(skill["hours"]), "stage": stage[skill["id"]], "field": field}
            properties = {**_without(skill, "mentions", "resources"), **drawn}
            yield {"id": skill["id"], "label": field_label(field), "properties": properties}

    return rows


def _skill_links(roadmap: Roadmap) -> Rows:
    """The skills that have mentions or resources."""
    return lambda: (skill for skill in streamed(roadmap)["skills"] if skill["mentions"] or skill["resources"])


def _stages(roadmap: Roadmap) -> dict[str, int]:
    """The stage of each skill in the whole graph, from 1: Browser can colour by it."""
    before: dict[str, list[str]] = {skill.id: [] for skill in roadmap.skills}
    for requirement in roadmap.requirements:
        before[requirement.skill] += requirement.members
    return stages(before, before)


def _topic_node(topic: Document) -> Document:
    return {
        name: value for name, value in _without(topic, "parent", "skills", "resources").items() if value is not None
    }


def _entries(roadmap: Roadmap) -> tuple[list[Document], list[Document]]:
    """How the document was read: for the entries that skills are mentioned at, one row a node, and all others."""
    topics: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for mention in (one for skill in roadmap.skills for one in skill.mentions):
        topics[mention.line, mention.text].add(mention.topic)
    mentioned: list[Document] = []
    others: list[Document] = []
    for position, entry in enumerate(entry_rows(roadmap.entries)):
        place = (entry["line"], entry["text"])
        read = {"position": position, **entry}
        nodes = [{"line": place[0], "text": place[1], "topic": topic, "read": read} for topic in topics.pop(place, ())]
        mentioned += nodes
        others += [] if nodes else [{"properties": read}]
    return mentioned, others


def _role_parameters(roles: Sequence[Document]) -> dict[str, list[Any]]:
    steps = [(role["id"], position, one) for role in roles for position, one in enumerate(role["milestones"])]
    return {
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


def _background_parameters(roadmap: Roadmap, small: Document) -> dict[str, list[Any]]:
    backgrounds = small["backgrounds"]
    plain: defaultdict[str, list[str]] = defaultdict(list)
    for requirement in roadmap.requirements:
        if requirement.need is Need.USE and requirement.is_plain:
            plain[requirement.skill].append(requirement.pick)
    return {
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


def batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """The rows, so many at a time."""
    left = iter(rows)
    while batch := list(islice(left, MAX_BATCH_ROWS)):
        yield batch


def _without(row: Document, *names: str) -> Document:
    return {name: value for name, value in row.items() if name not in names}
