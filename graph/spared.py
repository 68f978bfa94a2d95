"""What leaves a plan once more is known: the skills themselves, and what only they needed."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.closure import Choice, Closure
from graph.model import Depth, Requirement
from graph.snapshot import Snapshot

Node = str | Choice
"""A skill of a plan, or one of its choices among alternatives."""


class Leaning:
    """How the parts of a plan lean on each other, its choices taken as they were made.

    A skill leans on what it plainly requires and on its choices, a choice on its pick. A goal is held by itself.
    """

    def __init__(self, snapshot: Snapshot, plan: Closure, goals: Iterable[str], depth: Depth) -> None:
        self._plan = plan
        self._leans_on: defaultdict[Node, list[Node]] = defaultdict(list)
        self._held_by: Counter[Node] = Counter(goals)
        self._choices: defaultdict[str, list[Choice]] = defaultdict(list)
        for skill in plan.needed:
            for one in snapshot.requirements(skill, depth):
                if (pick := plan.pick(one).member) in plan.needed:
                    self._enter(one, pick)

    def _enter(self, one: Requirement, pick: str) -> None:
        if one.is_plain:
            self._lean(one.skill, pick)
            return
        choice = (one.skill, one.group)
        self._lean(one.skill, choice)
        self._lean(choice, pick)
        for member in one.members:
            self._choices[member].append(choice)

    def _lean(self, node: Node, on: Node) -> None:
        self._leans_on[node].append(on)
        self._held_by[on] += 1

    def spared(self, known: Iterable[str]) -> set[str]:
        """The skills of the plan that need not be learned once these are known, themselves included.

        A known member meets a choice, so its pick goes unless something else leans on it.

        Examples
        --------
        >>> from graph.closure import Learner, prerequisites
        >>> from graph.samples import TINY
        >>> snapshot, goals = Snapshot(TINY), ["transformers"]
        >>> plan = prerequisites(snapshot, goals, Learner())
        >>> leaning = Leaning(snapshot, plan, goals, Depth.UNDERSTAND)
        >>> sorted(leaning.spared(["attention"])), sorted(leaning.spared(["tensorflow"]))
        (['attention', 'softmax'], ['pytorch'])
        """
        gone: set[Node] = {skill for skill in known if skill in self._plan.needed}
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
