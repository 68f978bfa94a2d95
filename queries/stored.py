"""A stored graph: rows as a backend streams them become a roadmap, with what is wrong with it.

The rows come as sections of the interchange form (`graph.content.streamed`), with the revision that was ``stated`` when
they were written and, where the backend knows them, the ``stages`` of the skills then.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from graph.content import Document, thing_id
from graph.dag import check
from graph.errors import InvalidDocument, InvalidGraph, UnreadableStore
from graph.interchange import revision_1, roadmap_of, upgraded
from graph.interchange.plain import requirement_of, skill_of
from graph.mending import mended
from graph.model import Requirement, Roadmap, Skill
from graph.revision import revision as revision_of
from graph.snapshot import Snapshot
from queries.faults import Faults
from queries.layouts import OLD_SCHEMA

_log = logging.getLogger("prereq")

_LISTS = ("topics", "roles", "backgrounds", "entries")


def assembled(sections: Document) -> Roadmap:
    """The roadmap of sections whose ``skills`` and ``requires`` are read once, row by row, in the order of dependents.

    Rows that are of the right types and break a rule give a roadmap that breaks it.
    """
    skills = tuple(sorted(map(skill_of, sections["skills"]), key=thing_id))
    requirements = tuple(_requirements(sections["requires"]))
    return replace(roadmap_of({**sections, "skills": (), "requires": ()}), skills=skills, requirements=requirements)


def restored(roadmap: Roadmap, stages: dict[str, int], stated: str, schema: int, faults: Faults) -> Snapshot:
    """The snapshot of a roadmap read from a store: mended if its revision is not the ``stated`` one.

    What is wrong is added to ``faults`` and logged.

    Raises
    ------
    UnreadableStore
        If nothing of it can be answered from.
    """
    revision = _revision(roadmap, schema)
    if revision != stated:
        roadmap, wrong = mended(roadmap, stages)
        for place, why in wrong:
            faults.add(place, why)
        revision = _revision(roadmap, schema)
        if revision != stated:
            _log.warning("%s was edited by hand: it now has revision %s", faults.store, revision)
        _check(roadmap, faults)
    for fault in faults.told:
        _log.warning("%s: %s", faults.store, fault)
    return Snapshot(upgraded(roadmap)) if schema == OLD_SCHEMA else Snapshot(roadmap, revision)


def single_skill(row: Document | None) -> Skill | None:
    """One skill of its row, if there is one."""
    return None if row is None else skill_of(row)


def members_by_topic(skills: Iterable[Document]) -> dict[str, list[str]]:
    """The ids of the skills of each topic, in the order of ``skills``; a topic without skills is left out.

    Examples
    --------
    >>> members_by_topic([{"id": "dot-product", "topic": "maths"}, {"id": "vectors", "topic": "maths"}])
    {'maths': ['dot-product', 'vectors']}
    """
    members: dict[str, list[str]] = {}
    for skill in skills:
        members.setdefault(skill["topic"], []).append(skill["id"])
    return members


def _requirements(rows: Iterable[Document]) -> Iterator[Requirement]:
    """The requirements of rows that come by dependent: the inverse of `graph.content.streamed_rows`."""
    for _, of_skill in groupby(rows, key=itemgetter("skill")):
        grouped: dict[str, list[Document]] = {}
        for row in of_skill:
            grouped.setdefault(row["group"] or f"= {row['prerequisite']}", []).append(row)
        yield from (requirement_of(grouped[key]) for key in sorted(grouped))


def _revision(roadmap: Roadmap, schema: int) -> str:
    return revision_1(roadmap) if schema == OLD_SCHEMA else revision_of(roadmap)


def _check(roadmap: Roadmap, faults: Faults) -> None:
    """Refuse what could not be mended."""
    try:
        check(roadmap)
        if not roadmap.skills:
            raise InvalidDocument("none of its skills can be read")
    except InvalidGraph as problem:
        raise UnreadableStore(faults.store, "", str(problem)) from problem
