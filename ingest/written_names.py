"""A quick no to the question whether a text can hold a name: most names in a long document are new."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from graph.names import folded_words

MAX_WORDS = 8
"""Words of the texts that are tried in every order; with more the answer is that they may make a name."""

MAX_REMEMBERED = 20_000
"""Texts, and beginnings of names, whose answer is kept."""

_CUT_INSIDE = re.compile(r"[+#*.]")
"""What a word may have at which texts are cut, too."""


class WrittenNames:
    """Names (folded) that words may make.

    Examples
    --------
    >>> names = WrittenNames(["databasesharding", "sql"])
    >>> names.may_be_made_of("Sharding of a database"), names.may_be_made_of("A database of sourdough")
    (True, False)
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._sorted = sorted(set(names))
        self.may_be_made_of = lru_cache(maxsize=MAX_REMEMBERED)(self._may_be_made_of)
        self._begun = lru_cache(maxsize=MAX_REMEMBERED)(self._first_with)

    def _may_be_made_of(self, *texts: str) -> bool:
        """Whether the words of texts, put together in any order, may be a name."""
        joined = " ".join(texts)
        if _CUT_INSIDE.search(joined) or not (joined.isascii() or unicodedata.is_normalized("NFKC", joined)):
            return True
        words = set(folded_words(joined))
        return len(words) > MAX_WORDS or self._is_made("", words)

    def _is_made(self, beginning: str, words: Iterable[str]) -> bool:
        """Whether words that follow a beginning make a name."""
        for word in words:
            text = beginning + word
            if (name := self._begun(text)) and (name == text or self._is_made(text, words)):
                return True
        return False

    def _first_with(self, beginning: str) -> str:
        """The first name that begins so, else an empty text."""
        place = bisect_left(self._sorted, beginning)
        name = self._sorted[place] if place < len(self._sorted) else ""
        return name if name.startswith(beginning) else ""
