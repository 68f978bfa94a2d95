"""The rows of the interchange form, as pydantic reads them: strict, bounded, and without unknown fields.

The classes ending in ``1`` are the rows of ``prereq-graph/1``; those of version 2 add fields to them. What a row may
leave out has a default.
"""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel
from pydantic_core import PydanticCustomError

from graph.model import Confidence, EvidenceKind, Level, Need

MAX_ID_CHARACTERS = 1_000
MAX_NAME_CHARACTERS = 1_000
MAX_TEXT_CHARACTERS = 20_000
MIN_HOURS = 0.5
MAX_HOURS = 1_000.0
MAX_LINE = 1_000_000

_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")


def _printable(text: str) -> str:
    if character := _CONTROL.search(text):
        code = f"{ord(character[0]):04X}"
        raise PydanticCustomError("control_character", "holds the control character U+{code}", {"code": code})
    return text


def _filled(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "should not be blank")
    return text


def _day(text: str) -> str:
    try:
        if text and date.fromisoformat(text).isoformat() != text:
            raise ValueError(text)
    except ValueError as problem:
        raise PydanticCustomError("day", "should be a day like 2026-11-29") from problem
    return text


def _halves(hours: float) -> float:
    if hours * 2 % 1:
        raise PydanticCustomError("halves", "should be a count of half hours")
    return hours


_Printable = AfterValidator(_printable)
_Filled = AfterValidator(_filled)

Id = Annotated[str, Field(max_length=MAX_ID_CHARACTERS), _Printable, _Filled]
IdOrNone = Annotated[str, Field(max_length=MAX_ID_CHARACTERS), _Printable]
Name = Annotated[str, Field(max_length=MAX_NAME_CHARACTERS), _Printable, _Filled]
Short = Annotated[str, Field(max_length=MAX_NAME_CHARACTERS), _Printable]
Text = Annotated[str, Field(max_length=MAX_TEXT_CHARACTERS), _Printable]
Reason = Annotated[str, Field(max_length=MAX_TEXT_CHARACTERS), _Printable, _Filled]
Day = Annotated[str, AfterValidator(_day)]
Line = Annotated[int, Field(ge=1, le=MAX_LINE)]
Hours = Annotated[float, Field(ge=MIN_HOURS, le=MAX_HOURS, allow_inf_nan=False), AfterValidator(_halves)]
NeedValue = Annotated[Need, Field(strict=False)]
LevelValue = Annotated[Level, Field(strict=False)]
ConfidenceValue = Annotated[Confidence, Field(strict=False)]
EvidenceKindValue = Annotated[EvidenceKind, Field(strict=False)]


class Row(BaseModel):
    """The settings of every row: strict, frozen, and no unknown fields."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_enum_values=True)


class EvidenceRow(Row):
    """One piece of evidence for a requirement."""

    kind: EvidenceKindValue
    title: Text = ""
    url: Text = ""
    fact: Text = ""


class Link1(Row):
    """A link of the document."""

    title: Text
    url: Text
    line: Line


class Link(Link1):
    """A link of the document or of the catalogue."""

    line: Line | None = None  # type: ignore[assignment]  # a link of the catalogue has none
    kind: Short = ""
    free: bool | None = None
    part: Text = ""
    seen: Day = ""


class MentionRow(Row):
    """A place of the document."""

    line: Line
    text: Text
    topic: Id


class Skill1(Row):
    """A skill of version 1."""

    id: Id
    name: Name
    topic: Id
    hours: Hours
    aliases: list[Name] = []
    covers: list[Name] = []
    summary: Text = ""
    can_you: Text = ""
    curated: bool = True
    implied: bool = False
    entry_point: bool = False
    formerly: list[Id] = []
    mentions: list[MentionRow] = []


class SkillRow(Skill1):
    """A skill."""

    can_use: Text = ""
    hours_use: Hours | None = None
    resources: list[Link] = []


class Topic1(Row):
    """A topic of version 1."""

    id: Id
    name: Name
    parent: Id | None = None
    aliases: list[Name] = []
    line: Line | None = None
    core: list[Id] = []
    skills: list[Id] | None = None
    resources: list[Link1] = []


class TopicRow(Topic1):
    """A topic."""

    resources: list[Link] = []  # type: ignore[assignment]  # of version 2
    introduction: IdOrNone = ""
    field: IdOrNone = ""


class Requirement1(Row):
    """One member of a requirement of version 1."""

    skill: Id
    prerequisite: Id
    need: NeedValue
    reason: Reason
    evidence: list[EvidenceRow] = []
    confidence: ConfidenceValue = Confidence.HIGH
    group: Text = ""
    default: bool = False


class RequirementRow(Requirement1):
    """One member of a requirement; without a level it has the default one of its fields."""

    level: LevelValue | None = None


class RoleSkillRow(Row):
    """A skill that a role asks for."""

    skill: Id
    level: LevelValue
    reason: Text = ""


class MilestoneRow(Row):
    """A project on the way to a role."""

    title: Name
    build: Text
    shows: Text
    skills: list[Id]


class RoleRow(Row):
    """A role."""

    id: Id
    name: Name
    summary: Text = ""
    aliases: list[Name] = []
    skills: list[RoleSkillRow]
    milestones: list[MilestoneRow] = []


class BackgroundRow(Row):
    """A background."""

    id: Id
    name: Name
    summary: Text = ""
    can_you: Text = ""
    aliases: list[Name] = []
    seeds: list[Id] = []


class EntryRow(Row):
    """How an entry of the document was read."""

    line: Line
    text: Text
    kind: Name
    skills: list[Id] = []
    why: Text = ""


class Head1(Row):
    """The roadmap itself, in version 1."""

    title: Text
    resources: list[Link1] = []


class Head(Head1):
    """The roadmap itself."""

    resources: list[Link] = []  # type: ignore[assignment]  # of version 2


class Ambiguous(RootModel[dict[Name, list[Id]]]):
    """Names that may mean several skills."""

    model_config = ConfigDict(strict=True, frozen=True)
