"""The graph as networkx sees it, checked: the reference that every faster way of reasoning is tested against.

Edges run in learning direction: ``u -> v`` means "learn ``u`` before ``v``".
"""

import math
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.errors import Cycle, DuplicateId, DuplicateRequirement, InvalidRequirement, SelfRequirement, UnknownReference
from graph.model import Background, Depth, Need, Requirement, Roadmap, Role, Skill, Topic

if TYPE_CHECKING:
    import networkx as nx

    Digraph = nx.DiGraph[str]


def digraph(roadmap: Roadmap, depth: Depth = Depth.ALL) -> "Digraph":
    """The skills and, at a depth, every member of every requirement as an edge member -> dependent.

    Each edge carries its ``requirement``. Nodes and edges come in the order of the roadmap.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> sorted(digraph(TINY).predecessors("attention"))
    ['softmax', 'vectors']
    """
    import networkx as nx

    graph: Digraph = nx.DiGraph()
    graph.add_nodes_from(skill.id for skill in roadmap.skills)
    for requirement in followed(roadmap.requirements, depth):
        graph.add_edges_from(
            (member, requirement.skill, {"requirement": requirement}) for member in requirement.members
        )
    return graph


def followed(requirements: Iterable[Requirement], depth: Depth) -> Iterable[Requirement]:
    """The requirements that a question of this depth follows."""
    return (requirement for requirement in requirements if requirement.need in depth.follows)


def check(roadmap: Roadmap) -> None:
    """Refuse a graph that breaks a rule on which answers rely.

    Raises
    ------
    DuplicateId, UnknownReference, InvalidRequirement, SelfRequirement, DuplicateRequirement, Cycle
        Each names the ids; a cycle is a path in learning direction.
    """
    _check_ids(roadmap)
    _check_references(roadmap)
    _check_requirements(roadmap.requirements)
    _check_acyclic(roadmap)


def _check_ids(roadmap: Roadmap) -> None:
    kinds: tuple[tuple[str, Iterable[Skill | Topic | Role | Background]], ...] = (
        ("skill", roadmap.skills),
        ("topic", roadmap.topics),
        ("role", roadmap.roles),
        ("background", roadmap.backgrounds),
    )
    for kind, things in kinds:
        counts = Counter(thing.id for thing in things)
        if repeated := sorted(id for id, count in counts.items() if count > 1):
            raise DuplicateId(kind, repeated)
    for skill in roadmap.skills:
        for hours in (skill.hours, skill.hours if skill.hours_use is None else skill.hours_use):
            if not (math.isfinite(hours) and hours > 0 and float(hours * 2).is_integer()):
                raise InvalidRequirement(
                    skill.id, f"cannot be planned: {hours} hours is not a positive count of half-hours"
                )


def _check_references(roadmap: Roadmap) -> None:
    skills = {skill.id for skill in roadmap.skills}
    topics = {topic.id for topic in roadmap.topics}
    for requirement in roadmap.requirements:
        _refer(f"a requirement of {requirement.skill}", [requirement.skill, *requirement.members], skills)
    for skill in roadmap.skills:
        _refer(f"skill {skill.id}", [skill.topic, *(mention.topic for mention in skill.mentions)], topics)
    for topic in roadmap.topics:
        _refer(f"topic {topic.id}", [topic.parent] if topic.parent else [], topics)
        _refer(f"the core of topic {topic.id}", topic.core, skills)
        _refer(f"the introduction of topic {topic.id}", filter(None, [topic.introduction]), skills)
    for name, ids in roadmap.ambiguous.items():
        _refer(f'the ambiguous name "{name}"', ids, skills)
    for role in roadmap.roles:
        _refer(f"role {role.id}", (one.skill for one in role.skills), skills)
        _refer(f"a milestone of role {role.id}", (id for one in role.milestones for id in one.skills), skills)
    for background in roadmap.backgrounds:
        _refer(f"background {background.id}", background.seeds, skills)


def _refer(where: str, ids: Iterable[str], defined: set[str]) -> None:
    if missing := sorted({id for id in ids if id not in defined}):
        raise UnknownReference(where, missing)


def _check_requirements(requirements: Iterable[Requirement]) -> None:
    seen: set[tuple[str, str]] = set()
    for requirement in requirements:
        _check_requirement(requirement)
        for member in requirement.members:
            if (requirement.skill, member) in seen:
                raise DuplicateRequirement(requirement.skill, member)
            seen.add((requirement.skill, member))


def _check_requirement(requirement: Requirement) -> None:
    if not requirement.members:
        raise InvalidRequirement(requirement.skill, "has no members")
    if requirement.skill in requirement.members:
        raise SelfRequirement(requirement.skill)
    if requirement.pick not in requirement.members:
        raise InvalidRequirement(
            requirement.skill, f"has the default {requirement.default}, which is not one of its members"
        )
    if len(requirement.levels) != len(requirement.members):
        raise InvalidRequirement(requirement.skill, "has not one level for each of its members")
    if not requirement.is_plain and requirement.need is Need.HELPFUL:
        raise InvalidRequirement(requirement.skill, "is helpful and has alternatives: what is not required has none")
    if not requirement.reason.strip():
        raise InvalidRequirement(requirement.skill, f"({requirement.pick}) has no reason")


def _check_acyclic(roadmap: Roadmap) -> None:
    import networkx as nx

    graph = digraph(roadmap)
    if nx.is_directed_acyclic_graph(graph):
        return
    edges = nx.find_cycle(graph)
    raise Cycle([edge[0] for edge in edges] + [edges[0][0]])
