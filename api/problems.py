"""Errors as they leave: HTTP status, exit code and advice by error class, and the RFC 9457 problem object.

`graph`, `queries` and `ingest` say what is wrong. What to do about it takes the words of the way in (a command, a
setting), so it stands here, in `ADVICE`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph import errors
from graph.errors import PrereqError

MEDIA_TYPE = "application/problem+json"

TYPES = "/guide/reference/errors/#"
"""What the type of every problem begins with: its slug is a section of that page of the guide."""


@dataclass(frozen=True, slots=True)
class Row:
    """How a class of errors looks from outside: HTTP ``status``, its ``slug`` in the type, ``title``, and exit code."""

    status: int
    slug: str
    title: str
    exit_code: int


TABLE: Mapping[type[PrereqError], Row] = {
    errors.UnknownNames: Row(404, "unknown-names", "Not in this roadmap", 1),
    errors.AmbiguousName: Row(409, "ambiguous-name", "This name has several meanings", 1),
    errors.UnknownParameter: Row(422, "unknown-parameter", "Unknown parameter", 2),
    errors.MissingParameter: Row(422, "missing-parameter", "Missing parameter", 2),
    errors.InvalidParameter: Row(422, "invalid-parameter", "Invalid parameter", 2),
    errors.TooMuchWork: Row(422, "too-much-work", "This takes too much work", 2),
    errors.Loading: Row(503, "loading", "The roadmap is being read", 3),
    errors.QueueFull: Row(503, "queue-full", "Too many questions are waiting", 3),
    errors.TookTooLong: Row(503, "took-too-long", "The answer took too long", 3),
    errors.IngestError: Row(422, "invalid-document", "The document cannot be used", 2),
    errors.InvalidGraph: Row(500, "invalid-graph", "The stored graph is not valid", 2),
    errors.RevisionMoved: Row(412, "revision-moved", "The roadmap has changed meanwhile", 1),
    errors.StoreBusy: Row(503, "store-busy", "The store is busy", 3),
    errors.StoreError: Row(503, "store-unavailable", "The store is not available", 3),
    errors.KeyRefused: Row(401, "key-refused", "A key is needed", 1),
    errors.AccessRefused: Row(403, "access-refused", "This is not allowed", 1),
    errors.KeysUnavailable: Row(503, "keys-unavailable", "The keys cannot be used", 2),
    errors.PortUnavailable: Row(500, "port-unavailable", "The port cannot be used", 2),
    errors.InvalidSettings: Row(500, "invalid-settings", "The service is not configured", 2),
    PrereqError: Row(500, "error", "Prereq could not answer", 2),
}
"""Looked up by the error's class, then by the classes above it."""


PORT_SETTINGS: Mapping[str, str] = {
    "service": "PREREQ_PORT",
    "bolt": "PREREQ_NEO4J_BOLT_PORT",
    "browser": "PREREQ_NEO4J_HTTP_PORT",
}
"""The setting that chooses the port of each role of `PortUnavailable`."""

ADVICE: Mapping[type[PrereqError], str] = {
    errors.StoreEmpty: "fill it with `prereq ingest FILE`",
    errors.StoreBusy: "try again",
    errors.UnreadableStore: "correct the value, or write the whole roadmap again with `prereq ingest FILE`",
    errors.SchemaMismatch: "use the version of Prereq that wrote it, or another store (PREREQ_STORE)",
    errors.RevisionMoved: "read the roadmap again, and repeat the change on it",
    errors.WritesClosed: "make one with `prereq key new NAME`, and set PREREQ_API_KEYS_FILE",
    errors.KeyRefused: "send one that is valid in the header Authorization: Bearer KEY (`prereq key new` makes one)",
    errors.LoginInAddress: "use PREREQ_NEO4J_USER and PREREQ_NEO4J_PASSWORD",
    errors.LoginRefused: "check PREREQ_NEO4J_USER and PREREQ_NEO4J_PASSWORD",
    errors.DatabaseMissing: "check PREREQ_NEO4J_DATABASE",
    errors.ServerUnreachable: "start one (`make neo4j`) or correct the address (PREREQ_STORE)",
}
"""Advice by the class of an error, looked up like `TABLE`. That for `PortUnavailable` depends on its role too."""


def sentence(error: PrereqError) -> str:
    """The error in words, with advice where there is any.

    Examples
    --------
    >>> sentence(errors.StoreEmpty("sqlite:///x holds no roadmap yet"))
    'sqlite:///x holds no roadmap yet: fill it with `prereq ingest FILE`'
    """
    to_do = advice(error)
    return f"{error}: {to_do}" if to_do else str(error)


def advice(error: PrereqError) -> str:
    """What to do about an error; empty if there is nothing."""
    if isinstance(error, errors.PortUnavailable):
        return f"stop that program, or set {PORT_SETTINGS[error.role]} to another port (0: any free one)"
    return next((ADVICE[kind] for kind in type(error).__mro__ if kind in ADVICE), "")


def row(error: PrereqError) -> Row:
    """The row of an error.

    Examples
    --------
    >>> row(errors.SchemaMismatch(9, 1, "sqlite:///x")).status
    503
    """
    return next(TABLE[kind] for kind in type(error).__mro__ if kind in TABLE)


def problem(error: PrereqError) -> dict[str, Any]:
    """The problem object of an error, with what a client can act on."""
    found = row(error)
    return {**shape(found.status, found.slug, found.title, sentence(error)), **_extensions(error)}


def shape(status: int, slug: str, title: str, detail: str) -> dict[str, Any]:
    """The members that every problem has."""
    return {"type": f"{TYPES}{slug}", "title": title, "status": status, "detail": detail}


def unforeseen() -> dict[str, Any]:
    """The problem object of an error in Prereq itself."""
    return shape(500, "error", "Prereq could not answer", "An error on our side: it was logged")


def _extensions(error: PrereqError) -> dict[str, Any]:
    members: dict[str, Any] = {}
    match error:
        case errors.UnknownNames():
            near = {name: list(names) for name, names in error.suggestions.items()}
            members = {"did_you_mean": near, **({"more_unknown": error.more} if error.more else {})}
        case errors.AmbiguousName():
            members = {"name": error.name, "candidates": list(error.candidates)}
        case errors.UnknownParameter() if error.suggestions:
            members = {"field": error.field, "did_you_mean": {error.field: list(error.suggestions)}}
        case errors.InvalidParameter():
            members = {"field": error.field}
        case errors.RevisionMoved():
            members = {"revision": error.actual}
        case errors.IngestError():
            members = {"file": error.file, "line": error.line, "field": error.field}
        case _:
            pass
    return members
