"""Load the catalogue files; an error names the file, the line and the field."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from graph.errors import CatalogueError
from graph.model import Evidence, EvidenceKind, Requirement, Skill, Topic, whole_hours

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from ingest.catalogue.schema import NamesFile, RequirementFile, SkillFile, TopicFile

    File = TypeVar("File", bound=BaseModel)

HOME = Path(__file__).parent
"""Where the catalogue of the project lies."""

_DOMAIN = "_domain"
_NAMES = "names.yaml"
_Place = tuple[int | str, ...]


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
    """All curated knowledge: topics and skills by id, requirements, and what recognition needs.

    ``readings`` are names with several meanings, ``labels`` are headings that name no skill ("Tools"), ``common`` are
    English words that are names too.
    """

    topics: Mapping[str, Topic]
    skills: Mapping[str, Skill]
    requirements: tuple[Requirement, ...]
    readings: tuple[NameReading, ...] = ()
    labels: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()


@cache
def load(home: Path = HOME) -> Catalogue:
    """The catalogue of a folder: ``DOMAIN/TOPIC.yaml``, ``DOMAIN/_domain.yaml`` and ``names.yaml``.

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

    files = {path: _parsed(path, TopicFile) for path in sorted(home.glob("*/*.yaml"))}
    if not files:
        raise CatalogueError(home, "holds no catalogue: expected folders of YAML files")
    _refuse_repeats(files)
    _refuse_dangling(files)
    names = _parsed(home / _NAMES, NamesFile) if (home / _NAMES).exists() else NamesFile()
    _refuse_unknown_readings(home / _NAMES, names, files)
    return Catalogue(
        topics={topic.id: topic for path, file in files.items() for topic in [_topic(path, file)]},
        skills={skill.id: skill for path, file in files.items() for skill in _skills(path, file)},
        requirements=tuple(
            requirement for file in files.values() for skill in file.skills for requirement in _requirements(skill)
        ),
        readings=tuple(_readings(names)),
        labels=names.labels,
        common=frozenset(names.common),
    )


def _parsed(path: Path, shape: "type[File]") -> "File":
    from pydantic import ValidationError
    from yaml12 import parse_yaml

    try:
        text = path.read_text(encoding="utf-8")
        return shape.model_validate(parse_yaml(text) or {})
    except (OSError, UnicodeDecodeError) as problem:
        raise CatalogueError(path, f"cannot be read: {problem}") from problem
    except ValidationError as problem:
        raise _field_error(path, text, problem) from problem
    except ValueError as problem:
        line = re.search(r"line (\d+)", str(problem))
        raise CatalogueError(path, str(problem), line=int(line[1]) if line else None) from problem


def _field_error(path: Path, text: str, problem: "ValidationError") -> CatalogueError:
    first = problem.errors(include_url=False, include_context=False)[0]
    place = tuple(part for part in first["loc"] if isinstance(part, int) or re.fullmatch("[a-z_]+", part))
    return CatalogueError(path, first["msg"], line=_line(text, place), field=".".join(map(str, place)))


def _line(text: str, place: _Place) -> int:
    """The line, from 1, of a place in a YAML text such as ``("skills", 3, "requires", 0, "need")``, or the nearest."""
    lines = text.splitlines()
    start, end = 0, len(lines)
    for part in place:
        if isinstance(part, int):
            items = [number for number in range(start, end) if re.match(r" *- ", lines[number])]
            level = min((_indent(lines[number]) for number in items), default=0)
            starts = [number for number in items if _indent(lines[number]) == level]
            start, end = [*starts, end, end][part], [*starts, end, end][part + 1]
        else:
            start = next((n for n in range(start, end) if re.search(rf"(?<![\w-]){part}:", lines[n])), start)
    return start + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _refuse_repeats(files: "Mapping[Path, TopicFile]") -> None:
    seen: dict[str, Path] = {}
    for path, file in files.items():
        for index, skill in enumerate(file.skills):
            if skill.id in seen:
                raise _error(path, ("skills", index, "id"), f"{skill.id} is already defined in {seen[skill.id].name}")
            seen[skill.id] = path


def _refuse_dangling(files: "Mapping[Path, TopicFile]") -> None:
    known = {skill.id for file in files.values() for skill in file.skills}
    for path, file in files.items():
        for id in file.core:
            if id not in known:
                raise _error(path, ("core",), f"no skill has the id {id}")
        for index, skill in enumerate(file.skills):
            for number, requirement in enumerate(skill.requires):
                if missing := [id for id in _members(requirement) if id not in known]:
                    raise _error(path, ("skills", index, "requires", number), f"no skill has the id {missing[0]}")


def _refuse_unknown_readings(path: Path, names: "NamesFile", files: "Mapping[Path, TopicFile]") -> None:
    known = {skill.id for file in files.values() for skill in file.skills}
    for index, reading in enumerate(names.readings):
        for id in [*(meaning.skill for meaning in reading.meanings), *filter(None, [reading.default])]:
            if id not in known:
                raise _error(path, ("readings", index), f"no skill has the id {id}")


def _error(path: Path, place: _Place, why: str) -> CatalogueError:
    field = ".".join(str(part) for part in place)
    return CatalogueError(path, why, line=_line(path.read_text(encoding="utf-8"), place), field=field)


def _topic_id(path: Path) -> str:
    return path.parent.name if path.stem == _DOMAIN else f"{path.parent.name}/{path.stem}"


def _topic(path: Path, file: "TopicFile") -> Topic:
    parent = None if path.stem == _DOMAIN else path.parent.name
    return Topic(_topic_id(path), file.name, parent, tuple(sorted(file.aliases)), core=file.core)


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
        )


def _requirements(skill: "SkillFile") -> Iterator[Requirement]:
    for requirement in skill.requires:
        yield Requirement(
            skill=skill.id,
            members=tuple(sorted(_members(requirement))),
            need=requirement.need,
            reason=requirement.reason,
            evidence=(_evidence(requirement),),
            confidence=requirement.confidence,
            default=requirement.default or "",
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
