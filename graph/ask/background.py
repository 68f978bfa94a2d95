"""Find the background that a sentence states, and cut it out: "as a data analyst", "from a maths background"."""

# ruff: noqa: E501 - a phrase reads best on one line

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.ask.book.words import NO_CALLINGS
from graph.names import MAX_NAME_CHARACTERS, Names

MAX_BACKGROUND_WORDS = 5
"""Words that the name of a background may have in a sentence."""

_WHO = (
    r"(?:i am|i'm|i’m|im|i was|i used to be|we are|we're|being|as|i (?:currently |now )?work(?:ed)? as|working as|"
    r"(?:coming|come|switching|moving|transitioning|changing) (?:over )?from)(?: (?:now|currently|already|just|only))?"
)
_ADJECTIVES = (
    r"experienced|seasoned|senior|junior|former|trained|professional|complete|total|absolute|pure|strong|solid|good"
)
_TAIL = r"(?: background| student| graduate| major| by (?:trade|training|profession))?"
_ARTICLE = rf"\s+(?:(?:a|an|the|my|some)\s+)?(?:(?:{_ADJECTIVES})\s+)*"
_WORD = re.compile(r"\s*[^\s,.;:?!()]+")
_NOT_YET = re.compile(
    r"\b(?:(?:want|wants|like|hope|hoping|plan to|planning to|aim|dream|goal|job|career|position|hired|good|well|pass|qualify|become"
    r"|becoming)\b"
    r"(?:[^\w,.;]+\w+){0,3}|(?:once|until|till|when|before))[^\w,.;]*$",
    re.IGNORECASE,
)
"""Words before a wish ("I want to work as a ...") or a later day ("once I am a ...")."""


