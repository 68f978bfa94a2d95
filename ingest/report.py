"""What became of a document, for its author: counts, what was left out, and what contradicts what."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.model import EvidenceKind, Roadmap
from graph.review import Part
from ingest.catalogue import Catalogue
from ingest.entries import Entry, Outline, Shape
from ingest.language import CATALOGUE_LANGUAGE, language_of
from ingest.mermaid import flowchart, is_flowchart
from ingest.own_requirements import Notice
from ingest.recognise import Recognised
from ingest.understood import Kind, Recognition

MAX_TELLING_NAMES = 20
"""Names that the catalogue lacks which a report ranks."""


@dataclass(frozen=True, slots=True)
class OmittedName:
    """A name that was left out, since nothing tells which of its meanings it has.

    Attributes
    ----------
    line
        Line of the document, counted from 1.
    name
        The name as it stands there.
    candidates
        Ids of the skills that it may mean.
    """

    line: int
    name: str
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What became of a document: entries by kind, the size of the graph, and what may need a look.

    Attributes
    ----------
    title
        Title of the roadmap.
    entries
        How many entries were read as each kind of thing.
    skills
        How many skills the graph has.
    topics
        How many topics it has.
    requirements
        How many requirements it has.
    implied
        Ids of the skills that are required and that the document never names.
    uncurated
        Ids of the skills that the catalogue does not know.
    ambiguous
        Names that were left out, since they have several meanings.
    hours
        Hours that the author wrote, by the id of the skill.
    stated
        How many requirements have a line of the document as evidence.
    blocks
        How many blocks of code and HTML were not read, by their kind.
    ticked
        Ids of the skills whose box is ticked.
    telling
        The uncurated skills that matter most, by id, with the count of their mentions and requirements.
    notices
        What else an author should look at, with its line.
    left_out_roles
        Roles of the catalogue that the roadmap holds only in part, by id, with the count of skills that are missing.
    parts
        The sections of the document, and the items below which something stands.
    files
        The files of a folder, each with the line of the whole in which it begins.
    """

    title: str
    entries: Mapping[str, int]
    skills: int
    topics: int
    requirements: int
    implied: tuple[str, ...]
    uncurated: tuple[str, ...]
    ambiguous: tuple[OmittedName, ...] = ()
    hours: Mapping[str, float] = field(default_factory=dict)
    stated: int = 0
    blocks: Mapping[str, int] = field(default_factory=dict)
    ticked: tuple[str, ...] = ()
    telling: Mapping[str, int] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    left_out_roles: Mapping[str, int] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)


def full_report(
    roadmap: Roadmap, outline: Outline, recognised: Recognised, catalogue: Catalogue, contradictions: Iterable[Notice]
) -> Report:
    """The report on a roadmap that was made from an outline; ``contradictions`` are told beside what was not read."""
    notices = [*contradictions, *_unread(recognised), *_unread_charts(outline), *_foreign(outline)]
    ticked = _ticked(outline)
    return replace(
        report(roadmap, outline.entries, recognised.recognitions),
        left_out_roles=_left_out_roles(roadmap, catalogue),
        blocks=_blocks(outline),
        files={part.file: part.first_line for part in outline.parts},
        ticked=tuple(dict.fromkeys(id for entry in roadmap.entries if entry.line in ticked for id in entry.skills)),
        notices=tuple(sorted(notices, key=lambda notice: notice.line)),
        parts=tuple(_parts(outline, recognised)),
    )


