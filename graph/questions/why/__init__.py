"""Does A come before B, and through which chains?

* `graph.questions.why.ends`: what the two names stand for. `graph.questions.why.direction`: what of one leads to the
  other.
* `graph.questions.why.verdict`: the nine answers in their precedence. `graph.questions.why.counts`: how much of a set
  comes before another.
* `graph.questions.why.chains`: the shortest chains. `graph.questions.why.told`: the answer in words.
* `graph.questions.why.answer`: all of it together.
"""

from graph.questions.why.answer import Why, why
from graph.questions.why.chains import MAX_CHAINS, Hop
from graph.questions.why.counts import Share
from graph.questions.why.verdict import WhyVerdict

__all__ = ["MAX_CHAINS", "Hop", "Share", "Why", "WhyVerdict", "why"]