@dataclass(frozen=True, slots=True)
class _Saying:
    """How a background is told: what comes before its name, what after it, and what stays of it in the sentence.

    ``may_be_role`` says that the name means the background even where a role is called so, ``names_field`` that it may
    be what somebody works in: "a DevOps background".
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    stays: str = " , "
    may_be_role: bool = True
    names_field: bool = False


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_SAYINGS = (
    _Saying(
        _pattern(r"\b(?:(?:i|we) (?:have|got)|with|have|having|from|given|coming from)" + _ARTICLE),
        _pattern(r" background\b"), names_field=True,
    ),
    _Saying(
        _pattern(r"\b(?:my )?background(?: is)?:? +(?:an? )?"),
        _pattern(r"\s*[,;(]\s*(?!(?:i|we|what|how|which|want|wants|can|do|is|need|where|looking|prereq\w*|and)\b)"),
        stays=" . i know ", names_field=True,
    ),
    _Saying(
        _pattern(r"\b(?:(?:i have|i've|with|from|having|have|my|and|,) )*(?:(?:a|an|my) )?"
                 r"background(?: is| in| as| of|:)+"
                 r"(?:\s+(?:a|an|that of an?|the))?\s*"),
        _pattern(""),
    ),
    _Saying(_pattern(r"\b" + _WHO + _ARTICLE), _pattern(_TAIL)),
    _Saying(
        _pattern(r"\b(?:i|we) (?:only |just )?(?:have|know|did|had) (?:only |just )?"
                 r"(?=(?:\w+ )?school|a-?levels|abitur)"),
        _pattern(""), may_be_role=False,
    ),
    _Saying(
        _pattern(r"^(?:an? )?"),
        _pattern(r"(?= ?[,;] ?\w| here\b| ?->| ?→| (?:wants?|wanting|wishing|needs?|learning|looking|trying|moving|who)\b)"),
        may_be_role=False,
    ),
    _Saying(
        _pattern(r"\b(?:(?:i have|i've|with|from|having|have|my) )?(?:an? |my )?(?:phd|master'?s?|bachelor'?s?|degree|msc|bsc|doctorate|diploma)"
                 r"(?: degree)? (?:in|of)\s+"),
        _pattern(""), may_be_role=False, names_field=True,
    ),
    _Saying(_pattern(r"\bme ?\(\s*"), _pattern(r"\s*(?:,\s*|(?=\)))"), stays=" i know "),
    _Saying(_pattern(r"\bfor an?\s+"), _pattern(r"(?: background)?"), may_be_role=False),
    _Saying(
        _pattern(r"\b(?<=do )an?\s+|(?<=does )an?\s+|(?<=should )an?\s+|(?<=must )an?\s+|(?<=can )an?\s+"),
        _pattern(""), stays="i", may_be_role=False,
    ),
)  # fmt: skip


_WITH_SKILLS = _pattern(r"((?:\b(?:am|'m|im|as) an? [\w -]{2,40}?)|^[\w -]{2,40}? here) ?\(([^()]{2,120})\)")
"""Who names in brackets what they know."""

_CALLING = _pattern(
    r"(?:\b(?:(?P<self>i am|i'm|i’m|im)|as|being|for) (?:now |currently |working as )?an? |(?P<start>^(?:an? )?(?!(?:who|what|which|where|how|why|when|i|we|my|our|the|if|and|but|so|that|this|it|one|all|no)\b)))(?P<calling>[a-z]+(?:[ -](?!and\b|or\b|who\b|with\b)[a-z]+){0,2}?)"
    r"(?(start)(?= (?:wants|wanting|looking|trying|hoping|aiming)\b)|(?=\s*(?:[,.:;!?]|$| and (?:want|would|need|i|have|know)| who| with| by trade"
    r"| looking| trying| wanting| moving| here| i\b|(?(self) (?:on|at|so|but|for|in|and)\b|(?!)))))"
)
"""Who says what they are, in the words before the end of a clause."""


_OF_FIELDS = ("engineer", "developer", "degree", "graduate")
"""Words that make what somebody is of what they work in."""

_SHORT_FORMS = (
    ("dev", "developer"),
    ("devs", "developer"),
    ("maths", "mathematics"),
    ("math", "mathematics"),
    ("eng", "engineer"),
)

_OCCASION = _pattern(r"\b(interview|application) (?:for|as) an? [\w ]{2,40}? (?:role|position|job)\b")
"""Why somebody asks, which is not what they ask for: the skills that they name are."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The id of the background that a sentence tells, empty if none, and the ``rest`` of the sentence.

    ``unknown`` is what somebody says to be that the roadmap has no background for.
    """

    background: str
    rest: str
    unknown: str = ""


def background(names: Names, sentence: str) -> Brought:
    """The background of whoever asks, by the names that the roadmap has for it.

    Examples
    --------
    >>> from graph.model import Background, Roadmap
    >>> names = Names(Roadmap("People", backgrounds=(Background("programmer", "Programmer", "", aliases=("coder",)),)))
    >>> background(names, "I'm a coder, what next?")
    Brought(background='programmer', rest=', , what next?', unknown='')
    >>> background(names, "how do I become a coder?").background
    ''
    """
    sentence = _WITH_SKILLS.sub(r"\1. i know \2 . ", _OCCASION.sub(r"\1", sentence))
    return next(_told(names, sentence), None) or _unknown(names, sentence)


def _unknown(names: Names, sentence: str) -> Brought:
    """A sentence without a background; what somebody says to be, if that is no name of the roadmap, is cut out."""
    found = _CALLING.search(sentence)
    if not found or _NOT_YET.search(sentence[: found.start()]) or _is_no_calling(names, found["calling"]):
        return Brought("", sentence)
    rest = sentence[found.end() :]
    stays = f". i know {rest.lstrip()[1:]}" if rest.lstrip().startswith(":") else f", {rest}"
    return Brought("", f"{sentence[: found.start()]} {stays}", found["calling"])


def _is_no_calling(names: Names, calling: str) -> bool:
    words = calling.casefold().split()
    return words[-1] in NO_CALLINGS or len(calling) > MAX_NAME_CHARACTERS or bool(names.meanings(calling))


def _told(names: Names, sentence: str) -> Iterator[Brought]:
    for saying in _SAYINGS:
        for found in saying.before.finditer(sentence):
            if _NOT_YET.search(sentence[: found.start()]):
                continue
            for end in reversed(_ends(sentence, found.end())):
                name, after = sentence[found.end() : end], saying.after.match(sentence, end)
                if after and (id := _named(names, name, saying)):
                    rest = f"{sentence[: found.start()]}{saying.stays}{sentence[after.end() :]}"
                    yield Brought(id, " ".join(rest.split()))


def _ends(sentence: str, start: int) -> list[int]:
    """Where the first words after a place end, up to the next mark."""
    ends: list[int] = []
    while len(ends) < MAX_BACKGROUND_WORDS and (word := _WORD.match(sentence, ends[-1] if ends else start)):
        ends.append(word.end())
    return [end for end in ends if end - start <= MAX_NAME_CHARACTERS]


def _named(names: Names, name: str, saying: _Saying) -> str:
    """The one background of that name; empty if there is none, or if a role is meant."""
    full = _in_full(name)
    tried = (name, full, *(f"{full} {word}" for word in _OF_FIELDS)) if saying.names_field else (name, full)
    ids = next((ids for text in tried if (ids := names.background_meanings(text[:MAX_NAME_CHARACTERS]))), ())
    is_role = not saying.may_be_role and any(id.startswith("role:") for id in names.meanings(name))
    return ids[0] if len(ids) == 1 and not is_role else ""


def _in_full(name: str) -> str:
    """A name whose last word is no short form."""
    words = name.strip().split()
    return " ".join([*words[:-1], dict(_SHORT_FORMS).get(words[-1].casefold(), words[-1])]) if words else name
