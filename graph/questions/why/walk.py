"""The requirements that an answer follows, as a graph of nodes: skills at a level."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from graph.model import Depth
from graph.snapshot import Snapshot
from graph.snapshot.adjacency import Row
from graph.snapshot.nodes import numbers_of
from graph.solution import Solution
from graph.solution.closure import Closure


@dataclass(frozen=True, eq=False)
class Walk:
    """The requirements of a depth, with every member of alternatives; with a ``closure`` only the picked members."""

    snapshot: Snapshot
    depth: Depth
    closure: Closure | None = None

    @classmethod
    def over(cls, solution: Solution) -> "Walk":
        """The requirements that a solution follows."""
        return cls(solution.snapshot, solution.depth, solution.closure)

    def prerequisites(self, node: int) -> Row:
        """The nodes that a node needs directly."""
        rows = self.snapshot.at(self.depth)
        if self.closure is None:
            return rows.members[node]
        picks = self.closure.picks
        return (*rows.plain[node], *(one.node(picks[one.number].member) for one in rows.choices.get(node, ())))

    def dependents(self, node: int) -> Iterator[int]:
        """The nodes that need a node directly, ascending."""
        rows = self.snapshot.at(self.depth).dependents[node]
        if self.closure is None:
            return iter(rows)
        return (one for one in rows if one in self.closure.nodes and node in self.prerequisites(one))

    def before(self, goals: Iterable[int]) -> set[int]:
        """The proper ancestors of goals (nodes), by number."""
        reached: set[int] = set()
        queue = list(goals)
        for node in queue:  # grows while it is read
            new = [one for one in self.prerequisites(node) if one not in reached]
            reached.update(new)
            queue += new
        return numbers_of(reached)

    def shortest(self, starts: Collection[int], goals: Iterable[int]) -> Iterator[list[int]]:
        """Every chain of fewest hops from one of the skills (numbers) to one of the goals (nodes), as nodes.

        None of the skills counts as a goal. The chains come in the order of their skills.
        """
        hops = self._hops_to({node for node in goals if node >> 1 not in starts})
        ends = [node for start in sorted(starts) for node in (2 * start, 2 * start + 1) if node in hops]
        nearest = min((hops[node] for node in ends), default=0)
        chains = [[node] for node in reversed(ends) if hops[node] == nearest]
        while chains:
            chain = chains.pop()
            left = hops[chain[-1]]
            if not left:
                yield chain
                continue
            following = [one for one in self.dependents(chain[-1]) if hops.get(one) == left - 1]
            chains += [[*chain, one] for one in reversed(following)]

    def _hops_to(self, goals: Collection[int]) -> dict[int, int]:
        hops = dict.fromkeys(sorted(goals), 0)
        queue = list(hops)
        for node in queue:  # grows while it is read
            for prerequisite in self.prerequisites(node):
                if prerequisite not in hops:
                    hops[prerequisite] = hops[node] + 1
                    queue.append(prerequisite)
        return hops
