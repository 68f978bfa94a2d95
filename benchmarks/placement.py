"""How well placement asks, over targets of the bundled roadmap and simulated learners.

    python -m benchmarks.placement [--targets 20] [--learners 15] [--seed 1]

The targets are a fixed spread of the curated skills with a closure of at least 10: all of them would take hours. What a
learner knows is closed under plain ``use`` and lacks the target; it holds a tenth to nine tenths of what may come
before it, in one of three ways: in a random learning order, by whole topics, or skills here and there with what they
credit. Learners answer truly.

Printed are, after 6, 12 and all questions, the share of the plan that is decided and the hours saved, as a share of
what a plan saves that is told all that the learner knows; beside asking in learning order and at random. The entropy
bound is that of the plans that 1,000 such learners need: on average no yes/no questions tell these apart with fewer.
"""

import argparse
import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from graph.closure import Learner, ancestors, credited, prerequisites
from graph.model import Depth
from graph.questions.placement import Answer, Placement, placement
from graph.snapshot import Snapshot
from ingest.build import build
from ingest.catalogue import load
from ingest.outline import outline, read
from ingest.pipeline import OWN_EDITION

DEPTH = Depth.UNDERSTAND
SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)
BUDGETS = (6, 12, 100)
SAMPLE = 1_000

Asking = Callable[[Placement, random.Random], str | None]


def _telling(found: Placement, _: random.Random) -> str | None:
    return found.question.skill if found.question else None


def _open(found: Placement) -> list[str]:
    said = {answer.skill for answer in found.answers}
    return [one.id for one in found.undecided if one.id not in said]


def _in_order(found: Placement, _: random.Random) -> str | None:
    return next(iter(_open(found)), None)


def _at_random(found: Placement, dice: random.Random) -> str | None:
    left = _open(found)
    return dice.choice(left) if left else None


POLICIES: dict[str, Asking] = {"placement": _telling, "learning order": _in_order, "at random": _at_random}


def learners(snapshot: Snapshot, target: str, dice: random.Random) -> Iterator[frozenset[str]]:
    """Without end: what somebody may know before a target, closed under plain ``use``."""
    way = snapshot.sort(ancestors(snapshot, target, DEPTH))
    topics = sorted({snapshot.skills[id].topic for id in way})
    while True:
        for share in SHARES:
            for some in (
                _orderly(snapshot, way, share, dice),
                _topical(snapshot, way, dice.sample(topics, math.ceil(share * len(topics)))),
                [id for id in way if dice.random() < share / 3],
            ):
                knows = frozenset(some) | credited(snapshot, frozenset(some))
                if target not in knows:
                    yield knows


def _orderly(snapshot: Snapshot, way: Sequence[str], share: float, dice: random.Random) -> list[str]:
    """The first part of a random order in which nothing comes before what it plainly rests on."""
    rank = {id: dice.random() for id in way}
    for id in way:
        rank[id] = max([rank[id], *(rank[one] + 1e-9 for one in credited(snapshot, frozenset({id})))])
    return sorted(way, key=rank.__getitem__)[: round(share * len(way))]


def _topical(snapshot: Snapshot, way: Sequence[str], topics: Sequence[str]) -> list[str]:
    return [id for id in way if snapshot.skills[id].topic in topics]


@dataclass(frozen=True, slots=True)
class Run:
    """A placement at some budget: what it asked, decided and saved, and the most hours that could be saved."""

    questions: int
    decided: float
    saved: float
    most: float


def runs(snapshot: Snapshot, target: str, knows: frozenset[str], policy: Asking, dice: random.Random) -> dict[int, Run]:
    """One learner placed, as it stands at each budget; the questions do not depend on the budget."""
    states = [placement(snapshot, [target], budget=BUDGETS[-1])]
    while (skill := policy(states[-1], dice)) and len(states) <= BUDGETS[-1]:
        answers = [*states[-1].answers, Answer(skill, skill in knows)]
        states.append(placement(snapshot, [target], answers, budget=BUDGETS[-1]))
    first = states[0]
    most = first.hours_left - snapshot.hours(_plan(snapshot, target, knows))
    return {budget: _run(first, states[min(budget, len(states) - 1)], most) for budget in BUDGETS}


def _run(first: Placement, last: Placement, most: float) -> Run:
    decided = 1 - len(last.undecided) / len(first.undecided)
    return Run(len(last.answers), decided, last.hours_saved, most)


def _plan(snapshot: Snapshot, target: str, knows: frozenset[str]) -> set[str]:
    return prerequisites(snapshot, [target], Learner(knows), DEPTH).needed


def entropy(snapshot: Snapshot, target: str, dice: random.Random) -> float:
    """Bits: how many different plans the learners of a target need, weighted by how often."""
    people = learners(snapshot, target, dice)
    plans = Counter(frozenset(_plan(snapshot, target, next(people))) for _ in range(SAMPLE))
    return sum(count / SAMPLE * math.log2(SAMPLE / count) for count in plans.values())


def spread(snapshot: Snapshot, count: int) -> list[str]:
    """A fixed spread, by id, of the curated skills whose closure is at least ten."""
    enough = [
        one.id
        for one in snapshot.roadmap.skills
        if one.curated and len(prerequisites(snapshot, [one.id], Learner(), DEPTH).needed) >= 10
    ]
    return enough[:: max(1, len(enough) // count)][:count]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--targets", type=int, default=20)
    parser.add_argument("--learners", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    snapshot = Snapshot(build(outline(read(OWN_EDITION), str(OWN_EDITION)), load())[0])
    targets = spread(snapshot, given.targets)
    people = {}
    for target in targets:
        source = learners(snapshot, target, random.Random(f"{given.seed} {target}"))  # noqa: S311 - no secret
        people[target] = [next(source) for _ in range(given.learners)]
    bits = mean(entropy(snapshot, target, random.Random(target)) for target in targets)  # noqa: S311
    sizes = [len(_plan(snapshot, target, frozenset())) for target in targets]
    print(f"{len(targets)} targets of {min(sizes)} to {max(sizes)} skills, mean {mean(sizes):.0f};", end=" ")
    print(f"{given.learners} learners each; entropy of their plans {bits:.1f} bits")
    print(f"{'asked':15} {'budget':>6} {'questions':>9} {'decided':>8} {'saved':>6} {'of the possible':>15}")
    for name, policy in POLICIES.items():
        dice = random.Random(given.seed)  # noqa: S311
        done = [runs(snapshot, target, knows, policy, dice) for target in targets for knows in people[target]]
        for budget in BUDGETS:
            _print(name, budget, [one[budget] for one in done])


def _print(name: str, budget: int, done: Sequence[Run]) -> None:
    saved, most = sum(one.saved for one in done), sum(one.most for one in done)
    print(
        f"{name:15} {budget:6} {mean(one.questions for one in done):9.1f} {mean(one.decided for one in done):8.0%} "
        f"{saved / len(done):5.1f}h {saved / most:15.1%}"
    )


if __name__ == "__main__":
    main()
