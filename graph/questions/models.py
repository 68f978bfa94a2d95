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

    known: list[Name] = Field(
        [], description="Skills or topics that you know already; they are left out.", examples=[["python"]]
    )
    background: str = Field(
        "",
        description="What you take for granted at the start, by id or name; left out, it is school, or nothing if the "
        "depth is thorough or all.",
        examples=["programmer"],
    )
    lacking: list[Name] = Field(
        [],
        description="Skills that the background or the known skills would bring, and that you lack.",
        examples=[["chain-rule"]],
    )
    depth: Depth = Field(
        Depth.UNDERSTAND,
        description="How far to go: use the targets, understand them, understand everything (thorough), or all that "
        "helps.",
        examples=["use"],
    )
    whole: bool = Field(
        False, description="A topic among the targets means all its skills, not only its essentials.", examples=[True]
    )
    prefer: list[Name] = Field(
        [], description="Which of several alternatives to take, the best first.", examples=[["pytorch"]]
    )
    avoid: list[Name] = Field([], description="Which of several alternatives not to take.", examples=[["tensorflow"]])
    choose: Choose = Field(
        Choose.DEFAULT,
        description="How to choose among the other alternatives: by their default, or for the fewest hours in all.",
        examples=["least_hours"],
    )

    @property
    def profile(self) -> Profile:
        """The profile that these fields describe."""
        return Profile.of(self)


class BeforeQuestion(ProfileQuestion):
    """What must come before the targets?"""

    target: list[Name] = Field(
        min_length=1, description="Skills, topics or roles to reach.", examples=[["Transformers"]]
    )


class OrderQuestion(ProfileQuestion):
    """In which order?"""

    target: list[Name] = Field(
        [],
        description="Skills, topics or roles to reach; without any, the whole roadmap.",
        examples=[["retrieval-augmented-generation"]],
    )


class PathQuestion(ProfileQuestion):
    """By which shortest chain?"""

    to: Name = Field(description="The skill at the end of the path.", examples=["Transformers"])
    by: By = Field(By.STEPS, description="Shortest in steps, or in hours.", examples=["hours"])


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

    target: list[Name] = Field(
        [], description="Count only what lies on the way to these skills, topics or roles.", examples=[["rag"]]
    )


class CompareQuestion(ProfileQuestion):
    """What do two targets share?"""

    one: Name = Field(description="The first skill, topic or role.", examples=["BERT"])
    other: Name = Field(description="The second one.", examples=["GPT"])


class TrunkQuestion(ProfileQuestion):
    """What do several targets share?"""

    target: list[Name] = Field(
        min_length=1,
        description="Two or more skills, topics or roles to reach.",
        examples=[["Transformers", "Attention"]],
    )


class PlanQuestion(ProfileQuestion):
    """What do I learn in which week?"""

    target: list[Name] = Field(
        min_length=1, description="Skills, topics and roles to reach, or all.", examples=[["Transformers"]]
    )
    hours_per_week: float = Field(
        DEFAULT_WEEK_HOURS, description="Hours of study a week, from 0.5 to 100.", examples=[6]
    )
    start: date | None = Field(
        None, description="The first day, YYYY-MM-DD; left out, it is today.", examples=["2027-01-04"]
    )
    deadline: date | None = Field(
        None,
        description="The day by which all is to be done, YYYY-MM-DD; the day itself does not count.",
        examples=["2027-04-05"],
    )
    pace: float = Field(1, description="A factor on all hours, from 0.1 to 10; 2 means twice as long.", examples=[1.5])


class PickedMember(Question):
    """Of the members of a requirement, the one that a plan counts on."""

    skill: str = Field(description="Id of the skill that has the choice.", examples=["transformers"])
    members: list[str] = Field(description="Ids of the alternatives.", examples=[["pytorch", "tensorflow"]])
    picked: str = Field(description="Id of the alternative that the plan counts on.", examples=["pytorch"])


class WaivedRequirement(Question):
    """A requirement that a plan does not meet."""

    skill: str = Field(description="Id of the skill that is learned all the same.", examples=["attention"])
    prerequisite: str = Field(description="Id of the skill that was cut.", examples=["softmax"])
    need: Need = Field(Need.UNDERSTAND, description="How badly the skill needs it.", examples=["understand"])
    reason: str = Field("", description="Why the skill needs it.", examples=["Its definition is written with it."])


class VerifyQuestion(ProfileQuestion):
    """Is this order a plan?"""

    order: list[str] = Field(description="The steps, targets included.", examples=[["vectors", "softmax", "attention"]])
    target: list[Name] = Field(min_length=1, description="Skills, topics or roles to reach.", examples=[["attention"]])
    revision: str = Field(
        "",
        description="The revision that the order was made from, if it is to be checked.",
        examples=["4f1c0ad1"],
    )
    picks: list[PickedMember] = Field([], description="The `picks` of the plan: its choices among alternatives.")
    cuts: list[str] = Field([], description="The ids of the `cuts` of the plan.", examples=[["softmax"]])
    lowered: list[str] = Field(
        [], description="The `lowered` skills of the plan: only learned to be used.", examples=[["attention"]]
    )
    waived: list[WaivedRequirement] = Field([], description="The `waived` requirements of the plan.")


class PlacementAnswer(Question):
    """What was said about one skill."""

    skill: Name = Field(description="The skill that the question was about.", examples=["pytorch"])
    yes: bool | None = Field(description="Yes, no, or null for a question that was skipped.", examples=[True])


class PlacementQuestion(ProfileQuestion):
    """What does somebody know already?"""

    target: list[Name] = Field(
        min_length=1, description="Skills, topics or roles to reach.", examples=[["Transformers"]]
    )
    answers: list[PlacementAnswer] = Field(
        [],
        description="The answers so far; to take one back, leave it out. Of several about one skill the last counts.",
        examples=[[{"skill": "pytorch", "yes": True}, {"skill": "attention", "yes": False}]],
    )
    budget: int = Field(
        DEFAULT_QUESTIONS,
        description=f"How many questions to ask at most, from 1 to {MAX_QUESTIONS}.",
        examples=[DEFAULT_QUESTIONS],
    )


class FindQuestion(Question):
    """What may these words mean?"""

    q: str = Field(description="Words to look for among names and aliases.", examples=["attention"])
    limit: int = Field(10, ge=1, le=50, description="How many candidates to give at most, from 1 to 50.", examples=[5])


class SkillsQuestion(Question):
    """Which skills are there?"""

    topic: str = Field(
        "", description="Only skills of this topic and of the topics below it.", examples=["linear-algebra"]
    )
    after: str = Field("", description="The cursor: `next` of the page before.", examples=["lora"])
    limit: int = Field(
        100, ge=1, le=MAX_PAGE_SKILLS, description=f"Skills on a page, from 1 to {MAX_PAGE_SKILLS}.", examples=[20]
    )


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
    today: date | None = Field(
        None,
        description="The day from which dates are counted, YYYY-MM-DD; left out, it is today.",
        examples=["2027-01-04"],
    )
