"""The shape of a catalogue file, as pydantic checks it: unknown, missing and mistyped fields are refused."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator, model_validator

from graph.model import Confidence, Level, Need

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Covered = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=10, max_length=400)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=25, max_length=400)]
HalfHours = Annotated[float, Field(ge=0.5, le=60, multiple_of=0.5)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DocumentationFile(_Strict):
    """Evidence by an official page: its title, its address, and what it states."""

    documentation: Sentence
    url: Annotated[str, StringConstraints(pattern=r"^https://")]
    fact: Sentence


class RoadmapLine(_Strict):
    """Evidence by a line of the document."""

    roadmap: Sentence


class RequirementFile(_Strict):
    """One requirement: a ``skill``, or ``any_of`` several with their ``default``; a ``level`` holds for all of them."""

    skill: Id | None = None
    any_of: tuple[Id, ...] = ()
    default: Id | None = None
    need: Need
    level: Level | None = None
    reason: Reason
    evidence: Literal["definition", "package", "roadmap", "judgement"] | DocumentationFile | RoadmapLine
    confidence: Confidence = Confidence.HIGH

    @model_validator(mode="after")
    def _one_or_several(self) -> Self:
        if bool(self.skill) == bool(self.any_of):
            raise ValueError("give either skill or any_of")
        if self.any_of and (len(set(self.any_of)) < 2 or self.default not in self.any_of):
            raise ValueError("any_of needs two different members or more, and a default among them")
        if self.any_of and self.need is Need.HELPFUL:
            raise ValueError("what is only helpful has no alternatives")
        return self


class SkillFile(_Strict):
    """One skill, with what it requires directly; ``can_use`` and ``hours_use`` are those of level use.

    ``retired`` says that nobody develops it any more; its summary says so, too.
    """

    id: Id
    name: Name
    aliases: tuple[Name, ...] = ()
    covers: tuple[Covered, ...] = ()
    summary: Sentence
    can_you: Sentence
    hours: HalfHours
    can_use: Sentence | None = None
    hours_use: HalfHours | None = None
    entry_point: bool = False
    retired: bool = False
    formerly: tuple[Id, ...] = ()
    requires: tuple[RequirementFile, ...] = ()

    @field_validator("hours_use")
    @classmethod
    def _at_most_all_hours(cls, hours_use: float | None, info: ValidationInfo) -> float | None:
        if hours_use is not None and hours_use > info.data.get("hours", hours_use):
            raise ValueError("to use a skill cannot take longer than to understand it")
        return hours_use


class TopicFile(_Strict):
    """One file: a topic and the skills whose primary topic it is; only a top topic may name a ``field``."""

    name: Name
    aliases: tuple[Name, ...] = ()
    core: tuple[Id, ...] = ()
    introduction: Id | None = None
    field: Id | None = None
    skills: tuple[SkillFile, ...] = ()


class MeaningFile(_Strict):
    """What a name means ``under`` headings or bullets that hold one of these words."""

    skill: Id
    under: tuple[Name, ...] = ()


class ReadingFile(_Strict):
    """A name of several meanings: read by its context, else by the ``default``, else left ambiguous."""

    name: Name
    default: Id | None = None
    meanings: Annotated[tuple[MeaningFile, ...], Field(min_length=1)]


class NamesFile(_Strict):
    """The file ``names.yaml``: ambiguous names, labels that only say what follows, and names that are English words."""

    readings: tuple[ReadingFile, ...] = ()
    labels: tuple[Name, ...] = ()
    common: tuple[Name, ...] = ()


class BackgroundFile(_Strict):
    """One background; ``can_you`` completes "can you ...?", and is left out where nothing is assumed."""

    id: Id
    name: Name
    aliases: tuple[Name, ...] = ()
    summary: Covered
    can_you: Covered | None = None
    seeds: tuple[Id, ...] = ()


class BackgroundsFile(_Strict):
    """The file ``backgrounds.yaml``."""

    backgrounds: tuple[BackgroundFile, ...] = ()


class RoleSkillFile(_Strict):
    """A skill that a role asks for, how well, and why."""

    skill: Id
    level: Level
    reason: Reason


class MilestoneFile(_Strict):
    """A small project on the way to a role."""

    title: Name
    build: Sentence
    shows: Sentence
    skills: Annotated[tuple[Id, ...], Field(min_length=1)]


class RoleFile(_Strict):
    """One file of ``roles/``: its name is the id of the role. Essentials stand first among the skills."""

    name: Name
    aliases: tuple[Name, ...] = ()
    summary: Sentence
    skills: Annotated[tuple[RoleSkillFile, ...], Field(min_length=1)]
    milestones: Annotated[tuple[MilestoneFile, ...], Field(min_length=3, max_length=5)]


ResourceKind = Literal["documentation", "tutorial", "course", "book", "article", "video", "paper", "specification"]


class SourceFile(_Strict):
    """A publisher's site, book or course: ``url`` is what the paths of its parts follow.

    ``free`` is left out where neither the page nor the licence says so; ``seen`` is the day of the copy that was read.
    """

    id: Id
    title: Covered
    publisher: Name
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"]+$", max_length=300)]
    kind: ResourceKind
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "en"
    free: bool | None = None
    licence: Covered | None = None
    seen: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class SourcesFile(_Strict):
    """The file ``sources.yaml``."""

    sources: tuple[SourceFile, ...] = ()


class ResourceFile(_Strict):
    """A part of a source: its address is that of the source and ``path``; ``dead`` hides it, since that day."""

    source: Id
    path: Annotated[str, StringConstraints(pattern=r"^[^\s<>\"]*$", max_length=300)] = ""
    title: Covered | None = None
    part: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    kind: ResourceKind | None = None
    seen: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    dead: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None


class ResourcesFile(_Strict):
    """One file of ``resources/``: one to three resources of each skill, best first."""

    resources: dict[Id, Annotated[tuple[ResourceFile, ...], Field(min_length=1, max_length=3)]]
