"""The whole graph as GraphML, for Gephi, yEd and the like: edges run in learning direction, u -> v is "u before v"."""

from typing import TYPE_CHECKING

from graph.content import rows
from graph.model import Level, Roadmap
from graph.revision import revision

if TYPE_CHECKING:
    import networkx as nx


def graphml(roadmap: Roadmap) -> str:
    """GraphML 1.0 with one edge per member of a requirement; lists become text joined by "; ".

    ``level`` of an edge says how well its source must be mastered; ``hours_use`` of a node are its hours at level use.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> graphml(TINY).count("<edge ")
    7
    """
    import networkx as nx

    return "\n".join(nx.generate_graphml(_flat(roadmap), named_key_ids=True)) + "\n"


def _flat(roadmap: Roadmap) -> "nx.DiGraph[str]":
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph(title=roadmap.title, revision=revision(roadmap))
    for skill in sorted(roadmap.skills, key=lambda one: one.id):
        lists = {"aliases": "; ".join(skill.aliases), "covers": "; ".join(skill.covers)}
        flags = {"curated": skill.curated, "implied": skill.implied, "entry_point": skill.entry_point}
        graph.add_node(
            skill.id,
            label=skill.name,
            topic=skill.topic,
            hours=float(skill.hours),
            hours_use=float(skill.hours_at(Level.USE)),
            summary=skill.summary,
            **lists,
            **flags,
        )
    for row in rows(roadmap.requirements):
        kept = {key: row[key] for key in ("need", "level", "reason", "confidence", "group", "default")}
        graph.add_edge(row["prerequisite"], row["skill"], **kept)
    return graph
