"""Fields: subjects that are learned as one, and the level at which a requirement asks for its members by default."""

from collections.abc import Mapping
from dataclasses import replace

from graph.model import Level, Need, Requirement, Roadmap, Skill, Topic

UNCURATED = "uncurated"
"""The field of all skills that are not curated."""


def field_of(skill: Skill, topics: Mapping[str, Topic]) -> str:
    """The field of a skill: that of the topic at the top above it.

    Examples
    --------
    >>> topics = {"llm": Topic("llm", "LLMs", field="deep-learning"), "llm/rag": Topic("llm/rag", "RAG", parent="llm")}
    >>> field_of(Skill("chunking", "Chunking", "llm/rag", 2), topics)
    'deep-learning'
    """
    if not skill.curated:
        return UNCURATED
    topic = topics[skill.topic]
    seen = {topic.id}
    while topic.parent is not None and topic.parent not in seen:
        topic = topics[topic.parent]
        seen.add(topic.id)
    return topic.field or topic.id


def default_level(need: Need, dependent: str, member: str) -> Level:
    """The level at which a requirement asks for a member where none is written, by the fields of both.

    To *use* another field's skill is enough; within a field, and where the need is to understand, it is understood.

    Examples
    --------
    >>> default_level(Need.USE, "databases", "mathematics").value
    'use'
    """
    if need is Need.HELPFUL:
        return Level.USE
    crosses = dependent != member and UNCURATED not in {dependent, member}
    return Level.USE if need is Need.USE and crosses else Level.UNDERSTAND


def with_default_levels(roadmap: Roadmap) -> Roadmap:
    """The roadmap with the default level for every member, whatever its requirements said before."""
    topics = {topic.id: topic for topic in roadmap.topics}
    fields = {skill.id: field_of(skill, topics) for skill in roadmap.skills}
    return replace(roadmap, requirements=tuple(_leveled(one, fields) for one in roadmap.requirements))


def _leveled(requirement: Requirement, fields: Mapping[str, str]) -> Requirement:
    dependent = fields[requirement.skill]
    levels = tuple(default_level(requirement.need, dependent, fields[member]) for member in requirement.members)
    return replace(requirement, levels=levels)
