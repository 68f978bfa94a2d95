"""Does a phrase name something, or say something? Only what names something may become a skill."""

import re
from functools import lru_cache

MAX_NAME_WORDS = 5
"""Words that a name may have."""

MAX_RECENT = 2_000
"""Phrases of which the answer is kept: one entry asks several times about the same."""

_VERBS = """
    adapt, add, apply, avoid, be, beat, build, check, compare, create, deploy, design, develop, do, ensure,
    explain, explore, find, fix, follow, frame, gain, get, give, go, have, help, implement, keep, know, learn,
    make, master, move, pick, practice, practise, put, read, run, ship, see, select, set, show, start, stay,
    study, take, tell, think, train, try, turn, understand, use, used, useful, work, write, reach, join, contact, share,
    ask, star, submit, click, visit, subscribe, feel, let, remember, enjoy, please
"""
_IMPERATIVE = re.compile(rf"^(?:{'|'.join(_VERBS.replace(',', ' ').split())})\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|be|can|must|should|will|has|have|that|which|who|your|you|how|what|when|while|without|not)\b",
    re.IGNORECASE,
)
_GERUND = re.compile(r"^(?:\w+ly\s+)?\w{3,}ing\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"^(?:for|when|if|because|to|with|from|then|before|after|until|unless|in|on|at|as|by)\b", re.IGNORECASE
)

_FIGURES = frozenset(
    f"{preposition} {word}"
    for preposition, words in {
        "in": "order part general time place turn short case fact addition groups pairs",
        "out of": "order place time",
        "by": "hand heart chance",
        "on": "time demand top hand",
        "at": "hand once home",
        "with": "feedback care",
    }.items()
    for word in words.split()
)


@lru_cache(maxsize=MAX_RECENT)
def is_prose(phrase: str) -> bool:
    """Whether a phrase says something rather than naming something.

    Examples
    --------
    >>> is_prose("Making sure that everybody is happy"), is_prose("Machine learning"), is_prose("Beat a baseline")
    (True, False, True)
    """
    words = phrase.split()
    gerund = is_doing(phrase) and len(words) > 2
    adverb = len(words) == 1 and phrase.endswith("ly")
    return (
        len(words) > MAX_NAME_WORDS or gerund or adverb or bool(_SENTENCE.search(phrase) or _IMPERATIVE.match(phrase))
    )


def is_doing(phrase: str) -> bool:
    """Whether a phrase begins with what somebody does: "Automating workflows", but also "Caching strategies"."""
    return bool(_GERUND.match(phrase))


def is_remark(phrase: str) -> bool:
    """Whether a phrase that stands behind a name says something about it: "for large models"."""
    return is_prose(phrase) or bool(_ABOUT.match(phrase))


def is_figure(phrase: str) -> bool:
    """Whether a phrase, in small letters, is a figure of everyday language, though it may be a name elsewhere.

    Examples
    --------
    >>> is_figure("in order"), is_figure("In-order"), is_figure("in transit")
    (True, False, False)
    """
    return phrase in _FIGURES
