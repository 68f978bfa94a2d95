"""How fast the core is, beside what a competent user would write with plain lists, networkx, rustworkx and igraph.

    python -m benchmarks.core [--rounds 7] [--sizes SKML]

Ratios of one run, in CPU time, each beside its goal. All sides answer the same question, and the answers are compared
before they are timed. The graphs have hubs; the largest takes some minutes and 8 GB to build.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from tempfile import TemporaryDirectory
from typing import Any

import igraph
import networkx as nx
import orjson
import rustworkx

from benchmarks.graphs import SIZES, roadmap
from benchmarks.timing import medians
from graph.model import Depth, Level, Need, Roadmap
from graph.questions.before import answer
from graph.questions.before_json import before_json
from graph.snapshot import Snapshot
from graph.snapshot.nodes import numbers_of
from graph.snapshot.reach import reach
from graph.solution import solve
from graph.solution.arrangement import arrange
from graph.solution.closure import closure
from graph.solution.profile import Learner
from ingest.pipeline import OWN_EDITION, ingest
from queries import open_store

DEPTH = Depth.UNDERSTAND
WANTED = {"bundled": (86,), "bundled, small": (15, 40, 86), "S": (42, 520), "K": (95,), "M": (40, 420), "L": (95,)}
"""Sizes of the closures that are measured."""

Bare = Callable[[], list[str]]


@dataclass(frozen=True)
class Case:
    """One target of one graph, with the size of its closure."""

    graph: str
    size: int
    target: str


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--sizes", default="SKML")
    given = parser.parse_args()
    bundled_answers(given.rounds)
    fixed: dict[str, float] = {}
    for name in given.sizes:
        made = roadmap(*SIZES[name])
        snapshot = compiled(name, made)
        cases = list(chosen(name, snapshot))
        bare(made, snapshot, cases, given.rounds, with_networkx=name != "L")
        whole(made, snapshot, [case for case in cases if case.size > 100], given.rounds)
        fixed[name] = per_skill(snapshot, cases[0], given.rounds)
    if {"K", "L"} <= fixed.keys():
        row("an answer of one size from a million skills, beside ten thousand", fixed["L"] / fixed["K"], 2.0)


def row(what: str, ratio: float, goal: float, note: str = "") -> None:
    """One line of the report."""
    print(f"{'ok ' if ratio <= goal else 'NOT'} {ratio:7.2f}  (goal at most {goal:g})  {what}{note and f'  [{note}]'}")


def compiled(name: str, made: Roadmap) -> Snapshot:
    """The snapshot of a loaded graph, with the time that compiling takes."""
    started = time.thread_time()
    snapshot = Snapshot(made, "measured").compiled()
    seconds = time.thread_time() - started
    print(f"\n{name}: {len(made.skills):,} skills, {len(made.requirements):,} requirements")
    if name == "M":
        row("seconds to compile the snapshot", seconds, 0.4)
    return snapshot


def chosen(name: str, snapshot: Snapshot) -> Iterator[Case]:
    """The targets whose closures are nearest to the wanted sizes, among some hundred."""
    rows = snapshot.at(DEPTH).members
    step = max(1, len(snapshot.order) // 400)
    numbers = range(0, len(snapshot.order), step)
    sizes = [(len(numbers_of(reach([2 * number + 1], rows))), number) for number in numbers]
    for wanted in WANTED[name]:
        size, number = min(sizes, key=lambda pair: abs(pair[0] - wanted))
        yield Case(name, size, snapshot.order[number])


def bare(made: Roadmap, snapshot: Snapshot, cases: list[Case], rounds: int, *, with_networkx: bool) -> None:
    """The closure in the fixed order, as ids."""
    peers = Peers(made, snapshot, with_networkx=with_networkx)
    for case in cases:
        ours = partial(_ours, snapshot, snapshot.position[case.target], Learner())
        candidates: dict[str, Bare] = {"ours": ours, **peers.of(case.target)}
        assert ours() == candidates["lists"]()  # noqa: S101
        for name, peer in candidates.items():
            assert set(ours()) == set(peer()), name  # noqa: S101
        seconds = medians(candidates, rounds)
        note = ", ".join(f"{name} {value * 1e6:,.0f} us" for name, value in seconds.items())
        row(
            f"{case.graph} {case.size}: closure and order, beside plain lists",
            seconds["ours"] / seconds["lists"],
            1.5,
            note,
        )
        for name in ("rustworkx", "igraph"):
            row(
                f"{case.graph} {case.size}: the same, beside {name} written naturally",
                seconds["ours"] / seconds[name],
                1,
            )


def _ours(snapshot: Snapshot, number: int, learner: Learner) -> list[str]:
    order = snapshot.order
    return [order[one] for one in sorted(closure(snapshot, [2 * number + 1], learner, DEPTH).needed)]


class Peers:
    """The same question in other libraries, each as its documentation suggests, over skills at their levels.

    A skill at level use is a vertex of an even number, one to be understood of an odd one.
    """

    def __init__(self, made: Roadmap, snapshot: Snapshot, *, with_networkx: bool) -> None:
        self._snapshot = snapshot
        place = snapshot.position
        edges = list(_leveled_edges(made, place))
        self._before: list[list[int]] = [[] for _ in range(2 * len(place))]
        for first, then in edges:
            self._before[then].append(first)
        self._igraph = igraph.Graph(n=2 * len(place), edges=edges, directed=True)
        self._rustworkx = rustworkx.PyDiGraph(multigraph=False)
        self._rustworkx.add_nodes_from(range(2 * len(place)))
        self._rustworkx.extend_from_edge_list(edges)
        self._networkx = leveled_digraph(made) if with_networkx else None

    def of(self, target: str) -> dict[str, Bare]:
        """What answers for one target, by the name of the library."""
        number = 2 * self._snapshot.position[target] + 1
        found: dict[str, Bare] = {
            "lists": lambda: self._lists(number),
            "rustworkx": lambda: self._by_rustworkx(number),
            "igraph": lambda: self._by_igraph(number),
        }
        if self._networkx is not None:
            found["networkx"] = lambda: [*naturally(self._networkx, target), target]
        return found

    def _lists(self, number: int) -> list[str]:
        before, order = self._before, self._snapshot.order
        seen = {number}
        stack = [number]
        while stack:
            for one in before[stack.pop()]:
                if one not in seen:
                    seen.add(one)
                    stack.append(one)
        return [order[one] for one in sorted({one >> 1 for one in seen})]

    def _by_rustworkx(self, number: int) -> list[str]:
        graph, order = self._rustworkx, self._snapshot.order
        part = graph.subgraph([*rustworkx.ancestors(graph, number), number])
        return list(dict.fromkeys([order[part[node] >> 1] for node in rustworkx.topological_sort(part)]))

    def _by_igraph(self, number: int) -> list[str]:
        graph, order = self._igraph, self._snapshot.order
        numbers = graph.subcomponent(number, mode="in")
        part = graph.induced_subgraph(numbers)
        kept = sorted(numbers)
        return list(dict.fromkeys([order[kept[vertex] >> 1] for vertex in part.topological_sorting()]))


def _leveled_edges(made: Roadmap, place: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """The requirements between skills at their levels, in learning direction."""
    for one in made.requirements:
        for member, level in zip(one.members, one.levels, strict=True):
            if one.need is Need.USE:
                yield 2 * place[member], 2 * place[one.skill]
            if one.need in DEPTH.follows:
                yield 2 * place[member] + (level is Level.UNDERSTAND), 2 * place[one.skill] + 1


def leveled_digraph(made: Roadmap) -> "nx.DiGraph[Any]":
    """The same as networkx takes it, a node being a pair of a skill and a level."""
    graph: nx.DiGraph[Any] = nx.DiGraph()
    for one in made.requirements:
        for member, level in zip(one.members, one.levels, strict=True):
            if one.need is Need.USE:
                graph.add_edge((member, Level.USE), (one.skill, Level.USE))
            if one.need in DEPTH.follows:
                graph.add_edge((member, level), (one.skill, Level.UNDERSTAND))
    return graph


def naturally(graph: "nx.DiGraph[Any]", target: str) -> list[str]:
    """What one writes with networkx: ancestors, their subgraph, its generations, each sorted; each skill once."""
    part = graph.subgraph(nx.ancestors(graph, (target, Level.UNDERSTAND)))
    return list(dict.fromkeys(node[0] for level in nx.topological_generations(part) for node in sorted(level)))


def whole(made: Roadmap, snapshot: Snapshot, cases: list[Case], rounds: int) -> None:
    """The whole answer, encoded, beside the order alone in networkx."""
    graph = leveled_digraph(made) if cases and len(made.skills) < 100_000 else None
    for case in cases if graph is not None else ():
        _beside_networkx(snapshot, graph, case, rounds)
        arranged(snapshot, case, rounds)


def _beside_networkx(snapshot: Snapshot, graph: "nx.DiGraph[Any]", case: Case, rounds: int) -> None:
    assert before_json(solve(snapshot, [case.target])) == orjson.dumps(answer(solve(snapshot, [case.target])))  # noqa: S101
    candidates: dict[str, Callable[[], object]] = {
        "ours": lambda: before_json(solve(snapshot, [case.target])),
        "networkx": lambda: naturally(graph, case.target),
    }
    seconds = medians(candidates, rounds)
    note = ", ".join(f"{name} {value * 1e6:,.0f} us" for name, value in seconds.items())
    row(
        f"{case.graph} {case.size}: whole answer, encoded, beside the order by networkx",
        seconds["ours"] / seconds["networkx"],
        0.7,
        note,
    )


def arranged(snapshot: Snapshot, case: Case, rounds: int) -> None:
    """The order made for an answer, beside its closure alone."""
    solution = solve(snapshot, [case.target])
    candidates: dict[str, Callable[[], object]] = {
        "order": lambda: arrange(replace(solution, whole=solution.whole)),
        "closure": lambda: closure(snapshot, solution.targets.nodes, solution.learner, DEPTH),
    }
    seconds = medians(candidates, rounds)
    ratio = seconds["order"] / seconds["closure"]
    row(f"{case.graph} {case.size}: the order made for the answer, beside the closure", ratio, 10)


def per_skill(snapshot: Snapshot, case: Case, rounds: int) -> float:
    """The seconds of a whole answer for each of its skills."""
    return medians({"ours": lambda: before_json(solve(snapshot, [case.target]))}, rounds)["ours"] / case.size


def bundled_answers(rounds: int) -> None:
    """Whole answers from the project's own roadmap."""
    with TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/bundled.sqlite") as store:
        ingest(OWN_EDITION, store)
        made = store.load()
    snapshot, graph = Snapshot(made), leveled_digraph(made)
    for case in chosen("bundled", snapshot):
        _beside_networkx(snapshot, graph, case, rounds)
    for case in chosen("bundled, small", snapshot):
        arranged(snapshot, case, rounds)


if __name__ == "__main__":
    main()
