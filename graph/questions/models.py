"""The fields of the questions, the same over HTTP, in the terminal and for agents; unknown fields are refused."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from graph.model import Depth, Need
from graph.questions.path import By
from graph.questions.placement import DEFAULT_QUESTIONS, MAX_QUESTIONS
from graph.questions.show import MAX_PAGE_SKILLS
from graph.solution import Choose, Profile

Name = Annotated[str, Field(description="An id, a name or an alias.")]

DEFAULT_WEEK_HOURS = 8.0
"""Hours of study a week of a plan where none are said."""


class Question(BaseModel):
    """What every question has in common."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ProfileQuestion(Question):
    """Who asks, and how: the fields of `graph.solution.Profile`."""

    known: list[Name] = Field([], description="Skills or topics that need not be learned again.", examples=[["python"]])
    background: str = Field(
        "",
        description="What is taken for granted at the start: school, unless the depth is thorough or all.",
        examples=["programmer"],
    )
    lacking: list[Name] = Field(
        [], description="Skills that the background or the known ones would bring, but are lacking."
    )
    depth: Depth = Field(
        Depth.UNDERSTAND,
        description="How far to go: use the targets, understand them, understand everything, or all that helps.",
    )
    whole: bool = Field(
        False, description="A topic among the targets means all its skills, and not only its essentials."
    )
    prefer: list[Name] = Field([], description="Which of several alternatives to take.", examples=[["pytorch"]])
    avoid: list[Name] = Field([], description="Which of several alternatives not to take.")
    choose: Choose = Field(Choose.DEFAULT, description="Open alternatives by default, or for the least hours in all.")

    @property
    def profile(self) -> Profile:
        """The profile that these fields describe."""
        return Profile.of(self)


class BeforeQuestion(ProfileQuestion):
    """What must come before the targets?"""

    target: list[Name] = Field(min_length=1, description="Skills or topics to reach.", examples=[["Transformers"]])


class OrderQuestion(ProfileQuestion):
    """In which order?"""

    target: list[Name] = Field([], description="Skills or topics to reach; none: the whole roadmap.")


class PathQuestion(ProfileQuestion):
    """By which shortest chain?"""

    to: Name = Field(description="The skill at the end of the path.", examples=["Transformers"])
    by: By = Field(By.STEPS, description="Shortest in steps, or in hours.")


class WhyQuestion(ProfileQuestion):
    """Is one needed for the other?"""

    before: Name = Field(description="The skill, topic or role that may come first.", examples=["softmax"])
    after: list[Name] = Field(
        min_length=1, description="The skills, topics or roles that may need it, together.", examples=[["Transformers"]]
    )

    @field_validator("after", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: object) -> object:
        """A single name, as earlier versions asked, means a list of one."""
        return [value] if isinstance(value, str) else value


class UnlocksQuestion(ProfileQuestion):
    """What does a skill open?"""

    skill: Name = Field(description="The skill, or topic, that is learned.", examples=["Backpropagation"])


class FrontierQuestion(ProfileQuestion):
    """What could I start now?"""

    target: list[Name] = Field([], description="Count only what lies on the way to these skills or topics.")


class CompareQuestion(ProfileQuestion):
    """What do two targets share?"""

    one: Name = Field(description="A skill or topic.", examples=["BERT"])
    other: Name = Field(description="Another one.", examples=["GPT"])


class TrunkQuestion(ProfileQuestion):
    """What do several targets share?"""

    target: list[Name] = Field(
        min_length=1, description="Two or more skills or topics to reach.", examples=[["Transformers", "Attention"]]
    )


class PlanQuestion(ProfileQuestion):
    """What do I learn in which week?"""

    target: list[Name] = Field(
        min_length=1, description="Skills, topics and roles to reach, or all.", examples=[["Transformers"]]
    )
    hours_per_week: float = Field(DEFAULT_WEEK_HOURS, description="Hours of study a week.")
    start: date | None = Field(None, description="The first day; today, if it is left out.", examples=["2027-01-04"])
    deadline: date | None = Field(None, description="The day by which all is to be done.")
    pace: float = Field(1, description="A factor on all hours: 2 for twice as long.")


class PickedMember(Question):
    """Of the members of a requirement, the one that a plan counts on."""

    skill: str
    members: list[str]
    picked: str


class WaivedRequirement(Question):
    """A requirement that a plan does not meet."""

    skill: str
    prerequisite: str
    need: Need = Need.UNDERSTAND
    reason: str = ""


class VerifyQuestion(ProfileQuestion):
    """Is this order a plan?"""

    order: list[str] = Field(description="The steps, targets included.", examples=[["vectors", "softmax", "attention"]])
    target: list[Name] = Field(min_length=1, description="Skills or topics to reach.")
    revision: str = Field("", description="The revision that the order was made from, if it is to be checked.")
    picks: list[PickedMember] = Field([], description="The `picks` of the plan: its choices among alternatives.")
    cuts: list[str] = Field([], description="The ids of the `cuts` of the plan.")
    lowered: list[str] = Field([], description="The `lowered` skills of the plan: only learned to be used.")
    waived: list[WaivedRequirement] = Field([], description="The `waived` requirements of the plan.")


class PlacementAnswer(Question):
    """What was said about one skill."""

    skill: Name
    yes: bool | None = Field(description="Yes, no, or null for a question that was skipped.")


class PlacementQuestion(ProfileQuestion):
    """What does somebody know already?"""

    target: list[Name] = Field(min_length=1, description="Skills or topics to reach.", examples=[["Transformers"]])
    answers: list[PlacementAnswer] = Field(
        [],
        description="The answers so far; to take one back, leave it out. Of several about one skill the last counts.",
        examples=[[{"skill": "pytorch", "yes": True}, {"skill": "attention", "yes": False}]],
    )
    budget: int = Field(
        DEFAULT_QUESTIONS, description=f"How many skills are asked about at most, 1 to {MAX_QUESTIONS}."
    )


class FindQuestion(Question):
    """What may these words mean?"""

    q: str = Field(description="Words to look for among names and aliases.", examples=["attention"])
    limit: int = Field(10, ge=1, le=50, description="How many candidates at most.")


class SkillsQuestion(Question):
    """Which skills are there?"""

    topic: str = Field("", description="Only those of this topic and the topics below it.")
    after: str = Field("", description="The cursor `next` of the page before.")
    limit: int = Field(100, ge=1, le=MAX_PAGE_SKILLS, description="How many on a page.")


class SkillQuestion(Question):
    """What is this skill?"""

    skill: Name = Field(description="The skill to show.", examples=["LoRA"])


class TopicsQuestion(Question):
    """Which topics are there?"""


class TopicQuestion(Question):
    """What is in this topic?"""

    topic: Name = Field(description="The topic to show.", examples=["Linear algebra"])


class AskQuestion(Question):
    """What is asked in these words?"""

    q: str = Field(description="A question in plain English.", examples=["what should I learn before Transformers?"])
    today: date | None = Field(None, description="The day that dates are counted from; today's, if it is left out.")
