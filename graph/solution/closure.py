"""The closure of targets: what has to be learned, by someone who brings something along. All by number.

Plain requirements are followed first. Then each choice among alternatives is settled, which may add more.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.model import Depth
from graph.snapshot import Snapshot
from graph.snapshot.adjacency import Adjacency, Choice
from graph.solution.profile import Because, Learner, Pick


@dataclass(slots=True)
class Closure:
    """The skills to learn, targets included, and how each choice in it was made, by the number of the choice."""

    needed: set[int] = field(default_factory=set)
    picks: dict[int, Pick] = field(default_factory=dict)


def closure(snapshot: Snapshot, targets: Collection[int], learner: Learner, depth: Depth) -> Closure:
    """The closure of the targets over what the learner lacks.

    What is known is not entered, so what only it needs is left out too. A choice is met by a known member; else by a
    preferred one; else by one that has to be learned anyway; else by the default. Nothing stays that one could leave
    out, but for what was preferred.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> tiny = Snapshot(TINY)
    >>> tiny.ids(closure(tiny, tiny.numbers(["attention"]), Learner(), Depth.UNDERSTAND).needed)
    ['softmax', 'vectors', 'attention']
    """
    rows = snapshot.at(depth)
    forced: dict[int, Pick] = {}
    smallest = close(rows, targets, learner, forced)
    while smallest.picks and (instead := _superfluous(snapshot, smallest, targets)):
        forced = {**forced, **instead}
        smaller = close(rows, targets, learner, forced)
        if not smaller.needed < smallest.needed:
            break
        smallest = smaller
    return smallest


def close(rows: Adjacency, targets: Iterable[int], learner: Learner, forced: Mapping[int, Pick]) -> Closure:
    """The closure with some choices made already, by their numbers."""
    made = Closure(set(learner.has))
    undecided = _enter(rows, made, targets, learner, forced)
    while undecided:
        undecided = [choice for choice in undecided if not _is_planned(made, choice, learner)]
        if undecided:
            first = min(undecided, key=lambda choice: choice.number)
            pick = made.picks[first.number] = learner.fallback(first)
            undecided.remove(first)
            undecided += _enter(rows, made, [pick.member], learner, forced)
    made.needed -= learner.has
    return made


def _enter(
    rows: Adjacency, made: Closure, starts: Iterable[int], learner: Learner, forced: Mapping[int, Pick]
) -> list[Choice]:
    """Add skills and what they need to a closure that holds what the learner has; the choices that nothing settles."""
    entered, plain, choices = made.needed, rows.plain, rows.choices
    undecided: list[Choice] = []
    while queue := [number for number in starts if number not in entered]:
        entered.update(queue)
        for number in queue:  # grows while it is read
            for prerequisite in plain[number]:
                if prerequisite not in entered:
                    entered.add(prerequisite)
                    queue.append(prerequisite)
        starts = []
        if choices:
            for number in sorted(choices.keys() & queue):
                starts += _settle(choices[number], made, learner, forced, undecided)
    return undecided


def _settle(
    choices: Iterable[Choice], made: Closure, learner: Learner, forced: Mapping[int, Pick], undecided: list[Choice]
) -> list[int]:
    """Make the choices of one skill that something settles, and collect the others; the members that were taken."""
    taken: list[int] = []
    for choice in choices:
        pick = forced.get(choice.number) or learner.settled(choice)
        if pick is None:
            undecided.append(choice)
        else:
            made.picks[choice.number] = pick
            taken.append(pick.member)
    return taken


def _is_planned(made: Closure, choice: Choice, learner: Learner) -> bool:
    """Whether a choice is met by a member that has to be learned anyway; if so, that is its pick."""
    for member in choice.members:
        if member in made.needed and member not in learner.has:
            made.picks[choice.number] = Pick(member, Because.PLANNED)
            return True
    return False


def _superfluous(snapshot: Snapshot, made: Closure, targets: Collection[int]) -> dict[int, Pick]:
    """Other picks that make a default superfluous: each of its choices has another needed member."""
    by_member: defaultdict[int, list[int]] = defaultdict(list)
    for number, pick in made.picks.items():
        by_member[pick.member].append(number)
    candidates = sorted(by_member.keys() & made.needed - set(targets))
    for member in candidates:
        preferred = any(made.picks[one].because is Because.PREFERRED for one in by_member[member])
        if preferred or _is_plainly_required(snapshot, made, member):
            continue
        instead = {number: _other(snapshot.choices[number], made, member) for number in by_member[member]}
        if all(other is not None for other in instead.values()):
            return {number: Pick(other, Because.PLANNED) for number, other in instead.items() if other is not None}
    return {}


def _is_plainly_required(snapshot: Snapshot, made: Closure, member: int) -> bool:
    """Whether a plain requirement of any need asks for a member; the dependents of a hub are not gone through."""
    rows = snapshot.at(Depth.ALL)
    dependents = rows.dependents[member]
    users = dependents if len(dependents) < len(made.needed) else made.needed
    return any(member in rows.plain[number] for number in users if number in made.needed)


def _other(choice: Choice, made: Closure, member: int) -> int | None:
    """Another needed member of a choice."""
    return next((one for one in choice.members if one != member and one in made.needed), None)
