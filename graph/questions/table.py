"""The table of questions: each verb once. HTTP, terminal, agents, plain words and documentation derive from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, get_origin

from graph.lazy import cached_property
from graph.names import Found
from graph.questions.before import Before, before
from graph.questions.before_json import before_json
from graph.questions.compare import Comparison, compare
from graph.questions.cuts import Waived
from graph.questions.frontier import Frontier, frontier
from graph.questions.models import (
    BeforeQuestion,
    CompareQuestion,
    FindQuestion,
    FrontierQuestion,
    OrderQuestion,
    PathQuestion,
    PlacementAnswer,
    PlacementQuestion,
    PlanQuestion,
    ProfileQuestion,
    Question,
    SkillQuestion,
    SkillsQuestion,
    TopicQuestion,
    TopicsQuestion,
    TrunkQuestion,
    UnlocksQuestion,
    VerifyQuestion,
    WhyQuestion,
)
from graph.questions.order import Order, order
from graph.questions.path import Path, path
from graph.questions.placement import Answer, Placement, placement
from graph.questions.plan import Plan, plan
from graph.questions.planned import Picked
from graph.questions.show import (
    SkillCard,
    SkillPage,
    TopicAnswer,
    TopicList,
    skill_card,
    skill_page,
    topic_card,
    topic_list,
)
from graph.questions.trunk import Trunk, trunk
from graph.questions.unlocks import Unlocks, unlocks
from graph.questions.verify import Concessions, Verification, verify
from graph.questions.why import Why, why
from graph.snapshot import Snapshot
from graph.solution import solve


@dataclass(frozen=True)
class Verb:
    """One question.

    Attributes
    ----------
    name
        What it is called, everywhere.
    summary
        What it answers, in one sentence.
    question, answer
        The model of its fields, and the type of its answer.
    function
        What answers it.
    example
        A question about the sample roadmap, for documentation.
    encode
        What answers it as JSON, where that is faster than encoding the answer; else None.
    sentences
        How it is told in plain words, by the reading of `graph.ask` that it answers. Fields stand in braces.
    is_document
        Whether the question is too long for an address, and is always sent as a document.
    """

    name: str
    summary: str
    question: type[Question]
    answer: type
    function: Callable[[Snapshot, Any], Any]
    example: Question
    encode: Callable[[Snapshot, Any], bytes] | None = None
    sentences: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_document: bool = False

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The fields that must be given."""
        return tuple(name for name, info in self.question.model_fields.items() if info.is_required())

    @cached_property
    def fields_in_order(self) -> tuple[str, ...]:
        """The fields with what the question is about first, then who asks, then the rest."""
        subject = [name for name in self._own if name in self.required or name in self.lists]
        profile = [name for name in self.question.model_fields if name not in self._own]
        return (*subject, *profile, *(name for name in self._own if name not in subject))

    @cached_property
    def _own(self) -> tuple[str, ...]:
        profile = ProfileQuestion.model_fields if issubclass(self.question, ProfileQuestion) else {}
        return tuple(name for name in self.question.model_fields if name not in profile)

    @cached_property
    def lists(self) -> frozenset[str]:
        """The fields that take several values."""
        fields = self.question.model_fields.items()
        return frozenset(name for name, info in fields if get_origin(info.annotation) is list)


def _plan(snapshot: Snapshot, asked: PlanQuestion) -> Plan:
    return plan(
        snapshot,
        asked.target,
        asked.profile,
        start=asked.start or date.today(),
        hours_per_week=asked.hours_per_week,
        deadline=asked.deadline,
        pace=asked.pace,
    )


def _verify(snapshot: Snapshot, asked: VerifyQuestion) -> Verification:
    picks = [Picked(one.skill, tuple(one.members), one.picked) for one in asked.picks]
    waived = [Waived(one.skill, one.prerequisite, one.need, one.reason) for one in asked.waived]
    conceded = Concessions(picks, asked.cuts, asked.lowered, waived)
    return verify(snapshot, asked.order, asked.target, asked.profile, revision=asked.revision, concessions=conceded)


def _placement(snapshot: Snapshot, asked: PlacementQuestion) -> Placement:
    answers = [Answer(one.skill, one.yes) for one in asked.answers]
    return placement(snapshot, asked.target, answers, asked.profile, budget=asked.budget)


