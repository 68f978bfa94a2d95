"""A question in plain words: rules and the resolver of names, no language model.

Four rooms:

* The phrase book, `graph.ask.book`: all that people say, as tables. `graph.ask.patterns` compiles it, and
  `graph.ask.examples` makes a page of the documentation from it.
* The names in a sentence: `graph.ask.words` cuts it, `graph.ask.typed_names` finds the names and numbers them, helped
  by `graph.ask.inflection` and `graph.ask.spelling`.
* What is asked: `graph.ask.timing` reads dates (by `graph.ask.days`) and hours (`graph.ask.hours`),
  `graph.ask.background` who asks, `graph.ask.refusal` what is no question for a roadmap, `graph.ask.describing` what
  somebody has no name for, `graph.ask.frame` the rest: by whole phrases (`graph.ask.matching`), else by the weight of
  all hints (`graph.ask.evidence`).
* The answer: `graph.ask.interpretation` is the question in the fields of its verb, `graph.ask.readings` what a sentence
  can ask, `graph.ask.asked` what is given back, and `graph.ask.answer` says everything at once.
"""
