"""The order made for an answer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.solution.solution import Solution


def arrange(solution: "Solution") -> Sequence[int]:
    """The numbers of the skills of an answer, in learning order."""
    return sorted(solution.nodes)
