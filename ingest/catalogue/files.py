"""Catalogue files as checked values: an error names the file, the line and the field."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from graph.errors import CatalogueError

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    File = TypeVar("File", bound=BaseModel)

Place = tuple[int | str, ...]
"""Where a value stands in a file, such as ``("skills", 3, "requires", 0, "need")``."""


def parsed(path: Path, shape: "type[File]") -> "File":
    """The content of a YAML file in its shape.

    Raises
    ------
    CatalogueError
        For a file that cannot be read, or a field that is missing, unknown or out of bounds.
    """
    from pydantic import ValidationError
    from yaml12 import parse_yaml

    try:
        text = path.read_text(encoding="utf-8")
        return shape.model_validate(parse_yaml(text) or {})
    except (OSError, UnicodeDecodeError) as problem:
        raise CatalogueError(path, f"cannot be read: {problem}") from problem
    except ValidationError as problem:
        raise _blame(path, text, problem) from problem
    except ValueError as problem:
        line = re.search(r"line (\d+)", str(problem))
        raise CatalogueError(path, str(problem), line=int(line[1]) if line else None) from problem


def _blame(path: Path, text: str, problem: "ValidationError") -> CatalogueError:
    first = problem.errors(include_url=False, include_context=False)[0]
    place = tuple(part for part in first["loc"] if isinstance(part, int) or re.fullmatch("[a-z_]+", part))
    return CatalogueError(path, first["msg"], line=_line(text, place), field=".".join(map(str, place)))


def _line(text: str, place: Place) -> int:
    """The line, from 1, of a place in a YAML text such as ``("skills", 3, "requires", 0, "need")``, or the nearest."""
    lines = text.splitlines()
    start, end = 0, len(lines)
    for part in place:
        if isinstance(part, int):
            items = [number for number in range(start, end) if re.match(r" *- ", lines[number])]
            level = min((_indent(lines[number]) for number in items), default=0)
            starts = [number for number in items if _indent(lines[number]) == level]
            start, end = [*starts, end, end][part], [*starts, end, end][part + 1]
        else:
            start = next((n for n in range(start, end) if re.search(rf"(?<![\w-]){part}:", lines[n])), start)
    return start + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def error(path: Path, place: Place, why: str) -> CatalogueError:
    """The error that something is wrong at a place of a file."""
    field = ".".join(str(part) for part in place)
    return CatalogueError(path, why, line=_line(path.read_text(encoding="utf-8"), place), field=field)
