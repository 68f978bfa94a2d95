"""What a roadmap is and how one reasons over it: pure, without input or output.

Direction, everywhere in this package: ``u -> v`` means "learn ``u`` before ``v``".

* What it is: `graph.model`, checked by `graph.dag`, written as one document by `graph.interchange`,
  identified by `graph.revision`.
* Compiled for questions: `graph.snapshot`, in the fixed order of `graph.order`, with the names of `graph.names`.
* Questions and answers: `graph.questions`, one module a verb; in plain words: `graph.ask`.
* Pictures of them, laid out: `graph.picture`.
"""
