"""Requirements that say nothing new: those that a chain of plain, at least as strong requirements already implies.

The transitive reduction (Aho, Garey, Ullman, "The Transitive Reduction of a Directed Graph", 1972), need by need.
"""

from collections.abc import Iterator

from graph.dag import digraph
from graph.model import Depth, Need, Requirement, Roadmap

_DEPTHS = {Need.USE: Depth.USE, Need.UNDERSTAND: Depth.UNDERSTAND, Need.HELPFUL: Depth.ALL}


def redundant(roadmap: Roadmap) -> Iterator[tuple[Requirement, str]]:
    """Each requirement that is implied, with the direct prerequisite through which it is. The graph must be acyclic.

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
    import networkx as nx

    for need, depth in _DEPTHS.items():
        plain = digraph(_plain(roadmap), depth)
        above = {skill: nx.ancestors(plain, skill) for skill in plain}
        for requirement in roadmap.requirements:
            if requirement.need is need:
                others = [one for one in plain.predecessors(requirement.skill) if one not in requirement.members]
                via = [one for one in sorted(others) if not above[one].isdisjoint(requirement.members)]
                yield from ((requirement, one) for one in via[:1])


def _plain(roadmap: Roadmap) -> Roadmap:
    plain = tuple(requirement for requirement in roadmap.requirements if requirement.is_plain)
    return Roadmap(roadmap.title, roadmap.skills, roadmap.topics, plain)
