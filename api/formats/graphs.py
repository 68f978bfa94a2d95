"""The whole graph in the forms that other programs read.

=========  ==============================================================================================
json       ``prereq-graph/2``, complete: `prereq ingest --from-json` reads it back
graphml    for Gephi, yEd and networkx; an edge u -> v means "learn u before v"
jsonld     schema.org: a skill is a DefinedTerm and a LearningResource whose ``competencyRequired`` lists prerequisites
csv        one row a member of each requirement: skill, prerequisite, need, level, ...
case       1EdTech CASE 1.0: the origin of a ``precedes`` association comes before its destination
=========  ==============================================================================================

A new form is one row of `GraphFormat`, and a module with its renderer.
"""

from api.formats.form import Form
from graph.model import Roadmap


class GraphFormat(Form):
    """The forms of a whole graph: name, media type and renderer.

    Attributes
    ----------
    JSON
        The interchange form: complete, and can be ingested again.
    GRAPHML
        For Gephi, yEd and networkx; an edge u -> v means "learn u before v".
    JSONLD
        Linked data in the words of schema.org.
    CSV
        A table with one row for each prerequisite.
    CASE
        1EdTech CASE 1.0, for learning platforms.
    """

    JSON = "json", "application/json", "api.formats.graphs:interchange"
    GRAPHML = "graphml", "application/graphml+xml; charset=utf-8", "graph.graphml:graphml"
    JSONLD = "jsonld", "application/ld+json", "api.formats.jsonld:jsonld"
    CSV = "csv", "text/csv; charset=utf-8", "api.formats.requirements:requirements"
    CASE = "case", "application/json", "api.formats.case:case"


def render_graph(roadmap: Roadmap, form: GraphFormat) -> bytes:
    """The graph in a form, as UTF-8; the same graph gives the same bytes."""
    return form.render(roadmap)


def interchange(roadmap: Roadmap) -> bytes:
    """The ``prereq-graph/2`` document."""
    from api.encode import encode
    from graph.interchange import document

    return encode(document(roadmap))
