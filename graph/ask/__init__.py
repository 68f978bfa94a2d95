"""A question in plain words: rules and the resolver of names, no language model.

Three rooms:

* The names in a sentence: `graph.ask.words` cuts it, `graph.ask.typed_names` finds the names and numbers them, with the
  help of `graph.ask.spelling`.
* What is asked: `graph.ask.timing` reads hours and dates (by `graph.ask.days`), `graph.ask.phrasings` is the table of
  how people ask, `graph.ask.patterns` compiles it, and `graph.ask.frame` reads a sentence by it.
* The answer: `graph.ask.interpretation` is the question in the fields of its verb, `graph.ask.readings` what a sentence
  can ask, and `graph.ask.answer` says everything at once.
"""
