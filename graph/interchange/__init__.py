"""The one document form of a roadmap, ``prereq-graph/2``: complete, sorted by id, and read back to an equal graph.

* `document` writes it; its rows are those of `graph.content`.
* `parse` reads what others give, strictly and within bounds; version 1 as well.
* `roadmap_of` reads rows that were checked already, such as those of a store; `canonical` is the round trip.
"""

from graph.interchange.plain import FORMAT, canonical, document, roadmap_of
from graph.interchange.reading import parse
from graph.interchange.version_1 import FORMAT_1, revision_1, upgraded

__all__ = ["FORMAT", "FORMAT_1", "canonical", "document", "parse", "revision_1", "roadmap_of", "upgraded"]
