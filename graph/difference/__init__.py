"""What changed between two roadmaps: their skills, their requirements, and the plans that follow from them.

* `matching` says which skill of the new roadmap each skill of the old one became.
* `skills` tells what happened to the skills, `requirements` to what they need, `plans` to the hours of plans.
* `difference` puts them together.
"""

from graph.difference.difference import Difference, difference

__all__ = ["Difference", "difference"]
