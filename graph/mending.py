"""A graph that was edited by hand, as far as it is valid: what breaks a rule is left out, and told.

`graph.dag.check` refuses such a graph; a store that somebody drew in must not refuse every answer for one arrow.
"""

import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, TypeVar

from graph.content import thing_id
from graph.dag import digraph
from graph.model import Background, Mention, Need, Requirement, Roadmap, Role, Skill, Topic

if TYPE_CHECKING:
    from graph.dag import Digraph

Fault = tuple[str, str]
"""What is wrong: its place, and why."""

UNPLACED = Topic("unplaced", "Unplaced")
"""Where skills are put whose topic is not there."""

MAX_TRIED_MEMBERS = 1_000
"""Members that may close a circle and are looked at one by one; any further ones are left out."""

T = TypeVar("T", Skill, Topic, Role, Background)


def mended(roadmap: Roadmap, stages: Mapping[str, int] | None = None) -> tuple[Roadmap, list[Fault]]:
    """The part of a graph that `graph.dag.check` accepts, and what was left out or changed.

    Parameters
    ----------
    stages
        The stage of each skill in the graph as it was before somebody edited it, if that is known. Of a circle, a
        member that is not of an earlier stage than its dependent was drawn later, so it is what closes the circle.
        Without stages, what closes it is the first member that leads back, by the ids in alphabetical order.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> drawn = Requirement("vectors", ("attention",), Need.USE, "Drawn by hand.", ())
    >>> roadmap, faults = mended(
    ...     replace(TINY, requirements=(*TINY.requirements, drawn)), {"vectors": 1, "attention": 2}
    ... )
    >>> faults
    [('vectors requires attention', 'closes a circle of requirements: left out')]
    """
    faults: list[Fault] = []
    skills, topics = _unique("skill", roadmap.skills, faults), _unique("topic", roadmap.topics, faults)
    topics = _topics(topics, {skill.id for skill in skills}, faults)
    skills, topics = _skills(skills, topics, faults)
    known = {skill.id for skill in skills}
    whole = replace(
        roadmap,
        skills=skills,
        topics=topics,
        requirements=_requirements(roadmap.requirements, known, faults),
        ambiguous=dict(_ambiguous(roadmap, known, faults)),
        roles=tuple(_role(role, known, faults) for role in _unique("role", roadmap.roles, faults)),
        backgrounds=tuple(
            replace(one, seeds=_known(f"background {one.id}", "seeds", one.seeds, known, faults))
            for one in _unique("background", roadmap.backgrounds, faults)
        ),
        entries=tuple(
            replace(one, skills=_known(f"entry of line {one.line}", "skills", one.skills, known, faults))
            for one in roadmap.entries
        ),
    )
    return _without_circles(whole, stages or {}, faults), faults


def _unique(kind: str, things: Sequence[T], faults: list[Fault]) -> tuple[T, ...]:
    first: dict[str, T] = {}
    repeated = [thing.id for thing in things if first.setdefault(thing.id, thing) is not thing]
    faults += [(f"{kind} {id}", "is there more than once: only the first is taken") for id in repeated]
    return tuple(first.values())


def _known(place: str, name: str, ids: Sequence[str], known: set[str], faults: list[Fault]) -> tuple[str, ...]:
    kept = tuple(id for id in ids if id in known)
    faults += [(place, f'{name} names "{id}", which is no skill here: left out') for id in ids if id not in known]
    return kept


def _topics(topics: Sequence[Topic], skills: set[str], faults: list[Fault]) -> tuple[Topic, ...]:
    parents = {topic.id: topic.parent for topic in topics}
    mended_topics = []
    for topic in topics:
        place = f"topic {topic.id}"
        if topic.parent is not None and not _ends(topic.id, parents):
            faults.append((place, f'its parent "{topic.parent}" is no topic here, or leads back to it: left out'))
            parents[topic.id] = None
        introduction = _known(place, "introduction", [topic.introduction] if topic.introduction else [], skills, faults)
        core = _known(place, "core", topic.core, skills, faults)
        mended_topics.append(replace(topic, parent=parents[topic.id], core=core, introduction="".join(introduction)))
    return tuple(mended_topics)


def _ends(id: str, parents: Mapping[str, str | None]) -> bool:
    """Whether the parents of a topic are all there, and end."""
    passed = set()
    above: str | None = id
    while above is not None:
        if above in passed or above not in parents:
            return False
        passed.add(above)
        above = parents[above]
    return True


def _skills(
    skills: Sequence[Skill], topics: tuple[Topic, ...], faults: list[Fault]
) -> tuple[tuple[Skill, ...], tuple[Topic, ...]]:
    known = {topic.id for topic in topics}
    placed = tuple(_skill(skill, known, faults) for skill in skills)
    needs_place = UNPLACED.id not in known and any(skill.topic == UNPLACED.id for skill in placed)
    return placed, tuple(sorted((*topics, UNPLACED), key=thing_id)) if needs_place else topics


def _skill(skill: Skill, topics: set[str], faults: list[Fault]) -> Skill:
    place = f"skill {skill.id}"
    topic = skill.topic
    if topic not in topics:
        faults.append((place, f'its topic "{topic}" is not there: put under {UNPLACED.name}'))
        topic = UNPLACED.id
    mentions: tuple[Mention, ...] = tuple(one for one in skill.mentions if one.topic in topics)
    if len(mentions) < len(skill.mentions):
        faults.append((place, "is mentioned at an entry whose topic is not there: left out"))
    hours = _halves(place, "hours", skill.hours, faults)
    hours_use = None if skill.hours_use is None else _halves(place, "hours_use", skill.hours_use, faults)
    return replace(skill, topic=topic, mentions=mentions, hours=hours, hours_use=hours_use)


