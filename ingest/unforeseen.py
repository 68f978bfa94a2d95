"""Whatever goes wrong with a line of a document, and was not foreseen, ends as an error that names the line."""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import DocumentError, PrereqError


@contextmanager
def blame(file: str, line: int | None = None) -> Iterator[None]:
    """Turn an unforeseen error in the block into one about a line (from 1) of a file.

    Raises
    ------
    DocumentError

    Examples
    --------
    >>> with blame("roadmap.md", 7):
    ...     [][0]
    Traceback (most recent call last):
    graph.errors.DocumentError: roadmap.md:7: cannot be read (IndexError: list index out of range): please report it
    """
    try:
        yield
    except PrereqError:
        raise
    except Exception as problem:
        why = f"cannot be read ({type(problem).__name__}: {problem}): please report it"
        raise DocumentError(file, " ".join(why.split()), line=line) from problem
