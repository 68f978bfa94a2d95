"""A roadmap as plain JSON-ready data: everything that answers depend on, sorted so that equal graphs give equal data.

A requirement is one row per member, with ``skill`` the dependent and ``prerequisite`` the member.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from graph.model import (
    Background,
    Evidence,
    Level,
    Mention,
    ReadEntry,
    Requirement,
    Resource,
    Roadmap,
    Role,
    Skill,
    Topic,
    whole_hours,
)

Document = dict[str, Any]


def content(roadmap: Roadmap) -> Document:
    """Everything that answers depend on, without format and revision.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> [row["prerequisite"] for row in content(TINY)["requires"] if row["skill"] == "attention"]
    ['softmax', 'vectors']
    """
    streams = streamed(roadmap)
    return {**streams, "skills": list(streams["skills"]), "requires": list(streams["requires"])}


def streamed(roadmap: Roadmap) -> Document:
    """The same, but each row of ``skills`` and ``requires`` is made when it is asked for, once and in this order."""
    members: dict[str, list[str]] = {topic.id: [] for topic in roadmap.topics}
    for skill in roadmap.skills:
        members.setdefault(skill.topic, []).append(skill.id)
    return {
        "roadmap": {"title": roadmap.title, "resources": [_plain(link) for link in sorted_links(roadmap.resources)]},
        "skills": map(_skill, sorted(roadmap.skills, key=thing_id)),
        "topics": [_topic(topic, members[topic.id]) for topic in sorted(roadmap.topics, key=thing_id)],
        "requires": streamed_rows(roadmap.requirements),
        "ambiguous": {name: sorted(ids) for name, ids in sorted(roadmap.ambiguous.items())},
        "roles": [_role(role) for role in sorted(roadmap.roles, key=thing_id)],
        "backgrounds": [_background(background) for background in sorted(roadmap.backgrounds, key=thing_id)],
    }


def entry_rows(entries: Sequence[ReadEntry]) -> list[Document]:
    """How the document was read, in its order: no answer depends on that, so it stands outside `content`."""
    return [{**_plain(entry), "skills": list(entry.skills)} for entry in sorted(entries, key=lambda entry: entry.line)]


def rows(requirements: Sequence[Requirement]) -> list[Document]:
    """One row per member of each requirement, sorted by dependent and member."""
    return list(streamed_rows(requirements))


def streamed_rows(requirements: Sequence[Requirement]) -> Iterator[Document]:
    """The same rows, each made when it is asked for: only those of one dependent are held at a time."""
    for _, of_skill in groupby(sorted(requirements, key=_dependent), key=_dependent):
        flat = [
            _row(requirement, member, level)
            for requirement in of_skill
            for member, level in zip(requirement.members, requirement.levels, strict=True)
        ]
        yield from sorted(flat, key=_member)


_dependent = attrgetter("skill")
_member = itemgetter("prerequisite")


def sorted_links(links: Sequence[Resource]) -> list[Resource]:
    """Links in document order, those of the catalogue first, by kind: what teaches most directly; ties by address."""
    return sorted(links, key=_link_place)


_KINDS = ("documentation", "tutorial", "course", "book", "article", "video", "paper", "specification")


def _link_place(link: Resource) -> tuple[object, ...]:
    kind = _KINDS.index(link.kind) if link.kind in _KINDS else len(_KINDS)
    return (link.line or 0, kind, link.url, link.title, link.part, link.kind, link.seen, str(link.free))


def _plain(value: Any) -> Document:
    """The fields of a flat dataclass: what `dataclasses.asdict` gives, without its deep copies."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def thing_id(thing: Skill | Topic | Role | Background) -> str:
    """The id of a skill, topic, role or background, to sort by."""
    return thing.id


def _skill(skill: Skill) -> Document:
    lists = {name: sorted(getattr(skill, name)) for name in ("aliases", "covers", "formerly")}
    mentions = [_plain(mention) for mention in sorted(skill.mentions, key=mention_place)]
    links = [_plain(link) for link in sorted_links(skill.resources)]
    hours_use = None if skill.hours_use is None else whole_hours(skill.hours_use)
    hours = {"hours": whole_hours(skill.hours), "hours_use": hours_use}
    return {**_plain(skill), **lists, **hours, "mentions": mentions, "resources": links}


def mention_place(mention: Mention) -> tuple[int, str, str]:
    """What mentions are sorted by: line, text, topic."""
    return (mention.line, mention.text, mention.topic)


def _topic(topic: Topic, members: Sequence[str]) -> Document:
    links = [_plain(link) for link in sorted_links(topic.resources)]
    lists = {"aliases": sorted(topic.aliases), "core": list(topic.core), "skills": sorted(members), "resources": links}
    return {**_plain(topic), **lists}


def _role(role: Role) -> Document:
    skills = [{**_plain(one), "level": one.level.value} for one in sorted(role.skills, key=lambda one: one.skill)]
    milestones = [{**_plain(one), "skills": sorted(one.skills)} for one in role.milestones]
    return {**_plain(role), "aliases": sorted(role.aliases), "skills": skills, "milestones": milestones}


def _background(background: Background) -> Document:
    return {**_plain(background), "aliases": sorted(background.aliases), "seeds": sorted(background.seeds)}


def _row(requirement: Requirement, member: str, level: Level) -> Document:
    return {
        "skill": requirement.skill,
        "prerequisite": member,
        "need": requirement.need.value,
        "level": level.value,
        "reason": requirement.reason,
        "evidence": [_evidence(item) for item in requirement.evidence],
        "confidence": requirement.confidence.value,
        "group": requirement.group,
        "default": member == requirement.pick,
    }


def _evidence(item: Evidence) -> Document:
    return {key: str(value) for key, value in _plain(item).items() if value}
