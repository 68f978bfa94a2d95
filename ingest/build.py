"""Entries and catalogue to a roadmap: topics from headings, skills with mentions, requirements, implied skills."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.dag import check
from graph.errors import DocumentError
from graph.interchange import canonical
from graph.model import Background, Mention, Requirement, Resource, Roadmap, Skill, Topic, whole_hours
from graph.names import fold, normalise
from ingest import phrases
from ingest.catalogue import Catalogue
from ingest.entries import Entry, Outline, Shape
from ingest.ids import slug
from ingest.links import outside
from ingest.own_needs import OwnNeed
from ingest.own_requirements import Notice, with_own
from ingest.reading import read_entries
from ingest.recognise import Recognised
from ingest.report import Report, full_report
from ingest.stated_hours import stated_hours
from ingest.understood import Kind, Recognition
from ingest.unforeseen import blame

UNCURATED_HOURS = 4
"""Hours assumed for a skill that the catalogue does not know."""

_ALWAYS = (
    Background("none", "Nothing", "nothing"),
    Background("school", "School", "school mathematics"),
)
"""The backgrounds that every roadmap has, as they are where the catalogue lacks them."""

_BARE_LINKS = {"link", "here", "this", "url", "website", "source", ""}


@dataclass
class _Draft:
    """What the entries so far have given.

    `topic_of` maps the index of an entry to the topic that it opened, `uncurated` the id of a new skill to its name.
    """

    topics: dict[str, Topic] = field(default_factory=dict)
    topic_of: dict[int, str] = field(default_factory=dict)
    mentions: defaultdict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    uncurated: dict[str, str] = field(default_factory=dict)
    resources: list[Resource] = field(default_factory=list)
    hours: dict[str, float] = field(default_factory=dict)
    skill_resources: defaultdict[str, list[Resource]] = field(default_factory=lambda: defaultdict(list))
    topic_resources: defaultdict[str, list[Resource]] = field(default_factory=lambda: defaultdict(list))


def build(outline: Outline, recognised: Recognised, catalogue: Catalogue) -> tuple[Roadmap, Report]:
    """The roadmap of an outline, checked, and the report of what its entries became.

    Parameters
    ----------
    outline
        The entries of a document.
    recognised
        What each entry is, and what the author states: the result of `ingest.recognise.recognise`.
    catalogue
        Where skills, topics and requirements come from.

    Raises
    ------
    DocumentError
        If two skills that the catalogue does not know would share an id, if the document names no skill, or if its
        author's prerequisites form a circle.
    InvalidGraph
        If the graph breaks a rule of `graph.dag.check`.
    """
    draft = _drafted(outline, recognised, catalogue)
    if not draft.mentions:
        raise DocumentError(outline.file, "names no skill: a roadmap lists skills under its headings", line=1)
    entries = tuple(read_entries(outline, recognised, slug))
    bare, notices = _roadmap(
        outline.front.title or _title(outline, recognised.recognitions), draft, recognised, catalogue, outline
    )
    roadmap = canonical(replace(_with_people(bare, catalogue), entries=entries))
    check(roadmap)
    found = full_report(roadmap, outline, recognised, catalogue, notices)
    return roadmap, replace(found, hours=dict(sorted(draft.hours.items())))


def _drafted(outline: Outline, recognised: Recognised, catalogue: Catalogue) -> _Draft:
    """What the entries give, one after the other."""
    draft = _Draft()
    for index, entry in enumerate(outline.entries):
        with blame(outline.file, entry.line):
            _take(draft, outline, recognised, catalogue, index)
            draft.hours |= {
                id: hours for id, hours in stated_hours(outline, recognised, index).items() if id not in draft.hours
            }
    for need in recognised.needs:
        _mention_members(draft, outline, catalogue, need)
    return draft


def _mention_members(draft: _Draft, outline: Outline, catalogue: Catalogue, need: OwnNeed) -> None:
    """What is only named as a prerequisite is named by the document, too."""
    for id in need.members:
        if id in catalogue.skills and id not in draft.mentions:
            topic = next((mention.topic for skill in need.skills for mention in draft.mentions[skill]), "")
            draft.mentions[id].append(Mention(need.line, need.text, topic or _preamble(draft, outline)))


def _take(draft: _Draft, outline: Outline, recognised: Recognised, catalogue: Catalogue, index: int) -> None:
    entry, recognition = outline.entries[index], recognised.recognitions[index]
    above = next((draft.topic_of[outer] for outer in outline.chain(index) if outer in draft.topic_of), "")
    here = _topic(draft, catalogue, entry, recognition, above)
    if here != above:
        draft.topic_of[index] = here
    if recognition.kind is Kind.RESOURCE or outside(entry.links):
        _collect_links(draft, outline, recognised, index, here)
    if not (recognition.skills or recognition.unknown):
        return
    mention = Mention(entry.line, entry.as_written, here or _preamble(draft, outline))
    for id in recognition.skills:
        draft.mentions[id].append(mention)
    for name in recognition.unknown:
        draft.mentions[_uncurated(draft, outline, catalogue, name, mention)].append(mention)


def _topic(draft: _Draft, catalogue: Catalogue, entry: Entry, recognition: Recognition, above: str) -> str:
    """The topic that an entry opens, else the topic ``above`` that encloses it."""
    if entry.shape is not Shape.HEADING or recognition.kind in {Kind.TITLE, Kind.LABEL, Kind.RESOURCE, Kind.STATEMENT}:
        return above
    if recognition.topic:
        _open_catalogue_topic(draft, catalogue, recognition.topic, entry.line)
        return recognition.topic
    if recognition.kind is Kind.SKILLS:
        return above or _open(draft, entry, above)
    return _open(draft, entry, above)


def _open_catalogue_topic(draft: _Draft, catalogue: Catalogue, id: str, line: int | None) -> None:
    topic = draft.topics.get(id) or catalogue.topics[id]
    first = line if topic.line is None else topic.line
    draft.topics[id] = replace(topic, line=first)
    if topic.parent and topic.parent not in draft.topics:
        _open_catalogue_topic(draft, catalogue, topic.parent, None)


def _open(draft: _Draft, entry: Entry, above: str) -> str:
    name = phrases.clean(entry.text) or entry.text
    id = "/".join(filter(None, [above, slug(name) or f"line-{entry.line}"]))
    draft.topics.setdefault(id, Topic(id, name, above or None, line=entry.line))
    return id


def _preamble(draft: _Draft, outline: Outline) -> str:
    """The topic of entries before the first heading, or right below the title."""
    draft.topics.setdefault("overview", Topic("overview", "Overview", line=outline.entries[0].line))
    return "overview"


def _uncurated(draft: _Draft, outline: Outline, catalogue: Catalogue, name: str, mention: Mention) -> str:
    id = slug(name)
    if not id:
        raise DocumentError(outline.file, f'"{name}" gives no id: use letters or digits', line=mention.line)
    other = catalogue.skills[id].name if id in catalogue.skills else draft.uncurated.get(id)
    if other and fold(other) != fold(name):
        raise DocumentError(outline.file, f'"{name}" and "{other}" would share the id {id}', line=mention.line)
    if id not in catalogue.skills:
        draft.uncurated.setdefault(id, name)
    return id


def _new_skill(id: str, name: str, mentions: Sequence[Mention]) -> Skill:
    """A skill that the catalogue does not know, in the topic of its first mention."""
    return Skill(id, name, mentions[0].topic, UNCURATED_HOURS, mentions=tuple(mentions), curated=False)


def _collect_links(draft: _Draft, outline: Outline, recognised: Recognised, index: int, here: str) -> None:
    """Collect the links of an entry: for the skills that it names or stands under, its topic, or the whole roadmap."""
    entry, recognition = outline.entries[index], recognised.recognitions[index]
    places = _link_places(draft, outline, recognised, index, here)
    links = outside(entry.links)
    plain = phrases.clean(entry.text.rsplit(" - ", 1)[0]).rstrip(" -")
    for number, link in enumerate(entry.links):
        if link in links:
            title = plain if link.text.casefold() in _BARE_LINKS else link.text
            of = recognition.linked[number] if recognition.linked else ()
            for place in [draft.skill_resources[_id(name)] for name in of] or places:
                place.append(Resource(title or link.url, link.url, entry.line))
    title = phrases.clean(entry.text).rstrip(" -")
    if title and not links and entry.shape is Shape.ITEM and recognition.kind is Kind.RESOURCE:
        for place in places:
            place.append(Resource(title, "", entry.line))


def _id(name: str) -> str:
    """The id of a skill that is given by its id or by a new name."""
    return name if slug(name) == name else slug(name)


def _link_places(
    draft: _Draft, outline: Outline, recognised: Recognised, index: int, here: str
) -> list[list[Resource]]:
    """Where the links of an entry that names no skill belong."""
    for outer in outline.chain(index):
        recognition = recognised.recognitions[outer]
        if outline.entries[outer].shape is Shape.PARAGRAPH:
            return [draft.resources]
        if recognition.kind is Kind.SKILLS and not recognition.topic:
            return [draft.skill_resources[id] for id in (*recognition.skills, *map(slug, recognition.unknown))]
    if not here:
        return [draft.resources]
    return [draft.topic_resources[here]]


def _title(outline: Outline, recognitions: Iterable[Recognition]) -> str:
    titles = (
        entry.text
        for entry, recognition in zip(outline.entries, recognitions, strict=True)
        if recognition.kind is Kind.TITLE
    )
    return next(titles, "") or Path(outline.file).stem


def _roadmap(
    title: str, draft: _Draft, recognised: Recognised, catalogue: Catalogue, outline: Outline
) -> tuple[Roadmap, list[Notice]]:
    alone = outline.front.own == "only"
    named = set(draft.mentions) - set(draft.uncurated)
    present = named if alone else named | catalogue.needed_by(named)
    curated = () if alone else [one for one in catalogue.requirements if _applies(one, present)]
    requirements, notices = with_own(curated, recognised.needs, outline.file)
    skills = [_skill(catalogue.skills[id], draft, implied=id not in named) for id in present]
    skills += [_new_skill(id, name, draft.mentions[id]) for id, name in draft.uncurated.items()]
    skills = [_with_resources(_timed(skill, draft.hours), draft.skill_resources) for skill in skills]
    for skill in skills:
        if skill.topic not in draft.topics:
            _open_catalogue_topic(draft, catalogue, skill.topic, None)
    ids = {skill.id for skill in skills}
    ambiguous, aliases = _names(catalogue, ids)
    roadmap = Roadmap(
        title=title,
        skills=tuple(_with_aliases(skill, aliases[skill.id]) if skill.id in aliases else skill for skill in skills),
        topics=tuple(_with_links(topic, draft, ids) for topic in draft.topics.values()),
        requirements=requirements,
        ambiguous=ambiguous,
        resources=tuple(draft.resources),
    )
    return roadmap, notices


def _with_resources(skill: Skill, resources: Mapping[str, Sequence[Resource]]) -> Skill:
    """The skill with the links of its lines, before those of the catalogue, each address once."""
    if skill.id not in resources:
        return skill
    by_url = {one.url or one.title: one for one in (*skill.resources, *reversed(resources[skill.id]))}
    return replace(skill, resources=tuple(by_url.values()))


def _timed(skill: Skill, hours: Mapping[str, float]) -> Skill:
    """The skill with the hours that the author wrote, if any."""
    if skill.id not in hours:
        return skill
    written = whole_hours(hours[skill.id])
    return replace(skill, hours=written, hours_use=None if skill.hours_use is None else min(skill.hours_use, written))


def _with_people(roadmap: Roadmap, catalogue: Catalogue) -> Roadmap:
    """The roadmap with the roles that it holds in whole, and every background with those of its seeds that it holds."""
    ids = {skill.id for skill in roadmap.skills}
    every = {**{one.id: one for one in _ALWAYS}, **catalogue.backgrounds}
    return replace(
        roadmap,
        roles=tuple(role for role in catalogue.roles.values() if all(one.skill in ids for one in role.skills)),
        backgrounds=tuple(
            replace(one, seeds=tuple(seed for seed in one.seeds if seed in ids)) for one in every.values()
        ),
    )


def _applies(requirement: Requirement, present: set[str]) -> bool:
    return requirement.skill in present and set(requirement.members) <= present


def _skill(skill: Skill, draft: _Draft, *, implied: bool) -> Skill:
    return replace(skill, implied=implied, mentions=tuple(dict.fromkeys(draft.mentions.get(skill.id, ()))))


def _names(catalogue: Catalogue, ids: set[str]) -> tuple[dict[str, tuple[str, ...]], defaultdict[str, list[str]]]:
    """The names that stay ambiguous in this roadmap, and the further aliases of each skill."""
    ambiguous: dict[str, tuple[str, ...]] = {}
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for reading in catalogue.readings:
        candidates = sorted({meaning.skill for meaning in reading.meanings} & ids)
        single = candidates[0] if len(candidates) == 1 < len(reading.meanings) else ""
        decided = reading.default if reading.default in ids else single
        if decided:
            aliases[decided].append(reading.name)
        elif len(candidates) > 1:
            ambiguous[normalise(reading.name)] = tuple(candidates)
    return ambiguous, aliases


def _with_aliases(skill: Skill, more: Iterable[str]) -> Skill:
    return replace(skill, aliases=tuple(sorted({*skill.aliases, *more} - {skill.name})))


def _with_links(topic: Topic, draft: _Draft, ids: set[str]) -> Topic:
    core = tuple(id for id in topic.core if id in ids)
    introduction = topic.introduction if topic.introduction in ids else ""
    links = tuple(draft.topic_resources[topic.id])
    return replace(topic, core=core, introduction=introduction, resources=links)
