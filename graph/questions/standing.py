"""Where a skill stands in the answer about targets: in it, and if not, why not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.model import Depth, Level, Need
from graph.questions.words import counted, joined
from graph.snapshot import Snapshot
from graph.snapshot.nodes import numbers_of
from graph.snapshot.reach import reach
from graph.snapshot.walks import used_by
from graph.solution import Solution
from graph.solution.targets import resolve


class Place(StrEnum):
    """Where a skill stands: in the answer by the first two, outside it by the others.

    Attributes
    ----------
    LISTED
        It is to be learned.
    TARGET
        It is a target.
    KNOWN
        It is known.
    CREDITED
        Something known could not have been learned without it.
    ASSUMED
        The background holds it.
    NOT_PICKED
        Another alternative was taken.
    COVERED
        Only something known needs it.
    DEEPER
        It is needed only to understand what is only to be used.
    HELPFUL
        It is only helpful.
    UNCURATED
        Nothing is known of what it is needed for.
    NOT_NEEDED
        Nothing in the answer needs it.
    """

    LISTED = "listed"
    TARGET = "target"
    KNOWN = "known"
    CREDITED = "credited"
    ASSUMED = "assumed"
    NOT_PICKED = "not_picked"
    COVERED = "only_for_known"
    DEEPER = "only_to_understand"
    HELPFUL = "helpful_only"
    UNCURATED = "not_curated"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a skill stands in the asker's own answer.

    Attributes
    ----------
    skill
        Id of the skill. Of several skills (a topic), the one whose place comes first.
    listed
        Whether the answer lists it or it is a target.
    place
        Where it stands.
    detail
        Why, in one sentence.
    """

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
    return Standings(solution).of(skill)


class Standings:
    """Where skills stand in one solution."""

    def __init__(self, solution: Solution) -> None:
        self._solution, self._snapshot = solution, solution.snapshot
        self._reachable: dict[Depth, set[int]] = {}

    def of(self, skill: str) -> Standing:
        """Where a skill (id) stands."""
        place, detail = next(self._reasons(skill))
        return Standing(skill, place in {Place.LISTED, Place.TARGET}, place, detail)

    def of_several(self, address: str, skills: Sequence[str]) -> Standing:
        """Where the skills (ids) that an address stands for stand, counted; those that are not needed are left out."""
        places = Counter(self.of(id).place for id in skills)
        first = next(place for place in Place if places[place])
        told = [f"{places[place]:,} {words}" for place, words in _SEVERAL.items() if places[place]]
        detail = (
            f"Of its {counted(len(skills), 'skill')}: {', '.join(told)}." if told else "None of its skills is needed."
        )
        return Standing(address, first in {Place.LISTED, Place.TARGET}, first, detail)

    def _reasons(self, skill: str) -> Iterator[tuple[Place, str]]:
        """Every reason that applies, the most telling first."""
        yield from self._met_or_listed(skill)
        yield from self._left_out(skill)
        name = self._snapshot.skills[skill].name
        if not self._snapshot.skills[skill].curated:
            yield Place.UNCURATED, f"{name} is not in the curated catalogue, so nothing is known of what needs it."
        yield Place.NOT_NEEDED, f"{name} is not needed: the targets can be reached without it."

    def _met_or_listed(self, skill: str) -> Iterator[tuple[Place, str]]:
        solution, name = self._solution, self._snapshot.skills[skill].name
        if skill in solution.known:
            yield Place.KNOWN, f"{name} is left out because you know it."
        if skill in solution.credited:
            yield (
                Place.CREDITED,
                f"{name} is left out because {_creditors(solution, skill)} cannot be known without it.",
            )
        if skill in solution.needed:
            enough = ", enough to use it" if solution.level(skill) is Level.USE else ""
            is_target = skill in solution.targets.goals
            yield (
                (Place.TARGET, f"{name} is a target.")
                if is_target
                else (Place.LISTED, f"{name} is in the list{enough}.")
            )
        if skill in solution.assumed:
            yield Place.ASSUMED, f"{name} is needed; you are assumed to have it ({solution.learner.background})."

    def _left_out(self, skill: str) -> Iterator[tuple[Place, str]]:
        solution, snapshot = self._solution, self._snapshot
        name, number = snapshot.skills[skill].name, snapshot.position[skill]
        if number in self._may_come_before(solution.depth):
            choice = _passed_over(solution, skill)
            if choice and skill not in solution.for_nobody().needed:
                yield Place.NOT_PICKED, f"{name} is one way of several: {choice} was taken."
            yield Place.COVERED, f"{name} is left out because only what you know, or are assumed to have, needs it."
        for depth in (Depth.UNDERSTAND, Depth.THOROUGH):
            if number in self._may_come_before(depth):
                yield Place.DEEPER, f"{name} is needed {_ONLY[depth]}: ask at depth {depth}."
        if number in self._may_come_before(Depth.ALL):
            helped = _names(snapshot, _helped(solution, skill)) or "something on the way"
            yield Place.HELPFUL, f"{name} makes {helped} easier and is not required."

    def _may_come_before(self, depth: Depth) -> set[int]:
        """The targets and what may come before them at a depth, over every alternative, by number."""
        if depth not in self._reachable:
            targets, snapshot = self._solution.targets, self._snapshot
            if depth is not self._solution.depth:
                targets = resolve(snapshot, targets.asked, depth, whole=self._solution.whole)
            self._reachable[depth] = numbers_of(reach(targets.nodes, snapshot.at(depth).members))
        return self._reachable[depth]


_SEVERAL = {
    Place.LISTED: "in your list",
    Place.TARGET: "among the targets",
    Place.KNOWN: "known",
    Place.CREDITED: "credited",
    Place.ASSUMED: "needed and assumed",
    Place.NOT_PICKED: "not picked",
    Place.COVERED: "only for what you have",
    Place.DEEPER: "only at greater depth",
    Place.HELPFUL: "only helpful",
}


_ONLY = {
    Depth.UNDERSTAND: "to understand the targets, not to use them",
    Depth.THOROUGH: "only to understand everything down to the foundations",
}


def _creditors(solution: Solution, skill: str) -> str:
    """The known skills that use the skill."""
    snapshot = solution.snapshot
    return _names(snapshot, (known for known in solution.known if skill in used_by(snapshot, [known])))


def _passed_over(solution: Solution, skill: str) -> str:
    """The choice for whose other members one would need the skill: for what, and what was taken instead."""
    snapshot, rows = solution.snapshot, solution.snapshot.at(solution.depth)
    number = snapshot.position[skill]
    for choice in solution.choices:
        pick = solution.closure.picks[choice.number].member
        others = [node for node in choice.nodes if node >> 1 != pick]
        if number in numbers_of(reach(others, rows.members)):
            dependent, taken = (snapshot.skills[snapshot.order[one]].name for one in (choice.skill, pick))
            return f"for {dependent}, {taken}"
    return ""


def _helped(solution: Solution, skill: str) -> Iterator[str]:
    """What of the answer the skill helps directly."""
    helps = (one.skill for one in solution.snapshot.required_by(skill) if one.need is Need.HELPFUL)
    return (id for id in helps if id in solution.needed)


def _names(snapshot: Snapshot, ids: Iterable[str]) -> str:
    return joined(snapshot.skills[id].name for id in snapshot.sort(ids))
