"""The one document form of a roadmap, ``prereq-graph/1``: complete, sorted by id, and read back to an equal graph.

In it a requirement is one row per member, with ``skill`` the dependent and ``prerequisite`` the member.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from graph.errors import InvalidDocument
from graph.model import Confidence, Evidence, EvidenceKind, Mention, Need, Requirement, Resource, Roadmap, Skill, Topic

FORMAT = "prereq-graph/1"

Document = dict[str, Any]


def document(roadmap: Roadmap) -> Document:
    """The roadmap as a JSON-ready document with its revision.

    Examples
    --------
    >>> document(Roadmap("Empty"))["format"]
    'prereq-graph/1'
    """
    return {"format": FORMAT, "revision": roadmap.revision, **content(roadmap)}


def content(roadmap: Roadmap) -> Document:
    """All that answers depend on, without format and revision."""
    members: dict[str, list[str]] = {topic.id: [] for topic in roadmap.topics}
    for skill in roadmap.skills:
        members.setdefault(skill.topic, []).append(skill.id)
    return {
        "roadmap": {"title": roadmap.title, "resources": [_plain(link) for link in sorted_links(roadmap.resources)]},
        "skills": [_skill(skill) for skill in sorted(roadmap.skills, key=_id)],
        "topics": [_topic(topic, members[topic.id]) for topic in sorted(roadmap.topics, key=_id)],
        "requires": rows(roadmap.requirements),
        "ambiguous": {name: sorted(ids) for name, ids in sorted(roadmap.ambiguous.items())},
    }


def rows(requirements: Sequence[Requirement]) -> list[Document]:
    """One row per member of each requirement, sorted by dependent and member."""
    flat = [_row(requirement, member) for requirement in requirements for member in requirement.members]
    return sorted(flat, key=lambda row: (row["skill"], row["prerequisite"]))


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
    if stated is not None and stated != roadmap.revision:
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


def sorted_links(links: Sequence[Resource]) -> list[Resource]:
    """Links in document order, ties by address."""
    return sorted(links, key=lambda link: (link.line, link.url, link.title))


def _plain(value: Any) -> Document:
    """The fields of a flat dataclass: what `dataclasses.asdict` gives, without its deep copies."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _id(thing: Skill | Topic) -> str:
    return thing.id


def _hours(hours: float) -> int | float:
    return int(hours) if float(hours).is_integer() else hours


def _skill(skill: Skill) -> Document:
    lists = {name: sorted(getattr(skill, name)) for name in ("aliases", "covers", "formerly")}
    mentions = [_plain(mention) for mention in sorted(skill.mentions, key=_place)]
    return {**_plain(skill), **lists, "hours": _hours(skill.hours), "mentions": mentions}


def _place(mention: Mention) -> tuple[int, str, str]:
    return (mention.line, mention.text, mention.topic)


def _topic(topic: Topic, members: Sequence[str]) -> Document:
    links = [_plain(link) for link in sorted_links(topic.resources)]
    lists = {"aliases": sorted(topic.aliases), "core": list(topic.core), "skills": sorted(members), "resources": links}
    return {**_plain(topic), **lists}


def _row(requirement: Requirement, member: str) -> Document:
    return {
        "skill": requirement.skill,
        "prerequisite": member,
        "need": requirement.need.value,
        "reason": requirement.reason,
        "evidence": [_evidence(item) for item in requirement.evidence],
        "confidence": requirement.confidence.value,
        "group": requirement.group,
        "default": member == requirement.pick,
    }


def _evidence(item: Evidence) -> Document:
    return {key: str(value) for key, value in _plain(item).items() if value}


def _roadmap(given: Document) -> Roadmap:
    return Roadmap(
        title=_text(given["roadmap"]["title"]),
        skills=tuple(sorted((_parse_skill(one) for one in given["skills"]), key=_id)),
        topics=tuple(sorted((_parse_topic(one) for one in given["topics"]), key=_id)),
        requirements=requirements_of(given["requires"]),
        ambiguous={_text(name): tuple(sorted(map(_text, ids))) for name, ids in sorted(given["ambiguous"].items())},
        resources=tuple(Resource(**link) for link in given["roadmap"]["resources"]),
    )


def _parse_skill(given: Document) -> Skill:
    lists = {name: tuple(sorted(map(_text, given[name]))) for name in ("aliases", "covers", "formerly")}
    mentions = tuple(sorted((Mention(**one) for one in given["mentions"]), key=_place))
    _text(given["id"]), _text(given["name"]), _text(given["topic"])
    return Skill(**{**given, **lists, "hours": _hours(given["hours"]), "mentions": mentions})


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
