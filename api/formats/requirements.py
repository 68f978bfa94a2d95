"""The requirements of a graph as CSV: one row a member of each."""

import csv
import io

from graph.content import rows
from graph.model import Roadmap

COLUMNS = ("skill", "prerequisite", "need", "level", "group", "default", "confidence", "evidence", "reason")


def requirements(roadmap: Roadmap) -> str:
    """The requirements as CSV (RFC 4180) with a heading line, sorted by dependent and member."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(roadmap.requirements):
        evidence = " ".join(item["kind"] for item in row["evidence"])
        flat = {**row, "default": int(row["default"]), "evidence": evidence}
        writer.writerow([flat[column] for column in COLUMNS])
    return out.getvalue()
