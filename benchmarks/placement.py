"""How well placement asks, over targets of the bundled roadmap and simulated learners.

    python -m benchmarks.placement [--targets 20] [--learners 15] [--seed 1]

The targets are a fixed spread of the curated skills with a closure of at least 10: all of them would take hours. What a
learner knows is closed under plain ``use`` and lacks the target; it holds a tenth to nine tenths of what may come
before it, in one of three ways: in a random learning order, by whole topics, or skills here and there with what they
credit. Learners answer truly.

Printed are, after 6, 12 and all questions, the share of the plan that is decided and the hours saved, as a share of
what a plan saves that is told all that the learner knows; beside asking in learning order, at random, and by the
half-split rule of somebody who has seen 1,000 such learners before (Falmagne and Doignon, 1988). The entropy bound is
that of the plans that these 1,000 need: on average no yes/no questions tell them apart with fewer.
"""

import argparse
import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import mean

from graph.model import Depth
from graph.questions.placement import Answer, Placement, placement
from graph.snapshot import Snapshot
from graph.snapshot.walks import ancestors, used_by
from graph.solution import Profile, solve
from ingest.pipeline import OWN_EDITION, from_markdown

DEPTH = Depth.UNDERSTAND
SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)
BUDGETS = (6, 12, 100)
SAMPLE = 1_000

Knowledge = frozenset[str]
Asking = Callable[[Placement, random.Random, Sequence[Knowledge]], str | None]


def _telling(found: Placement, _: random.Random, __: Sequence[Knowledge]) -> str | None:
    return found.question.skill if found.question else None


def _open(found: Placement) -> list[str]:
    said = {answer.skill for answer in found.answers}
    return [one.id for one in found.undecided if one.id not in said]


def _in_order(found: Placement, _: random.Random, __: Sequence[Knowledge]) -> str | None:
    return next(iter(_open(found)), None)


def _at_random(found: Placement, dice: random.Random, _: Sequence[Knowledge]) -> str | None:
    left = _open(found)
    return dice.choice(left) if left else None


def _half_split(found: Placement, _: random.Random, seen: Sequence[Knowledge]) -> str | None:
    has = {*found.known, *found.credited}
    alike = [knows for knows in seen if has <= knows and knows.isdisjoint(found.ruled_out)]
    return min(_open(found), key=lambda id: abs(sum(id in knows for knows in alike) - len(alike) / 2), default=None)


POLICIES: dict[str, Asking] = {
    "placement": _telling,
    "half-split": _half_split,
    "learning order": _in_order,
    "at random": _at_random,
}


def learners(snapshot: Snapshot, target: str, dice: random.Random) -> Iterator[Knowledge]:
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
                knows = frozenset(used_by(snapshot, some))
                if target not in knows:
                    yield knows


def _orderly(snapshot: Snapshot, way: Sequence[str], share: float, dice: random.Random) -> list[str]:
    """The first part of a random order in which nothing comes before what it plainly rests on."""
    rank = {id: dice.random() for id in way}
    for id in way:
        rank[id] = max([rank[id], *(rank[one] + 1e-9 for one in used_by(snapshot, [id]) - {id})])
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


def runs(
    snapshot: Snapshot, target: str, knows: Knowledge, asking: Callable[[Placement], str | None]
) -> dict[int, Run]:
    """One learner placed, as it stands at each budget; the questions do not depend on the budget."""
    states = [placement(snapshot, [target], budget=BUDGETS[-1])]
    while (skill := asking(states[-1])) and len(states) <= BUDGETS[-1]:
        answers = [*states[-1].answers, Answer(skill, skill in knows)]
        states.append(placement(snapshot, [target], answers, budget=BUDGETS[-1]))
    first = states[0]
    most = first.hours_left - snapshot.hours(_plan(snapshot, target, knows))
    return {budget: _run(first, states[min(budget, len(states) - 1)], most) for budget in BUDGETS}


def _run(first: Placement, last: Placement, most: float) -> Run:
    decided = 1 - len(last.undecided) / len(first.undecided)
    return Run(len(last.answers), decided, last.hours_saved, most)


def _plan(snapshot: Snapshot, target: str, knows: Knowledge) -> frozenset[str]:
    return solve(snapshot, [target], Profile(sorted(knows), DEPTH)).needed


def entropy(snapshot: Snapshot, target: str, seen: Sequence[Knowledge]) -> float:
    """Bits: how many different plans these learners need, weighted by how often."""
    plans = Counter(_plan(snapshot, target, knows) for knows in seen)
    return sum(count / len(seen) * math.log2(len(seen) / count) for count in plans.values())


def spread(snapshot: Snapshot, count: int) -> list[str]:
    """A fixed spread, by id, of the curated skills whose closure is at least ten."""
    enough = [one.id for one in snapshot.roadmap.skills if one.curated and len(solve(snapshot, [one.id]).order) >= 10]
    return enough[:: max(1, len(enough) // count)][:count]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--targets", type=int, default=20)
    parser.add_argument("--learners", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    snapshot = Snapshot(from_markdown(OWN_EDITION)[0])
    targets = spread(snapshot, given.targets)
    people = {target: _some(snapshot, target, given.learners, f"{given.seed} {target}") for target in targets}
    seen = {target: _some(snapshot, target, SAMPLE, f"seen {target}") for target in targets}
    bits = mean(entropy(snapshot, target, seen[target]) for target in targets)
    sizes = [len(_plan(snapshot, target, frozenset())) for target in targets]
    print(f"{len(targets)} targets of {min(sizes)} to {max(sizes)} skills, mean {mean(sizes):.0f};", end=" ")
    print(f"{given.learners} learners each; entropy of their plans {bits:.1f} bits")
    print(f"{'asked':15} {'budget':>6} {'questions':>9} {'decided':>8} {'saved':>6} {'of the possible':>15}")
    for name, policy in POLICIES.items():
        dice = random.Random(given.seed)  # noqa: S311
        done = [
            runs(snapshot, target, knows, lambda found: policy(found, dice, seen[target]))  # noqa: B023
            for target in targets
            for knows in people[target]
        ]
        for budget in BUDGETS:
            _print(name, budget, [one[budget] for one in done])


def _some(snapshot: Snapshot, target: str, count: int, seed: str) -> list[Knowledge]:
    return list(islice(learners(snapshot, target, random.Random(seed)), count))  # noqa: S311 - a fixed draw, no secret


def _print(name: str, budget: int, done: Sequence[Run]) -> None:
    saved, most = sum(one.saved for one in done), sum(one.most for one in done)
    print(
        f"{name:15} {budget:6} {mean(one.questions for one in done):9.1f} {mean(one.decided for one in done):8.0%} "
        f"{saved / len(done):5.1f}h {saved / most:15.1%}"
    )


if __name__ == "__main__":
    main()
