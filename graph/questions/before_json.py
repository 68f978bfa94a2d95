"""The answer of `before` as JSON, joined from fragments that were encoded once: the same bytes, made much faster."""

from collections.abc import Iterable, Iterator, Sequence

import orjson

from graph.model import whole_hours
from graph.questions.before import helpful
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
    named = set(solution.snapshot.numbers(solution.targets.skills))
    listed = [number for number in solution.numbers if number not in named]
    goals = [number for number in solution.numbers if number in named]
    head = orjson.dumps(
        {
            "revision": solution.snapshot.revision,
            "targets": solution.targets.asked,
            "already": solution.already,
            "depth": solution.depth,
            "known": solution.known,
            "credited": solution.credited,
            "choose": solution.choose,
            "proven": solution.chosen.proven,
            "bound": solution.chosen.bound,
            "total_hours": _hours(solution.snapshot.skill_hours, listed),
            "total_hours_with_targets": solution.hours,
        }
    )
    tail = orjson.dumps({"helpful": helpful(solution), "alternatives": solution.alternatives})
    items, target_items = b",".join(_items(solution, listed)), b",".join(_items(solution, goals))
    return b'%b,"items":[%b],"target_items":[%b],%b' % (head[:-1], items, target_items, tail[1:])


def _hours(hours: Sequence[float], numbers: Iterable[int]) -> float:
    return whole_hours(sum(hours[number] for number in numbers))


def _items(solution: Solution, numbers: Iterable[int]) -> Iterator[bytes]:
    fragments, choices = solution.snapshot.fragments, solution.snapshot.at(solution.depth).choices
    ids, rests = fragments.ids, fragments.rests(solution.depth)
    stages, dependents = solution.stage_numbers, solution.dependent_numbers
    for number in numbers:
        rest = rests.get(number)
        if rest is None:
            rest = _rest(solution, number)
            if number not in choices:
                rests[number] = rest
        needed_by = b",".join([ids[dependent] for dependent in dependents[number]])
        yield b'%b,"stage":%d%b,"needed_by":[%b]}' % (fragments.head(number), stages[number], rest, needed_by)


def _rest(solution: Solution, number: int) -> bytes:
    """What follows the stage of a skill; without a choice among its requirements it is the same in every answer."""
    requirements = solution.snapshot.at(solution.depth).requirements[number]
    return solution.snapshot.fragments.rest(number, [(one, solution.pick(one)) for one in requirements])
