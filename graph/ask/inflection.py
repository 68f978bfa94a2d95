"""Names in other forms of their words: "fine tune" for fine-tuning, "evaluation of RAG" for RAG evaluation."""

from collections.abc import Sequence
from functools import lru_cache

from graph.names import MAX_NAME_CHARACTERS, Names, normalise
from graph.names.stems import stem

MAX_INFLECTED_WORDS = 4
"""Words up to which a phrase is compared by its stems."""

MIN_STEM_CHARACTERS = 7
"""Characters of a stem from which a single word is compared by it: a short one has too many other forms."""

_SMALL = {"a", "an", "the", "of", "my", "our", "your", "own", "some"}

Stems = tuple[str, ...]


def stems(words: Sequence[str]) -> Stems:
    """The stems of words without the small ones, in a fixed order."""
    return tuple(sorted(stem(word) for word in words if word not in _SMALL))


class Inflected:
    """The names of a roadmap by the stems of their words.

    Examples
    --------
    >>> from graph.model import Roadmap, Skill
    >>> names = Names(Roadmap("Forms", (Skill("fine-tuning", "Fine-tuning", "t", 1),)))
    >>> Inflected(names).name(["fine", "tuned"]), Inflected(names).name(["fine", "day"])
    ('fine tuning', '')
    """

    def __init__(self, names: Names) -> None:
        found: dict[Stems, dict[tuple[str, ...], str]] = {}
        written = {name for name in map(normalise, names.written()) if len(name) <= MAX_NAME_CHARACTERS}
        for name in sorted(written):
            if (key := _key(name.split())) and (meanings := names.meanings(name)):
                found.setdefault(key, {}).setdefault(meanings, name)
        self._names = {key: next(iter(named.values())) for key, named in found.items() if len(named) == 1}

    def name(self, words: Sequence[str]) -> str:
        """The one name whose words have the same stems; empty if there is none."""
        return self._names.get(_key(words), "")


def _key(words: Sequence[str]) -> Stems:
    """What a name is found by; nothing where it is too long, or one short word."""
    key = stems(words)
    is_short = len(key) == 1 and len(key[0]) < MIN_STEM_CHARACTERS
    return () if is_short or len(key) > MAX_INFLECTED_WORDS else key


@lru_cache(maxsize=4)
def inflected(names: Names) -> Inflected:
    """The inflected forms of a roadmap's names, made once."""
    return Inflected(names)
