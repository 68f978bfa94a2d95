"""The shape of a catalogue file, as pydantic checks it: unknown, missing and mistyped fields are refused."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from graph.model import Confidence, Need

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Covered = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=10, max_length=400)]
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
    """One requirement: a ``skill``, or ``any_of`` several with their ``default``."""

    skill: Id | None = None
    any_of: tuple[Id, ...] = ()
    default: Id | None = None
    need: Need
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=25, max_length=400)]
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
    """One skill, with what it requires directly."""

    id: Id
    name: Name
    aliases: tuple[Name, ...] = ()
    covers: tuple[Covered, ...] = ()
    summary: Sentence
    can_you: Sentence
    hours: HalfHours
    entry_point: bool = False
    formerly: tuple[Id, ...] = ()
    requires: tuple[RequirementFile, ...] = ()


class TopicFile(_Strict):
    """One file: a topic and the skills whose primary topic it is."""

    name: Name
    aliases: tuple[Name, ...] = ()
    core: tuple[Id, ...] = ()
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
