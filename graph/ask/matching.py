"""A row of the phrase book that is found in a sentence: the reading, and the names in their roles."""

import re
from dataclasses import dataclass

from graph.ask.patterns import Phrasing

Roles = dict[str, tuple[int, ...]]
"""The numbers of the typed names that play each role."""

_PAIRS = {"why": ("before", "after"), "first": ("before", "after"), "compare": ("one", "other")}
_SEVERAL = {"first": "before", "compare": "trunk"}
"""What a question about two becomes for three or more."""

_SHARED = re.compile(r"common|share|overlap")
_NUMBERED = re.compile(r"[@~](\d+)")


@dataclass(frozen=True, slots=True)
class Match:
    """A reading with the roles of its names, and the row of the phrase book that it was read by."""

    reading: str
    roles: Roles
    text: str = ""
    said: str = ""
    span: tuple[int, int] = (0, 0)
    is_several: bool = False

    @property
    def is_about_now(self) -> bool:
        """Whether what was said asks for a next step, and not for all of them."""
        return bool(re.search(r"\b(now|next|then|today|away|once|start)\b", self.said))


def matched(row: Phrasing, found: re.Match[str]) -> Match:
    """The reading and the roles of a row that was found."""
    reading = row.kind.reading
    roles = {role: numbers_in(said) for role, said in found.groupdict().items() if said}
    if "pair" not in roles:
        return Match(reading, roles, row.text, found.group(), found.span())
    pair = roles.pop("pair")
    if len(pair) > 2 and reading in _SEVERAL:
        is_several = reading == "compare" and not _SHARED.search(found.group())
        roles = {**roles, "target": pair}
        return Match(_SEVERAL[reading], roles, row.text, found.group(), found.span(), is_several)
    one, other = _PAIRS[reading]
    roles |= {one: pair[:1], other: pair[1:2]}
    return Match(reading, roles, row.text, found.group(), found.span())


def first_match(row: Phrasing, text: str, named: set[int]) -> Match | None:
    """The first place where a row is found and every "it" of the row has a name that it can stand for."""
    matches = (matched(row, found) for found in row.pattern.finditer(text))
    return next((match for match in matches if can_be_filled(match.roles, named)), None)


def can_be_filled(roles: Roles, named: set[int]) -> bool:
    """Whether there are names left for the "it" of a phrasing, so that "does it take" is no skill."""
    used = {number for numbers in roles.values() for number in numbers}
    if named and used and "q" in roles and not used & named:  # nobody looks for words that are no names beside a name
        return False
    return sum(not numbers for numbers in roles.values()) <= len(named - used)


def numbers_in(text: str) -> tuple[int, ...]:
    """The numbers of the names in a text, in order."""
    return tuple(int(number) for number in _NUMBERED.findall(text))
