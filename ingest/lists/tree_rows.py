"""A list of skills as YAML or JSON: a list of rows, alone or as ``skills`` below what front matter says."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from graph.errors import DocumentError
from ingest.entries import Outline
from ingest.front_matter import FRONT_FIELDS, front_matter
from ingest.lists.rows import Row, RowReader, outline_of
from ingest.plain_yaml import YamlFault, parse

_SPACE = re.compile(r"[ \t\r\n]*")
_ROWS = "skills"


def yaml_outline(text: str, file: str) -> Outline:
    r"""The entries of a YAML list; of a row in braces the line is that of the list.

    Raises
    ------
    DocumentError
        For what is no YAML, no list, and what `RowReader.row` refuses; with the line.

    Examples
    --------
    >>> outline = yaml_outline("title: Bread\nskills:\n  - name: Shaping\n    requires: [Kneading]\n", "bread.yaml")
    >>> [(entry.line, entry.text, [need.names for need in entry.needs]) for entry in outline.entries]
    [(1, 'Bread', []), (3, 'Shaping', ['Kneading'])]
    """
    try:
        given = parse(text)
    except YamlFault as problem:
        raise DocumentError(file, f"is no YAML: {problem}", line=problem.line) from problem
    return _outline(given, text, file, _yaml_lines(text))


def json_outline(text: str, file: str) -> Outline:
    """The entries of a JSON list; a graph that was exported is refused, because another way in reads it.

    Raises
    ------
    DocumentError
        For what is no JSON, no list, and what `RowReader.row` refuses; with the line.

    Examples
    --------
    >>> [entry.text for entry in json_outline('[{"name": "Kneading"}]', "bread.json").entries]
    ['bread', 'Kneading']
    """
    try:
        given = json.loads(text)
    except json.JSONDecodeError as problem:
        raise DocumentError(file, f"is no JSON: {problem.msg}", line=problem.lineno) from problem
    except (RecursionError, ValueError) as problem:
        raise DocumentError(file, "is JSON that is nested too deeply, or has a number that is too long") from problem
    if isinstance(given, dict) and str(given.get("format", "")).startswith("prereq-graph"):
        raise DocumentError(file, "is an exported graph and no list of skills: read it with --from-json", line=1)
    return _outline(given, text, file, list(_json_lines(text)))


def _outline(given: Any, text: str, file: str, lines: Sequence[int]) -> Outline:
    said = {field: value for field, value in given.items() if field != _ROWS} if isinstance(given, dict) else {}
    if unknown := [field for field in said if field not in FRONT_FIELDS]:
        why = f'has an unknown field "{unknown[0]}": there are {", ".join(FRONT_FIELDS)}, and {_ROWS} with the list'
        raise DocumentError(file, why, line=_line_of(str(unknown[0]), text))
    rows = given.get(_ROWS) if isinstance(given, dict) else given
    if not isinstance(rows, list):
        raise DocumentError(file, f"is no list of skills: write a list, or {_ROWS}: and a list", line=1)
    front = front_matter(said, file, text.splitlines())
    reader = RowReader(file, front.working)
    numbers = lines if len(lines) == len(rows) else [_line_of(_ROWS, text)] * len(rows)
    return outline_of(_rows(rows, numbers, file, reader), file, front, 1)


def _rows(rows: Sequence[Any], lines: Sequence[int], file: str, reader: RowReader) -> Iterator[Row]:
    for line, fields in zip(lines, rows, strict=True):
        named = {"name": fields} if isinstance(fields, str) else fields
        if not isinstance(named, dict) or not all(isinstance(field, str) for field in named):
            raise DocumentError(file, "is no skill: write its name, or fields like name: Kneading", line=line)
        if row := reader.row(line, named):
            yield row


def _line_of(field: str, text: str) -> int:
    """The line of a field at the top, else the first."""
    at = re.search(rf"^\W*{re.escape(field)}\W*:", text, re.MULTILINE)
    return text.count("\n", 0, at.end()) + 1 if at else 1


def _yaml_lines(text: str) -> list[int]:
    """The lines of the items of the outermost list with a mark for each, as far as marks tell."""
    lines = text.splitlines()
    start = next((number for number, line in enumerate(lines) if re.match(rf"{_ROWS}\s*:", line)), -1) + 1
    marks = [(number, line) for number, line in enumerate(lines[start:], start + 1) if re.match(r" *-(?:\s|$)", line)]
    indents = [len(line) - len(line.lstrip(" ")) for _, line in marks]
    outermost = min(indents, default=0)
    return [number for (number, _), indent in zip(marks, indents, strict=True) if indent == outermost]


def _json_lines(text: str) -> Iterator[int]:
    """The lines of the items of the outermost list."""
    decoder, place, line, counted = json.JSONDecoder(), _items(text), 1, 0
    while place < len(text) and text[place] != "]":
        line, counted = line + text.count("\n", counted, place), place
        yield line
        _, place = decoder.raw_decode(text, place)
        place = _behind(text, place, ",")


def _items(text: str) -> int:
    """The place of the first item of the outermost list, else the end of the text."""
    decoder, place = json.JSONDecoder(), _behind(text, 0, "")
    if text[place] == "[":
        return _behind(text, place, "[")
    place = _behind(text, place, "{") if text[place] == "{" else len(text)
    while place < len(text) and text[place] != "}":
        field, place = decoder.raw_decode(text, place)
        place = _behind(text, place, ":")
        if field == _ROWS and text[place] == "[":
            return _behind(text, place, "[")
        _, place = decoder.raw_decode(text, place)
        place = _behind(text, place, ",")
    return len(text)


def _behind(text: str, place: int, mark: str) -> int:
    """The place behind spaces, a mark if it stands there, and spaces."""
    place = _space(text, place)
    return _space(text, place + len(mark)) if mark and text.startswith(mark, place) else place


def _space(text: str, place: int) -> int:
    space = _SPACE.match(text, place)
    return space.end() if space else place
