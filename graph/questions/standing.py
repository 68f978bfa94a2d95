"""Where a skill stands in the answer about targets: in it, and if not, why not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.closure import Closure, Learner, credited, leading_to, prerequisites
from graph.model import Depth, Need
from graph.questions.targets import Targets
from graph.snapshot import Snapshot


class Place(StrEnum):
    """Where a skill stands: in the answer by the first two, outside it by the others."""

    LISTED = "listed"
    TARGET = "target"
    KNOWN = "known"
    CREDITED = "credited"
    NOT_PICKED = "not picked"
    COVERED = "only for what is known"
    DEEPER = "only to understand"
    HELPFUL = "helpful only"
    UNCURATED = "not curated"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a ``skill`` is in the answer of `before` or a target of it, and a sentence that says why or why not."""

    skill: str
    listed: bool
    place: Place
    detail: str


def standing(
    snapshot: Snapshot, skill: str, aim: Targets, who: Learner, closure: Closure, depth: Depth = Depth.UNDERSTAND
) -> Standing:
    """Why a skill (id) is, or is not, in what this learner has to learn for the targets at a depth.

    Examples
    --------
    >>> from graph.closure import prerequisites
    >>> from graph.questions.targets import resolve
    >>> from graph.samples import TINY
    >>> tiny, who = Snapshot(TINY), Learner()
    >>> aim = resolve(tiny, ["transformers"])
    >>> found = standing(tiny, "tensorflow", aim, who, prerequisites(tiny, aim.goals, who))
    >>> found.place.value, found.detail
    ('not picked', 'TensorFlow is one way of several: for Transformers, PyTorch was taken.')
    """
    place, detail = next(_reasons(snapshot, skill, aim, who, closure, depth))
    return Standing(skill, place in {Place.LISTED, Place.TARGET}, place, detail)


def _reasons(
    snapshot: Snapshot, skill: str, aim: Targets, who: Learner, closure: Closure, depth: Depth
) -> Iterator[tuple[Place, str]]:
    """Every reason that applies, the most telling first."""
    name = snapshot.skills[skill].name
    if skill in who.known:
        yield Place.KNOWN, f"{name} is left out because you know it."
    if skill in who.credited:
        yield (
            Place.CREDITED,
            f"{name} is left out because {_creditors(snapshot, skill, who)} cannot be known without it.",
        )
    if skill in closure.needed:
        yield (
            (Place.TARGET, f"{name} is a target.") if skill in aim.goals else (Place.LISTED, f"{name} is in the list.")
        )
    wanted = leading_to(snapshot, aim.goals, depth)
    if skill in wanted:
        choice = _passed_over(snapshot, skill, closure, depth)
        nobody = replace(who, known=frozenset(), credited=frozenset())
        if choice and skill not in prerequisites(snapshot, aim.goals, nobody, depth).needed:
            yield Place.NOT_PICKED, f"{name} is one way of several: {choice} was taken."
        yield Place.COVERED, f"{name} is left out because only what you know needs it."
    if skill in leading_to(snapshot, aim.goals, Depth.UNDERSTAND):
        yield Place.DEEPER, f"{name} is needed to understand the targets, not to use them: ask at depth understand."
    if skill in leading_to(snapshot, aim.goals, Depth.ALL):
        helped = _names(snapshot, _helped(snapshot, skill, closure)) or "something on the way"
        yield Place.HELPFUL, f"{name} makes {helped} easier and is not required."
    if not snapshot.skills[skill].curated:
        yield Place.UNCURATED, f"{name} is not in the curated catalogue, so nothing is known of what needs it."
    yield Place.NOT_NEEDED, f"{name} is not needed: the targets can be reached without it."


def _creditors(snapshot: Snapshot, skill: str, who: Learner) -> str:
    found = (known for known in who.known if skill in credited(snapshot, frozenset({known})))
    return _names(snapshot, found)


def _passed_over(snapshot: Snapshot, skill: str, closure: Closure, depth: Depth) -> str:
    """The choice for whose other members one would need the skill: for what, and what was taken instead."""
    for id in snapshot.sort(closure.needed):
        for one in snapshot.requirements(id, depth):
            others = set(one.members) - {closure.pick(one).member}
            if skill in leading_to(snapshot, others, depth):
                return f"for {snapshot.skills[id].name}, {snapshot.skills[closure.pick(one).member].name}"
    return ""


def _helped(snapshot: Snapshot, skill: str, closure: Closure) -> Iterator[str]:
    """What of the answer the skill helps directly."""
    helps = (one.skill for one in snapshot.required_by(skill) if one.need is Need.HELPFUL)
    return (id for id in helps if id in closure.needed)


def _names(snapshot: Snapshot, ids: Iterable[str]) -> str:
    names = [snapshot.skills[id].name for id in snapshot.sort(ids)]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
