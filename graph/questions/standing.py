"""Where a skill stands in the answer about targets: in it, and if not, why not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.model import Depth, Need
from graph.snapshot import Snapshot
from graph.snapshot.walks import used_by, with_ancestors
from graph.solution import Solution


class Place(StrEnum):
    """Where a skill stands: in the answer by the first two, outside it by the others."""

    LISTED = "listed"
    TARGET = "target"
    KNOWN = "known"
    CREDITED = "credited"
    NOT_PICKED = "not_picked"
    COVERED = "only_for_known"
    DEEPER = "only_to_understand"
    HELPFUL = "helpful_only"
    UNCURATED = "not_curated"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a ``skill`` is in the answer of `before` or a target of it, and a sentence that says why or why not."""

    skill: str
    listed: bool
    place: Place
    detail: str


def standing(solution: Solution, skill: str) -> Standing:
    """Why a skill (id) is, or is not, in what this learner has to learn for the targets.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.solution import solve
    >>> place = standing(solve(Snapshot(TINY), ["transformers"]), "tensorflow")
    >>> place.place.value, place.detail
    ('not_picked', 'TensorFlow is one way of several: for Transformers, PyTorch was taken.')
    """
    place, detail = next(_reasons(solution, skill))
    return Standing(skill, place in {Place.LISTED, Place.TARGET}, place, detail)


def _reasons(solution: Solution, skill: str) -> Iterator[tuple[Place, str]]:
    """Every reason that applies, the most telling first."""
    snapshot, goals = solution.snapshot, solution.targets.goals
    name = snapshot.skills[skill].name
    if skill in solution.known:
        yield Place.KNOWN, f"{name} is left out because you know it."
    if skill in solution.credited:
        yield Place.CREDITED, f"{name} is left out because {_creditors(solution, skill)} cannot be known without it."
    if skill in solution.needed:
        yield (Place.TARGET, f"{name} is a target.") if skill in goals else (Place.LISTED, f"{name} is in the list.")
    if skill in with_ancestors(snapshot, goals, solution.depth):
        choice = _passed_over(solution, skill)
        if choice and skill not in solution.for_nobody().needed:
            yield Place.NOT_PICKED, f"{name} is one way of several: {choice} was taken."
        yield Place.COVERED, f"{name} is left out because only what you know needs it."
    if skill in with_ancestors(snapshot, goals, Depth.UNDERSTAND):
        yield Place.DEEPER, f"{name} is needed to understand the targets, not to use them: ask at depth understand."
    if skill in with_ancestors(snapshot, goals, Depth.ALL):
        helped = _names(snapshot, _helped(solution, skill)) or "something on the way"
        yield Place.HELPFUL, f"{name} makes {helped} easier and is not required."
    if not snapshot.skills[skill].curated:
        yield Place.UNCURATED, f"{name} is not in the curated catalogue, so nothing is known of what needs it."
    yield Place.NOT_NEEDED, f"{name} is not needed: the targets can be reached without it."


def _creditors(solution: Solution, skill: str) -> str:
    """The known skills that use the skill."""
    snapshot = solution.snapshot
    return _names(snapshot, (known for known in solution.known if skill in used_by(snapshot, [known])))


def _passed_over(solution: Solution, skill: str) -> str:
    """The choice for whose other members one would need the skill: for what, and what was taken instead."""
    snapshot = solution.snapshot
    for id in solution.order:
        for requirement in snapshot.requirements(id, solution.depth):
            pick = solution.pick(requirement)
            others = set(requirement.members) - {pick}
            if others and skill in with_ancestors(snapshot, others, solution.depth):
                return f"for {snapshot.skills[id].name}, {snapshot.skills[pick].name}"
    return ""


def _helped(solution: Solution, skill: str) -> Iterator[str]:
    """What of the answer the skill helps directly."""
    helps = (one.skill for one in solution.snapshot.required_by(skill) if one.need is Need.HELPFUL)
    return (id for id in helps if id in solution.needed)


def _names(snapshot: Snapshot, ids: Iterable[str]) -> str:
    names = [snapshot.skills[id].name for id in snapshot.sort(ids)]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
