"""The faults of a document: each one sentence with its place, and only so many of them."""

import re
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from graph.content import Document
from graph.errors import InvalidDocument

MAX_FAULTS = 10
"""How many faults are told; reading ends there."""

MAX_SHOWN_CHARACTERS = 60


class Faults:
    """What is wrong with a document of a ``form``, found so far.

    Examples
    --------
    >>> faults = Faults("prereq-graph/2")
    >>> faults.add("skills[3].topic", "is missing")
    >>> faults.refuse()
    Traceback (most recent call last):
    ...
    graph.errors.InvalidDocument: not a valid prereq-graph/2 document: skills[3].topic: is missing
    """

    def __init__(self, form: str) -> None:
        self._form = form
        self._told: list[str] = []

    def add(self, place: str, why: str) -> None:
        """One more fault; with the last that is told, the document is refused."""
        self._told.append(f"{place}: {why}")
        if len(self._told) == MAX_FAULTS:
            self._told.append("there may be more")
            self.refuse()

    def refuse(self) -> None:
        """Refuse the document if it has a fault.

        Raises
        ------
        InvalidDocument
        """
        if self._told:
            raise InvalidDocument(f"not a valid {self._form} document: {'; '.join(self._told)}")

    def rows(self, name: str, rows: object, form: type[BaseModel]) -> Iterator[Document]:
        """The rows of a list that are as the form wants them, complete with what they left out."""
        if not isinstance(rows, list):
            self.add(name, "should be a list")
            return
        for number, row in enumerate(rows):
            if (read := self.row(f"{name}[{number}]", row, form)) is not None:
                yield read

    def row(self, place: str, row: object, form: type[BaseModel]) -> Document | None:
        """One row, complete with what it left out; None if it has a fault."""
        try:
            return form.model_validate(row).model_dump()
        except ValidationError as problem:
            for error in problem.errors(include_url=False, include_input=False):
                self.add(place + _path(error["loc"]), self._why(error))
            return None

    def _why(self, error: ErrorDetails) -> str:
        if error["type"] == "missing":
            return "is missing"
        if error["type"] == "extra_forbidden":
            return f"is no field of {self._form}"
        if error["type"] in {"model_type", "model_attributes_type"}:
            return "should be an object"
        return re.sub(r"^(Input|Value|String|List) ", "", error["msg"])


def shown(text: object) -> str:
    """A text of the document as an error shows it: on one line, and not too long.

    Examples
    --------
    >>> shown("a" * 100)[-5:], shown("a" + chr(10) + "b")
    ('aa...', 'a b')
    """
    line = re.sub(r"[\x00-\x20\x7f-\x9f\ud800-\udfff]+", " ", str(text))
    return line if len(line) <= MAX_SHOWN_CHARACTERS else f"{line[:MAX_SHOWN_CHARACTERS]}..."


def _path(parts: Sequence[int | str]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{shown(part)}" for part in parts if part != "[key]")
