"""Split the text of an entry into phrases that may be names, the longest first."""

import re
from collections.abc import Sequence
from functools import lru_cache

MAX_REMEMBERED = 50_000
"""Texts whose clean form is kept: the same part of a text is looked up many times."""

MAX_RECENT = 2_000
"""Texts whose parts are kept: one entry asks for the same parts several times."""

_recent = lru_cache(maxsize=MAX_RECENT)

_NUMBER = re.compile(
    r"""^\W*(?:
        (?:\d+(?:\.\d+)*|[IVXLC]+|[A-Za-z])[.):]\s+            # 1.  2.3)  IV.  a)
      | \d+(?:\.\d+)+\s+                                     # 2.3
      | (?:part|step|week|phase|module)\s+\d+\s*[:.\u2013-]?\s+   # Step 3:
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAD_INS = """
    a, an, the, some, basic, basics of, core, common, popular, key, essential, introduction to, intro
    to, fundamentals of, foundations of, concept of, concepts of, overview of, principles of,
    understanding, understanding of, learn, learn about, learning, learning about, working with, using,
    writing, building, creating, implementing, designing, managing, handling, applying, exploring,
    reading, setting up, training, tool, tools, e.g., i.e., eg, such as, like, including, incl., plus,
    also, optional, following, optionally, proficiency in, knowledge of, experience with, familiarity
    with, advanced, modern, practical, hands-on, type of, types of, use of, tools like, libraries like,
    with tools like, algorithms like, cloud solutions
"""
_TAILS = """
    basic, basics, fundamentals, essentials, concept, concepts, principles, technique, techniques,
    algorithm, algorithms, method, methods, tool, tools, library, libraries, framework, frameworks,
    model, models, modeling, modelling, theory, theorem, architecture, architectures, system, systems,
    platform, platforms, service, services, operation, operations, processing, pattern, patterns,
    approaches, strategies, format, formats, overview, introduction, 101, etc, etc., or similar tools,
    and others, for beginners, workflow, workflows, metric, metrics, layer, layers, network, networks,
    function, functions, language, languages
"""


def _any_of(words: str) -> str:
    """A pattern for any of the words, longest first."""
    listed = sorted(" ".join(words.split()).split(", "), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)


_LEAD = re.compile(rf"^(?:(?:{_any_of(_LEAD_INS)})(?!\w)[,:]?\s*)+", re.IGNORECASE)
_TAIL = re.compile(rf"\s+(?:(?:{_any_of(_TAILS)})(?!\w)\s*)+$", re.IGNORECASE)
_DECORATION = re.compile(r"^[^\w.(]+")
_LEADING_AND = re.compile(r"^(?:and|or)\s+", re.IGNORECASE)
_CLOSING = re.compile(r"(?<=\w)\s*[.:;,!]+$|[.:;,]+$")
_LIST = re.compile(r"\s*(?:[,;•|→⇒]|->|=>|\bvs\b|\bversus\b)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:\band\b|\bor\b|\s\+\s|\s[-\u2013\u2014]\s)\s*", re.IGNORECASE)
_SLASH = re.compile(r"\s*[/&]\s*")
_PREPOSITIONS = """
    in, for, of, with, using, via, on, to, from, as, through, like, by, against, across, between,
    within, over, at, than, into, e.g., such as, if, once, when, because, before, after, until, unless,
    while, where, but, then
"""
_PREPOSITION = re.compile(rf"\s+(?:{_any_of(_PREPOSITIONS)})\s+")
_VERSUS = re.compile(r"\bvs\.")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_CLAUSE = re.compile(r"[:\u2014]\s+|\s[-\u2013\u2014]\s|\.\s+|:$")


@lru_cache(maxsize=MAX_REMEMBERED)
def clean(text: str) -> str:
    """A text without its number, decoration, leading "and", and closing colon or full stop.

    Examples
    --------
    >>> clean("1. Programming Languages"), clean("## 3) Git:"), clean("and C++"), clean(".NET.")
    ('Programming Languages', 'Git', 'C++', '.NET')
    """
    text = _NUMBER.sub("", text.strip())
    text = _LEADING_AND.sub("", _DECORATION.sub("", text))
    return _CLOSING.sub("", text.strip()).strip()


@_recent
def clauses(text: str) -> tuple[str, ...]:
    """The parts of an entry between colons, dashes and full stops, then the contents of its brackets.

    Examples
    --------
    >>> clauses("Docker: Writing Dockerfiles, managing containers (e.g., `run`).")
    ('Docker', 'Writing Dockerfiles, managing containers', 'e.g., `run`')
    """
    text = _VERSUS.sub("vs", text)
    inner = [part for part in _BRACKETS.findall(text) if part.strip()]
    outer = _BRACKETS.sub(" ", text)
    return tuple(part for part in map(clean, [*_CLAUSE.split(outer), *inner]) if part)


@_recent
def unbracketed(text: str) -> str:
    """A text without its brackets and their content."""
    return clean(_BRACKETS.sub(" ", text))


@_recent
def listed(clause: str) -> tuple[str, ...]:
    """The members of a list written with commas, semicolons, arrows or "vs"."""
    return _parts(_LIST, clause)


@_recent
def joined(phrase: str) -> tuple[str, ...]:
    """The members of "A and B", "A or B" and "A + B"."""
    return _parts(_AND, phrase)


@_recent
def slashed(phrase: str) -> tuple[str, ...]:
    """The members of "A/B" and "A & B"."""
    return _parts(_SLASH, phrase)


@_recent
def cut(phrase: str) -> tuple[str, ...]:
    """The parts of a phrase between its prepositions."""
    return _parts(_PREPOSITION, phrase)


def completed(part: str, parts: Sequence[str]) -> list[str]:
    """Longer names that a part of a list may stand for: with the last words of the list, or with its first word.

    Examples
    --------
    >>> completed("L1", ["L1", "L2 regularization"]), completed("replication", ["Database sharding", "replication"])
    (['L1 regularization'], ['Database replication'])
    """
    first, last = parts[0].split(), parts[-1].split()
    shared = [" ".join(last[-size:]) for size in (1, 2) if len(last) > size]
    tail = [f"{part} {words}" for words in shared] if part is not parts[-1] else []
    head = [f"{first[0]} {part}"] if part is not parts[0] and len(first) > 1 else []
    return tail + head


@_recent
def variants(phrase: str) -> tuple[str, ...]:
    """A phrase as it is, without its lead-in ("introduction to"), without its tail ("basics"), and without both."""
    bare = clean(_LEAD.sub("", phrase))
    each = (phrase, bare, clean(_TAIL.sub("", phrase)), clean(_TAIL.sub("", bare)))
    return tuple(filter(None, dict.fromkeys(each)))


def _parts(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(part for part in map(clean, pattern.split(text)) if part)
