"""A sentence as words and marks; what people contract is spelled out, what they say for politeness is dropped."""

# ruff: noqa: E501 - a phrase reads best on one line

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\bw/o?(?![\w/])|(?:topic|role|skill):\S*[\w)]|[^\s,;:?!()\"“”…/|]+|[,;:?!()/…|]", re.IGNORECASE)
_ENDS = ".'’‘`-–—*_>"
_LIST_MARKS = {",": ",", ";": ",", "(": ",", ")": ",", "/": "or", "|": "or"}
_JOINERS = {"+": "and", "&": "and", "-": ".", "–": ".", "—": ".", "->": "to", "=>": "to", "→": "to"}

MAX_ECHOED_WORDS = 16
"""Words in a row that may be said over and over."""

MIN_ECHOES = 3
"""Times in a row from which words are said over and over."""

_SPELLED_OUT = {
    short: full
    for full, shorts in {
        "i am": "im", "i have": "ive", "what is": "whats wats", "where is": "wheres", "do not": "dont", "does not": "doesnt",
        "can not": "cant can't cannot", "is not": "isnt", "did not": "didnt", "will not": "wont won't", "have not": "havent",
        "let us": "let's lets", "they are": "theyre", "do not know": "dunno", "i do not know": "idk", "want to": "wanna",
        "going to": "gonna", "have to": "gotta", "trying to": "tryna", "give me": "gimme", "let me": "lemme",
        "kind of": "kinda sorta", "right now": "rn", "you": "u", "your": "ur", "which": "wich", "hours": "hrs", "hour": "hr",
        "because": "bcs cuz coz bc", "except": "exept", "before": "b4", "for": "4", "to": "2", "what": "wat wut wot",
        "about": "abt bout", "please": "pls plz", "without": "w/o", "with": "w/ w", "learned": "learnt", "vs": "vs. versus",
        "know": "kno knw", "and": "n", "should": "shud shld", "could": "cud", "would": "wud", "people": "ppl", "through": "thru",
        "though": "tho", "someone": "sb", "something": "sth smth",
    }.items()
    for short in shorts.split()
}  # fmt: skip
_IS = {
    f"{word}'s": f"{word} is"
    for word in "what why who where when how which that it there here this he she everything something nobody".split()  # noqa: SIM905
}
_ENDINGS = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'d", " would"), ("i'm", "i am"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word as ``typed``, at its place in the sentence, and in ``plain`` small letters; a mark joins or ends."""

    typed: str
    plain: str
    start: int
    end: int
    mark: bool = False


def words(sentence: str) -> list[Word]:
    """The words and marks of a sentence; a full stop at the end of a word is a mark of its own.

    Examples
    --------
    >>> [word.plain for word in words("I'm good at C++/C#. What's next?")]
    ['i am', 'good', 'at', 'c++', 'or', 'c#', '.', 'what is', 'next', '.']
    """
    found: list[Word] = []
    for match in _TOKEN.finditer(sentence):
        found.extend(_split(match.group(), match.start()))
    for size in range(1, MAX_ECHOED_WORDS + 1):
        found = _without_echoes(found, size)
    return found


def _without_echoes(words: list[Word], size: int) -> list[Word]:
    """The words without so many in a row that are said over and over: nothing is asked by saying it again."""
    plain = [word.plain for word in words]
    kept: list[Word] = []
    place = 0
    while place < len(words):
        end = place + size
        while (
            end < len(plain) and plain[end] == plain[place] and plain[end : end + size] == plain[place : place + size]
        ):
            end += size
        is_echoed = end - place >= MIN_ECHOES * size
        kept.extend(words[place : place + (size if is_echoed else 1)])
        place = end if is_echoed else place + 1
    return kept


def _split(token: str, start: int) -> list[Word]:
    if mark := _LIST_MARKS.get(token) or _JOINERS.get(token):
        return [Word(token, mark, start, start + len(token), mark=True)]
    core = token.rstrip(_ENDS).lstrip("'’‘`-–—*_>")
    at = start + token.index(core) if core else start
    if not core or core in ":?!…":
        return [Word(token, ".", start, start + len(token), mark=True)]
    found = [Word(core, _plain(core), at, at + len(core))]
    if token.endswith((".", "…")):
        found.append(Word(".", ".", at + len(core), start + len(token), mark=True))
    return found


def _plain(word: str) -> str:
    small = word.casefold().replace("’", "'")
    if full := _SPELLED_OUT.get(small) or _IS.get(small):
        return full
    return next((small.removesuffix(ending) + rest for ending, rest in _ENDINGS if small.endswith(ending)), small)
