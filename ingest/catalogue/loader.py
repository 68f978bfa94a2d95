"""Load the catalogue files; an error names the file, the line and the field."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import CatalogueError
from graph.fields import default_level, field_of
from graph.model import Background, Evidence, EvidenceKind, Need, Requirement, Role, Skill, Topic, whole_hours
from ingest.catalogue import people
from ingest.catalogue.files import error, parsed
from ingest.catalogue.sources import RESOURCES, resources

if TYPE_CHECKING:
    from ingest.catalogue.schema import NamesFile, RequirementFile, SkillFile, TopicFile

HOME = Path(__file__).parent
"""Where the catalogue of the project lies."""

_DOMAIN = "_domain"
_NAMES = "names.yaml"
_FOLDERS_OF_NO_DOMAIN = (people.ROLES, RESOURCES)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The ``skill`` (id) that a name means inside an entry that has one of the words of ``under``."""

    skill: str
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name with several meanings; ``default`` is the skill (id) that it means without context, or empty."""

    name: str
    default: str
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True)
class Catalogue:
    """Everything that is curated: topics, skills, roles and backgrounds by id, requirements, and names to be read.

    ``retired`` are the skills (ids) that nobody develops any more.

    Every requirement has its levels: the written one, or those that follow from the fields of its ends.
    """

    topics: Mapping[str, Topic]
    skills: Mapping[str, Skill]
    requirements: tuple[Requirement, ...]
    readings: tuple[NameReading, ...] = ()
    labels: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()
    retired: frozenset[str] = frozenset()
    roles: Mapping[str, Role] = field(default_factory=dict)
    backgrounds: Mapping[str, Background] = field(default_factory=dict)

    def needed_by(self, skills: Iterable[str]) -> set[str]:
        """The ids that skills need to be used and understood, every member of alternatives included, without their own.

        Examples
        --------
        >>> sorted(load().needed_by(["vectors"]))
        ['elementary-algebra']
        """
        needs: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.requirements:
            if one.need is not Need.HELPFUL:
                needs[one.skill].extend(one.members)
        start = set(skills)
        reached, stack = set(start), list(start)
        while stack:
            new = set(needs[stack.pop()]) - reached
            reached.update(new)
            stack.extend(new)
        return reached - start


EMPTY = Catalogue({}, {}, ())
"""A catalogue that knows nothing."""


@cache
def load(home: Path = HOME, base: Path | None = None) -> Catalogue:
    """The catalogue of a folder: ``DOMAIN/TOPIC.yaml``, ``DOMAIN/_domain.yaml``, ``names.yaml`` and `people`.

    With a ``base``, the folder of another catalogue, it stands on top of that one: it may name what is defined there.

    Raises
    ------
    CatalogueError
        For a file that cannot be read, a field that is missing, unknown or out of bounds, an id that is used twice,
        and an id that nothing has.

    Examples
    --------
    >>> load().skills["transformers"].name
    'Transformers'
    """
    from ingest.catalogue.schema import NamesFile, TopicFile

    paths = sorted(path for path in home.glob("*/*.yaml") if path.parent.name not in _FOLDERS_OF_NO_DOMAIN)
    files = {path: parsed(path, TopicFile) for path in paths}
    if not files:
        raise CatalogueError(home, "holds no catalogue: expected folders of YAML files")
    below = load(base) if base else EMPTY
    _refuse_repeats(files, below)
    _refuse_topics(files)
    _refuse_dangling(files, below)
    names = parsed(home / _NAMES, NamesFile) if (home / _NAMES).exists() else NamesFile()
    _refuse_unknown_readings(home / _NAMES, names, files, below)
    topics = dict(below.topics) | {topic.id: topic for path, file in files.items() for topic in [_topic(path, file)]}
    skills = {skill.id: skill for path, file in files.items() for skill in _skills(path, file)}
    skills = dict(below.skills) | skills
    links = resources(home, skills)
    skills = {id: replace(skill, resources=links[id]) if id in links else skill for id, skill in skills.items()}
    fields = {skill.id: field_of(skill, topics) for skill in skills.values()}
    own = tuple(one for file in files.values() for skill in file.skills for one in _requirements(skill, fields))
    retired = frozenset(skill.id for file in files.values() for skill in file.skills if skill.retired)
    return Catalogue(
        topics=topics,
        skills=skills,
        requirements=(*below.requirements, *own),
        readings=(*_readings(names), *below.readings),
        labels=(*names.labels, *below.labels),
        common=frozenset(names.common) | below.common,
        retired=retired | below.retired,
        roles=dict(below.roles) | {role.id: role for role in people.roles(home, skills)},
        backgrounds=dict(below.backgrounds) | {one.id: one for one in people.backgrounds(home, skills)},
    )


def without_knowledge() -> Catalogue:
    """A catalogue that knows no skill, and only the labels under which people list skills ("Tools", "Basics").

    Examples
    --------
    >>> len(without_knowledge().skills), "Tools" in without_knowledge().labels
    (0, True)
    """
    return replace(EMPTY, labels=load().labels)


def _refuse_repeats(files: "Mapping[Path, TopicFile]", below: Catalogue) -> None:
    seen: dict[str, Path] = {}
    for path, file in files.items():
        for index, skill in enumerate(file.skills):
            if skill.id in below.skills:
                raise error(path, ("skills", index, "id"), f"{skill.id} is already defined in the catalogue below")
            if skill.id in seen:
                raise error(path, ("skills", index, "id"), f"{skill.id} is already defined in {seen[skill.id].name}")
            seen[skill.id] = path


def _refuse_topics(files: "Mapping[Path, TopicFile]") -> None:
    """Every folder names its domain, and only domains have a field."""
    for path, file in files.items():
        if path.with_name(f"{_DOMAIN}.yaml") not in files:
            raise CatalogueError(path, f"its folder lacks {_DOMAIN}.yaml, which names the domain")
        if file.field and path.stem != _DOMAIN:
            raise error(path, ("field",), f"only a topic at the top has a field: name it in {_DOMAIN}.yaml")


def _refuse_dangling(files: "Mapping[Path, TopicFile]", below: Catalogue) -> None:
    known = {skill.id for file in files.values() for skill in file.skills} | below.skills.keys()
    for path, file in files.items():
        for id in file.core:
            if id not in known:
                raise error(path, ("core",), f"no skill has the id {id}")
        if file.introduction and file.introduction not in known:
            raise error(path, ("introduction",), f"no skill has the id {file.introduction}")
        for index, skill in enumerate(file.skills):
            for number, one in enumerate(skill.requires):
                if missing := [id for id in _members(one) if id not in known]:
                    raise error(path, ("skills", index, "requires", number), f"no skill has the id {missing[0]}")


def _refuse_unknown_readings(
    path: Path, names: "NamesFile", files: "Mapping[Path, TopicFile]", below: Catalogue
) -> None:
    known = {skill.id for file in files.values() for skill in file.skills} | below.skills.keys()
    for index, reading in enumerate(names.readings):
        for id in [*(meaning.skill for meaning in reading.meanings), *filter(None, [reading.default])]:
            if id not in known:
                raise error(path, ("readings", index), f"no skill has the id {id}")


def _topic_id(path: Path) -> str:
    return path.parent.name if path.stem == _DOMAIN else f"{path.parent.name}/{path.stem}"


def _topic(path: Path, file: "TopicFile") -> Topic:
    parent = None if path.stem == _DOMAIN else path.parent.name
    return Topic(
        id=_topic_id(path),
        name=file.name,
        parent=parent,
        aliases=tuple(sorted(file.aliases)),
        core=file.core,
        introduction=file.introduction or "",
        field=file.field or "",
    )


def _skills(path: Path, file: "TopicFile") -> Iterator[Skill]:
    for skill in file.skills:
        yield Skill(
            id=skill.id,
            name=skill.name,
            topic=_topic_id(path),
            hours=whole_hours(skill.hours),
            aliases=tuple(sorted(set(skill.aliases) - {skill.name})),
            covers=tuple(sorted(set(skill.covers))),
            summary=skill.summary,
            can_you=skill.can_you,
            entry_point=skill.entry_point,
            formerly=tuple(sorted(skill.formerly)),
            can_use=skill.can_use or "",
            hours_use=None if skill.hours_use is None else whole_hours(skill.hours_use),
        )


def _requirements(skill: "SkillFile", fields: Mapping[str, str]) -> Iterator[Requirement]:
    for one in skill.requires:
        members = tuple(sorted(_members(one)))
        yield Requirement(
            skill=skill.id,
            members=members,
            need=one.need,
            reason=one.reason,
            evidence=(_evidence(one),),
            confidence=one.confidence,
            default=one.default or "",
            levels=tuple(one.level or default_level(one.need, fields[skill.id], fields[member]) for member in members),
        )


def _members(requirement: "RequirementFile") -> Iterable[str]:
    return (requirement.skill,) if requirement.skill else requirement.any_of


def _evidence(requirement: "RequirementFile") -> Evidence:
    from ingest.catalogue.schema import DocumentationFile, RoadmapLine

    if isinstance(requirement.evidence, DocumentationFile):
        return Evidence(
            EvidenceKind.DOCUMENTATION,
            requirement.evidence.documentation,
            requirement.evidence.url,
            requirement.evidence.fact,
        )
    if isinstance(requirement.evidence, RoadmapLine):
        return Evidence(EvidenceKind.ROADMAP, fact=requirement.evidence.roadmap)
    return Evidence(EvidenceKind(requirement.evidence))


def _readings(names: "NamesFile") -> Iterator[NameReading]:
    for reading in names.readings:
        meanings = tuple(Meaning(meaning.skill, meaning.under) for meaning in reading.meanings)
        yield NameReading(reading.name, reading.default or "", meanings)
