"""A roadmap as plain JSON-ready data: everything that answers depend on, sorted so that equal graphs give equal data.

A requirement is one row per member, with ``skill`` the dependent and ``prerequisite`` the member.
"""

from collections.abc import Sequence
from typing import Any

from graph.model import Evidence, Mention, Requirement, Resource, Roadmap, Skill, Topic, whole_hours

Document = dict[str, Any]


def content(roadmap: Roadmap) -> Document:
    """Everything that answers depend on, without format and revision.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> [row["prerequisite"] for row in content(TINY)["requires"] if row["skill"] == "attention"]
    ['softmax', 'vectors']
    """
    members: dict[str, list[str]] = {topic.id: [] for topic in roadmap.topics}
    for skill in roadmap.skills:
        members.setdefault(skill.topic, []).append(skill.id)
    return {
        "roadmap": {"title": roadmap.title, "resources": [_plain(link) for link in sorted_links(roadmap.resources)]},
        "skills": [_skill(skill) for skill in sorted(roadmap.skills, key=thing_id)],
        "topics": [_topic(topic, members[topic.id]) for topic in sorted(roadmap.topics, key=thing_id)],
        "requires": rows(roadmap.requirements),
        "ambiguous": {name: sorted(ids) for name, ids in sorted(roadmap.ambiguous.items())},
    }


def rows(requirements: Sequence[Requirement]) -> list[Document]:
    """One row per member of each requirement, sorted by dependent and member."""
    flat = [_row(requirement, member) for requirement in requirements for member in requirement.members]
    return sorted(flat, key=lambda row: (row["skill"], row["prerequisite"]))


def sorted_links(links: Sequence[Resource]) -> list[Resource]:
    """Links in document order, ties by address."""
    return sorted(links, key=lambda link: (link.line, link.url, link.title))


def _plain(value: Any) -> Document:
    """The fields of a flat dataclass: what `dataclasses.asdict` gives, without its deep copies."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def thing_id(thing: Skill | Topic) -> str:
    """The id of a skill or topic, to sort by."""
    return thing.id


def _skill(skill: Skill) -> Document:
    lists = {name: sorted(getattr(skill, name)) for name in ("aliases", "covers", "formerly")}
    mentions = [_plain(mention) for mention in sorted(skill.mentions, key=mention_place)]
    return {**_plain(skill), **lists, "hours": whole_hours(skill.hours), "mentions": mentions}


def mention_place(mention: Mention) -> tuple[int, str, str]:
    """What mentions are sorted by: line, text, topic."""
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
