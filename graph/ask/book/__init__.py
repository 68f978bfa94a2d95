"""The phrase book: everything that `ask` understands, as tables; nothing here is code that reads.

* `graph.ask.book.questions`: how people ask, kind by kind, with the examples of the documentation;
  `graph.ask.book.whole` is tried before it, `graph.ask.book.cues` after it.
* `graph.ask.book.constraints`: how people say what they know, lack, want and avoid, and how deep they go.
* `graph.ask.book.refusals`: what is no question for a roadmap, and words of other languages.
* `graph.ask.book.descriptions`: how the name of a thing is asked for.
* `graph.ask.book.lists` and `graph.ask.book.words`: words that stand for each other, and words that say nothing.
"""
