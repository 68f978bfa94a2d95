"""Finding out what somebody knows, a question at a time: what each answer would change, and what the last one did."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from api.web.parameters import Placing
from graph.errors import InvalidParameter
from graph.model import whole_hours
from graph.names import address as address_of
from graph.questions.known import understood
from graph.questions.placement import Answer, Placement, placement
from graph.questions.words import counted, hours_in_words
from graph.snapshot import Snapshot

WORDS = {"yes": True, "no": False, "skip": None}
"""The words of a link for each answer."""

MORE_QUESTIONS = 12
"""How many questions more are asked of somebody who wants them."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as the link holds it, the name of its skill, and the answers without it."""

    word: str
    name: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """The next question, or the result.

    ``yes`` and ``no`` say what these answers would change, ``last`` what the last one did. ``said`` are the answers so
    far, and ``dropped`` the names of skills whose answers cannot be counted. ``hours_at_first`` are those of the plan
    with no answer. ``keep`` are the skills (ids) to tick at the end, ``untick`` those that somebody said no to.
    """

    names: tuple[str, ...]
    title: str
    found: Placement
    question: Placing
    said: tuple[Said, ...]
    yes: str
    no: str
    last: str
    dropped: tuple[str, ...]
    hours_at_first: float
    keep: tuple[str, ...]
    untick: tuple[str, ...]

    @property
    def number(self) -> int:
        """The number of the question, from 1."""
        return len(self.said) + 1

    @property
    def is_more(self) -> bool:
        """Whether there is more to ask than the questions that were wanted."""
        return self.found.done and not self.found.questions_left and bool(self.found.undecided)

    @property
    def hours_known(self) -> float:
        """The hours that fell away."""
        return whole_hours(max(0, self.hours_at_first - self.found.hours_left))


def asking(snapshot: Snapshot, target: str, question: Placing) -> Asking:
    """The next question on the way to a target.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter
        If a target is none, or the background.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> found = asking(Snapshot(TINY), "transformers", Placing(said=("yes.pytorch",)))
    >>> found.last, found.number
    ('Yes to PyTorch: 12 hours fall away.', 2)
    """
    things = snapshot.names.things([target, *question.also], allow_all=True)
    names = tuple(dict.fromkeys(map(address_of, things)))
    ask = partial(placement, snapshot, names, profile=question.profile, budget=question.budget)
    answers, lost = _answers(snapshot, question.said)
    counted_answers, dropped = _consistent(ask, answers)
    found, first = ask(counted_answers), ask([])
    said = tuple(map(_word, found.answers))
    return Asking(
        names=names,
        title=", ".join(dict.fromkeys(thing.name for thing in things)),
        found=found,
        question=question.model_copy(update={"also": names[1:], "said": said}),
        said=tuple(_said(snapshot, said, place) for place in range(len(said))),
        yes=_yes(found, ask([*found.answers, Answer(found.question.skill, yes=True)])) if found.question else "",
        no=_no(found, ask([*found.answers, Answer(found.question.skill, yes=False)])) if found.question else "",
        last=_last(snapshot, ask(found.answers[:-1]), found) if found.answers else "",
        dropped=(*lost, *(snapshot.skills[answer.skill].name for answer in dropped)),
        hours_at_first=first.hours_left,
        keep=tuple(id for id in found.known if id in snapshot.skills),
        untick=tuple(answer.skill for answer in found.answers if answer.yes is False),
    )


def _answers(snapshot: Snapshot, said: Sequence[str]) -> tuple[list[Answer], tuple[str, ...]]:
    """The answers that the words of a link stand for, and the names in it that stand for no skill any more."""
    answers: list[Answer] = []
    lost: list[str] = []
    for one in said:
        word, _, name = one.partition(".")
        skills = understood(snapshot, [name]).known if word in WORDS else ()
        if len(skills) == 1:
            answers.append(Answer(skills[0], WORDS[word]))
        else:
            lost.append(name or word)
    return answers, tuple(lost)


def _consistent(ask: "partial[Placement]", answers: list[Answer]) -> tuple[list[Answer], list[Answer]]:
    """The answers that go together, in their order, and those that contradict one before them, or are off the way."""
    if _is_possible(ask, answers):
        return answers, []
    good: list[Answer] = []
    dropped: list[Answer] = []
    for answer in answers:
        (good if _is_possible(ask, [*good, answer]) else dropped).append(answer)
    return good, dropped


def _is_possible(ask: "partial[Placement]", answers: list[Answer]) -> bool:
    try:
        ask(answers)
    except InvalidParameter as problem:
        if problem.field != "answers":
            raise
        return False
    return True


def _word(answer: Answer) -> str:
    word = next(word for word, yes in WORDS.items() if yes is answer.yes)
    return f"{word}.{answer.skill}"


def _said(snapshot: Snapshot, said: tuple[str, ...], place: int) -> Said:
    word, _, skill = said[place].partition(".")
    return Said(word, snapshot.skills[skill].name, (*said[:place], *said[place + 1 :]))


def _yes(now: Placement, then: Placement) -> str:
    """What a yes would change."""
    hours = now.hours_left - then.hours_left
    return _away(hours) if hours > 0 else "it counts as known"


def _no(now: Placement, then: Placement) -> str:
    """What a no would change."""
    if (hours := then.hours_left - now.hours_left) > 0:
        return f"{hours_in_words(hours)} more to learn"
    settled = len(then.ruled_out) - len(now.ruled_out) - 1
    if settled > 0:
        return f"it stays in your list, with {counted(settled, 'skill')} that {'needs' if settled == 1 else 'need'} it"
    return "it stays in your list"


def _last(snapshot: Snapshot, before: Placement, now: Placement) -> str:
    """What the last answer changed, as a sentence."""
    answer = now.answers[-1]
    name = snapshot.skills[answer.skill].name
    match answer.yes:
        case True:
            return f"Yes to {name}: {_yes(before, now)}."
        case False:
            return f"No to {name}: {_no(before, now)}."
        case _:
            return f"{name} was skipped: it stays in your list."


def _away(hours: float) -> str:
    return f"{hours_in_words(whole_hours(hours))} {'falls' if hours == 1 else 'fall'} away"
