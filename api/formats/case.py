"""The whole graph as a 1EdTech CASE 1.0 package: the origin of ``precedes`` is learned before its destination."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from api.encode import encode
from api.formats.names import skills_by_id, urn
from graph.content import rows
from graph.model import Roadmap, Skill
from graph.revision import revision

_UNDATED = "1970-01-01T00:00:00+00:00"
"""CASE requires a time of change. A graph has none, and its export must not depend on the clock."""


def case(roadmap: Roadmap) -> bytes:
    """The graph as a CASE package (JSON): a document, its items sorted by id, and their associations."""
    whole = _identifier(revision(roadmap))
    items = [_item(skill, whole) for skill in skills_by_id(roadmap)]
    names = {skill.id: skill.name for skill in roadmap.skills}
    links = [_precedes(row["prerequisite"], row["skill"], names, whole) for row in rows(roadmap.requirements)]
    head = {
        "identifier": whole,
        "uri": f"urn:uuid:{whole}",
        "creator": "Prereq",
        "title": roadmap.title,
        "lastChangeDateTime": _UNDATED,
        "CFPackageURI": {"title": roadmap.title, "identifier": whole, "uri": f"urn:uuid:{whole}"},
    }
    return encode({"CFDocument": head, "CFItems": items, "CFAssociations": links})


def _item(skill: Skill, whole: str) -> dict[str, Any]:
    id = _identifier(skill.id)
    return {
        "identifier": id,
        "uri": f"urn:uuid:{id}",
        "humanCodingScheme": skill.id,
        "abbreviatedStatement": skill.name[:60],
        "fullStatement": skill.summary or skill.name,
        "lastChangeDateTime": _UNDATED,
        "CFDocumentURI": {"title": "Roadmap", "identifier": whole, "uri": f"urn:uuid:{whole}"},
    }


def _precedes(first: str, then: str, names: dict[str, str], whole: str) -> dict[str, Any]:
    id = _identifier(f"{first} precedes {then}")
    return {
        "identifier": id,
        "uri": f"urn:uuid:{id}",
        "associationType": "precedes",
        "originNodeURI": _node(first, names),
        "destinationNodeURI": _node(then, names),
        "lastChangeDateTime": _UNDATED,
        "CFDocumentURI": {"title": "Roadmap", "identifier": whole, "uri": f"urn:uuid:{whole}"},
    }


def _node(skill: str, names: dict[str, str]) -> dict[str, str]:
    id = _identifier(skill)
    return {"title": names[skill], "identifier": id, "uri": f"urn:uuid:{id}"}


def _identifier(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, urn(name)))
