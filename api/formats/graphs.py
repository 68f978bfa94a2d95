"""The whole graph in the forms that other programs read.

=========  ==============================================================================================
json       ``prereq-graph/1``, complete: `prereq ingest --from-json` reads it back
graphml    for Gephi, yEd and networkx; an edge u -> v means "learn u before v"
jsonld     schema.org: a skill is a DefinedTerm and a LearningResource whose ``competencyRequired`` lists prerequisites
csv        one row a member of each requirement: skill, prerequisite, need, ...
case       1EdTech CASE 1.0: the origin of a ``precedes`` association comes before its destination
=========  ==============================================================================================
"""

import csv
import io
from collections.abc import Callable
from enum import StrEnum
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from api.encode import encode
from graph.interchange import document, rows
from graph.model import Need, Roadmap, Skill


class GraphFormat(StrEnum):
    """The forms of a whole graph."""

    JSON = "json"
    GRAPHML = "graphml"
    JSONLD = "jsonld"
    CSV = "csv"
    CASE = "case"


MEDIA_TYPES = {
    GraphFormat.JSON: "application/json",
    GraphFormat.GRAPHML: "application/graphml+xml; charset=utf-8",
    GraphFormat.JSONLD: "application/ld+json",
    GraphFormat.CSV: "text/csv; charset=utf-8",
    GraphFormat.CASE: "application/json",
}

_UNDATED = "1970-01-01T00:00:00+00:00"
"""CASE asks for times of change; a graph has none, and its export must not depend on the clock."""


def render_graph(roadmap: Roadmap, form: GraphFormat) -> bytes:
    """The graph in a form, as UTF-8; the same graph gives the same bytes."""
    return _RENDERERS[form](roadmap)


def _graphml(roadmap: Roadmap) -> bytes:
    from graph.graphml import graphml

    return graphml(roadmap).encode()


def _csv(roadmap: Roadmap) -> bytes:
    out = io.StringIO()
    columns = ("skill", "prerequisite", "need", "group", "default", "confidence", "evidence", "reason")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows(roadmap.requirements):
        flat = {**row, "default": int(row["default"]), "evidence": " ".join(one["kind"] for one in row["evidence"])}
        writer.writerow([flat[column] for column in columns])
    return out.getvalue().encode()


def _jsonld(roadmap: Roadmap) -> bytes:
    required: dict[str, list[str]] = {skill.id: [] for skill in roadmap.skills}
    for row in rows(roadmap.requirements):
        if row["need"] != Need.HELPFUL:
            required[row["skill"]].append(row["prerequisite"])
    terms = [_term(skill, required[skill.id]) for skill in _sorted(roadmap)]
    kind = {"@context": "https://schema.org", "@type": "DefinedTermSet", "@id": f"urn:prereq:{roadmap.revision}"}
    return encode({**kind, "name": roadmap.title, "version": roadmap.revision, "hasDefinedTerm": terms})


def _term(skill: Skill, required: list[str]) -> dict[str, Any]:
    return {
        "@type": ["DefinedTerm", "LearningResource"],
        "@id": _urn(skill.id),
        "termCode": skill.id,
        "name": skill.name,
        "alternateName": list(skill.aliases),
        "description": skill.summary,
        "timeRequired": _duration(skill.hours),
        "competencyRequired": [{"@id": _urn(id)} for id in required],
    }


def _duration(hours: float) -> str:
    """ISO 8601, to the half-hour."""
    return f"PT{int(hours)}H" + ("30M" if hours % 1 else "")


def _case(roadmap: Roadmap) -> bytes:
    whole = _case_id(roadmap.revision)
    items = [_case_item(skill, whole) for skill in _sorted(roadmap)]
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


def _case_item(skill: Skill, whole: str) -> dict[str, Any]:
    id = _case_id(skill.id)
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
    id = _case_id(f"{first} precedes {then}")
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
    id = _case_id(skill)
    return {"title": names[skill], "identifier": id, "uri": f"urn:uuid:{id}"}


def _case_id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, _urn(name)))


def _urn(id: str) -> str:
    return f"urn:prereq:skill:{id}"


def _sorted(roadmap: Roadmap) -> list[Skill]:
    return sorted(roadmap.skills, key=lambda skill: skill.id)


_RENDERERS: dict[GraphFormat, Callable[[Roadmap], bytes]] = {
    GraphFormat.JSON: lambda roadmap: encode(document(roadmap)),
    GraphFormat.GRAPHML: _graphml,
    GraphFormat.JSONLD: _jsonld,
    GraphFormat.CSV: _csv,
    GraphFormat.CASE: _case,
}
