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

from collections.abc import Iterable, Set
from dataclasses import dataclass

from graph.closure import Closure, credited, plain_users, reach
from graph.model import Depth
from graph.snapshot import Snapshot
from graph.spared import Leaning


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


def most_telling(
    snapshot: Snapshot,
    plan: Closure,
    goals: Iterable[str],
    depth: Depth,
    *,
    undecided: Set[str],
    askable: Iterable[str],
) -> str | None:
    """The skill that is best asked about next, or None where no answer would settle anything.

    Parameters
    ----------
    plan, goals, depth
        What would have to be learned as far as one knows, and what for.
    undecided
        The skills of the plan that may turn out to be known.
    askable
        What may be asked about: undecided skills, and others that would meet a choice of the plan. Ties go to the first
        in learning order.

    Examples
    --------
    >>> from graph.closure import Learner, prerequisites
    >>> from graph.samples import TINY
    >>> snapshot = Snapshot(TINY)
    >>> plan = prerequisites(snapshot, ["transformers"], Learner())
    >>> left = plan.needed - {"transformers"}
    >>> most_telling(snapshot, plan, ["transformers"], Depth.UNDERSTAND, undecided=left, askable=left)
    'pytorch'
    """
    leaning = Leaning(snapshot, plan, goals, depth)
    best, most = None, 0.0
    for skill in snapshot.sort(askable):
        hours = prospect(snapshot, plan, leaning, undecided, skill).hours
        if hours > most:
            best, most = skill, hours
    return best


def prospect(snapshot: Snapshot, plan: Closure, leaning: Leaning, undecided: Set[str], skill: str) -> Prospect:
    """What a question about one skill promises.

    Examples
    --------
    >>> from graph.closure import Learner, prerequisites
    >>> from graph.samples import TINY
    >>> snapshot = Snapshot(TINY)
    >>> plan = prerequisites(snapshot, ["transformers"], Learner())
    >>> leaning = Leaning(snapshot, plan, ["transformers"], Depth.UNDERSTAND)
    >>> prospect(snapshot, plan, leaning, plan.needed - {"transformers"}, "attention")
    Prospect(below=1, above=0, yes_hours=8, no_hours=4)
    """
    with_it = credited(snapshot, frozenset({skill})) | {skill}
    without = reach([skill], lambda one: (user for user in plain_users(snapshot, one) if user in plan.needed))
    below, above = (len(undecided & side - {skill}) for side in (with_it, without))
    return Prospect(
        below=below,
        above=above,
        yes_hours=snapshot.hours(leaning.spared(with_it)),
        no_hours=snapshot.hours(undecided & without),
    )
