"""How fast an ordered closure is, beside what a competent user would write with networkx: ratios of one run.

    python -m benchmarks.closure [--rounds 5]

Prints a table with a row per size of graph. Both sides answer the same question, and the answers are compared first.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable

import networkx as nx

from graph.closure import Learner, prerequisites
from graph.dag import digraph
from graph.model import Depth, Need, Requirement, Roadmap, Skill, Topic
from graph.snapshot import Snapshot

SIZES = {"S": (1_500, 4_000), "M": (15_000, 120_000)}


def roadmap(skills: int, requirements: int, seed: int = 7) -> Roadmap:
    """A random acyclic roadmap, its edges mostly between neighbours, as in real ones."""
    dice = random.Random(seed)  # noqa: S311 - a fixed shuffle, no secret
    topics = tuple(Topic(f"t{n:03}", f"T{n}") for n in range(max(1, skills // 25)))
    nodes = tuple(Skill(f"s{n:06}", f"S{n}", topics[n * len(topics) // skills].id, 2) for n in range(skills))
    pairs = set()
    while len(pairs) < requirements:
        after = dice.randrange(1, skills)
        pairs.add((after, max(0, after - 1 - int(dice.expovariate(1 / (skills / 12))))))
    edges = tuple(Requirement(f"s{a:06}", (f"s{b:06}",), Need.USE, "Random.", ()) for a, b in sorted(pairs))
    return Roadmap("Random", nodes, topics, edges)


def naturally(graph: "nx.DiGraph[str]", target: str) -> list[str]:
    """What one writes with networkx: ancestors, their subgraph, its generations, each sorted."""
    part = graph.subgraph(nx.ancestors(graph, target))
    return [node for level in nx.topological_generations(part) for node in sorted(level)]


def median(function: Callable[[], object], rounds: int) -> float:
    """Seconds of one call, the median of several rounds of at least 20 ms each."""
    times = []
    for _ in range(rounds):
        calls, started = 0, time.perf_counter()
        while (spent := time.perf_counter() - started) < 0.02:
            function()
            calls += 1
        times.append(spent / calls)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(f"{'graph':6} {'k':>6} {'nx natural':>12} {'prereq':>12} {'ratio':>8}")
    for name, size in SIZES.items():
        made = roadmap(*size)
        snapshot, graph = Snapshot(made), digraph(made)
        closures = sorted(
            (len(nx.ancestors(graph, skill)), skill) for skill in snapshot.order[:: len(snapshot.order) // 60]
        )
        for goal in (40, 480):
            count, target = min(closures, key=lambda found: abs(found[0] - goal))
            ours = lambda: snapshot.sort(prerequisites(snapshot, [target], Learner(), Depth.ALL).needed - {target})  # noqa: B023, E731
            assert set(ours()) == set(naturally(graph, target))  # noqa: S101
            slow, fast = median(lambda: naturally(graph, target), rounds), median(ours, rounds)  # noqa: B023
            print(f"{name:6} {count:6} {slow * 1e6:9.0f} us {fast * 1e6:9.0f} us {slow / fast:7.1f}x")


if __name__ == "__main__":
    main()
