"""What somebody describes who does not know its name: "what is it called when you shrink a model"."""

import re
from collections.abc import Iterable
from functools import cache

from graph.ask.book.descriptions import NAMING, SEARCHING
from graph.ask.patterns import TABLE
from graph.ask.typed_names import Skeleton
from graph.names.everyday import EVERYDAY

MIN_UNNAMED_WORDS = 2
"""Words that are part of no name, from which a text describes."""

MAX_WORDS_OF_NAME = 3
"""Words from which a text whose name is asked for is none itself."""

_MARKS = " ,.;:?!-–—"


def described(sentence: str, asked: Skeleton) -> str:
    """The description in a sentence that asks for a name; empty if it asks for none, or names the thing.

    Examples
    --------
    >>> described("what's it called when you shrink a model?", Skeleton("what is it called when you ~0 a ~1 .", ()))
    'you shrink a model'
    >>> described("what is RAG?", Skeleton("what is @0 .", ()))
    ''
    """
    text = sentence.replace("’", "'")
    is_naming = any(row.search(text) for row in _rows(NAMING))
    if not is_naming and not any(row.search(text) for row in _rows(SEARCHING)):
        return ""
    for row in (*_rows(NAMING), *_rows(SEARCHING)):
        text = row.sub(" ", text, count=1)
    rest = re.sub(r"\s+([,.;:?!])", r"\1", " ".join(text.split())).strip(_MARKS)
    exact = [name.typed for name in asked.typed_names if name.ids and not name.is_corrected]
    if any(clause.strip() in exact for clause in re.split("[,.;:]", rest)):
        return ""
    is_long = len(rest.split()) > MAX_WORDS_OF_NAME
    least = (0 if is_naming else 1) if is_long else MIN_UNNAMED_WORDS
    return rest if _unnamed(rest, exact) >= least else ""


def _unnamed(text: str, names: Iterable[str]) -> int:
    """The number of telling words that are part of no name of these names; everyday phrases count, too."""
    named = {word for name in names for word in re.findall(r"\w+", name.casefold())}
    words = set(re.findall(r"[a-z]{3,}", text.casefold()))
    phrases = [phrase for phrase in EVERYDAY if " " in phrase and phrase in text.casefold()]
    return len(words - named - TABLE.words) + MIN_UNNAMED_WORDS * len(phrases)


@cache
def _rows(phrasings: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w){row}(?!\w)", re.IGNORECASE) for row in phrasings)
