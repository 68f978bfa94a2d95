"""Which skills of a start lead to a goal: as picked, by some choice, or at greater depth."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.lazy import cached_property
from graph.model import Depth
from graph.questions.why.ends import End
from graph.questions.why.walk import Walk
from graph.solution import Profile, Solution, solve
from graph.solution.profile import NO_BACKGROUND


@dataclass(frozen=True, eq=False)
class Direction:
    """What leads from ``start`` to ``goal``, for someone who knows nothing and has the tastes of the ``profile``.

    A skill leads there if it is a proper ancestor of one of the goals. All sets are of skills of the start, by number.
    """

    start: End
    goal: End
    profile: Profile

    @property
    def depth(self) -> Depth:
        """The depth of the question."""
        return self.profile.depth

    @cached_property
    def solution(self) -> Solution:
        """The solution for the goals, from background none with nothing known."""
        return self._solution(self.profile.whole)

    @cached_property
    def whole_solution(self) -> Solution:
        """The same for everything in the goal."""
        return self._solution(True)

    def _solution(self, whole: bool) -> Solution:
        nobody = replace(self.profile, known=(), lacking=(), background=NO_BACKGROUND, whole=whole)
        return solve(self.goal.snapshot, self.goal.names, nobody)

    @cached_property
    def picked(self) -> Walk:
        """The requirements of the answer that `before` gives, each with the member that was picked."""
        return Walk.over(self.solution)

    @cached_property
    def picked_whole(self) -> Walk:
        """The same for everything in the goal."""
        return Walk.over(self.whole_solution)

    def every_way(self, depth: Depth) -> Walk:
        """All requirements of a depth, with every member of alternatives."""
        return Walk(self.goal.snapshot, depth)

    @cached_property
    def listed(self) -> frozenset[int]:
        """Skills of the start before the goals at the depth, as picked."""
        return self.start.everything & self.picked.before(self.goal.nodes(self.depth))

    @cached_property
    def listed_for_whole(self) -> frozenset[int]:
        """Skills of the start before any skill of the goal at the depth, as picked."""
        return self.start.everything & self.picked_whole.before(self.goal.nodes(self.depth, whole=True))

    def at(self, depth: Depth) -> frozenset[int]:
        """Skills of the start before the goals at a depth, over every alternative."""
        return self.start.everything & self.every_way(depth).before(self.goal.nodes(depth))

    @cached_property
    def by_choice(self) -> frozenset[int]:
        """Skills of the start before the goals at the depth of the question, over every alternative."""
        return self.at(self.depth)

    @cached_property
    def deepest(self) -> Depth:
        """The depth that a firm no looks down to: ``thorough``, or ``all`` if that was asked for."""
        return Depth.ALL if self.depth is Depth.ALL else Depth.THOROUGH

    @cached_property
    def least_depth(self) -> Depth | None:
        """The least depth from the asked one down at which something leads there; None if nothing ever does."""
        depths = list(Depth)
        reachable = depths[depths.index(self.depth) : depths.index(self.deepest) + 1]
        return next((depth for depth in reachable if self.at(depth)), None)

    @cached_property
    def goals_needing(self) -> Mapping[int, frozenset[int]]:
        """The goals (numbers) that each listed skill comes before."""
        needing: dict[int, set[int]] = {number: set() for number in self.listed}
        for node in self.goal.nodes(self.depth):
            for number in self.listed & self.picked.before([node]):
                needing[number].add(node >> 1)
        return {number: frozenset(goals) for number, goals in needing.items()}
