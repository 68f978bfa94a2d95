"""The one document form of a roadmap, ``prereq-graph/1``: complete, sorted by id, and read back to an equal graph.

Its rows are those of `graph.content`; `parse` is the way back.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from graph.content import Document, content, mention_place, sorted_links, thing_id
from graph.errors import InvalidDocument
from graph.model import (
    Confidence,
    Evidence,
    EvidenceKind,
    Mention,
    Need,
    Requirement,
    Resource,
    Roadmap,
    Skill,
    Topic,
    whole_hours,
)
from graph.revision import revision

FORMAT = "prereq-graph/1"


def document(roadmap: Roadmap) -> Document:
    """The roadmap as a JSON-ready document with its revision.

    Examples
    --------
    >>> document(Roadmap("Empty"))["format"]
    'prereq-graph/1'
    """
    return {"format": FORMAT, "revision": revision(roadmap), **content(roadmap)}


def canonical(roadmap: Roadmap) -> Roadmap:
    """The same roadmap with every list in the order of the interchange form, so that equal graphs compare equal."""
    return _roadmap(content(roadmap))


def parse(given: object) -> Roadmap:
    """The roadmap of a ``prereq-graph/1`` document.

    Raises
    ------
    InvalidDocument
        If it is not one, or if it was edited: its revision no longer is that of its content.
    """
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise InvalidDocument(f'not a {FORMAT} document: its "format" must say so')
    try:
        roadmap = _roadmap(given)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise InvalidDocument(f"not a complete {FORMAT} document: {_blame(problem)}") from problem
    stated = given.get("revision")
    if stated is not None and stated != revision(roadmap):
        raise InvalidDocument(
            "its revision is not that of its content: it was edited; remove the revision to accept that"
        )
    return roadmap


def requirements_of(flat: Sequence[Mapping[str, Any]]) -> tuple[Requirement, ...]:
    """The requirements that rows of one member each stand for: the inverse of `rows`."""
    grouped: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in flat:
        grouped[row["skill"], row["group"] or f"= {row['prerequisite']}"].append(row)
    return tuple(_requirement(grouped[key]) for key in sorted(grouped))


def _roadmap(given: Document) -> Roadmap:
    return Roadmap(
        title=_text(given["roadmap"]["title"]),
        skills=tuple(sorted((_parse_skill(one) for one in given["skills"]), key=thing_id)),
        topics=tuple(sorted((_parse_topic(one) for one in given["topics"]), key=thing_id)),
        requirements=requirements_of(given["requires"]),
        ambiguous={_text(name): tuple(sorted(map(_text, ids))) for name, ids in sorted(given["ambiguous"].items())},
        resources=tuple(Resource(**link) for link in given["roadmap"]["resources"]),
    )


def _parse_skill(given: Document) -> Skill:
    lists = {name: tuple(sorted(map(_text, given[name]))) for name in ("aliases", "covers", "formerly")}
    mentions = tuple(sorted((Mention(**one) for one in given["mentions"]), key=mention_place))
    _text(given["id"]), _text(given["name"]), _text(given["topic"])
    return Skill(**{**given, **lists, "hours": whole_hours(given["hours"]), "mentions": mentions})


def _parse_topic(given: Document) -> Topic:
    links = tuple(sorted_links([Resource(**link) for link in given["resources"]]))
    known = {name: value for name, value in given.items() if name != "skills"}
    return Topic(
        **{**known, "aliases": tuple(sorted(given["aliases"])), "core": tuple(given["core"]), "resources": links}
    )


def _requirement(members: Sequence[Mapping[str, Any]]) -> Requirement:
    first = members[0]
    ids = tuple(sorted(_text(row["prerequisite"]) for row in members))
    return Requirement(
        skill=_text(first["skill"]),
        members=ids,
        need=Need(first["need"]),
        reason=_text(first["reason"]),
        evidence=tuple(Evidence(**{**item, "kind": EvidenceKind(item["kind"])}) for item in first["evidence"]),
        confidence=Confidence(first["confidence"]),
        default=next((row["prerequisite"] for row in members if row["default"]), "") if len(ids) > 1 else "",
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} should be text")
    return value


def _blame(problem: Exception) -> str:
    return f"{problem} is missing" if isinstance(problem, KeyError) else str(problem)
