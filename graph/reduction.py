"""Requirements that say nothing new: those that chains of plain requirements imply, at the same level or above.

The transitive reduction (Aho, Garey, Ullman, "The Transitive Reduction of a Directed Graph", 1972), over skills at
their levels.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from graph.dag import digraph
from graph.model import Depth, Level, Need, Requirement, Roadmap

if TYPE_CHECKING:
    from networkx import DiGraph

Node = tuple[str, Level]


def redundant(roadmap: Roadmap) -> Iterator[tuple[Requirement, str]]:
    """Each requirement that is implied, with a direct prerequisite through which it is. The graph must be acyclic.

    Of alternatives, one implied member is enough: the choice is never open then.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from graph.samples import TINY
    >>> direct = Requirement("transformers", ("vectors",), Need.USE, "They are made of them.", ())
    >>> longer = replace(TINY, requirements=(*TINY.requirements, direct))
    >>> [(found.skill, found.pick, via) for found, via in redundant(longer)]
    [('transformers', 'vectors', 'attention')]
    """
    yield from _redundant_needs(roadmap)
    yield from _redundant_help(roadmap)


def _redundant_needs(roadmap: Roadmap) -> Iterator[tuple[Requirement, str]]:
    """The requirements of use and understand whose prerequisites are reached anyway, as well as they are wanted."""
    import networkx as nx

    graph = _leveled(roadmap)

    @cache
    def above(node: Node) -> set[Node]:
        return {node, *nx.ancestors(graph, node)} if node in graph else set()

    def via(requirement: Requirement, member: str) -> str | None:
        """A direct prerequisite that brings a member at each level of the skill at which the requirement counts."""
        found = ""
        for dependent, wanted in _hops(requirement, member):
            others = sorted(one for one in graph.predecessors(dependent) if one[0] not in (member, requirement.skill))
            found = next((id for id, level in others if wanted in above((id, level))), "")
            if not found:
                return None
        return found

    for requirement in roadmap.requirements:
        if requirement.need is not Need.HELPFUL:
            vias = (via(requirement, member) for member in requirement.members)
            if (found := next(filter(None, vias), None)) is not None:
                yield requirement, found


def _leveled(roadmap: Roadmap) -> "DiGraph[Node]":
    """The plain requirements between skills at their levels; who understands a skill can use it."""
    import networkx as nx

    graph: nx.DiGraph[Node] = nx.DiGraph()
    for skill in roadmap.skills:
        graph.add_edge((skill.id, Level.USE), (skill.id, Level.UNDERSTAND))
    for requirement in roadmap.requirements:
        if requirement.is_plain and requirement.need is not Need.HELPFUL:
            for dependent, wanted in _hops(requirement, requirement.members[0]):
                graph.add_edge(wanted, dependent)
    return graph


def _hops(requirement: Requirement, member: str) -> Iterator[tuple[Node, Node]]:
    """The skill at each level that asks for a member, and the member at the level asked for."""
    if requirement.need is Need.USE:
        yield (requirement.skill, Level.USE), (member, Level.USE)
    yield (requirement.skill, Level.UNDERSTAND), (member, requirement.level_of(member))


def _redundant_help(roadmap: Roadmap) -> Iterator[tuple[Requirement, str]]:
    """The helpful requirements whose member a chain of any needs leads to."""
    import networkx as nx

    plain = tuple(requirement for requirement in roadmap.requirements if requirement.is_plain)
    graph = digraph(Roadmap(roadmap.title, roadmap.skills, roadmap.topics, plain), Depth.ALL)
    for requirement in roadmap.requirements:
        if requirement.need is Need.HELPFUL:
            others = sorted(one for one in graph.predecessors(requirement.skill) if one not in requirement.members)
            via = [one for one in others if not nx.ancestors(graph, one).isdisjoint(requirement.members)]
            yield from ((requirement, one) for one in via[:1])
