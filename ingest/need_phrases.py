"""The words by which an author states a prerequisite: "requires: A, B (or C)", "builds on A", "after: A"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.prose import is_prose

_HELPFUL = r"(?:optional(?:ly)?|recommended|helpful|suggested|ideally|nice to have|useful)"
_NOUN = r"(?:pre-?\s?requisites?|pre-?reqs?|prerequisite skills?|prerrequisitos?|requisitos previos|requisitos)"
_VERB = r"(?:requires?|required|requirements?|depends on|dependencies|dependency|builds (?:up)?on|requiere)"
_WEAK = r"(?:needs?|needed|after|learn after|learn first|do first|first learn)"
_STRONG = rf"(?:(?P<soft>{_HELPFUL})\s+)?(?:{_NOUN}|{_VERB})(?:\s+(?:knowledge(?: of)?|skills?))?"
_SOFT = r"(?:helpful|recommended|nice to have|optional first)(?:\s+(?:first|before|beforehand|background))?"
_SEPARATED = r"\s*(?:[:=\uff1a]|\bis\b|\bare\b)\s*"
_STATED = re.compile(
    rf"^(?:{_STRONG}(?P<mark>\s*\((?:{_HELPFUL})\))?(?:{_SEPARATED}|\s+)|{_WEAK}{_SEPARATED}"
    rf"|(?P<softer>{_SOFT}){_SEPARATED})(?P<names>.+)$",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"^(?:{_STRONG}|{_WEAK})(?P<mark>\s*\((?:{_HELPFUL})\))?\s*:?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"^(?:{_WEAK})\s+(?P<names>.+)$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]")
_SEAM = re.compile(
    rf"\s*[;,]\s*(?=(?:{_STRONG}|{_WEAK}|{_SOFT})\b|~?\d+[-\u2013\d]*\s*(?:h|hours?|days?|weeks?)\b)".replace(
        "?P<soft>", "?:"
    ),
    re.I,
)
_BEHIND = re.compile(r"(?:\s+[-\u2013\u2014|]+\s+|\s*[;.,\u2014]\s+)(?=\w)")
_NOTHING = re.compile(r"^(?:none|nothing|no prerequisites?|n/?a|no|-+|\u2014|\u2013|ninguno)?\.?$", re.IGNORECASE)
_COLUMN = re.compile(rf"^(?:{_STRONG}|{_WEAK})(?:\s+\w+)?\s*:?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NeedPhrase:
    """What a phrase states: a list of ``names`` in words, and whether it is only helpful."""

    names: str
    helpful: bool = False


def stated(text: str) -> NeedPhrase | None:
    """What a text states that does nothing else, or None.

    Examples
    --------
    >>> stated("Prerequisite: Shaping loaves"), stated("Recommended prerequisites: Yeast"), stated("Required reading")
    (NeedPhrase(names='Shaping loaves', helpful=False), NeedPhrase(names='Yeast', helpful=True), None)
    """
    match = _STATED.match(text.strip())
    if not match or (":" not in text and _is_sentence(text, match["names"])):
        return None
    soft = bool(match["soft"] or match["softer"] or match["mark"])
    names = match["names"].strip(" .")
    return (
        None
        if re.match(r"reading|book|course|material|software|hardware", names, re.IGNORECASE)
        else NeedPhrase(names, soft)
    )


def _is_sentence(text: str, names: str) -> bool:
    """Whether a phrase without a colon is another one: "Requirements engineering", "Requires that everybody agrees"."""
    noun = re.match(rf"(?:{_NOUN}|required|requirements?|dependenc)", text.strip(), re.IGNORECASE)
    return bool(noun and names[:1].islower()) or any(map(is_prose, re.split(r"[,;]|\b(?:and|or)\b", names)))


def is_label(text: str) -> bool:
    """Whether a text only says that prerequisites follow: "Prerequisites:"."""
    return bool(_LABEL.match(text.strip())) and (text.rstrip().endswith(":") or bool(re.search(_NOUN, text, re.I)))


def is_column(header: str) -> bool:
    """Whether the header of a column says that it lists prerequisites."""
    return bool(_COLUMN.match(header.strip()))


def is_nothing(names: str) -> bool:
    """Whether a list of prerequisites says that there are none."""
    return bool(_NOTHING.match(names.strip()))


def beside(text: str) -> tuple[str, list[NeedPhrase]]:
    """A text without what it states in brackets or behind a dash, and what it states so.

    Examples
    --------
    >>> beside("Starter care (requires: Flour types)")
    ('Starter care', [NeedPhrase(names='Flour types', helpful=False)])
    >>> beside("Shaping loaves \u2014 prerequisites: Starter care")[0], beside("Backups - copies of data")[1]
    ('Shaping loaves', [])
    """
    phrases: list[NeedPhrase] = []
    text = _BRACKETS.sub(lambda match: f" ({') ('.join(_SEAM.split(match['inside']))})", text)
    for match in reversed(list(_BRACKETS.finditer(text))):
        if phrase := stated(match["inside"]) or _in_brackets(match["inside"]):
            phrases.insert(0, phrase)
            text = text[: match.start()] + text[match.end() :]
    for match in _BEHIND.finditer(text):
        if phrase := stated(text[match.end() :]):
            return text[: match.start()].strip(), [*phrases, *_each(phrase)]
    return text.strip(), phrases


def _in_brackets(inside: str) -> NeedPhrase | None:
    match = _IN_BRACKETS.match(inside.strip())
    return NeedPhrase(match["names"]) if match else None


def _each(phrase: NeedPhrase) -> Iterator[NeedPhrase]:
    """A phrase, and the one that stands behind a semicolon in it."""
    first, *others = re.split(r"[;.]\s+", phrase.names)
    yield NeedPhrase(first, phrase.helpful)
    yield from (other for other in map(stated, others) if other)
