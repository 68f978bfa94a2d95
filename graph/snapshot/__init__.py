"""One revision of a roadmap, compiled for questions.

* `graph.snapshot.snapshot`: the snapshot itself. Skills are numbered by the order of `graph.snapshot.fixed_order`.
* `graph.snapshot.adjacency`: all requirements as rows of numbers, both ways.
* `graph.snapshot.nodes`: the requirements that a depth follows, over skills at a level.
* `graph.snapshot.reach`: the walk over rows that everything shares.
* `graph.snapshot.topics`: the tree of topics with their skills.
* `graph.snapshot.walks`: ancestors, descendants, and what knowing a skill implies.
* `graph.snapshot.fragments`: JSON of skills and requirements, encoded once.
* `graph.snapshot.dump`: a compiled snapshot as bytes; `graph.snapshot.restored`: such bytes as a snapshot.
"""

from graph.snapshot.snapshot import Snapshot

__all__ = ["Snapshot"]
