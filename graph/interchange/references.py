"""Check rows against each other: ids are defined once and resolve, parents end, rows of a requirement agree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.content import Document
from graph.interchange.faults import shown
from graph.model import Need

Fault = tuple[str, str]
"""The place of a fault, and why it is one."""

_SHARED = ("need", "reason", "evidence", "confidence")
"""Fields that the rows of one group share."""


def reference_faults(given: Document) -> Iterator[Fault]:
    """The faults between the rows of a document, each row being valid by itself."""
    if not given["skills"]:
        yield "skills", "should hold at least one skill"
    for name in ("skills", "topics", "roles", "backgrounds"):
        yield from _repeated(name, [row["id"] for row in given[name]], "id")
    skills = {row["id"]: row for row in given["skills"]}
    topics = {row["id"]: row for row in given["topics"]}
    yield from _skill_faults(given["skills"], topics)
    yield from _topic_faults(given["topics"], topics, skills)
    yield from _requirement_faults(given["requires"], skills)
    yield from _other_faults(given, skills)


def _skill_faults(rows: Sequence[Document], topics: Mapping[str, Document]) -> Iterator[Fault]:
    for place, row in _placed("skills", rows):
        yield from _unknown(f"{place}.topic", [row["topic"]], topics, "topic")
        for number, mention in enumerate(row["mentions"]):
            yield from _unknown(f"{place}.mentions[{number}].topic", [mention["topic"]], topics, "topic")
        if (hours_use := row.get("hours_use")) is not None and hours_use > row["hours"]:
            yield f"{place}.hours_use", "should be at most its hours"


def _topic_faults(
    rows: Sequence[Document], topics: Mapping[str, Document], skills: Mapping[str, Document]
) -> Iterator[Fault]:
    ending: set[str] = set()
    for place, row in _placed("topics", rows):
        if row["parent"] is not None:
            yield from _unknown(f"{place}.parent", [row["parent"]], topics, "topic")
        if not _ends(row["id"], topics, ending):
            yield f"{place}.parent", "leads back to the topic itself or to another circle of parents"
        yield from _unknown(f"{place}.core", row["core"], skills, "skill")
        yield from _unknown(f"{place}.introduction", filter(None, [row.get("introduction")]), skills, "skill")
        for id in row["skills"] or ():
            if id not in skills or skills[id]["topic"] != row["id"]:
                yield f"{place}.skills", f'"{shown(id)}" is no skill of this topic'


def _ends(id: str, topics: Mapping[str, Document], ending: set[str]) -> bool:
    """Whether the parents of a topic end; ``ending`` remembers those that do."""
    passed = []
    while id in topics and id not in ending:
        passed.append(id)
        if len(passed) > len(topics):
            return False
        id = topics[id]["parent"]
    ending.update(passed)
    return True


def _requirement_faults(rows: Sequence[Document], skills: Mapping[str, Document]) -> Iterator[Fault]:
    pairs: set[tuple[str, str]] = set()
    groups: defaultdict[tuple[str, str], list[tuple[str, Document]]] = defaultdict(list)
    for place, row in _placed("requires", rows):
        pair = (row["skill"], row["prerequisite"])
        yield from _unknown(f"{place}.skill", pair[:1], skills, "skill")
        yield from _unknown(f"{place}.prerequisite", pair[1:], skills, "skill")
        if pair[0] == pair[1]:
            yield place, f'"{shown(pair[0])}" requires itself'
        if pair in pairs:
            yield place, f'"{shown(pair[0])}" requires "{shown(pair[1])}" in another row already'
        pairs.add(pair)
        if row["group"]:
            groups[row["skill"], row["group"]].append((place, row))
    for members in groups.values():
        yield from _group_faults(members)


def _group_faults(members: Sequence[tuple[str, Document]]) -> Iterator[Fault]:
    _, first = members[0]
    has_default = False
    for place, row in members:
        for name in _SHARED:
            if row[name] != first[name]:
                yield f"{place}.{name}", "differs from the other members of its group"
        if row["default"] and has_default:
            yield f"{place}.default", "another member of its group is the default"
        has_default = has_default or row["default"]
        if row["need"] == Need.HELPFUL and len(members) > 1:
            yield f"{place}.group", "what is helpful has no alternatives"


def _other_faults(given: Document, skills: Mapping[str, Document]) -> Iterator[Fault]:
    for name, ids in given["ambiguous"].items():
        yield from _unknown(f"ambiguous.{shown(name)}", ids, skills, "skill")
    for place, role in _placed("roles", given["roles"]):
        ids = [row["skill"] for row in role["skills"]]
        yield from _repeated(f"{place}.skills", ids, "skill")
        for number, id in enumerate(ids):
            yield from _unknown(f"{place}.skills[{number}].skill", [id], skills, "skill")
        for number, milestone in enumerate(role["milestones"]):
            yield from _unknown(f"{place}.milestones[{number}].skills", milestone["skills"], skills, "skill")
    for place, background in _placed("backgrounds", given["backgrounds"]):
        yield from _unknown(f"{place}.seeds", background["seeds"], skills, "skill")
    for place, entry in _placed("entries", given["entries"]):
        yield from _unknown(f"{place}.skills", entry["skills"], skills, "skill")


def _placed(name: str, rows: Sequence[Document]) -> Iterator[tuple[str, Document]]:
    return ((f"{name}[{number}]", row) for number, row in enumerate(rows))


def _repeated(name: str, ids: Sequence[str], field: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, id in enumerate(ids):
        if id in seen:
            yield f"{name}[{number}].{field}", f'"{shown(id)}" is there more than once'
        seen.add(id)


def _unknown(place: str, ids: Iterable[str], defined: Mapping[str, Document], kind: str) -> Iterator[Fault]:
    for id in ids:
        if id not in defined:
            yield place, f'"{shown(id)}" is no {kind} of this document'
