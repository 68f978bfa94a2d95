"""An entry's text to the phrases in it that may name something, most whole first."""

import re
from collections.abc import Iterator

_NUMBER = re.compile(
    r"^\W*(?:(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Za-z])[.):]\s+|\d+(?:\.\d+)+\s+|(?:part|step|week|phase|module)\s+\d+\s*[:.\u2013-]?\s+)",
    re.I,
)
_LEAD = re.compile(
    r"^(?:(?:an?|the|some|basic|basics of|core|common|popular|key|essential|introduction to|intro to|fundamentals of|foundations of"
    r"|concepts? of|overview of|principles of|understanding(?: of)?|learn(?:ing)?(?: about)?|working with|using|writing|building|creating"
    r"|implementing|designing|managing|handling|applying|exploring|reading|setting up|training|tools?:?|e\.g\.|i\.e\.|eg|such as|like|including"
    r"|incl\.|plus|also|optional(?:ly)?|proficiency in|knowledge of|experience with|familiarity with|advanced|modern|practical|hands-on"
    r"|types? of|use of|tools like|libraries like|with tools like|algorithms like|cloud solutions?)\b[,:]?\s*)+",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:(?:basics?|fundamentals|essentials|concepts?|principles|techniques?|algorithms?|methods?|tools?|librar(?:y|ies)|frameworks?"
    r"|models?|modell?ing|theory|theorem|architectures?|systems?|platforms?|services?|operations?|processing|patterns?|approaches|strategies"
    r"|formats?|overview|introduction|101|etc\.?|or similar tools|and others|for beginners|workflows?|metrics?|layers?|networks?|functions?)\b)+$",
    re.I,
)
_LIST = re.compile(r"\s*(?:[,;•|→⇒]|->|=>|\bvs\.?(?=\s)|\bversus\b)\s*")
_PAIR = re.compile(r"\s*(?:\band\b|\bor\b|&|/|\+(?=\s)|\s[-\u2013\u2014]\s)\s*")
_PREPOSITION = re.compile(
    r"\s+(?:in|for|of|with|using|via|on|to|from|as|through|like|by|against|across|between|within|over|at|than|into|e\.g\.|such as)\s+"
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_CLAUSE = re.compile(r"[:\u2014]\s+|\s[-\u2013\u2014]\s|\.\s+|:$")


def clean(text: str) -> str:
    """A text without its number, decoration, and closing colon or full stop.

    Examples
    --------
    >>> clean("1. Programming Languages"), clean("## 3) Git:"), clean("C++"), clean(".NET.")
    ('Programming Languages', 'Git', 'C++', '.NET')
    """
    text = _NUMBER.sub("", text.strip())
    text = re.sub(r"^[^\w.(]+", "", text)
    text = re.sub(r"(?<=\w)\s*[.:;,!]+$|[.:;,]+$", "", text.strip())
    return text.strip()


def clauses(text: str) -> list[str]:
    """The parts of an entry before and after colons and dashes, and those in brackets: each a list of its own.

    Examples
    --------
    >>> clauses("Docker: Writing Dockerfiles, managing containers (e.g., `run`).")
    ['Docker', 'Writing Dockerfiles, managing containers', 'e.g., `run`']
    """
    inner = [part for part in _BRACKETS.findall(text) if part.strip()]
    outer = _BRACKETS.sub(" ", text)
    return [part for part in map(clean, [*_CLAUSE.split(outer), *inner]) if part]


def listed(clause: str) -> list[str]:
    """The members of a list written with commas, semicolons, arrows or "vs."."""
    return _parts(_LIST, clause)


def paired(phrase: str) -> list[str]:
    """The members of "A and B", "A/B" or "A or B", a shared last word given to each that lacks one.

    Examples
    --------
    >>> paired("L1 and L2 regularization")
    ['L1 regularization', 'L2 regularization', 'L1', 'L2 regularization']
    """
    parts = _parts(_PAIR, phrase)
    return shared_head(parts) + parts if len(parts) > 1 else []


def shared_head(parts: list[str]) -> list[str]:
    """The parts with the last word of the last one given to the others: "data, concept drift" -> "data drift"."""
    words = parts[-1].split() if parts else []
    if len(words) < 2:
        return []
    return [part if part is parts[-1] else f"{part} {words[-1]}" for part in parts]


def variants(phrase: str) -> Iterator[str]:
    """A phrase, then with less and less around its core: without lead-in, without tail, without both."""
    seen = []
    bare = clean(_LEAD.sub("", phrase))
    for one in (phrase, bare, clean(_TAIL.sub("", phrase)), clean(_TAIL.sub("", bare))):
        if one and one not in seen:
            seen.append(one)
            yield one


def cut(phrase: str) -> list[str]:
    """The parts of a phrase between its prepositions: what it is about, and what that is for."""
    parts = _parts(_PREPOSITION, phrase)
    return parts if len(parts) > 1 else []


def _parts(pattern: re.Pattern[str], text: str) -> list[str]:
    return [part for part in map(clean, pattern.split(text)) if part]
