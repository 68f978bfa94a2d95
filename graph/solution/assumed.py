"""The assumed skills of an answer: those of the background that would have to be learned otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.snapshot.nodes import Rows
from graph.solution.closure import Closure, close
from graph.solution.profile import Learner


def assumed(rows: Rows, targets: Iterable[int], closure: Closure, learner: Learner) -> Mapping[int, int]:
    """The node of each skill that the background holds and the closure would otherwise list, by number, ascending.

    Of the targets (nodes), the background may hold what a topic or a role stands for. The same choices are made as in
    the closure. What of this the background does not hold is no part of the answer: only what is assumed needs it.

    Examples
    --------
    >>> from graph.model import Depth
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> tiny = Snapshot(TINY)
    >>> softmax, vectors, attention = tiny.numbers(["softmax", "vectors", "attention"])
    >>> rows, learner = tiny.at(Depth.USE), Learner(held=frozenset({vectors, softmax}))
    >>> assumed(rows, [2 * attention], close(rows, [2 * attention], learner, {}), learner)
    {1: 2}
    """
    if not learner.held:
        return {}
    without = replace(learner, held=frozenset())
    starts = [*targets, *_taken_for_granted(rows, closure, learner)]
    more = close(rows, starts, without, closure.picks, begun=closure)
    return {node >> 1: node for node in sorted(more.nodes) if node >> 1 in learner.held}


def _taken_for_granted(rows: Rows, closure: Closure, learner: Learner) -> Iterator[int]:
    """The nodes of the background that the closure asks for directly."""
    held = frozenset(node for number in learner.held for node in (2 * number, 2 * number + 1))
    for node in closure.nodes:
        if not held.isdisjoint(rows.plain[node]):
            yield from held.intersection(rows.plain[node])
    for node in rows.choices.keys() & closure.nodes:
        picked = {choice.node(closure.picks[choice.number].member) for choice in rows.choices[node]}
        yield from held & picked
