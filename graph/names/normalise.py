"""How names are compared: as written, without plurals, and without habits of spelling."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_SHORT_PLURAL = 3
_AMERICAN = tuple(
    (letters, re.compile(letters + behind), american)
    for letters, behind, american in (
        ("is", r"(?=(?:ation|ing|er|e|ed)\b)", "iz"),
        ("ll", r"(?=(?:ing|ed|er)\b)", "l"),
        ("our", r"\b", "or"),
    )
)
_IRREGULAR = {"matrices": "matrix", "indices": "index", "vertices": "vertex", "analyses": "analysis"}
_NO_PLURALS = {"https", "kubernetes", "redis", "pandas"}
_PLAIN = re.compile(r"[a-z0-9\s]*")
_REMEMBERED = 50_000


@lru_cache(maxsize=_REMEMBERED)
def normalise(name: str) -> str:
    """A name without case, punctuation and repeated spaces, in which C, C++ and C# stay three languages.

    Examples
    --------
    >>> normalise("  Spark -- Structured_Streaming "), normalise("Bayes’ theorem")
    ('spark structured streaming', 'bayes theorem')
    >>> normalise("C"), normalise("C++"), normalise("C#"), normalise(".NET"), normalise("R²")
    ('c', 'c++', 'c#', '.net', 'r2')
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    if _PLAIN.fullmatch(text):
        return " ".join(text.split())
    text = re.sub(r"[’'`´]", "", text)
    text = re.sub(r"[^\w+#.*]+|_", " ", text)
    text = re.sub(r"(?<=[\w.])\.|\.(?!\w)", " ", text)  # only a leading dot is part of a name
    return " ".join(text.split())


@lru_cache(maxsize=_REMEMBERED)
def singular(name: str) -> str:
    """A normalised name without plural endings."""
    return " ".join(_singular(word) for word in normalise(name).split())


@lru_cache(maxsize=_REMEMBERED)
def fold(name: str) -> str:
    """A normalised name without plural endings, spaces and British spelling: what habits make of one name.

    Examples
    --------
    >>> fold("Transformers") == fold("transformer"), fold("k-NN") == fold("kNN"), fold("C++") == fold("C")
    (True, True, False)
    >>> fold("tokenisation") == fold("tokenization"), fold("data modelling") == fold("data modeling")
    (True, True)
    """
    return "".join(folded_words(name))


@lru_cache(maxsize=_REMEMBERED)
def folded_words(name: str) -> tuple[str, ...]:
    """The words of a name as `fold` puts them together.

    Examples
    --------
    >>> folded_words("Data modelling techniques")
    ('data', 'modeling', 'technique')
    """
    return tuple(_american(word) for word in singular(name).split())


def _american(word: str) -> str:
    for letters, british, american in _AMERICAN:
        if letters in word:
            word = british.sub(american, word)
    return word


def _singular(word: str) -> str:
    if (
        len(word) <= _SHORT_PLURAL
        or word in _NO_PLURALS
        or word.endswith(("ss", "is"))
        or (word.endswith("us") and len(word) > len("gpus"))
    ):
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > len("series"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


FORMS: tuple[Callable[[str], str], ...] = (normalise, singular, fold)
"""How two names are compared, strictest first."""
