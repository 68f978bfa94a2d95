"""Is A needed before B, and through which chain? Five answers, of which "no" is as firm as "yes"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, pairwise, product

from graph.model import Confidence, Depth, Evidence, Need, Requirement, Topic
from graph.names import Thing
from graph.questions.standing import Standing, standing
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors, descendants, with_ancestors
from graph.solution import Profile, solve
from graph.solution.profile import skills_of

MAX_CHAINS = 8
"""How many shortest chains an answer shows."""


class WhyVerdict(StrEnum):
    """Whether A comes before B, most telling first."""

    YES = "yes"
    ALTERNATIVE = "alternative"
    REVERSE = "reverse"
    UNKNOWN = "unknown"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Hop:
    """One requirement of a chain: ``skill`` needs ``prerequisite``, or any other of the ``alternatives``, if any."""

    prerequisite: str
    skill: str
    need: Need
    reason: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence
    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Whether ``before`` is needed for ``after``.

    ``chains`` are the shortest ones in learning direction (of ``after`` to ``before`` when the answer is ``reverse``);
    ``more_chains`` says that there are further ones. ``decided_by`` are the two skills compared: for a topic, one of
    its core skills. ``standing`` says whether that ``before`` is in what this learner has to learn for ``after``, and
    if not, why not; it is None where there is nothing to compare.
    """

    revision: str
    answer: WhyVerdict
    before: str
    after: str
    depth: Depth
    decided_by: tuple[str, ...]
    chains: tuple[tuple[Hop, ...], ...]
    more_chains: bool
    standing: Standing | None
    note: str


def why(snapshot: Snapshot, before: str, after: str, profile: Profile = Profile()) -> Why:
    """Whether ``after`` can be reached without ``before``, at a depth, and whether this learner has to learn it.

    ``yes`` if it cannot; ``alternative`` if only some choices need it; ``reverse`` if it is the other way round;
    ``no`` if no chain exists between two curated skills; ``unknown`` if none exists and one of them is not curated.
    What is ``known`` or preferred changes the ``standing`` only.

    Raises
    ------
    UnknownNames, AmbiguousName, InvalidParameter

    Examples
    --------
    >>> from graph.samples import TINY
    >>> snapshot = Snapshot(TINY)
    >>> why(snapshot, "vectors", "transformers").answer, why(snapshot, "pytorch", "transformers").answer
    (<WhyVerdict.YES: 'yes'>, <WhyVerdict.ALTERNATIVE: 'alternative'>)
    >>> [hop.reason for hop in why(snapshot, "softmax", "attention").chains[0]]
    ['Its definition is written with it.']
    """
    first, second = snapshot.names.things([before, after])
    depth = profile.depth
    pairs = list(product(_stands_for(snapshot, first), _stands_for(snapshot, second)))
    verdicts = [(verdict(snapshot, one, two, depth), one, two) for one, two in pairs]
    answer, one, two = (
        min(verdicts, key=lambda found: list(WhyVerdict).index(found[0])) if verdicts else (WhyVerdict.NO, "", "")
    )
    chains = _chains(snapshot, one, two, answer, depth)
    solution = solve(snapshot, [after], profile)
    return Why(
        revision=snapshot.revision,
        answer=answer,
        before=first.id,
        after=second.id,
        depth=depth,
        decided_by=(one, two),
        chains=tuple(chains[:MAX_CHAINS]),
        more_chains=len(chains) > MAX_CHAINS,
        standing=standing(solution, one) if one != two else None,
        note=_note(snapshot, one, two, answer, depth),
    )


def verdict(snapshot: Snapshot, before: str, after: str, depth: Depth) -> WhyVerdict:
    """Whether one skill (id) comes before another, at a depth."""
    if before in ancestors(snapshot, after, depth):
        return WhyVerdict.ALTERNATIVE if after in avoidable(snapshot, [before], depth) else WhyVerdict.YES
    if after in ancestors(snapshot, before, depth):
        return WhyVerdict.REVERSE
    both = snapshot.skills[before].curated and snapshot.skills[after].curated
    return WhyVerdict.NO if both or before == after else WhyVerdict.UNKNOWN


def avoidable(snapshot: Snapshot, skills: Sequence[str], depth: Depth) -> set[str]:
    """The skills that need one of ``skills`` by some choice among alternatives and can do without all by another.

    A skill can do without them if each of its requirements has a member, none of ``skills``, that can.
    """
    bound = set(skills)
    needing = descendants(snapshot, skills, depth)
    for id in snapshot.sort(needing):
        if any(bound.issuperset(one.members) for one in snapshot.requirements(id, depth)):
            bound.add(id)
    return needing - bound


def hop(snapshot: Snapshot, prerequisite: str, skill: str, depth: Depth) -> Hop:
    """The requirement through which a skill needs a direct prerequisite."""
    one = _requirement(snapshot, prerequisite, skill, depth)
    choice = () if one.is_plain else one.members
    return Hop(prerequisite, skill, one.need, one.reason, one.evidence, one.confidence, choice)


def shortest_chains(snapshot: Snapshot, before: str, after: str, depth: Depth) -> Iterator[list[str]]:
    """Every chain of fewest hops from one skill to another, in the order of their skills."""
    steps = {after: 0}
    for id in reversed(snapshot.sort(with_ancestors(snapshot, [after], depth))):
        for requirement in snapshot.requirements(id, depth) if id in steps else ():
            for member in requirement.members:
                steps[member] = min(steps.get(member, steps[id] + 1), steps[id] + 1)
    open_ends = [[before]] if before in steps else []
    while open_ends:
        chain = open_ends.pop()
        if not steps[chain[-1]]:
            yield chain
        nearer = (one.skill for one in snapshot.required_by(chain[-1], depth))
        following = [one for one in nearer if steps.get(one) == steps[chain[-1]] - 1]
        open_ends += [[*chain, one] for one in reversed(following)]


def _requirement(snapshot: Snapshot, prerequisite: str, skill: str, depth: Depth) -> Requirement:
    return next(one for one in snapshot.requirements(skill, depth) if prerequisite in one.members)


def _stands_for(snapshot: Snapshot, thing: Thing) -> Sequence[str]:
    """The skill itself, the core of the topic or else its first skills, or the skills of the role or entry."""
    if isinstance(thing, Topic):
        return thing.core or snapshot.skills_of(thing.id)[:5]
    return skills_of(snapshot, thing)


def _chains(snapshot: Snapshot, one: str, two: str, answer: WhyVerdict, depth: Depth) -> list[tuple[Hop, ...]]:
    if answer in {WhyVerdict.NO, WhyVerdict.UNKNOWN}:
        return []
    start, end = (two, one) if answer is WhyVerdict.REVERSE else (one, two)
    found = islice(shortest_chains(snapshot, start, end, depth), MAX_CHAINS + 1)
    return [tuple(hop(snapshot, a, b, depth) for a, b in pairwise(chain)) for chain in found]


def _note(snapshot: Snapshot, one: str, two: str, answer: WhyVerdict, depth: Depth) -> str:
    if one == two:
        return "Both names stand for the same skill."
    if answer is WhyVerdict.UNKNOWN:
        return "One of the two is not in the curated catalogue, so nothing is known of what it needs."
    if answer is WhyVerdict.NO:
        first, second = snapshot.skills[one].name, snapshot.skills[two].name
        if one in ancestors(snapshot, two, Depth.UNDERSTAND):
            return f"Not at depth {depth}: one can use {second} without {first}, but not understand it."
        if one in ancestors(snapshot, two, Depth.ALL):
            return f"{first} is helpful for {second}, not required."
    return ""
