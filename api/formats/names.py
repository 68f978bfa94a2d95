"""Names of skills outside Prereq: what the exports call a skill, and the order in which they list skills."""

from graph.model import Roadmap, Skill


def urn(id: str) -> str:
    """The name of a skill by its id.

    Examples
    --------
    >>> urn("softmax")
    'urn:prereq:skill:softmax'
    """
    return f"urn:prereq:skill:{id}"


def skills_by_id(roadmap: Roadmap) -> list[Skill]:
    """The skills of a roadmap, sorted by id, so that equal graphs have equal exports."""
    return sorted(roadmap.skills, key=lambda skill: skill.id)
