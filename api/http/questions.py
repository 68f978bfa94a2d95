"""The fields of the questions, read from a query string or a JSON body; unknown fields are refused."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from api.formats import Format
from api.formats.graphs import GraphFormat
from graph.least import Choose
from graph.model import Depth
from graph.questions.path import By
from graph.questions.placement import DEFAULT_BUDGET

Name = Annotated[str, Field(description="An id, a name or an alias.")]


class _Question(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _AtDepth(_Question):
    depth: Depth = Field(Depth.UNDERSTAND, description="Which needs are followed: use, understand (and use), or all.")


class _ForLearner(_AtDepth):
    known: list[Name] = Field([], description="Skills or topics that need not be learned again.", examples=[["python"]])


class _WithTaste(_ForLearner):
    prefer: list[Name] = Field([], description="Which of several alternatives to take.", examples=[["pytorch"]])
    avoid: list[Name] = Field([], description="Which of several alternatives not to take.")
    choose: Choose = Field(Choose.DEFAULT, description="Open alternatives by default, or for the least hours in all.")


class BeforeQuestion(_WithTaste):
    """What must come before the targets?"""

    target: list[Name] = Field(min_length=1, description="Skills or topics to reach.", examples=[["Transformers"]])


class OrderQuestion(_WithTaste):
    """In which order?"""

    target: list[Name] = Field([], description="Skills or topics to reach; none: the whole roadmap.")


class PathQuestion(_ForLearner):
    """By which shortest chain?"""

    to: Name = Field(description="The skill at the end of the path.", examples=["Transformers"])
    by: By = Field(By.STEPS, description="Shortest in steps, or in hours.")


class WhyQuestion(_WithTaste):
    """Is one needed for the other?"""

    before: Name = Field(description="The skill or topic that may come first.", examples=["softmax"])
    after: Name = Field(description="The skill or topic that may need it.", examples=["Transformers"])


class UnlocksQuestion(_ForLearner):
    """What does a skill open?"""

    skill: Name = Field(description="The skill, or topic, that is learned.", examples=["Backpropagation"])


class FindQuestion(_Question):
    """What may these words mean?"""

    q: str = Field(description="Words to look for among names and aliases.", examples=["attention"])
    limit: int = Field(10, ge=1, le=50, description="How many candidates at most.")


class AskQuestion(_Question):
    """What is asked in these words?"""

    q: str = Field(description="A question in plain English.", examples=["what should I learn before Transformers?"])
    today: date | None = Field(None, description="The day that dates are counted from; today's, if it is left out.")


class SkillsQuestion(_Question):
    """Which skills are there?"""

    topic: str = Field("", description="Only those of this topic and the topics below it.")
    after: str = Field("", description="The cursor `next` of the page before.")
    limit: int = Field(100, ge=1, le=500, description="How many on a page.")


class FrontierQuestion(_ForLearner):
    """What could I start now?"""

    target: list[Name] = Field([], description="Count only what lies on the way to these skills or topics.")


class CompareQuestion(_ForLearner):
    """What do two targets share?"""

    one: Name = Field(description="A skill or topic.", examples=["BERT"])
    other: Name = Field(description="Another one.", examples=["GPT"])


class TrunkQuestion(_WithTaste):
    """What do several targets share?"""

    target: list[Name] = Field(
        min_length=1, description="Two or more skills or topics to reach.", examples=[["Transformers", "Attention"]]
    )


class PlanQuestion(_WithTaste):
    """What do I learn in which week?"""

    target: list[Name] = Field(min_length=1, description="Skills or topics to reach.", examples=[["Transformers"]])
    hours_per_week: float = Field(8, description="Hours of study a week.")
    start: date | None = Field(None, description="The first day; today, if it is left out.", examples=["2027-01-04"])
    deadline: date | None = Field(None, description="The day by which all is to be done.")
    pace: float = Field(1, description="A factor on all hours: 2 for twice as long.")
    format: Format = Field(Format.JSON, description="The form of the plan.")


class VerifyQuestion(_ForLearner):
    """Is this order a plan?"""

    order: list[str] = Field(description="The steps, targets included.", examples=[["vectors", "softmax", "attention"]])
    target: list[Name] = Field(min_length=1, description="Skills or topics to reach.")
    revision: str = Field("", description="The revision that the order was made from, if it is to be checked.")


class PlacementAnswer(_Question):
    """What was said about one skill."""

    skill: Name
    yes: bool | None = Field(description="Yes, no, or null for a question that was skipped.")


class PlacementQuestion(_ForLearner):
    """What does somebody know already?"""

    target: list[Name] = Field(min_length=1, description="Skills or topics to reach.", examples=[["Transformers"]])
    answers: list[PlacementAnswer] = Field(
        [],
        description="The answers so far; to take one back, leave it out. Of several about one skill the last counts.",
        examples=[[{"skill": "pytorch", "yes": True}, {"skill": "attention", "yes": False}]],
    )
    budget: int = Field(DEFAULT_BUDGET, description="How many skills are asked about at most, 1 to 100.")


class ExportQuestion(_Question):
    """The whole graph."""

    format: GraphFormat = Field(GraphFormat.JSON, description="The form of the graph.")
