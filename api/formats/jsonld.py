"""The whole graph as JSON-LD by schema.org, self-contained: a reader needs no network to know its terms.

A skill is a DefinedTerm and a LearningResource whose ``competencyRequired`` lists its prerequisites, but for
those that are only helpful. A role is an Occupation whose ``skills`` it asks for. What schema.org has no word for,
such as levels, stands beside that in terms of our own.
"""

from collections.abc import Sequence
from typing import Any

from api.encode import encode
from api.formats.names import skills_by_id, urn
from graph.content import Document, rows, thing_id
from graph.model import Level, Need, Roadmap, Role, Skill
from graph.revision import revision

_VOCABULARY = "http://schema.org/"
"""The prefix to which the published context of schema.org expands its terms."""

_TERMS = (
    *("DefinedTermSet", "DefinedTerm", "LearningResource"),
    *("name", "version", "hasDefinedTerm", "termCode", "alternateName", "description"),
    *("timeRequired", "competencyRequired", "Occupation", "skills"),
)

_OWN_TERMS = ("Requirement", "requirement", "prerequisite", "need", "level", "timeRequiredAtUse", "role")
"""Terms of Prereq itself; a name and not an address, since nothing is to be fetched."""

CONTEXT = {
    **{term: f"{_VOCABULARY}{term}" for term in _TERMS},
    **{term: f"urn:prereq:term:{term}" for term in _OWN_TERMS},
}


def jsonld(roadmap: Roadmap) -> bytes:
    """The graph as one DefinedTermSet, sorted by id."""
    required: dict[str, list[Document]] = {skill.id: [] for skill in roadmap.skills}
    for row in rows(roadmap.requirements):
        if row["need"] != Need.HELPFUL:
            required[row["skill"]].append(row)
    roles = [_role(role) for role in sorted(roadmap.roles, key=thing_id)]
    terms = [_term(skill, required[skill.id]) for skill in skills_by_id(roadmap)]
    kind = {"@context": CONTEXT, "@type": "DefinedTermSet", "@id": f"urn:prereq:{revision(roadmap)}"}
    head = {"name": roadmap.title, "version": revision(roadmap)}
    return encode({**kind, **head, "hasDefinedTerm": terms, "role": roles})


def _term(skill: Skill, required: Sequence[Document]) -> dict[str, Any]:
    return {
        "@type": ["DefinedTerm", "LearningResource"],
        "@id": urn(skill.id),
        "termCode": skill.id,
        "name": skill.name,
        "alternateName": list(skill.aliases),
        "description": skill.summary,
        "timeRequired": _duration(skill.hours),
        "timeRequiredAtUse": _duration(skill.hours_at(Level.USE)),
        "competencyRequired": [{"@id": urn(row["prerequisite"])} for row in required],
        "requirement": [_requirement(row) for row in required],
    }


def _requirement(row: Document) -> dict[str, Any]:
    levels = {"need": row["need"], "level": row["level"]}
    return {"@type": "Requirement", "prerequisite": {"@id": urn(row["prerequisite"])}, **levels}


def _role(role: Role) -> dict[str, Any]:
    return {
        "@type": "Occupation",
        "@id": f"urn:prereq:role:{role.id}",
        "name": role.name,
        "description": role.summary,
        "skills": [{"@id": urn(id)} for id in sorted(one.skill for one in role.skills)],
    }


def _duration(hours: float) -> str:
    """Hours as an ISO 8601 duration, to the half-hour."""
    return f"PT{int(hours)}H" + ("30M" if hours % 1 else "")
