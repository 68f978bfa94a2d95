"""A compiled snapshot as bytes, so that a short process answers without reading and compiling the whole roadmap.

The bytes are data, never code: a head with the layout, the length and the SHA-256 of what follows, then lines of JSON.
The first lines hold the numbers that closures and orders run over; then come the names, and one line for each skill and
one for its requirements, which `graph.snapshot.restored` reads when they are asked for.
"""

import hashlib
from collections.abc import Iterator
from enum import IntEnum

import orjson

from graph.content import content, entry_rows, rows
from graph.errors import InvalidDocument
from graph.model import Depth, Requirement
from graph.names.normalise import FORMS
from graph.names.things import PREFIXED
from graph.snapshot.nodes import Choice
from graph.snapshot.snapshot import Snapshot

LAYOUT = b"prereq-snapshot/3"
"""The first word; another number for every change of what the lines hold."""


class Line(IntEnum):
    """What each of the first lines holds; the lines of the skills, and then those of their requirements, follow."""

    HEAD = 0
    ORDER = 1
    HOURS = 2
    TOPIC_BY_NUMBER = 3
    MEMBERS = 4
    PLAIN_BY_NODE = 5
    MEMBERS_BY_NODE = 6
    CHOICES = 7
    HELPFUL = 8
    INTRODUCED = 9
    FIELD_BY_NUMBER = 10
    AMBIGUOUS = 11
    OUTLINE = 12
    ENTRIES = 13
    NAMES = 14


FIRST_SKILL_LINE = Line.NAMES + len(FORMS)
"""There is one line of names for each form in which they are compared."""


def dump(snapshot: Snapshot) -> bytes:
    """The snapshot, compiled whole.

    Examples
    --------
    >>> from graph.samples import TINY
    >>> from graph.snapshot.restored import restore
    >>> restore(dump(Snapshot(TINY))).order == Snapshot(TINY).order
    True
    """
    body = b"\n".join(_lines(snapshot.compiled()))
    return b"%b %d %b\n%b" % (LAYOUT, len(body), hashlib.sha256(body).hexdigest().encode(), body)


def checked_lines(given: bytes) -> list[bytes]:
    """The lines of bytes that `dump` gave.

    Raises
    ------
    InvalidDocument
        If the bytes are of another layout, or damaged.
    """
    head, _, body = given.partition(b"\n")
    layout, *stated = head.split(b" ")
    if layout != LAYOUT:
        raise InvalidDocument("not a compiled snapshot of this version of Prereq: compile it anew")
    if stated != [b"%d" % len(body), hashlib.sha256(body).hexdigest().encode()]:
        raise InvalidDocument("a damaged compiled snapshot: compile it anew")
    return body.split(b"\n")


def _lines(snapshot: Snapshot) -> Iterator[bytes]:
    """The lines in the order of `Line`."""
    outline = content(snapshot.roadmap)
    skills = {row["id"]: row for row in outline["skills"]}
    outline |= {"skills": [], "requires": [], "entries": []}
    rows_at = snapshot.at(Depth.UNDERSTAND)
    yield orjson.dumps({"revision": snapshot.revision})
    yield from map(orjson.dumps, (snapshot.order, snapshot.hours_by_node, snapshot.topic_by_number))
    yield from map(orjson.dumps, (snapshot.adjacency.members, rows_at.plain, rows_at.members))
    yield _dumped({node: [_choice(snapshot, one) for one in row] for node, row in rows_at.choices.items()})
    helpful = snapshot.helpful.items()
    yield _dumped({number: [(extra, _place(snapshot, why)) for extra, why in row] for number, row in helpful})
    yield _dumped(snapshot.introduced)
    yield from map(orjson.dumps, (snapshot.field_by_number, snapshot.names.ambiguous, outline))
    yield _dumped(entry_rows(snapshot.roadmap.entries))
    yield from _names(snapshot)
    yield from (_dumped(skills[id]) for id in snapshot.order)
    yield from (_dumped([rows([one]) for one in row]) for row in snapshot.adjacency.requirements)


def _dumped(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS)


def _names(snapshot: Snapshot) -> Iterator[bytes]:
    """The indexes of names, by kind and rank, one line for each form."""
    tiers = snapshot.names.tiers
    for form in range(len(FORMS)):
        yield _dumped({kind: [tier.index(form) for tier in tiers[kind]] for kind in PREFIXED})


def _choice(snapshot: Snapshot, choice: Choice) -> list[object]:
    """A choice without its requirement, of which it has the place among those of its skill."""
    where = _place(snapshot, choice.requirement)
    return [choice.number, choice.skill, choice.members, choice.nodes, choice.default, where]


def _place(snapshot: Snapshot, requirement: Requirement) -> int:
    return snapshot.adjacency.requirements[snapshot.position[requirement.skill]].index(requirement)
