"""How good the order made for an answer is, over 14 targets at the default, beside three simple ways to order.

    python -m benchmarks.order [--steps 8]

All ways respect the same constraints: every requirement between two skills of the answer, whatever its need, and
introductions. Printed are, on average over the targets: the hours between the end of a skill and the start of the first
that requires it, the changes of topic from one skill to the next, and the share of the hours before the target after
which the first of its direct prerequisites is finished. ``--steps`` also prints how each order begins.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import mean

from graph.snapshot import Snapshot
from graph.solution import Solution, solve
from ingest.pipeline import OWN_EDITION, from_markdown

TARGETS = (
    *("transformers", "bert", "retrieval-augmented-generation", "kubernetes", "lora", "random-forest"),
    *("variational-autoencoders", "amazon-sagemaker", "diffusion-models", "agents", "convolutional-neural-networks"),
    *("delta-lake", "feature-stores", "model-deployment"),
)
GOALS = (6.0, 24.0, 45.0)
CHANGE_HOURS = 2
"""Hours that the backwards order charges for a change of topic; a change of field costs as much again."""

Order = Sequence[int]


@dataclass(frozen=True)
class Answer:
    """The answer for one target, by number."""

    solution: Solution

    @cached_property
    def target(self) -> int:
        """The target."""
        return self.solution.targets.nodes[0] >> 1

    @cached_property
    def earlier(self) -> Mapping[int, list[int]]:
        """The skills of the answer that come before each skill, by number."""
        rows, nodes = self.solution.snapshot.earlier.rows, self.solution.nodes
        return {number: [one for one in rows[number] if one in nodes] for number in nodes}

    @cached_property
    def parts(self) -> Mapping[int, frozenset[int]]:
        """Each skill with all that it rests on."""
        parts: dict[int, frozenset[int]] = {}
        for number, earlier in self.earlier.items():
            parts[number] = frozenset({number}).union(*(parts[one] for one in earlier))
        return parts

    def hours(self, number: int) -> float:
        """The hours of a skill at its level."""
        return self.solution.snapshot.hours_by_node[self.solution.nodes[number]]

    def topic(self, number: int) -> str:
        """The topic of a skill; its first part is the field."""
        return self.solution.snapshot.topic_by_number[number]


def ours(answer: Answer) -> Order:
    """The order that Prereq makes."""
    return answer.solution.numbers


def backwards(answer: Answer) -> Order:
    """From the target backwards: of what nothing left rests on, the skill with the fewest hours and changes."""
    left, taken = set(answer.earlier), list[int]()
    while left:
        inner = {one for number in left for one in answer.earlier[number]}
        taken.append(min(left - inner, key=lambda number: (_price(answer, number, taken), number)))
        left.remove(taken[-1])
    return taken[::-1]


def _price(answer: Answer, number: int, taken: Sequence[int]) -> float:
    if not taken:
        return 0
    topic, last = answer.topic(number), answer.topic(taken[-1])
    fields = topic.split("/")[0] != last.split("/")[0]
    return answer.hours(number) + CHANGE_HOURS * (topic != last) + CHANGE_HOURS * fields


def largest_first(answer: Answer) -> Order:
    """Depth first, the part with most hours left first."""
    return _depth_first(answer, lambda number, one, left: (-left, one))


def other_topics_first(answer: Answer) -> Order:
    """Depth first, other topics first, then the part with most hours left."""
    return _depth_first(answer, lambda number, one, left: (answer.topic(one) == answer.topic(number), -left, one))


def _depth_first(answer: Answer, key: Callable[[int, int, float], tuple[float, ...]]) -> Order:
    done: dict[int, None] = {}

    def hours_left(number: int) -> float:
        return sum(answer.hours(one) for one in answer.parts[number] if one not in done)

    def visit(number: int) -> None:
        while left := [one for one in answer.earlier[number] if one not in done]:
            visit(min(left, key=lambda one: key(number, one, hours_left(one))))
        done[number] = None

    visit(answer.target)
    return list(done)


WAYS: Mapping[str, Callable[[Answer], Order]] = {
    "ours": ours,
    "backwards, few hours and changes": backwards,
    "depth first, largest part": largest_first,
    "depth first, other topics": other_topics_first,
}


def figures(answer: Answer, order: Order) -> tuple[float, float, float]:
    """The hours up to the first use, the changes of topic, and the percentage before the first direct prerequisite.

    Raises
    ------
    AssertionError
        If the order breaks a constraint.
    """
    start: dict[int, float] = {}
    clock = 0.0
    for number in order:
        assert start.keys() >= set(answer.earlier[number]), number  # noqa: S101
        start[number] = clock
        clock += answer.hours(number)
    changes = sum(answer.topic(one) != answer.topic(then) for one, then in pairwise(order))
    direct = [one for one in answer.solution.prerequisite_numbers[answer.target] if one in start]
    first = min(start[one] + answer.hours(one) for one in direct) / start[answer.target]
    return mean(_waits(answer, order, start)), changes, 100 * first


def _waits(answer: Answer, order: Order, start: Mapping[int, float]) -> Iterator[float]:
    """The hours between the end of each skill and the start of the first that requires it."""
    used: dict[int, float] = {}
    for number in order:
        for one in answer.solution.prerequisite_numbers[number]:
            used.setdefault(one, start[number])
    for number in order:
        if number in used:
            yield used[number] - start[number] - answer.hours(number)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=0)
    steps = parser.parse_args().steps
    snapshot = Snapshot(from_markdown(OWN_EDITION)[0])
    answers = [Answer(solve(snapshot, [target])) for target in TARGETS]
    print(f"{'':34}  hours to first use   changes of topic   % before a direct one")
    for name, way in WAYS.items():
        columns = zip(*(figures(answer, way(answer)) for answer in answers), strict=True)
        means = [mean(column) for column in columns]
        reached = all(value <= goal for value, goal in zip(means, GOALS, strict=True))
        print(f"{'ok ' if reached else 'NOT'} {name:32}  {means[0]:12.2f} {means[1]:18.1f} {means[2]:18.1f}")
    print(f"{'':4}{'goal at most':32}  {GOALS[0]:12.2f} {GOALS[1]:18.1f} {GOALS[2]:18.1f}")
    for answer in answers if steps else ():
        print(f"\n{snapshot.order[answer.target]}")
        for name, way in WAYS.items():
            print(f"  {name}: {', '.join(snapshot.order[number] for number in way(answer)[:steps])}")


if __name__ == "__main__":
    main()
