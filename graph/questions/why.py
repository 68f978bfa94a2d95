"""Is A needed before B, and through which chain? Five answers, of which "no" is as firm as "yes"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, pairwise, product

from graph.closure import Learner, ancestors, descendants_of_any, learner
from graph.least import Choose
from graph.least import choose as choose_closure
from graph.model import Confidence, Depth, Evidence, Need, Requirement, Skill
from graph.questions.standing import Standing, standing
from graph.questions.targets import resolve
from graph.snapshot import Snapshot

MOST_CHAINS = 8
"""How many shortest chains an answer shows."""


class Verdict(StrEnum):
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
    answer: Verdict
    before: str
    after: str
    depth: Depth
    decided_by: tuple[str, ...]
    chains: tuple[tuple[Hop, ...], ...]
    more_chains: bool
    standing: Standing | None
    note: str


def why(
    snapshot: Snapshot,
    before: str,
    after: str,
    *,
    known: Iterable[str] = (),
    depth: Depth = Depth.UNDERSTAND,
    prefer: Iterable[str] = (),
    avoid: Iterable[str] = (),
    choose: Choose = Choose.DEFAULT,
) -> Why:
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
    (<Verdict.YES: 'yes'>, <Verdict.ALTERNATIVE: 'alternative'>)
    >>> [hop.reason for hop in why(snapshot, "softmax", "attention").chains[0]]
    ['Its definition is written with it.']
    """
    first, second = snapshot.names.things([before, after]) if before != after else [snapshot.names.thing(before)] * 2
    pairs = list(product(_stands_for(snapshot, first), _stands_for(snapshot, second)))
    verdicts = [(verdict(snapshot, one, two, depth), one, two) for one, two in pairs]
    answer, one, two = (
        min(verdicts, key=lambda found: list(Verdict).index(found[0])) if verdicts else (Verdict.NO, "", "")
    )
    chains = _chains(snapshot, one, two, answer, depth)
    who = learner(snapshot, known, prefer, avoid)
    return Why(
        revision=snapshot.revision,
        answer=answer,
        before=first.id,
        after=second.id,
        depth=depth,
        decided_by=(one, two),
        chains=tuple(chains[:MOST_CHAINS]),
        more_chains=len(chains) > MOST_CHAINS,
        standing=_standing(snapshot, one, after, who, depth, choose) if one != two else None,
        note=_note(snapshot, one, two, answer, depth),
    )


def _standing(snapshot: Snapshot, skill: str, after: str, who: Learner, depth: Depth, how: Choose) -> Standing:
    aim = resolve(snapshot, [after])
    closure = choose_closure(snapshot, aim.goals, who, depth, how).closure
    return standing(snapshot, skill, aim, who, closure, depth)


def verdict(snapshot: Snapshot, before: str, after: str, depth: Depth) -> Verdict:
    """Whether one skill (id) comes before another, at a depth."""
    if before in ancestors(snapshot, after, depth):
        return Verdict.ALTERNATIVE if after in avoidable(snapshot, [before], depth) else Verdict.YES
    if after in ancestors(snapshot, before, depth):
        return Verdict.REVERSE
    both = snapshot.skills[before].curated and snapshot.skills[after].curated
    return Verdict.NO if both or before == after else Verdict.UNKNOWN


def avoidable(snapshot: Snapshot, skills: Sequence[str], depth: Depth) -> set[str]:
    """The skills that need one of ``skills`` by some choice among alternatives and can do without all by another.

    A skill can do without them if each of its requirements has a member, none of ``skills``, that can.
    """
    bound = set(skills)
    needing = descendants_of_any(snapshot, skills, depth)
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
    for id in reversed(snapshot.sort({*ancestors(snapshot, after, depth), after})):
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


def _stands_for(snapshot: Snapshot, thing: object) -> tuple[str, ...]:
    """The skill itself, or the core of the topic, or else its first skills."""
    if isinstance(thing, Skill):
        return (thing.id,)
    topic = snapshot.topics[thing.id]  # type: ignore[attr-defined]
    return topic.core or tuple(snapshot.skills_of(topic.id)[:5])


def _chains(snapshot: Snapshot, one: str, two: str, answer: Verdict, depth: Depth) -> list[tuple[Hop, ...]]:
    if answer in {Verdict.NO, Verdict.UNKNOWN}:
        return []
    start, end = (two, one) if answer is Verdict.REVERSE else (one, two)
    found = islice(shortest_chains(snapshot, start, end, depth), MOST_CHAINS + 1)
    return [tuple(hop(snapshot, a, b, depth) for a, b in pairwise(chain)) for chain in found]


def _note(snapshot: Snapshot, one: str, two: str, answer: Verdict, depth: Depth) -> str:
    if one == two:
        return "Both names stand for the same skill."
    if answer is Verdict.UNKNOWN:
        return "One of the two is not in the curated catalogue, so nothing is known of what it needs."
    if answer is Verdict.NO:
        first, second = snapshot.skills[one].name, snapshot.skills[two].name
        if one in ancestors(snapshot, two, Depth.UNDERSTAND):
            return f"Not at depth {depth}: one can use {second} without {first}, but not understand it."
        if one in ancestors(snapshot, two, Depth.ALL):
            return f"{first} is helpful for {second}, not required."
    return ""
