"""The closure straight from its definition: ancestors in a digraph of networkx whose nodes are skills at levels.

Edges run in learning direction, from what a node needs to the node. It shares no code with what it tests.
"""

import networkx as nx

from graph.model import Depth, Level, Need

FOLLOWED = {
    Depth.USE: {Need.USE},
    Depth.UNDERSTAND: {Need.USE, Need.UNDERSTAND},
    Depth.THOROUGH: {Need.USE, Need.UNDERSTAND},
    Depth.ALL: set(Need),
}


def doubled(roadmap, depth, picks=None):
    """The digraph of a depth: with every member of alternatives, or with the one that ``picks`` names.

    ``picks`` are by the skill and the members of a requirement.
    """
    graph = nx.DiGraph()
    graph.add_nodes_from((skill.id, level) for skill in roadmap.skills for level in Level)
    for one in roadmap.requirements:
        for member, level in zip(one.members, one.levels, strict=True):
            if picks is not None and len(one.members) > 1 and picks.get((one.skill, one.members)) != member:
                continue
            if one.need is Need.USE:
                graph.add_edge((member, Level.USE), (one.skill, Level.USE))
            if one.need in FOLLOWED[depth]:
                wanted = Level.UNDERSTAND if depth in {Depth.THOROUGH, Depth.ALL} else level
                graph.add_edge((member, wanted), (one.skill, Level.UNDERSTAND))
    return graph


def closed(graph, targets, met=()):
    """The nodes of the targets (a level by skill) and of their ancestors, without what is met and only it needs."""
    left = graph.subgraph([node for node in graph if node[0] not in met])
    goals = [node for node in targets.items() if node in left]
    return set(goals).union(*(nx.ancestors(left, node) for node in goals))


def levels(nodes):
    """The highest level of each skill among nodes."""
    return {skill: Level.UNDERSTAND if (skill, Level.UNDERSTAND) in nodes else Level.USE for skill, _ in nodes}


def hours(roadmap, wanted):
    """The hours of skills at their levels."""
    own = {skill.id: skill for skill in roadmap.skills}
    return sum(
        own[id].hours if level is Level.UNDERSTAND or own[id].hours_use is None else own[id].hours_use
        for id, level in wanted.items()
    )


def goals(snapshot, solution):
    """The levels at which the goals of a solution are asked for, from the roles and topics that were named."""
    depth_level = Level.USE if solution.depth is Depth.USE else Level.UNDERSTAND
    wanted = {id: [depth_level] for id in solution.targets.skills}
    for target in solution.targets.asked:
        kind, _, id = target.partition(":")
        if kind == "role":
            own = {one.skill: one.level for one in snapshot.roles[id].skills}
            for skill, level in own.items():
                asked = level if solution.depth is Depth.UNDERSTAND else depth_level
                wanted[skill] = [*wanted.get(skill, []), asked]
        elif kind == "topic":
            for skill in snapshot.skills_of(id) if solution.whole else snapshot.core_of(id):
                wanted[skill] = [*wanted.get(skill, []), depth_level]
    return {id: max(asked, key=list(Level).index) for id, asked in wanted.items()}


def picks_of(snapshot, picks):
    """Picks by the number of their choice, as the skill and members of each requirement and the id that was picked."""
    return {
        (snapshot.choices[number].requirement.skill, snapshot.choices[number].requirement.members): snapshot.order[
            pick.member
        ]
        for number, pick in picks.items()
    }


def as_levels(snapshot, nodes):
    """Nodes of the code by number as the level of each skill."""
    return levels({(snapshot.order[node >> 1], list(Level)[node & 1]) for node in nodes})
