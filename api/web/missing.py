"""Why a skill is not in a list, for somebody who misses it there."""

from dataclasses import dataclass

from graph.errors import AmbiguousName, InvalidParameter, UnknownNames
from graph.model import Role, Skill, Topic
from graph.names import address
from graph.names.things import Group
from graph.questions.standing import Standing, Standings
from graph.snapshot import Snapshot
from graph.solution import Solution


@dataclass(frozen=True, slots=True)
class Missing:
    """What was missed, in the words of the reader, and why it is not in the list, or that it is.

    ``standing`` is None for a name that stands for nothing, or for several things: ``suggestions`` are names to try.
    """

    name: str
    standing: Standing | None = None
    suggestions: tuple[str, ...] = ()


def missing(solution: Solution, name: str) -> Missing:
    """Where a skill, or all skills of what else a name may mean, stand in a solution.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.solution import solve
    >>> solution = solve(Snapshot(TINY), ["transformers"])
    >>> missing(solution, "TensorFlow").standing.detail
    'TensorFlow is one way of several: for Transformers, PyTorch was taken.'
    >>> missing(solution, "tensorflo").suggestions
    ('TensorFlow',)
    """
    names = solution.snapshot.names
    try:
        [thing] = names.things([name])
    except AmbiguousName as several:
        return Missing(name, None, several.candidates)
    except (UnknownNames, InvalidParameter):
        return Missing(name, None, names.suggestions(name))
    standings = Standings(solution)
    if isinstance(thing, Skill):
        return Missing(thing.name, standings.of(thing.id))
    skills = _skills(solution.snapshot, thing)
    return Missing(thing.name, standings.of_several(address(thing), skills) if skills else None)


def _skills(snapshot: Snapshot, thing: Topic | Role | Group) -> tuple[str, ...]:
    """The skills that a topic, a role or the text of an entry stands for."""
    match thing:
        case Topic():
            return snapshot.skills_of(thing.id)
        case Role():
            return tuple(asked.skill for asked in thing.skills)
        case Group():
            return thing.skills
