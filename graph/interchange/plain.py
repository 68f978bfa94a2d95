"""The interchange form and the roadmap, each made from the other; a document is taken for well-formed here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from graph.content import Document, content, entry_rows, mention_place, sorted_links, thing_id
from graph.errors import InvalidDocument
from graph.model import (
    Background,
    Confidence,
    Evidence,
    EvidenceKind,
    Level,
    Mention,
    Milestone,
    Need,
    ReadEntry,
    Requirement,
    Resource,
    Roadmap,
    Role,
    RoleSkill,
    Skill,
    Topic,
    whole_hours,
)
from graph.revision import revision

FORMAT = "prereq-graph/2"


def document(roadmap: Roadmap) -> Document:
    """The roadmap as a JSON-ready document with its revision.

    Examples
    --------
    >>> document(Roadmap("Empty"))["format"]
    'prereq-graph/2'
    """
    entries = entry_rows(roadmap.entries)
    return {"format": FORMAT, "revision": revision(roadmap), **content(roadmap), "entries": entries}


def canonical(roadmap: Roadmap) -> Roadmap:
    """The same roadmap with every list in the order of the interchange form, so that equal graphs compare equal."""
    return _roadmap({**content(roadmap), "entries": entry_rows(roadmap.entries)})


def roadmap_of(given: Document) -> Roadmap:
    """The roadmap of a document whose values have the right types; nothing is checked against bounds.

    Raises
    ------
    InvalidDocument
        If something is missing.
    """
    try:
        return _roadmap(given)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        why = f"{problem} is missing" if isinstance(problem, KeyError) else str(problem)
        raise InvalidDocument(f"not a complete {FORMAT} document: {why}") from problem


def _roadmap(given: Document) -> Roadmap:
    return Roadmap(
        title=_text(given["roadmap"]["title"]),
        skills=tuple(sorted((skill_of(row) for row in given["skills"]), key=thing_id)),
        topics=tuple(sorted((_topic(row) for row in given["topics"]), key=thing_id)),
        requirements=_requirements(given["requires"]),
        ambiguous={_text(name): tuple(sorted(map(_text, ids))) for name, ids in sorted(given["ambiguous"].items())},
        resources=_links(given["roadmap"]["resources"]),
        roles=tuple(sorted((_role(row) for row in given["roles"]), key=thing_id)),
        backgrounds=tuple(sorted((_background(row) for row in given["backgrounds"]), key=thing_id)),
        entries=tuple(ReadEntry(**{**row, "skills": tuple(row["skills"])}) for row in given["entries"]),
    )


def skill_of(given: Document) -> Skill:
    """The skill of its row."""
    lists = {name: _sorted(given[name]) for name in ("aliases", "covers", "formerly")}
    mentions = tuple(sorted((Mention(**row) for row in given["mentions"]), key=mention_place))
    hours_use = None if given["hours_use"] is None else whole_hours(given["hours_use"])
    hours = {"hours": whole_hours(given["hours"]), "hours_use": hours_use}
    _text(given["id"]), _text(given["name"]), _text(given["topic"])
    return Skill(**{**given, **lists, **hours, "mentions": mentions, "resources": _links(given["resources"])})


def _topic(given: Document) -> Topic:
    known = {name: value for name, value in given.items() if name != "skills"}
    lists = {
        "aliases": _sorted(given["aliases"]),
        "core": tuple(given["core"]),
        "resources": _links(given["resources"]),
    }
    return Topic(**{**known, **lists})


def _links(given: Sequence[Document]) -> tuple[Resource, ...]:
    return tuple(sorted_links([Resource(**link) for link in given]))


def _role(given: Document) -> Role:
    skills = [RoleSkill(**{**row, "level": Level(row["level"])}) for row in given["skills"]]
    milestones = tuple(Milestone(**{**row, "skills": _sorted(row["skills"])}) for row in given["milestones"])
    lists = {"aliases": _sorted(given["aliases"]), "milestones": milestones}
    return Role(**{**given, **lists, "skills": tuple(sorted(skills, key=lambda one: one.skill))})


def _background(given: Document) -> Background:
    return Background(**{**given, "aliases": _sorted(given["aliases"]), "seeds": _sorted(given["seeds"])})


def _requirements(flat: Sequence[Mapping[str, Any]]) -> tuple[Requirement, ...]:
    """The requirements that rows of one member each stand for: the inverse of `graph.content.rows`."""
    grouped: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in flat:
        grouped[row["skill"], row["group"] or f"= {row['prerequisite']}"].append(row)
    return tuple(requirement_of(grouped[key]) for key in sorted(grouped))


def requirement_of(members: Sequence[Mapping[str, Any]]) -> Requirement:
    """The requirement of its rows, one for each member."""
    in_order = sorted(members, key=lambda row: _text(row["prerequisite"]))
    first = members[0]
    return Requirement(
        skill=_text(first["skill"]),
        members=tuple(row["prerequisite"] for row in in_order),
        need=Need(first["need"]),
        reason=_text(first["reason"]),
        evidence=tuple(Evidence(**{**item, "kind": EvidenceKind(item["kind"])}) for item in first["evidence"]),
        confidence=Confidence(first["confidence"]),
        default=next((row["prerequisite"] for row in members if row["default"]), "") if len(members) > 1 else "",
        levels=tuple(Level(row["level"]) for row in in_order),
    )


def _sorted(texts: Sequence[object]) -> tuple[str, ...]:
    return tuple(sorted(map(_text, texts)))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} should be text")
    return value
