"""The prerequisites of skills: everything that must come first, at a depth, for someone who knows some of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from graph.errors import InvalidParameter
from graph.model import Depth, Requirement, Skill, Topic
from graph.snapshot import Snapshot


class Picked(StrEnum):
    """Why one of several alternatives was taken."""

    ONLY = "only"
    KNOWN = "known"
    PREFERRED = "preferred"
    PLANNED = "planned"
    DEFAULT = "default"
    NOT_AVOIDED = "not avoided"
    LEAST_HOURS = "least hours"


@dataclass(frozen=True, slots=True)
class Pick:
    """The member of a requirement that counts, and why that one."""

    member: str
    because: Picked


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

    def settled(self, requirement: Requirement) -> Pick | None:
        """The pick that nothing else decides: the only member, a known one, or the first preferred."""
        if requirement.is_plain:
            return Pick(requirement.members[0], Picked.ONLY)
        if had := [member for member in requirement.members if member in self.has]:
            return Pick(had[0], Picked.KNOWN)
        if liked := [member for member in self.prefer if member in requirement.members]:
            return Pick(liked[0], Picked.PREFERRED)
        return None

    def fallback(self, requirement: Requirement) -> Pick:
        """The pick where nothing speaks for a member: the default, unless it is avoided and another is not."""
        left = [member for member in requirement.members if member not in self.avoid]
        if requirement.pick in left or not left:
            return Pick(requirement.pick, Picked.DEFAULT)
        return Pick(left[0], Picked.NOT_AVOIDED)


Choice = tuple[str, str]
"""A skill, and the group of one of its requirements that has alternatives."""


@dataclass(slots=True)
class Closure:
    """What has to be learned, targets included, and how each choice in it was made."""

    needed: set[str] = field(default_factory=set)
    picks: dict[Choice, Pick] = field(default_factory=dict)

    def pick(self, requirement: Requirement) -> Pick:
        """The member that a requirement of one of the needed skills counts on."""
        if requirement.is_plain:
            return Pick(requirement.members[0], Picked.ONLY)
        return self.picks[requirement.skill, requirement.group]


def learner(
    snapshot: Snapshot, known: Iterable[str] = (), prefer: Iterable[str] = (), avoid: Iterable[str] = ()
) -> Learner:
    """Someone who knows these (ids, names or aliases), with everything that they cannot have learned that without.

    To know a topic is to know all skills of it.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(learner(Snapshot(TINY), ["topic:maths", "pytorch"]).known)
    ['pytorch', 'softmax', 'vectors']
    """
    things = snapshot.names.things(known)
    knows = frozenset(id for thing in things for id in skills_of(snapshot, thing))
    liked, disliked = tuple(snapshot.names.skills(prefer)), frozenset(snapshot.names.skills(avoid))
    if both := snapshot.sort(disliked.intersection(liked)):
        raise InvalidParameter("avoid", f"names {', '.join(both)}, which prefer names too: name each in one of them")
    return Learner(knows, credited(snapshot, knows), liked, disliked)


def skills_of(snapshot: Snapshot, thing: Skill | Topic) -> list[str]:
    """The skill itself, or all skills of the topic, in learning order."""
    return [thing.id] if isinstance(thing, Skill) else snapshot.skills_of(thing.id)


def credited(snapshot: Snapshot, known: frozenset[str]) -> frozenset[str]:
    """What the known skills credit: their closure over plain ``use`` requirements, without themselves.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(credited(Snapshot(TINY), frozenset({"transformers"})))
    ['attention', 'vectors']
    """
    return frozenset(reach(known, lambda skill: plainly_used(snapshot, skill))) - known


def maximal(snapshot: Snapshot, known: frozenset[str]) -> frozenset[str]:
    """The fewest of the known skills that credit the others: those that no other known one credits.

    They are the maximal elements in the order of plain ``use``; to know them is to know, or to be credited, the same.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(maximal(Snapshot(TINY), frozenset({"vectors", "attention", "softmax"})))
    ['attention', 'softmax']
    """
    below = (one for skill in known for one in plainly_used(snapshot, skill))
    return known - reach(below, lambda skill: plainly_used(snapshot, skill))


def excluded(snapshot: Snapshot, unknown: Iterable[str]) -> frozenset[str]:
    """What somebody who lacks these skills cannot have: they, and all that plainly ``use``-requires them in the end.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(excluded(Snapshot(TINY), ["vectors"]))
    ['attention', 'transformers', 'vectors']
    """
    return frozenset(reach(unknown, lambda skill: plain_users(snapshot, skill)))


def plainly_used(snapshot: Snapshot, skill: str) -> Iterator[str]:
    """The skills without which, each by itself, one cannot even use this one: its direct plain ``use`` requirements."""
    return (one.pick for one in snapshot.requirements(skill, Depth.USE) if one.is_plain)


def plain_users(snapshot: Snapshot, skill: str) -> Iterator[str]:
    """The skills that have this one as a direct plain ``use`` requirement."""
    return (one.skill for one in snapshot.required_by(skill, Depth.USE) if one.is_plain)


def prerequisites(snapshot: Snapshot, targets: Sequence[str], who: Learner, depth: Depth = Depth.UNDERSTAND) -> Closure:
    """The closure of the targets over what the learner still lacks.

    What is known is not entered, so what only it needs is left out too. A choice is met by a known member; else by a
    preferred one; else by one that has to be learned anyway; else by the default. Nothing stays that one could leave
    out, but for what was preferred.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(prerequisites(Snapshot(TINY), ["attention"], Learner(), Depth.UNDERSTAND).needed)
    ['attention', 'softmax', 'vectors']
    """
    forced: dict[Choice, Pick] = {}
    found = close(snapshot, targets, who, depth, forced)
    while instead := _superfluous(snapshot, found, targets):
        forced = {**forced, **instead}
        smaller = close(snapshot, targets, who, depth, forced)
        if not smaller.needed < found.needed:
            break
        found = smaller
    return found


def close(
    snapshot: Snapshot, targets: Sequence[str], who: Learner, depth: Depth, forced: Mapping[Choice, Pick]
) -> Closure:
    """The closure with some choices made already."""
    found = Closure()
    undecided = _enter(snapshot, found, targets, who, depth, forced)
    while undecided:
        undecided = [one for one in undecided if not _is_planned(found, one)]
        if undecided:
            first = min(undecided, key=lambda one: (snapshot.position[one.skill], one.group))
            pick = found.picks[first.skill, first.group] = who.fallback(first)
            undecided.remove(first)
            undecided += _enter(snapshot, found, [pick.member], who, depth, forced)
    return found


def _superfluous(snapshot: Snapshot, found: Closure, targets: Sequence[str]) -> dict[Choice, Pick]:
    """The picks that make a skill superfluous: it was a default, and each choice of it has another needed member."""
    by_member: defaultdict[str, list[Choice]] = defaultdict(list)
    for choice, pick in found.picks.items():
        by_member[pick.member].append(choice)
    for id in snapshot.sort(set(by_member).intersection(found.needed).difference(targets)):
        reasons = {found.picks[choice].because for choice in by_member[id]}
        plainly = any(one.is_plain and one.skill in found.needed for one in snapshot.required_by(id))
        if plainly or Picked.PREFERRED in reasons:
            continue
        instead = {choice: _other(snapshot, found, choice, id) for choice in by_member[id]}
        if all(instead.values()):
            return {choice: Pick(member, Picked.PLANNED) for choice, member in instead.items()}
    return {}


def _other(snapshot: Snapshot, found: Closure, choice: Choice, id: str) -> str:
    """Another needed member of a choice, or nothing."""
    members = next(one.members for one in snapshot.requirements(choice[0]) if one.group == choice[1])
    return next((one for one in members if one != id and one in found.needed), "")


def _enter(
    snapshot: Snapshot,
    found: Closure,
    starts: Iterable[str],
    who: Learner,
    depth: Depth,
    forced: Mapping[Choice, Pick],
) -> list[Requirement]:
    """Add skills and what they need to a closure; the choices that nothing settles yet."""
    undecided: list[Requirement] = []
    stack = list(starts)
    while stack:
        skill = stack.pop()
        if skill in found.needed or skill in who.has:
            continue
        found.needed.add(skill)
        for requirement in snapshot.requirements(skill, depth):
            if (pick := forced.get((skill, requirement.group)) or who.settled(requirement)) is None:
                undecided.append(requirement)
                continue
            stack.append(pick.member)
            if not requirement.is_plain:
                found.picks[skill, requirement.group] = pick
    return undecided


def _is_planned(found: Closure, requirement: Requirement) -> bool:
    """Whether a choice is met by a member that has to be learned anyway; if so, that is its pick."""
    planned = [member for member in requirement.members if member in found.needed]
    if planned:
        found.picks[requirement.skill, requirement.group] = Pick(planned[0], Picked.PLANNED)
    return bool(planned)


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
    return leading_to(snapshot, [skill], depth) - {skill}


def leading_to(snapshot: Snapshot, skills: Iterable[str], depth: Depth) -> set[str]:
    """The skills and all that may come before any of them at a depth, by any alternative."""

    def members(one: str) -> Iterable[str]:
        return (member for requirement in snapshot.requirements(one, depth) for member in requirement.members)

    return reach(skills, members)


def descendants(snapshot: Snapshot, skill: str, depth: Depth) -> set[str]:
    """All that may need a skill at a depth, by any alternative, without itself."""
    return descendants_of_any(snapshot, [skill], depth)


def descendants_of_any(snapshot: Snapshot, skills: Sequence[str], depth: Depth) -> set[str]:
    """All that may need one of several skills at a depth, by any alternative, without these themselves."""

    def dependents(one: str) -> Iterable[str]:
        return (requirement.skill for requirement in snapshot.required_by(one, depth))

    return reach(skills, dependents).difference(skills)
