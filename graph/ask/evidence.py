"""The verb of a sentence that no whole phrase fits: its hints are weighed, and the kind with most evidence is taken.

The hints stand in `graph.ask.book.cues`, each a kind of question, a weight, and words. A hint counts once, however
often it is heard, and only if the sentence has as many free names as the verb needs: "both" asks nothing of one name.
The weights of a kind are added up; of two kinds with the same sum, the one that stands further up in the book is
taken. `before` has hints of its own, as "prerequisites" and "how do I learn": it wins by evidence, too.

Hints with roles ("what is <skill>") are looked for in the sentence without what one knows, lacks and avoids; plain
words are also looked for in the whole of it.
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.ask.book.kinds import Kind
from graph.ask.matching import Match, first_match, numbers_in
from graph.ask.patterns import TABLE, Phrasing

_LEAST_NAMES = {"why": 2, "compare": 2, "trunk": 2, "frontier": 0, "before": 0}
_MOST_COMPARED = 2
_ENOUGH_WEIGHT = 3


def by_evidence(text: str, told: str, named: set[int], *, is_enough: bool = False) -> Match | None:
    """The reading with most evidence, and the roles that its hints fill; None without any hint.

    Parameters
    ----------
    text
        The sentence without what one knows, lacks and avoids.
    told
        All of it.
    named
        The numbers of the names that the roadmap has.
    is_enough
        Whether it asks if so many hours are enough.
    """
    weights: dict[str, int] = {"hours": _ENOUGH_WEIGHT} if is_enough and named else {}
    heard: dict[str, Match] = {"hours": Match("hours", {}, "enough")} if weights else {}
    for kind, match in _hints(text, told, named):
        weights[kind.reading] = weights.get(kind.reading, 0) + kind.weight
        if kind.reading not in heard or (match.roles and not heard[kind.reading].roles):
            heard[kind.reading] = match
    if not weights:
        return None
    best = max(weights, key=lambda reading: weights[reading])
    return _of_several(heard[best], text, named)


def _hints(text: str, told: str, named: set[int]) -> Iterator[tuple[Kind, Match]]:
    """The hints that are heard, in the order of the book, each once."""
    heard: set[int] = set()
    free = {number for number in numbers_in(text) if number in named}
    for row in TABLE.phrasings:
        kind = row.kind
        if not kind.weight or id(kind) in heard or len(free) < _LEAST_NAMES.get(kind.reading, 1):
            continue
        if match := _heard(row, text, told, named):
            heard.add(id(kind))
            yield kind, match


def _heard(row: Phrasing, text: str, told: str, named: set[int]) -> Match | None:
    """A hint in the sentence; without roles, it is also heard among the words that say nothing elsewhere."""
    if match := first_match(row, text, named):
        used = {number for numbers in match.roles.values() for number in numbers}
        return match if not used or used & named or not named & set(numbers_in(text)) else None
    if row.pattern.groupindex or row.kind.keeps_courses or not row.pattern.search(told):
        return None
    return Match(row.kind.reading, {}, row.text)


def _of_several(match: Match, text: str, named: set[int]) -> Match:
    """Three or more names that are compared without more words are put side by side."""
    free = tuple(dict.fromkeys(number for number in numbers_in(text) if number in named))
    if match.reading == "compare" and not match.roles and len(free) > _MOST_COMPARED:
        return replace(match, reading="trunk", roles={"target": free}, is_several=True)
    return match
