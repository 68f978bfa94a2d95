"""What stands behind the question mark of the page's addresses.

Forms send every field, empty ones too, so an empty value is as good as none. Parameters that the page does not know are
ignored, unlike those of the API: mail programs and networks append theirs to the links that people send.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api.web.roadmap import Only
from graph.model import Depth
from graph.names import MAX_NAME_CHARACTERS
from graph.questions.placement import DEFAULT_QUESTIONS, MAX_QUESTIONS
from graph.solution import Choose, Profile


class Grouping(StrEnum):
    """How the list is divided: in phases, or by what can be learned side by side."""

    PHASE = "phase"
    STAGE = "stage"


class Tab(StrEnum):
    """How an answer is shown: as the list, week by week, or as the picture."""

    LIST = "list"
    WEEKS = "weeks"
    PICTURE = "picture"


def _grouping(value: object) -> object:
    """A way to divide the list; the usual one for what is none, as in links of earlier versions."""
    return value if value in set(Grouping) else Grouping.PHASE


def _tab(value: object) -> object:
    """A tab; None, the usual one, for what is none."""
    return value if value in set(Tab) else None


def _given(values: object) -> object:
    """The values that are not empty."""
    return [one for one in values if one] if isinstance(values, list) else values


Names = Annotated[tuple[str, ...], BeforeValidator(_given)]
Switch = Annotated[bool, BeforeValidator(lambda value: value or False)]
HoursPerWeek = Annotated[float | None, BeforeValidator(lambda value: value or None)]
Day = Annotated[date | None, BeforeValidator(lambda value: value or None)]


class Ticked(BaseModel):
    """What every view may be asked with: what somebody brings along, and how deep the question goes.

    ``known`` are the skills that were ticked. ``background`` is empty for the usual one of the depth; ``lacking`` are
    skills that it would bring. ``searched`` are the words of the search box, where the view is what they were taken
    for.
    """

    model_config = ConfigDict(frozen=True)

    known: Names = ()
    depth: Depth = Depth.UNDERSTAND
    background: Annotated[str, Field(max_length=MAX_NAME_CHARACTERS)] = ""
    lacking: Names = ()
    searched: Annotated[str, Field(max_length=500)] = ""

    @property
    def carried(self) -> "Ticked":
        """The parameters that links to other views keep."""
        return Ticked(known=self.known, depth=self.depth, background=self.background, lacking=self.lacking)


class Profiled(Ticked):
    """Who asks, and how."""

    prefer: Names = ()
    avoid: Names = ()
    choose: Choose = Choose.DEFAULT
    whole: Switch = False

    @property
    def profile(self) -> Profile:
        """The profile that these fields describe."""
        return Profile.of(self)


class Study(Profiled):
    """What to learn before a target.

    ``missing`` is a name that somebody misses in the list. In the picture ``open`` is what is opened, and ``way`` the
    skill whose way to the target is lit up.
    """

    also: Names = ()
    by: Annotated[Grouping, BeforeValidator(_grouping)] = Grouping.PHASE
    hours_per_week: HoursPerWeek = None
    start: Day = None
    deadline: Day = None
    view: Annotated[Tab | None, BeforeValidator(_tab)] = None
    missing: Annotated[str, Field(max_length=MAX_NAME_CHARACTERS)] = ""
    open: Annotated[str, Field(max_length=MAX_NAME_CHARACTERS)] = ""
    way: Annotated[str, Field(max_length=MAX_NAME_CHARACTERS)] = ""

    @property
    def is_planned(self) -> bool:
        """Whether weeks are asked for."""
        return self.view is Tab.WEEKS or self.hours_per_week is not None or self.deadline is not None

    @property
    def usual_tab(self) -> Tab:
        """The tab that is shown where the link names none."""
        return Tab.WEEKS if self.hours_per_week is not None or self.deadline is not None else Tab.LIST

    @property
    def tab(self) -> Tab:
        """The tab that is shown."""
        return self.view or self.usual_tab


class Skilled(Ticked):
    """A skill, and which of its resources are shown: those of a ``kind``, and only ``free`` ones."""

    kind: Annotated[str, Field(max_length=40)] = ""
    free: Switch = False


class Pair(Profiled):
    """Is one needed for the other?"""

    before: str = ""
    after: str = ""


class Words(Ticked):
    """What somebody typed into the search box; ``listed`` asks for the choice even if there is a nearest meaning."""

    q: Annotated[str, Field(max_length=500)] = ""
    listed: bool = False


class Reading(Ticked):
    """Which lines of the document: ``line`` is one that is to be seen."""

    only: Only = Only.ALL
    page: Annotated[int, Field(ge=1)] = 1
    line: Annotated[int | None, BeforeValidator(lambda value: value or None)] = None


class Placing(Profiled):
    """What somebody knows: ``said`` are the answers so far, each "yes", "no" or "skip", a dot, and the id of a skill.

    ``target`` is what somebody typed before the first question.
    """

    target: Annotated[str, Field(max_length=500)] = ""
    also: Names = ()
    said: Names = ()
    budget: Annotated[int, Field(ge=1, le=MAX_QUESTIONS)] = DEFAULT_QUESTIONS


class Naming(Ticked):
    """The skills that somebody knows; ``add`` is a name to add to them."""

    add: Annotated[str, Field(max_length=500)] = ""
