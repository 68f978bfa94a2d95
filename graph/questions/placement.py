"""What does somebody know already? The next yes/no question that tells most, and what the answers so far come to."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from graph.errors import InvalidParameter
from graph.model import Depth, Level, Topic, whole_hours
from graph.names.things import address
from graph.questions.assessment import most_doubtful, most_telling
from graph.questions.path import Stop
from graph.questions.start import start_of
from graph.snapshot import Snapshot
from graph.snapshot.nodes import level_of
from graph.snapshot.walks import excluded, maximal, used_by, with_ancestors
from graph.solution import Profile, Solution, solve
from graph.solution.profile import learner

DEFAULT_QUESTIONS = 12
"""Questions that are asked if nothing else is said."""

MAX_QUESTIONS = 100
"""Questions that a budget may allow."""

MAX_ANSWERS = 1_000
"""Answers that may be given at once."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said about a skill.

    Attributes
    ----------
    skill
        Id of the skill.
    yes
        Yes, no, or null for a question that was skipped.
    """

    skill: str
    yes: bool | None


@dataclass(frozen=True, slots=True)
class Question:
    """A yes/no question about one skill.

    Attributes
    ----------
    skill
        Id of the skill.
    can_you
        The question to ask.
    assumed
        Whether the background holds the skill. A no then takes it back.
    """

    skill: str
    name: str
    can_you: str
    level: Level
    hours: float
    summary: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class Placement:
    """What the answers so far come to, and the next question.

    Attributes
    ----------
    answers
        The answers so far, in the order in which they were given.
    questions_left
        How many questions the budget still allows.
    question
        The next question; null if there is none.
    done
        Whether the placement is over: no question is left that would tell anything, or none in the budget.
    known
        The fewest names that credit everything that is known.
    lacking
        Ids of background skills to which somebody said no.
    ruled_out
        Ids of the skills on the way that the noes rule out.
    undecided
        Skills that are planned as unknown although nobody said so.
    hours_left
        Hours of the plan as it stands now.
    hours_added
        Hours that the noes about the background added.
    hours_saved
        Hours that the yeses saved.
    """

    revision: str
    targets: tuple[str, ...]
    depth: Depth
    answers: tuple[Answer, ...]
    questions_left: int
    question: Question | None
    done: bool
    background: str
    starts_from: str
    known: tuple[str, ...]
    credited: tuple[str, ...]
    assumed: tuple[str, ...]
    assumed_hours: float
    lacking: tuple[str, ...]
    ruled_out: tuple[str, ...]
    undecided: tuple[Stop, ...]
    hours_left: float
    hours_added: float
    hours_saved: float
    notes: tuple[str, ...]


def placement(
    snapshot: Snapshot,
    targets: Sequence[str],
    answers: Sequence[Answer] = (),
    profile: Profile = Profile(),
    *,
    budget: int = DEFAULT_QUESTIONS,
) -> Placement:
    """The next question to find out what somebody knows on the way to the targets.

    Nothing is kept: the answers so far travel with the question, and to take one back is to leave it out. Of several
    answers about one skill the last counts. `graph.questions.assessment` says how the question is chosen.

    Parameters
    ----------
    targets
        Ids, names or aliases; a topic means all its skills.
    answers
        About skills that may come before the targets at the depth, by any alternative, or the targets themselves.
    budget
        How many skills are asked about at most; those of ``answers`` count.

    Raises
    ------
    UnknownNames, AmbiguousName
    InvalidParameter
        Also if answers contradict each other or what is known, or are about skills that are not on the way.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> snapshot = Snapshot(TINY)
    >>> placement(snapshot, ["transformers"]).question.can_you
    'Can you train a model with PyTorch?'
    >>> found = placement(snapshot, ["transformers"], [Answer("PyTorch", yes=True), Answer("attention", yes=False)])
    >>> found.known, found.ruled_out, [one.id for one in found.undecided], found.hours_saved
    (('pytorch',), ('attention', 'transformers'), ['vectors', 'softmax'], 12)
    """
    _check(answers, budget)
    at_first = solve(snapshot, targets, profile)
    said = _said(snapshot, answers)
    now = _assessed(at_first, profile, said)
    solution = now.solution
    questions_left = max(0, budget - len(said))
    next_skill = _next(now, said) if questions_left else None
    known = _fewest(snapshot, profile, [skill for skill, yes in said.items() if yes], solution)
    return Placement(
        revision=snapshot.revision,
        targets=at_first.targets.asked,
        depth=profile.depth,
        answers=tuple(Answer(skill, yes) for skill, yes in said.items()),
        questions_left=questions_left,
        question=_question(now, next_skill) if next_skill else None,
        done=next_skill is None,
        background=solution.learner.background,
        starts_from=start_of(solution),
        known=known,
        credited=tuple(snapshot.sort(solution.has.difference(known, _of_topics(snapshot, profile)))),
        assumed=solution.assumed,
        assumed_hours=solution.assumed_hours,
        lacking=now.lacking,
        ruled_out=tuple(snapshot.sort(now.ruled_out)),
        undecided=tuple(_stop(solution, id) for id in solution.in_order(list(now.undecided))),
        hours_left=solution.hours,
        hours_added=whole_hours(now.without_yeses.hours - at_first.hours),
        hours_saved=whole_hours(now.without_yeses.hours - solution.hours),
        notes=_notes(at_first, now),
    )


Said = Mapping[str, bool | None]
"""The answer about each skill."""


@dataclass(frozen=True, slots=True)
class _Assessed:
    """Where the answers leave a learner: what they would have to learn, what they lack, what is still undecided.

    ``lacking`` is what of the background is said to be lacking. ``without_yeses`` is the solution as it would be
    without what turned out to be known.
    """

    solution: Solution
    without_yeses: Solution
    lacking: tuple[str, ...]
    ruled_out: frozenset[str]
    undecided: Set[str]


def _check(answers: Sequence[Answer], budget: int) -> None:
    if not 1 <= budget <= MAX_QUESTIONS:
        raise InvalidParameter("budget", f"is {budget}: allow from 1 to {MAX_QUESTIONS} questions")
    if len(answers) > MAX_ANSWERS:
        raise InvalidParameter("answers", f"are {len(answers)}: give at most {MAX_ANSWERS}, and the others as known")


def _said(snapshot: Snapshot, answers: Sequence[Answer]) -> dict[str, bool | None]:
    """The last answer about each skill, in the order given."""
    names = list(dict.fromkeys(answer.skill for answer in answers))
    ids = dict(zip(names, snapshot.names.skills(names), strict=True))
    said: dict[str, bool | None] = {}
    for answer in answers:
        said.pop(ids[answer.skill], None)
        said[ids[answer.skill]] = answer.yes
    return said


def _assessed(at_first: Solution, profile: Profile, said: Said) -> _Assessed:
    snapshot, targets = at_first.snapshot, at_first.targets
    on_the_way = with_ancestors(snapshot, targets.goals, at_first.depth)
    _check_on_the_way(said, on_the_way)
    noes = [skill for skill, yes in said.items() if yes is False]
    knows = replace(profile, known=[*profile.known, *(skill for skill, yes in said.items() if yes)])
    _check_consistent(_solved(at_first, knows), noes, said)
    held = set(snapshot.ids(at_first.learner.held))
    lacking = [*snapshot.names.skills(profile.lacking, "lacking"), *(skill for skill in noes if skill in held)]
    solution = _solved(at_first, replace(knows, lacking=lacking))
    ruled_out = excluded(snapshot, noes) & on_the_way
    return _Assessed(
        solution,
        without_yeses=_solved(at_first, replace(profile, lacking=lacking)),
        lacking=tuple(snapshot.sort(set(lacking))),
        ruled_out=ruled_out,
        undecided=solution.needed.difference(ruled_out, targets.skills),
    )


def _solved(solution: Solution, profile: Profile) -> Solution:
    """The same question asked by another learner."""
    snapshot = solution.snapshot
    return replace(solution, learner=learner(snapshot, profile, snapshot.numbers(solution.targets.skills)))


def _of_topics(snapshot: Snapshot, profile: Profile) -> set[str]:
    """The skills of the topics that are given as known."""
    topics = [thing for thing in snapshot.names.things(profile.known, "known") if isinstance(thing, Topic)]
    return {skill for topic in topics for skill in snapshot.skills_of(topic.id)}


def _fewest(snapshot: Snapshot, profile: Profile, yeses: Iterable[str], solution: Solution) -> tuple[str, ...]:
    """The fewest names that stand for what is known: known topics as they are, for only their core credits more."""
    things = snapshot.names.things(profile.known, "known")
    topics = [thing for thing in things if isinstance(thing, Topic)]
    by_topics = used_by(snapshot, (skill for topic in topics for skill in snapshot.core_of(topic.id)))
    single = replace(profile, known=[*(address(thing) for thing in things if not isinstance(thing, Topic)), *yeses])
    alone = learner(snapshot, single)
    fewest = maximal(snapshot, frozenset(snapshot.ids(alone.has))) & solution.has
    return (*map(address, topics), *snapshot.sort(fewest - by_topics))


def _notes(at_first: Solution, now: _Assessed) -> tuple[str, ...]:
    """The skills that left the assumption, in a sentence for each answer that was no."""
    return tuple(_no_longer_assumed(at_first, skill) for skill in now.lacking if at_first.meets(skill))


def _no_longer_assumed(at_first: Solution, skill: str) -> str:
    snapshot = at_first.snapshot
    gone = excluded(snapshot, [skill]).intersection(snapshot.ids(at_first.learner.held)) - {skill}
    name = snapshot.skills[skill].name
    if not gone:
        return f"You said no to {name}: it is no longer assumed."
    uses = ", ".join(snapshot.skills[id].name for id in snapshot.sort(gone))
    return f"You said no to {name}: it is no longer assumed, nor is what uses it: {uses}."


def _check_on_the_way(said: Iterable[str], way: Set[str]) -> None:
    if off := [skill for skill in said if skill not in way]:
        raise InvalidParameter(
            "answers", f"are about what is not on the way to the targets: leave out {', '.join(off)}"
        )


def _check_consistent(solution: Solution, noes: Iterable[str], said: Said) -> None:
    for skill in noes:
        if skill in solution.has:
            raise InvalidParameter("answers", _contradiction(solution, skill, said))


def _contradiction(solution: Solution, skill: str, said: Said) -> str:
    if skill in solution.known:
        return f"say no to {skill}, which is given as known: take one of the two back"
    with_it = next(one for one in solution.known if skill in used_by(solution.snapshot, [one]))
    other = f"yes to {with_it}" if said.get(with_it) else f"{with_it} is given as known"
    return f"say no to {skill}, and {other}, which nobody can do without it: take one of the two back"


def _next(now: _Assessed, said: Said) -> str | None:
    """The skill to ask about: an undecided one, one that would meet a choice of the plan, or last an assumed one."""
    solution = now.solution
    members = {member for choice in solution.choices for member in choice.requirement.members}
    settled = {*said, *solution.has, *now.ruled_out, *now.lacking}
    assumed = {id for id in solution.assumed if id not in settled}
    candidates = (now.undecided | (members - solution.needed)) - settled - assumed
    askable = {id for id in candidates if not solution.meets(id) and _can_you(solution, id)}
    telling = most_telling(solution, undecided=now.undecided, askable=askable)
    return telling or most_doubtful(solution, assumed={id for id in assumed if _can_you(solution, id)})


def _level(solution: Solution, id: str) -> Level:
    """The level at which a skill is needed, or would be."""
    snapshot = solution.snapshot
    number = snapshot.position[id]
    node = solution.nodes.get(number, solution.assumed_nodes.get(number, 2 * number + 1))
    return level_of(node)


def _can_you(solution: Solution, id: str) -> str:
    return solution.snapshot.skills[id].question_at(_level(solution, id))


def _question(now: _Assessed, id: str) -> Question:
    skill, level = now.solution.snapshot.skills[id], _level(now.solution, id)
    assumed = id in now.solution.assumed
    return Question(id, skill.name, skill.question_at(level), level, skill.hours_at(level), skill.summary, assumed)


def _stop(solution: Solution, id: str) -> Stop:
    skill = solution.snapshot.skills[id]
    return Stop(id, skill.name, skill.topic, skill.hours_at(solution.level(id)))