VERBS: tuple[Verb, ...] = (
    Verb(
        "find",
        "Find what words may mean: skills, topics, roles, backgrounds and lines of the roadmap, best first.",
        FindQuestion,
        Found,
        lambda snapshot, asked: snapshot.names.find(asked.q, asked.limit),
        FindQuestion(q="transformer"),
        sentences={"find": 'What there is on "{q}"'},
    ),
    Verb(
        "before",
        "What to learn before the targets, in learning order, with hours and reasons.",
        BeforeQuestion,
        Before,
        lambda snapshot, asked: before(snapshot, asked.target, asked.profile),
        BeforeQuestion(target=["transformers"], known=["softmax"]),
        lambda snapshot, asked: before_json(solve(snapshot, asked.target, asked.profile)),
        {"before": "What to learn before {target}", "hours": "How long {target} takes"},
    ),
    Verb(
        "order",
        "The learning order and its stages, targets included. Without targets it is that of the whole roadmap.",
        OrderQuestion,
        Order,
        lambda snapshot, asked: order(snapshot, asked.target, asked.profile),
        OrderQuestion(target=["transformers"]),
    ),
    Verb(
        "path",
        "The shortest chain of prerequisites to a skill, from what you know.",
        PathQuestion,
        Path,
        lambda snapshot, asked: path(snapshot, asked.to, asked.profile, by=asked.by),
        PathQuestion(to="transformers"),
        sentences={"path": "The shortest path to {to}"},
    ),
    Verb(
        "why",
        "Whether one thing has to be learned before another, with the reasons or a firm no.",
        WhyQuestion,
        Why,
        lambda snapshot, asked: why(snapshot, asked.before, asked.after, asked.profile),
        WhyQuestion(before="softmax", after=["attention"]),
        sentences={
            "why": "Whether {before} is needed for {after}",
            "first": "Which comes first, {before} or {after}",
        },
    ),
    Verb(
        "unlocks",
        "What needs a skill, directly and in all, and what you can learn as soon as you know it.",
        UnlocksQuestion,
        Unlocks,
        lambda snapshot, asked: unlocks(snapshot, asked.skill, asked.profile),
        UnlocksQuestion(skill="vectors"),
        sentences={"unlocks": "What {skill} opens"},
    ),
    Verb(
        "frontier",
        "What you could start now, the nearest to what you know first, and what comes soon after.",
        FrontierQuestion,
        Frontier,
        lambda snapshot, asked: frontier(snapshot, asked.profile, asked.target),
        FrontierQuestion(known=["vectors"], target=["transformers"]),
        sentences={"frontier": "What can be started now"},
    ),
    Verb(
        "compare",
        "Two targets side by side: what each of them adds, and the steps that both need.",
        CompareQuestion,
        Comparison,
        lambda snapshot, asked: compare(snapshot, asked.one, asked.other, asked.profile),
        CompareQuestion(one="attention", other="pytorch"),
        sentences={"compare": "{one} beside {other}"},
    ),
    Verb(
        "trunk",
        "What several targets have in common, and an order that finishes them early.",
        TrunkQuestion,
        Trunk,
        lambda snapshot, asked: trunk(snapshot, asked.target, asked.profile),
        TrunkQuestion(target=["transformers", "attention"]),
        sentences={"trunk": "What {target} have in common"},
    ),
    Verb(
        "plan",
        "A plan with a date for every week. With a deadline it says what was left out to meet it.",
        PlanQuestion,
        Plan,
        _plan,
        PlanQuestion(target=["attention"], start=date(2027, 1, 4), hours_per_week=5),
        sentences={"plan": "A plan for {target}"},
    ),
    Verb(
        "verify",
        "Whether a plan is complete, in order, without needless steps, and made from this revision.",
        VerifyQuestion,
        Verification,
        _verify,
        VerifyQuestion(order=["attention", "vectors"], target=["attention"]),
        is_document=True,
    ),
    Verb(
        "placement",
        "The next yes/no question about what you know already, and what the answers so far come to.",
        PlacementQuestion,
        Placement,
        _placement,
        PlacementQuestion(target=["transformers"], answers=[PlacementAnswer(skill="pytorch", yes=True)]),
        sentences={"placement": "What you know already of {target}"},
        is_document=True,
    ),
    Verb(
        "skills",
        "The skills, a page at a time, sorted by id.",
        SkillsQuestion,
        SkillPage,
        lambda snapshot, asked: skill_page(snapshot, after=asked.after, limit=asked.limit, topic=asked.topic),
        SkillsQuestion(limit=2),
    ),
    Verb(
        "skill",
        "One skill, with what it needs and what needs it.",
        SkillQuestion,
        SkillCard,
        lambda snapshot, asked: skill_card(snapshot, asked.skill),
        SkillQuestion(skill="attention"),
        sentences={"describe": "What {skill} is", "resources": "Where {skill} can be learned"},
    ),
    Verb(
        "topics",
        "All topics, sorted by id.",
        TopicsQuestion,
        TopicList,
        lambda snapshot, _: topic_list(snapshot),
        TopicsQuestion(),
    ),
    Verb(
        "topic",
        "One topic, with its skills, its essentials and its links.",
        TopicQuestion,
        TopicAnswer,
        lambda snapshot, asked: topic_card(snapshot, asked.topic),
        TopicQuestion(topic="maths"),
    ),
)
"""Every question but the one in plain words, which `graph.ask` adds since it reads this table."""

BY_NAME: Mapping[str, Verb] = MappingProxyType({verb.name: verb for verb in VERBS})
