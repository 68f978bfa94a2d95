"""Pictures of the graph as numbers and texts: what is shown, where, and why each arrow.

* `graph.picture.scene`: what a picture is; `graph.picture.labels`: how names fit their boxes.
* `graph.picture.prerequisites`, `graph.picture.map`, `graph.picture.neighbourhood`: which boxes and arrows answer a
  question; `graph.picture.leaning`: how topics lean on each other.
* `graph.picture.stations`, `graph.picture.inside`: the phases of an answer on a line, and one of them opened;
  `graph.picture.legend`: the colours of fields.
* `graph.picture.layout`: where they go. A layered drawing (Sugiyama, Tagawa, Toda, "Methods for visual understanding of
  hierarchical system structures", IEEE SMC 11(2), 1981) in the usual steps: `graph.picture.rows`,
  `graph.picture.crossings`, `graph.picture.coordinates`.
"""
