"""What becomes superfluous in a solution once some skills are known: these skills, and what only they needed."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.solution.solution import Solution

Node = str | int
"""A skill to learn, by id, or a choice among alternatives, by number."""


class Leaning:
    """How the parts of a solution lean on each other, its choices taken as they were made.

    A skill leans on its plain requirements and on its choices, a choice on its pick. A goal is held by itself.
    """

    def __init__(self, solution: Solution) -> None:
        self._needed = solution.needed
        self._leans_on: defaultdict[Node, list[Node]] = defaultdict(list)
        self._held_by: Counter[Node] = Counter(solution.targets.goals)
        self._choices: defaultdict[str, list[int]] = defaultdict(list)
        for skill in solution.order:
            self._enter(solution, skill)

    def _enter(self, solution: Solution, skill: str) -> None:
        for requirement in solution.snapshot.requirements(skill, solution.depth):
            if (pick := solution.pick(requirement)) not in self._needed:
                continue
            if requirement.is_plain:
                self._lean(skill, pick)
                continue
            choice = solution.snapshot.choice_number(requirement)
            self._lean(skill, choice)
            self._lean(choice, pick)
            for member in requirement.members:
                self._choices[member].append(choice)

    def _lean(self, node: Node, on: Node) -> None:
        self._leans_on[node].append(on)
        self._held_by[on] += 1

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
        gone: set[Node] = {skill for skill in known if skill in self._needed}
        gone.update(choice for skill in known for choice in self._choices.get(skill, ()))
        stack = list(gone)
        released: Counter[Node] = Counter()
        while stack:
            for one in self._leans_on.get(stack.pop(), ()):
                released[one] += 1
                if released[one] == self._held_by[one] and one not in gone:
                    gone.add(one)
                    stack.append(one)
        return {one for one in gone if isinstance(one, str)}
