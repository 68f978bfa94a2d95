"""The picture of an answer: its phases on a line, one of them opened, and the way of one skill to the target."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.web.site import short_hours
from api.web.stations import shown_fields, stations
from api.web.study import Group, ListedStep, View
from graph.picture.inside import Inside, inside
from graph.picture.legend import Field, Legend
from graph.picture.scene import Node, NodeState
from graph.snapshot import Snapshot

WHOLE, CLOSED = "all", "none"
"""What opens the whole graph, and what opens nothing."""

LINE_PIXELS, NARROW_PIXELS, GAP_PIXELS = 372.0, 350.0, 32.0
"""Widths of the line on a wide and on a narrow screen, and what stands between it and an opened phase."""


@dataclass(frozen=True, slots=True)
class Hop:
    """A step of a way: ``skill`` is needed for what is called ``name`` (an id, empty for a role), for a ``reason``."""

    skill: str
    then: str
    name: str
    reason: str


def way(steps: Mapping[str, ListedStep], skill: str) -> list[Hop]:
    """The main reasons that lead from a skill (id) to a target; empty if it is no step, or a target itself."""
    return list(_hops(steps, skill))


def _hops(steps: Mapping[str, ListedStep], skill: str) -> Iterator[Hop]:
    while (step := steps.get(skill)) and (reason := step.item.reason):
        then = reason.skill if reason.skill in steps else ""
        yield Hop(skill, then, reason.name, reason.reason)
        skill = then


def opened(view: View, asked: str, skill: str) -> tuple[Group | None, str]:
    """The phase that is opened, and the topic in it: what the link asks for, or where the skill or the reader is.

    A tick may move a phase: then the one that holds the skill is opened, whatever number the link has.
    """
    number, _, topic = asked.partition("/")
    if number == CLOSED or not view.groups:
        return None, ""
    chosen = next((group for group in view.groups if str(group.number) == number), None)
    holding = next((group for group in view.groups if any(step.item.id == skill for step in group.steps)), None)
    if chosen and (holding is None or holding is chosen):
        return chosen, topic
    ahead = (group for group in view.groups if group.share < 1)
    return holding or next(ahead, view.groups[0]), ""


def picture_of(snapshot: Snapshot, view: View, target: str, asked: str, skill: str) -> dict[str, Any]:
    """Everything that the picture shows."""
    steps = {step.item.id: step for step in view.steps}
    hops = way(steps, skill)
    phase, topic = opened(view, asked, skill)
    within = _inside(snapshot, view, phase, topic) if phase else None
    number = str(phase.number) if phase else ""
    nodes = within.picture.nodes if within else ()
    ids, tags = [node.id for node in nodes], {node.id: tag(node) for node in nodes}
    names = [(node.id, f"{node.name} ({tags[node.id]})" if tags[node.id] else node.name) for node in nodes]
    wide = stations(view, target, LINE_PIXELS, short_hours)
    return {
        "phase": phase,
        "inside": within,
        "wide": wide,
        "narrow": stations(view, target, NARROW_PIXELS, short_hours, number, names),
        "top": _top(wide.stations[phase.number - 1].y, within, wide.height) if phase and within else 0,
        "left": LINE_PIXELS + GAP_PIXELS,
        "hops": hops,
        "chain": chain(hops),
        "steps": steps,
        "ways": {id: _lit(view, [id, *chain(way(steps, id))[1:]]) for id in ids},
        "tags": tags,
        "passed": passed(view, chain(hops)),
        "phase_of": {step.item.id: group.number for group in view.groups for step in group.steps},
        "field_of": _fields(snapshot, ids),
        "fields": shown_fields(view.groups),
    }


def tag(node: Node) -> str:
    """What is written at a box besides its name: the hours of a topic, and what a skill is to the learner."""
    if node.kind == "topic":
        return short_hours(node.hours)
    return node.state.value if node.state in {NodeState.KNOWN, NodeState.ASSUMED, NodeState.NEXT} else ""


def chain(hops: Sequence[Hop]) -> list[str]:
    """The ids of the skills on a way, the first one included."""
    return [hops[0].skill, *(hop.then for hop in hops if hop.then)] if hops else []


def _lit(view: View, ids: Sequence[str]) -> list[str]:
    """What lights up with a way: its skills, and the stations that it passes."""
    return [*ids, *(f"station-{number}" for number in sorted(passed(view, ids)))]


def passed(view: View, ids: Sequence[str]) -> set[str]:
    """The numbers of the phases that a way passes."""
    return {str(group.number) for group in view.groups if any(step.item.id in ids for step in group.steps)}


def _inside(snapshot: Snapshot, view: View, phase: Group, topic: str) -> Inside:
    states = dict(_states(view))
    items = [step.item for step in phase.steps]
    return inside(snapshot, items, lambda id: states.get(id, NodeState.PLAN), topic, view.answer.assumed)


def _states(view: View) -> Iterator[tuple[str, NodeState]]:
    ahead = {step.item.id for step in view.next_steps}
    for step in view.steps:
        if not step.is_todo:
            yield step.item.id, NodeState.KNOWN
        elif step.item.id in view.answer.targets:
            yield step.item.id, NodeState.TARGET
        elif step.item.id in ahead:
            yield step.item.id, NodeState.NEXT


def _top(station: float, within: Inside, height: float) -> float:
    """Where the opened phase begins, so that it stands beside its station."""
    return round(max(0.0, min(station - within.picture.height / 2, height - within.picture.height)), 1)


def _fields(snapshot: Snapshot, ids: Sequence[str]) -> dict[str, Field]:
    legend = Legend(snapshot)
    return {id: legend.of_topic(id.removeprefix("topic:")) if id.startswith("topic:") else legend.of(id) for id in ids}