def _halves(place: str, name: str, hours: float, faults: list[Fault]) -> float:
    if float(hours * 2).is_integer():
        return hours
    halves = max(0.5, math.ceil(hours * 2) / 2)
    faults.append((place, f"{name} is {hours}, which is no count of half-hours: taken as {halves:g}"))
    return halves


def _role(role: Role, known: set[str], faults: list[Fault]) -> Role:
    place = f"role {role.id}"
    kept = set(_known(place, "skills", [one.skill for one in role.skills], known, faults))
    milestones = tuple(
        replace(one, skills=_known(place, f'milestone "{one.title}"', one.skills, known, faults))
        for one in role.milestones
    )
    return replace(role, skills=tuple(one for one in role.skills if one.skill in kept), milestones=milestones)


def _ambiguous(roadmap: Roadmap, known: set[str], faults: list[Fault]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, ids in roadmap.ambiguous.items():
        if kept := _known(f'the ambiguous name "{name}"', "MAY_MEAN", ids, known, faults):
            yield name, kept


def _requirements(given: Iterable[Requirement], known: set[str], faults: list[Fault]) -> tuple[Requirement, ...]:
    kept = []
    seen: set[tuple[str, str]] = set()
    for requirement in given:
        are_kept = []
        for member in requirement.members:
            if why := _refusal(requirement.skill, member, known, seen):
                faults.append((f"{requirement.skill} requires {member}", f"{why}: left out"))
            are_kept.append(not why)
            seen.add((requirement.skill, member))
        if left := _with_members(requirement, are_kept):
            kept.append(_accepted(left, faults))
    return tuple(kept)


def _refusal(skill: str, member: str, known: set[str], seen: set[tuple[str, str]]) -> str:
    """Why a member of a requirement cannot be taken, or an empty string."""
    if missing := sorted({skill, member} - known):
        return f'"{missing[0]}" is no skill here'
    if skill == member:
        return "a skill cannot require itself"
    return "is there more than once" if (skill, member) in seen else ""


def _with_members(requirement: Requirement, are_kept: Sequence[bool]) -> Requirement | None:
    """The requirement with those of its members that are kept, if any are."""
    if all(are_kept):
        return requirement
    members = tuple(compress(requirement.members, are_kept))
    levels = tuple(compress(requirement.levels, are_kept))
    if not members:
        return None
    default = requirement.default if requirement.default in members and len(members) > 1 else ""
    return replace(requirement, members=members, levels=levels, default=default)


def _accepted(requirement: Requirement, faults: list[Fault]) -> Requirement:
    place = f"{requirement.skill} requires {requirement.pick}"
    if not requirement.reason.strip():
        faults.append((place, "reason is empty"))
        requirement = replace(requirement, reason="No reason is given.")
    if not requirement.is_plain and requirement.need is Need.HELPFUL:
        faults.append((place, "need is helpful, and what is helpful has no alternatives: taken as use"))
        requirement = replace(requirement, need=Need.USE)
    return requirement


def _without_circles(roadmap: Roadmap, stages: Mapping[str, int], faults: list[Fault]) -> Roadmap:
    """The roadmap without the members that close a circle."""
    import networkx as nx

    graph = digraph(roadmap)
    suspects = _suspects(graph, stages)
    graph.remove_edges_from((member, dependent) for dependent, member in suspects)
    closing = set()
    for number, (dependent, member) in enumerate(suspects):
        if number >= MAX_TRIED_MEMBERS or nx.has_path(graph, dependent, member):
            closing.add((dependent, member))
            faults.append((f"{dependent} requires {member}", "closes a circle of requirements: left out"))
        else:
            graph.add_edge(member, dependent)
    return replace(roadmap, requirements=tuple(_without(roadmap.requirements, closing))) if closing else roadmap


def _suspects(graph: "Digraph", stages: Mapping[str, int]) -> list[tuple[str, str]]:
    """The members in circles that are not of an earlier stage than their dependent, as (dependent, member), sorted.

    Without them there is no circle.
    """
    import networkx as nx

    parts = [part for part in nx.strongly_connected_components(graph) if len(part) > 1]
    part_of = {skill: number for number, part in enumerate(parts) for skill in part}
    place = {skill: stages[skill] for skill in part_of if skill in stages} or _places(graph, part_of)
    return sorted(
        (dependent, member)
        for member, dependent in graph.edges(part_of)
        if part_of[member] == part_of.get(dependent)
        and not (member in place and dependent in place and place[member] < place[dependent])
    )


def _places(graph: "Digraph", skills: Iterable[str]) -> dict[str, int]:
    """A number for each of the skills: their order in a search for prerequisites, in alphabetical order, to the end."""
    import networkx as nx

    searched: nx.DiGraph[str] = nx.DiGraph()
    searched.add_nodes_from(sorted(skills))
    part = graph.subgraph(skills)
    searched.add_edges_from(sorted((dependent, member) for member, dependent in part.edges))
    return {skill: number for number, skill in enumerate(nx.dfs_postorder_nodes(searched))}


def _without(requirements: Iterable[Requirement], members: Container[tuple[str, str]]) -> Iterator[Requirement]:
    for requirement in requirements:
        skill = requirement.skill
        if kept := _with_members(requirement, [(skill, one) not in members for one in requirement.members]):
            yield kept
