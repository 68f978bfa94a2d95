"""The saved queries, one ``.cypher`` file each, and the ZIP archive of them that Browser imports."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from queries.browser.fitting import fitted

_SAVED = Path(__file__).parent / "saved"
_PARAMETER = re.compile(r"^// :param (\w+) => (.+)$", re.MULTILINE)
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One query: its file's ``name``, its ``title`` (the first comment), and its whole ``text``."""

    name: str
    title: str
    text: str

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of the query, each with the example value from its comments.

        Examples
        --------
        >>> next(query for query in saved_queries() if query.name == "topic").parameters
        {'topic': 'Linear algebra'}
        """
        return {name: json.loads(value) for name, value in _PARAMETER.findall(self.text)}


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """All saved queries, sorted by name."""
    files = sorted(_SAVED.glob("*.cypher"))
    return tuple(_query(file.stem, file.read_text(encoding="utf-8")) for file in files)


def examples() -> dict[str, Any]:
    """An example value for every parameter of any saved query, sorted by name; with these set, every query runs."""
    return dict(sorted({name: value for query in saved_queries() for name, value in query.parameters.items()}.items()))


def param(values: Mapping[str, Any]) -> str:
    """The Browser command that sets these parameters, on one line.

    Examples
    --------
    >>> param({"skill": "Transformers", "known": ["Python"]})
    ':param {skill: "Transformers", known: ["Python"]}'
    """
    pairs = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    return f":param {{{', '.join(pairs)}}}"


def bundle(instead: Mapping[str, str] | None = None) -> bytes:
    """A ZIP archive of the saved queries, to drop on Browser's favorites; the same queries give the same bytes.

    ``instead`` are names for their examples, as `queries.browser.fitting` gives them.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for query in saved_queries():
            archive.writestr(zipfile.ZipInfo(f"Prereq/{query.name}.cypher", _EPOCH), fitted(query.text, instead or {}))
    return content.getvalue()


def _query(name: str, text: str) -> SavedQuery:
    title = text.splitlines()[0].removeprefix("//").strip()
    return SavedQuery(name, title, text)
