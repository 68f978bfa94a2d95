"""What the columns of a table hold: names, prerequisites, hours."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ingest import need_phrases
from ingest.entries import Entry, Outline

_NAMES = re.compile(
    r"^(?:(?:core|key|main)\s+)?(?:skills?|topics?|courses?|modules?|subjects?|names?|titles?|lessons?|units?|concepts?"
    r"|technolog(?:y|ies)|tools?|what to learn|step|task)(?:\s+(?:name|title))?\s*:?$",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b(?P<unit>hours?|hrs?|h|days?|weeks?|months?|minutes?|mins?)\b|\b(?:duration|time|effort|length)\b",
    re.IGNORECASE,
)


MAX_HEADER_WORDS = 4
"""Words of a header that names a unit of time."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a cell is: ``name`` is the index of the cell with the name of its row, if the table states anything.

    ``unit`` is the unit of hours in the column, if it holds any.
    """

    name: int | None = None
    is_needs: bool = False
    is_helpful: bool = False
    unit: str = ""
    header: str = ""


def columns(outline: Outline) -> Mapping[int, Column]:
    """What each cell of the tables is, by the index of its entry."""
    tables: defaultdict[int, dict[int, Entry]] = defaultdict(dict)
    for index, entry in enumerate(outline.entries):
        if entry.cell:
            tables[entry.cell.table][index] = entry
    return {index: column for cells in tables.values() for index, column in _of_table(cells).items()}


def _of_table(cells: Mapping[int, Entry]) -> dict[int, Column]:
    headers = {cell.cell.column: cell.text for cell in cells.values() if cell.cell and cell.cell.row == 0}
    kinds = {column: _kind(header) for column, header in headers.items()}
    stating = any(kind.is_needs or kind.unit for kind in kinds.values())
    named = [column for column, header in headers.items() if _NAMES.match(header)]
    free = [column for column, kind in kinds.items() if not (kind.is_needs or kind.unit or headers[column] in "#")]
    naming = (named or (free if stating else []))[:1]
    names = {
        cell.cell.row: index
        for index, cell in cells.items()
        if cell.cell and cell.cell.column in naming and cell.cell.row
    }
    kinds = {column: replace(kind, header=headers[column]) for column, kind in kinds.items()}
    return {index: _placed(cell, kinds, names) for index, cell in cells.items()}


def _kind(header: str) -> Column:
    if need_phrases.is_column(header):
        return Column(is_needs=True, is_helpful=bool(re.match(r"recommended|helpful|optional|suggested", header, re.I)))
    if _NAMES.match(header):
        return Column()
    match = _HOURS.search(header) if len(header.split()) <= MAX_HEADER_WORDS else None
    return Column(unit=(match["unit"] or "h")) if match else Column()


def _placed(cell: Entry, kinds: Mapping[int, Column], names: Mapping[int, int]) -> Column:
    if cell.cell is None or cell.cell.row == 0:
        return Column()
    kind = kinds.get(cell.cell.column, Column())
    return replace(kind, name=names.get(cell.cell.row))
