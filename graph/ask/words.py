"""A sentence as words and marks; what people contract is spelled out, what they say for politeness is dropped."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\bw/o?(?![\w/])|(?:topic|role|skill):\S*[\w)]|[^\s,;:?!()\"“”…/|]+|[,;:?!()/…|]", re.IGNORECASE)
_ENDS = ".'’‘`-–—*_>"
_LIST_MARKS = {",": ",", ";": ",", "(": ",", ")": ",", "/": "or", "|": "or"}
_JOINERS = {"+": "and", "&": "and", "-": ".", "–": ".", "—": ".", "->": "to", "=>": "to", "→": "to"}

_SPELLED_OUT = {
    "i'm": "i am",
    "im": "i am",
    "i've": "i have",
    "ive": "i have",
    "i'd": "i would",
    "i'll": "i will",
    "what's": "what is",
    "whats": "what is",
    "where's": "where is",
    "wheres": "where is",
    "how's": "how is",
    "that's": "that is",
    "it's": "it is",
    "they're": "they are",
    "we're": "we are",
    "we've": "we have",
    "you're": "you are",
    "don't": "do not",
    "dont": "do not",
    "can't": "can not",
    "cant": "can not",
    "cannot": "can not",
    "doesn't": "does not",
    "doesnt": "does not",
    "isn't": "is not",
    "isnt": "is not",
    "didn't": "did not",
    "didnt": "did not",
    "won't": "will not",
    "wont": "will not",
    "haven't": "have not",
    "havent": "have not",
    "hasn't": "has not",
    "aren't": "are not",
    "wasn't": "was not",
    "wouldn't": "would not",
    "shouldn't": "should not",
    "who's": "who is",
    "there's": "there is",
    "let's": "let us",
    "lets": "let us",
    "you've": "you have",
    "theyre": "they are",
    "dunno": "do not know",
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "have to",
    "gimme": "give me",
    "u": "you",
    "ur": "your",
    "wich": "which",
    "hrs": "hours",
    "hr": "hour",
    "bcs": "because",
    "cuz": "because",
    "exept": "except",
    "b4": "before",
    "4": "for",
    "2": "to",
    "wat": "what",
    "wats": "what is",
    "wut": "what",
    "wot": "what",
    "abt": "about",
    "pls": "please",
    "plz": "please",
    "bc": "because",
    "w/o": "without",
    "w/": "with",
    "w": "with",
    "learnt": "learned",
    "vs.": "vs",
    "vs": "vs",
    "versus": "vs",
}


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
    return found


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
    return _SPELLED_OUT.get(small, small)
