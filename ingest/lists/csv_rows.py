"""A list of skills as CSV: a header, and a line for each skill, separated by commas, semicolons or tabs."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from graph.errors import DocumentError
from ingest.entries import Outline
from ingest.front_matter import FRONT_FIELDS, front_matter
from ingest.lists.rows import COLUMNS, Row, RowReader, outline_of, what_there_is

DELIMITERS = ",;\t"
"""What may separate the cells; the header tells which."""

_FRONT = re.compile(rf"#\s*({'|'.join(FRONT_FIELDS)})\s*:\s*(.*?)\s*(?:\s#.*)?$")


def csv_outline(text: str, file: str) -> Outline:
    r"""The entries of a CSV list. Lines with ``#`` above the header are comments; "# title: Bread" is front matter.

    Raises
    ------
    DocumentError
        For a header that does not fit, a row that is wider than the header, a quote that never closes, and what
        `RowReader.row` refuses; with the line.

    Examples
    --------
    >>> outline = csv_outline("name;requires\nKneading;\nShaping;Kneading\n", "bread.csv")
    >>> [(entry.line, entry.text, [need.names for need in entry.needs]) for entry in outline.entries]
    [(1, 'bread', []), (2, 'Kneading', []), (3, 'Shaping', ['Kneading'])]
    """
    lines = list(io.StringIO(text, newline=""))
    top = next((place for place, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    if top == len(lines):
        raise DocumentError(file, f"has no header: {what_there_is()}", line=1)
    said = {match[1]: _value(match[2]) for line in lines[:top] if (match := _FRONT.match(line.rstrip()))}
    front = front_matter(said, file, lines[:top])
    reader = RowReader(file, front.working)
    return outline_of(_rows(lines[top:], top + 1, file, reader), file, front, top + 1)


def _value(text: str) -> str | float:
    """A field of front matter as YAML would have it, where that is a number."""
    return float(text) if re.fullmatch(r"\d+(?:\.\d+)?", text) else text


def _rows(lines: Sequence[str], first_line: int, file: str, reader: RowReader) -> Iterator[Row]:
    numbered = _cells(lines, first_line, file)
    line, header = next(numbered)
    columns = [name.strip().casefold() for name in header]
    _check_header(columns, line, file)
    for line, cells in numbered:
        if len(cells) > len(columns):
            why = (
                f"has {len(cells)} fields, and the header names {len(columns)}: put quotes around a field with the mark"
            )
            raise DocumentError(file, f"{why} that separates fields", line=line)
        if row := reader.row(line, dict(zip(columns, cells, strict=False))):
            yield row


def _check_header(columns: Sequence[str], line: int, file: str) -> None:
    for place, column in enumerate(columns, 1):
        if not column:
            raise DocumentError(file, f"column {place} has no header: {what_there_is()}", line=line)
        if column not in COLUMNS:
            why = f'has an unknown column "{column[:40]}": {what_there_is()}, separated by comma, semicolon or tab'
            raise DocumentError(file, why, line=line)
    if repeated := [column for column in columns if columns.count(column) > 1]:
        raise DocumentError(file, f"has two columns {repeated[0]}", line=line)
    if "name" not in columns:
        raise DocumentError(file, f"has no column name: {what_there_is()}", line=line)


def _cells(lines: Sequence[str], first_line: int, file: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row, and the line in which it begins."""
    delimiter = max(DELIMITERS, key=lines[0].count)
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        line = first_line + reader.line_num
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            unclosed = "unexpected end" in str(problem) or "field limit" in str(problem)
            why = "has a quote that never closes" if unclosed else f"has a quote in the wrong place ({problem})"
            raise DocumentError(file, f'{why}: write a quote inside of quotes twice ("")', line=line) from problem
