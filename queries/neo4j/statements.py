"""The statements of the ``.cypher`` files."""

from functools import cache
from pathlib import Path
from typing import Any

_CYPHER = Path(__file__).parent / "cypher"


def statement(name: str) -> Any:
    """The single statement of a file."""
    [only] = statements(name)
    return only


@cache
def statements(name: str) -> tuple[Any, ...]:
    """The statements of a file, in order, without its comments."""
    text = (_CYPHER / f"{name}.cypher").read_text(encoding="utf-8")
    bare = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return tuple(part.strip() for part in bare.split(";\n") if part.strip())
