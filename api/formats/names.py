"""The URN of a skill in exports, and the order in which exports list skills."""

from graph.model import Roadmap, Skill


def urn(id: str) -> str:
    """The URN of a skill, from its id.

    Examples
    --------
    >>> urn("softmax")
    'urn:prereq:skill:softmax'
    """
    return f"urn:prereq:skill:{id}"


def skills_by_id(roadmap: Roadmap) -> list[Skill]:
    """The skills of a roadmap, sorted by id, so that equal graphs have equal exports."""
    return sorted(roadmap.skills, key=lambda skill: skill.id)
