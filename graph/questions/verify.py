"""Is an order of skills a plan: complete, in order, minimal, and of this revision? Each violation is named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import InvalidParameter
from graph.model import Depth, Requirement
from graph.snapshot import Snapshot
from graph.solution import Profile, Solution, solve

MAX_STEPS = 10_000
"""Steps that an order may have; more if the roadmap has more skills."""


class Wrong(StrEnum):
    """What can be wrong with an order."""

    OTHER_REVISION = "other_revision"
    UNKNOWN = "unknown"
    REPEATED = "repeated"
    MISSING = "missing"
    TOO_EARLY = "too_early"
    SUPERFLUOUS = "superfluous"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: with which ``skill``, in a sentence."""

    kind: Wrong
    skill: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether an order is a plan for its targets; ``violations`` in the order of the steps."""

    revision: str
    valid: bool
    targets: tuple[str, ...]
    depth: Depth
    known: tuple[str, ...]
    steps: int
    violations: tuple[Violation, ...]


def verify(
    snapshot: Snapshot,
    order: Sequence[str],
    targets: Sequence[str],
    profile: Profile = Profile(),
    *,
    revision: str = "",
) -> Verification:
    """Check an order (ids, names or aliases, targets included) against the graph.

    It must hold every target that is not known, meet each requirement at the depth by a known or an earlier skill, and
    hold nothing that neither a target nor another step needs. Any member meets alternatives, and more than one may
    stand: which of them is taken is a matter of taste.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter
        For targets and known skills; unknown steps are violations.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> found = verify(Snapshot(TINY), ["attention", "vectors", "softmax"], ["attention"])
    >>> [(one.kind.value, one.skill) for one in found.violations]
    [('too_early', 'attention'), ('too_early', 'attention')]
    """
    most = max(MAX_STEPS, len(snapshot.order))
    if len(order) > most:
        raise InvalidParameter("order", f"has {len(order):,} steps: an order has at most {most:,}")
    solution = solve(snapshot, targets, profile)
    steps, unreadable = _read(snapshot, order)
    violations = [
        *_revision(snapshot, revision),
        *unreadable,
        *_absent(solution, steps),
        *_unmet(solution, steps),
        *_superfluous(solution, steps),
    ]
    return Verification(
        revision=snapshot.revision,
        valid=not violations,
        targets=solution.targets.asked,
        depth=solution.depth,
        known=solution.known,
        steps=len(steps),
        violations=tuple(violations),
    )


def _revision(snapshot: Snapshot, revision: str) -> Iterator[Violation]:
    if revision and revision != snapshot.revision:
        detail = f"The plan was made from revision {revision[:12]}, this is {snapshot.revision[:12]}: make it anew."
        yield Violation(Wrong.OTHER_REVISION, "", detail)


def _read(snapshot: Snapshot, order: Sequence[str]) -> tuple[list[str], list[Violation]]:
    """The ids of the steps that name a skill, each once, and what is wrong with the others."""
    steps: dict[str, None] = {}
    wrong: list[Violation] = []
    for name in order:
        meant = [id for id in snapshot.names.meanings(name) if id in snapshot.skills]
        if len(meant) != 1:
            why = f"may mean {', '.join(meant)}" if meant else "is no skill of this roadmap"
            wrong.append(Violation(Wrong.UNKNOWN, name, f'"{name}" {why}.'))
        elif meant[0] in steps:
            wrong.append(Violation(Wrong.REPEATED, meant[0], f"{meant[0]} comes more than once."))
        else:
            steps[meant[0]] = None
    return list(steps), wrong


def _absent(solution: Solution, steps: Sequence[str]) -> Iterator[Violation]:
    for goal in solution.targets.goals:
        if goal not in steps and goal not in solution.has:
            yield Violation(Wrong.MISSING, goal, f"The target {goal} is not among the steps.")


def _unmet(solution: Solution, steps: Sequence[str]) -> Iterator[Violation]:
    done = set(solution.has)
    for id in steps:
        for one in solution.snapshot.requirements(id, solution.depth) if id not in solution.has else ():
            if done.isdisjoint(one.members):
                yield _unmet_requirement(one, steps)
        done.add(id)


def _unmet_requirement(one: Requirement, steps: Sequence[str]) -> Violation:
    members = " or ".join(one.members)
    if set(steps).isdisjoint(one.members):
        return Violation(Wrong.MISSING, one.pick, f"{one.skill} needs {members}, which is not among the steps.")
    return Violation(Wrong.TOO_EARLY, one.skill, f"{one.skill} comes before {members}, which it needs.")


def _superfluous(solution: Solution, steps: Sequence[str]) -> Iterator[Violation]:
    """The steps that one could leave out: what is known, and what no target and no other step has among its members."""
    left, goals = set(steps), set(solution.targets.goals)
    for id in reversed(steps):
        if id in solution.has:
            yield Violation(Wrong.SUPERFLUOUS, id, f"{id} is known, or credited by what is known.")
        elif id not in goals and left.difference(solution.has).isdisjoint(_dependents(solution, id)):
            left.discard(id)
            yield Violation(Wrong.SUPERFLUOUS, id, f"No target and no other step needs {id}.")


def _dependents(solution: Solution, id: str) -> list[str]:
    snapshot = solution.snapshot
    return snapshot.ids(snapshot.at(solution.depth).dependents[snapshot.position[id]])
