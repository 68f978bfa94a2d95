"""Which yes/no question about a skill tells most of a learner, given what their answers said already.

A *yes* credits what one cannot have learned the skill without, a *no* excludes what one cannot have without the skill:
what a learner knows is a lower set in the order of plain ``use``, a knowledge state of Doignon and Falmagne ("Spaces
for the assessment of knowledge", International Journal of Man-Machine Studies 23, 1985).

Their half-split rule asks where half of the states that are left would say yes (Falmagne and Doignon, "A class of
stochastic procedures for the assessment of knowledge", British Journal of Mathematical and Statistical Psychology 41,
1988). Counting those states is #P-complete, so their share is taken as it is on a chain: of a skill with ``b``
undecided ones below it and ``a`` above it, ``(1 + a) / (2 + a + b)`` of the states say yes. A skill that much rests on
is likely known, one that rests on much is not, and one that stands alone is known by half.

The best question is the one with the most hours to be settled: those that a yes would take out of the plan, and those
that a no would show to be needed, each as likely as that. On a chain of equal hours this is binary search.
"""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

from graph.snapshot import Snapshot
from graph.snapshot.walks import plainly_used, used_by
from graph.solution import Solution
from graph.solution.leaning import Leaning
from graph.work import spend


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a question about a skill promises.

    ``below`` and ``above`` count the undecided skills that it rests on and that rest on it; ``yes_hours`` and
    ``no_hours`` are those that either answer settles.
    """

    below: int
    above: int
    yes_hours: float
    no_hours: float

    @property
    def hours(self) -> float:
        """The hours that are expected to be settled."""
        yes, no = 1 + self.above, 1 + self.below
        return (yes * self.yes_hours + no * self.no_hours) / (yes + no)


def most_telling(solution: Solution, *, undecided: Set[str], askable: Set[str]) -> str | None:
    """The skill that is best asked about next, or None where no answer would settle anything.

    Parameters
    ----------
    solution
        What would have to be learned as far as one knows, and what for.
    undecided
        The skills to learn that may turn out to be known.
    askable
        What may be asked about: undecided skills, and others that would meet a choice. Ties go to the first in learning
        order.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.solution import solve
    >>> solution = solve(Snapshot(TINY), ["transformers"])
    >>> left = solution.needed - {"transformers"}
    >>> most_telling(solution, undecided=left, askable=left)
    'pytorch'
    """
    snapshot = solution.snapshot
    leaning = Leaning(solution)
    below = lower_sets(snapshot, undecided | askable)
    above = upper_sets(below, undecided)
    best, most = None, 0.0
    for skill in snapshot.sort(askable):
        hours = _prospect(solution, leaning, undecided, below[skill], above.get(skill, set())).hours
        if hours > most:
            best, most = skill, hours
    return best


def most_doubtful(solution: Solution, *, assumed: Set[str]) -> str | None:
    """The assumed skill that is best asked about next, or None if there is none; ties to the first in learning order.

    A yes confirms what the skill plainly rests on, a no takes back what plainly rests on it: hours that stand or fall.
    """
    snapshot, hours = solution.snapshot, solution.snapshot.hours
    below = lower_sets(snapshot, assumed)
    above = upper_sets(below, assumed)
    best, most = None, 0.0
    for skill in snapshot.sort(assumed):
        resting, rests_on = above[skill], below[skill] & assumed
        prospect = Prospect(len(rests_on) - 1, len(resting) - 1, hours(rests_on), hours(resting))
        if prospect.hours > most:
            best, most = skill, prospect.hours
    return best


def lower_sets(snapshot: Snapshot, skills: Set[str]) -> dict[str, set[str]]:
    """Each of the skills, and of what it credits, with all that it plainly rests on: what a yes to it makes known.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> {skill: sorted(below) for skill, below in lower_sets(Snapshot(TINY), {"attention"}).items()}
    {'vectors': ['vectors'], 'attention': ['attention', 'vectors']}
    """
    found: dict[str, set[str]] = {}
    for skill in snapshot.sort(used_by(snapshot, skills)):
        found[skill] = {skill}.union(*(found[one] for one in plainly_used(snapshot, skill)))
        spend(len(found[skill]))
    return found


def upper_sets(below: Mapping[str, Set[str]], undecided: Set[str]) -> dict[str, set[str]]:
    """Each skill with the undecided ones that plainly rest on it, from the lower sets: what a no to it rules out.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> below = lower_sets(Snapshot(TINY), {"attention"})
    >>> sorted(upper_sets(below, {"attention"})["vectors"])
    ['attention']
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for skill in undecided:
        for one in below[skill]:
            found[one].add(skill)
    return dict(found)


def _prospect(solution: Solution, leaning: Leaning, undecided: Set[str], below: Set[str], above: Set[str]) -> Prospect:
    """What a question about a skill promises, from its lower and its upper set, both with the skill itself."""
    itself = below & above
    return Prospect(
        below=len((below & undecided) - itself),
        above=len(above - itself),
        yes_hours=solution.hours_of(list(leaning.spared(below))),
        no_hours=solution.hours_of(list(above)),
    )
