"""The closure of targets: what has to be learned, and how well, by someone who brings something along.

It runs over nodes: skills at a level (`graph.snapshot.nodes`). Plain requirements are followed first. Then each choice
among alternatives is settled, which may add more.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.model import Depth
from graph.snapshot import Snapshot
from graph.snapshot.nodes import Choice, Rows
from graph.solution.profile import Because, Learner, Pick
from graph.work import spend


@dataclass(slots=True)
class Closure:
    """The skills to learn at their levels, targets included, and how each choice was made, by its number."""

    nodes: set[int] = field(default_factory=set)
    picks: dict[int, Pick] = field(default_factory=dict)

    @property
    def needed(self) -> set[int]:
        """The skills to learn, by number."""
        return {node >> 1 for node in self.nodes}

    def holds(self, number: int) -> bool:
        """Whether a skill has to be learned, at either level."""
        return 2 * number in self.nodes or 2 * number + 1 in self.nodes


def closure(snapshot: Snapshot, targets: Collection[int], learner: Learner, depth: Depth) -> Closure:
    """The closure of the targets (nodes) over what the learner lacks.

    What is known, credited or held by the background is not entered, so what only it needs is left out too. A choice is
    met by a known member; else by a preferred one; else by one of the background; else by one that has to be learned
    anyway; else by the default. Nothing stays that one could leave out, but for what was preferred.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> tiny = Snapshot(TINY)
    >>> [attention] = tiny.numbers(["attention"])
    >>> tiny.ids(closure(tiny, [2 * attention + 1], Learner(), Depth.UNDERSTAND).needed)
    ['softmax', 'vectors', 'attention']
    """
    rows = snapshot.at(depth)
    forced: dict[int, Pick] = {}
    smallest = close(rows, targets, learner, forced)
    while smallest.picks and (instead := _superfluous(snapshot, rows, smallest, targets)):
        forced = {**forced, **instead}
        smaller = close(rows, targets, learner, forced)
        if not smaller.nodes < smallest.nodes:
            break
        smallest = smaller
    return smallest


def close(
    rows: Rows, targets: Iterable[int], learner: Learner, forced: Mapping[int, Pick], begun: Closure | None = None
) -> Closure:
    """The closure of targets (nodes) with some choices made already, by their numbers.

    With a closure that was ``begun``, the targets are added to it, and only what is new is given.
    """
    before = learner.has_nodes | begun.nodes if begun else learner.has_nodes
    made = Closure(set(before), dict(begun.picks) if begun else {})
    undecided = _enter(rows, made, targets, learner, forced)
    while undecided:
        undecided += _enter(rows, made, _planned(made, undecided, learner), learner, forced)
        undecided = [choice for choice in undecided if choice.number not in made.picks]
        if undecided:
            first = min(undecided, key=lambda choice: choice.number)
            made.picks[first.number] = learner.fallback(first)
            undecided += _enter(rows, made, _wanted(made, undecided), learner, forced)
    made.nodes -= before
    spend(len(made.nodes))
    return made


def _enter(
    rows: Rows, made: Closure, starts: Iterable[int], learner: Learner, forced: Mapping[int, Pick]
) -> list[Choice]:
    """Add nodes and what they need to a closure that holds what the learner has; the choices that nothing settles."""
    entered, plain, choices = made.nodes, rows.plain, rows.choices
    undecided: list[Choice] = []
    while queue := [node for node in starts if node not in entered]:
        entered.update(queue)
        for node in queue:  # grows while it is read
            for prerequisite in plain[node]:
                if prerequisite not in entered:
                    entered.add(prerequisite)
                    queue.append(prerequisite)
        starts = []
        if choices:
            for node in sorted(choices.keys() & queue):
                starts += _settle(choices[node], made, learner, forced, undecided)
    return undecided


def _settle(
    choices: Iterable[Choice], made: Closure, learner: Learner, forced: Mapping[int, Pick], undecided: list[Choice]
) -> list[int]:
    """Make the choices of one node that something settles, and collect the others; the nodes that were taken."""
    taken: list[int] = []
    for choice in choices:
        pick = made.picks.get(choice.number) or forced.get(choice.number) or learner.settled(choice)
        if pick is None:
            undecided.append(choice)
        else:
            made.picks[choice.number] = pick
            taken.append(choice.node(pick.member))
    return taken


def _planned(made: Closure, undecided: Iterable[Choice], learner: Learner) -> list[int]:
    """Pick members that have to be learned anyway; their nodes, for a choice may ask for a higher level."""
    for choice in undecided:
        if choice.number not in made.picks and (member := _learned_anyway(made, choice, learner)) is not None:
            made.picks[choice.number] = Pick(member, Because.PLANNED)
    return _wanted(made, undecided)


def _wanted(made: Closure, choices: Iterable[Choice]) -> list[int]:
    """The nodes of the members that were picked."""
    return [choice.node(made.picks[choice.number].member) for choice in choices if choice.number in made.picks]


def _learned_anyway(made: Closure, choice: Choice, learner: Learner) -> int | None:
    """The first member that has to be learned anyway, at the level asked for or above, or else at any."""
    planned = [member for member in choice.members if made.holds(member) and member not in learner.met]
    enough = (member for member in planned if choice.node(member) in made.nodes or 2 * member + 1 in made.nodes)
    return next(enough, planned[0] if planned else None)


def _superfluous(snapshot: Snapshot, rows: Rows, made: Closure, targets: Collection[int]) -> dict[int, Pick]:
    """Other picks that make a default superfluous: each of its choices has another needed member."""
    by_member: defaultdict[int, list[int]] = defaultdict(list)
    for number, pick in made.picks.items():
        by_member[pick.member].append(number)
    needed = made.needed
    for member in sorted(by_member.keys() & needed - {node >> 1 for node in targets}):
        preferred = any(made.picks[number].because is Because.PREFERRED for number in by_member[member])
        if preferred or _is_plainly_required(snapshot, rows, made, member):
            continue
        instead = {number: _other(snapshot.choices[number], needed, member) for number in by_member[member]}
        if all(other is not None for other in instead.values()):
            return {number: Pick(other, Because.PLANNED) for number, other in instead.items() if other is not None}
    return {}


def _is_plainly_required(snapshot: Snapshot, rows: Rows, made: Closure, member: int) -> bool:
    """Whether a plain requirement asks for a member; the dependents of a hub are not gone through."""
    dependents = snapshot.adjacency.dependents[member]
    nodes: Iterable[int] = made.nodes
    if len(dependents) < len(made.nodes):
        nodes = [node for number in dependents for node in (2 * number, 2 * number + 1) if node in made.nodes]
    member_nodes = {2 * member, 2 * member + 1}
    return any(not member_nodes.isdisjoint(rows.plain[node]) for node in nodes)


def _other(choice: Choice, needed: Collection[int], member: int) -> int | None:
    """Another needed member of a choice."""
    return next((other for other in choice.members if other != member and other in needed), None)
