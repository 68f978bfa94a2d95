"""The contract that every store keeps, and what the backends share."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.content import Document, content, entry_rows
from graph.dag import check
from graph.errors import DanglingEdge, InvalidDocument, RevisionMoved, UnknownReference, UnreadableStore
from graph.interchange import revision_1, roadmap_of, upgraded
from graph.model import Roadmap, Skill
from graph.revision import revision as revision_of
from graph.snapshot import Snapshot
from queries.layouts import OLD_SCHEMA
from queries.rows import readable

_log = logging.getLogger("prereq")


@dataclass(frozen=True, slots=True)
class Login:
    """User, password and database of a server; an empty part takes the server's default."""

    user: str = ""
    password: str = ""
    database: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Size of the stored graph after `Store.replace`, and how many of its parts were added, changed and removed.

    Parts are skills, topics, requirement rows, roles, backgrounds, the roadmap itself, its ambiguous names, and how the
    document was read.
    """

    revision: str
    skills: int
    topics: int
    requirements: int
    added: int
    changed: int
    removed: int

    @property
    def is_change(self) -> bool:
        """Whether anything was written."""
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Health:
    """Whether a store answers, and the ``problem`` if not; ``revision`` is empty for an empty store."""

    store: str
    ok: bool
    revision: str = ""
    problem: str = ""


class Store(ABC):
    """Keeps the graph of one roadmap.

    Every method may raise `StoreUnavailable`, `StoreBusy` or `SchemaMismatch`. A method that fails has changed nothing.
    Methods may be called from several threads.
    """

    url: str
    """Where the store is, without any password."""

    @abstractmethod
    def ensure_schema(self) -> None:
        """Create the layout in an empty store; an existing layout stays as it is."""

    @abstractmethod
    def replace(self, roadmap: Roadmap, *, expected: str | None = None) -> Counts:
        """Replace the stored graph in one transaction: on any error nothing changes.

        Replacing a graph by itself writes nothing. Writers run one after the other. With ``expected``, nothing is
        written unless that revision (empty: none) is the stated one: it is compared within the transaction.

        Raises
        ------
        RevisionMoved
            If the store states another revision than the expected one.
        DanglingEdge
            If a requirement names a skill that the roadmap lacks.
        """

    @abstractmethod
    def snapshot(self) -> Snapshot:
        """The stored graph, all of one revision, ready to answer.

        A graph that was edited by hand is loaded if it is still valid, with a warning in the log.

        Raises
        ------
        StoreEmpty, InvalidGraph, DanglingEdge, UnreadableStore
        """

    def load(self) -> Roadmap:
        """The stored graph itself; raises as `snapshot` does."""
        return self.snapshot().roadmap

    @abstractmethod
    def revision(self) -> str:
        """The revision that was last written, or an empty string: cheap enough to poll."""

    @abstractmethod
    def stamp(self) -> str:
        """The stamp that was last written, or an empty string: unlike the revision, it moves with the entries too."""

    def fingerprint(self) -> str:
        """What shows, without a look at the graph, that nobody wrote to the store; empty if only reading shows that."""
        return ""

    @abstractmethod
    def restate(self) -> str:
        """Write the revision and the stamp of the graph as it stands: what was edited by hand is taken for good.

        Every service on the store loads the graph then. Returns the revision.

        Raises
        ------
        StoreEmpty, InvalidGraph, DanglingEdge, UnreadableStore
            If the graph cannot be read or is not valid any more: nothing is written.
        """

    @abstractmethod
    def get(self, id: str) -> Skill | None:
        """One skill by id, or None.

        Raises
        ------
        UnreadableStore
        """

    @abstractmethod
    def close(self) -> None:
        """Close all connections. May be called twice."""

    def health(self) -> Health:
        """Whether the store answers; never raises a `StoreError`."""
        from graph.errors import StoreError

        try:
            return Health(self.url, ok=True, revision=self.revision())
        except StoreError as problem:
            return Health(self.url, ok=False, problem=str(problem))

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def refuse_dangling(document: Document) -> None:
    """Refuse a document in which a requirement, a role or a background names a skill that is not among its skills."""
    ids = {skill["id"] for skill in document["skills"]}
    for row in document["requires"]:
        if row["skill"] not in ids or row["prerequisite"] not in ids:
            raise DanglingEdge(row["skill"], row["prerequisite"])
    for role in document["roles"]:
        for id in (one["skill"] for one in role["skills"]):
            if id not in ids:
                raise DanglingEdge(f"role {role['id']}", id)
    for background in document["backgrounds"]:
        for id in background["seeds"]:
            if id not in ids:
                raise DanglingEdge(f"background {background['id']}", id)


def refuse_moved(url: str, held: str, expected: str | None) -> None:
    """Refuse to write where the ``held`` revision is not the expected one; with None, any will do."""
    if expected is not None and held != expected:
        raise RevisionMoved(url, held, [expected])


def compare(old: Document | None, new: Document) -> Counts:
    """Difference between the old document, if there is one, and the new one, as counts."""
    before, after = _things(old), _things(new)
    common = before.keys() & after.keys()
    return Counts(
        revision=new["revision"],
        skills=len(new["skills"]),
        topics=len(new["topics"]),
        requirements=len({(row["skill"], row["group"] or row["prerequisite"]) for row in new["requires"]}),
        added=len(after.keys() - before.keys()),
        changed=sum(before[key] != after[key] for key in common),
        removed=len(before.keys() - after.keys()),
    )


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


def comparable_or_none(url: str, read: Callable[[], Document | None], schema: int) -> Document | None:
    """What a store holds, in the order of a document of today.

    None with a warning in the log if it cannot be read: then all of it is written anew.
    """
    try:
        if (stored := read()) is None:
            return None
        with readable(url):
            roadmap = upgraded(roadmap_of(stored)) if schema == OLD_SCHEMA else roadmap_of(stored)
    except (UnreadableStore, InvalidDocument) as problem:
        _log.warning("%s is written anew: %s", url, problem)
        return None
    return {**content(roadmap), "entries": entry_rows(roadmap.entries)}


def single_skill(row: Document | None, url: str) -> Skill | None:
    """One skill as the store at ``url`` read it, if it holds the skill."""
    if row is None:
        return None
    lists: dict[str, list[Document]] = {"topics": [], "requires": [], "roles": [], "backgrounds": [], "entries": []}
    head = {"roadmap": {"title": "", "resources": []}, "ambiguous": {}}
    with readable(url, f"skill {row['id']}"):
        return roadmap_of({**head, **lists, "skills": [row]}).skills[0]


def restored(document: Document, written: str, url: str, schema: int) -> Snapshot:
    """The snapshot of a document read from a store, checked if its revision is not the one that was ``written``."""
    try:
        with readable(url):
            roadmap = roadmap_of(document)
            revision = revision_1(roadmap) if schema == OLD_SCHEMA else revision_of(roadmap)
        if revision != written:
            _log.warning("%s was edited by hand: it now has revision %s", url, revision)
            check(roadmap)
    except UnknownReference as problem:
        raise DanglingEdge(problem.where, ", ".join(problem.ids)) from problem
    except InvalidDocument as problem:
        raise InvalidDocument(f"{url} holds no complete roadmap: {problem}") from problem
    return Snapshot(upgraded(roadmap)) if schema == OLD_SCHEMA else Snapshot(roadmap, revision)


def _things(document: Document | None) -> Mapping[tuple[str, ...], Any]:
    if document is None:
        return {}
    things: dict[tuple[str, ...], Any] = {(name,): document[name] for name in ("roadmap", "ambiguous", "entries")}
    for kind in ("skills", "topics", "roles", "backgrounds"):
        things |= {(kind, row["id"]): row for row in document[kind]}
    things |= {("requires", row["skill"], row["prerequisite"]): row for row in document["requires"]}
    return things
