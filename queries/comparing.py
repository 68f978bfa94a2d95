"""What an ingest changes: rows of both graphs are compared by short digests, so that neither is held whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import orjson

from graph.content import Document, content, entry_rows, streamed
from graph.errors import DanglingEdge
from graph.interchange import roadmap_of
from graph.model import Roadmap
from queries.base import Counts
from queries.stored import members_by_topic

Digests = dict[int, int]
"""A number for each part of a graph, and one for its content. Both are of this process only."""

_UNORDERED = ("mentions", "resources")


def digests(sections: Document) -> Digests:
    """The parts of a graph, whose ``skills`` and ``requires`` are read once, row by row."""
    found: Digests = {}
    placed: list[Document] = []
    for row in sections["skills"]:
        placed.append({"id": row["id"], "topic": row["topic"]})
        found[hash(("skills", row["id"]))] = _digest(_ordered(row))
    for row in sections["requires"]:
        found[hash(("requires", row["skill"], row["prerequisite"]))] = _digest(row)
    members = members_by_topic(sorted(placed, key=lambda row: str(row["id"])))
    for key, part in _small_parts(sections):
        with_skills = {**part, "skills": members.get(part["id"], [])} if key[0] == "topics" else part
        found[hash(key)] = _digest(with_skills)
    return found


def compare(old: Digests | None, roadmap: Roadmap, revision: str) -> Counts:
    """The counts of a graph that takes the place of one of which these are the digests, if there is one."""
    before = old or {}
    after = digests({**streamed(roadmap), "entries": entry_rows(roadmap.entries)})
    return Counts(
        revision=revision,
        skills=len(roadmap.skills),
        topics=len(roadmap.topics),
        requirements=len(roadmap.requirements),
        added=len(after.keys() - before.keys()),
        changed=sum(before.get(key, value) != value for key, value in after.items()),
        removed=len(before.keys() - after.keys()),
    )


def refuse_dangling(roadmap: Roadmap) -> None:
    """Refuse a roadmap in which a requirement, a role or a background names a skill that is not among its skills."""
    ids = {skill.id for skill in roadmap.skills}
    for requirement in roadmap.requirements:
        for member in requirement.members:
            if requirement.skill not in ids or member not in ids:
                raise DanglingEdge(requirement.skill, member)
    named: list[tuple[str, Iterable[str]]] = [
        (f"role {role.id}", [one.skill for one in role.skills]) for role in roadmap.roles
    ]
    named += [(f"background {background.id}", background.seeds) for background in roadmap.backgrounds]
    for name, skills in named:
        for skill in skills:
            if skill not in ids:
                raise DanglingEdge(name, skill)


def _small_parts(sections: Document) -> Iterator[tuple[Sequence[str], Document]]:
    """Everything but skills and requirements, in the order of a document of today."""
    roadmap = roadmap_of({**sections, "skills": (), "requires": ()})
    parts: Mapping[str, object] = {**content(roadmap), "entries": entry_rows(roadmap.entries)}
    for name in ("roadmap", "ambiguous", "entries"):
        yield (name,), {"content": parts[name]}
    for kind in ("topics", "roles", "backgrounds"):
        for row in parts[kind]:  # type: ignore[attr-defined]  # rows of things
            yield (kind, row["id"]), row


def _ordered(row: Document) -> Document:
    return {**row, **{name: sorted(map(_encoded, row[name])) for name in _UNORDERED}}


def _digest(row: Document) -> int:
    return hash(_encoded(row))


def _encoded(row: Document) -> str:
    return orjson.dumps(row, option=orjson.OPT_SORT_KEYS).decode()
