"""The answer of `before` as JSON, joined from fragments that were encoded once: the same bytes, made much faster."""

from collections.abc import Iterable, Iterator

import orjson

from graph.model import whole_hours
from graph.questions.before import helpful
from graph.questions.start import notes, start_of
from graph.solution import Solution


def before_json(solution: Solution) -> bytes:
    """What `graph.questions.before.answer` gives for a solution, encoded.

    Examples
    --------
    >>> from graph.questions.before import answer
    >>> from graph.samples import TINY
    >>> from graph.snapshot import Snapshot
    >>> from graph.solution import solve
    >>> solution = solve(Snapshot(TINY), ["transformers"])
    >>> before_json(solution) == orjson.dumps(answer(solution))
    True
    """
    listed, named = _split(solution)
    head = orjson.dumps(
        {
            "revision": solution.snapshot.revision,
            "targets": solution.targets.asked,
            "already": solution.already,
            "depth": solution.depth,
            "start": start_of(solution),
            "background": solution.learner.background,
            "known": solution.known,
            "credited": solution.credited,
            "assumed": solution.assumed,
            "choose": solution.choose,
            "proven": solution.chosen.proven,
            "bound": solution.chosen.bound,
            "total_hours": _hours(solution, listed),
            "goal_hours": _hours(solution, _goals(solution)),
            "assumed_hours": solution.assumed_hours,
            "total_hours_with_targets": solution.hours,
            "groups": solution.targets.groups,
            "notes": notes(solution),
        }
    )
    tail = orjson.dumps({"helpful": helpful(solution), "alternatives": solution.alternatives})
    items, target_items = b",".join(_items(solution, listed)), b",".join(_items(solution, named))
    return b'%b,"items":[%b],"target_items":[%b],%b' % (head[:-1], items, target_items, tail[1:])


def _split(solution: Solution) -> tuple[list[int], list[int]]:
    """The skills of an answer by number, in its order: those before the targets, and the targets named singly."""
    targets = set(solution.snapshot.numbers(solution.targets.skills))
    listed = [number for number in solution.numbers if number not in targets]
    return listed, [number for number in solution.numbers if number in targets]


def _goals(solution: Solution) -> set[int]:
    return {node >> 1 for node in solution.targets.nodes} & solution.nodes.keys()


def _hours(solution: Solution, numbers: Iterable[int]) -> float:
    hours, nodes = solution.snapshot.hours_by_node, solution.nodes
    return whole_hours(sum(hours[nodes[number]] for number in numbers))


def _items(solution: Solution, numbers: Iterable[int]) -> Iterator[bytes]:
    fragments, choices = solution.snapshot.fragments, solution.snapshot.at(solution.depth).choices
    id_of, rests, nodes, head = (
        fragments.ids.__getitem__,
        fragments.rests(solution.depth),
        solution.nodes,
        fragments.head,
    )
    stages, dependents, goals = solution.stage_numbers, solution.dependent_numbers, _goals(solution)
    places = {number: place for place, number in enumerate(solution.numbers, 1)}
    reasons, main = fragments.reasons(solution.depth), {} if solution.has_roles else solution.main_dependents
    for number in numbers:
        node = nodes[number]
        rest = rests.get(node)
        if rest is None:
            rest = fragments.rest(node, solution.required(solution.snapshot.order[number]))
            if node not in choices:
                rests[node] = rest
        yield b'%b,"position":%d,"goal":%b,"stage":%d%b,"reason":%b,"needed_by":[%b]}' % (
            head(node),
            places[number],
            b"true" if number in goals else b"false",
            stages[number],
            rest,
            (number in main and reasons.get((nodes[main[number]], number))) or _reason(solution, number),
            b",".join(map(id_of, dependents[number])),
        )


def _reason(solution: Solution, number: int) -> bytes:
    """The main reason of a skill; without a role among the targets it is remembered."""
    reason = orjson.dumps(solution.main_reason(solution.snapshot.order[number]))
    if not solution.has_roles and (main := solution.main_dependents.get(number)) is not None:
        solution.snapshot.fragments.reasons(solution.depth)[solution.nodes[main], number] = reason
    return reason
