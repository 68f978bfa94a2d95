"""The whole graph as JSON-LD by schema.org, self-contained: a reader needs no network to know its terms.

A skill is a DefinedTerm and a LearningResource; its ``competencyRequired`` lists its prerequisites except helpful ones.
"""

from typing import Any

from api.encode import encode
from api.formats.names import skills_by_id, urn
from graph.content import rows
from graph.model import Need, Roadmap, Skill
from graph.revision import revision

_VOCABULARY = "http://schema.org/"
"""The prefix to which the published context of schema.org expands its terms."""

_TERMS = (
    *("DefinedTermSet", "DefinedTerm", "LearningResource"),
    *("name", "version", "hasDefinedTerm", "termCode", "alternateName", "description"),
    *("timeRequired", "competencyRequired"),
)

CONTEXT = {term: f"{_VOCABULARY}{term}" for term in _TERMS}


def jsonld(roadmap: Roadmap) -> bytes:
    """The graph as one DefinedTermSet (JSON-LD), its skills sorted by id."""
    required: dict[str, list[str]] = {skill.id: [] for skill in roadmap.skills}
    for row in rows(roadmap.requirements):
        if row["need"] != Need.HELPFUL:
            required[row["skill"]].append(row["prerequisite"])
    terms = [_term(skill, required[skill.id]) for skill in skills_by_id(roadmap)]
    head = {"@context": CONTEXT, "@type": "DefinedTermSet", "@id": f"urn:prereq:{revision(roadmap)}"}
    return encode({**head, "name": roadmap.title, "version": revision(roadmap), "hasDefinedTerm": terms})


def _term(skill: Skill, required: list[str]) -> dict[str, Any]:
    return {
        "@type": ["DefinedTerm", "LearningResource"],
        "@id": urn(skill.id),
        "termCode": skill.id,
        "name": skill.name,
        "alternateName": list(skill.aliases),
        "description": skill.summary,
        "timeRequired": _duration(skill.hours),
        "competencyRequired": [{"@id": urn(id)} for id in required],
    }


def _duration(hours: float) -> str:
    """Hours as an ISO 8601 duration, to the half-hour."""
    return f"PT{int(hours)}H" + ("30M" if hours % 1 else "")
