"""What the first view shows: questions with their answers, the roles with their hours, and the fields."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from api.web.links import address
from api.web.once import once
from api.web.parameters import Pair, Study, Ticked
from api.web.ranges import shown_range
from graph.model import Skill
from graph.names import address as address_of
from graph.questions.before import Before, before
from graph.questions.why import why
from graph.questions.words import counted
from graph.snapshot import Snapshot
from graph.solution import Profile

_INVITING = ("transformers", "retrieval-augmented-generation", "diffusion-models", "kubernetes", "lora")
_PAIR = ("mathematics/statistics", "machine-learning")
_PLANNER, _LEARNER = "backend-developer", "programmer"
_ROLE, _KNOWN = "ml-engineer", "pytorch"
WORKED_WEEK_HOURS = 6.0
"""Hours a week of the plan that is shown."""

MAX_TARGETS = 2
"""Skills that the questions are about."""


@dataclass(frozen=True, slots=True)
class Worked:
    """A question as somebody would ask it, the address of the view that answers it, and the answer in short."""

    question: str
    path: str
    asked: Ticked
    answer: str

    def address(self, carried: Ticked) -> str:
        """The address of the answer, also for somebody who brings ticks along."""
        known = tuple(dict.fromkeys((*self.asked.known, *carried.known)))
        return address(self.path, self.asked, known=known)


@dataclass(frozen=True, slots=True)
class RoleHours:
    """A role with what it takes: the skills and the range of hours."""

    id: str
    name: str
    summary: str
    skills: int
    hours: str


@dataclass(frozen=True, slots=True)
class Field:
    """A topic at the top, and how many skills it holds."""

    id: str
    name: str
    skills: int


@dataclass(frozen=True, slots=True)
class Home:
    """The first view of a roadmap."""

    worked: tuple[Worked, ...]
    roles: tuple[RoleHours, ...]
    fields: tuple[Field, ...]


@once
def home(snapshot: Snapshot) -> Home:
    """The first view of a roadmap, whichever it is.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> [worked.question for worked in home(Snapshot(TINY)).worked][0]
    'What should I learn before Transformers, and where do I start?'
    """
    return Home(tuple(_worked(snapshot)), tuple(_roles(snapshot)), fields(snapshot))


def hours_range(hours: float) -> str:
    """The range of hours that people need: in whole hours from ten on.

    Examples
    --------
    >>> hours_range(59), hours_range(7)
    ('47 to 88 hours', '5.5 to 10.5 hours')
    """
    low, high = shown_range(hours)
    return f"{low:g} to {high:g} hours"


@once
def fields(snapshot: Snapshot) -> tuple[Field, ...]:
    """The topics at the top that hold skills, by name."""
    tops = (topic for topic in snapshot.topics.values() if topic.parent is None)
    found = (Field(topic.id, topic.name, len(snapshot.skills_of(topic.id))) for topic in tops)
    return tuple(sorted((one for one in found if one.skills), key=lambda one: one.name.casefold()))


def _roles(snapshot: Snapshot) -> Iterator[RoleHours]:
    for role in sorted(snapshot.roles.values(), key=lambda role: role.name.casefold()):
        answer = before(snapshot, [address_of(role)])
        skills = len(answer.items) + len(answer.target_items)
        yield RoleHours(role.id, role.name, role.summary, skills, hours_range(answer.total_hours_with_targets))


def _worked(snapshot: Snapshot) -> Iterator[Worked]:
    """The questions that this roadmap can answer."""
    targets = inviting(snapshot)
    builders: list[Callable[[], Worked | None]] = [
        lambda: _start(snapshot, targets[0]) if targets else None,
        lambda: _plan(snapshot, targets[-1]) if targets else None,
        lambda: _needed(snapshot, targets[0]) if targets else None,
        lambda: _way(snapshot),
    ]
    yield from (worked for build in builders if (worked := build()))


def inviting(snapshot: Snapshot) -> list[str]:
    """Skills (ids) to ask about: those that invite most, else those at the end of the order that need something.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> inviting(Snapshot(TINY))
    ['transformers']
    """
    found = [id for id in _INVITING if id in snapshot.skills]
    last = [id for id in reversed(snapshot.order) if snapshot.requirements(id)][:MAX_TARGETS]
    return (found or last)[:MAX_TARGETS]


def _start(snapshot: Snapshot, target: str) -> Worked:
    answer = before(snapshot, [target])
    name = snapshot.skills[target].name
    first = f" Start with {answer.items[0].name}." if answer.items else ""
    question = f"What should I learn before {name}, and where do I start?"
    size = f"{counted(len(answer.items), 'skill')}, {hours_range(answer.total_hours)}"
    return Worked(question, f"/before/{target}", Study(), f"{size}.{first}")


def _plan(snapshot: Snapshot, target: str) -> Worked:
    background = _PLANNER if _PLANNER in snapshot.backgrounds else ""
    answer = before(snapshot, [target], Profile(background=background))
    weeks = ceil(answer.total_hours_with_targets / WORKED_WEEK_HOURS)
    as_who = f", as a {snapshot.backgrounds[background].name.lower()}" if background else ""
    question = (
        f"When am I done with {_short_name(snapshot.skills[target])} at {WORKED_WEEK_HOURS:g} hours a week{as_who}?"
    )
    asked = Study(background=background, hours_per_week=WORKED_WEEK_HOURS)
    return Worked(question, f"/before/{target}", asked, f"In {counted(weeks, 'week')}: {_size(answer)}.")


def _needed(snapshot: Snapshot, target: str) -> Worked | None:
    if all(id in snapshot.topics for id in _PAIR):
        one, other = (f"topic:{id}" for id in _PAIR)
    else:
        one, other = snapshot.requirements(target)[0].pick, target
    names = [thing.name for thing in snapshot.names.things([one, other])]
    answer = why(snapshot, one, [other]).sentence
    question = f"Is {names[0].lower() if one.startswith('topic:') else names[0]} needed for {names[1]}?"
    return Worked(question, "/why", Pair(before=one, after=other), answer)


def _way(snapshot: Snapshot) -> Worked | None:
    """How far somebody is on the way to a role who knows the first thing about it."""
    if not snapshot.roles:
        return None
    role = snapshot.roles.get(_ROLE) or next(iter(snapshot.roles.values()))
    known = _KNOWN if _KNOWN in snapshot.skills else role.skills[0].skill
    profile = Profile(background=_LEARNER if _LEARNER in snapshot.backgrounds else "")
    target = address_of(role)
    everything = before(snapshot, [target], profile).total_hours_with_targets
    left = before(snapshot, [target], replace(profile, known=(known,))).total_hours_with_targets
    who = snapshot.backgrounds[profile.background].name.lower() if profile.background else "beginner"
    question = f"How far is a {who} who knows {snapshot.skills[known].name} on the way to {role.name}?"
    asked = Study(background=profile.background, known=(known,))
    done = round(100 * (1 - left / everything)) if everything else 100
    return Worked(
        question, f"/before/{target}", asked, f"{done}% of the way: {left:g} of {everything:g} hours are left."
    )


def _size(answer: Before) -> str:
    skills = len(answer.items) + len(answer.target_items)
    return f"{counted(skills, 'skill')}, {hours_range(answer.total_hours_with_targets)}"


def _short_name(skill: Skill) -> str:
    """The abbreviation of a skill, or its name.

    Examples
    --------
    >>> _short_name(Skill("rag", "Retrieval-augmented generation", "llm", 5, aliases=("RAG", "retrieval augmentation")))
    'RAG'
    """
    return next((alias for alias in skill.aliases if alias.isupper()), skill.name)
