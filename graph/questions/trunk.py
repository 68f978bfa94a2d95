"""Several targets at once: what all of them share, where the ways part, and in which order to finish them early.

Finishing early: the mean number of hours until a target is reached, over all targets, is to be least. Learning what one
target still lacks, then the next, is enough: the order of the targets is all there is to choose. For up to ten targets
the best one is found by dynamic programming over subsets (Held and Karp, "A dynamic programming approach to
sequencing problems", Journal of SIAM 10(1), 1962); beyond, the next target is always the one that takes the fewest
further hours: the most finished targets per hour spent (Smith, "Various optimizers for single-stage production", Naval
Research Logistics Quarterly 3, 1956).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.errors import InvalidParameter
from graph.model import Depth, whole_hours
from graph.questions.path import Stop, stop
from graph.questions.summary import TopicCount, by_topic
from graph.snapshot import Snapshot
from graph.solution import Choose, Profile, Solution, solve
from graph.solution.alternatives import Alternative

MAX_EXACT_TARGETS = 10
"""Targets for which the best order is found, not only a good one."""

MAX_TARGETS = 100
"""Targets that may be asked for at once."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Skills that exactly these targets need.

    Attributes
    ----------
    targets
        Ids of the targets that need them.
    hours
        Hours of these skills together.
    items
        The skills, in learning order.
    """

    targets: tuple[str, ...]
    hours: float
    items: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Finish:
    """A target, in the order of finishing.

    Attributes
    ----------
    target
        Id of the target.
    name
        Name of the target.
    adds_hours
        Hours of `items`.
    after_hours
        Hours from the start until the target is reached.
    items
        Skills that are learned for it after the targets before it, in learning order.
    """

    target: str
    name: str
    adds_hours: float
    after_hours: float
    items: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Trunk:
    """What several targets share, and an order that finishes them early.

    Attributes
    ----------
    total_hours
        Hours of everything that the targets need.
    separate_hours
        Hours that the targets would take one by one, without sharing.
    branches
        Skills that only some of the targets need, by which; those of single targets first.
    finishes
        The targets, in the order in which to finish them.
    mean_hours
        Mean of the hours until a target is reached.
    exact
        Whether no order has a smaller mean.
    fork
        Ids of the last common steps: no other common step builds on them.
    topics
        How many of the common steps belong to each topic at the top.
    trunk
        Skills that all targets need.
    """

    revision: str
    targets: tuple[str, ...]
    already: tuple[str, ...]
    depth: Depth
    background: str
    known: tuple[str, ...]
    credited: tuple[str, ...]
    assumed: tuple[str, ...]
    choose: Choose
    total_hours: float
    separate_hours: float
    branches: tuple[Branch, ...]
    finishes: tuple[Finish, ...]
    mean_hours: float
    exact: bool
    fork: tuple[str, ...]
    topics: tuple[TopicCount, ...]
    alternatives: tuple[Alternative, ...]
    trunk: Branch


def trunk(snapshot: Snapshot, targets: Sequence[str], profile: Profile = Profile()) -> Trunk:
    """What two or more targets (skills, topics or roles) need alone and together, and which to finish first.

    Alternatives are chosen once, for all targets together.

    Raises
    ------
    InvalidParameter
        If there are fewer than two targets, or more than `MAX_TARGETS`.
    UnknownNames, AmbiguousName

    Examples
    --------
    >>> from graph.samples import TINY
    >>> found = trunk(Snapshot(TINY), ["transformers", "attention"])
    >>> [step.id for step in found.trunk.items], found.fork
    (['vectors', 'softmax', 'attention'], ('attention',))
    >>> [(one.target, one.after_hours) for one in found.finishes]
    [('attention', 8), ('transformers', 28)]
    """
    solution = solve(snapshot, targets, profile)
    _check_several(solution.targets.asked)
    needs = _needs(solution)
    common = frozenset.intersection(*needs.values())
    finishes = _finishes(solution, _sequence(solution, needs), needs)
    return Trunk(
        revision=snapshot.revision,
        targets=solution.targets.asked,
        already=solution.already,
        depth=solution.depth,
        background=solution.learner.background,
        known=solution.known,
        credited=solution.credited,
        assumed=solution.assumed,
        choose=solution.choose,
        total_hours=solution.hours,
        separate_hours=whole_hours(sum(solution.hours_of(list(own)) for own in needs.values())),
        branches=_branches(solution, needs, common),
        finishes=finishes,
        mean_hours=round(sum(one.after_hours for one in finishes) / len(finishes), 2),
        exact=len(needs) <= MAX_EXACT_TARGETS,
        fork=tuple(solution.in_order(list(common - _built_on(solution, common)))),
        topics=by_topic(snapshot, common),
        alternatives=solution.alternatives,
        trunk=_branch(solution, solution.targets.asked, common),
    )


def _check_several(asked: Sequence[str]) -> None:
    if len(asked) < 2:
        raise InvalidParameter("target", f"is only {asked[0]}: name two or more different targets")
    if len(asked) > MAX_TARGETS:
        raise InvalidParameter("target", f"names {len(asked)} targets: name at most {MAX_TARGETS}")


def _needs(solution: Solution) -> dict[str, frozenset[str]]:
    """What each target needs of the common closure, itself included."""
    return {target: _needed_for(solution, target) for target in solution.targets.asked}


def _needed_for(solution: Solution, target: str) -> frozenset[str]:
    snapshot, needed = solution.snapshot, solution.nodes
    goals = next((group.skills for group in solution.targets.groups if group.target == target), (target,))
    queue = [number for number in snapshot.numbers(goals) if number in needed]
    reached = set(queue)
    for number in queue:  # grows while it is read
        for prerequisite in solution.prerequisite_numbers[number]:
            if prerequisite in needed and prerequisite not in reached:
                reached.add(prerequisite)
                queue.append(prerequisite)
    return frozenset(snapshot.ids(reached))


def _built_on(solution: Solution, ids: frozenset[str]) -> frozenset[str]:
    """Those of the skills that another one of them requires."""
    return ids.intersection(prerequisite for id in ids for prerequisite in solution.prerequisites(id))


def _branches(solution: Solution, needs: Mapping[str, frozenset[str]], common: frozenset[str]) -> tuple[Branch, ...]:
    """The skills outside the trunk by the targets that need them: fewest targets first, then in learning order."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for id in solution.in_order(list(frozenset.union(*needs.values()) - common)):
        groups.setdefault(tuple(target for target, own in needs.items() if id in own), []).append(id)
    return tuple(_branch(solution, group, groups[group]) for group in sorted(groups, key=len))


