"""What a roadmap is and how one reasons over it: pure, without input or output.

Direction, everywhere in this package: ``u -> v`` means "learn ``u`` before ``v``".

* What it is: `graph.model`, checked by `graph.dag`, written as plain data by `graph.content` and as one document by
  `graph.interchange`, identified by `graph.revision`.
* Compiled for questions: `graph.snapshot`, with the names of `graph.names`.
* Solved for one profile: `graph.solution`, which every question, picture and page reads.
* Questions and answers: `graph.questions`, one module a verb, and their table; in plain words: `graph.ask`.
* Pictures of them, laid out: `graph.picture`.
"""