def report(roadmap: Roadmap, entries: Sequence[Entry] = (), recognitions: Sequence[Recognition] = ()) -> Report:
    """The report on a roadmap.

    A roadmap that was made from a document has ``entries`` and ``recognitions``, which are counted by kind.
    """
    kinds = Counter(recognition.kind.value for recognition in recognitions)
    return Report(
        title=roadmap.title,
        entries={kind.value: kinds[kind.value] for kind in Kind if kinds[kind.value]},
        skills=len(roadmap.skills),
        topics=len(roadmap.topics),
        requirements=len(roadmap.requirements),
        implied=tuple(skill.id for skill in roadmap.skills if skill.implied),
        uncurated=tuple(skill.id for skill in roadmap.skills if not skill.curated),
        telling=_telling(roadmap),
        stated=sum(any(item.kind is EvidenceKind.ROADMAP for item in one.evidence) for one in roadmap.requirements),
        ambiguous=tuple(
            OmittedName(entry.line, name, candidates)
            for entry, recognition in zip(entries, recognitions, strict=True)
            for name, candidates in recognition.ambiguous.items()
        ),
    )


def _telling(roadmap: Roadmap) -> dict[str, int]:
    """The uncurated skills (ids) that most lines and requirements name, most first."""
    counts = Counter(id for one in roadmap.requirements for id in (one.skill, *one.members))
    if not any(skill.curated for skill in roadmap.skills):
        return {}
    weights = {skill.id: len(skill.mentions) + counts[skill.id] for skill in roadmap.skills if not skill.curated}
    ranked = sorted(weights, key=lambda id: (-weights[id], id))
    return {id: weights[id] for id in ranked[:MAX_TELLING_NAMES]}


def _left_out_roles(roadmap: Roadmap, catalogue: Catalogue) -> dict[str, int]:
    ids = {skill.id for skill in roadmap.skills}
    missing = {role.id: sum(one.skill not in ids for one in role.skills) for role in catalogue.roles.values()}
    return {id: count for id, count in missing.items() if count}


def _blocks(outline: Outline) -> dict[str, int]:
    """How many blocks of code and HTML there are, by their kind."""
    kinds = Counter(
        block.language.split()[0] if block.text else block.language for block in outline.code if block.language
    )
    kinds["code"] = sum(not block.language for block in outline.code)
    return {kind: kinds[kind] for kind in sorted(kinds) if kinds[kind] and kind.casefold() != "mermaid"}


def _parts(outline: Outline, recognised: Recognised) -> Iterator[Part]:
    """The headings but for the title, and the items that enclose others, each with the last line below it."""
    last = [entry.line for entry in outline.entries]
    for index in reversed(range(len(last))):
        if (above := outline.entries[index].parent) is not None:
            last[above] = max(last[above], last[index])
    for entry, recognition, end in zip(outline.entries, recognised.recognitions, last, strict=True):
        is_heading = entry.shape is Shape.HEADING
        if (is_heading or end > entry.line) and recognition.kind is not Kind.TITLE:
            yield Part(entry.line, end, entry.text, entry.level if is_heading else 0)


def _ticked(outline: Outline) -> set[int]:
    """The lines of the items whose box is ticked."""
    return {entry.line for entry in outline.entries if entry.ticked}


def _unread_charts(outline: Outline) -> Iterator[Notice]:
    """Mermaid blocks, and lines of them, from which nothing was read."""
    for block in outline.code:
        if block.is_mermaid and not is_flowchart(block.text):
            yield Notice(block.line, "the Mermaid diagram is no flowchart: it is not read")
        elif block.is_mermaid:
            for line in flowchart(block.text).unread:
                yield Notice(block.line + line, "this line of the Mermaid flowchart is not read")


def _foreign(outline: Outline) -> Iterator[Notice]:
    """That the document is not in the language of the catalogue."""
    language = outline.front.language or language_of("\n".join(entry.text for entry in outline.entries))
    if not language.casefold().startswith(CATALOGUE_LANGUAGE):
        why = f"seems to be written in another language ({language}) than the catalogue ({CATALOGUE_LANGUAGE})"
        yield Notice(1, f"the document {why}: most of its names stay uncurated")


def _unread(recognised: Recognised) -> Iterator[Notice]:
    for name in recognised.unread:
        why = f'"{name.name}" is stated as a prerequisite, and neither document nor catalogue names it: left out'
        yield Notice(name.line, why)
