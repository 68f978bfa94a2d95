"""What does somebody know already? The next yes/no question that tells most, and what the answers so far come to."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from graph.errors import InvalidParameter
from graph.model import Depth, whole_hours
from graph.questions.assessment import most_telling
from graph.questions.path import Stop, stop
from graph.snapshot import Snapshot
from graph.snapshot.walks import excluded, maximal, used_by, with_ancestors
from graph.solution import Profile, Solution, solve
from graph.solution.profile import knowing

DEFAULT_QUESTIONS = 12
"""Questions that are asked if nothing else is said."""

MAX_QUESTIONS = 100
"""Questions that a budget may allow."""

MAX_ANSWERS = 1_000
"""Answers that may be given at once."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said about a ``skill``: yes, no, or, as None, that one would rather not say."""

    skill: str
    yes: bool | None


@dataclass(frozen=True, slots=True)
class Question:
    """The question ``can_you`` about a ``skill`` of so many ``hours``."""

    skill: str
    name: str
    can_you: str
    hours: float
    summary: str


@dataclass(frozen=True, slots=True)
class Placement:
    """What the answers so far come to, and the next question; all lists but ``answers`` in learning order.

    ``known`` are the fewest skills that credit all that is known, ``credited`` the others. ``ruled_out`` are the skills
    on the way that the noes exclude. The rest of the plan is ``undecided``: planned as unknown, though it may be known.
    The targets themselves, if they are skills, are planned and not asked about. ``hours_left`` is what planning as now
    known takes, ``hours_saved`` how much less than before the answers. ``done`` means that there is no question left
    that would tell anything, or none in the budget.
    """

    revision: str
    targets: tuple[str, ...]
    depth: Depth
    answers: tuple[Answer, ...]
    questions_left: int
    question: Question | None
    done: bool
    known: tuple[str, ...]
    credited: tuple[str, ...]
    ruled_out: tuple[str, ...]
    undecided: tuple[Stop, ...]
    hours_left: float
    hours_saved: float


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
    (('pytorch',), ('attention', 'transformers'), ['softmax', 'vectors'], 12)
    """
    _check(answers, budget)
    at_first = solve(snapshot, targets, profile)
    said = _said(snapshot, answers)
    now = _assessed(at_first, said)
    questions_left = max(0, budget - len(said))
    next_skill = _next(now, said) if questions_left else None
    fewest = maximal(snapshot, now.solution.has)
    return Placement(
        revision=snapshot.revision,
        targets=at_first.targets.asked,
        depth=profile.depth,
        answers=tuple(Answer(skill, yes) for skill, yes in said.items()),
        questions_left=questions_left,
        question=_question(snapshot, next_skill) if next_skill else None,
        done=next_skill is None,
        known=tuple(snapshot.sort(fewest)),
        credited=tuple(snapshot.sort(now.solution.has - fewest)),
        ruled_out=tuple(snapshot.sort(now.lacking)),
        undecided=tuple(stop(snapshot, id) for id in snapshot.sort(now.undecided)),
        hours_left=now.solution.hours,
        hours_saved=whole_hours(at_first.hours - now.solution.hours),
    )


Said = Mapping[str, bool | None]
"""The answer about each skill."""


@dataclass(frozen=True, slots=True)
class _Assessed:
    """Where the answers leave a learner: what they would have to learn, what they lack, what is still undecided."""

    solution: Solution
    lacking: frozenset[str]
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


def _assessed(at_first: Solution, said: Said) -> _Assessed:
    snapshot, targets = at_first.snapshot, at_first.targets
    on_the_way = with_ancestors(snapshot, targets.goals, at_first.depth)
    _check_on_the_way(said, on_the_way)
    yeses = snapshot.numbers(skill for skill, yes in said.items() if yes)
    who = at_first.learner
    solution = replace(at_first, learner=knowing(snapshot, who.known.union(yeses), who.prefer, who.avoid))
    noes = [skill for skill, yes in said.items() if yes is False]
    _check_consistent(solution, noes, said)
    lacking = excluded(snapshot, noes) & on_the_way
    return _Assessed(solution, lacking, solution.needed.difference(lacking, targets.skills))


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
    """The skill to ask about: an undecided one, or one that would meet a choice of the plan."""
    solution = now.solution
    members = {member for choice in solution.choices for member in choice.requirement.members}
    settled = {*said, *solution.has, *now.lacking}
    candidates = (now.undecided | (members - solution.needed)) - settled
    askable = {id for id in candidates if solution.snapshot.skills[id].can_you}
    return most_telling(solution, undecided=now.undecided, askable=askable)


def _question(snapshot: Snapshot, id: str) -> Question:
    skill = snapshot.skills[id]
    return Question(id, skill.name, skill.can_you, skill.hours, skill.summary)