def _branch(solution: Solution, targets: Sequence[str], ids: Iterable[str]) -> Branch:
    listed = solution.in_order(list(ids))
    return Branch(tuple(targets), solution.hours_of(listed), _stops(solution, listed))


def _sequence(solution: Solution, needs: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The targets in the order of finishing; ties by the order in which they were asked for."""
    return _best_sequence(solution, needs) if len(needs) <= MAX_EXACT_TARGETS else _greedy_sequence(solution, needs)


def _best_sequence(solution: Solution, needs: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The order of least mean finishing time: the last of a set of targets ends when all skills of the set are done."""
    place = {target: number for number, target in enumerate(needs)}
    best: dict[frozenset[str], tuple[float, tuple[int, ...]]] = {frozenset(): (0, ())}
    for size in range(1, len(needs) + 1):
        for done in combinations(needs, size):
            ends = solution.hours_of(list(frozenset().union(*(needs[one] for one in done))))
            earlier = ((best[frozenset(done) - {last}], place[last]) for last in done)
            best[frozenset(done)] = min((cost + ends, (*order, last)) for (cost, order), last in earlier)
    targets = list(needs)
    return tuple(targets[number] for number in best[frozenset(needs)][1])


def _greedy_sequence(solution: Solution, needs: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    done: set[str] = set()
    left = list(needs)
    taken: list[str] = []
    while left:
        following = min(left, key=lambda one: solution.hours_of(list(needs[one] - done)))
        left.remove(following)
        taken.append(following)
        done |= needs[following]
    return tuple(taken)


def _finishes(solution: Solution, order: Sequence[str], needs: Mapping[str, frozenset[str]]) -> tuple[Finish, ...]:
    done: set[str] = set()
    found: list[Finish] = []
    names = {group.target: group.name for group in solution.targets.groups}
    for target in order:
        new = solution.in_order(list(needs[target] - done))
        done |= needs[target]
        name = names.get(target) or solution.snapshot.skills[target].name
        after = solution.hours_of(list(done))
        found.append(Finish(target, name, solution.hours_of(new), after, _stops(solution, new)))
    return tuple(found)


def _stops(solution: Solution, ids: Iterable[str]) -> tuple[Stop, ...]:
    return tuple(stop(solution.snapshot, id, solution.level(id)) for id in ids)
