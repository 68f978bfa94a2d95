"""How a kind of question is written down in the phrase book."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of question: the ``reading`` that answers it, and how people ask it.

    Attributes
    ----------
    reading
        A name of `graph.ask.readings`, that of a verb in most cases.
    asks
        What is asked, as the documentation heads it.
    examples
        Sentences that are shown there, each understood as this reading.
    rows
        The phrasings, the ones that must be tried first on top: regular expressions over whole words.
    is_whole
        Whether they are tried before what is known, lacking or to be avoided is taken out of the sentence, because they
        hold such words themselves ("from Docker to MLOps", "PCA without calculus").
    keeps_courses
        Whether they are tried while "course" and "tutorial" are still words of the sentence.
    weight
        0 for whole phrases. Rows that only hint at the kind have a weight: where no whole phrase is found, all hints
        of a sentence are weighed (`graph.ask.evidence`).
    """

    reading: str
    asks: str
    examples: tuple[str, ...]
    rows: tuple[str, ...]
    is_whole: bool = False
    keeps_courses: bool = False
    weight: int = 0
