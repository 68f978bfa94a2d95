"""Errors as RFC 9457 problem details: one table from error class to status and title, one shape for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph import errors
from graph.errors import PrereqError

MEDIA_TYPE = "application/problem+json"


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
    errors.InvalidParameter: Row(422, "invalid-parameter", "A parameter is out of bounds", 2),
    errors.IngestError: Row(422, "invalid-document", "The document cannot be used", 2),
    errors.InvalidGraph: Row(500, "invalid-graph", "The stored graph is not valid", 2),
    errors.StoreBusy: Row(503, "store-busy", "The store is busy", 3),
    errors.StoreError: Row(503, "store-unavailable", "The store is not available", 3),
    errors.InvalidSettings: Row(500, "invalid-settings", "The service is not configured", 2),
    PrereqError: Row(500, "error", "Prereq could not answer", 2),
}
"""Looked up by the error's class, then by the classes above it."""


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
    return {**shape(found.status, found.slug, found.title, str(error)), **_extensions(error)}


def shape(status: int, slug: str, title: str, detail: str) -> dict[str, Any]:
    """The members that every problem has."""
    return {"type": f"urn:prereq:problem:{slug}", "title": title, "status": status, "detail": detail}


def _extensions(error: PrereqError) -> dict[str, Any]:
    match error:
        case errors.UnknownNames():
            return {"did_you_mean": {name: list(near) for name, near in error.suggestions.items()}}
        case errors.AmbiguousName():
            return {"name": error.name, "candidates": list(error.candidates)}
        case errors.InvalidParameter():
            return {"field": error.field}
        case errors.IngestError():
            return {"file": error.file, "line": error.line, "field": error.field}
        case _:
            return {}
