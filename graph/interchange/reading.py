"""Documents that others give, read strictly: of either version, within bounds, and with every fault at its place."""

from typing import TYPE_CHECKING

from graph.content import Document
from graph.errors import InvalidDocument
from graph.fields import default_level, field_of
from graph.interchange.plain import FORMAT, roadmap_of
from graph.interchange.version_1 import FORMAT_1, revision_1, upgraded
from graph.model import Need, Roadmap, Skill, Topic
from graph.revision import revision

if TYPE_CHECKING:
    from graph.interchange.faults import Faults

_TOP = {
    FORMAT_1: {"format", "revision", "roadmap", "skills", "topics", "requires", "ambiguous"},
    FORMAT: {
        *("format", "revision", "roadmap", "skills", "topics", "requires", "ambiguous"),
        *("roles", "backgrounds", "entries"),
    },
}
"""The fields of a document itself, by its format."""


def parse(given: object) -> Roadmap:
    """The roadmap of a ``prereq-graph/2`` document, or of one of version 1, which gets the default levels.

    Raises
    ------
    InvalidDocument
        If it is not one, naming each fault with its place; or if it was edited: its revision no longer is that of its
        content.

    Examples
    --------
    >>> from graph.interchange import document
    >>> from graph.samples import TINY
    >>> parse(document(TINY)).title
    'Tiny'
    """
    form = given.get("format") if isinstance(given, dict) else None
    if not isinstance(given, dict) or form not in _TOP:
        raise InvalidDocument(f'not a {FORMAT} document: its "format" must say so')
    read = _read(given, form)
    roadmap = _of_version_1(read) if form == FORMAT_1 else _of_version_2(read)
    stated, actual = given.get("revision"), revision_1(roadmap) if form == FORMAT_1 else revision(roadmap)
    if stated is not None and stated != actual:
        raise InvalidDocument(
            "its revision is not that of its content: it was edited; remove the revision to accept that"
        )
    return upgraded(roadmap) if form == FORMAT_1 else roadmap


def _read(given: Document, form: str) -> Document:
    """All rows of a document, checked, each with every field that its version knows."""
    from graph.interchange.faults import Faults, shown
    from graph.interchange.references import reference_faults

    faults = Faults(form)
    for name in sorted(given.keys() - _TOP[form]):
        faults.add(shown(name), f"is no field of {form}")
    read = _rows(given, form, faults)
    faults.refuse()
    for place, why in reference_faults(read):
        faults.add(place, why)
    faults.refuse()
    return read


def _rows(given: Document, form: str, faults: "Faults") -> Document:
    from graph.interchange import form as forms

    is_first = form == FORMAT_1
    head = faults.row("roadmap", given.get("roadmap"), forms.Head1 if is_first else forms.Head)
    ambiguous = faults.row("ambiguous", given.get("ambiguous", {}), forms.Ambiguous)
    lists = {
        "skills": forms.Skill1 if is_first else forms.SkillRow,
        "topics": forms.Topic1 if is_first else forms.TopicRow,
        "requires": forms.Requirement1 if is_first else forms.RequirementRow,
        "roles": forms.RoleRow,
        "backgrounds": forms.BackgroundRow,
        "entries": forms.EntryRow,
    }
    read = {name: list(faults.rows(name, given.get(name, []), row)) for name, row in lists.items()}
    return {"roadmap": head, "ambiguous": ambiguous, **read}


def _of_version_1(read: Document) -> Roadmap:
    """The roadmap of a document without levels: with any, to be replaced by the default ones."""
    added: Document = {"can_use": "", "hours_use": None, "resources": []}
    skills = [{**row, **added} for row in read["skills"]]
    requires = [{**row, "level": "use"} for row in read["requires"]]
    return roadmap_of({**read, "skills": skills, "requires": requires})


def _of_version_2(read: Document) -> Roadmap:
    """The roadmap of a document in which rows may leave their level to the default."""
    unleveled = [row for row in read["requires"] if row["level"] is None]
    if unleveled:
        fields = _fields(read)
        for row in unleveled:
            row["level"] = default_level(Need(row["need"]), fields[row["skill"]], fields[row["prerequisite"]])
    return roadmap_of(read)


def _fields(read: Document) -> dict[str, str]:
    """The field of each skill, by its id."""
    topics = {row["id"]: Topic(row["id"], row["name"], row["parent"], field=row["field"]) for row in read["topics"]}
    skills = (Skill(row["id"], row["name"], row["topic"], 1, curated=row["curated"]) for row in read["skills"])
    return {skill.id: field_of(skill, topics) for skill in skills}
