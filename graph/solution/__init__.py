"""The solution for one profile: computed once, and read by every verb, the pictures and the page.

* `graph.solution.profile`: who asks, and how. `graph.solution.targets`: what for.
* `graph.solution.closure`: what has to be learned; `graph.solution.least_hours`: the same for the fewest hours.
* `graph.solution.solution`: `solve`, and the solution with its order, stages, hours and reasons. The order is made by
  `graph.solution.arrangement`, the main reasons by `graph.solution.reasons`.
* `graph.solution.assumed`: which skills of the background an answer relies on.
* `graph.solution.alternatives`: what was not picked, and what it would cost. `graph.solution.leaning`: what becomes
  superfluous once something is known.
"""

from graph.solution.profile import Choose, Profile
from graph.solution.solution import Solution, solve

__all__ = ["Choose", "Profile", "Solution", "solve"]
