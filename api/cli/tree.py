"""What comes before a target as a tree: each skill above what it needs, opened at its first place only."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Need
from graph.questions.before import Before, Item

MAX_LEVELS = 60
"""Levels that are opened: nobody reads further to the right."""

_ADVERBS = {Need.USE: "", Need.UNDERSTAND: ", to understand", Need.HELPFUL: ", helps"}


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One line of the tree and what hangs below it."""

    label: str
    below: tuple["TreeNode", ...] = ()

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree as indented lines."""
        yield "  " * depth + self.label
        for node in self.below:
            yield from node.lines(depth + 1)


def tree(answer: Before) -> tuple[TreeNode, ...]:
    """One node for each target, or for each skill that no other of the answer needs if the target is a topic.

    A skill that stands further up is marked "see above" and not opened again, so the tree has a line for each
    requirement of the answer and no more.

    Examples
    --------
    >>> from graph.questions.before import before
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> [root] = tree(before(Snapshot(TINY), ["attention"]))
    >>> for line in root.lines():
    ...     print(line)
    Attention (4 h)
      Softmax (1 h, to understand)
      Vectors (3 h)
    """
    items = {item.id: item for item in (*answer.items, *answer.target_items)}
    opened: set[str] = set()

    def node(item: Item, need: Need, level: int = 0) -> TreeNode:
        about = f"{item.hours:g} h{_ADVERBS[need]}"
        if item.requires and (item.id in opened or level == MAX_LEVELS):
            return TreeNode(f"{item.name} ({about}; see {'above' if item.id in opened else 'the list'})")
        opened.add(item.id)
        needed = [(items[one.picked], one.need) for one in item.requires if one.picked in items]
        return TreeNode(f"{item.name} ({about})", tuple(node(*one, level + 1) for one in needed))

    roots = answer.target_items or tuple(item for item in answer.items if not item.needed_by or item.goal)
    return tuple(node(root, Need.USE) for root in roots)
