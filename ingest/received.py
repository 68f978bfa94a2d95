"""A roadmap that arrives as bytes, and not as a file: what a service is sent."""

import io
import json

import orjson

from graph.errors import DocumentError
from graph.model import Roadmap
from ingest.forms import text_outline
from ingest.pipeline import from_interchange, from_outline
from ingest.report import Report, report
from queries.backup import sent_backup

_INTERCHANGE = "prereq-graph/"


def received(raw: bytes, file: str) -> tuple[Roadmap, Report]:
    r"""The roadmap of a document in any form, and the report on it; JSON may be a list or an exported graph.

    Parameters
    ----------
    raw
        The document.
    file
        Its name in errors, whose suffix says its form: .md, .csv, .tsv, .yaml or .json.

    Raises
    ------
    DocumentError, CatalogueError, InvalidGraph

    Examples
    --------
    >>> roadmap, report = received(b"---\ntitle: Bread\ncatalogue: none\n---\n# Bread\n- Kneading\n", "roadmap.md")
    >>> roadmap.title, report.skills
    ('Bread', 1)
    """
    if file.endswith(".json") and is_interchange(given := _json(raw, file)):
        return from_interchange(given, file)
    return from_outline(text_outline(raw, file))


def received_graph(raw: bytes, file: str) -> tuple[Roadmap, Report]:
    """The roadmap of an exported graph, and the report on it; parameters as for `received`.

    Raises
    ------
    DocumentError
        If it is anything else, or its revision is not that of its content.
    """
    return from_interchange(_json(raw, file), file)


def received_backup(raw: bytes, file: str) -> tuple[Roadmap, Report]:
    """The roadmap of a backup, and the report on it; parameters as for `received`.

    Raises
    ------
    DocumentError
        If it is anything else, or was cut or changed.
    """
    roadmap = sent_backup(io.BytesIO(raw), file)
    return roadmap, report(roadmap)


def is_interchange(given: object) -> bool:
    """Whether JSON data say that they are an exported graph.

    Examples
    --------
    >>> is_interchange({"format": "prereq-graph/2"}), is_interchange([{"name": "Kneading"}])
    (True, False)
    """
    return isinstance(given, dict) and str(given.get("format", "")).startswith(_INTERCHANGE)


def _json(raw: bytes, file: str) -> object:
    try:
        return orjson.loads(raw)
    except json.JSONDecodeError as problem:
        raise DocumentError(file, f"is not JSON: {problem}", line=problem.lineno) from problem
