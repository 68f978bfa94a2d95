"""What becomes superfluous in a solution once some skills are known: these skills, and what only they needed."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.solution.solution import Solution

Part = int | tuple[int, int]
"""A node of the closure, or a choice among alternatives: its number, and the node that has it."""


class Leaning:
    """How the parts of a solution lean on each other, its choices taken as they were made.

    A node leans on its plain requirements and on its choices, a choice on its pick. A goal is held by itself.
    """

    def __init__(self, solution: Solution) -> None:
        self._snapshot, self._nodes = solution.snapshot, solution.closure.nodes
        self._leans_on: defaultdict[Part, list[Part]] = defaultdict(list)
        self._held_by: Counter[Part] = Counter(solution.targets.nodes)
        self._choices: defaultdict[int, list[Part]] = defaultdict(list)
        for node in self._nodes:
            self._enter(solution, node)

    def _enter(self, solution: Solution, node: int) -> None:
        rows = solution.snapshot.at(solution.depth)
        for prerequisite in rows.plain[node]:
            self._lean(node, prerequisite)
        for choice in rows.choices.get(node, ()):
            part = (choice.number, node)
            if self._lean(part, choice.node(solution.closure.picks[choice.number].member)):
                self._lean(node, part)
                for member in choice.members:
                    self._choices[member].append(part)

    def _lean(self, part: Part, on: Part) -> bool:
        """Note what a part leans on, unless that need not be learned; whether it was noted."""
        if isinstance(on, int) and on not in self._nodes:
            return False
        self._leans_on[part].append(on)
        self._held_by[on] += 1
        return True

    def spared(self, known: Iterable[str]) -> set[str]:
        """The skills of the plan that need not be learned once these are known, themselves included.

        A known member meets a choice, so its pick goes unless something else leans on it.

        Examples
        --------
        >>> from graph.samples import TINY
        >>> from graph.snapshot import Snapshot
        >>> from graph.solution import solve
        >>> leaning = Leaning(solve(Snapshot(TINY), ["transformers"]))
        >>> sorted(leaning.spared(["attention"])), sorted(leaning.spared(["tensorflow"]))
        (['attention', 'softmax'], ['pytorch'])
        """
        numbers = self._snapshot.numbers(known)
        gone: set[Part] = {node for number in numbers for node in (2 * number, 2 * number + 1) if node in self._nodes}
        gone.update(part for number in numbers for part in self._choices.get(number, ()))
        self._release(gone)
        left = {node >> 1 for node in self._nodes if node not in gone}
        return set(self._snapshot.ids({part >> 1 for part in gone if isinstance(part, int)} - left))

    def _release(self, gone: set[Part]) -> None:
        """Add to what is gone all that nothing else leans on."""
        stack = list(gone)
        released: Counter[Part] = Counter()
        while stack:
            for part in self._leans_on.get(stack.pop(), ()):
                released[part] += 1
                if released[part] == self._held_by[part] and part not in gone:
                    gone.add(part)
                    stack.append(part)
