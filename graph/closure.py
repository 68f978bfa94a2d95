"""The prerequisites of skills: everything that must come first, at a depth, for someone who knows some of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.model import Depth, Need, Requirement
from graph.snapshot import Snapshot


class Picked(StrEnum):
    """Why one of several alternatives was taken."""

    KNOWN = "known"
    PREFERRED = "preferred"
    DEFAULT = "default"
    NOT_AVOIDED = "not avoided"


@dataclass(frozen=True, slots=True)
class Learner:
    """What someone brings along: ``known`` skills, what these ``credit``, and their tastes among alternatives."""

    known: frozenset[str] = frozenset()
    credited: frozenset[str] = frozenset()
    prefer: tuple[str, ...] = ()
    avoid: frozenset[str] = frozenset()

    @property
    def has(self) -> frozenset[str]:
        """All that need not be learned again."""
        return self.known | self.credited

    def pick(self, requirement: Requirement, position: Callable[[str], int]) -> tuple[str, Picked]:
        """The member of a requirement that this learner takes, and why.

        A known one; else the first preferred; else the default, unless it is avoided and another is not.
        """
        members = sorted(requirement.members, key=position)
        if had := [member for member in members if member in self.has]:
            return had[0], Picked.KNOWN
        if liked := [member for member in self.prefer if member in members]:
            return liked[0], Picked.PREFERRED
        left = [member for member in members if member not in self.avoid]
        if requirement.pick in left or not left:
            return requirement.pick, Picked.DEFAULT
        return left[0], Picked.NOT_AVOIDED


def learner(
    snapshot: Snapshot, known: Iterable[str] = (), prefer: Iterable[str] = (), avoid: Iterable[str] = ()
) -> Learner:
    """Someone who knows these skills (ids), with everything that they cannot have learned those without."""
    knows = frozenset(known)
    return Learner(knows, credited(snapshot, knows), tuple(prefer), frozenset(avoid))


def credited(snapshot: Snapshot, known: frozenset[str]) -> frozenset[str]:
    """What the known skills credit: their closure over plain ``use`` requirements, without themselves.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(credited(Snapshot(TINY), frozenset({"transformers"})))
    ['attention', 'vectors']
    """

    def plain(skill: str) -> Iterable[str]:
        return (one.pick for one in snapshot.requirements(skill, Depth.USE) if one.is_plain and one.need is Need.USE)

    return frozenset(reach(known, plain)) - known


def prerequisites(
    snapshot: Snapshot, targets: Sequence[str], who: Learner, depth: Depth = Depth.UNDERSTAND
) -> set[str]:
    """The closure of the targets, with them, of what the learner still lacks; alternatives as the learner picks them.

    What is known is not entered, so what only it needs is left out too.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(prerequisites(Snapshot(TINY), ["attention"], Learner(), Depth.UNDERSTAND))
    ['attention', 'softmax', 'vectors']
    """
    has = who.has

    def lacking(skill: str) -> Iterable[str]:
        picks = (picked(snapshot, one, who)[0] for one in snapshot.requirements(skill, depth))
        return (member for member in picks if member not in has)

    return reach([target for target in targets if target not in has], lacking)


def picked(snapshot: Snapshot, requirement: Requirement, who: Learner) -> tuple[str, Picked]:
    """The member of a requirement that the learner takes, and why; the only member of a plain one."""
    if requirement.is_plain:
        return requirement.members[0], Picked.DEFAULT
    return who.pick(requirement, snapshot.position.__getitem__)


def reach(starts: Iterable[str], following: Callable[[str], Iterable[str]]) -> set[str]:
    """Everything that can be reached, starts included, by following from one to the next."""
    found = set(starts)
    stack = list(found)
    while stack:
        new = [one for one in following(stack.pop()) if one not in found]
        found.update(new)
        stack.extend(new)
    return found


def ancestors(snapshot: Snapshot, skill: str, depth: Depth) -> set[str]:
    """All that may come before a skill at a depth, by any alternative, without itself."""

    def members(one: str) -> Iterable[str]:
        return (member for requirement in snapshot.requirements(one, depth) for member in requirement.members)

    return reach([skill], members) - {skill}


def descendants(snapshot: Snapshot, skill: str, depth: Depth) -> set[str]:
    """All that may need a skill at a depth, by any alternative, without itself."""

    def dependents(one: str) -> Iterable[str]:
        return (requirement.skill for requirement in snapshot.required_by(one, depth))

    return reach([skill], dependents) - {skill}
