"""The Neo4j store: one driver a process, statements in ``cypher/``, one write transaction for the whole graph.

In Neo4j the arrow is ``(dependent)-[:REQUIRES]->(prerequisite)``: the opposite of `graph`, where u -> v means
"learn u before v". This module is where the line is crossed.

The driver's managed transactions may run a function twice, so what they run is idempotent: see "Managed transactions"
in the driver's manual (https://neo4j.com/docs/python-manual/current/transactions/).
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from graph.content import Document
from graph.errors import (
    DanglingEdge,
    DatabaseMissing,
    LoginInAddress,
    LoginRefused,
    SchemaMismatch,
    ServerUnreachable,
    StoreBusy,
    StoreEmpty,
    StoreError,
    StoreUnavailable,
)
from graph.interchange import FORMAT, document
from graph.model import Roadmap, Skill
from graph.snapshot import Snapshot
from graph.snapshot.fixed_order import stages
from queries.base import (
    SCHEMA,
    Counts,
    Login,
    Store,
    compare,
    members_by_topic,
    readable_or_none,
    refuse_dangling,
    restored,
    single_skill,
)
from queries.rows import MENTION, REQUIREMENT, RESOURCE, SKILL, TOPIC, checked, read_rows, readable

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

MAX_BATCH_ROWS = 1_000
"""Rows that one statement is given at a time."""

MAX_READS = 5
"""Attempts to read the graph before another writer has replaced it."""

MAX_RETRY_SECONDS = 15.0
"""How long the driver tries again before it gives up."""

_CYPHER = Path(__file__).parent / "cypher"


class Neo4jStore(Store):
    """A roadmap in one database of a Neo4j server.

    ``neo4j://`` asks the server for the cluster's members, ``bolt://`` talks to one server.
    """

    def __init__(self, url: str, login: Login) -> None:
        parts = urlsplit(url)
        if parts.username or parts.password:
            raise LoginInAddress("the address of a store holds no user and no password")
        self.url = url
        self._login = login

    def ensure_schema(self) -> None:
        with self._session() as session:
            _refuse_other_schema(session.execute_read(_one, "revision")["schema"], self.url)
            for statement in _statements("constraints"):
                session.run(statement).consume()

    def replace(self, roadmap: Roadmap) -> Counts:
        new = document(roadmap)
        refuse_dangling(new)
        self.ensure_schema()
        with self._session() as session:
            counts: Counts = session.execute_write(self._replace, new)
        return counts

    def snapshot(self) -> Snapshot:
        with self._session() as session:
            for _ in range(MAX_READS):
                before = session.execute_read(_one, "revision")
                _refuse_other_schema(before["schema"], self.url)
                if not before["revision"]:
                    raise StoreEmpty(f"{self.url} holds no roadmap yet")
                stored = session.execute_read(_read, self.url)
                if session.execute_read(_one, "revision")["revision"] == before["revision"]:
                    return restored(stored, before["revision"], self.url)
        raise StoreBusy(f"{self.url} is being written over and over")

    def revision(self) -> str:
        with self._session(default_access_mode="READ") as session:  # polled: an outage is told at once, not retried
            found = _one(session, "revision")
        _refuse_other_schema(found["schema"], self.url)
        return str(found["revision"])

    def get(self, id: str) -> Skill | None:
        with self._session() as session:
            rows = session.execute_read(_rows, "skills", id=id)
        skills = list(read_rows(self.url, "skill", map(_flat, rows), _skill))
        return single_skill(skills[0] if skills else None, self.url)

    def close(self) -> None:
        if driver := self.__dict__.pop("_driver", None):
            driver.close()

    @cached_property
    def _driver(self) -> "Driver":
        from neo4j import GraphDatabase

        auth = (self._login.user, self._login.password) if self._login.user else None
        driver = GraphDatabase.driver(
            self.url,
            auth=auth,
            connection_timeout=MAX_RETRY_SECONDS / 3,
            connection_acquisition_timeout=MAX_RETRY_SECONDS,
            max_transaction_retry_time=MAX_RETRY_SECONDS,
            liveness_check_timeout=30,
            notifications_min_severity="WARNING",
            notifications_disabled_classifications=["UNRECOGNIZED"],  # an empty database lacks all our labels
        )
        try:
            driver.verify_connectivity()
        except BaseException:
            driver.close()
            raise
        return driver

    @contextmanager
    def _session(self, **options: Any) -> "Iterator[Any]":
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            with self._driver.session(database=self._login.database or None, **options) as session:
                yield session
        except (DriverError, Neo4jError, ValueError, OSError) as problem:
            raise self._translated(problem) from problem

    def _replace(self, transaction: "ManagedTransaction", new: Document) -> Counts:
        held = transaction.run(_statement("lock"), schema=SCHEMA).single(strict=True)
        _refuse_other_schema(held["schema"], self.url)
        old = readable_or_none(self.url, lambda: _read(transaction, self.url)) if held["revision"] else None
        counts = compare(old, new)
        if counts.is_change or held["revision"] != new["revision"]:
            _write(transaction, new)
        return counts

    def _translated(self, problem: Exception) -> StoreError:
        from neo4j.exceptions import AuthError, ServiceUnavailable, SessionExpired, TransientError

        code = str(getattr(problem, "code", "") or "")
        if isinstance(problem, AuthError) or "Unauthorized" in code:
            user = f"user {self._login.user}" if self._login.user else "a login without a user"
            return LoginRefused(f"{self.url} does not accept {user} with this password")
        if "DatabaseNotFound" in code:
            return DatabaseMissing(f"{self.url} has no database {self._login.database}")
        if "OutOfMemory" in code:
            return StoreUnavailable(f"{self.url} has too little memory for this roadmap (its dbms.memory settings)")
        if isinstance(problem, TransientError):
            return StoreBusy(f"{self.url} is being written by another process")
        if isinstance(problem, ServiceUnavailable | SessionExpired | OSError):
            return ServerUnreachable(f"no Neo4j answers at {self.url}")
        return StoreUnavailable(f"{self.url} cannot be used: {str(problem).splitlines()[0]}")


def _write(transaction: "ManagedTransaction", new: Document) -> None:
    *statements, last = _statements("write")
    given = _parameters(new)
    for statement in statements:
        _run(transaction, statement, given)
    for batch in _batches([_relationship(row) for row in new["requires"]]):
        written = transaction.run(_statement("requires"), rows=batch).single(strict=True)["written"]
        if written != len(batch):
            raise DanglingEdge(batch[0]["skill"], "a skill that another process removed")
    _run(transaction, last, given)


def _run(transaction: "ManagedTransaction", statement: Any, given: dict[str, Any]) -> None:
    """Run one statement with the parameters that it names, in batches if it unwinds one."""
    names = re.findall(r"\$(\w+)", statement)
    if "UNWIND" not in statement:
        transaction.run(statement, {name: given[name] for name in names}).consume()
        return
    for batch in _batches(given[names[0]]):
        transaction.run(statement, {names[0]: batch}).consume()


def _parameters(new: Document) -> dict[str, Any]:
    stage = _stages(new)
    topics, skills = new["topics"], new["skills"]
    return {
        "skill_ids": [skill["id"] for skill in skills],
        "topic_ids": [topic["id"] for topic in topics],
        "topics": [{"id": one["id"], "parent": one["parent"], "properties": _topic_node(one)} for one in topics],
        "skills": [{"id": one["id"], "properties": _skill_node(one, stage[one["id"]])} for one in skills],
        "mentions": [{"skill": skill["id"], **one} for skill in skills for one in skill["mentions"]],
        "ambiguous": [{"name": name, "skill": id} for name, ids in new["ambiguous"].items() for id in ids],
        "topic_resources": [{"topic": one["id"], "properties": link} for one in topics for link in one["resources"]],
        "roadmap_resources": [{"properties": link} for link in new["roadmap"]["resources"]],
        "roadmap": {
            "id": "roadmap",
            "name": new["roadmap"]["title"],
            "title": new["roadmap"]["title"],
            "revision": new["revision"],
            "schema": SCHEMA,
        },
    }


def _stages(new: Document) -> dict[str, int]:
    """The stage of each skill in the whole graph, from 1: Browser can colour by it."""
    before: dict[str, list[str]] = {skill["id"]: [] for skill in new["skills"]}
    for row in new["requires"]:
        before[row["skill"]].append(row["prerequisite"])
    return stages(before, before)


def _skill_node(skill: Document, stage: int) -> Document:
    return {
        **{key: value for key, value in skill.items() if key != "mentions"},
        "hours": float(skill["hours"]),
        "stage": stage,
    }


def _topic_node(topic: Document) -> Document:
    return {
        key: value for key, value in topic.items() if key not in {"parent", "skills", "resources"} and value is not None
    }


def _relationship(row: Document) -> Document:
    """A row with what the relationship carries; evidence is JSON text, since a property holds no maps."""
    carried = {key: value for key, value in row.items() if key not in {"skill", "prerequisite", "default"}}
    evidence = [json.dumps(item, ensure_ascii=False, sort_keys=True) for item in row["evidence"]]
    properties = {**carried, "evidence": evidence, "is_default": row["default"]}
    return {"skill": row["skill"], "prerequisite": row["prerequisite"], "properties": properties}


def _read(transaction: "ManagedTransaction", url: str) -> Document:
    """The stored document; ``url`` names the store in errors."""
    skills = list(read_rows(url, "skill", map(_flat, _rows(transaction, "skills", id=None)), _skill))
    members = members_by_topic(skills)
    topics = read_rows(url, "topic", map(_flat, _rows(transaction, "topics")), _topic)
    requirements = map(_flat, _rows(transaction, "requirements"))
    heads = _rows(transaction, "roadmap")
    head = heads[0] if heads else {"title": "", "resources": [], "ambiguous": []}
    with readable(url, "the Roadmap node"):
        return {
            "format": FORMAT,
            "roadmap": {"title": head["title"], "resources": _links(head["resources"])},
            "skills": skills,
            "topics": [{**topic, "skills": members.get(topic["id"], [])} for topic in topics],
            "requires": list(read_rows(url, "requirement of skill", requirements, _requirement, key="skill")),
            "ambiguous": _ambiguous(head["ambiguous"]),
        }


def _flat(row: Document) -> Document:
    """A row of properties and of what is connected, as one; what is connected wins."""
    return {**row["properties"], **{name: value for name, value in row.items() if name != "properties"}}


def _skill(row: Document) -> Document:
    mentions = [checked(mention, MENTION) for mention in row["mentions"]]
    topic = row["topics"][0] if row["topics"] else ""
    in_order = sorted(mentions, key=lambda mention: (mention["line"], mention["text"], mention["topic"]))
    return {**checked({**row, "topic": topic}, SKILL), "mentions": in_order}


def _topic(row: Document) -> Document:
    parent = row["parents"][0] if row["parents"] else None
    return {**checked({"line": None, **row, "parent": parent}, TOPIC), "resources": _links(row["resources"])}


def _requirement(row: Document) -> Document:
    evidence = [json.loads(item) for item in row.get("evidence", [])]
    return checked({**row, "evidence": evidence, "default": row.get("is_default", False)}, REQUIREMENT)


def _ambiguous(pairs: Sequence[Any]) -> dict[str, list[str]]:
    meanings: dict[str, list[str]] = {}
    for pair in sorted(pairs, key=lambda pair: (pair["name"], pair["skill"])):
        meanings.setdefault(pair["name"], []).append(pair["skill"])
    return meanings


def _links(links: Sequence[Any]) -> list[Document]:
    read = [checked(link, RESOURCE) for link in links]
    return sorted(read, key=lambda link: (link["line"], link["url"], link["title"]))


def _one(transaction: "ManagedTransaction | Session", name: str) -> Document:
    return _rows(transaction, name)[0]


def _rows(transaction: "ManagedTransaction | Session", name: str, **parameters: Any) -> list[Document]:
    return [record.data() for record in transaction.run(_statement(name), parameters)]


def _refuse_other_schema(found: object, url: str) -> None:
    if found not in (None, SCHEMA):
        raise SchemaMismatch(found, SCHEMA, url)


def _statement(name: str) -> Any:
    """The single statement of a file."""
    [statement] = _statements(name)
    return statement


@cache
def _statements(name: str) -> tuple[Any, ...]:
    """The statements of a ``.cypher`` file, without its comments."""
    text = (_CYPHER / f"{name}.cypher").read_text(encoding="utf-8")
    bare = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return tuple(part.strip() for part in bare.split(";\n") if part.strip())


def _batches(rows: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), MAX_BATCH_ROWS):
        yield list(rows[start : start + MAX_BATCH_ROWS])
